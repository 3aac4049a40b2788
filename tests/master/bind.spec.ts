import { describe, expect, it } from 'vitest';
import { printedSheet } from '../support/printedSheet.ts';
import { bind } from '../../core/master/bind.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { unitOf } from '../support/units.ts';
import { columnsOf, criteriaFrom, mustBind, rowsOf, tree, tryBind, unplacedOf } from './binding.ts';

const bar = (...cells: readonly (string | number)[]): string => cells.join(' | ');
const numbers = (count: number, print: (n: number) => string = String): string =>
  bar(...Array.from({ length: count }, (_, at) => print(at + 1)));
const blanks = (count: number): string => bar(...Array.from({ length: count }, () => ''));

const COMMUNES = ['Thị trấn Nam Giang', 'Xã Nam Mỹ', 'Xã Điền Xá', 'Xã Nam Thắng', 'Xã Hồng Quang', 'Xã Nam Hùng', 'Xã Nam Thanh'];
const CODES = ['13966', '13969', '13972', '13978', '13984', '13996', '14005'];
const communeRows = (names: readonly string[] = COMMUNES): string => names.map((name, at) => bar(at + 1, name)).join('\n');
const rowsFrom = (first: number): readonly string[] => CODES.map((code, at) => `${String(first + at)}: commune ${code}`);

describe("a district's matrix in the offices' layout", () => {
  const sheet = printedSheet(
    `
UBND HUYỆN NAM TRỰC
TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ NÔNG THÔN MỚI NÂNG CAO
Tháng 11 năm 2023

STT | Xã, thị trấn | Tiêu chí | ${blanks(18)} | Tổng số TC đạt | Tăng/giảm so kỳ trước | Mức | Ghi chú
 | | ${numbers(19, (n) => `TC${String(n)}`)}
${communeRows()}
 | Số xã đạt | =COUNTIF(C7:C13,"Đ")
 | Tỷ lệ %
NGƯỜI LẬP BIỂU
`,
    { merges: ['A5:A6', 'B5:B6', 'C5:U5', 'V5:V6', 'W5:W6', 'X5:X6', 'Y5:Y6'] },
  );
  const binding = mustBind(sheet);

  it('binds every column', () => {
    expect(columnsOf(binding)).toEqual([
      'A: leftAlone',
      'B: unit',
      ...criteriaFrom('C', 19),
      'V: metCount',
      'W: change',
      'X: leftAlone',
      'Y: leftAlone',
    ]);
    expect(binding.columns[2]).toMatchObject({ cell: 'C6', heading: 'Tiêu chí / TC1' });
  });

  it('binds every row, feet too', () => {
    expect(rowsOf(binding)).toEqual([...rowsFrom(7), '14: metFoot 362', '15: shareFoot 362']);
    expect(binding).toMatchObject({
      scope: '362',
      set: 'xa-ntm-nang-cao-318-2022',
      day: '2023-11-30',
      layout: 'communes',
      heading: 'A5:Y6',
      unplaced: [],
    });
  });

  it('reads month and kind from the title, and the mark from what the feet count', () => {
    expect(binding).toMatchObject({ period: '2023-11', title: 'same', mark: { value: 'Đ', unmet: null, certainty: 'sure' } });
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(binding))).toEqual(binding);
  });
});

describe('headings of units and results', () => {
  it.each(['Xã', 'Xã, thị trấn', 'Tên xã', 'Đơn vị', 'Địa phương', 'XÃ/THỊ TRẤN', 'Tên đơn vị', 'Xã – thị trấn', 'Xã (thị trấn)'])(
    '“%s” is the column of units',
    (heading) => {
      const binding = mustBind(printedSheet(`STT | ${heading} | TC1 | TC2 | TC3\n1 | Xã Nam Mỹ`, {}), { criteria: 3 });
      expect(columnsOf(binding)).toEqual(['A: leftAlone', 'B: unit', ...criteriaFrom('C', 3)]);
    },
  );

  it.each(['TC%', 'TC %', 'Tiêu chí %', 'TIÊU CHÍ SỐ %', 'tc.%', 'TC0%', '%'])('“%s” numbers a criterion', (shape) => {
    const binding = mustBind(printedSheet(`Xã | ${numbers(5, (n) => shape.replace('%', String(n)))}\nXã Nam Mỹ`), { criteria: 5 });
    expect(columnsOf(binding)).toEqual(['A: unit', ...criteriaFrom('B', 5)]);
  });

  it.each(['Tổng số', 'Tổng số TC đạt', 'Số tiêu chí đạt', 'Tổng số tiêu chí đạt', 'Tổng cộng', 'TỔNG SỐ TC ĐẠT', 'Số TC đạt đến nay'])(
    '“%s” is the number of criteria met',
    (heading) => {
      expect(columnsOf(mustBind(printedSheet(`Xã | ${numbers(5)} | ${heading}\nXã Nam Mỹ`), { criteria: 5 }))[6]).toBe('G: metCount');
    },
  );

  it.each([
    ['Tiêu chí chưa đạt', 'outstanding'],
    ['Các TC chưa đạt', 'outstanding'],
    ['Còn lại', 'outstanding'],
    ['TC còn lại chưa đạt', 'outstanding'],
    ['Số TC chưa đạt', 'outstandingCount'],
    ['Tổng số TC đạt kỳ trước', 'leftAlone'],
    ['Kế hoạch năm 2024', 'leftAlone'],
    ['Tăng, giảm', 'change'],
    ['Tăng (+)/ giảm (-)', 'change'],
    ['So với tháng trước', 'change'],
    ['Chênh lệch so với kỳ báo cáo trước', 'change'],
    ['Tăng so với cùng kỳ năm trước', 'leftAlone'],
    ['Tiêu chí mới đạt', 'newlyMet'],
    ['TC đạt thêm trong tháng', 'newlyMet'],
    ['TC không còn đạt so với kỳ trước', 'lost'],
    ['Dự kiến đạt (tháng/năm)', 'expectedBy'],
    ['Thời gian dự kiến hoàn thành', 'expectedBy'],
    ['Số TC dự kiến đạt năm 2024', 'leftAlone'],
    ['Khó khăn, vướng mắc; nguyên nhân, kiến nghị', 'difficulties'],
    ['Mức', 'leftAlone'],
  ])('“%s” is %s', (heading, kind) => {
    expect(columnsOf(mustBind(printedSheet(`Xã | ${numbers(5)} | ${heading}\nXã Nam Mỹ`), { criteria: 5 }))[6]).toBe(`G: ${kind}`);
  });

  it('takes the name of a criterion for its number, and doubts a name that is another criterion’s', () => {
    const binding = mustBind(printedSheet('Xã | Quy hoạch | 2. Giao thông | TC3: Thuỷ lợi | TC4 Giáo dục | Điện\nXã Nam Mỹ'), {
      criteria: 5,
    });
    expect(columnsOf(binding)).toEqual([
      'A: unit',
      'B: criterion 1',
      'C: criterion 2',
      'D: criterion 3',
      '? E: criterion 4',
      '? F: criterion 4',
    ]);
  });

  it('reads three heading rows: group, number, name', () => {
    const sheet = printedSheet(
      `TT | Địa phương | Kết quả thực hiện các tiêu chí | | | | Tổng số\n | | ${numbers(4)} |\n | | Quy hoạch | GT | Thủy lợi và PCTT | Điện |\n${communeRows()}`,
      { merges: ['A1:A3', 'B1:B3', 'C1:F1', 'G1:G3'] },
    );
    expect(columnsOf(mustBind(sheet, { criteria: 4 }))).toEqual(['A: leftAlone', 'B: unit', ...criteriaFrom('C', 4), 'G: metCount']);
    expect(rowsOf(mustBind(sheet, { criteria: 4 }))).toEqual(rowsFrom(4));
  });

  it('reads four: what the table holds, the groups of criteria, number, name', () => {
    const sheet = printedSheet(
      `TT | Địa phương | Kết quả thực hiện các tiêu chí | | | | Tổng số\n | | Quy hoạch | Hạ tầng kinh tế – xã hội\n | | ${numbers(4)} |\n | | Quy hoạch | GT | Thủy lợi và PCTT | Điện |\n${communeRows()}`,
      { merges: ['A1:A4', 'B1:B4', 'C1:F1', 'D2:F2', 'G1:G4'] },
    );
    expect(columnsOf(mustBind(sheet, { criteria: 4 }))).toEqual(['A: leftAlone', 'B: unit', ...criteriaFrom('C', 4), 'G: metCount']);
    expect(rowsOf(mustBind(sheet, { criteria: 4 }))).toEqual(rowsFrom(5));
  });

  it('does not take a row of column numbers for criteria', () => {
    const sheet = printedSheet(`TT | Xã | Quy hoạch | GT | Thủy lợi | Điện | Số TC đạt\nA | B | 1 | 2 | 3 | 4 | 5\n${communeRows()}`);
    const binding = mustBind(sheet, { criteria: 4 });
    expect(columnsOf(binding)).toEqual(['A: leftAlone', 'B: unit', 'C: criterion 1', 'F: criterion 4', 'G: metCount']);
    expect(unplacedOf(binding)).toEqual(['column D1 GT', 'column E1 Thủy lợi', 'criterion 2', 'criterion 3']);
    expect(rowsOf(binding)).toEqual(rowsFrom(3));
  });

  it('follows columns that were moved, and names those that are not there', () => {
    const binding = mustBind(printedSheet(`Ghi chú | Tổng số TC đạt | TC5 | TC3 | Xã | TC1 | Huyện họp | TC2\n | | | | Xã Nam Mỹ`), {
      criteria: 5,
    });
    expect(columnsOf(binding)).toEqual([
      'A: leftAlone',
      'B: metCount',
      'C: criterion 5',
      'D: criterion 3',
      'E: unit',
      'F: criterion 1',
      'H: criterion 2',
    ]);
    expect(unplacedOf(binding)).toContain('column G1 Huyện họp');
    expect(unplacedOf(binding)).toContain('criterion 4');
  });

  it('doubts two columns of one meaning', () => {
    expect(columnsOf(mustBind(printedSheet('Xã | TC1 | TC2 | TC2 | TC3\nXã Nam Mỹ'), { criteria: 3 }))).toEqual([
      'A: unit',
      'B: criterion 1',
      '? C: criterion 2',
      '? D: criterion 2',
      'E: criterion 3',
    ]);
  });

  it.each([
    ['numbers that do not count on', 'Xã | 1 | 9 | 4 | 7'],
    ['numbers that do not begin at 1', 'Xã | 7 | 8 | 9'],
  ])('does not take %s for criteria', (_, heading) => {
    expect(tryBind(printedSheet(`${heading}\nXã Nam Mỹ`))).toMatchObject({ kind: 'unbound' });
  });

  it('reads what stands below each criterion: this period, not the last; met, not unmet', () => {
    const below = (first: string, second: string): readonly string[] =>
      columnsOf(
        mustBind(
          printedSheet(`Xã | TC1 | | TC2 |\n | ${first} | ${second} | ${first} | ${second}\nXã Nam Mỹ`, {
            merges: ['A1:A2', 'B1:C1', 'D1:E1'],
          }),
          {
            criteria: 2,
          },
        ),
      );
    expect(below('Kỳ trước', 'Kỳ này')).toEqual(['A: unit', 'B: leftAlone', 'C: criterion 1', 'D: leftAlone', 'E: criterion 2']);
    expect(below('Đạt', 'Chưa đạt')).toEqual(['A: unit', 'B: criterion 1', '? C: unmet 1', 'D: criterion 2', '? E: unmet 2']);
  });

  it('doubts a number above the name of another criterion', () => {
    const binding = mustBind(printedSheet('Xã | 1 | 2 | 3\n | Quy hoạch | Điện | GT\nXã Nam Mỹ', { merges: ['A1:A2'] }), { criteria: 4 });
    expect(columnsOf(binding)).toEqual(['A: unit', 'B: criterion 1', '? C: criterion 4', 'D: criterion 3']);
  });

  it('does not take sub-columns of indicators for criteria', () => {
    const binding = mustBind(printedSheet('Xã | TC1 | TC 2.1 | TC 2.2 | TC3\nXã Nam Mỹ'), { criteria: 3 });
    expect(columnsOf(binding)).toEqual(['A: unit', 'B: criterion 1', 'E: criterion 3']);
  });
});

describe('names of units', () => {
  const bound = (label: string): readonly string[] =>
    rowsOf(mustBind(printedSheet(`Xã | ${numbers(5)}\nXã Nam Hùng\n${label} | x`), { criteria: 5 })).slice(1);

  it.each([
    'Xã Nam Mỹ',
    'Nam Mỹ',
    'XÃ NAM MỸ',
    'X. Nam Mỹ',
    'X.Nam Mỹ',
    '1. Nam Mỹ',
    'Xã  Nam\u00A0Mỹ',
    'Nam Mỹ (xã)',
    '- Xã Nam Mỹ',
    'Xã Nam M\u0079\u0303',
    'Nam Mỹ *',
  ])('“%s” is Xã Nam Mỹ', (label) => {
    expect(bound(label)).toEqual(['3: commune 13969']);
  });

  it.each([
    'Thị trấn Nam Giang',
    'TT Nam Giang',
    'TT. Nam Giang',
    'TT.Nam Giang',
    'Nam Giang',
    'Nam Giang (TT)',
    'Nam Giang (thị trấn)',
    'Nam Giang, huyện Nam Trực',
  ])('“%s” is the town Nam Giang', (label) => {
    // A district's list knows no other district: the words behind the comma are not looked up there.
    expect(bound(label)).toEqual(label.includes(',') ? [] : ['3: commune 13966']);
  });

  it.each([
    ['TT Nam Mỹ', '? 3: commune 13969'],
    ['Nam Mỹ (cũ)', '? 3: commune 13969'],
  ])('“%s” is doubtful', (label, row) => {
    expect(bound(label)).toEqual([row]);
  });

  it.each(['Nam Mĩ Hạ', 'Xã Trực Chính', 'Nam My'])('“%s” is nobody here, and said so', (label) => {
    const binding = mustBind(printedSheet(`Xã | ${numbers(5)}\nXã Nam Hùng\n${label} | x`), { criteria: 5 });
    expect(rowsOf(binding)).toEqual(['2: commune 13996']);
    expect(unplacedOf(binding)).toContain(`row A3 ${label}`);
  });

  it('doubts two rows of one unit, and names the units without a row', () => {
    const binding = mustBind(printedSheet(`Xã | ${numbers(5)}\nXã Nam Hùng\nNam Mỹ\nX. Nam Mỹ`), { criteria: 5 });
    expect(rowsOf(binding)).toEqual(['2: commune 13996', '? 3: commune 13969', '? 4: commune 13969']);
    expect(unplacedOf(binding)).toEqual(['unit 13972', 'unit 13978', 'unit 13984', 'unit 14005']);
  });
});

describe('what is no master', () => {
  it.each([
    ['an empty sheet', ''],
    ['figures of another kind', 'STT | Xã | Tổng số | Nam | Nữ\n1 | Xã Nam Mỹ | 100 | 50 | 50'],
    ['figures that only look like criterion numbers', 'STT | Xã | Lúa | Ngô | Khoai\n1 | Xã Nam Mỹ | 1 | 7 | 3'],
  ])('%s: no heading', (_, text) => {
    expect(tryBind(printedSheet(text))).toMatchObject({
      kind: 'unbound',
      reason: { vi: expect.stringContaining('Không có hàng tiêu đề') },
    });
  });

  it("another district's list: no rows of this one", () => {
    const sheet = printedSheet(`Xã | ${numbers(19)}\nXã Trực Chính\nXã Trung Đông`);
    expect(tryBind(sheet)).toMatchObject({
      kind: 'unbound',
      reason: { vi: expect.stringMatching(/A1:T1.*Huyện Nam Trực.*30\/11\/2023/u) },
    });
  });

  it('a sheet whose title names another kind of criteria', () => {
    const sheet = printedSheet(`TỔNG HỢP TIÊU CHÍ NÔNG THÔN MỚI KIỂU MẪU\n\nXã | ${numbers(19)}\nXã Nam Mỹ`);
    expect(tryBind(sheet)).toMatchObject({ kind: 'unbound', reason: { en: expect.stringContaining('kiểu mẫu') } });
  });

  it('a title of another kind, for a plain set; a title that names both is no objection', () => {
    const plain = { ...criteriaSet(3), title: 'Bộ tiêu chí quốc gia về xã nông thôn mới', shortTitle: 'XÃ NÔNG THÔN MỚI' };
    const kindOf = (title: string): string =>
      bind(printedSheet(`${title}\nXã | TC1 | TC2 | TC3\nXã Nam Mỹ`), unitOf(tree, '362'), tree, plain, BANDS).kind;
    expect(['XÃ NÔNG THÔN MỚI NÂNG CAO', 'NTM KIỂU MẪU', 'XÃ NÔNG THÔN MỚI', 'NÔNG THÔN MỚI, NÔNG THÔN MỚI NÂNG CAO'].map(kindOf)).toEqual([
      'unbound',
      'unbound',
      'bound',
      'bound',
    ]);
  });

  it('two such tables on one sheet', () => {
    const table = `Xã | ${numbers(19)}\nXã Nam Mỹ\nXã Nam Hùng`;
    const other = `Địa phương | ${numbers(19, (n) => `TC${String(n)}`)} | Tổng số TC đạt\nXã Nam Mỹ`;
    expect(tryBind(printedSheet(`${table}\n\n${other}`))).toMatchObject({
      kind: 'unbound',
      reason: { vi: expect.stringContaining('A1, A5') },
    });
  });
});

describe('other tables and repeated headings', () => {
  it('reads over a heading typed again for the next page', () => {
    const heading = `STT | Xã | ${numbers(19)}`;
    const binding = mustBind(printedSheet(`${heading}\n1 | Xã Nam Mỹ\n${heading}\n2 | Xã Nam Hùng`));
    expect(rowsOf(binding)).toEqual(['2: commune 13969', '4: commune 13996']);
  });

  it('ends where a lesser table begins, and says so', () => {
    const binding = mustBind(
      printedSheet(`STT | Xã | ${numbers(19)}\n1 | Xã Nam Mỹ\n2 | Xã Nam Hùng\n\nSTT | Đơn vị | 19 TC | 15-18 TC\n1 | Xã Nam Mỹ | 3 | 4`),
    );
    expect(rowsOf(binding)).toEqual(['2: commune 13969', '3: commune 13996']);
    expect(unplacedOf(binding)).toContain('table B5');
  });
});
