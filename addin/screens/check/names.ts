/** What a report was recognised as, in words: its template, its unit with those above it, its period. */
import { lastDayOf, parsePeriod, titleOf } from '../../../core/calendar/period.ts';
import type { Report } from '../../../core/reading/report.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import type { UnitTree } from '../../../core/units/unitTree.ts';

/** Null for what could not be told. */
export interface ReportNames {
  readonly template: string;
  readonly unit: string | null;
  readonly period: string | null;
}

export function namesOf(report: Report, rulebook: Rulebook): ReportNames {
  const set = rulebook.sets.find(({ id }) => id === report.template);
  const period = parsePeriod(report.period ?? '');
  return {
    template: set ? `${set.title}${set.decision === null ? '' : ` (${set.decision.number})`}` : report.template,
    unit: report.unit === null ? null : unitName(report.unit, period ? treeOn(rulebook, lastDayOf(period)) : null),
    period: period ? titleOf(period) : report.period,
  };
}

/** `Xã Nam Mỹ (13969), Huyện Nam Trực, Tỉnh Nam Định`; the code alone where that day has no such unit. */
function unitName(code: string, tree: UnitTree | null): string {
  const names: string[] = [];
  for (let unit = tree?.unit(code); unit; unit = unit.parent === null ? undefined : tree?.unit(unit.parent)) {
    names.push(unit.code === code ? `${unit.name} (${code})` : unit.name);
  }
  return names.length === 0 ? code : names.join(', ');
}
