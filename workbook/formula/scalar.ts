/** What formulas and cells come to while they are worked out, and what of it counts as a number or a text. */
import type { Range } from '../../core/sheet/address.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import { generalText } from './decimal.ts';
import type { Expression } from './parse.ts';

/** What a formula comes to; the error is the only one we tell. */
export type Result = number | string | boolean | { readonly error: '#DIV/0!' };
/** A blank is told from a text of no letters. */
export type Scalar = Result | null;

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

export type Argument = Expression | undefined;

/** Given to functions, which decide themselves what of their arguments they work out. */
export interface Evaluation {
  /** One value; undefined for an area of several cells too. */
  scalar(expression: Argument): Scalar | undefined;
  /** Undefined when the argument is no reference. */
  area(expression: Argument): AreaContent | undefined;
  isArea(expression: Argument): boolean;
  number(expression: Argument): number | undefined;
}

export function isError(value: Scalar | undefined): value is { readonly error: '#DIV/0!' } {
  return typeof value === 'object' && value !== null;
}

/** Numbers, truth values and blanks; a text in arithmetic is read differently from program to program. */
export function numberOf(value: Scalar | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === null ? 0 : undefined;
}

/** Without regard to case; undefined for letters composed in two ways, where programs differ. */
export function sameText(a: string, b: string): boolean | undefined {
  if (a === b) return true;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return a.length === b.length ? true : undefined;
  return x.normalize('NFKC') === y.normalize('NFKC') ? undefined : false;
}

export function textOf(value: Exclude<Scalar, object> | null): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  // TRUE is said in the reader's own language.
  return typeof value === 'boolean' ? undefined : generalText(value);
}
