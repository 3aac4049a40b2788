/**
 * A1 addresses. Columns and rows are 1-based numbers here, as Excel counts them:
 * `F42` is column 6, row 42. Limits are Excel's own (ECMA-376 Part 1, 18.3.1.73: 1 048 576 rows,
 * 16 384 columns).
 */

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const DOLLAR = 36;
const ZERO = 48;
/** The letter before `a`; a letter and its capital differ in one bit. */
const BEFORE_A = 96;
const SMALL = 32;

/** `F` → 6. Letters only; the caller has checked them. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i += 1) number = number * 26 + (letters.charCodeAt(i) & 31);
  return number;
}

/** 6 → `F`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** One to three letters, a row that does not begin with 0, a `$` before either. Letter by letter: a check reads some thousand of them. */
export function parseAddress(text: string): Position | undefined {
  let at = text.charCodeAt(0) === DOLLAR ? 1 : 0;
  let column = 0;
  for (; column <= MAX_COLUMN; at += 1) {
    const letter = (text.charCodeAt(at) | SMALL) - BEFORE_A;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (text.charCodeAt(at) === DOLLAR) at += 1;
  if (text.charCodeAt(at) === ZERO) return undefined;
  let row = 0;
  for (; at < text.length && row <= MAX_ROW; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  return column >= 1 && column <= MAX_COLUMN && row >= 1 && row <= MAX_ROW ? { row, column } : undefined;
}

export function addressOf(row: number, column: number): string {
  return columnLetters(column) + String(row);
}

/** `A1:K1`, or a single address; corners in any order. */
export function parseRange(text: string): Range | undefined {
  const [first = '', second = first] = text.split(':');
  const a = parseAddress(first);
  const b = parseAddress(second);
  if (!a || !b) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}
