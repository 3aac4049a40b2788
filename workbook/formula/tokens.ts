/**
 * Finds the references in a formula's text: enough of a lexer to move them (shared formulas) and to
 * see what a formula depends on. Text in quotes, sheet names and brackets is passed over whole, so
 * that "A1" in a message is no reference.
 */
import { columnNumber, MAX_COLUMN, MAX_ROW } from '../../core/sheet/address.ts';

/** One end of a reference; a missing row is a whole column, a missing column a whole row. */
export interface Corner {
  readonly row?: number;
  readonly column?: number;
  readonly absoluteRow: boolean;
  readonly absoluteColumn: boolean;
}

export type Token =
  /** `sheet` is the qualifier as written without quotes and `!` (`Sheet1`, `Sheet1:Sheet3`, `[1]Sheet1`, `[0]`); absent for the formula's own sheet. */
  | {
      readonly kind: 'reference';
      readonly start: number;
      readonly end: number;
      /** Where its sheet's name begins, if it has one; `start` otherwise. */
      readonly from: number;
      readonly sheet?: string;
      readonly corners: readonly Corner[];
    }
  | {
      readonly kind: 'name';
      readonly start: number;
      readonly end: number;
      readonly from: number;
      readonly sheet?: string;
      readonly text: string;
    }
  | { readonly kind: 'call'; readonly start: number; readonly end: number; readonly text: string }
  /** A structured reference, a link to another workbook, a range made by functions: not followed further. */
  | { readonly kind: 'opaque'; readonly start: number; readonly end: number };

const WORD = /[\p{L}\p{N}_.$\\?]+/uy;
const AREA = /\$?[A-Za-z]{1,3}\$?[0-9]{1,7}:\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?![\p{L}\p{N}_.(!])/uy;
/** All sheets from one to another; names like `T1` look like cells. */
const SPAN = /[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+(?=!)/uy;
const COLUMNS = /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.$(!])/uy;
const ROWS = /\$?[0-9]{1,7}:\$?[0-9]{1,7}(?![\p{L}\p{N}_.$(!])/uy;
const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)([0-9]{1,7})?$/;
const NUMBER = /^[0-9.]+(E[0-9]*)?$/i;

/** In order of place; linear in the text. */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let sheet: { readonly name: string; readonly start: number } | undefined;
  const push = (token: Token): void => {
    tokens.push(token);
    sheet = undefined;
    at = token.end;
  };
  const qualified = (start: number): { readonly from: number; readonly sheet?: string } =>
    sheet ? { from: sheet.start, sheet: sheet.name } : { from: start };
  while (at < formula.length) {
    const letter = formula.charAt(at);
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
    } else if (letter === '#') {
      at = endOfError(formula, at, push);
    } else if (letter === ':') {
      push({ kind: 'opaque', start: at, end: at + 1 });
    } else {
      const range = matchAt(AREA, formula, at) ?? matchAt(COLUMNS, formula, at) ?? matchAt(ROWS, formula, at);
      const corners = range === undefined ? undefined : cornersOf(range);
      const start = at;
      if (range !== undefined && corners) {
        push({ kind: 'reference', start, end: start + range.length, ...qualified(start), corners });
        continue;
      }
      const word = matchAt(WORD, formula, at);
      if (word === undefined) {
        at += 1;
        continue;
      }
      const end = start + word.length;
      const next = formula.charAt(end);
      const span = next === ':' ? matchAt(SPAN, formula, start) : undefined;
      if (span !== undefined) {
        sheet = { name: span, start };
        at = start + span.length + 1;
        continue;
      }
      const single = cornersOf(word);
      if (next === '!') {
        sheet = { name: word, start };
        at = end + 1;
      } else if (next === '(') push({ kind: 'call', start, end, text: word.toUpperCase() });
      else if (single) push({ kind: 'reference', start, end, ...qualified(start), corners: single });
      else if (NUMBER.test(word)) at = end;
      else push({ kind: 'name', start, end, ...qualified(start), text: word });
    }
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** `A1`, `$A$1:B2`, `A:C`, `$1:$3`; undefined for anything else, and for places beyond Excel's. */
function cornersOf(text: string): readonly Corner[] | undefined {
  const [first = '', second] = text.split(':');
  const corners: Corner[] = [];
  for (const part of second === undefined ? [first] : [first, second]) {
    const corner = cornerOf(part);
    if (!corner || (second === undefined && (corner.row === undefined || corner.column === undefined))) return undefined;
    corners.push(corner);
  }
  return corners;
}

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

/** `#REF!` and its like are values; a lone `#` behind a reference asks for what it spilled. */
function endOfError(formula: string, at: number, push: (token: Token) => void): number {
  const error = /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)/i.exec(formula.slice(at, at + 14));
  if (error) return at + error[0].length;
  push({ kind: 'opaque', start: at, end: at + 1 });
  return at + 1;
}
