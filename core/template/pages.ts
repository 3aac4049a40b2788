/**
 * Where a printed page would end with a criterion's row, or the signatures would stand on a page of their own, all
 * rows are made a little taller, so that the pages end elsewhere. (Excel leaves out page breaks set by hand in
 * a sheet that is fitted to the page's width.)
 */
import type { PrintDesign, RowDesign } from './design.ts';
import { columnPoints, PIXEL } from './textFit.ts';

export interface Paging {
  /** Printed again on every page. */
  readonly headingRow: number;
  /** In characters. */
  readonly widths: readonly number[];
  readonly marginsMm: PrintDesign['marginsMm'];
  /** How bad it is that a page ends with this row; 0 = not at all. */
  costOfBreakAfter(row: number): number;
}

/** A4 lying. */
const PAPER_MM = { width: 297, height: 210 };
const POINTS_PER_MM = 72 / 25.4;
/** A sheet of a hundred rows taller by this is a page longer, which only the signatures are worth. */
const MOST_PIXELS = 14;
const COST_OF_PIXEL = 0.5;
/** Programs fit a sheet to the page's width by whole percents, and not all to the same one. */
const PERCENTS = 4;

/** Rows in their order, from row 1. The least change that gives good pages. */
export function spreadOverPages(rows: readonly RowDesign[], paging: Paging): readonly RowDesign[] {
  const capacities = pageCapacities(paging);
  let best = { rows, cost: Infinity };
  for (let pixels = 0; pixels <= MOST_PIXELS; pixels += 1) {
    const taller = rows.map((row) => (row.fixed || row.row === paging.headingRow ? row : { ...row, height: row.height + pixels * PIXEL }));
    const cost = capacities.reduce((sum, capacity) => sum + costOfBreaks(taller, capacity, paging), pixels * COST_OF_PIXEL);
    if (cost < best.cost) best = { rows: taller, cost };
  }
  return best.rows;
}

/** The heights of a page in the sheet's own points: fitting to the width makes the sheet smaller, so more goes on a page. */
function pageCapacities({ widths, marginsMm: { top, bottom, left, right } }: Paging): readonly number[] {
  const printed = (PAPER_MM.width - left - right) * POINTS_PER_MM;
  const width = widths.reduce((sum, one) => sum + columnPoints(one), 0);
  const percent = Math.min(100, Math.floor((printed / width) * 100));
  const height = (PAPER_MM.height - top - bottom) * POINTS_PER_MM;
  return Array.from({ length: PERCENTS }, (_, less) => (height * 100) / (percent - less));
}

function costOfBreaks(rows: readonly RowDesign[], capacity: number, { headingRow, costOfBreakAfter }: Paging): number {
  const repeated = rows.find(({ row }) => row === headingRow)?.height ?? 0;
  let used = 0;
  let cost = 0;
  for (const { row, height } of rows) {
    if (used + height > capacity) {
      cost += costOfBreakAfter(row - 1);
      used = repeated;
    }
    used += height;
  }
  return cost;
}
