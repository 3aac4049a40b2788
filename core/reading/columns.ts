/** Which columns hold something on the report's own rows: what stands there is either read, or said not to be. */
import { addressOf, columnLetters } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import type { Cell } from '../sheet/sheet.ts';
import { columnKeys, type ColumnKey } from '../template/schema.ts';
import type { Alignment } from './align.ts';
import { columnsUnder, type Heading } from './heading.ts';
import { shownText } from './shownText.ts';

/** The columns an entry is read from. */
export const reportedKeys = ['result', 'selfAssessment', 'expectedBy', 'obstacle', 'note'] as const satisfies readonly ColumnKey[];

const known = new WeakMap<Alignment, ReadonlySet<number>>();

/** Columns with a value in any placed row. */
export function filledColumns(grid: Grid, alignment: Alignment): ReadonlySet<number> {
  const seen = known.get(alignment);
  if (seen) return seen;
  const filled = new Set<number>();
  for (const { row } of alignment.placed.values()) {
    for (const { column, cell } of grid.cellsOf(row)) if (!filled.has(column) && isFilled(cell)) filled.add(column);
  }
  known.set(alignment, filled);
  return filled;
}

function isFilled(cell: Cell): boolean {
  return typeof cell.value === 'string' ? shownText(cell) !== '' : cell.value !== null;
}

/** Where the heading of a column is or would be, and what it is called. */
export interface UnknownColumn {
  readonly cell: string;
  /** `L “Kết quả tháng 11”`, or the letters alone. */
  readonly name: string;
}

/** A sheet with more unknown columns is said to have them; they need not all be listed. */
const MOST_LISTED = 6;
/** Of a long heading the beginning will do. */
const LONGEST_NAME = 60;

/** The first filled columns that no known heading stands over. */
export function unknownColumns(grid: Grid, heading: Heading, alignment: Alignment): readonly UnknownColumn[] {
  const read = new Set(columnKeys.flatMap((key) => columnsUnder(grid, heading, key)));
  const unknown = [...filledColumns(grid, alignment)].filter((column) => !read.has(column)).sort((a, b) => a - b);
  return unknown.slice(0, MOST_LISTED).map((column) => {
    const text = headingOver(grid, heading, column).slice(0, LONGEST_NAME);
    return { cell: addressOf(heading.row, column), name: text === '' ? columnLetters(column) : `${columnLetters(column)} “${text}”` };
  });
}

/** The lowest text over a column. */
function headingOver(grid: Grid, { top, row }: Heading, column: number): string {
  for (let at = row; at >= top; at -= 1) {
    const anchor = grid.mergeAt(at, column);
    const text = shownText(grid.cell(anchor?.top ?? at, anchor?.left ?? column));
    if (text !== '') return text;
  }
  return '';
}
