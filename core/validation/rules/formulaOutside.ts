/** A value that comes from another file: it cannot be checked here and may be long out of date. */
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const formulaOutside = {
  id: 'NTM-V072',
  severity: 'warning',
  why: {
    vi: 'Số lấy từ tệp khác không đi theo báo cáo; khi tệp kia đổi hoặc mất, số này không đổi theo.',
    en: 'A figure taken from another file does not travel with the report; when that file changes or is lost, the figure stays.',
  },
  check: (subject) =>
    reportedCells(subject).flatMap(({ cell, where }) =>
      cell.formula !== undefined && OUTSIDE.test(cell.formula)
        ? [{ cell: cell.at, ...where, facts: { formula: cell.formula.slice(0, 80) }, ...mend(cell.value, cell.at) }]
        : [],
    ),
  examples: [
    { given: { '14.4': { result: 95, resultFormula: "='[BHYT.xlsx]Tháng 11'!C5" } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: 95, resultFormula: '=[1]Sheet1!C5' } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: 95, resultFormula: "='Sổ theo dõi'!C5" } }, finds: null },
  ],
} as const satisfies Rule;

/** `[1]Sheet1!`, `'[BHYT.xlsx]Tháng 11'!`; not the brackets of a table's column. A file's name and a sheet's have their limits, and so has the search. */
const OUTSIDE = /\[[^[\]]{1,255}\][^!'(,;[\]]{0,64}'?!/u;

/** The value it shows, in place of the formula. */
function mend(value: unknown, cell: string): { readonly fix?: readonly { readonly cell: string; readonly value: number | string }[] } {
  return typeof value === 'number' || typeof value === 'string' ? { fix: [{ cell, value }] } : {};
}
