/** Assessed as met or unmet, but no figure given. */
import { isFigure } from '../../reading/values.ts';
import { eachLine, type Rule } from '../rule.ts';

export const figureMissing = {
  id: 'NTM-V022',
  severity: 'warning',
  why: {
    vi: 'Đã tự đánh giá mà không có số thì không kiểm tra được với mức yêu cầu.',
    en: 'Assessed without a figure, it cannot be compared with the requirement.',
  },
  check: eachLine(({ entry, indicator }, cells) => {
    const assessed = entry.selfAssessment === 'met' || entry.selfAssessment === 'unmet';
    const missing = entry.reading.kind === 'blank' || entry.reading.kind === 'notAssessed';
    return assessed && missing && isFigure(indicator) ? { cell: cells.result, facts: { unit: indicator.unit } } : undefined;
  }),
  examples: [
    { given: { '14.1': { result: '' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '1.1': { result: '' } }, finds: null },
    { given: { '14.1': { result: '', selfAssessment: 'Chưa đánh giá' } }, finds: null },
  ],
} as const satisfies Rule;
