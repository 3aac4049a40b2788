/**
 * A SheetDesign is a sheet before it is a workbook: what stands where and how it looks, as data, so that
 * it can be read, compared and checked without writing a file.
 */
import type { Cell, Sheet } from '../sheet/sheet.ts';
import { styleOf, type StyleKey } from './styles.ts';

export interface SheetDesign {
  readonly name: string;
  /** `YYYY-MM-DD`, written into the file as its day of making: the same design is the same file. */
  readonly madeOn: string;
  /** Widths in characters, left to right from column A. */
  readonly columns: readonly number[];
  readonly rows: readonly RowDesign[];
  readonly cells: readonly CellDesign[];
  /** A1 ranges. */
  readonly merges: readonly string[];
  readonly choices: readonly ChoiceDesign[];
  /** Codes and figures that are text on purpose: Excel is not to offer to turn them into numbers. */
  readonly textRanges: readonly string[];
  /** The last row of the heading: it stays in sight, and is printed on every page. */
  readonly headingRow: number;
  readonly print: PrintDesign;
}

export interface RowDesign {
  /** 1-based. */
  readonly row: number;
  /** In points. */
  readonly height: number;
  /** False: the row grows when more is written into it. */
  readonly fixed: boolean;
}

export interface CellDesign {
  readonly at: string;
  readonly style: StyleKey;
  /** Absent: an empty cell, to be filled. With a formula: its result now. */
  readonly value?: string | number;
  /** With its leading `=`. */
  readonly formula?: string;
  /** Stretches in a font of their own; their texts together are the value. */
  readonly runs?: readonly RunDesign[];
}

export interface RunDesign {
  readonly text: string;
  /** Whose font it is written in. */
  readonly style: StyleKey;
}

/** A drop-down list. What is typed beside it is warned of, not refused. */
export interface ChoiceDesign {
  readonly range: string;
  readonly choices: readonly string[];
}

export interface PrintDesign {
  readonly area: string;
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** The sheet a person would read back from the design. */
export function sheetOf({ name, cells, merges }: SheetDesign): Sheet {
  return { name, merges, cells: cells.filter(({ value }) => value !== undefined).map(cellOf) };
}

const FONT = 'Times New Roman';

function cellOf({ at, value = '', style, formula, runs }: CellDesign): Cell {
  return {
    at,
    value,
    font: FONT,
    ...(styleOf(style).text && { format: '@' }),
    ...(formula !== undefined && { formula }),
    ...(runs && { runs: runs.map(({ text }) => ({ text, font: FONT })) }),
  };
}
