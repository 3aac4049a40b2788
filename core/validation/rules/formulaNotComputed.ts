/** A formula that came without its value: it was computed here. */
import { shownText } from '../../reading/shownText.ts';
import { isCriterionFormula, isLikeLastFormula } from '../../template/derived.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const formulaNotComputed = {
  id: 'NTM-V071',
  severity: 'warning',
  why: {
    vi: 'Một số phần mềm lưu công thức mà không lưu kết quả; người mở tệp có thể thấy ô trống hoặc số khác.',
    en: 'Some programs keep a formula without its value; who opens the file may see an empty cell or another figure.',
  },
  check: (subject) => {
    const { computed } = subject.recognised;
    if (computed.size === 0) return [];
    return reportedCells(subject).flatMap(({ cell, where }) => {
      const { formula } = cell;
      if (formula === undefined || !computed.has(cell.at) || isCriterionFormula(formula) || isLikeLastFormula(formula)) return [];
      return [{ cell: cell.at, ...where, facts: { made: shownText(cell) }, fix: [{ cell: cell.at, formula }] }];
    });
  },
  examples: [
    { given: { '14.4': { result: null, resultFormula: '=60+35' } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: 95, resultFormula: '=60+35' } }, finds: null },
  ],
} as const satisfies Rule;
