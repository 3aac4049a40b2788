/**
 * Finds the heading row of a commune's sheet by its words, whatever row it stands in and
 * whatever order the columns are in.
 */
import type { Grid } from '../sheet/grid.ts';
import type { ColumnKey, Layout } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { withoutTrailing } from '../text/trailing.ts';

export interface Heading {
  readonly row: number;
  /** 1-based column of each heading found, the leftmost where several mean the same. */
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  /** All columns of each heading found, left to right; of very many the first. */
  readonly every: Readonly<Partial<Record<ColumnKey, readonly number[]>>>;
}

/** Headings stand near the top; a search without a bound would read a whole data sheet for nothing. */
const LAST_HEADING_ROW = 80;
/** Without these there is nothing to read. */
const NEEDED: readonly ColumnKey[] = ['content', 'result', 'selfAssessment'];

/** The row with most headings among those that have the needed ones; undefined where none has. */
export function findHeading(grid: Grid, layout: Layout): Heading | undefined {
  const words = headingWords(layout);
  let best: Heading | undefined;
  for (const row of grid.rows) {
    if (row > LAST_HEADING_ROW) break;
    const { columns, every } = headingsIn(grid, row, words);
    if (!NEEDED.every((key) => columns[key] !== undefined)) continue;
    if (!best || Object.keys(columns).length > Object.keys(best.columns).length) best = { row, columns, every };
    if (Object.keys(best.columns).length === layout.columns.length) break;
  }
  return best;
}

/** True for the heading repeated lower down, as on page breaks: the needed words stand in the same columns. */
export function isHeadingRow(grid: Grid, row: number, { columns }: Heading, layout: Layout): boolean {
  return NEEDED.every((key) => {
    const value = columns[key] === undefined ? undefined : grid.cell(row, columns[key])?.value;
    return typeof value === 'string' && headingKey(value, headingWords(layout)) === key;
  });
}

/** No form repeats a heading so often; more are as wrong as these, and each costs a search of the merged areas. */
const MOST_ALIKE = 16;

function headingsIn(grid: Grid, row: number, words: ReadonlyMap<string, ColumnKey>): Pick<Heading, 'columns' | 'every'> {
  const columns: Partial<Record<ColumnKey, number>> = {};
  const every: Partial<Record<ColumnKey, number[]>> = {};
  for (const { column, cell } of grid.cellsOf(row)) {
    if (typeof cell.value !== 'string') continue;
    const key = headingKey(cell.value, words);
    if (key === undefined) continue;
    columns[key] ??= column;
    const same = (every[key] ??= []);
    if (same.length < MOST_ALIKE) same.push(column);
  }
  return { columns, every };
}

/** Every column a heading stands over: all it covers where its cell is merged with those beside it. */
export function columnsUnder(grid: Grid, { row, every }: Heading, key: ColumnKey): readonly number[] {
  return (every[key] ?? []).flatMap((column) => {
    const right = grid.mergeAt(row, column)?.right ?? column;
    const last = Math.max(column, Math.min(right, grid.lastColumn));
    return Array.from({ length: last - column + 1 }, (_, index) => column + index);
  });
}

/** No heading is as long as this; a wording that is need not be looked at. */
const LONGEST_HEADING = 120;

function headingKey(text: string, words: ReadonlyMap<string, ColumnKey>): ColumnKey | undefined {
  return text.length > LONGEST_HEADING ? undefined : words.get(headingText(text));
}

const known = new WeakMap<Layout, ReadonlyMap<string, ColumnKey>>();

function headingWords(layout: Layout): ReadonlyMap<string, ColumnKey> {
  let words = known.get(layout);
  if (!words) {
    words = new Map(
      layout.columns.flatMap(({ key, heading, aliases }) => [heading, ...aliases].map((text) => [headingText(text), key] as const)),
    );
    known.set(layout, words);
  }
  return words;
}

/** Line breaks, brackets and their spacing are print matters. */
const headingText = remembered((text) => withoutTrailing(fold(text).replace(/\s*([(),;:./])\s*/gu, '$1'), '.:'));
