/** What changed since earlier totals, by the units of both days. */
import { lastDayOf, parsePeriod } from '../calendar/period.ts';
import { Problem } from '../problem.ts';
import { treeOn, type Rulebook } from '../rulebook.ts';
import { changesSince, type CommuneChange } from './changes.ts';
import type { Totals } from './totals.ts';

/**
 * What changed since the totals before; a code that was another unit's then is not compared. Null without them.
 * @throws Problem `totals-before-wrong` for totals of another unit or set, or of a period that is not before
 */
export function changesFor(totals: Totals, rulebook: Rulebook, before: Totals | undefined): ReadonlyMap<string, CommuneChange> | null {
  if (!before) return null;
  const [now, then] = [parsePeriod(totals.period), parsePeriod(before.period)];
  const fits = before.unit === totals.unit && before.set === totals.set && before.criterion === totals.criterion;
  if (!now || !then || !fits || lastDayOf(then) >= lastDayOf(now))
    throw new Problem('totals-before-wrong', { before: `${before.unit} · ${before.set} · ${before.period}`, period: totals.period });
  const [tree, earlier] = [treeOn(rulebook, lastDayOf(now)), treeOn(rulebook, lastDayOf(then))];
  return changesSince(before, totals, (unit) => tree.unit(unit) !== undefined && tree.unit(unit) === earlier.unit(unit));
}
