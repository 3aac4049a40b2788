/**
 * A master that was written, against the totals again: each cell that does not hold what it should, formulas with the
 * result the file keeps of them among them. Nothing is planned and nothing written.
 */
import type { Totals } from '../consolidation/totals.ts';
import { addressOf, columnNumber } from '../sheet/address.ts';
import type { Cell, CellValue, Sheet } from '../sheet/sheet.ts';
import { isWritten, type Binding } from './binding.ts';
import { holds, isEmpty } from './cellHolds.ts';
import { printedOf } from './printed.ts';
import { indexTotals, wantedIn, type TotalsIndex } from './wanted.ts';

export interface DifferingCell {
  readonly cell: string;
  readonly holds: CellValue;
  readonly shouldHold: string | number | null;
  /** The office's own formula that gives it; null for a typed or written cell. */
  readonly formula: string | null;
}

export interface VerifiedCells {
  /** Cells that the totals speak of, and that could be compared. */
  readonly compared: number;
  readonly differing: readonly DifferingCell[];
  /** Formulas whose result the file does not hold: open it in Excel once and save it. */
  readonly notComputed: readonly string[];
}

/** `sheet` is the one that was bound. Linear in its rows and columns. */
export function verifyCells(binding: Binding, totals: Totals, sheet: Sheet, changes: TotalsIndex['changes'] = null): VerifiedCells {
  const printed = printedOf(sheet);
  if (!printed) throw new Error(`sheet ${sheet.name} was bound and cannot be printed`);
  const index = indexTotals(totals, changes);
  const columns = binding.columns.filter(isWritten);
  const differing: DifferingCell[] = [];
  const notComputed: string[] = [];
  let compared = 0;
  for (const { row, meaning } of binding.rows.filter(isWritten)) {
    for (const column of columns) {
      const number = columnNumber(column.column);
      const cell = printed.cell(row, number);
      const anchor = printed.anchorOf(row, number);
      const wanted = wantedIn(meaning, column.meaning, index, binding.mark, cell);
      if (wanted.kind !== 'value' || anchor.row !== row || anchor.column !== number) continue;
      const at = addressOf(row, number);
      if (cell?.formula !== undefined && cell.value === null) notComputed.push(at);
      else {
        compared += 1;
        if (!agrees(cell, wanted.value))
          differing.push({ cell: at, holds: cell?.value ?? null, shouldHold: wanted.value, formula: cell?.formula ?? null });
      }
    }
  }
  return { compared, differing, notComputed };
}

/** A formula shows nothing as 0, and a share with more decimals than are written. */
function agrees(cell: Cell | undefined, wanted: string | number | null): boolean {
  if (holds(cell, wanted) || ((wanted === 0 || wanted === null) && (isEmpty(cell) || cell?.value === 0))) return true;
  const value = cell?.value;
  if (cell?.formula === undefined || typeof value !== 'number' || typeof wanted !== 'number') return false;
  const smallest = Number.isInteger(wanted) ? 0 : 0.5 * 10 ** -decimalsOf(wanted);
  return Math.abs(value - wanted) <= smallest * 1.000001;
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0;
}
