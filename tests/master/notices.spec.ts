/** What makes an office's own sums differ from the totals is said; nothing of it is written. */
import { describe, expect, it } from 'vitest';
import { planWrites } from '../../core/master/plan.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { mustBind } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

const notices = (sheet: Sheet, month: Month): readonly string[] =>
  planWrites(mustBind(sheet, month), totalsOf(month), sheet).notices.map(({ vi }) => vi);

const month: Month = { criteria: 3, sent: { '13969': '+++', '13978': '+-+', '13996': null } };

/** Rows 2 to 5: three communes that owe a report, Hồng Quang (row 4) that owes none. */
const district = (feet: string, totals: readonly string[] = [], quiet = ''): Sheet => {
  const rows = ['Nam Mỹ', 'Nam Thắng', `Hồng Quang`, 'Nam Hùng'];
  const lines = rows.map((name, at) => `${name} | ${name === 'Hồng Quang' ? quiet : 'x'} | | | ${totals[at] ?? ''}`);
  return printedSheet(['Xã | TC1 | TC2 | TC3 | Tổng số TC đạt', ...lines, feet].join('\n'));
};

describe('marks in rows that are not written', () => {
  it('of a commune that owes no report are named', () => {
    expect(notices(district('Số xã đạt | =COUNTIF(B2:B5,"x")', [], 'x'), month)).toEqual([
      expect.stringMatching(/^Dòng 4 “Hồng Quang” còn dấu đạt nhưng không thuộc danh mục.*tổng của biểu sẽ khác số tổng hợp/u),
    ]);
    expect(notices(district('Số xã đạt | =COUNTIF(B2:B5,"x")', [], 'CĐ'), month)).toEqual([]);
  });

  it('of a row that nobody can place are named', () => {
    const sheet = printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ | x\nXã Tân Cũ | | x\nTT Nam Thắng | x\nNam Hùng');
    expect(notices(sheet, month)).toEqual([expect.stringMatching(/^Dòng 3 “Xã Tân Cũ”, 4 “TT Nam Thắng” không rõ là đơn vị nào/u)]);
  });

  it('count only in the column of the criterion that is written', () => {
    expect(notices(district('', [], 'x'), { ...month, criterion: 2 })).toEqual([]);
  });
});

describe('a foot’s formula', () => {
  const foot = (formula: string): readonly string[] => notices(district(`Số xã đạt | ${formula}`), month);

  it.each([
    '=COUNTIF(B2:B5,"x")',
    '=COUNTIF($B$2:$B$5,"X")',
    '=COUNTIF(B1:B5,"x")',
    '=COUNTIF(B2:B3,"x")+COUNTIF(B5:B5,"x")',
    '=IF(COUNTA(B2:B5)=0,"",COUNTIF(B2:B5,"x"))',
    '=SUMPRODUCT(--(B2:B4="x"))',
    '=COUNTIF(\'Tháng 10\'!B2:B4,"x")',
    '=COUNTIF(A2:C4,"x")',
    '=B2+B3',
  ])('%s is not objected to', (formula) => {
    expect(foot(formula)).toEqual([]);
  });

  it.each([
    ['=COUNTIF(B2:B4,"x")', 'bỏ sót dòng 5 “Nam Hùng”:'],
    ['=COUNTIF(B4:B5,"x")', 'bỏ sót dòng 2 “Nam Mỹ”, 3 “Nam Thắng”:'],
    ['=COUNTA(B1:B5)', 'tính cả dòng 1 “Xã”:'],
    ['=COUNTIF(B2:B6,"x")', 'tính cả dòng 6 “Số xã đạt”:'],
    ['=COUNTIF(B3:B6,"x")', 'bỏ sót dòng 2 “Nam Mỹ”; tính cả dòng 6 “Số xã đạt”:'],
    ['=IF(COUNTA(B2:B5)=0,"",COUNTIF(B2:B3,"x"))', 'bỏ sót dòng 5 “Nam Hùng”:'],
    ['=COUNTIF(C2:C5,"x")', 'tính cột hoặc dòng khác'],
  ])('%s %s', (formula, fault) => {
    expect(foot(formula)).toEqual([expect.stringContaining(fault)]);
    expect(foot(formula)[0]).toMatch(/^Công thức ở B6 /u);
  });

  it('is named with all others of the same fault', () => {
    const sheet = district('Số xã đạt | =COUNTIF(B2:B4,"x") | =COUNTIF(C2:C4,"x") | =COUNTIF(D2:D5,"x")');
    expect(notices(sheet, month)).toEqual([expect.stringContaining('Công thức ở B6, C6 bỏ sót dòng 5')]);
  });
});

describe('a commune’s total', () => {
  const totals = (formula: string): readonly string[] => notices(district('', [formula, formula.replaceAll('2', '3')]), month);

  it.each(['=COUNTIF(B2:D2,"x")', '=IF(COUNTA(B2:D2)=0,"",COUNTIF(B2:D2,"x"))', '=3-COUNTBLANK(B2:C2)', '=COUNTIF($B2:$D2,"x")'])(
    '%s is not objected to',
    (formula) => {
      expect(totals(formula)).toEqual([]);
    },
  );

  it('that leaves a criterion out is named, with the others of the same fault', () => {
    expect(totals('=COUNTIF(B2:C2,"x")')).toEqual([expect.stringContaining('Công thức ở E2, E3 bỏ sót cột D “TC3”:')]);
  });

  it('that counts itself or another row is named', () => {
    expect(totals('=COUNTIF(B2:E2,"x")')).toEqual([expect.stringContaining('tính cả cột E “Tổng số TC đạt”')]);
    expect(notices(district('', ['=COUNTIF(B3:D3,"x")']), month)).toEqual([
      expect.stringContaining('Công thức ở E2 tính cột hoặc dòng khác'),
    ]);
  });
});

describe('a province’s sums', () => {
  const province: Month = { scope: '36', criteria: 3, sent: { '13969': '+++', '14032': '+-+' } };
  const byCommune = (first: string, whole: string): readonly string[] =>
    notices(
      printedSheet(
        `Đơn vị | TC1 | TC2 | TC3\nHuyện Nam Trực | ${first}\nNam Mỹ | x\nHuyện Trực Ninh | =COUNTIF(B5:B5,"x")\nTrực Chính | x\nToàn tỉnh | ${whole}`,
      ),
      province,
    );

  it('may add up the districts’ rows, or all communes', () => {
    expect(byCommune('=COUNTIF(B3:B3,"x")', '=SUM(B2,B4)')).toEqual([]);
    expect(byCommune('=COUNTIF(B3:B3,"x")', '=COUNTIF(B3:B5,"x")')).toEqual([]);
  });

  it('must leave no district out and take no commune of another in', () => {
    expect(byCommune('=COUNTIF(B3:B3,"x")', '=SUM(B2:B2)')).toEqual([expect.stringContaining('bỏ sót dòng 4 “Huyện Trực Ninh”')]);
    expect(byCommune('=COUNTIF(B3:B5,"x")', '=SUM(B2,B4)')).toEqual([expect.stringContaining('B2 tính cả dòng 5 “Trực Chính”')]);
  });

  it('by district take in every district of which something is expected, once', () => {
    const of = (formula: string): readonly string[] =>
      notices(
        printedSheet(`Huyện | Số xã báo cáo | TC1 | TC2 | TC3\nVụ Bản\nNam Trực | 1 | 1\nTrực Ninh | 1 | 1\nTổng cộng | ${formula} | 2`),
        province,
      );
    expect(of('=SUM(B2:B4)')).toEqual([]);
    expect(of('=SUM(B3:B4)')).toEqual([]);
    expect(of('=SUM(B2:B3)')).toEqual([expect.stringContaining('B5 bỏ sót dòng 4 “Trực Ninh”')]);
  });
});

describe('one criterion alone', () => {
  it('leaves typed sums over all criteria as they were, and says so', () => {
    const sheet = district('Số xã đạt | 1', ['3', '=COUNTIF(B3:D3,"x")']);
    expect(notices(sheet, { ...month, criterion: 1 })).toEqual([
      expect.stringMatching(/^Chỉ ghi tiêu chí 1: cột E “Tổng số TC đạt” gõ tay, được giữ nguyên/u),
    ]);
    expect(notices(district('', ['=COUNTIF(B2:D2,"x")']), { ...month, criterion: 1 })).toEqual([]);
    expect(notices(sheet, month)).toEqual([]);
  });
});

it('a crafted sheet of very many sums over very many rows is read in short time, and what was not looked at is said', () => {
  const rows = Array.from(
    { length: 3000 },
    (_, at) => `Số xã đạt ${at % 2 === 0 ? '' : 'toàn huyện'} | =COUNTIF(B2:B9999,"x") | =COUNTIF(C2:C9999,"x")`,
  );
  const said = notices(printedSheet(['Xã | TC1 | TC2 | TC3', 'Nam Mỹ | x', ...rows].join('\n')), month);
  expect(said.at(-1)).toContain('chưa được đối chiếu');
});
