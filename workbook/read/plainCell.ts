/**
 * Nine cells of ten are written `<c r="B7" s="4"><v>12</v></c>`, some with ` t="s"`, or closed in themselves. These are
 * recognised in one go, character by character; a cell with anything else about it is left to the tokenizer.
 */
import { plainPlace } from '../formula/plainAddress.ts';
import { standsAt } from '../xml/characters.ts';

/** The cell just recognised; used again for the next. Offsets in the text given. */
export interface PlainCell {
  /** Its cellKey. */
  place: number;
  /** -1 without one. */
  style: number;
  type: string | undefined;
  openEnd: number;
  end: number;
  /** The `v` element and what stands in it; -1 without one. */
  valueStart: number;
  valueEnd: number;
  digits: number;
  digitsEnd: number;
}

export function createPlainCell(): PlainCell {
  return { place: -1, style: -1, type: undefined, openEnd: 0, end: 0, valueStart: -1, valueEnd: -1, digits: -1, digitsEnd: -1 };
}

const QUOTE = 34;
const LETTERS: Readonly<Record<number, string>> = { 98: 'b', 110: 'n', 115: 's' };

/** Behind the cell that begins at `start`; -1 when it is not one of these. */
export function readPlainCell(text: string, start: number, cell: PlainCell): number {
  if (!standsAt(text, '<c r="', start)) return -1;
  let at = start + 6;
  while (text.charCodeAt(at) > QUOTE) at += 1;
  cell.place = plainPlace(text, start + 6, at);
  if (cell.place < 0 || text.charCodeAt(at) !== QUOTE) return -1;
  at += 1;
  cell.style = -1;
  if (standsAt(text, ' s="', at)) {
    at += 4;
    cell.style = 0;
    const first = at;
    for (let digit = text.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - 48) {
      cell.style = cell.style * 10 + digit;
      at += 1;
    }
    if (at === first || at - first > 9 || text.charCodeAt(at) !== QUOTE) return -1;
    at += 1;
  }
  cell.type = undefined;
  if (standsAt(text, ' t="', at)) {
    cell.type = LETTERS[text.charCodeAt(at + 4)];
    if (cell.type === undefined || text.charCodeAt(at + 5) !== QUOTE) return -1;
    at += 6;
  }
  if (standsAt(text, '/>', at)) {
    cell.openEnd = at + 2;
    cell.valueStart = cell.valueEnd = cell.digits = cell.digitsEnd = -1;
    return (cell.end = at + 2);
  }
  if (!standsAt(text, '><v>', at)) return -1;
  cell.openEnd = cell.valueStart = at + 1;
  cell.digits = at += 4;
  while (isOfNumber(text.charCodeAt(at))) at += 1;
  cell.digitsEnd = at;
  if (at === cell.digits || !standsAt(text, '</v></c>', at)) return -1;
  cell.valueEnd = at + 4;
  return (cell.end = at + 8);
}

/** Digits, point, signs, exponent. */
function isOfNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 69 || code === 101;
}
