/** A row recognised by its wording although its code differs, or by its code although reworded. */
import { columnLetters } from '../../sheet/address.ts';
import type { Rule } from '../rule.ts';

export const rowReworded = {
  id: 'NTM-V028',
  severity: 'warning',
  why: {
    vi: 'Excel đổi 1.10 thành 1.1; mã hoặc nội dung bị sửa làm dòng dễ bị hiểu là chỉ tiêu khác.',
    en: 'Excel turns 1.10 into 1.1; a changed code or wording makes a row look like another indicator.',
  },
  check: ({ recognised: { alignment, heading, report }, lines }) => {
    const codeColumn = heading.columns.no;
    return [...alignment.placed].flatMap(([row, placed]) => {
      if (placed.by === 'codeAndWording' || row.kind === 'criterion') return [];
      const line = lines.find(({ indicator }) => indicator.code === row.indicator.code);
      const cell = line?.entry.cells?.result.replace(/^[A-Z]+/u, codeColumn === undefined ? '$&' : columnLetters(codeColumn)) ?? null;
      const fix =
        placed.by === 'wording' && cell !== null && codeColumn !== undefined
          ? [{ cell, value: row.indicator.code, format: '@' }]
          : undefined;
      return [
        {
          cell,
          indicator: row.indicator.code,
          criterion: row.criterion.no,
          facts: { by: placed.by, seen: placed.codeSeen, code: row.indicator.code, sheet: report.sheet },
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
  examples: [
    { given: { '17.10': { code: 17.1 } }, finds: { row: '17.10' } },
    { given: { '14.1': { content: 'Tỷ lệ người dân tham gia bảo hiểm y tế' } }, finds: { row: '14.1' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
