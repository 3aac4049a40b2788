/** Many files as a table: file → commune → period → outcome → reason; then the good ones go on, the bad ones are named. */
import { useContext, useState, type JSX } from 'react';
import type { Rulebook } from '../../../core/rulebook.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { useWork } from '../work.ts';
import { consolidateLines } from './consolidateLines.ts';
import { goodLines, outcomesOf, type LineOutcome } from './outcomes.ts';
import type { Line } from './useBatch.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';

export function BatchView(): JSX.Element | null {
  const { batch: say, tryAgain } = useWords();
  const saying = useSaying();
  const { batch } = useWork();
  const { state } = batch;
  if (state.stage === 'none') return null;
  return (
    <section className="batch">
      <h2>{say.title(state.files.length)}</h2>
      {state.stage === 'checking' ? <Spinner size="tiny" label={say.working(state.done, state.files.length)} /> : null}
      {state.stage === 'failed' ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{saying(state.message)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void batch.give(state.files)}>
              {tryAgain}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {state.stage === 'checked' ? <Lines lines={state.lines} rulebook={state.rulebook} /> : null}
    </section>
  );
}

interface Props {
  readonly lines: readonly Line[];
  readonly rulebook: Rulebook;
}

function Lines({ lines, rulebook }: Props): JSX.Element {
  const { batch: say } = useWords();
  const outcomes = outcomesOf(lines);
  return (
    <>
      <ScrollRegion label={say.title(lines.length)}>
        <table className="plain">
          <thead>
            <tr>
              {[say.file, say.commune, say.period, say.outcome, say.reason].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <LineRow key={index} line={line} outcome={outcomes[index] ?? { kind: 'notRead' }} rulebook={rulebook} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Onwards lines={lines} rulebook={rulebook} />
    </>
  );
}

interface RowProps {
  readonly line: Line;
  readonly outcome: LineOutcome;
  readonly rulebook: Rulebook;
}

function LineRow({ line, outcome, rulebook }: RowProps): JSX.Element {
  const { batch: say } = useWords();
  const saying = useSaying();
  const { openFile } = useBatchActions();
  const language = useContext(LanguageContext);
  const names = line.kind === 'report' ? namesOf(line.checked.report, rulebook, language) : null;
  return (
    <tr className={outcome.kind === 'good' || outcome.kind === 'same' ? 'good' : 'bad'}>
      <th scope="row">
        <button type="button" className="as-link" title={say.openOne} onClick={() => openFile(line.file)}>
          {line.file.name}
        </button>
      </th>
      <td>{names?.unit?.split(',')[0] ?? '–'}</td>
      <td>{names?.period ?? '–'}</td>
      <td>{outcomeWord(outcome, say)}</td>
      <td>{line.kind === 'report' ? reasonOf(outcome, say) : saying(line.reason)}</td>
    </tr>
  );
}

type BatchWords = ReturnType<typeof useWords>['batch'];

function outcomeWord({ kind }: LineOutcome, say: BatchWords): string {
  switch (kind) {
    case 'good':
      return `✓ ${say.good}`;
    case 'same':
      return `✓ ${say.twice}`;
    case 'blocked':
    case 'differs':
      return `✕ ${say.bad}`;
    case 'notReport':
      return `✕ ${say.notReport}`;
    case 'notRead':
      return `✕ ${say.notRead}`;
  }
}

function reasonOf(outcome: LineOutcome, say: BatchWords): string {
  if (outcome.kind === 'blocked') return say.faults(outcome.faults);
  if (outcome.kind === 'differs') return say.differs(outcome.files.join(', '));
  return outcome.kind === 'same' ? say.same(outcome.as) : '';
}

function useBatchActions(): { readonly openFile: (file: File) => void } {
  const { give } = useWork();
  return { openFile: (file) => give([file]) };
}

/** A commune sends its own; the office above adds up. */
function Onwards({ lines, rulebook }: Props): JSX.Element {
  const { batch: say } = useWords();
  const { batch, signedIn, outbox, showTotals } = useWork();
  const [queued, setQueued] = useState(0);
  const account = signedIn.session?.account;
  const good = goodLines(lines);
  const own = account?.role === 'commune' ? good.filter(({ checked }) => checked.report.unit === account.unit) : [];
  const together = consolidateLines(good, rulebook, account && account.role !== 'commune' ? account.unit : null);
  const send = async (): Promise<void> => {
    for (const { checked, sheet } of own) {
      const { unit, period, template, fingerprint } = checked.report;
      if (unit !== null && period !== null) await outbox.add({ about: { unit, period, template }, fingerprint, sheet });
    }
    setQueued(own.length);
    await outbox.flush();
  };
  return (
    <>
      <p className="actions">
        {own.length > 0 && queued === 0 ? (
          <Button appearance="primary" onClick={() => void send()}>
            {say.sendGood(own.length)}
          </Button>
        ) : null}
        {together && account?.role !== 'commune' ? (
          <Button appearance="primary" onClick={() => showTotals(together.totals)}>
            {say.consolidate(together.lines.length)}
          </Button>
        ) : null}
        <Button onClick={batch.clear}>{say.clear}</Button>
      </p>
      <p role="status">{queued > 0 ? say.sentOf(queued) : null}</p>
    </>
  );
}
