/** A sheet under construction: cells by row and column, merges as they are drawn. */
import { addressOf } from '../../../core/sheet/address.ts';
import type { Cell, CellValue, Sheet } from '../../../core/sheet/sheet.ts';

export interface Grid {
  /** Nothing is drawn for an empty text. */
  put(row: number, column: number, value: CellValue | undefined): void;
  formula(row: number, column: number, formula: string, result: CellValue): void;
  merge(top: number, left: number, bottom: number, right: number): void;
  sheet(name: string): Sheet;
}

export function newGrid(): Grid {
  const cells = new Map<string, Cell>();
  const merges: string[] = [];
  return {
    put: (row, column, value) => {
      const at = addressOf(row, column);
      if (value !== undefined && value !== '' && value !== null) cells.set(at, { at, value });
    },
    formula: (row, column, formula, result) => {
      const at = addressOf(row, column);
      cells.set(at, { at, value: result, formula });
    },
    merge: (top, left, bottom, right) => {
      if (top !== bottom || left !== right) merges.push(`${addressOf(top, left)}:${addressOf(bottom, right)}`);
    },
    sheet: (name) => ({ name, cells: [...cells.values()], merges }),
  };
}
