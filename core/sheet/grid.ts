/** A Sheet indexed for looking up: cells by row and column, merged areas by their anchor. */
import { columnNumber, parseAddress, parseRange, type Range } from './address.ts';
import type { Cell, Sheet } from './sheet.ts';

export interface Grid {
  readonly sheet: Sheet;
  /** Row numbers that hold a cell, ascending. */
  readonly rows: readonly number[];
  readonly lastColumn: number;
  cell(row: number, column: number): Cell | undefined;
  /** The cells of a row, left to right, with their column numbers. */
  cellsOf(row: number): readonly PlacedCell[];
  isHiddenRow(row: number): boolean;
  isHiddenColumn(column: number): boolean;
  /** The merged area that covers the position, if any. */
  mergeAt(row: number, column: number): Range | undefined;
}

export interface PlacedCell {
  readonly column: number;
  readonly cell: Cell;
}

/** Linear in the cells; cells with an unusable address are not placed. */
export function gridOf(sheet: Sheet): Grid {
  const byRow = new Map<number, PlacedCell[]>();
  let lastColumn = 0;
  for (const cell of sheet.cells) {
    const position = parseAddress(cell.at);
    if (!position) continue;
    const row = byRow.get(position.row);
    const placed = { column: position.column, cell };
    if (row) row.push(placed);
    else byRow.set(position.row, [placed]);
    lastColumn = Math.max(lastColumn, position.column);
  }
  // Nearly every row is in order as it comes.
  for (const row of byRow.values()) if (!isInOrder(row)) row.sort((a, b) => a.column - b.column);
  const hiddenRows = new Set(sheet.hiddenRows);
  const hiddenColumns = new Set(sheet.hiddenColumns?.map(columnNumber));
  const merges = mergesByRow(sheet.merges ?? []);
  return {
    sheet,
    rows: [...byRow.keys()].sort((a, b) => a - b),
    lastColumn,
    cell: (row, column) => byRow.get(row)?.find((placed) => placed.column === column)?.cell,
    cellsOf: (row) => byRow.get(row) ?? [],
    isHiddenRow: (row) => hiddenRows.has(row),
    isHiddenColumn: (column) => hiddenColumns.has(column),
    mergeAt: (row, column) =>
      merges(row).find((area) => area.left <= column && column <= area.right && area.top <= row && row <= area.bottom),
  };
}

function isInOrder(row: readonly PlacedCell[]): boolean {
  return row.every(({ column }, index) => column > (row[index - 1]?.column ?? 0));
}

/** Merges are kept under their first row and, when low, under each row they cover. */
function mergesByRow(texts: readonly string[]): (row: number) => readonly Range[] {
  const LOW = 64;
  const byRow = new Map<number, Range[]>();
  const tall: Range[] = [];
  for (const text of texts) {
    const area = parseRange(text);
    if (!area) continue;
    if (area.bottom - area.top >= LOW) {
      tall.push(area);
      continue;
    }
    for (let row = area.top; row <= area.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(area);
      else byRow.set(row, [area]);
    }
  }
  return (row) => (tall.length === 0 ? (byRow.get(row) ?? []) : [...(byRow.get(row) ?? []), ...tall]);
}
