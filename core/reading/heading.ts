/**
 * Finds the heading of a commune's sheet by its words, whatever row it stands in, in one to three
 * rows, and whatever order the columns are in.
 */
import type { Range } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import type { ColumnKey, Layout } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { headingWords, type HeadingWords } from './headingWords.ts';
import { shownText } from './shownText.ts';

/** `Đạt | Chưa đạt` under one Tự đánh giá: a mark in the second means not met. */
export interface VerdictColumns {
  readonly met: number;
  readonly unmet: number;
}

export interface Heading {
  /** Its first row. */
  readonly top: number;
  /** Its last row; the same where it has one. */
  readonly row: number;
  /** 1-based column of each heading found, the leftmost where several mean the same. */
  readonly columns: Readonly<Partial<Record<ColumnKey, number>>>;
  /** All columns of each heading found, left to right; of very many the first. */
  readonly every: Readonly<Partial<Record<ColumnKey, readonly number[]>>>;
  /** The self-assessment in two columns; `columns.selfAssessment` is the first of them. */
  readonly verdicts?: VerdictColumns;
  /** Headings that are none of the form's words and were understood by what they mean. */
  readonly byMeaning: readonly ColumnKey[];
}

/** Headings stand near the top; a search without a bound would read a whole data sheet for nothing. */
const LAST_HEADING_ROW = 80;
/** Without these there is nothing to read. */
const NEEDED: readonly ColumnKey[] = ['content', 'result', 'selfAssessment'];
/** Money forms have three. */
const MOST_ROWS = 3;

/** The rows with most headings among those that have the needed ones; undefined where none has. */
export function findHeading(grid: Grid, layout: Layout): Heading | undefined {
  const words = headingWords(layout);
  let best: Heading | undefined;
  for (const row of grid.rows) {
    if (row > LAST_HEADING_ROW) break;
    if (best && (row <= best.row || exactIn(grid, row, words) <= Object.keys(best.columns).length / 2)) continue;
    const found = headingAt(grid, row, words);
    if (!found || !NEEDED.every((key) => found.columns[key] !== undefined)) continue;
    if (!best || Object.keys(found.columns).length > Object.keys(best.columns).length) best = found;
    if (Object.keys(best.columns).length === layout.columns.length) break;
  }
  return best;
}

/** Once a heading is found, another is looked for in its own words only. */
function exactIn(grid: Grid, row: number, words: HeadingWords): number {
  return grid.cellsOf(row).filter(({ cell }) => typeof cell.value === 'string' && words.keyOf(cell.value) !== undefined).length;
}

/** A title is one text or two; a heading's first row holds more. */
const FEWEST_TEXTS = 3;

/** Of the heading that begins in a row: as many rows as it has. A row none of whose cells is a word of the form begins none. */
function headingAt(grid: Grid, top: number, words: HeadingWords): Heading | undefined {
  const texts = grid.cellsOf(top).filter(({ cell }) => typeof cell.value === 'string' && cell.value !== '');
  if (texts.length < FEWEST_TEXTS || !texts.some(({ cell }) => typeof cell.value === 'string' && words.begins(cell.value)))
    return undefined;
  let last = top;
  while (last - top + 1 < MOST_ROWS && isSubHeading(grid, top, last + 1, words)) last += 1;
  return readColumns(grid, top, last, words);
}

/**
 * A further row of the heading: every text in it is short and stands under a heading, none of them under a
 * column by itself that the row above has named already as the wording's or the code's; and one of them is a word of
 * headings. Numbers of columns, `(1) (2) (3)`, are none.
 */
function isSubHeading(grid: Grid, top: number, row: number, words: HeadingWords): boolean {
  const texts = grid.cellsOf(row).filter(({ cell }) => cell.value !== null && shownText(cell) !== '');
  if (texts.length === 0) return false;
  let known = 0;
  for (const { column, cell } of texts) {
    if (typeof cell.value !== 'string' || cell.value.length > words.longest) return false;
    const above = labelAt(grid, top, column);
    const key = above === undefined ? undefined : words.keyOf(above.text);
    const alone = above !== undefined && above.left === above.right;
    if (alone && words.keyOf(cell.value) === undefined && (key === 'no' || key === 'content' || key === 'criterion')) return false;
    if (words.isUnder(cell.value)) known += 1;
  }
  return known > 0;
}

interface Label {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What stands over a column in a row: its own cell, or the merged area's first. */
function labelAt(grid: Grid, row: number, column: number): Label | undefined {
  const area: Range | undefined = grid.mergeAt(row, column);
  const value = grid.cell(area?.top ?? row, area?.left ?? column)?.value;
  if (typeof value !== 'string' || fold(value) === '') return undefined;
  return { text: value, left: area?.left ?? column, right: Math.min(area?.right ?? column, Math.max(column, grid.lastColumn)) };
}

/** No form repeats a heading so often; more are as wrong as these, and each costs a search of the merged areas. */
const MOST_ALIKE = 16;

function readColumns(grid: Grid, top: number, last: number, words: HeadingWords): Heading {
  const found = new Map<ColumnKey, number[]>();
  const meant = new Map<ColumnKey, number[]>();
  const verdicts = { met: [] as number[], unmet: [] as number[] };
  for (const column of columnsIn(grid, top, last)) {
    const labels = labelsOver(grid, top, last, column, words);
    const verdict = words.verdictOf(labels);
    if (verdict && verdicts[verdict].length < MOST_ALIKE) verdicts[verdict].push(column);
    const key = verdict ? undefined : words.keyOfAll(labels);
    if (key) add(found, key, column);
    else if (!verdict) {
      const meaning = words.meaningOf(labels);
      if (meaning) add(meant, meaning, column);
    }
  }
  const [met, unmet] = [verdicts.met[0], verdicts.unmet[0]];
  const two = met !== undefined && unmet !== undefined ? { met, unmet } : undefined;
  if (two) found.set('selfAssessment', verdicts.met);
  // What a heading means is asked only where no heading says it in the form's own words.
  const byMeaning = [...meant.keys()].filter((key) => !found.has(key));
  for (const key of byMeaning) found.set(key, meant.get(key) ?? []);
  const every = Object.fromEntries(found);
  const columns = Object.fromEntries([...found].map(([key, all]) => [key, all[0]]));
  return { top, row: last, columns, every, byMeaning, ...(two && { verdicts: two }) };
}

function add(to: Map<ColumnKey, number[]>, key: ColumnKey, column: number): void {
  const same = to.get(key);
  if (!same) to.set(key, [column]);
  else if (same.length < MOST_ALIKE) same.push(column);
}

function columnsIn(grid: Grid, top: number, last: number): readonly number[] {
  const columns = new Set<number>();
  for (let row = top; row <= last; row += 1) for (const { column, cell } of grid.cellsOf(row)) if (cell.value !== null) columns.add(column);
  return [...columns].sort((a, b) => a - b);
}

/** Top to bottom, each text once. A group's text that was not merged stands over the blank cells to its right. */
function labelsOver(grid: Grid, top: number, last: number, column: number, words: HeadingWords): readonly string[] {
  const labels: string[] = [];
  for (let row = top; row <= last; row += 1) {
    const label =
      labelAt(grid, row, column) ?? (row < last && labelAt(grid, row + 1, column) ? groupLeftOf(grid, row, column, words) : undefined);
    const isTall = label && (grid.mergeAt(row, column)?.top ?? row) < row;
    if (label && !isTall) labels.push(label.text);
  }
  return labels;
}

/** The nearest text to the left of a blank cell, where nothing but blanks lie between and it is no column's own heading. */
function groupLeftOf(grid: Grid, row: number, column: number, words: HeadingWords): Label | undefined {
  const left = grid
    .cellsOf(row)
    .filter((placed) => placed.column < column && placed.cell.value !== null)
    .at(-1);
  const label = left && labelAt(grid, row, left.column);
  return label && labelAt(grid, row + 1, label.left) && words.isGroup(label.text) ? label : undefined;
}

/** True for the heading repeated lower down, as on page breaks: the same words stand in the same columns. */
export function isHeadingRow(grid: Grid, row: number, heading: Heading, layout: Layout): boolean {
  const words = headingWords(layout);
  if (heading.top === heading.row) {
    return NEEDED.every((key) => {
      const column = heading.columns[key];
      const value = column === undefined ? undefined : grid.cell(row, column)?.value;
      return typeof value === 'string' && (words.keyOf(value) === key || isSameText(value, grid.cell(heading.row, column ?? 0)?.value));
    });
  }
  const texts = grid.cellsOf(row).filter(({ cell }) => typeof cell.value === 'string' && cell.value.length <= words.longest);
  if (texts.length < 2 || texts.length < grid.cellsOf(row).filter(({ cell }) => cell.value !== null).length) return false;
  for (let own = heading.top; own <= heading.row; own += 1) {
    if (texts.every(({ column, cell }) => isSameText(cell.value, grid.cell(own, column)?.value))) return true;
  }
  return false;
}

/** Further rows that are worded as a heading but have their columns elsewhere: what stands below them would be misread. */
export function otherHeadings(grid: Grid, heading: Heading, layout: Layout): readonly number[] {
  const words = headingWords(layout);
  return grid.rows.filter((row) => {
    if (row <= heading.row) return false;
    const keys = grid
      .cellsOf(row)
      .map(({ column, cell }) => ({ column, key: typeof cell.value === 'string' ? words.keyOf(cell.value) : undefined }));
    const isOne = NEEDED.every((needed) => keys.some(({ key }) => key === needed));
    return isOne && keys.some(({ column, key }) => key !== undefined && !(heading.every[key] ?? []).includes(column));
  });
}

function isSameText(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && fold(a) === fold(b) && fold(a) !== '';
}

/** Every column a heading stands over: all it covers where its cell is merged with those beside it. */
export function columnsUnder(grid: Grid, { top, row, every, verdicts }: Heading, key: ColumnKey): readonly number[] {
  if (key === 'selfAssessment' && verdicts) return [...(every[key] ?? []), verdicts.unmet];
  return (every[key] ?? []).flatMap((column) => {
    const right = grid.mergeAt(row, column)?.right ?? (top === row ? undefined : wideAbove(grid, top, row, column)) ?? column;
    const last = Math.max(column, Math.min(right, grid.lastColumn));
    return Array.from({ length: last - column + 1 }, (_, index) => column + index);
  });
}

/** The right end of the heading's own cell where it stands in an upper row and nothing stands below it. */
function wideAbove(grid: Grid, top: number, row: number, column: number): number | undefined {
  for (let at = row; at >= top; at -= 1) if ((grid.cell(at, column)?.value ?? null) !== null) return grid.mergeAt(at, column)?.right;
  return undefined;
}
