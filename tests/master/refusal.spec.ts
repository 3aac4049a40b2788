/** When a master is not written at all: new figures would stand beside last month's. */
import { describe, expect, it } from 'vitest';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { Problem } from '../../core/problem.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { mustBind, unplacedOf } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

const plan = (sheet: Sheet, month: Month): MasterPlan => planWrites(mustBind(sheet, month), totalsOf(month), sheet);
const cellsOf = ({ changes }: MasterPlan): readonly string[] => changes.map(({ cell }) => cell);

function refusal(sheet: Sheet, month: Month): string {
  try {
    return `written: ${cellsOf(plan(sheet, month)).join(', ')}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('master-not-understood');
    expect(error.text.en).not.toContain('?');
    return error.text.vi;
  }
}

const month: Month = { criteria: 3, sent: { '13969': '+++', '13978': '+-+' } };

describe('a master is refused', () => {
  it('where a heading above all criteria makes them something else', () => {
    const sheet = printedSheet(
      'Huyện | Số xã báo cáo | Số xã chưa đạt | | | Bình quân | 19 TC | Dưới 5 TC\n | | TC1 | TC2 | TC3 | | |\nNam Trực | 8 | 7 | 7 | 7 | 2 | 0 | 8',
      { merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2', 'G1:G2', 'H1:H2'] },
    );
    const said = refusal(sheet, { ...month, scope: '36' });
    expect(said).toContain('Không ghi gì vào trang “Biểu tổng hợp”');
    expect(said).toContain('Cột “Số xã chưa đạt / TC1” đếm số chưa đạt');
  });

  it('where no name of a criterion is known, with a few of the reasons', () => {
    const said = refusal(printedSheet('Xã | Đường | Nước | Trường | Trạm | Số TC đạt\nNam Mỹ | x | x | x | | 3'), month);
    expect(said).toContain('“Đường”');
    expect(said).not.toContain('“Trạm”');
    expect(said).toContain('Và 1 chỗ nữa.');
  });

  it('where its only criteria are doubtful', () => {
    expect(refusal(printedSheet('Xã | TC1 | TC1 | Số TC đạt\nNam Mỹ | x | x | 1'), month)).toContain('cùng ý nghĩa');
  });

  it('where the mark is doubtful, feet and all', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC3 | Số TC đạt\nNam Mỹ | Đ | Đ | | =COUNTIF(B2:D2,"x")\nSố xã đạt | 9');
    expect(refusal(sheet, month)).toContain('đếm dấu khác');
  });

  it('where no row is sure', () => {
    expect(refusal(printedSheet('Xã | TC1 | TC2 | TC3\nTT Nam Mỹ | x\nSố xã đạt | 1'), month)).toContain('loại đơn vị');
  });

  it('where the one criterion asked for has no column', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | Số TC đạt\nNam Mỹ | x | x | 2');
    expect(refusal(sheet, { ...month, criterion: 3 })).toContain('Không có cột nào cho tiêu chí 3');
    expect(refusal(sheet, { ...month, criterion: 1 })).toBe('written: ');
  });
});

describe('a master is written', () => {
  it('where some of it is not understood, which is carried into the plan', () => {
    const sheet = printedSheet('Xã | TC1 | Đường | TC3 | Số TC đạt\nNam Mỹ | | x | |\nXã Nam Mĩ Hạ | x | x | |\nNam Hùng');
    const result = plan(sheet, month);
    expect(cellsOf(result)).toEqual(['B2', 'D2', 'E2']);
    expect(unplacedOf(mustBind(sheet, month))).toEqual(
      result.unplaced.map((one) => unplacedOf({ ...mustBind(sheet, month), unplaced: [one] })[0]),
    );
    expect(unplacedOf({ ...mustBind(sheet, month), unplaced: result.unplaced })).toEqual([
      'column C1 Đường',
      'criterion 2',
      'row A3 Xã Nam Mĩ Hạ',
      ...['13972', '13978', '13984', '14005'].map((code) => `unit ${code}`),
    ]);
  });

  it('where it lists totals only, and all its headings are understood', () => {
    expect(cellsOf(plan(printedSheet('Xã | Số TC đạt | Tiêu chí chưa đạt | Ghi chú\nNam Thắng | 1 | | tốt'), month))).toEqual(['B2', 'C2']);
  });
});
