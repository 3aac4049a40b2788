import { describe, expect, it } from 'vitest';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { printedSheet, shown, valueAt, written } from '../support/printedSheet.ts';
import { mustBind, tree } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

function plan(sheet: Sheet, month: Month): MasterPlan {
  return planWrites(mustBind(sheet, month), totalsOf(month), sheet);
}

const changesOf = ({ changes }: MasterPlan): readonly string[] =>
  changes.map(({ cell, before, after }) => `${cell}: ${shown(before)} → ${shown(after)}`);
const skippedOf = ({ skipped }: MasterPlan): readonly string[] => skipped.map(({ cell, reason }) => `${cell}: ${reason.vi}`);

const DISTRICT = printedSheet(
  `
STT | Xã, thị trấn | Tiêu chí | | | | Tổng số TC đạt | Tiêu chí chưa đạt | Tăng/giảm | Ghi chú
 | | TC1 | TC2 | TC3 | TC4 | | | |
1 | Xã Nam Mỹ | x | X | | x | =COUNTIF(C3:F3,"x") → 3 | '3 | 1 | giữ
2 | Xã Điền Xá | x | x | x | x | 4 | | 0 | giữ
3 | Xã Nam Thắng | x | | | | 1 | '2, 3, 4 | | giữ
4 | Thị trấn Nam Giang | x | | | | 1 | | | giữ
 | Số xã đạt | =COUNTIF(C3:C6,"x") → 4 | 2 | 1 | 2 | 9
 | Tỷ lệ % | 100 | 50 | 25 | 50
`,
  { merges: ['A1:A2', 'B1:B2', 'C1:F1', 'G1:G2', 'H1:H2'], formats: { D8: '0.0%' } },
);
const MONTH: Month = { criteria: 4, sent: { '13969': '++-?', '13972': null, '13978': '++++', '14005': '+---' } };

describe("planning a district's master", () => {
  const result = plan(DISTRICT, MONTH);

  it('writes marks, totals and lists, empties a commune that did not report, and leaves the town and the notes alone', () => {
    expect(changesOf(result)).toEqual([
      'F3: x → null',
      'H3: 3 → 3, 4',
      'C4: x → null',
      'D4: x → null',
      'E4: x → null',
      'F4: x → null',
      'G4: 4 → null',
      'D5: null → x',
      'E5: null → x',
      'F5: null → x',
      'G5: 1 → 4',
      'H5: 2, 3, 4 → null',
      'F7: 2 → 1',
      'D8: 50 → 0.6667',
      'E8: 25 → 33.33',
      'F8: 50 → 33.33',
    ]);
  });

  it('writes what it says it changes, and nothing else', () => {
    expect(result.writes).toEqual(result.changes.map(({ cell, after }) => ({ sheet: 'Biểu tổng hợp', cell, value: after })));
  });

  it('skips formulas, what a foot counts in the total, and typed changes since last month, each with its reason', () => {
    expect(skippedOf(result)).toEqual([
      'I1: cột “Tăng/giảm” có số gõ tay, không tự đổi theo kỳ mới; hãy xem lại',
      'G3: ô có công thức, tự tính; không ghi đè',
      'C7: ô có công thức, tự tính; không ghi đè',
      'G7: không rõ dòng “Số xã đạt” đếm gì ở cột này; hãy xem lại số đang ghi',
    ]);
  });

  it('says who has no row, who did not report, who is not obliged', () => {
    expect(result).toMatchObject({ missingRows: ['14005'], notReported: ['13972'], notObliged: ['13966'] });
    expect(result.unplaced.map((one) => (one.kind === 'unit' ? one.unit : one.kind))).toEqual(['13984', '13996', '14005']);
    expect(result.notices).toMatchObject([{ vi: expect.stringContaining('Dòng 6 “Thị trấn Nam Giang” còn dấu đạt') }]);
  });

  it('plans nothing once it is written', () => {
    expect(plan(written(DISTRICT, result.writes), MONTH).writes).toEqual([]);
  });

  it('writes one criterion alone where the totals are of one', () => {
    expect(changesOf(plan(DISTRICT, { ...MONTH, criterion: 3 }))).toEqual(['E4: x → null', 'E5: null → x', 'E8: 25 → 33.33']);
  });
});

describe('marks', () => {
  const master = (cells: readonly string[], total = '', foot = ''): Sheet =>
    printedSheet(`Xã | TC1 | TC2 | TC3 | Số TC đạt\nNam Mỹ | ${cells.join(' | ')} | ${total}\nNam Thắng | | | |\nSố xã đạt | ${foot}`);
  const markOf = (sheet: Sheet): unknown => mustBind(sheet, { criteria: 3 }).mark;
  const month: Month = { criteria: 3, sent: { '13969': '+-?', '13978': '+++' } };

  it.each([
    ['x by the cells', master(['x', 'X', 'x']), { value: 'x', unmet: null, certainty: 'sure' }],
    ['Đ by the cells', master(['Đ', '', 'Đ']), { value: 'Đ', unmet: null, certainty: 'sure' }],
    ['1 by the cells', master(['1', '', '1'], '=SUM(B2:D2)'), { value: 1, unmet: null, certainty: 'sure' }],
    ['Đạt by the cells', master(['Đạt', 'Đạt', 'CĐ']), { value: 'Đạt', unmet: 'CĐ', certainty: 'sure' }],
    ['what a foot counts', master(['', '', ''], '', '=COUNTIF(B2:B3,"Đ")'), { value: 'Đ', unmet: null, certainty: 'sure' }],
    ['1 where totals are sums', master(['', '', ''], '=SUM(B2:D2)'), { value: 1, unmet: null, certainty: 'sure' }],
    ['x, likely, where nothing says', master(['', '', '']), { value: 'x', unmet: null, certainty: 'likely' }],
    ['x whatever is counted in another column', master(['x', '', ''], '=COUNTIF(E2:E3,"Đạt")'), { value: 'x', certainty: 'sure' }],
    ['doubtful where cells and formula disagree', master(['Đ', 'Đ', ''], '=COUNTIF(B2:D2,"x")'), { value: 'Đ', certainty: 'doubtful' }],
    ['doubtful where the cells hold figures', master(['95,2', '80', '77']), { certainty: 'doubtful' }],
  ])('are %s', (_, sheet, mark) => {
    expect(markOf(sheet)).toMatchObject(mark);
  });

  it('keep the workbook’s own mark of unmet, and leave not assessed empty', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ | 1 | 0 | 1\nNam Thắng | 0 | 0 | 1');
    expect(changesOf(plan(sheet, month))).toEqual(['D2: 1 → null', 'B3: 0 → 1', 'C3: 0 → 1']);
  });

  it('are rewritten where COUNTIF would not count them', () => {
    const sheet = printedSheet("Xã | TC1 | TC2 | TC3\nNam Mỹ | Đ | | x\nNam Thắng | x | ' x | X");
    expect(changesOf(plan(sheet, month))).toEqual(['B2: Đ → x', 'D2: x → null', 'C3:  x → x']);
  });

  it('of unmet are kept however many communes owe no report: their empty rows have no say', () => {
    const rows = ['Hồng Quang', 'Nam Hùng', 'Nam Thanh', 'TT Nam Giang', 'Điền Xá'].map((name) => `${name} | | |`).join('\n');
    const sheet = printedSheet(`Xã | TC1 | TC2 | TC3\nNam Mỹ | Đ | CĐ | Đ\nNam Thắng | CĐ | CĐ | Đ\n${rows}`);
    expect(markOf(sheet)).toMatchObject({ value: 'Đ', unmet: 'CĐ' });
    expect(changesOf(plan(sheet, { criteria: 3, sent: { '13969': '+-+', '13978': '---' } }))).toEqual(['D3: Đ → CĐ']);
  });

  it('of unmet are not kept where most such cells of the marked rows are empty', () => {
    expect(markOf(printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ | x | CĐ |\nNam Thắng | x | |'))).toMatchObject({ unmet: null });
  });
});

describe("planning a province's master", () => {
  const sent = { '13969': '+++-', '13972': '++--', '14005': null, '14029': '++++', '14032': '+-++' };
  const month: Month = { scope: '36', criteria: 4, sent };
  const byDistrict = printedSheet(
    `
Huyện, thành phố | Số xã phải báo cáo | Số xã báo cáo | TC1 | TC2 | TC3 | TC4 | Tổng số TC đạt | Bình quân TC/xã | 5-9 TC | Dưới 5
Vụ Bản | | | | 2 | | | | | |
Nam Trực | 3 | 3 | 2 | 2 | 2 | 2 | 8 | 4 | 0 | 3
Trực Ninh | 2 | 2 | 2 | 1 | 2 | 2 | 7 | 3,5 | 0 | 2
Toàn tỉnh | =SUM(B2:B4) | 5 | 4 | 3 | 4 | 4 | 15 | 3,75 | 0 | 5
Tỷ lệ % | | | 80 | 60 | 80 | 80
`,
  );

  it('writes the counts of each district and of the whole, and leaves a district nothing is asked of as empty as it is', () => {
    expect(changesOf(plan(byDistrict, month))).toEqual([
      'E2: 2 → 0',
      'C3: 3 → 2',
      'F3: 2 → 1',
      'G3: 2 → 0',
      'H3: 8 → 5',
      'I3: 4 → 2.5',
      'K3: 3 → 2',
      'C5: 5 → 4',
      'F5: 4 → 3',
      'G5: 4 → 2',
      'H5: 15 → 12',
      'I5: 3.75 → 3',
      'K5: 5 → 4',
      'D6: 80 → 100',
      'E6: 60 → 75',
      'F6: 80 → 75',
      'G6: 80 → 50',
    ]);
  });

  it('empties averages and shares where nothing is counted', () => {
    const sheet = printedSheet(
      'Huyện | TC1 | TC2 | TC3 | TC4 | Bình quân\nNam Trực | 1 | 1 | 1 | 1 | 4\nTổng cộng | 1\nTỷ lệ % | 50 | 50 | 50 | 50',
    );
    const nothing = plan(sheet, { ...month, sent: { '13969': null } });
    expect(changesOf(nothing).slice(0, 6)).toEqual(['B2: 1 → 0', 'C2: 1 → 0', 'D2: 1 → 0', 'E2: 1 → 0', 'F2: 4 → null', 'B3: 1 → 0']);
    expect(changesOf(nothing).slice(-4)).toEqual(['B4: 50 → null', 'C4: 50 → null', 'D4: 50 → null', 'E4: 50 → null']);
  });

  it('names the districts that have totals and no row', () => {
    const sheet = printedSheet('Huyện | TC1 | TC2 | TC3 | TC4\nNam Trực | 1');
    expect(plan(sheet, month)).toMatchObject({ missingRows: ['363'], notReported: [], notObliged: [] });
  });

  it('writes communes, sections and feet of a province by commune', () => {
    const sheet = printedSheet(`
Đơn vị | TC1 | TC2 | TC3 | TC4 | Tổng số
Huyện Nam Trực | 3 | 3 | 3 | 3
Nam Mỹ
Điền Xá
Nam Thanh | x | x
Huyện Trực Ninh
Phương Định
Trực Chính
Số xã đạt
`);
    expect(changesOf(plan(sheet, month))).toEqual([
      'B2: 3 → 2',
      'C2: 3 → 2',
      'D2: 3 → 1',
      'E2: 3 → 0',
      'F2: null → 5',
      'B3: null → x',
      'C3: null → x',
      'D3: null → x',
      'F3: null → 3',
      'B4: null → x',
      'C4: null → x',
      'F4: null → 2',
      'B5: x → null',
      'C5: x → null',
      'B7: null → x',
      'C7: null → x',
      'D7: null → x',
      'E7: null → x',
      'F7: null → 4',
      'B8: null → x',
      'D8: null → x',
      'E8: null → x',
      'F8: null → 3',
      'B9: null → 4',
      'C9: null → 3',
      'D9: null → 3',
      'E9: null → 2',
    ]);
  });
});

describe('what is not written', () => {
  const month: Month = { criteria: 3, sent: { '13969': '+++', '13978': '+++' } };

  it('doubtful rows and columns, named once each', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC2 | TC3\nNam Mỹ\nTT Nam Thắng');
    const result = plan(sheet, month);
    expect(changesOf(result)).toEqual(['B2: null → x', 'E2: null → x']);
    expect(result.skipped.map(({ cell }) => cell)).toEqual(['C1', 'D1', 'A3']);
    expect(result.missingRows).toEqual(['13978']);
  });

  it('cells inside a merged area', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ', { merges: ['C2:D2'] });
    const result = plan(sheet, month);
    expect(changesOf(result)).toEqual(['B2: null → x', 'C2: null → x']);
    expect(result.skipped).toMatchObject([{ cell: 'D2', reason: { vi: expect.stringContaining('C2') } }]);
  });

  it('hidden rows are written like others', () => {
    expect(changesOf(plan(printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ', { hiddenRows: [2] }), month))).toHaveLength(3);
  });

  it('a title of another month is said', () => {
    const sheet = printedSheet('Tháng 10 năm 2023\nXã | TC1 | TC2 | TC3\nNam Mỹ');
    expect(plan(sheet, month).notices).toMatchObject([{ vi: expect.stringMatching(/2023-10.*2023-11/u) }]);
  });

  it('totals of another unit or set, or another sheet, are an error of ours', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ');
    const binding = mustBind(sheet, { criteria: 3 });
    const totals = totalsOf(month);
    for (const [b, t, s] of [
      [{ ...binding, scope: '363' }, totals, sheet],
      [binding, { ...totals, set: 'xa-ntm-318-2022' }, sheet],
      [binding, totals, { ...sheet, name: 'Sheet2' }],
    ] as const) {
      expect(() => planWrites(b, t, s)).toThrow(/for a master of/u);
    }
  });
});

it('the tree of these specs is of the period’s last day, and values are read back as written', () => {
  expect(tree.day).toBe('2023-11-30');
  expect(valueAt(written(DISTRICT, plan(DISTRICT, MONTH).writes), 'G5')).toBe(4);
});
