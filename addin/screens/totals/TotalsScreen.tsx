/** Totals of a district or a province: from the reports sent, or from files dropped here; then into the office's own master. */
import type { JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Session } from '../../client/answers.ts';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { ScopePicker, usePicked } from '../ScopePicker.tsx';
import { SignIn } from '../signIn/SignIn.tsx';
import { useRulebook } from '../useScope.ts';
import { useWork } from '../work.ts';
import { MasterView } from './MasterView.tsx';
import { TotalsView } from './TotalsView.tsx';

export function TotalsScreen(): JSX.Element {
  const { totals: say } = useWords();
  const { signedIn, ownTotals } = useWork();
  const rulebook = useRulebook();
  const { session } = signedIn;
  if (!rulebook) return <></>;
  if (ownTotals) return <Shown totals={ownTotals} rulebook={rulebook} source={say.fromFiles} />;
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
  const [asked, ask] = useAsking<Totals>();
  const set = picked.owed?.set.id ?? '';
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
      {asked.stage === 'answered' ? <Shown totals={asked.answer} rulebook={rulebook} source={say.fromService} /> : null}
    </section>
  );
}

interface ShownProps {
  readonly totals: Totals;
  readonly rulebook: Rulebook;
  readonly source: string;
}

function Shown({ totals, rulebook, source }: ShownProps): JSX.Element {
  return (
    <>
      <TotalsView totals={totals} rulebook={rulebook} source={source} />
      <MasterView key={`${totals.period} ${totals.set}`} totals={totals} />
    </>
  );
}
