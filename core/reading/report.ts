/**
 * A Report is the meaning of one sheet: unit, period, template and an entry for each
 * indicator, each remembering its cells. It holds what the officer wrote, not whether it is right.
 */

export type SelfAssessment = 'met' | 'unmet' | 'notAssessed' | 'notApplicable';
export type CriterionOutcome = 'met' | 'unmet' | 'notAssessed';

export interface Part {
  /** `nam`, `nữ`, or the part's key in the criteria set (`a`, `b`). */
  readonly key: string;
  readonly value: number;
  readonly approximate?: true;
  readonly comparator?: string;
}

/**
 * | cell holds                     | reading       | counts as              |
 * |--------------------------------|---------------|------------------------|
 * | 95,5 · `95,5 %` · ≥65%         | `number`      | the figure             |
 * | Khá · Mức độ 2                 | `text`        | the officer's words    |
 * | Đạt · x · Chưa đạt             | `word`        | met or unmet           |
 * | 95,6 (nam 95,2; nữ 96,0)       | `parts`       | each figure            |
 * | nothing, spaces                | `blank`       | not reported           |
 * | `-` · `…`                      | `notAssessed` | nothing                |
 * | `1.234` for a %                | `ambiguous`   | a finding              |
 * | #REF! · 15/19 turned into a date · 66000 shown as 66 | `unreadable` | a finding |
 */
export type Reading =
  | { readonly kind: 'number'; readonly value: number; readonly approximate?: true; readonly comparator?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: 'met' | 'unmet' }
  | { readonly kind: 'parts'; readonly value: number | null; readonly parts: readonly Part[]; readonly bothSexes: boolean }
  | { readonly kind: 'blank' }
  | { readonly kind: 'notAssessed' }
  | { readonly kind: 'ambiguous'; readonly text: string; readonly candidates: readonly number[] }
  | { readonly kind: 'unreadable'; readonly text: string };

/** A1 addresses of one row's cells; null where the sheet lacks the column. */
export interface RowCells {
  readonly result: string;
  readonly selfAssessment: string;
  readonly expectedBy: string | null;
  readonly obstacle: string | null;
  readonly note: string | null;
}

/** What the officer wrote beside a figure or a verdict, in NFC; null = nothing. */
export interface Remarks {
  /** `2023-12`, `2024`; words that are no month are kept as written. */
  readonly expectedBy: string | null;
  readonly obstacle: string | null;
  readonly note: string | null;
}

export interface Entry extends Remarks {
  readonly indicator: string;
  readonly reading: Reading;
  /** Null where the cell is blank or cannot be read; `selfAssessmentText` says which. */
  readonly selfAssessment: SelfAssessment | null;
  readonly selfAssessmentText: string;
  /** The row says by itself, or by our formula, that it is as in the last period. */
  readonly likeLastPeriod: boolean;
  /** Null where the sheet has no row for the indicator. */
  readonly cells: RowCells | null;
}

/** A row that a district or a province adds: read like an indicator's, and never one of the set. */
export interface LocalEntry extends Entry {
  /** Code of the unit that asks for it. */
  readonly by: string;
}

/** A criterion's own row (absent where the criterion shares the row of its one indicator). */
export interface CriterionRow extends Remarks {
  readonly criterion: number;
  /**
   * | own      | the cell holds our formula: the criterion is computed                    |
   * | foreign  | another formula: the criterion is computed, the finding says so          |
   * | typed    | a word or nothing in place of our formula                                |
   */
  readonly assessedBy: 'own' | 'foreign' | 'typed';
  readonly typed: SelfAssessment | null;
  /** The set does not know all the criterion's indicators: `typed` counts. */
  readonly counts?: boolean;
  readonly typedText: string;
  /** The cells our own formula counts, without `$`, e.g. `G13:G15`; null where there is none of ours. */
  readonly range: string | null;
  /** What stands in the row's result cell, where nothing is read. */
  readonly resultText: string;
  readonly cells: RowCells;
}

export interface CriterionAssessment {
  readonly criterion: number;
  /** Any unmet → unmet; else any not assessed or unreadable → notAssessed; else met. The criterion's own word where it counts. */
  readonly selfAssessment: CriterionOutcome;
}

export interface Report {
  readonly sheet: string;
  /** The criteria set's id. */
  readonly template: string;
  readonly version: number;
  readonly unit: string | null;
  readonly period: string | null;
  /** In template order, one for every indicator of the set. */
  readonly entries: readonly Entry[];
  /** In template order, one for every own row of the unit's district and province; absent where they have none. */
  readonly local?: readonly LocalEntry[];
  readonly criterionRows: readonly CriterionRow[];
  readonly criteria: readonly CriterionAssessment[];
  readonly fingerprint: string;
}
