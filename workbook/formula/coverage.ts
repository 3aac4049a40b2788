/** How many cells references cover: what a file may not claim without bound (see limits.ts). */
import { MAX_COLUMN, MAX_ROW, parseRange } from '../../core/sheet/address.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import { MAX_AREA_CELLS } from '../limits.ts';

export const MAX_COVERED = MAX_AREA_CELLS;

/** Cells of the largest reference in a formula; references to other workbooks do not count. */
export function areaCells(formula: string): number {
  let largest = 0;
  for (const token of tokensOf(formula)) {
    if (token.kind !== 'reference' || token.sheet?.includes('[') === true) continue;
    const [first, second = first] = token.corners;
    if (!first || !second) continue;
    const rows = first.row === undefined || second.row === undefined ? MAX_ROW : Math.abs(first.row - second.row) + 1;
    const columns = first.column === undefined || second.column === undefined ? MAX_COLUMN : Math.abs(first.column - second.column) + 1;
    largest = Math.max(largest, rows * columns);
  }
  return largest;
}

/** Cells of an A1 range such as a merge's; undefined when it is none. */
export function rangeCells(range: string): number | undefined {
  const area = parseRange(range);
  return area && (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
