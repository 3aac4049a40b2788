/** Headings of one to three rows, by meaning, in two columns of marks; and what is none. */
import { describe, expect, it } from 'vitest';
import { findHeading, type Heading } from '../../core/reading/heading.ts';
import { gridOf } from '../../core/sheet/grid.ts';
import { printedSheet, type Printing } from '../support/printedSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';

const { layout } = templateFor(NANG_CAO);
const heading = (text: string, printing: Printing = {}): Heading | undefined => findHeading(gridOf(printedSheet(text, printing)), layout);

describe('the heading', () => {
  it('of 2026–30 is two rows of groups: the period’s own columns are read', () => {
    const found = heading(
      `
BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH
TT | Nội dung | ĐVT | Kết quả đến 31/12/2025 |          | Kết quả kỳ báo cáo |          | Kế hoạch đến 31/12/2026 |          | Ghi chú
   |          |     | Kết quả                | Đánh giá | Kết quả            | Đánh giá | Kết quả                 | Đánh giá |
1  | Giao thông
`,
      { merges: ['D2:E2', 'F2:G2', 'H2:I2', 'A2:A3', 'B2:B3', 'C2:C3', 'J2:J3'] },
    );
    expect(found).toMatchObject({
      top: 2,
      row: 3,
      columns: { no: 1, content: 2, unit: 3, result: 6, selfAssessment: 7, note: 10 },
      byMeaning: [],
    });
  });

  it('is found without merged cells, a group’s text standing over its first column', () => {
    const found = heading(`
STT | Nội dung tiêu chí | Kết quả thực hiện |             | Ghi chú
    |                   | Kết quả           | Tự đánh giá |
`);
    expect(found).toMatchObject({ top: 1, row: 2, columns: { result: 3, selfAssessment: 4, note: 5 } });
  });

  it('ends before the first row of the table and before the columns’ numbers', () => {
    expect(heading('TT | Tên tiêu chí | Nội dung | Kết quả | Tự đánh giá\n1 | Quy hoạch | Đạt |  | Đạt')).toMatchObject({ top: 1, row: 1 });
    expect(heading('TT | Tên tiêu chí | Nội dung | Kết quả | Tự đánh giá\n(1) | (2) | (3) | (4) | (5)')).toMatchObject({ top: 1, row: 1 });
  });

  it('of two columns of marks knows which is which', () => {
    const one = 'TT | Nội dung | Kết quả | Đạt | Chưa đạt | Ghi chú';
    expect(heading(one)).toMatchObject({ verdicts: { met: 4, unmet: 5 }, columns: { selfAssessment: 4 } });
    const two = 'TT | Nội dung | Kết quả | Tự đánh giá | | Ghi chú\n | | | Đạt | Không đạt |';
    expect(heading(two, { merges: ['D1:E1'] })).toMatchObject({ top: 1, row: 2, verdicts: { met: 4, unmet: 5 } });
  });

  it('is understood by what it means where it is none of the form’s words', () => {
    expect(heading('STT | Nội dung | KQ thực hiện đến 14/11/2023 | Xã tự đánh giá | Những khó khăn, vướng mắc')).toMatchObject({
      columns: { result: 3, selfAssessment: 4, obstacle: 5 },
      byMeaning: ['result', 'selfAssessment', 'obstacle'],
    });
  });

  it('is not another body’s or another period’s column', () => {
    expect(heading('STT | Nội dung | Kết quả kỳ trước | Tự đánh giá')).toBeUndefined();
    expect(heading('STT | Nội dung | Kết quả | Kết quả thẩm định của huyện')).toBeUndefined();
  });
});
