/** A result typed on a criterion's own row, where none is read. */
import type { Rule } from '../rule.ts';

export const criterionRowResult = {
  id: 'NTM-V041',
  severity: 'warning',
  why: {
    vi: 'Kết quả ghi nhầm vào dòng tiêu chí sẽ không được tính.',
    en: "A result written on the criterion's row by mistake is not counted.",
  },
  check: ({ recognised: { report } }) =>
    report.criterionRows
      .filter(({ resultText }) => resultText !== '')
      .map(({ cells, criterion, resultText }) => ({ cell: cells.result, criterion, facts: { criterion, text: resultText } })),
  examples: [
    { given: { 'TC 14': { result: 'Chưa đạt' } }, finds: { row: 'TC 14', column: 'result' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
