/** Many files as a table: file → commune → period → outcome → reason; then the good ones go on, the bad ones are named. */
import { useContext, useMemo, useState, type JSX } from 'react';
import type { Receipt } from '../../../core/note/receipt.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { Queue } from '../send/Queue.tsx';
import { useWork } from '../work.ts';
import type { Together } from './consolidateLines.ts';
import { leftBehind, onwardsOf, type Onwards } from './onwards.ts';
import { outcomesOf, type LineOutcome, type ReportLine } from './outcomes.ts';
import type { Line } from './useBatch.ts';

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
  const { signedIn } = useWork();
  const account = signedIn.session?.account ?? null;
  const outcomes = outcomesOf(lines);
  const onwards = useMemo(() => onwardsOf(lines, rulebook, account), [lines, rulebook, account]);
  const behind = leftBehind(lines, onwards);
  const whyBehind = onwards.kind === 'send' ? say.notOwn : say.notCounted(onwards.together?.of ?? null);
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
  const { clearBatch } = useWork();
  return (
    <>
      {onwards.kind === 'send' ? <SendOwn lines={onwards.lines} /> : null}
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

interface Received {
  readonly file: string;
  readonly receipt: Receipt;
}

/** What was received is named with its code; what waits or is refused stands in the queue, with why. */
function SendOwn({ lines }: { readonly lines: readonly ReportLine[] }): JSX.Element {
  const { batch: say, send: words } = useWords();
  const { outbox } = useWork();
  const [received, setReceived] = useState<readonly Received[] | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    setSending(true);
    const abouts = lines.flatMap(({ file, sheet, checked: { report } }) => {
      const { unit, period, template, fingerprint } = report;
      return unit === null || period === null ? [] : [{ file: file.name, about: { unit, period, template }, fingerprint, sheet }];
    });
    for (const { about, fingerprint, sheet } of abouts) await outbox.add({ about, fingerprint, sheet, seenVersion: null });
    await outbox.flush();
    const found = await Promise.all(
      abouts.map(async ({ file, about, fingerprint }): Promise<readonly Received[]> => {
        const receipt = await outbox.receipt(about);
        return receipt?.fingerprint === fingerprint ? [{ file, receipt }] : [];
      }),
    );
    setReceived(found.flat());
    setSending(false);
  };
  return (
    <>
      {lines.length > 0 && !received ? (
        <p className="actions">
          <Button appearance="primary" disabled={isSending} onClick={() => void send()}>
            {isSending ? words.sending : say.sendGood(lines.length)}
          </Button>
        </p>
      ) : null}
      <ul role="status">
        {received?.map(({ file, receipt }) => (
          <li key={file}>
            {file}: <strong>{words.received(receipt.receipt, receipt.version)}</strong>
          </li>
        ))}
      </ul>
      {received ? <Queue /> : null}
    </>
  );
}
