/** What a criterion's totals are made of, commune by commune: the submission, its version, and the cells that were read. */
import { entryDocument } from '../../core/check.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { CriterionOutcome, Entry } from '../../core/reading/report.ts';
import type { Counted, StoredReports } from '../totals.ts';

export interface CommuneSource {
  readonly unit: string;
  readonly name: string;
  readonly submission: string;
  readonly version: number;
  /** The period of the report: an earlier one where it was carried over. */
  readonly period: string;
  readonly fingerprint: string;
  readonly selfAssessment: CriterionOutcome;
  readonly sheet: string;
  /** The criterion's own self-assessment cell; null where it shares its one indicator's row. */
  readonly cell: string | null;
  readonly indicators: readonly Pick<Entry, 'indicator' | 'reading' | 'selfAssessment' | 'expectedBy' | 'obstacle' | 'note' | 'cells'>[];
}

export interface Sources {
  readonly communes: readonly CommuneSource[];
  readonly missing: readonly string[];
}

export function sourcesOf({ expected, counted }: StoredReports, set: CriteriaSet, criterion: number): Sources {
  const indicators = new Set(set.criteria.find(({ no }) => no === criterion)?.indicators.map(({ code }) => code));
  const there = new Set(counted.map(({ unit }) => unit.code));
  return {
    communes: counted.map((one) => communeSource(one, criterion, indicators)).sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    missing: expected.filter(({ code }) => !there.has(code)).map(({ code }) => code),
  };
}

function communeSource(
  { unit, stored: { submission, report } }: Counted,
  criterion: number,
  indicators: ReadonlySet<string>,
): CommuneSource {
  return {
    unit: unit.code,
    name: unit.name,
    submission: submission.id,
    version: submission.version,
    period: submission.period,
    fingerprint: submission.fingerprint,
    selfAssessment: report.criteria.find((one) => one.criterion === criterion)?.selfAssessment ?? 'notAssessed',
    sheet: report.sheet,
    cell: report.criterionRows.find((row) => row.criterion === criterion)?.cells.selfAssessment ?? null,
    indicators: report.entries.filter(({ indicator }) => indicators.has(indicator)).map(entryDocument),
  };
}
