/**
 * Adds communes' reports into the totals of the unit above them. Every count names the communes
 * it was made of, and each commune its report's fingerprint, so a number in a master can be followed
 * to a cell. Pure and linear in reports × indicators; the order in which reports arrived does not show.
 */
import type { Period } from '../calendar/period.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { Group } from '../units/obligation.ts';
import type { Band } from './bands.ts';
import { criterionNumbers } from './communes.ts';
import { averageOf, bandTotals, criterionTotals } from './figures.ts';
import { groupTotals } from './groups.ts';
import { groupByDistrict, linesOf, reportsByUnit, type Frame, type Line } from './lines.ts';
import { localTotals } from './localTotals.ts';
import { rollUp, setOrderOf, sortedExplanations } from './remarks.ts';
import type { AcceptedReport, Totals } from './totals.ts';

export interface Consolidation {
  readonly scope: Unit;
  /** The units of the period's last day. */
  readonly tree: UnitTree;
  readonly period: Period;
  readonly set: CriteriaSet;
  /** The units below the scope that are obliged to report on this set in this period. */
  readonly expected: readonly Unit[];
  readonly reports: readonly AcceptedReport[];
  readonly bands: readonly Band[];
  /** Count this criterion alone; the caller has refused one that the set does not have. */
  readonly criterion?: number;
  /** The group of each commune, where the set judges by groups and they are known. */
  readonly groups?: ReadonlyMap<string, Group>;
}

/**
 * The totals of a district or a province. A province on a day when it has districts lists each of
 * them, those with nothing expected too: their zeros say that nothing was asked of them.
 *
 * Throws an Error for what the caller should have decided before: a report of a unit that is not
 * expected, of another set or period, two reports of one unit, bands that leave a count out.
 */
export function consolidate({ scope, tree, period, set, expected, reports, bands, criterion, groups }: Consolidation): Totals {
  const only = criterion ?? null;
  const frame: Frame = { period, set, bands, criterion: only, criteria: criterionNumbers(set, only), order: setOrderOf(set) };
  const outside = expected.find((unit) => !tree.isWithin(unit.code, scope.code));
  if (outside) throw new Error(`unit ${outside.code} is expected, but does not lie within ${scope.code} on ${tree.day}`);
  const lines = linesOf(expected, reportsByUnit(reports, frame), frame);
  const together = addUp(scope, lines, frame);
  const totals = groups && groups.size > 0 ? { ...together, groups: groupTotals(together, groups, bands) } : together;
  const districts = tree.childrenOf(scope.code).filter((unit) => unit.level === 'district');
  if (districts.length === 0) return totals;
  const byDistrict = groupByDistrict(lines, scope, districts, tree);
  return { ...totals, districts: districts.map((district) => addUp(district, byDistrict.get(district.code) ?? [], frame)) };
}

function addUp(scope: Unit, lines: readonly Line[], { period, set, bands, criterion, criteria, order }: Frame): Totals {
  const counted = lines.flatMap((line) => (line.counted ? [line.counted] : []));
  const communes = counted.map((line) => line.totals);
  const local = localTotals(
    counted.map((line) => ({ unit: line.totals.unit, local: line.local })),
    criterion,
  );
  return {
    unit: scope.code,
    period,
    set: set.id,
    criterion,
    asOf: null,
    late: 'omit',
    expected: lines.length,
    counted: communes.length,
    missing: lines.filter((line) => line.counted === null).map((line) => line.unit),
    carried: [],
    returned: [],
    communes,
    criteria: criterionTotals(communes, criteria),
    ...(local.length > 0 ? { local } : {}),
    average: criterion === null ? averageOf(communes) : null,
    bands: criterion === null ? bandTotals(communes, bands) : [],
    expectedBy: rollUp(
      counted.flatMap((line) => line.expectedBy),
      order,
    ),
    obstacles: counted.flatMap((line) => line.obstacles),
    explanations: sortedExplanations(
      counted.flatMap((line) => line.explanations),
      order,
    ),
    complete: communes.length === lines.length,
  };
}
