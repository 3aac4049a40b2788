/** Who has sent, who is late, whose report was returned; a reminder to copy; a report opened as it was sent. */
import { useContext, type JSX } from 'react';
import type { Rulebook } from '../../../core/rulebook.ts';
import { printDay } from '../../../core/calendar/period.ts';
import { periodTitle } from '../../../core/calendar/periodWords.ts';
import type { ReportsAnswer, ReportState, Session } from '../../client/answers.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useKeptAsking } from '../Asking.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { shortSetTitle } from '../check/names.ts';
import { useKept } from '../kept.ts';
import { ScopePicker, usePicked } from '../ScopePicker.tsx';
import { SignIn } from '../signIn/SignIn.tsx';
import { printTime } from '../times.ts';
import { useRulebook } from '../useScope.ts';
import { useWork } from '../work.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { ReturningLine } from './ReturningLine.tsx';
import { SentReport } from './SentReport.tsx';
import { useReturning } from './useReturning.ts';

export function StatusScreen(): JSX.Element {
  const { session } = useWork().signedIn;
  const rulebook = useRulebook();
  if (!session) return <SignIn />;
  return rulebook && session.account.unit !== null ? <Status session={session} rulebook={rulebook} unit={session.account.unit} /> : <></>;
}

interface Props {
  readonly session: Session;
  readonly rulebook: Rulebook;
  readonly unit: string;
}

function Status({ session, rulebook, unit }: Props): JSX.Element {
  const { status: say } = useWords();
  const language = useContext(LanguageContext);
  const { service } = useWork();
  const picked = usePicked(rulebook, unit);
  const [asked, ask] = useKeptAsking<ReportsAnswer>('status');
  const { value: opened, set: setOpened } = useKept<ReportState | null>('status: opened', null);
  const { period, owed } = picked;
  const set = owed?.set.id ?? '';
  // A list stays only under the period and the set it was asked for.
  const scope = `${period} ${set}`;
  const { value: askedScope, set: setAskedScope, latest } = useKept<string | null>('status: scope', null);
  const isOfThese = askedScope === scope;
  const load = (): Promise<void> => {
    setAskedScope(scope);
    return ask(() => service.reports(session, { unit, period, set }));
  };
  const returning = useReturning(session, () => {
    if (latest() === scope) void load();
  });
  const open = (state: ReportState | null): void => {
    returning.forget();
    setOpened(state);
  };
  if (opened) {
    return (
      <SentReport
        session={session}
        state={opened}
        rulebook={rulebook}
        returning={returning}
        onReturn={(remarks) => returning.giveBack(opened, period, remarks)}
        onBack={() => open(null)}
      />
    );
  }
  return (
    <section className="states">
      <ScopePicker picked={picked} />
      <p className="actions">
        <Button
          appearance="primary"
          disabled={!owed || (isOfThese && asked.stage === 'asking')}
          onClick={() => {
            returning.forget();
            void load();
          }}
        >
          {say.load}
        </Button>
      </p>
      <ReturningLine returning={returning} />
      {isOfThese ? <AskedLine asked={asked} label={say.loading} /> : null}
      {isOfThese && owed && asked.stage === 'answered' ? (
        <States title={say.heading(periodTitle(period)[language], shortSetTitle(owed.set))} answer={asked.answer} onOpen={open} />
      ) : null}
    </section>
  );
}

interface StatesProps {
  /** The period and the set. */
  readonly title: string;
  readonly answer: ReportsAnswer;
  readonly onOpen: (state: ReportState) => void;
}

function States({ title, answer: { counts, reports, reminder }, onOpen }: StatesProps): JSX.Element {
  const { status: say, unit } = useWords();
  const late = (of: ReportState['state']): number => reports.filter(({ state, lateDays }) => state === of && lateDays > 0).length;
  return (
    <>
      <h2>{title}</h2>
      <p className="counts">
        <strong>{say.counts(counts.sent, counts.expected, late('notSent'), late('sent'), counts.returned)}</strong>
      </p>
      {reminder === null ? null : <CopyButton label={say.copyReminder} text={reminder} />}
      <ScrollRegion label={say.state}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{say.state}</th>
              <th scope="col">{say.due}</th>
              <th scope="col">{say.receivedAt}</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((state) => (
              <StateRow key={state.unit} state={state} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const SIGNS: Readonly<Record<ReportState['state'], string>> = { notSent: '○', sent: '✓', returned: '↩' };

function StateRow({ state, onOpen }: { readonly state: ReportState; readonly onOpen: (state: ReportState) => void }): JSX.Element {
  const { status: say } = useWords();
  return (
    <tr className={`state ${state.state}`}>
      <th scope="row">{state.name}</th>
      <td>
        <span aria-hidden="true">{SIGNS[state.state]}</span> {say.states[state.state]}
        {state.version > 0 ? ` (${String(state.version)})` : null}
        {state.submission === null ? null : (
          <div>
            <Button size="small" aria-label={`${say.open}: ${state.name}`} onClick={() => onOpen(state)}>
              {say.open}
            </Button>
          </div>
        )}
      </td>
      <td>
        {state.due === null ? '–' : printDay(state.due)}
        {state.lateDays > 0 ? <em> {say.late(state.lateDays)}</em> : null}
      </td>
      <td>{state.receivedAt === null ? '–' : printTime(state.receivedAt)}</td>
    </tr>
  );
}
