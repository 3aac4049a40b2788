/**
 * A master's sheet as a person sees it: what each cell shows, in old fonts too, a merged area showing its first cell's
 * text. Offices' masters have fewer than 60 columns and 4 000 rows; whatever lies beyond the
 * limits below is no part of one.
 */
import { readableSheet } from '../reading/readableSheet.ts';
import { parseAddress, parseRange, type Position } from '../sheet/address.ts';
import { isCellError, type Cell, type Sheet } from '../sheet/sheet.ts';
import { tidy } from '../text/fold.ts';
import { dayOfSerial, isDateFormat } from '../text/month.ts';

/** Four times the widest master seen (57 columns). */
const MAX_COLUMNS = 256;
/** Six times a list of all 3 321 communes. */
const MAX_ROWS = 20_000;
/** Ten merged cells for every commune there is; overlapping areas in a crafted file could ask for billions. */
const MAX_MERGED_CELLS = 200_000;

/** Headings, names and titles end long before; longer texts are cut, not read to their end. */
const MAX_TEXT = 500;

export interface Printed {
  readonly sheet: Sheet;
  /** Rows that hold a cell, ascending. */
  readonly rows: readonly number[];
  readonly lastColumn: number;
  /** With the text of an old font (TCVN3, VNI) decoded. */
  cell(row: number, column: number): Cell | undefined;
  /** As the workbook holds it. */
  held(row: number, column: number): Cell | undefined;
  /** The first cell of the merged area that covers the position, else the position itself. */
  anchorOf(row: number, column: number): Position;
  /** What is seen there, tidy, at most MAX_TEXT characters of it; empty where nothing is. */
  textAt(row: number, column: number): string;
}

/** Undefined where merged areas cover more than MAX_MERGED_CELLS cells. Linear in cells and merged cells. */
export function printedOf(sheet: Sheet): Printed | undefined {
  const cells = new Map<number, Cell>();
  const decoded = new Map<number, Cell>();
  const rows = new Set<number>();
  let lastColumn = 0;
  const readable = readableSheet(sheet).sheet.cells;
  sheet.cells.forEach((cell, index) => {
    const at = parseAddress(cell.at);
    if (!at || at.row > MAX_ROWS || at.column > MAX_COLUMNS) return;
    const key = keyOf(at.row, at.column);
    cells.set(key, cell);
    const read = readable[index];
    if (read && read !== cell) decoded.set(key, read);
    rows.add(at.row);
    lastColumn = Math.max(lastColumn, at.column);
  });
  const anchors = anchorsOf(sheet.merges ?? []);
  if (!anchors) return undefined;
  const readAt = (key: number): Cell | undefined => decoded.get(key) ?? cells.get(key);
  const anchorOf = (row: number, column: number): Position => anchors.get(keyOf(row, column)) ?? { row, column };
  return {
    sheet,
    rows: [...rows].sort((a, b) => a - b),
    lastColumn,
    cell: (row, column) => readAt(keyOf(row, column)),
    held: (row, column) => cells.get(keyOf(row, column)),
    anchorOf,
    textAt: (row, column) => {
      const anchor = anchorOf(row, column);
      return shownText(readAt(keyOf(anchor.row, anchor.column)));
    },
  };
}

function keyOf(row: number, column: number): number {
  return row * (MAX_COLUMNS + 1) + column;
}

function anchorsOf(merges: readonly string[]): Map<number, Position> | undefined {
  const anchors = new Map<number, Position>();
  let covered = 0;
  for (const text of merges) {
    const area = parseRange(text);
    if (!area) continue;
    const [bottom, right] = [Math.min(area.bottom, MAX_ROWS), Math.min(area.right, MAX_COLUMNS)];
    covered += Math.max(0, bottom - area.top + 1) * Math.max(0, right - area.left + 1);
    if (covered > MAX_MERGED_CELLS) return undefined;
    for (let row = area.top; row <= bottom; row += 1) {
      for (let column = area.left; column <= right; column += 1) anchors.set(keyOf(row, column), { row: area.top, column: area.left });
    }
  }
  return anchors;
}

/** Excel reads a heading “5-9” as the 5th of September: such a day is given back as it was typed. */
function shownText(cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null || isCellError(value) || typeof value === 'boolean') return '';
  if (typeof value === 'string') return tidy(value.slice(0, MAX_TEXT));
  const day = isDateFormat(cell?.format) ? dayOfSerial(value) : undefined;
  return day === undefined ? String(value) : `${String(Number(day.slice(8)))}-${String(Number(day.slice(5, 7)))}`;
}
