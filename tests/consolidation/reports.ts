/** Accepted reports for specs, written as one word: `+` met, `-` unmet, `?` not assessed, a sign for each criterion. */
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { CriterionOutcome, Entry, Report } from '../../core/reading/report.ts';
import type { AcceptedReport, Explanation } from '../../core/consolidation/totals.ts';
import type { Band } from '../../core/consolidation/bands.ts';

export const PERIOD = '2023-11';

export const BANDS: readonly Band[] = [
  { label: '19', from: 19, to: 19 },
  { label: '15–18', from: 15, to: 18 },
  { label: '10–14', from: 10, to: 14 },
  { label: '5–9', from: 5, to: 9 },
  { label: '<5', from: 0, to: 4 },
];

export interface Said {
  /** By indicator code, or `#3` for criterion 3's own row. */
  readonly expectedBy?: Readonly<Record<string, string>>;
  /** By indicator code, or `#3`. */
  readonly obstacles?: Readonly<Record<string, string>>;
  readonly explanations?: readonly Explanation[];
  readonly submission?: string;
  readonly period?: string;
  readonly template?: string;
}

const SIGNS: Readonly<Record<string, CriterionOutcome>> = { '+': 'met', '-': 'unmet', '?': 'notAssessed' };

export function accepted(set: CriteriaSet, unit: string | null, signs: string, said: Said = {}): AcceptedReport {
  const outcomes = [...signs].map((sign) => SIGNS[sign] ?? 'notAssessed');
  return { report: reportOf(set, unit, outcomes, said), explanations: said.explanations ?? [], submission: said.submission ?? null };
}

function reportOf(set: CriteriaSet, unit: string | null, outcomes: readonly CriterionOutcome[], said: Said): Report {
  const cells = { result: 'F9', selfAssessment: 'G9', expectedBy: 'H9', obstacle: 'I9', note: 'K9' };
  const criteria = set.criteria.map(({ no }, at) => ({ criterion: no, selfAssessment: outcomes[at] ?? 'notAssessed' }));
  const { expectedBy = {}, obstacles = {} } = said;
  return {
    sheet: 'Tháng 11',
    template: said.template ?? set.id,
    version: 1,
    unit,
    period: said.period ?? PERIOD,
    entries: set.criteria.flatMap(({ indicators }, at) =>
      indicators.map(({ code }): Entry => ({
        indicator: code,
        reading: { kind: 'blank' },
        selfAssessment: outcomes[at] ?? 'notAssessed',
        selfAssessmentText: '',
        likeLastPeriod: false,
        expectedBy: expectedBy[code] ?? null,
        obstacle: obstacles[code] ?? null,
        note: null,
        cells,
      })),
    ),
    criterionRows: set.criteria
      .filter(({ indicators }) => indicators.length > 1)
      .map(({ no }) => ({
        criterion: no,
        assessedBy: 'own',
        typed: null,
        typedText: '',
        range: null,
        resultText: '',
        expectedBy: expectedBy[`#${String(no)}`] ?? null,
        obstacle: obstacles[`#${String(no)}`] ?? null,
        note: null,
        cells,
      })),
    criteria,
    fingerprint: `sha256:${unit ?? 'none'}`,
  };
}
