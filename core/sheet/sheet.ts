/**
 * A Sheet is what is there: the cells of one worksheet as a workbook or Excel gives
 * them, before any meaning is given to them. It is also what travels to the service,
 * so its shape is the contract's `Sheet` document.
 */

/** An Excel error shown in a cell, e.g. `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds; null is a formula without a cached value, or an emptied cell. A date is its serial number, counted from 1900 always. */
export type CellValue = number | string | boolean | CellError | null;

/** A stretch of rich text with its own font. */
export interface TextRun {
  readonly text: string;
  readonly font?: string;
  /** Struck through. */
  readonly strike?: true;
}

export interface Cell {
  /** A1 address without `$`, e.g. `F42`. */
  readonly at: string;
  readonly value: CellValue;
  /** Number format code, e.g. `0.0%`; absent for General. */
  readonly format?: string;
  /** With its leading `=`. */
  readonly formula?: string;
  readonly font?: string;
  /** Only where the cell's text is made of several runs. */
  readonly runs?: readonly TextRun[];
  /** Said by a door that sees that a text is in several fonts, but not which (Office.js). */
  readonly mixedFonts?: true;
  /** The whole cell is struck through. */
  readonly strike?: true;
}

export interface Sheet {
  readonly name: string;
  readonly cells: readonly Cell[];
  /** A1 ranges, e.g. `A1:K1`. */
  readonly merges?: readonly string[];
  /** 1-based row numbers. */
  readonly hiddenRows?: readonly number[];
  /** Column letters. */
  readonly hiddenColumns?: readonly string[];
}

interface WrittenPlace {
  readonly sheet: string;
  /** A1 address without `$`. */
  readonly cell: string;
  /** Formulas are kept unless this is true. */
  readonly overFormula?: boolean;
}

/** `value` null empties the cell; a text that begins with `=` stays a text. */
export interface ValueWrite extends WrittenPlace {
  readonly value: number | string | boolean | null;
}

export interface FormulaWrite extends WrittenPlace {
  /** With its leading `=`, in the words of files: English names, commas. Only what formula/writable.ts knows is written. */
  readonly formula: string;
}

/** One cell to be written. */
export type CellWrite = ValueWrite | FormulaWrite;

export function isCellError(value: CellValue | undefined): value is CellError {
  return typeof value === 'object' && value !== null;
}
