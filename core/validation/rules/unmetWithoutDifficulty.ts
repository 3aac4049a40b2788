/** Chưa đạt without a word on why, on the indicator's row or on its criterion's; an expected month counts as said. */
import { saysSomething } from '../../text/answers.ts';
import { isExpectedMonth } from '../../text/month.ts';
import type { Remarks } from '../../reading/report.ts';
import { eachLine, type Fault, type Rule, type Subject } from '../rule.ts';

export const unmetWithoutDifficulty = {
  id: 'NTM-V016',
  severity: 'explain',
  why: {
    vi: 'Cấp trên cần biết vì sao chưa đạt, ai phải làm gì, bao giờ xong.',
    en: 'The levels above need to know why it is unmet, who must act, and by when.',
  },
  check: (subject) => [...indicatorsWithout(subject), ...criteriaWithout(subject)],
  examples: [
    { given: { '14.2': { selfAssessment: 'Chưa đạt' } }, finds: { row: '14.2', column: 'obstacle' } },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Không' } }, finds: { row: '14.2', column: 'obstacle' } },
    {
      given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Không có khó khăn, vướng mắc' } },
      finds: { row: '14.2', column: 'obstacle' },
    },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Như tháng trước' } }, finds: { row: '14.2', column: 'obstacle' } },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'sớm nhất' } }, finds: { row: '14.2', column: 'obstacle' } },
    { given: { '14.2': { selfAssessment: 'Chưa đạt' }, 'TC 14': { expectedBy: 'Không' } }, finds: { row: '14.2', column: 'obstacle' } },
    {
      set: 'do-thi-van-minh-04-2022',
      given: { 'TC 2': { selfAssessment: 'Chưa đạt' } },
      finds: { row: 'TC 2', column: 'obstacle' },
    },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Chưa có bác sĩ' } }, finds: null },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: '12/2023' } }, finds: null },
    { given: { '14.2': { selfAssessment: 'Chưa đạt' }, 'TC 14': { obstacle: 'Trạm y tế đang xây' } }, finds: null },
  ],
} as const satisfies Rule;

const indicatorsWithout = eachLine(({ entry, criterionRow }, cells) => {
  if (entry.selfAssessment !== 'unmet' || says(entry) || (criterionRow && says(criterionRow))) return undefined;
  return { cell: cells.obstacle, facts: { said: entry.obstacle ?? '' } };
});

/** Criteria whose own word counts. */
function criteriaWithout({ recognised: { report } }: Subject): readonly Fault[] {
  return report.criterionRows
    .filter((row) => row.counts && row.typed === 'unmet' && !says(row))
    .map(({ criterion, obstacle, cells }) => ({ cell: cells.obstacle, criterion, facts: { said: obstacle ?? '' } }));
}

function says(remarks: Remarks): boolean {
  return saysSomething(remarks.obstacle) || (remarks.expectedBy !== null && isExpectedMonth(remarks.expectedBy));
}
