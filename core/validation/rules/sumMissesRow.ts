/** A sum over the rows above it that leaves out those just before it: rows were inserted behind its range. */
import { addressOf, columnNumber } from '../../sheet/address.ts';
import type { Grid } from '../../sheet/grid.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const sumMissesRow = {
  id: 'NTM-V073',
  severity: 'warning',
  why: {
    vi: 'Chèn dòng ở cuối vùng cộng thì Excel không mở rộng công thức; tổng thiếu dòng vừa chèn.',
    en: 'Excel does not widen a sum for a row inserted at its end; the total leaves the new row out.',
  },
  check: (subject) =>
    reportedCells(subject).flatMap(({ cell, row, column, where }) => {
      const found = SUMMED.exec(cell.formula ?? '');
      if (!found) return [];
      const [range, name = '', letters = '', top = '', lastLetters = '', bottom = ''] = found;
      if (columnNumber(letters) !== column || columnNumber(lastLetters) !== column) return [];
      const last = Number(bottom);
      if (!areMissed(subject.recognised.grid, column, last + 1, row - 1)) return [];
      const whole = `${name}(${addressOf(Number(top), column)}:${addressOf(row - 1, column)})`;
      return [
        {
          cell: cell.at,
          ...where,
          facts: { range: `${letters}${top}:${letters}${bottom}`, missed: addressOf(last + 1, column) },
          fix: [{ cell: cell.at, formula: (cell.formula ?? '').replace(range, whole) }],
        },
      ];
    }),
  examples: [
    {
      given: { '12.1': { result: 10 }, '12.2': { result: 20 }, '12.3': { result: 10, resultFormula: '=SUM(F{12.1}:F{12.1})' } },
      finds: { row: '12.3', column: 'result' },
    },
    {
      given: { '12.1': { result: 10 }, '12.2': { result: 20 }, '12.3': { result: 30, resultFormula: '=SUM(F{12.1}:F{12.2})' } },
      finds: null,
    },
  ],
} as const satisfies Rule;

const SUMMED = /\b(SUM|AVERAGE|COUNTA?)\(\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\)/u;
/** More rows between a range and its sum are another table's. */
const MOST_MISSED = 5;

/** Every row between holds a typed figure. */
function areMissed(grid: Grid, column: number, first: number, last: number): boolean {
  if (last < first || last - first >= MOST_MISSED) return false;
  for (let row = first; row <= last; row += 1) {
    const cell = grid.cell(row, column);
    if (typeof cell?.value !== 'number' || cell.formula !== undefined) return false;
  }
  return true;
}
