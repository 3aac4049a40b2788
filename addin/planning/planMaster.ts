/** The sheets of an open workbook and totals → how the master is understood and what would be written; the same functions as at the desk. */
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
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

interface Bound {
  readonly binding: Binding;
  readonly sheet: Sheet;
}

/**
 * | `no`      | nobody has confirmed how this master is understood                                   |
 * | `earlier` | a person has, and all of it is as they said: only places may have changed            |
 * | `partly`  | a person has, but something new came in, or something they said is no longer there   |
 */
export type Confirmed = 'no' | 'earlier' | 'partly';

/** What is shown and written. What is written follows from the changes, so that it need not travel twice. */
export interface PlannedMaster {
  readonly binding: Binding;
  readonly confirmed: Confirmed;
  readonly plan: Pick<MasterPlan, 'changes' | 'skipped' | 'notices'>;
}

/**
 * `words`: those that the workbook keeps, the newest first.
 * @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `master-not-understood`, `unknown-unit`
 */
export function planMaster(
  visible: readonly Sheet[],
  totals: Totals,
  rulebook: Rulebook,
  words: readonly Confirmation[] = [],
): PlannedMaster {
  const period = parsePeriod(totals.period);
  const tree = period && treeOn(rulebook, lastDayOf(period));
  const scope = tree?.unit(totals.unit);
  const set = rulebook.sets.find(({ id }) => id === totals.set);
  if (!period || !tree || !scope || !set) {
    throw new Problem('unknown-unit', { unit: totals.unit, day: period ? lastDayOf(period) : totals.period, near: [] });
  }
  const asked = { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period };
  const name = sheetSaid({ noted: words }, asked);
  const bound = bindWorkbook(visible, name === undefined ? asked : { ...asked, sheet: name });
  if (bound.kind !== 'bound') throw notBound(bound);
  const { word, notices } = chooseWord(bound.binding, { noted: words }, asked);
  if (!word) return planned(bound, totals, 'no', notices);
  const said = confirm(bound.binding, word, tree);
  try {
    // That a word was used is said where the person may go back on it.
    return planned({ ...bound, binding: said }, totals, isAsSaid(said) ? 'earlier' : 'partly');
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'master-not-understood') throw error;
    // The master has changed too much for that word: it is asked about as if for the first time.
    return planned(bound, totals, 'no', [reasons.wordOutlived()]);
  }
}

function planned({ binding, sheet }: Bound, totals: Totals, confirmed: Confirmed, ofWords: readonly Message[] = []): PlannedMaster {
  const { changes, skipped, notices } = planWrites(binding, totals, sheet);
  return { binding, confirmed, plan: { changes, skipped, notices: [...ofWords, ...notices] } };
}

/** Whatever a person confirmed is sure; what is only likely they have not seen. */
function isAsSaid({ columns, rows, mark, unplaced }: Binding): boolean {
  const isNew = [...columns, ...rows, ...(mark ? [mark] : [])].some(({ certainty }) => certainty === 'likely');
  return !isNew && !unplaced.some(({ kind }) => kind === 'confirmed');
}
