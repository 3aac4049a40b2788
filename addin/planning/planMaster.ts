/** The sheets of an open workbook and totals → how the master is understood and what would be written; the same functions as at the desk. */
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindWorkbook } from '../../core/master/bindWorkbook.ts';
import { notBound } from '../../core/master/notBound.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { Problem } from '../../core/problem.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';

/** What is shown and written. What is written follows from the changes, so that it need not travel twice. */
export interface PlannedMaster {
  readonly binding: Binding;
  readonly plan: Pick<MasterPlan, 'changes' | 'skipped' | 'notices'>;
}

/** @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `master-not-understood`, `unknown-unit` */
export function planMaster(visible: readonly Sheet[], totals: Totals, rulebook: Rulebook): PlannedMaster {
  const period = parsePeriod(totals.period);
  const tree = period && treeOn(rulebook, lastDayOf(period));
  const scope = tree?.unit(totals.unit);
  const set = rulebook.sets.find(({ id }) => id === totals.set);
  if (!period || !tree || !scope || !set) {
    throw new Problem('unknown-unit', { unit: totals.unit, day: period ? lastDayOf(period) : totals.period, near: [] });
  }
  const bound = bindWorkbook(visible, { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period });
  if (bound.kind !== 'bound') throw notBound(bound);
  const { changes, skipped, notices } = planWrites(bound.binding, totals, bound.sheet);
  return { binding: bound.binding, plan: { changes, skipped, notices } };
}
