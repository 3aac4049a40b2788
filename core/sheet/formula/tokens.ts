/**
 * Finds the references in a formula's text: enough of a lexer to move them (shared formulas), to see what a formula
 * depends on, and to parse it. Text in quotes, sheet names and brackets is passed over whole, so
 * that "A1" in a message is no reference.
 */
import { columnNumber, MAX_COLUMN, MAX_ROW, type Range } from '../address.ts';

/** One end of a reference; a missing row is a whole column, a missing column a whole row. */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly absoluteRow: boolean;
  readonly absoluteColumn: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface OfSheet extends Place {
  /** Where its sheet's name begins, if it has one; `start` otherwise. */
  readonly from: number;
  /** The qualifier as written without quotes and `!` (`Sheet1`, `Sheet1:Sheet3`, `[1]Sheet1`, `[0]`); absent for the formula's own sheet. */
  readonly sheet?: string;
}

export type Token =
  | ({ readonly kind: 'reference'; readonly corners: readonly Corner[] } & OfSheet)
  | ({ readonly kind: 'name'; readonly text: string } & OfSheet)
  | ({ readonly kind: 'call'; readonly text: string } & Place)
  /** A structured reference, a link to another workbook, a range made by functions: not followed further. */
  | ({ readonly kind: 'opaque' } & Place);

const WORD = /[\p{L}\p{N}_.$\\?]+/uy;
const AREA = /\$?[A-Za-z]{1,3}\$?[0-9]{1,7}:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\p{L}\p{N}_.(!])/uy;
/** All sheets from one to another; names like `T1` look like cells. */
const SPAN = /[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+(?=!)/uy;
const COLUMNS = /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.$(!])/uy;
const ROWS = /\$?[0-9]{1,7}:\$?[0-9]{1,7}(?![\p{L}\p{N}_.$(!])/uy;
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?$/;
const NUMBER = /^[0-9.]+(E[0-9]*)?$/i;
const CALL = / *\(/y;
/** An error written as a value. */
export const ERROR = /#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)/iy;

/** In order of place; linear in the text. */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let sheet: Owner | undefined;
  const push = (token: Token): void => {
    tokens.push(token);
    at = token.end;
  };
  while (at < formula.length) {
    const letter = formula.charAt(at);
    // A sheet's name belongs to what stands right behind it.
    const owner = sheet;
    sheet = undefined;
    if (letter === '"') {
      at = endOfQuoted(formula, at);
    } else if (letter === "'") {
      const end = endOfQuoted(formula, at);
      if (formula.charAt(end) === '!') sheet = { name: formula.slice(at + 1, end - 1).replaceAll("''", "'"), start: at };
      at = end + 1;
    } else if (letter === '[') {
      const end = endOfBrackets(formula, at);
      const after = end + (matchAt(WORD, formula, end)?.length ?? 0);
      if (formula.charAt(after) === '!') {
        sheet = { name: formula.slice(at, after), start: at };
        at = after + 1;
      } else push({ kind: 'opaque', start: at, end });
    } else if (letter === '#' && matchAt(ERROR, formula, at) !== undefined) {
      at = ERROR.lastIndex;
    } else if (letter === '#' || letter === ':') {
      // A lone `#` behind a reference asks for what it spilled.
      push({ kind: 'opaque', start: at, end: at + 1 });
    } else {
      const word = matchAt(WORD, formula, at);
      if (word === undefined) {
        at += 1;
        continue;
      }
      const start = at;
      const end = start + word.length;
      const next = formula.charAt(end);
      const span = next === ':' ? matchAt(SPAN, formula, start) : undefined;
      if (span !== undefined) {
        sheet = { name: span, start };
        at = start + span.length + 1;
        continue;
      }
      const area = next === ':' ? areaAt(formula, start) : undefined;
      if (next === '!') {
        sheet = { name: word, start };
        at = end + 1;
        continue;
      }
      const single = area || next === '(' ? undefined : cellOf(word);
      if (next === '(') push({ kind: 'call', start, end, text: word.toUpperCase() });
      else if (area) push({ kind: 'reference', start, ...ownedBy(owner, start), ...area });
      else if (single) push({ kind: 'reference', start, end, ...ownedBy(owner, start), corners: single });
      else if (NUMBER.test(word)) at = end;
      else if (matchAt(CALL, formula, end) !== undefined) push({ kind: 'call', start, end, text: word.toUpperCase() });
      else push({ kind: 'name', start, end, ...ownedBy(owner, start), text: word });
    }
  }
  return tokens;
}

interface Owner {
  readonly name: string;
  readonly start: number;
}

function ownedBy(sheet: Owner | undefined, start: number): Pick<OfSheet, 'from' | 'sheet'> {
  return sheet ? { from: sheet.start, sheet: sheet.name } : { from: start };
}

/** `pattern` is a sticky one, and stands behind what it found afterwards. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : undefined;
}

/** `$A$1:B2`, `A:C`, `$1:$3`. */
function areaAt(formula: string, start: number): { readonly end: number; readonly corners: readonly Corner[] } | undefined {
  const text = matchAt(AREA, formula, start) ?? matchAt(COLUMNS, formula, start) ?? matchAt(ROWS, formula, start);
  const [first, second] = text?.split(':').map(cornerOf) ?? [];
  return text !== undefined && first && second ? { end: start + text.length, corners: [first, second] } : undefined;
}

/** `A1`. */
function cellOf(word: string): readonly Corner[] | undefined {
  const corner = cornerOf(word);
  return corner?.row === undefined || corner.column === undefined ? undefined : [corner];
}

/** Undefined for places beyond Excel's. */
function cornerOf(text: string): Corner | undefined {
  const found = CORNER.exec(text);
  if (!found) return undefined;
  const [, columnMark = '', letters, rowMark = '', digits] = found;
  if (letters === undefined) return digits === undefined ? undefined : wholeRow(columnMark + rowMark, Number(digits));
  const column = columnNumber(letters);
  if (column > MAX_COLUMN) return undefined;
  if (digits === undefined) return rowMark === '' ? { column, absoluteColumn: columnMark !== '', absoluteRow: true } : undefined;
  const row = Number(digits);
  if (row < 1 || row > MAX_ROW) return undefined;
  return { row, column, absoluteColumn: columnMark !== '', absoluteRow: rowMark !== '' };
}

function wholeRow(mark: string, row: number): Corner | undefined {
  if (row < 1 || row > MAX_ROW) return undefined;
  return { row, absoluteRow: mark !== '', absoluteColumn: true };
}

/** Behind the closing quote; a doubled quote is a quote. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  let at = start + 1;
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close < 0) return text.length;
    if (text.charAt(close + 1) !== quote) return close + 1;
    at = close + 2;
  }
}

function endOfBrackets(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "'") at += 1;
    else if (letter === '[') depth += 1;
    else if (letter === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** The area between two corners, its relative ends moved; whole rows and columns where an end is not given. */
export function areaBetween([first, second = first]: readonly Corner[], rows = 0, columns = 0): Range {
  const [top, bottom] = span(moved(first?.row, first?.absoluteRow, rows), moved(second?.row, second?.absoluteRow, rows), MAX_ROW);
  const [left, right] = span(
    moved(first?.column, first?.absoluteColumn, columns),
    moved(second?.column, second?.absoluteColumn, columns),
    MAX_COLUMN,
  );
  return { top, left, bottom, right };
}

function moved(place: number | undefined, isFixed: boolean | undefined, by: number): number | undefined {
  return place === undefined || isFixed === true ? place : place + by;
}

/** Kept inside the sheet. */
function span(a: number | undefined, b: number | undefined, last: number): readonly [number, number] {
  if (a === undefined || b === undefined) return [1, last];
  const inside = (place: number): number => Math.min(Math.max(place, 1), last);
  return [inside(Math.min(a, b)), inside(Math.max(a, b))];
}
