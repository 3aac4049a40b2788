/** Two columns under one heading: which of them is the report cannot be told. */
import { columnsUnder } from '../../reading/heading.ts';
import { filledColumns, reportedKeys } from '../../reading/columns.ts';
import { addressOf } from '../../sheet/address.ts';
import type { Rule } from '../rule.ts';

/** A sheet with more of them is said to have them; they need not all be listed. */
const MOST_LISTED = 6;

export const columnRepeated = {
  id: 'NTM-V034',
  severity: 'error',
  why: {
    vi: 'Thêm cột kỳ này cạnh cột kỳ trước mà để cùng tiêu đề thì số cũ có thể bị đọc thay số mới.',
    en: "A column for this period beside last period's under the same heading: the old figures could be read for the new.",
  },
  check: ({ recognised: { grid, heading, alignment, template } }) => {
    const filled = filledColumns(grid, alignment);
    return reportedKeys.flatMap((key) => {
      const named = new Set(heading.every[key]);
      // A heading merged over empty columns is a matter of print.
      const under = key === 'selfAssessment' && heading.verdicts ? (heading.every[key] ?? []) : columnsUnder(grid, heading, key);
      const [read, ...further] = under.filter((column) => named.has(column) || filled.has(column));
      const [second] = further;
      if (read === undefined || second === undefined) return [];
      return [
        {
          cell: addressOf(heading.row, second),
          facts: {
            heading: template.layout.columns.find((column) => column.key === key)?.heading ?? key,
            read: addressOf(heading.row, read),
            others: further.slice(0, MOST_LISTED).map((column) => addressOf(heading.row, column)),
          },
        },
      ];
    });
  },
  examples: [
    { given: {}, added: [{ heading: 'Kết quả', rows: { '14.1': 91 } }], finds: {} },
    { given: {}, added: [{ heading: 'Ghi chú' }], finds: {} },
    { given: {}, added: [{ heading: 'Kết quả', rows: { '14.1': 91 }, hidden: true }], finds: {} },
    { given: {}, added: [{ heading: 'Kết quả kỳ trước', rows: { '14.1': 91 } }], finds: null },
  ],
} as const satisfies Rule;
