/** Totals of a district or a province: from the reports sent, or from files dropped here; then into the office's own master. */
import { useMemo, type JSX } from 'react';
import { parsePeriod } from '../../../core/calendar/period.ts';
import { comparedWith } from '../../../core/calendar/spans.ts';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Session } from '../../client/answers.ts';
import type { ServiceClient } from '../../client/service.ts';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { isTrouble } from '../../trouble.ts';
import { AskedLine, useKeptAsking } from '../Asking.tsx';
import { shortSetTitle } from '../check/names.ts';
import { ScopePicker, usePicked } from '../ScopePicker.tsx';
import { SignIn } from '../signIn/SignIn.tsx';
import { useRulebook } from '../useScope.ts';
import { useWork } from '../work.ts';
import { MasterView } from './MasterView.tsx';
import { TotalsView } from './TotalsView.tsx';
import { unitNames } from './unitNames.ts';

export function TotalsScreen(): JSX.Element {
  const { totals: say } = useWords();
  const { signedIn, ownTotals, showTotals } = useWork();
  const rulebook = useRulebook();
  const { session } = signedIn;
  if (!rulebook) return <></>;
  if (ownTotals) {
    return (
      <>
        <p className="actions">
          <Button size="small" onClick={() => showTotals(null)}>
            {say.ofSent}
          </Button>
        </p>
        <Shown totals={ownTotals} rulebook={rulebook} source={say.fromFiles} before={() => Promise.resolve(null)} />
      </>
    );
  }
  if (!session) return <SignIn />;
  return session.account.unit === null ? <></> : <Asking session={session} rulebook={rulebook} unit={session.account.unit} />;
}

interface AskingProps {
  readonly session: Session;
  readonly rulebook: Rulebook;
  readonly unit: string;
}

function Asking({ session, rulebook, unit }: AskingProps): JSX.Element {
  const { status, totals: say } = useWords();
  const { service } = useWork();
  const picked = usePicked(rulebook, unit);
  const [asked, ask] = useKeptAsking<Totals>('totals');
  const set = picked.owed?.set.id ?? '';
  // Totals stay only under the period and the set they are of.
  const totals = asked.stage === 'answered' && asked.answer.period === picked.period && asked.answer.set === set ? asked.answer : null;
  return (
    <section>
      <ScopePicker picked={picked} />
      <p className="actions">
        <Button
          appearance="primary"
          disabled={!picked.owed || asked.stage === 'asking'}
          onClick={() => void ask(() => service.totals(session, { unit, period: picked.period, set }))}
        >
          {status.load}
        </Button>
      </p>
      <AskedLine asked={asked} label={status.loading} />
      {totals ? (
        <Shown totals={totals} rulebook={rulebook} source={say.fromService} before={() => totalsBefore(service, session, totals)} />
      ) : null}
    </section>
  );
}

/**
 * Null where the unit was not there, the set not in force, or nobody's report counted.
 * @throws Trouble where the service cannot be asked just now: that is no answer
 */
async function totalsBefore(service: ServiceClient, session: Session, { unit, period, set }: Totals): Promise<Totals | null> {
  const now = parsePeriod(period);
  const then = now && comparedWith(now);
  if (!then) return null;
  try {
    const before = await service.totals(session, { unit, period: then, set });
    return before.counted > 0 ? before : null;
  } catch (error) {
    if (isTrouble(error, 'refused')) return null;
    throw error;
  }
}

interface ShownProps {
  readonly totals: Totals;
  readonly rulebook: Rulebook;
  readonly source: string;
  /** The totals of the period before, where there are any to be had. */
  readonly before: () => Promise<Totals | null>;
}

function Shown({ totals, rulebook, source, before }: ShownProps): JSX.Element {
  const nameOf = useMemo(() => unitNames(totals, rulebook), [totals, rulebook]);
  const set = rulebook.sets.find(({ id }) => id === totals.set);
  return (
    <>
      <TotalsView totals={totals} nameOf={nameOf} set={set ? shortSetTitle(set) : totals.set} source={source} />
      <MasterView key={`${totals.period} ${totals.set}`} totals={totals} before={before} nameOf={nameOf} />
    </>
  );
}
