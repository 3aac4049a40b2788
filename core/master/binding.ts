/**
 * A Binding says which row of a master is which unit and which column is which total, how
 * sure that is and why. It is data: printed by `master bind --json`, kept by the service, read by
 * whoever plans writes. What is doubtful is said and not written.
 */
import type { Message } from '../message.ts';
import type { Group } from '../units/obligation.ts';

/**
 * | certainty  | why                                                   | written                                    |
 * |------------|-------------------------------------------------------|--------------------------------------------|
 * | `sure`     | the words say so, or a person did                     | yes                                        |
 * | `likely`   | nothing speaks against it, other readings are thinkable | yes, and named                           |
 * | `doubtful` | two readings, or the words contradict each other      | never, until a person says so (confirm.ts) |
 */
export type Certainty = 'sure' | 'likely' | 'doubtful';

/** What is doubtful waits for a person's word. */
export function isWritten({ certainty }: { readonly certainty: Certainty }): boolean {
  return certainty !== 'doubtful';
}

/** What an office keeps in a column of its own. */
export type Own = 'number' | 'measure' | 'code' | 'notes' | 'level' | 'difficulties' | 'person' | 'decision' | 'place' | 'otherTime';

/**
 * | kind               | a commune's row     | a row of totals (a district, the whole)              |
 * |--------------------|---------------------|------------------------------------------------------|
 * | `unit`             | its name            | its name                                             |
 * | `district`         | the district's name | –                                                    |
 * | `criterion` met    | the mark            | communes that meet it                                |
 * | `criterion` unmet  | the mark            | communes that do not, those not assessed among them  |
 * | `criterion` share  | –                   | … in % of those counted                              |
 * | `metCount`         | criteria met        | criteria met, all communes together                  |
 * | `change`           | … more or fewer than in the period before | the same, all communes together |
 * | `newlyMet`, `lost` | `16, 17`            | –                                                    |
 * | `outstanding`      | `16, 17`            | –                                                    |
 * | `outstandingCount` | how many            | –                                                    |
 * | `expectedBy`       | `16: 12/2023; 17: 2024` | –                                                |
 * | `difficulties`     | `14.1: Thiếu bác sĩ; 17: Chưa có bãi rác` | –                              |
 * | `level`            | the band it is in   | –                                                    |
 * | `expected`         | –                   | communes obliged to report                           |
 * | `counted`          | –                   | communes whose report counts                         |
 * | `average`          | –                   | criteria met per commune counted                     |
 * | `band`             | –                   | communes in the band                                 |
 * | `results`          | – (a form's column: what its row says, of one group of communes or of all)  |
 * | `leftAlone`        | the office's own: number, notes, another time; difficulties where rows are no communes   |
 */
export type ColumnMeaning =
  | { readonly kind: 'unit' }
  | { readonly kind: 'district' }
  | { readonly kind: 'criterion'; readonly criterion: number; readonly measure: 'met' | 'unmet' | 'share' }
  | { readonly kind: 'metCount' }
  | { readonly kind: 'change' }
  | { readonly kind: 'newlyMet' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'outstanding' }
  | { readonly kind: 'outstandingCount' }
  | { readonly kind: 'expectedBy' }
  | { readonly kind: 'difficulties' }
  /** The word of each span of criteria met, as the office spells it. */
  | { readonly kind: 'level'; readonly words: readonly LevelWord[] }
  | { readonly kind: 'expected' }
  | { readonly kind: 'counted' }
  | { readonly kind: 'average' }
  | { readonly kind: 'band'; readonly label: string }
  | { readonly kind: 'results'; readonly group: Group | null; readonly measure: 'met' | 'share'; readonly span: string | null }
  | { readonly kind: 'leftAlone'; readonly own: Own };

export interface LevelWord {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

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
 * | kind            | the row                                                       |
 * |-----------------|---------------------------------------------------------------|
 * | `commune`       | of one commune                                                |
 * | `totals`        | of a district, or of the whole (Tổng cộng, Toàn huyện)        |
 * | `section`       | a district's name above its communes, without figures         |
 * | `metFoot`       | Số xã đạt                                                     |
 * | `shareFoot`     | Tỷ lệ %                                                       |
 * | `criterionLine` | of a form: one criterion, communes that meet it               |
 * | `figureLine`    | of a form: communes obliged, counted, in a band; the average  |
 *
 * `unit` is the code of the unit whose figures stand there.
 */
export type RowMeaning =
  | { readonly kind: 'commune' | 'totals' | 'section' | 'metFoot' | 'shareFoot'; readonly unit: string }
  | { readonly kind: 'criterionLine'; readonly unit: string; readonly criterion: number; readonly group: Group | null }
  | { readonly kind: 'figureLine'; readonly unit: string; readonly figure: FormFigure; readonly group: Group | null };

export type FormFigure =
  { readonly is: 'expected' } | { readonly is: 'counted' } | { readonly is: 'average' } | { readonly is: 'band'; readonly label: string };

export interface BoundRow {
  readonly row: number;
  /** A1 address of the label. */
  readonly cell: string;
  readonly label: string;
  /** Code of the district (of a form: the heading text of the section) it stands below; null where it stands below none. */
  readonly under: string | null;
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
      readonly under: string | null;
      readonly candidates: readonly string[];
      readonly reason: Message;
    }
  | { readonly kind: 'column'; readonly cell: string; readonly label: string; readonly reason: Message }
  /** Another table of the same sheet, by the address of its column of units. */
  | { readonly kind: 'table'; readonly cell: string; readonly reason: Message }
  | { readonly kind: 'unit'; readonly unit: string; readonly name: string; readonly reason: Message }
  | { readonly kind: 'criterion'; readonly criterion: number; readonly reason: Message }
  /** Something a person had confirmed and that is no longer found: it is asked again. */
  | { readonly kind: 'confirmed'; readonly label: string; readonly reason: Message };

/**
 * | `communes`  | its rows are communes, with or without districts between          |
 * | `districts` | its rows are districts                                            |
 * | `form`      | its rows are criteria and counts, its columns groups of communes  |
 */
export type MasterLayout = 'communes' | 'districts' | 'form';

export interface Binding {
  readonly kind: 'bound';
  readonly sheet: string;
  /** Code of the unit whose master it is. */
  readonly scope: string;
  /** Id of the criteria set. */
  readonly set: string;
  /** The day whose names were looked for, `YYYY-MM-DD`. */
  readonly day: string;
  readonly layout: MasterLayout;
  /** A1 range of the heading rows. */
  readonly heading: string;
  readonly columns: readonly BoundColumn[];
  readonly rows: readonly BoundRow[];
  /** Null where no row is a commune's. */
  readonly mark: MetMark | null;
  /** The period that the title says, `2023-11`, `2023-6T`; null = it says none, or several. */
  readonly period: string | null;
  /** The title names this set's kind (nâng cao, kiểu mẫu), or says none. */
  readonly title: 'same' | 'unsaid';
  readonly unplaced: readonly Unplaced[];
  /** Against what a person confirmed: where it stands now. Empty where nothing was confirmed or nothing moved. */
  readonly moved: readonly Moved[];
}

/** `from`, `to`: the sheet's name, column letters or row numbers. */
export interface Moved {
  readonly kind: 'sheet' | 'column' | 'row';
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** The sheet is no master of this unit and set, as far as can be seen. */
export interface Unbound {
  readonly kind: 'unbound';
  readonly sheet: string;
  readonly reason: Message;
}
