/** The units of totals by name. */
import { lastDayOf, parsePeriod } from '../../../core/calendar/period.ts';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';

export type NameOf = (unit: string) => string;

/** As the reports call them, else as they were called on the last day of the period; the code where nobody knows. */
export function unitNames({ period, communes }: Totals, rulebook: Rulebook): NameOf {
  const parsed = parsePeriod(period);
  const tree = parsed && treeOn(rulebook, lastDayOf(parsed));
  const counted = new Map(communes.map(({ unit, name }) => [unit, name]));
  return (unit) => counted.get(unit) ?? tree?.unit(unit)?.name ?? unit;
}
