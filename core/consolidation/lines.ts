/**
 * The lines of a consolidation: each unit that is expected, with what its report gives, if it sent
 * one. What the caller should have decided before is refused here as our own error.
 */
import type { Period } from '../calendar/period.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { LocalEntry } from '../reading/report.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { Band } from './bands.ts';
import { communeTotals } from './communes.ts';
import { byCode, expectedItems, obstaclesOf, type ExpectedItem, type SetOrder, type UnitExplanation } from './remarks.ts';
import type { AcceptedReport, CommuneTotals, Obstacle } from './totals.ts';

/** One unit that is expected, and what its report gives, if it sent one. */
export interface Line {
  readonly unit: string;
  readonly counted: {
    readonly totals: CommuneTotals;
    readonly local: readonly LocalEntry[];
    readonly expectedBy: readonly ExpectedItem[];
    readonly obstacles: readonly Obstacle[];
    readonly explanations: readonly UnitExplanation[];
  } | null;
}

/** What is the same for every line and every unit above them. */
export interface Frame {
  readonly period: Period;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
  readonly criterion: number | null;
  readonly criteria: readonly number[];
  readonly order: SetOrder;
}

/** Throws an Error for a report of another set or period, or of no unit, and for two reports of one unit. */
export function reportsByUnit(reports: readonly AcceptedReport[], { set, period }: Frame): Map<string, AcceptedReport> {
  const byUnit = new Map<string, AcceptedReport>();
  for (const accepted of reports) {
    const { unit, template } = accepted.report;
    if (unit === null || template !== set.id || accepted.report.period !== period) {
      throw new Error(
        `a report of ${unit ?? 'no unit'}, ${template}, ${accepted.report.period ?? 'no period'} in the totals of ${set.id}, ${period}`,
      );
    }
    if (byUnit.has(unit)) throw new Error(`two reports of unit ${unit}`);
    byUnit.set(unit, accepted);
  }
  return byUnit;
}

/** In the order of their codes. Throws an Error for a report of a unit that is not expected. */
export function linesOf(expected: readonly Unit[], reports: Map<string, AcceptedReport>, frame: Frame): readonly Line[] {
  const units = new Map(expected.map((unit) => [unit.code, unit]));
  for (const unit of reports.keys()) if (!units.has(unit)) throw new Error(`a report of unit ${unit}, which is not expected`);
  return [...units.values()].sort((a, b) => byCode(a.code, b.code)).map((unit) => lineOf(unit, reports.get(unit.code), frame));
}

function lineOf(unit: Unit, accepted: AcceptedReport | undefined, { criterion, criteria, order }: Frame): Line {
  if (!accepted) return { unit: unit.code, counted: null };
  const asked = (one: { readonly criterion: number }): boolean => criterion === null || one.criterion === criterion;
  return {
    unit: unit.code,
    counted: {
      totals: communeTotals(unit, accepted, criteria),
      local: accepted.report.local ?? [],
      expectedBy: expectedItems(unit.code, accepted.report, order).filter(asked),
      obstacles: obstaclesOf(unit.code, accepted.report, order).filter(asked),
      explanations: accepted.explanations.filter(asked).map((explanation) => ({ ...explanation, unit: unit.code })),
    },
  };
}

/**
 * By the code of the district above. A unit right below the scope itself is in no district's sum, only in the scope's; one that
 * lies in neither would be lost: an Error.
 */
export function groupByDistrict(lines: readonly Line[], scope: Unit, districts: readonly Unit[], tree: UnitTree): Map<string, Line[]> {
  const groups = new Map(districts.map((district) => [district.code, [] as Line[]]));
  for (const line of lines) {
    const parent = tree.unit(line.unit)?.parent ?? '';
    const group = groups.get(parent);
    if (!group && parent !== scope.code) throw new Error(`unit ${line.unit} lies in no district on ${tree.day}`);
    group?.push(line);
  }
  return groups;
}
