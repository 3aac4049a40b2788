/** Looks at a grown workbook before anyone gets it: every cell is where it should be, with its style and its value. A difference is a bug of ours. */
import { addressOf } from '../../core/sheet/address.ts';
import { cellKey } from '../formula/plainAddress.ts';
import type { SheetScan } from '../patch/scan.ts';
import { scanPart } from '../patch/sheets.ts';
import { freshAllowance } from '../read/sheetWalk.ts';
import { readStructure } from '../read/structure.ts';
import type { Archive } from '../zip/archive.ts';
import { grownRow, type Growth } from './growth.ts';

export function checkGrown(before: ReadonlyMap<number, SheetScan>, after: Archive, growth: Growth): void {
  const allowance = freshAllowance();
  const { sheets } = readStructure(after);
  for (const [index, was] of before) {
    const sheet = sheets[index];
    if (!sheet) throw new Error('growing lost a sheet');
    const now = scanPart(after, sheet, [], allowance);
    checkCells(was, now, (row) => (index === growth.sheetIndex ? grownRow(row, growth) : row));
  }
}

function checkCells(was: SheetScan, now: SheetScan, moved: (row: number) => number): void {
  const places = new Map<number, number>();
  for (let cell = 0; cell < now.cells.count(); cell += 1) places.set(cellKey(now.cells.row(cell), now.cells.column(cell)), cell);
  const formulas = (scan: SheetScan): ReadonlySet<number> => new Set(scan.formulas.map(({ cell }) => cell));
  const [hadFormula, hasFormula] = [formulas(was), formulas(now)];
  for (let cell = 0; cell < was.cells.count(); cell += 1) {
    const [row, column] = [moved(was.cells.row(cell)), was.cells.column(cell)];
    const found = places.get(cellKey(row, column));
    const isSame =
      found !== undefined &&
      now.cells.style(found) === was.cells.style(cell) &&
      hasFormula.has(found) === hadFormula.has(cell) &&
      valueText(now, found, hasFormula) === valueText(was, cell, hadFormula);
    if (!isSame) throw new Error(`growing changed ${addressOf(row, column)}`);
  }
}

/** What stands in the cell, its formula apart. */
function valueText({ text, cells }: SheetScan, cell: number, formulas: ReadonlySet<number>): string {
  if (cells.valueStart(cell) >= 0) return text.slice(cells.valueStart(cell), cells.valueEnd(cell));
  return formulas.has(cell) ? '' : text.slice(cells.openEnd(cell), cells.end(cell));
}
