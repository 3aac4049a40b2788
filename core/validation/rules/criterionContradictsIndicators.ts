/** A word typed on the criterion's row that its indicators do not bear out. */
import type { Rule } from '../rule.ts';

export const criterionContradictsIndicators = {
  id: 'NTM-V015',
  severity: 'explain',
  why: {
    vi: 'Tiêu chí đạt khi mọi chỉ tiêu đạt; số tổng hợp tính theo chỉ tiêu, không theo chữ gõ ở dòng tiêu chí.',
    en: 'A criterion is met when all its indicators are; totals follow the indicators, not the word typed on the criterion.',
  },
  check: ({ recognised: { report } }) =>
    report.criterionRows.flatMap((row) => {
      const computed = report.criteria.find(({ criterion }) => criterion === row.criterion)?.selfAssessment;
      // The word that counts is judged by itself where it is no answer.
      if (row.typed === null || computed === undefined || row.typed === computed || (row.counts && row.typed === 'notApplicable'))
        return [];
      return [
        { cell: row.cells.selfAssessment, criterion: row.criterion, facts: { typed: row.typed, computed, criterion: row.criterion } },
      ];
    }),
  examples: [
    { given: { 'TC 14': { selfAssessment: 'Chưa đạt' } }, finds: { row: 'TC 14', column: 'selfAssessment' } },
    {
      given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Dân đi làm xa' }, 'TC 14': { selfAssessment: 'Đạt' } },
      finds: { row: 'TC 14', column: 'selfAssessment' },
    },
    { given: { 'TC 14': { selfAssessment: 'Đạt' } }, finds: null },
  ],
} as const satisfies Rule;
