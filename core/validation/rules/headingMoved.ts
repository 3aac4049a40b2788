/** A second heading lower down whose columns stand elsewhere: the rows below it are read by the first. */
import { otherHeadings } from '../../reading/heading.ts';
import { addressOf } from '../../sheet/address.ts';
import type { Rule } from '../rule.ts';

export const headingMoved = {
  id: 'NTM-V082',
  severity: 'error',
  why: {
    vi: 'Hai bảng ghép vào một trang với thứ tự cột khác nhau thì các dòng dưới bị đọc nhầm cột.',
    en: 'Two tables put on one sheet with their columns in different places: the lower rows would be read from the wrong columns.',
  },
  check: ({ recognised: { grid, heading, template } }) =>
    otherHeadings(grid, heading, template.layout)
      .slice(0, 1)
      .map((row) => ({ cell: addressOf(row, grid.cellsOf(row)[0]?.column ?? 1), facts: { first: heading.row, second: row } })),
  examples: [
    { given: { 'TC 14': { content: 'Nội dung', result: 'Tự đánh giá', selfAssessment: 'Kết quả' } }, finds: {} },
    { given: { 'TC 14': { content: 'Nội dung', result: 'Kết quả', selfAssessment: 'Tự đánh giá' } }, finds: null },
  ],
} as const satisfies Rule;
