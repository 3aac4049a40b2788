/**
 * Totals: what consolidation gives for a unit and a period. A function of the accepted
 * reports and nothing else, so it can be computed again at any time. The shape is the
 * contract's `consolidate --json` document; its `quarantined` belongs to the folder that was
 * read, so the command line adds it.
 */
import type { Report } from '../reading/report.ts';
import type { Group } from '../units/obligation.ts';

/** A report that counts: checked, sendable, by its unit for the period asked. */
export interface AcceptedReport {
  readonly report: Report;
  /** Explanations given in the sheet, which travel up with it. */
  readonly explanations: readonly Explanation[];
  /** Id of the stored submission; null at the desk, where nothing is stored. */
  readonly submission: string | null;
}

export interface Explanation {
  readonly rule: string;
  readonly criterion: number;
  readonly indicator: string | null;
  readonly text: string;
}

/** Numbers of criteria, ascending; every criterion of the set is in exactly one of the three. */
export interface CommuneTotals {
  readonly unit: string;
  readonly name: string;
  readonly met: readonly number[];
  readonly unmet: readonly number[];
  readonly notAssessed: readonly number[];
  readonly metCount: number;
  /** What is not met, as offices write it: `16, 17`. */
  readonly outstanding: string;
  readonly submission: string | null;
  /** The report these figures come from. */
  readonly fingerprint: string;
}

/** How many communes counted are met, unmet, not assessed; and which, so that each count can be followed. */
export interface CriterionTotals {
  readonly criterion: number;
  readonly met: number;
  readonly unmet: number;
  readonly notAssessed: number;
  readonly metBy: readonly string[];
  readonly unmetBy: readonly string[];
  readonly notAssessedBy: readonly string[];
}

/** A row that the unit `by` asks for beside the set: a commune that leaves it unclear is not assessed. */
export interface LocalTotals {
  readonly by: string;
  readonly code: string;
  readonly met: number;
  readonly unmet: number;
  readonly notAssessed: number;
  readonly metBy: readonly string[];
  readonly unmetBy: readonly string[];
  readonly notAssessedBy: readonly string[];
}

export interface BandTotals {
  readonly label: string;
  readonly count: number;
}

/** What is expected to be met by a month (`2023-12`; `2024` for a year alone). */
export interface ExpectedTotals {
  readonly month: string;
  readonly items: readonly { readonly unit: string; readonly criterion: number; readonly indicator: string | null }[];
}

/** Why something is not met, in the words of the commune's report. */
export interface Obstacle {
  readonly unit: string;
  readonly criterion: number;
  /** Null where the criterion's own row says it. */
  readonly indicator: string | null;
  readonly text: string;
}

/** Of one group of communes; only where the set judges by groups. */
export interface GroupTotals {
  readonly group: Group;
  /** Codes of its communes that owe a report. */
  readonly units: readonly string[];
  readonly counted: number;
  readonly criteria: readonly Pick<CriterionTotals, 'criterion' | 'met' | 'unmet' | 'notAssessed'>[];
  readonly average: number | null;
  readonly bands: readonly BandTotals[];
}

export interface Totals {
  readonly unit: string;
  readonly period: string;
  readonly set: string;
  /** The only criterion counted, where one was asked for; null = all. */
  readonly criterion: number | null;
  readonly asOf: string | null;
  readonly late: 'omit' | 'carry';
  /** Units with an obligation to report. */
  readonly expected: number;
  readonly counted: number;
  readonly missing: readonly string[];
  readonly carried: readonly string[];
  readonly returned: readonly string[];
  readonly communes: readonly CommuneTotals[];
  readonly criteria: readonly CriterionTotals[];
  /** Absent where no sheet counted holds such a row. */
  readonly local?: readonly LocalTotals[];
  /** Criteria met per commune counted, half up to two decimals; null where nothing is counted or one criterion is asked for. */
  readonly average: number | null;
  readonly bands: readonly BandTotals[];
  readonly expectedBy: readonly ExpectedTotals[];
  /** By unit, then in the order of the set; each row of a report at most once. */
  readonly obstacles: readonly Obstacle[];
  readonly explanations: readonly (Explanation & { readonly unit: string })[];
  readonly complete: boolean;
  /** Only where groups of communes are known for the set. */
  readonly groups?: readonly GroupTotals[];
  /** Only for a province on a date when districts exist. */
  readonly districts?: readonly Totals[];
}
