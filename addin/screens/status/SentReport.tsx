/** A commune's report as it was sent, cell for cell; and the way to return it with remarks on its cells. */
import { useEffect, type JSX } from 'react';
import { checkWorkbook } from '../../../core/check.ts';
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { Remark, ReportState, Session } from '../../client/answers.ts';
import { sentHost } from '../../host/sentHost.ts';
import type { Message } from '../../../core/message.ts';
import { inBoth, useSaying, useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { SheetGrid } from '../check/SheetGrid.tsx';
import { useKept } from '../kept.ts';
import { useWork } from '../work.ts';
import { NO_DRAFT, ReturnForm, withCell, type Draft } from './ReturnForm.tsx';

interface Props {
  readonly session: Session;
  readonly state: ReportState;
  readonly rulebook: Rulebook;
  /** True: the report was returned here. */
  readonly onBack: (isChanged: boolean) => void;
}

export function SentReport({ session, state, rulebook, onBack }: Props): JSX.Element {
  const { status: say } = useWords();
  const saying = useSaying();
  const { service } = useWork();
  const [sheet, askSheet] = useAsking<Sheet>();
  const [returned, askReturn] = useAsking<Message>();
  const { value: drafts, set: setDrafts } = useKept<readonly Draft[]>(`return ${state.submission ?? ''}`, FIRST_DRAFT);
  const canReturn = state.state === 'sent' && returned.stage !== 'answered';
  const { submission } = state;
  useEffect(() => {
    if (submission !== null) void askSheet(() => service.sentSheet(session, submission));
  }, [askSheet, service, session, submission]);
  const giveBack = (remarks: readonly Remark[]): void => {
    if (submission === null) return;
    void askReturn(async () => {
      await service.returnReport(session, submission, remarks);
      return inBoth((words) => words.status.returnedNow(state.name));
    });
  };
  return (
    <section className="sent-report">
      <Button size="small" onClick={() => onBack(returned.stage === 'answered')}>
        {say.back}
      </Button>
      <h2>{say.asSent(state.name, state.version)}</h2>
      <AskedLine asked={sheet} label={say.loading} />
      <Given remarks={state.remarks} />
      {sheet.stage === 'answered' ? (
        <>
          <SheetGrid
            host={sentHost(sheet.answer)}
            sheet={sheet.answer}
            {...(canReturn ? { onCell: (cell: string) => setDrafts(withCell(drafts, cell)) } : {})}
          />
          {canReturn ? (
            <ReturnForm
              unit={state.name}
              indicatorAt={indicatorFinder(sheet.answer, rulebook)}
              drafts={drafts}
              onDrafts={setDrafts}
              isBusy={returned.stage === 'asking'}
              onReturn={giveBack}
            />
          ) : null}
        </>
      ) : null}
      <AskedLine asked={returned} label={say.loading} />
      <p role="status">{returned.stage === 'answered' ? saying(returned.answer) : null}</p>
    </section>
  );
}

const FIRST_DRAFT: readonly Draft[] = [NO_DRAFT];

/** What it was returned with. */
function Given({ remarks }: { readonly remarks: readonly Remark[] }): JSX.Element | null {
  const { status: say } = useWords();
  if (remarks.length === 0) return null;
  return (
    <section className="remarks">
      <h3>{say.remarksGiven}</h3>
      <ul>
        {remarks.map(({ cell, text }, index) => (
          <li key={index}>
            {cell === null ? null : <strong>{cell}: </strong>}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which indicator's row a cell stands in; null = none's. */
function indicatorFinder(sheet: Sheet, rulebook: Rulebook): (cell: string) => string | null {
  const [checked] = checkWorkbook([sheet], rulebook).reports;
  const byRow = new Map(checked?.report.entries.map(({ indicator, cells }) => [parseAddress(cells?.result ?? '')?.row ?? 0, indicator]));
  return (cell) => byRow.get(parseAddress(cell)?.row ?? -1) ?? null;
}
