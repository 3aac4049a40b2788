/**
 * The same figures for each group of communes (51/2025/QĐ-TTg, Điều 1): the 2026–30 forms count the communes that
 * meet a criterion group by group.
 */
import type { Group } from '../units/obligation.ts';
import type { Band } from './bands.ts';
import { averageOf, bandTotals, criterionTotals } from './figures.ts';
import type { GroupTotals, Totals } from './totals.ts';

/** The groups that hold a commune obliged to report, in their order. A commune of no known group is in none. */
export function groupTotals(totals: Totals, groups: ReadonlyMap<string, Group>, bands: readonly Band[]): readonly GroupTotals[] {
  const { communes, missing, criteria, criterion } = totals;
  const byGroup = Map.groupBy([...communes.map(({ unit }) => unit), ...missing], (unit) => groups.get(unit));
  return [...byGroup]
    .flatMap(([group, units]) => {
      if (group === undefined) return [];
      const codes = new Set(units);
      const counted = communes.filter(({ unit }) => codes.has(unit));
      return {
        group,
        units: [...codes].sort(),
        counted: counted.length,
        criteria: criterionTotals(
          counted,
          criteria.map((one) => one.criterion),
        ).map(({ criterion: no, met, unmet, notAssessed }) => ({ criterion: no, met, unmet, notAssessed })),
        average: criterion === null ? averageOf(counted) : null,
        bands: criterion === null ? bandTotals(counted, bands) : [],
      };
    })
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}
