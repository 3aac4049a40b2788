/** A column read under a heading that is none of the form's words, by what the heading means. */
import { shownText } from '../../reading/shownText.ts';
import { addressOf } from '../../sheet/address.ts';
import type { Rule } from '../rule.ts';

export const headingByMeaning = {
  id: 'NTM-V078',
  severity: 'info',
  why: {
    vi: 'Tiêu đề bị đổi được hiểu theo nghĩa; nếu hiểu sai, cả cột bị đọc nhầm.',
    en: 'A changed heading is understood by its meaning; if that is wrong, the whole column is misread.',
  },
  check: ({ recognised: { grid, heading, template } }) =>
    heading.byMeaning.flatMap((key) => {
      const column = heading.columns[key];
      if (column === undefined) return [];
      const cells = [heading.row, heading.top].map((row) => grid.cell(row, column)).filter((cell) => shownText(cell) !== '');
      const meant = template.layout.columns.find((one) => one.key === key)?.heading ?? key;
      return [{ cell: cells[0]?.at ?? addressOf(heading.row, column), facts: { heading: shownText(cells[0]).slice(0, 80), meant } }];
    }),
  examples: [
    { given: {}, headings: { result: 'Kết quả đạt được của xã' }, finds: {} },
    { given: {}, headings: { selfAssessment: 'Xã tự đánh giá' }, finds: {} },
    { given: {}, headings: { result: 'KẾT QUẢ THỰC HIỆN' }, finds: null },
  ],
} as const satisfies Rule;
