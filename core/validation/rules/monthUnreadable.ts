/** An expected month that is no month, or lies before the period. */
import { isExpectedMonth } from '../../text/month.ts';
import type { Fault, Rule } from '../rule.ts';

export const monthUnreadable = {
  id: 'NTM-V029',
  severity: 'warning',
  why: {
    vi: 'Tháng dự kiến được tổng hợp “năm nay đạt những gì”; ghi chữ khác hoặc tháng đã qua thì không cộng được.',
    en: 'Expected months are rolled up into “what will be met this year”; other words, or months gone by, cannot be.',
  },
  check: ({ lines, recognised: { report } }) => {
    const rows = [
      ...lines.map(({ entry, criterion, indicator }) => ({ row: entry, criterion: criterion.no, indicator: indicator.code })),
      ...report.criterionRows.map((row) => ({ row, criterion: row.criterion })),
    ];
    return rows.flatMap(({ row: { expectedBy, cells }, ...where }): readonly Fault[] => {
      if (expectedBy === null || cells === null) return [];
      const isMonth = isExpectedMonth(expectedBy);
      const past = isMonth && report.period !== null && expectedBy < report.period.slice(0, expectedBy.length);
      if (isMonth && !past) return [];
      return [{ cell: cells.expectedBy, ...where, facts: { text: expectedBy, past: past ? 1 : 0 } }];
    });
  },
  examples: [
    {
      given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Thiếu bác sĩ', expectedBy: 'sớm' } },
      finds: { row: '14.2', column: 'expectedBy' },
    },
    {
      given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Thiếu bác sĩ', expectedBy: '12/2022' } },
      finds: { row: '14.2', column: 'expectedBy' },
    },
    { given: { 'TC 14': { expectedBy: 'sớm' } }, finds: { row: 'TC 14', column: 'expectedBy' } },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'Tháng 12 năm 2023' } }, finds: null },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'năm 2023' } }, finds: null },
    { given: { '14.2': { selfAssessment: 'Chưa đạt', expectedBy: 'Quý I/2024' } }, finds: null },
  ],
} as const satisfies Rule;
