/** Many files as a table: file → commune → period → outcome → reason; then the good ones go on, the bad ones are named. */
import { useContext, useMemo, type JSX } from 'react';
import type { Rulebook } from '../../../core/rulebook.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { Headings } from '../Headings.tsx';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { Queue } from '../send/Queue.tsx';
import { useWork } from '../work.ts';
import type { Together } from './consolidateLines.ts';
import { leftBehind, onwardsOf, waitingGoer, type Onwards } from './onwards.ts';
import { outcomesOf, type LineOutcome } from './outcomes.ts';
import { SendOwn } from './SendOwn.tsx';
import type { Line } from './lines.ts';

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
  const { signedIn, outbox } = useWork();
  const account = signedIn.session?.account ?? null;
  const { waiting } = outbox;
  const outcomes = outcomesOf(lines);
  const onwards = useMemo(() => onwardsOf(lines, rulebook, account ?? waitingGoer(lines, waiting)), [lines, rulebook, account, waiting]);
  const behind = leftBehind(lines, onwards);
  const whyBehind = onwards.kind === 'send' ? say.notOwn : say.notCounted(onwards.together?.of ?? null);
  return (
    <>
      <ScrollRegion label={say.title(lines.length)}>
        <table className="plain">
          <Headings of={[say.file, say.commune, say.period, say.outcome, say.reason]} />
          <tbody>
            {lines.map((line, index) => (
              <LineRow
                key={index}
                line={line}
                outcome={outcomes[index] ?? { kind: 'notRead' }}
                behind={behind.has(line) ? whyBehind : null}
                rulebook={rulebook}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Actions onwards={onwards} />
    </>
  );
}

interface RowProps {
  readonly line: Line;
  readonly outcome: LineOutcome;
  /** Why a good one does not go on; null where it does. */
  readonly behind: string | null;
  readonly rulebook: Rulebook;
}

function LineRow({ line, outcome, behind, rulebook }: RowProps): JSX.Element {
  const { batch: say } = useWords();
  const saying = useSaying();
  const { openOne } = useWork();
  const language = useContext(LanguageContext);
  const names = line.kind === 'report' ? namesOf(line.checked.report, rulebook, language) : null;
  return (
    <tr className={outcome.kind === 'good' || outcome.kind === 'same' ? 'good' : 'bad'}>
      <th scope="row">
        <button type="button" className="as-link" title={say.openOne} onClick={() => openOne(line.file)}>
          {line.file.name}
        </button>
      </th>
      <td>{names?.unit?.split(',')[0] ?? '–'}</td>
      <td>{names?.period ?? '–'}</td>
      <td>{outcomeWord(outcome, say)}</td>
      <td>{line.kind === 'report' ? (behind ?? reasonOf(outcome, say)) : saying(line.reason)}</td>
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

function Actions({ onwards }: { readonly onwards: Onwards }): JSX.Element {
  const { batch: say } = useWords();
  const { clearBatch, outbox, signedIn, show } = useWork();
  return (
    <>
      {onwards.kind === 'send' ? <SendOwn lines={onwards.lines} /> : null}
      <Queue />
      {outbox.waiting.length > 0 && !signedIn.session && !outbox.isSending ? (
        <p className="actions">
          <Button appearance="primary" onClick={() => show('send')}>
            {say.toSignIn}
          </Button>
        </p>
      ) : null}
      <p className="actions">
        {onwards.kind === 'total' && onwards.together ? <TotalButton together={onwards.together} /> : null}
        <Button onClick={clearBatch}>{say.clear}</Button>
      </p>
    </>
  );
}

function TotalButton({ together: { of, lines, totals } }: { readonly together: Together }): JSX.Element {
  const { batch: say } = useWords();
  const { showTotals } = useWork();
  return (
    <Button appearance="primary" onClick={() => showTotals(totals)}>
      {say.consolidate(lines.length, of)}
    </Button>
  );
}
