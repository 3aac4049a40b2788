/** An expected month that is no month. */
import { isUnreadableMonth } from '../../reading/values.ts';
import { eachLine, type Rule } from '../rule.ts';

export const monthUnreadable = {
  id: 'NTM-V029',
  severity: 'warning',
  why: {
    vi: 'Tháng dự kiến được tổng hợp “năm nay đạt những gì”; ghi chữ khác thì không cộng được.',
    en: 'Expected months are rolled up into “what will be met this year”; other words cannot be.',
  },
  check: eachLine(({ entry }, cells) =>
    isUnreadableMonth(entry.expectedBy) ? { cell: cells.expectedBy, facts: { text: entry.expectedBy } } : undefined,
  ),
  examples: [
    {
      given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Thiếu bác sĩ', expectedBy: 'sớm' } },
      finds: { row: '14.2', column: 'expectedBy' },
    },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'Tháng 12 năm 2023' } }, finds: null },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'Quý I/2024' } }, finds: null },
  ],
} as const satisfies Rule;
