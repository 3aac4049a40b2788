/** The sheets of an open workbook and totals → how the master is understood and what would be written; the same functions as at the desk. */
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { changesFor } from '../../core/consolidation/changesFor.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindNamed } from '../../core/master/bindNamed.ts';
import { bindWorkbook } from '../../core/master/bindWorkbook.ts';
import { confirm } from '../../core/master/confirm.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { notBound } from '../../core/master/notBound.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { reasons } from '../../core/master/reasons.ts';
import { chooseWord, sheetSaid } from '../../core/master/words.ts';
import type { Message } from '../../core/message.ts';
import { Problem } from '../../core/problem.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';

/**
 * | `no`      | nobody has confirmed how this master is understood                                   |
 * | `earlier` | a person has, and all of it is as they said: only places may have changed            |
 * | `partly`  | a person has, but something new came in, or something they said is no longer there   |
 */
export type Confirmed = 'no' | 'earlier' | 'partly';

/** Everything that is shown before it is written. What is written follows from the changes, what is not understood from the binding. */
export type PagePlan = Omit<MasterPlan, 'writes' | 'unplaced'>;

export interface PlannedMaster {
  readonly binding: Binding;
  readonly confirmed: Confirmed;
  readonly plan: PagePlan;
  /** Why nothing may be written as the master is understood now (`master-not-understood`): the plan is then empty. */
  readonly refused: Message | null;
}

/** What is known beside the master and the totals. */
export interface Beside {
  /** Words that the workbook keeps, the newest first. */
  readonly words?: readonly Confirmation[];
  /** The totals that changes are counted from. */
  readonly before?: Totals | null;
  /** The name of the sheet that a person says it is. */
  readonly sheet?: string | null;
}

/** @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `unknown-unit`, `totals-before-wrong` */
export function planMaster(
  visible: readonly Sheet[],
  totals: Totals,
  rulebook: Rulebook,
  { words = [], before = null, sheet = null }: Beside = {},
): PlannedMaster {
  const period = parsePeriod(totals.period);
  const tree = period && treeOn(rulebook, lastDayOf(period));
  const scope = tree?.unit(totals.unit);
  const set = rulebook.sets.find(({ id }) => id === totals.set);
  if (!period || !tree || !scope || !set) {
    throw new Problem('unknown-unit', { unit: totals.unit, day: period ? lastDayOf(period) : totals.period, near: [] });
  }
  const asked = { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period };
  const named = visible.find(({ name }) => name === sheet);
  const name = sheetSaid({ noted: words }, asked);
  const bound = named ? bindNamed(visible, named, asked) : bindWorkbook(visible, name === undefined ? asked : { ...asked, sheet: name });
  if (bound.kind !== 'bound') throw notBound(bound);
  const changes = changesFor(totals, rulebook, before ?? undefined);
  const plan = (binding: Binding, confirmed: Confirmed, notices: readonly Message[] = []): PlannedMaster =>
    planned({ ...bound, binding, confirmed }, totals, changes, notices);
  const { word, notices } = chooseWord(bound.binding, { noted: words }, asked);
  if (!word) return plan(bound.binding, 'no', notices);
  const said = confirm(bound.binding, word, tree);
  // That a word was used is said where the person may go back on it.
  const first = plan(said, isAsSaid(said) ? 'earlier' : 'partly');
  // The master has changed too much for that word: it is asked about as if for the first time.
  return first.refused ? plan(bound.binding, 'no', [reasons.wordOutlived()]) : first;
}

interface Understood {
  readonly binding: Binding;
  readonly confirmed: Confirmed;
  readonly sheet: Sheet;
}

function planned(
  { binding, confirmed, sheet }: Understood,
  totals: Totals,
  changes: ReturnType<typeof changesFor>,
  ofWords: readonly Message[],
): PlannedMaster {
  try {
    const { writes: _, unplaced: __, ...plan } = planWrites(binding, totals, sheet, changes);
    return { binding, confirmed, plan: { ...plan, notices: [...ofWords, ...plan.notices] }, refused: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'master-not-understood') throw error;
    return { binding, confirmed, plan: { ...NOTHING, notices: ofWords }, refused: error.text };
  }
}

const NOTHING: PagePlan = { changes: [], skipped: [], assumed: [], missingRows: [], notReported: [], notObliged: [], notices: [] };

/** Whatever a person confirmed is sure; what is only likely they have not seen. */
function isAsSaid({ columns, rows, mark, unplaced }: Binding): boolean {
  const isNew = [...columns, ...rows, ...(mark ? [mark] : [])].some(({ certainty }) => certainty === 'likely');
  return !isNew && !unplaced.some(({ kind }) => kind === 'confirmed');
}
