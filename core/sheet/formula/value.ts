/**
 * What formulas and cells come to while they are worked out. Two things end the work: what Excel says cannot be told, or
 * Excel shows an error, which nearly every function passes on.
 */
import type { Range } from '../address.ts';
import type { CellError, CellValue } from '../sheet.ts';

/** A blank, null, is told from a text of no letters. */
export type Scalar = Exclude<CellValue, CellError>;

export interface PlacedValue {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

export interface AreaContent {
  readonly area: Range;
  /** What its cells hold, row by row, blank ones left out. */
  readonly values: readonly CellValue[];
  /** The same with the cells' places; made when asked for. */
  readonly cells: () => readonly PlacedValue[];
}

/** What a cell without a formula counts as: a text of no letters is an empty cell to some programs and a text to others, so undefined. */
export function typedValue(value: CellValue): CellValue | undefined {
  return value === '' ? undefined : value;
}

/** What depends on the machine a workbook is opened on, on the program that opens it, or on what is not kept here. */
export class CannotTell extends Error {}

/** What Excel shows instead of a value. */
export class ShownError extends Error {
  readonly shown: CellError;

  constructor(error: string) {
    super(error);
    this.shown = { error };
  }
}

/** One for all: a master may hold thousands of formulas that lead to it. */
const UNTOLD = new CannotTell();

export function cannotTell(): never {
  throw UNTOLD;
}

export function show(error: string): never {
  throw new ShownError(error);
}
