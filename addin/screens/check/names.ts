/** What a report was recognised as, or is about, in words: its template, its unit with those above it, its period. */
import { lastDayOf, parsePeriod } from '../../../core/calendar/period.ts';
import { periodTitle } from '../../../core/calendar/periodWords.ts';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import type { Report } from '../../../core/reading/report.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import type { UnitTree } from '../../../core/units/unitTree.ts';
import type { Language } from '../../i18n/language.ts';

/** Null for what could not be told. */
export interface ReportNames {
  readonly template: string;
  readonly unit: string | null;
  readonly period: string | null;
}

/** Without the rulebook, which may be on its way, the codes. */
export function namesOf(about: Pick<Report, 'unit' | 'period' | 'template'>, rulebook: Rulebook | null, language: Language): ReportNames {
  const set = rulebook?.sets.find(({ id }) => id === about.template);
  const period = parsePeriod(about.period ?? '');
  return {
    template: set ? setTitle(set) : about.template,
    unit: about.unit === null ? null : unitName(about.unit, period && rulebook ? treeOn(rulebook, lastDayOf(period)) : null),
    period: period ? periodTitle(period)[language] : about.period,
  };
}

function setTitle({ title, decision }: CriteriaSet): string {
  return `${title}${decision === null ? '' : ` (${decision.number})`}`;
}

/** What most titles begin with, and what therefore tells nothing in a narrow list. */
const COMMON_BEGINNING = /^(?:Bộ tiêu chí quốc gia về|Quy định|Tiêu chí) /u;

/** `Xã nông thôn mới nâng cao 2021 - 2025 (318/QĐ-TTg)` */
export function shortSetTitle(set: CriteriaSet): string {
  const title = setTitle(set).replace(COMMON_BEGINNING, '').replace(' giai đoạn ', ' ');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** `Xã Nam Mỹ (13969), Huyện Nam Trực, Tỉnh Nam Định`; the code alone where that day has no such unit. */
function unitName(code: string, tree: UnitTree | null): string {
  const names: string[] = [];
  for (let unit = tree?.unit(code); unit; unit = unit.parent === null ? undefined : tree?.unit(unit.parent)) {
    names.push(unit.code === code ? `${unit.name} (${code})` : unit.name);
  }
  return names.length === 0 ? code : names.join(', ');
}
