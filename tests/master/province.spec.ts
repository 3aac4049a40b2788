/** A province's masters: its communes with the districts between, and its districts one a row. */
import { describe, expect, it } from 'vitest';
import { printedSheet } from '../support/printedSheet.ts';
import { bind } from '../../core/master/bind.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';
import { columnsOf, criteriaFrom, mustBind, rowsOf, unplacedOf } from './binding.ts';

const numbers = Array.from({ length: 5 }, (_, at) => String(at + 1)).join(' | ');
const asked = { scope: '36', criteria: 5 };

describe('a province by commune', () => {
  it('reads districts as headings between, and tells two communes of one name apart by them', () => {
    const binding = mustBind(
      printedSheet(`
STT | Xã, thị trấn | ${numbers} | Tổng số
I | Huyện Nam Trực
1 | Hồng Quang | x | x
2 | Nam Mỹ | x
II | Huyện Trực Ninh
1 | Xã Trực Chính
2 | Trung Đông
 | Số xã đạt | 3
 | Tỷ lệ (%) | 75
`),
      asked,
    );
    expect(rowsOf(binding)).toEqual([
      '2: section 362',
      '3: commune 13984',
      '4: commune 13969',
      '5: section 363',
      '6: commune 14032',
      '7: commune 14035',
      '8: metFoot 36',
      '9: shareFoot 36',
    ]);
    expect(binding.layout).toBe('communes');
  });

  it('gives a foot below each district to that district, and the last one to the province', () => {
    const binding = mustBind(
      printedSheet(`
STT | Đơn vị | ${numbers}
I | Huyện Nam Trực
1 | Nam Mỹ
 | Số xã đạt | 1
II | Huyện Trực Ninh
1 | Trực Chính
 | Số xã đạt | 1
 | Số xã đạt | 2
 | Số xã đạt toàn tỉnh | 2
 | Tỷ lệ % huyện Nam Trực | 2
`),
      asked,
    );
    expect(rowsOf(binding).slice(2)).toEqual([
      '4: metFoot 362',
      '5: section 363',
      '6: commune 14032',
      '7: metFoot 363',
      '8: metFoot 36',
      '9: metFoot 36',
      '10: shareFoot 362',
    ]);
  });

  it('takes a district whose row holds figures for its totals', () => {
    const binding = mustBind(
      printedSheet(`Đơn vị | ${numbers}\nHuyện Nam Trực | 5 | 4\nNam Mỹ | x\nHuyện Trực Ninh | =SUM(B5:B9)\nTrực Chính`),
      asked,
    );
    expect(rowsOf(binding)).toEqual(['2: totals 362', '3: commune 13969', '4: totals 363', '5: commune 14032']);
  });

  it('reads the district from a column of its own, merged down its communes', () => {
    const binding = mustBind(
      printedSheet(`Huyện | Xã | ${numbers}\nVụ Bản | Trung Thành | x\nNam Trực | Nam Mỹ\n | Hồng Quang`, { merges: ['A3:A4'] }),
      asked,
    );
    expect(columnsOf(binding)).toEqual(['A: district', 'B: unit', ...criteriaFrom('C', 5)]);
    expect(rowsOf(binding)).toEqual(['2: commune 13777', '3: commune 13969', '4: commune 13984']);
  });

  it('doubts a commune under another district than its own', () => {
    const binding = mustBind(printedSheet(`Đơn vị | ${numbers}\nHuyện Trực Ninh\nXã Nam Mỹ | x\nTrực Chính`), asked);
    expect(rowsOf(binding)).toEqual(['2: section 363', '? 3: commune 13969', '4: commune 14032']);
  });

  it("does not give a district's list the whole province's feet", () => {
    const binding = mustBind(printedSheet(`Xã | ${numbers}\nNam Mỹ | x\nNam Hùng\nSố xã đạt | 2`), asked);
    expect(rowsOf(binding)).toEqual(['2: commune 13969', '3: commune 13996', '? 4: metFoot 36']);
  });
});

describe('a province by district', () => {
  const sheet = printedSheet(
    `
TỔNG HỢP KẾT QUẢ NÔNG THÔN MỚI NÂNG CAO TỈNH NAM ĐỊNH
STT | Huyện, thành phố | Số xã | Số xã báo cáo | Tiêu chí | | | | | Bình quân tiêu chí/xã | Phân loại xã theo số tiêu chí đạt | | | | | Ghi chú
 | | | | ${numbers} | | 19 TC | 15–18 | 10 - 14 TC | Từ 5 đến 9 tiêu chí | Dưới 5 |
1 | Vụ Bản
2 | Nam Trực | 8 | 7
3 | H. Trực Ninh | 8 | 8
 | Tổng cộng | =SUM(C4:C6) | 15
 | Tỷ lệ %
`,
    { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:I2', 'J2:J3', 'K2:O2', 'P2:P3'] },
  );

  it('binds expected, counted, criteria, average and bands', () => {
    expect(columnsOf(mustBind(sheet, asked))).toEqual([
      'A: leftAlone',
      'B: unit',
      'C: expected',
      'D: counted',
      ...criteriaFrom('E', 5),
      'J: average',
      'K: band 19',
      'L: band 15–18',
      'M: band 10–14',
      'N: band 5–9',
      'O: band <5',
      'P: leftAlone',
    ]);
    expect(unplacedOf(mustBind(sheet, asked))).toEqual([]);
  });

  it('binds its rows as districts, whatever communes are called the same', () => {
    const binding = mustBind(sheet, asked);
    expect(rowsOf(binding)).toEqual(['4: totals 359', '5: totals 362', '6: totals 363', '7: totals 36', '8: shareFoot 36']);
    expect(binding).toMatchObject({ layout: 'districts', mark: null });
  });

  it.each([
    ['19 tiêu chí', '19'],
    ['Đạt 19/19', '19'],
    ['Số xã đạt 19 tiêu chí', '19'],
    ['15-18', '15–18'],
    ['15–18 TC', '15–18'],
    ['Từ 15 đến 18 TC', '15–18'],
    ['10 đến dưới 15', '10–14'],
    ['5 - 9 TC', '5–9'],
    ['<5', '<5'],
    ['Dưới 5 tiêu chí', '<5'],
    ['≤ 4', '<5'],
  ])('“%s” is the band %s', (heading, label) => {
    const nineteen = Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`).join(' | ');
    const binding = mustBind(printedSheet(`Huyện | ${nineteen} | ${heading}\nNam Trực | 8`), { scope: '36' });
    expect(columnsOf(binding)[20]).toBe(`U: band ${label}`);
  });

  it('reads a band that Excel took for a day', () => {
    const nineteen = Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`).join(' | ');
    const day = printedSheet(`Huyện | ${nineteen} | 45174\nNam Trực | 8`, { formats: { U1: 'd-mmm' } });
    expect(columnsOf(mustBind(day, { scope: '36' }))[20]).toBe('U: band 5–9');
  });

  it('tells the band 19 from criterion 19', () => {
    const nineteen = Array.from({ length: 19 }, (_, at) => String(at + 1)).join(' | ');
    const binding = mustBind(printedSheet(`Huyện | ${nineteen} | BQ TC/xã | 19 | 15-18\nNam Trực | 8`), { scope: '36' });
    expect(columnsOf(binding).slice(19)).toEqual(['T: criterion 19', 'U: average', 'V: band 19', 'W: band 15–18']);
  });

  it('reads a count and a share below each criterion', () => {
    const binding = mustBind(
      printedSheet('Huyện | TC1 | | TC2 |\n | Số xã | Tỷ lệ % | Số xã đạt | %\nNam Trực | 8', { merges: ['B1:C1', 'D1:E1', 'A1:A2'] }),
      { scope: '36', criteria: 2 },
    );
    expect(columnsOf(binding)).toEqual(['A: unit', 'B: criterion 1', 'C: share 1', 'D: criterion 2', 'E: share 2']);
  });

  it('leaves the number of all communes of a district alone', () => {
    const of = (all: readonly number[]): readonly string[] =>
      columnsOf(
        mustBind(printedSheet(`Huyện | Tổng số xã | ${numbers}\nNam Trực | ${String(all[0])}\nTrực Ninh | ${String(all[1])}`), asked),
      );
    expect(of([7, 4])[1]).toBe('? B: expected');
    expect(of([6, 3])[1]).toBe('? B: expected');
    expect(of([4, 3])[1]).toBe('B: expected');
    // One district alone may well have all its communes on the list.
    expect(columnsOf(mustBind(printedSheet(`Huyện | Số xã | ${numbers}\nNam Trực | 7`), asked))[1]).toBe('B: expected');
  });

  it('doubts “Tổng số” beside districts', () => {
    expect(columnsOf(mustBind(printedSheet(`Huyện | Tổng số | ${numbers}\nNam Trực | 8`), asked))[1]).toBe('? B: metCount');
  });
});

describe('where one name is a district’s and a town’s', () => {
  const twice = treeOf(
    unitsOf('36 Tỉnh Nam Định', {
      '358 Huyện Mỹ Lộc': ['13708 Thị trấn Mỹ Lộc', '13711 Xã Mỹ Hà'],
      '364 Huyện Xuân Trường': ['14089 Thị trấn Xuân Trường', '14092 Xã Xuân Châu'],
    }),
  );
  const rowsIn = (text: string): readonly string[] => {
    const binding = bind(printedSheet(text), unitOf(twice, '36'), twice, criteriaSet(5), BANDS);
    return binding.kind === 'bound' ? [...rowsOf(binding), ...unplacedOf(binding).filter((one) => one.startsWith('row'))] : [];
  };

  it('a roman numeral says the district, and below its district the name is the town’s', () => {
    expect(rowsIn(`TT | Đơn vị | ${numbers}\nI | Mỹ Lộc\n1 | Mỹ Lộc\n2 | Mỹ Hà\nII | XUÂN TRƯỜNG\n1 | Xuân Trường`)).toEqual([
      '2: section 358',
      '3: commune 13708',
      '4: commune 13711',
      '5: section 364',
      '6: commune 14089',
    ]);
  });

  it('without a sign it is not decided; under another district it is the next district', () => {
    expect(rowsIn(`Đơn vị | ${numbers}\nMỹ Lộc\nMỹ Hà\nHuyện Mỹ Lộc\nXuân Trường\nXuân Châu`)).toEqual([
      '3: commune 13711',
      '4: section 358',
      '5: section 364',
      '6: commune 14092',
      'row A2 Mỹ Lộc',
    ]);
  });

  it('in a list of districts it is the district', () => {
    expect(rowsIn(`Huyện, thành phố | ${numbers}\nMỹ Lộc\nXuân Trường`)).toEqual(['2: totals 358', '3: totals 364']);
  });

  it('a foot that says “toàn huyện” is the district’s above it, also at the end', () => {
    expect(rowsIn(`Đơn vị | ${numbers}\nHuyện Mỹ Lộc\nMỹ Hà\nHuyện Xuân Trường\nXuân Châu\nCộng toàn huyện\nSố xã đạt`)).toEqual([
      '2: section 358',
      '3: commune 13711',
      '4: section 364',
      '5: commune 14092',
      '6: totals 364',
      '7: metFoot 36',
    ]);
  });
});

it('does not take a commune for a sum because its name begins like one', () => {
  const units = unitsOf('36 Tỉnh Nam Định', { '359 Huyện Vụ Bản': ['13762 Xã Cộng Hòa', '13777 Xã Trung Thành'] });
  const tree = treeOf(units);
  const binding = bind(
    printedSheet(`Xã | ${numbers}\nCộng Hoà | x\nTrung Thành | x\nCộng | 2`),
    unitOf(tree, '359'),
    tree,
    criteriaSet(5),
    BANDS,
  );
  expect(binding.kind === 'bound' && rowsOf(binding)).toEqual(['2: commune 13762', '3: commune 13777', '4: totals 359']);
});

it('reads a province of two levels: communes and wards right below it, no districts anywhere', () => {
  const tree = treeOf(unitsOf('37 Tỉnh Ninh Bình', { '': ['13966 Xã Nam Trực', '13987 Xã Nam Hồng', '14000 Phường Hồng Quang'] }));
  const binding = bind(
    printedSheet(
      `Xã, phường | ${numbers} | Tổng số TC đạt\nX. Nam Trực | x\nNam Hồng\nP. Hồng Quang\nSố xã đạt\nTỷ lệ %\nTổng cộng toàn tỉnh`,
    ),
    unitOf(tree, '37'),
    tree,
    criteriaSet(5),
    BANDS,
  );
  expect(binding.kind === 'bound' && rowsOf(binding)).toEqual([
    '2: commune 13966',
    '3: commune 13987',
    '4: commune 14000',
    '5: metFoot 37',
    '6: shareFoot 37',
    '7: totals 37',
  ]);
});
