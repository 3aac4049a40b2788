/**
 * Finds a master's heading: one to four rows with a column of units and columns of results. Titles,
 * mottoes and empty rows stand above it, and other tables may stand beside or below.
 */
import { addressOf, parseAddress } from '../sheet/address.ts';
import { headingColumns, isResult, type HeadingColumn, type HeadingWords, type Window } from './columns.ts';
import { wholeHeading } from './headingRows.ts';
import { headingKey, unitLevelOf } from './headingWords.ts';
import type { Printed } from './printed.ts';

/** A heading lies below a title block; the longest seen ended at row 14. */
const LAST_HEADING_ROW = 100;
const TALLEST_HEADING = 4;

export interface Heading extends Window {
  /** The first row that its column of names reaches into; groups stand above it. */
  readonly core: number;
  readonly columns: readonly HeadingColumn[];
  /** The column of the units' names. */
  readonly unit: HeadingColumn;
  /** A column that repeats the district's name beside each commune's. */
  readonly district: HeadingColumn | undefined;
  /** A column of the units' codes: what names cannot tell apart, they can. */
  readonly code: HeadingColumn | undefined;
}

export type HeadingSearch =
  | { readonly kind: 'none' }
  /** `others`: lesser tables of the sheet, by the address of their column of units. */
  | { readonly kind: 'found'; readonly heading: Heading; readonly others: readonly string[] }
  | { readonly kind: 'several'; readonly cells: readonly string[] };

/** Linear in the cells of the first LAST_HEADING_ROW rows. */
export function findHeading(printed: Printed, words: HeadingWords): HeadingSearch {
  const found = windowsOf(printed).flatMap((window) => headingIn(printed, window, words) ?? []);
  found.sort((a, b) => scoreOf(b) - scoreOf(a) || heightOf(a) - heightOf(b) || a.top - b.top);
  const [best] = found;
  if (!best) return { kind: 'none' };
  const apart = withoutOverlap(found.slice(1), best).filter((other) => !isSameTable(other, best));
  const cells = apart.map(({ unit }) => unit.cell);
  const rivals = apart.filter((other) => scoreOf(other) * 2 > scoreOf(best));
  if (rivals.length > 0) return { kind: 'several', cells: [best, ...rivals].sort((a, b) => a.top - b.top).map(({ unit }) => unit.cell) };
  return { kind: 'found', heading: withGroups(printed, best, words), others: cells };
}

/** The heading read again with the rows that its column of names does not reach into; who is who in it stays as found. */
function withGroups(printed: Printed, heading: Heading, words: HeadingWords): Heading {
  const results = heading.columns.filter(({ meaning }) => isResult(meaning) || meaning === undefined).map(({ column }) => column);
  const window = wholeHeading(printed, heading, heading.unit.column, results);
  if (window.top === heading.top && window.bottom === heading.bottom) return heading;
  const kept = new Map([heading.unit, heading.district, heading.code].flatMap((one) => (one ? [[one.column, one] as const] : [])));
  return { ...heading, ...window, columns: headingColumns(printed, window, words).map((one) => kept.get(one.column) ?? one) };
}

/** The row from which another table's rows are no longer this one's; infinite where none follows. */
export function endOf(heading: Heading, others: readonly string[]): number {
  const below = others.map(rowOf).filter((row) => row > heading.bottom);
  return Math.min(...below, Infinity);
}

function rowOf(cell: string): number {
  return parseAddress(cell)?.row ?? 0;
}

/** Windows of up to four rows around every row that holds a heading of units. */
function windowsOf(printed: Printed): readonly Window[] {
  const windows = new Map<string, Window>();
  for (const row of printed.rows) {
    if (row > LAST_HEADING_ROW) break;
    if (!holdsUnitHeading(printed, row)) continue;
    for (let top = Math.max(1, row - TALLEST_HEADING + 1); top <= row; top += 1) {
      for (let bottom = row; bottom < top + TALLEST_HEADING; bottom += 1) windows.set(`${String(top)}:${String(bottom)}`, { top, bottom });
    }
  }
  return [...windows.values()];
}

function holdsUnitHeading(printed: Printed, row: number): boolean {
  for (let column = 1; column <= printed.lastColumn; column += 1) {
    if (printed.anchorOf(row, column).row === row && unitLevelOf(headingKey(printed.textAt(row, column))) !== undefined) return true;
  }
  return false;
}

/** Undefined where the window cuts the heading of units, or where its results do not say that they are of criteria. */
function headingIn(printed: Printed, window: Window, words: HeadingWords): Heading | undefined {
  const columns = headingColumns(printed, window, words);
  const chosen = unitColumns(columns.filter(({ meaning }) => meaning?.kind === 'unit'));
  if (!chosen || !saysCriteria(columns) || !endsWithUnits(printed, window, chosen.unit)) return undefined;
  const code = columns.find(({ meaning }) => meaning?.kind === 'leftAlone' && meaning.own === 'code');
  return { ...window, core: window.top, columns, ...chosen, code };
}

/**
 * The heading of units is the lowest text of its column and ends in the window. A name or a
 * letter below it is a row of its own: data, or the numbering of columns.
 */
function endsWithUnits(printed: Printed, { bottom }: Window, unit: HeadingColumn): boolean {
  const cut = printed.anchorOf(bottom + 1, unit.column).row <= bottom;
  return !cut && unitLevelOf(headingKey(printed.textAt(rowOf(unit.cell), unit.column))) !== undefined;
}

function unitColumns(units: readonly HeadingColumn[]): Pick<Heading, 'unit' | 'district'> | undefined {
  const [first, second] = units;
  if (!first) return undefined;
  if (!second) return { unit: first, district: undefined };
  const district = units.find(({ level }) => level === 'district');
  const unit = units.find((one) => one !== district);
  return units.length === 2 && district && unit ? { unit, district } : undefined;
}

/** One band or one average may stand in any table; two bands, a criterion or “số tiêu chí đạt” do not. */
function saysCriteria(columns: readonly HeadingColumn[]): boolean {
  const strong = columns.filter((column) => column.strong).map(({ meaning }) => meaning?.kind);
  return strong.some((kind) => kind === 'criterion' || kind === 'metCount' || kind === 'outstanding') || strong.length >= 2;
}

function scoreOf({ columns }: Heading): number {
  const results = columns.filter(({ meaning }) => isResult(meaning)).length;
  return results - columns.filter(({ foreign }) => foreign).length;
}

function heightOf({ top, bottom }: Window): number {
  return bottom - top;
}

/** The best of each place: windows that share a row are readings of one heading. */
function withoutOverlap(found: readonly Heading[], best: Heading): readonly Heading[] {
  const kept: Heading[] = [best];
  for (const one of found) if (kept.every((other) => one.bottom < other.top || one.top > other.bottom)) kept.push(one);
  return kept.slice(1);
}

/** A heading typed again for the next printed page. */
function isSameTable(a: Heading, b: Heading): boolean {
  const meanings = ({ columns }: Heading): string => JSON.stringify(columns.map(({ column, meaning }) => [column, meaning]));
  return meanings(a) === meanings(b);
}

/** A1 range of the heading rows. */
export function rangeOf({ top, bottom, columns }: Heading): string {
  const numbers = columns.map(({ column }) => column);
  return `${addressOf(top, Math.min(...numbers))}:${addressOf(bottom, Math.max(...numbers))}`;
}
