/** A row recognised by its wording although its code differs, or by its code although reworded. */
import { columnLetters } from '../../sheet/address.ts';
import { printWording } from '../../template/wording.ts';
import type { Rule } from '../rule.ts';

export const rowReworded = {
  id: 'NTM-V028',
  severity: 'warning',
  why: {
    vi: 'Excel đổi 1.10 thành 1.1; mã hoặc nội dung bị sửa làm dòng dễ bị hiểu là chỉ tiêu khác.',
    en: 'Excel turns 1.10 into 1.1; a changed code or wording makes a row look like another indicator.',
  },
  check: ({ recognised: { alignment, heading, report }, lines }) => {
    return [...alignment.placed].flatMap(([row, placed]) => {
      if (placed.by === 'codeAndWording' || row.kind === 'criterion') return [];
      const line = lines.find(({ indicator }) => indicator.code === row.indicator.code);
      const cellIn = (column: number | undefined): string | null =>
        line?.entry.cells && column !== undefined ? line.entry.cells.result.replace(/^[A-Z]+/u, columnLetters(column)) : null;
      const [codeCell, contentCell] = [cellIn(heading.columns.no), cellIn(heading.columns.content)];
      const fix = [
        ...(placed.by !== 'code' && codeCell !== null ? [{ cell: codeCell, value: row.indicator.code, format: '@' }] : []),
        ...(placed.by !== 'wording' && contentCell !== null ? [{ cell: contentCell, value: printWording(row.indicator) }] : []),
      ];
      return [
        {
          cell: codeCell ?? line?.entry.cells?.result ?? null,
          indicator: row.indicator.code,
          criterion: row.criterion.no,
          facts: { by: placed.by, seen: placed.codeSeen, code: row.indicator.code, sheet: report.sheet },
          ...(fix.length > 0 ? { fix } : {}),
        },
      ];
    });
  },
  examples: [
    { given: { '17.10': { code: 17.1 } }, finds: { row: '17.10' } },
    { given: { '14.1': { content: 'Tỷ lệ người dân tham gia bảo hiểm y tế' } }, finds: { row: '14.1' } },
    { given: { '14.1': { code: '', content: 'Tỷ lệ người dân tham gia bảo hiểm y tế (đạt cho cả nam và nữ)' } }, finds: { row: '14.1' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
