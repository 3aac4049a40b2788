/**
 * A Binding says which row of a master is which unit and which column is which total, how
 * sure that is and why. It is data: printed by `master bind --json`, kept by the service, read by
 * whoever plans writes. What is doubtful is said and not written.
 */
import type { Message } from '../message.ts';

export type Certainty = 'sure' | 'doubtful';

/**
 * | kind               | a commune's row     | a row of totals (a district, the whole)              |
 * |--------------------|---------------------|------------------------------------------------------|
 * | `unit`             | its name            | its name                                             |
 * | `district`         | the district's name | –                                                    |
 * | `criterion` met    | the mark            | communes that meet it                                |
 * | `criterion` share  | –                   | … in % of those counted                              |
 * | `metCount`         | criteria met        | criteria met, all communes together                  |
 * | `outstanding`      | `16, 17`            | –                                                    |
 * | `outstandingCount` | how many            | –                                                    |
 * | `expected`         | –                   | communes obliged to report                           |
 * | `counted`          | –                   | communes whose report counts                         |
 * | `average`          | –                   | criteria met per commune counted                     |
 * | `band`             | –                   | communes in the band                                 |
 * | `leftAlone`        | the office's own: number, notes, levels, change since last period, plans                 |
 */
export type ColumnMeaning =
  | { readonly kind: 'unit' }
  | { readonly kind: 'district' }
  | { readonly kind: 'criterion'; readonly criterion: number; readonly measure: 'met' | 'share' }
  | { readonly kind: 'metCount' }
  | { readonly kind: 'outstanding' }
  | { readonly kind: 'outstandingCount' }
  | { readonly kind: 'expected' }
  | { readonly kind: 'counted' }
  | { readonly kind: 'average' }
  | { readonly kind: 'band'; readonly label: string }
  | { readonly kind: 'leftAlone' };

export interface BoundColumn {
  /** Column letters. */
  readonly column: string;
  /** A1 address of the lowest cell of its heading. */
  readonly cell: string;
  /** The heading from top to bottom, e.g. `Tiêu chí / TC1`. */
  readonly heading: string;
  readonly meaning: ColumnMeaning;
  readonly certainty: Certainty;
  readonly why: Message;
}

/**
 * | kind        | the row                                                       |
 * |-------------|---------------------------------------------------------------|
 * | `commune`   | of one commune                                                |
 * | `totals`    | of a district, or of the whole (Tổng cộng, Toàn huyện)        |
 * | `section`   | a district's name above its communes, without figures         |
 * | `metFoot`   | Số xã đạt                                                     |
 * | `shareFoot` | Tỷ lệ %                                                       |
 *
 * `unit` is the code of the unit whose figures stand there.
 */
export interface RowMeaning {
  readonly kind: 'commune' | 'totals' | 'section' | 'metFoot' | 'shareFoot';
  readonly unit: string;
}

export interface BoundRow {
  readonly row: number;
  /** A1 address of the label. */
  readonly cell: string;
  readonly label: string;
  readonly meaning: RowMeaning;
  readonly certainty: Certainty;
  readonly why: Message;
}

/** How this workbook marks a criterion as met. */
export interface MetMark {
  readonly value: string | number;
  /** The workbook's own mark for not met; null where such cells are empty. */
  readonly unmet: string | number | null;
  readonly certainty: Certainty;
  readonly why: Message;
}

/** What was found in the block, or is missing from it, and could not be placed. */
export type Unplaced =
  | {
      readonly kind: 'row';
      readonly cell: string;
      readonly label: string;
      readonly candidates: readonly string[];
      readonly reason: Message;
    }
  | { readonly kind: 'column'; readonly cell: string; readonly label: string; readonly reason: Message }
  /** Another table of the same sheet, by the address of its column of units. */
  | { readonly kind: 'table'; readonly cell: string; readonly reason: Message }
  | { readonly kind: 'unit'; readonly unit: string; readonly name: string; readonly reason: Message }
  | { readonly kind: 'criterion'; readonly criterion: number; readonly reason: Message };

export interface Binding {
  readonly kind: 'bound';
  readonly sheet: string;
  /** Code of the unit whose master it is. */
  readonly scope: string;
  /** Id of the criteria set. */
  readonly set: string;
  /** The day whose names were looked for, `YYYY-MM-DD`. */
  readonly day: string;
  /** `districts`: its rows are districts; `communes`: its rows are communes, with or without districts between. */
  readonly layout: 'communes' | 'districts';
  /** A1 range of the heading rows. */
  readonly heading: string;
  readonly columns: readonly BoundColumn[];
  readonly rows: readonly BoundRow[];
  /** Null where no row is a commune's. */
  readonly mark: MetMark | null;
  /** The month that the title or the sheet's name says, `2023-11`; null = it says none. */
  readonly period: string | null;
  /** The title names this set's kind (nâng cao, kiểu mẫu), or says none. */
  readonly title: 'same' | 'unsaid';
  readonly unplaced: readonly Unplaced[];
}

/** The sheet is no master of this unit and set, as far as can be seen. */
export interface Unbound {
  readonly kind: 'unbound';
  readonly sheet: string;
  readonly reason: Message;
}
