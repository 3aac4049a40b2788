/** An indicator of the template has no row in the sheet. */
import type { Rule } from '../rule.ts';

export const rowMissing = {
  id: 'NTM-V004',
  severity: 'error',
  why: {
    vi: 'Thiếu dòng thì chỉ tiêu không được báo cáo, tiêu chí không tính được.',
    en: 'Without its row an indicator is not reported and its criterion cannot be counted.',
  },
  check: ({ lines }) =>
    lines.flatMap(({ indicator, criterion, entry }, index) => {
      if (entry.cells !== null) return [];
      const before = lines[index - 1];
      return [
        {
          cell: null,
          indicator: indicator.code,
          criterion: criterion.no,
          facts: {
            code: indicator.code,
            text: indicator.text,
            after: before?.indicator.code ?? '',
            afterCell: before?.entry.cells?.result ?? '',
          },
        },
      ];
    }),
  examples: [
    { given: {}, without: ['14.1'], finds: { row: '14.1' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
