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

const ADDRESS = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

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

export function parseAddress(text: string): Position | undefined {
  const found = ADDRESS.exec(text);
  if (!found?.[1] || !found[2]) return undefined;
  const position = { row: Number(found[2]), column: columnNumber(found[1]) };
  return position.row <= MAX_ROW && position.column <= MAX_COLUMN ? position : undefined;
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
