/** A criterion whose indicators are not all known, without a word of its own: there is nothing else to count it by. */
import { isIncomplete } from '../../criteria/completeness.ts';
import type { CriterionRow } from '../../reading/report.ts';
import type { Rule } from '../rule.ts';

export const criterionWordMissing = {
  id: 'NTM-V043',
  severity: 'error',
  why: {
    vi: 'Bộ tiêu chí chưa có đủ chỉ tiêu của quyết định, nên tiêu chí tính theo chữ ghi ở chính dòng tiêu chí.',
    en: 'The set lacks indicators of its decision, so a criterion counts by the word on its own row.',
  },
  check: ({ recognised: { template, report } }) =>
    template.set.criteria.filter(isIncomplete).flatMap(({ no }) => {
      const row = report.criterionRows.find(({ criterion }) => criterion === no);
      const wrong = wrongIn(row);
      return wrong === undefined
        ? []
        : [{ cell: row?.cells.selfAssessment ?? null, criterion: no, facts: { criterion: no, wrong, text: row?.typedText ?? '' } }];
    }),
  examples: [
    { set: 'do-thi-van-minh-04-2022', given: { 'TC 1': { selfAssessment: '' } }, finds: { row: 'TC 1', column: 'selfAssessment' } },
    { set: 'do-thi-van-minh-04-2022', given: { 'TC 1': { selfAssessment: 'Đ/K' } }, finds: { row: 'TC 1', column: 'selfAssessment' } },
    {
      set: 'do-thi-van-minh-04-2022',
      given: { 'TC 1': { selfAssessment: 'Không áp dụng' } },
      finds: { row: 'TC 1', column: 'selfAssessment' },
    },
    { set: 'do-thi-van-minh-04-2022', given: {}, without: ['TC 1'], finds: {} },
    { set: 'do-thi-van-minh-04-2022', given: { 'TC 1': { selfAssessment: 'Chưa đánh giá' } }, finds: null },
    { given: { 'TC 14': { selfAssessment: '' } }, finds: null },
  ],
} as const satisfies Rule;

type Wrong = 'row' | 'blank' | 'unreadable' | 'notApplicable';

function wrongIn(row: CriterionRow | undefined): Wrong | undefined {
  if (!row) return 'row';
  if (row.typed === null) return row.typedText === '' ? 'blank' : 'unreadable';
  return row.typed === 'notApplicable' ? 'notApplicable' : undefined;
}
