/**
 * What becomes of rows, areas and formulas when rows are inserted into a block: as Excel does it, and one thing more.
 *
 * | refers to                                             | becomes                       |
 * |-------------------------------------------------------|-------------------------------|
 * | a row up to the one inserted after                    | the same                      |
 * | a row behind it                                       | moved down                    |
 * | rows on both sides                                    | grown                         |
 * | two rows or more that end there, the model row inside | grown: the block's own totals |
 */
import { addressOf, columnLetters, MAX_ROW, parseRange } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { tokensOf, type Corner, type Token } from '../../core/sheet/formula/tokens.ts';
import { isElsewhere, withoutOwnMark } from '../formula/sources.ts';

export interface Growth {
  /** Name of the sheet, as it is written. */
  readonly sheet: string;
  readonly sheetIndex: number;
  /** The rows are inserted behind this one. */
  readonly after: number;
  readonly count: number;
  /** The row that the new ones look like. */
  readonly likeRow: number;
}

export interface GrownText {
  readonly text: string;
  /** One of its areas holds more rows than before. */
  readonly grew: boolean;
}

export function grownRow(row: number, { after, count }: Growth): number {
  return row > after ? row + count : row;
}

export function grownRows(top: number, bottom: number, growth: Growth): readonly [number, number] {
  const { after, count, likeRow } = growth;
  const isBlock = bottom === after && top < bottom && top <= likeRow && likeRow <= bottom;
  return [grownRow(top, growth), isBlock ? bottom + count : grownRow(bottom, growth)];
}

/** `A1`, `A1:B3`; undefined for anything else. */
export function grownRange(range: string, growth: Growth): string | undefined {
  const area = parseRange(range);
  if (!area) return undefined;
  const [top, bottom] = grownRows(area.top, area.bottom, growth);
  const [first, last] = [addressOf(top, area.left), addressOf(bottom, area.right)];
  const isSame = top === area.top && bottom === area.bottom;
  return isSame ? range : range.includes(':') ? `${first}:${last}` : first;
}

/** Ranges with spaces between. */
export function grownRanges(ranges: string, growth: Growth): string | undefined {
  const grown = ranges.split(' ').map((range) => (range === '' ? range : grownRange(range, growth)));
  return grown.includes(undefined) ? undefined : grown.join(' ');
}

/** Functions that find cells by what a text or a count says: nobody moves those along. */
const BY_TEXT = new Set(['INDIRECT', 'OFFSET', 'ADDRESS', 'CELL', 'GETPIVOTDATA', 'EVALUATE', 'CALL', 'REGISTER.ID']);

/**
 * A formula that stands in sheet `own` (an index; -1 for none). `where` is for the refusal.
 * @throws Problem `grow-formula` where it cannot be told what the formula refers to
 */
export function grownFormula(formula: string, own: number, growth: Growth, where: string): GrownText {
  const tokens = tokensOf(formula);
  if (tokens.some((token) => isUnclear(token, formula))) throw new Problem('grow-formula', { where, formula });
  const pieces: string[] = [];
  let at = 0;
  let grew = false;
  for (const token of tokens) {
    if (token.kind !== 'reference' || !isMeant(token, own, growth)) continue;
    const corners = grownCorners(token.corners, growth);
    grew ||= corners.grew;
    pieces.push(formula.slice(at, token.start), corners.text ?? formula.slice(token.start, token.end));
    at = token.end;
  }
  pieces.push(formula.slice(at));
  return { text: pieces.join(''), grew };
}

/**
 * A range made by functions, what a formula spilled, a cell found by a text; several sheets at once, of which one
 * grows; a table's columns (`T[x]`) grow with the table.
 */
function isUnclear(token: Token, formula: string): boolean {
  switch (token.kind) {
    case 'opaque':
      return formula.charAt(token.start) !== '[';
    case 'call':
      // `HYPERLINK("#Sheet!A5")`; an address of the web has its `#` further in.
      return BY_TEXT.has(token.text.replace(/^_XL(FN|WS)\./, '')) || (token.text === 'HYPERLINK' && formula.includes('"#'));
    default:
      return token.sheet !== undefined && !isElsewhere(token.sheet) && token.sheet.includes(':');
  }
}

/** Whether it finds cells in a way that is not followed. */
export function isBlind(formula: string): boolean {
  return tokensOf(formula).some((token) => isUnclear(token, formula));
}

/** Whether a formula refers to the grown sheet at all. */
export function refersTo(formula: string, own: number, growth: Growth): boolean {
  return tokensOf(formula).some((token) => token.kind === 'reference' && isMeant(token, own, growth));
}

function isMeant(token: Extract<Token, { kind: 'reference' }>, own: number, growth: Growth): boolean {
  return token.sheet === undefined ? own === growth.sheetIndex : isGrownSheet(withoutOwnMark(token.sheet), growth);
}

export function isGrownSheet(name: string | undefined, { sheet }: Growth): boolean {
  return name?.toLowerCase() === sheet.toLowerCase();
}

/** A reference that stands alone, in whatever part: moved where it means the grown sheet. */
export function grownReference(reference: string, own: number, growth: Growth, where: string): string {
  return refersTo(reference, own, growth) || isBlind(reference) ? grownFormula(reference, own, growth, where).text : reference;
}

/** Where a link leads, `Biểu 1!A5` as well as `'Biểu 1'!A5`. */
export function grownLocation(location: string, own: number, growth: Growth): string {
  const place = location.lastIndexOf('!') + 1;
  if (place === 0) return grownReference(location, own, growth, location);
  const named = location.slice(0, place - 1);
  const sheet = /^'.*'$/.test(named) ? named.slice(1, -1).replaceAll("''", "'") : named;
  if (!isGrownSheet(withoutOwnMark(sheet), growth)) return location;
  return location.slice(0, place) + grownReference(location.slice(place), growth.sheetIndex, growth, location);
}

function grownCorners([first, second]: readonly Corner[], growth: Growth): { readonly text: string | undefined; readonly grew: boolean } {
  if (first?.row === undefined || (second && second.row === undefined)) return { text: undefined, grew: false };
  if (second?.row === undefined) {
    const row = grownRow(first.row, growth);
    return { text: row === first.row ? undefined : cornerText(first, row), grew: false };
  }
  const [upper, lower] = first.row <= second.row ? [first, second] : [second, first];
  const [top, bottom] = grownRows(upper.row ?? 0, lower.row ?? 0, growth);
  const [a, b] = upper === first ? [top, bottom] : [bottom, top];
  const grew = bottom - top !== Math.abs(first.row - second.row);
  return { text: a === first.row && b === second.row ? undefined : `${cornerText(first, a)}:${cornerText(second, b)}`, grew };
}

function cornerText({ column, absoluteColumn, absoluteRow }: Corner, row: number): string {
  if (row > MAX_ROW) throw new Problem('grow-too-far', { row: MAX_ROW });
  const letters = column === undefined ? '' : (absoluteColumn ? '$' : '') + columnLetters(column);
  return `${letters}${absoluteRow ? '$' : ''}${String(row)}`;
}
