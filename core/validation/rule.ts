/**
 * A rule is a row: id, severity, why, check, examples. The examples are run as its spec and
 * printed in docs/rules.md. Rules judge one recognised sheet; they read, never change.
 */
import type { Requirement } from '../criteria/requirement.ts';
import type { Criterion, Indicator } from '../criteria/schema.ts';
import type { Message } from '../message.ts';
import type { CriterionRow, Entry, LocalEntry, Report, RowCells } from '../reading/report.ts';
import type { Recognised } from '../reading/recognise.ts';
import type { CellError } from '../sheet/sheet.ts';
import type { ColumnKey } from '../template/schema.ts';
import type { Body, Plan } from '../template/template.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { Facts, Mend, Severity } from './finding.ts';

/** An indicator's row with all that rules compare it with. */
export interface Line {
  readonly indicator: Indicator;
  readonly criterion: Criterion;
  readonly entry: Entry;
  readonly requirement: Requirement;
  /** The criterion's own row; null where criterion and indicator share one. */
  readonly criterionRow: CriterionRow | null;
  /** What the district plans to reach; null where it plans nothing. */
  readonly plan: Plan | null;
}

/** A row of the district's or the province's own, with what it asks: rules of the set's indicators leave it alone. */
export interface LocalLine {
  readonly indicator: Indicator;
  readonly criterion: Criterion;
  readonly entry: LocalEntry;
  readonly requirement: Requirement;
  readonly by: Body;
}

/** What was asked of this sheet: by the command line's options, or by the account. */
export interface Asked {
  readonly template?: string;
  readonly unit?: string;
  readonly period?: string;
  /** Name of the file, where the door knows one: it may contradict what the sheet says. */
  readonly file?: string;
}

export interface Subject {
  readonly recognised: Recognised;
  readonly lines: readonly Line[];
  readonly localLines: readonly LocalLine[];
  readonly asked: Asked;
  /** The units of the period; null where the period is unknown. */
  readonly tree: UnitTree | null;
  /** The other reports of the same workbook. */
  readonly others: readonly Report[];
  /** The workbook hides the report's sheet. */
  readonly isHiddenSheet: boolean;
}

/** What a rule finds; the engine adds id, severity and words. */
export interface Fault {
  readonly cell: string | null;
  readonly indicator?: string;
  readonly criterion?: number;
  readonly facts: Facts;
  readonly fix?: readonly Mend[];
}

/** One row of an example, as typed; `TC 14` names a criterion's own row. */
export interface ExampleRow {
  /** null: a formula without its value. */
  readonly result?: string | number | null;
  readonly selfAssessment?: string | number;
  readonly expectedBy?: string;
  readonly obstacle?: string;
  readonly note?: string | CellError;
  /** The note's font. */
  readonly noteFont?: string;
  /** A formula in the result's cell; `{12.1}` is that indicator's row. */
  readonly resultFormula?: string;
  /** The result is struck through. */
  readonly strike?: true;
  readonly code?: string | number;
  readonly content?: string;
  readonly format?: string;
  /** The cells a criterion's formula counts instead of its indicators'. */
  readonly range?: string;
}

/** A column behind the form's last; its values by row, as typed. */
export interface AddedColumn {
  readonly heading: string;
  readonly rows?: Readonly<Record<string, string | number>>;
  readonly hidden?: true;
}

/** A good sheet, changed as said; what the rule then finds (null: nothing). */
export interface Example {
  readonly given: Readonly<Record<string, ExampleRow>>;
  /** Rows taken out, rows hidden, rows written twice. */
  readonly without?: readonly string[];
  readonly hidden?: readonly string[];
  readonly twice?: readonly string[];
  /** Text of the form code cell; the sheet's own if absent. */
  readonly formCode?: string;
  /** Texts that replace the title and the block's unit. */
  readonly title?: string;
  readonly unitName?: string;
  /** The sheet's name. */
  readonly name?: string;
  readonly asked?: Asked;
  /** Cells of a column merged from one row to another. */
  readonly merged?: readonly (readonly [from: string, to: string, column: ColumnKey])[];
  /** Headings worded otherwise; columns and the sheet itself hidden; columns added. */
  readonly headings?: Readonly<Partial<Record<ColumnKey, string>>>;
  readonly hiddenColumns?: readonly ColumnKey[];
  readonly hiddenSheet?: true;
  readonly added?: readonly AddedColumn[];
  /** Thresholds of the province's own decision. */
  readonly province?: readonly { readonly code: string; readonly value: number | string }[];
  /** Rows of the district's own, in %, of which each asks the figure given. */
  readonly district?: readonly { readonly code: string; readonly text: string; readonly value: number }[];
  /** The criteria set of the sheet; xã NTM nâng cao if absent. */
  readonly set?: string;
  /** A second good sheet in the workbook, changed as said. */
  readonly beside?: Readonly<Record<string, ExampleRow>>;
  readonly finds: null | { readonly row?: string; readonly column?: keyof RowCells };
}

export interface Rule {
  readonly id: `NTM-V${string}`;
  readonly severity: Severity;
  readonly why: Message;
  readonly check: (subject: Subject) => readonly Fault[];
  readonly examples: readonly Example[];
}

/** A rule that looks at each indicator's row by itself; rows the sheet lacks are left to the rule of missing rows. */
export function eachLine(
  check: (line: Line, cells: NonNullable<Entry['cells']>) => Omit<Fault, 'indicator' | 'criterion'> | undefined,
): Rule['check'] {
  return ({ lines }) => {
    const faults: Fault[] = [];
    for (const line of lines) {
      const fault = line.entry.cells === null ? undefined : check(line, line.entry.cells);
      if (fault) faults.push({ ...fault, indicator: line.indicator.code, criterion: line.criterion.no });
    }
    return faults;
  };
}
