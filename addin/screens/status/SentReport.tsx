/** A commune's report as it was sent, cell for cell; and the way to return it with remarks on its cells. */
import { useEffect, type JSX } from 'react';
import { checkWorkbook } from '../../../core/check.ts';
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { Remark, ReportState, Session } from '../../client/answers.ts';
import { sentHost } from '../../host/sentHost.ts';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { SheetGrid } from '../check/SheetGrid.tsx';
import { useKept } from '../kept.ts';
import { useWork } from '../work.ts';
import { NO_DRAFT, ReturnForm, withCell, type Draft } from './ReturnForm.tsx';
import { ReturningLine } from './ReturningLine.tsx';
import type { Returning } from './useReturning.ts';

interface Props {
  readonly session: Session;
  readonly state: ReportState;
  readonly rulebook: Rulebook;
  readonly returning: Returning;
  readonly onReturn: (remarks: readonly Remark[]) => void;
  readonly onBack: () => void;
}

export function SentReport({ session, state, rulebook, returning, onReturn, onBack }: Props): JSX.Element {
  const { status: say } = useWords();
  const { service } = useWork();
  const [sheet, askSheet] = useAsking<Sheet>();
  const { value: drafts, set: setDrafts } = useKept<readonly Draft[]>(`return ${state.submission ?? ''}`, FIRST_DRAFT);
  const { submission } = state;
  const isReturned = returning.last?.state.submission === submission && returning.asked.stage === 'answered';
  const canReturn = state.state === 'sent' && !isReturned;
  useEffect(() => {
    if (submission !== null) void askSheet(() => service.sentSheet(session, submission));
  }, [askSheet, service, session, submission]);
  return (
    <section className="sent-report">
      <Button size="small" onClick={onBack}>
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
              isBusy={returning.asked.stage === 'asking'}
              onReturn={onReturn}
            />
          ) : null}
        </>
      ) : null}
      <ReturningLine returning={returning} />
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
