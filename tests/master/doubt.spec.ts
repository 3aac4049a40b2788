/** Masters that look plain and are something else in part: nothing of that is written without a person's word. */
import { describe, expect, it } from 'vitest';
import { bind } from '../../core/master/bind.ts';
import { planWrites } from '../../core/master/plan.ts';
import { Problem } from '../../core/problem.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { printedSheet, type Printing } from '../support/printedSheet.ts';
import { unitOf } from '../support/units.ts';
import { columnsOf, mustBind, rowsOf, tree, tryBind, unplacedOf } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

const month: Month = { criteria: 3, sent: { '13969': '+++', '13978': '+-+' } };
const sheet = (text: string, printing?: Printing): Sheet => printedSheet(text, printing);
const columns = (text: string, printing?: Printing, of = month): readonly string[] => columnsOf(mustBind(sheet(text, printing), of));

/** What would be written unasked; the reason where nothing may be. */
function written(text: string, printing?: Printing, of = month): readonly string[] | string {
  const binding = tryBind(sheet(text, printing), of);
  if (binding.kind === 'unbound') return binding.reason.vi;
  try {
    return planWrites(binding, totalsOf(of), sheet(text, printing)).changes.map(({ cell, after }) => `${cell} ${String(after)}`);
  } catch (error) {
    if (error instanceof Problem) return error.text.vi;
    throw error;
  }
}

describe('groups above a heading whose cells are not merged', () => {
  const under = (group: string, printing: Printing = { merges: ['B2:D2'] }): readonly string[] | string =>
    written(`Tháng 11 năm 2023\n | ${group} | | |\nXã | TC1 | TC2 | TC3\nNam Mỹ | x`, printing);

  it.each(['Kết quả thực hiện', 'Tiêu chí', 'Tháng 11', 'Kỳ này', 'Năm 2023', 'Xã tự đánh giá', 'I. Hạ tầng kinh tế - xã hội'])(
    '“%s” says nothing else',
    (group) => {
      expect(under(group)).toEqual(['C4 x', 'D4 x']);
    },
  );

  it.each(['Kế hoạch', 'Tháng 10', 'Kỳ trước', 'Dự kiến cuối năm', 'Kết quả năm 2022', 'Kết quả đến 15/10/2023'])(
    '“%s” is of another time',
    (group) => {
      expect(under(group)).toContain(`“${group} / TC1” là số của kỳ khác hoặc kế hoạch`);
      expect(under(group, {})).toContain('kỳ khác hoặc kế hoạch');
    },
  );

  it.each(['Kết quả thẩm định của huyện', 'Rà soát', 'Đoàn kiểm tra tỉnh chấm'])('“%s” is what others found', (group) => {
    expect(under(group)).toContain('kết quả thẩm định, rà soát của nơi khác');
  });

  it.each(['Các tiêu chí chưa đạt', 'Không đạt', 'Ý kiến của đoàn công tác', 'Bộ tiêu chí xã nông thôn mới'])(
    '“%s” is doubtful',
    (group) => {
      expect(under(group)).toContain(`“${group}`);
      expect(under(group)).toContain('Không ghi gì');
    },
  );

  it('stand over the columns they are merged over, the period’s own beside them', () => {
    const text = ' | Kế hoạch | | | Thực hiện | | |\nXã | TC1 | TC2 | TC3 | TC1 | TC2 | TC3\nNam Mỹ';
    expect(written(text, { merges: ['B1:D1', 'E1:G1'] })).toEqual(['E3 x', 'F3 x', 'G3 x']);
    const months = text.replace('Kế hoạch', 'Tháng 10').replace('Thực hiện', 'Tháng 11');
    expect(written(months, { merges: ['B1:D1', 'E1:G1'] })).toEqual(['E3 x', 'F3 x', 'G3 x']);
  });

  it('may stand below the heading too', () => {
    expect(written('Xã | TC1 | TC2 | TC3\n | Kế hoạch | Kế hoạch | Kế hoạch\nNam Mỹ')).toContain('“TC1 / Kế hoạch”');
    expect(written('Xã | TC1 | TC2 | TC3\n | QH | GT | Thủy lợi và PCTT\nNam Mỹ')).toEqual(['B3 x', 'C3 x', 'D3 x']);
  });

  it('leave the sum beside them in doubt', () => {
    const text = ' | Kết quả thẩm định | | | \nXã | TC1 | TC2 | TC3 | Tổng số TC đạt\nNam Mỹ | x | | | 1';
    expect(columns(text, { merges: ['B1:D1'] })).toEqual(['A: unit', 'B: leftAlone', 'C: leftAlone', 'D: leftAlone', '? E: metCount']);
  });

  it('are none where the row above is a title, a unit of measure or the month', () => {
    for (const above of ['TỔNG HỢP KẾT QUẢ NÂNG CAO | ', ' | | | Đơn vị tính: xã', ' | | Tháng 11 năm 2023'])
      expect(written(`${above}\nXã | TC1 | TC2 | TC3\nNam Mỹ`)).toEqual(['B3 x', 'C3 x', 'D3 x']);
  });
});

describe('what the title says', () => {
  const titled = (title: string): readonly string[] | string => written(`${title}\n\nXã | TC1 | TC2 | TC3\nNam Mỹ | x`);

  it.each([
    'TỔNG HỢP KẾT QUẢ THỰC HIỆN TIÊU CHÍ NÔNG THÔN MỚI NÂNG CAO',
    'TỔNG HỢP TIÊU CHÍ ĐẠT, CHƯA ĐẠT',
    '(Dấu x: đạt; để trống: chưa đạt hoặc chưa đánh giá)',
    'BAN CHỈ ĐẠO CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI',
    '(Kèm theo Báo cáo thẩm định số 12/BC-UBND)',
  ])('“%s” speaks of results', (title) => {
    expect(titled(title)).toEqual(['C4 x', 'D4 x']);
  });

  it.each([
    ['TỔNG HỢP CÁC TIÊU CHÍ CHƯA ĐẠT – XÃ NÔNG THÔN MỚI NÂNG CAO', 'phần chưa đạt'],
    ['(Đánh dấu x vào tiêu chí chưa đạt)', 'phần chưa đạt'],
    ['KẾT QUẢ THẨM ĐỊNH XÃ NÂNG CAO', 'của nơi khác'],
    ['KẾ HOẠCH ĐẠT TIÊU CHÍ NÂNG CAO', 'kế hoạch hoặc dự kiến'],
    ['TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ QUỐC GIA VỀ XÃ NÔNG THÔN MỚI', 'không ghi đúng bộ tiêu chí'],
    ['TIÊU CHÍ XÃ NÂNG CAO GIAI ĐOẠN 2016-2020', 'không ghi đúng bộ tiêu chí'],
  ])('“%s” does not', (title, why) => {
    expect(titled(title)).toContain(why);
  });

  it('may stand as a key below the table', () => {
    expect(written('Xã | TC1 | TC2 | TC3\nNam Mỹ | x\n\nGhi chú: x là chưa đạt')).toContain('phần chưa đạt');
  });
});

describe('several rows beside one name', () => {
  const heading = 'Xã | Nội dung | TC1 | TC2 | TC3';

  it('are written in the one that says it is the results', () => {
    const text = `${heading}\nNam Mỹ | Kế hoạch | x | x | x\n | Thực hiện\nNam Thắng | Kế hoạch | x\n | Thực hiện | x`;
    for (const merges of [[], ['A2:A3', 'A4:A5']])
      expect([rowsOf(mustBind(sheet(text, { merges }), month)), written(text, { merges })]).toEqual([
        ['3: commune 13969', '5: commune 13978'],
        ['C3 x', 'D3 x', 'E3 x', 'E5 x'],
      ]);
  });

  it('are doubtful where none or several of them do', () => {
    const rowsIn = (first: string, second: string): readonly string[] =>
      rowsOf(mustBind(sheet(`${heading}\nNam Mỹ | ${first} | x\n | ${second} | x\nNam Thắng | Thực hiện`, { merges: ['A2:A3'] }), month));
    expect(rowsIn('Kế hoạch', 'Dự kiến')).toEqual(['? 2: commune 13969', '4: commune 13978']);
    expect(rowsIn('Thực hiện', 'Thực hiện')).toEqual(['? 2: commune 13969', '4: commune 13978']);
    expect(rowsIn('Lần 1', 'Lần 2')).toEqual(['? 2: commune 13969', '4: commune 13978']);
  });

  it('are no several rows where all their cells are merged', () => {
    const merges = ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:E3'];
    expect(rowsOf(mustBind(sheet(`${heading}\nNam Mỹ | | x\n\nNam Thắng`, { merges }), month))).toEqual([
      '2: commune 13969',
      '4: commune 13978',
    ]);
  });
});

describe('what stands in a column', () => {
  const last = (heading: string, ...held: readonly string[]): string =>
    columns(`Xã | TC1 | TC2 | TC3 | ${heading}\nNam Mỹ | x | | | ${held[0] ?? ''}\nNam Thắng | | | | ${held[1] ?? ''}`)[4] ?? '';

  it.each([
    ['Tổng số TC đạt', '2', '3', 'E: metCount'],
    ['Tổng số TC đạt', '-', "'3", 'E: metCount'],
    ['Tổng số TC đạt', '2/3', '3/3', '? E: metCount'],
    ['Tổng số', '150', '92', '? E: metCount'],
    ['Tiêu chí đạt', '1, 2', '3', '? E: metCount'],
    ['Tiêu chí đạt', '', '', '? E: metCount'],
    ['Tiêu chí đạt', '2', '3', 'E: metCount'],
    ['Tiêu chí chưa đạt', '1', '2', '? E: outstanding'],
    ['Tiêu chí chưa đạt', "'1", '2, 3', 'E: outstanding'],
    ['Còn lại', '1', '2', 'E: outstandingCount'],
    ['Tiêu chí mới đạt', '1', '', '? E: newlyMet'],
    ['Dự kiến đạt', '45291', '', '? E: expectedBy'],
    ['TC4', '', '', ''],
  ])('“%s” holding %s, %s', (heading, first, second, is) => {
    expect(last(heading, first, second)).toBe(is);
  });

  it('in the month gained is not where it stands', () => {
    expect(unplacedOf(mustBind(sheet('Xã | TC1 | TC2 | TC3 | Số tiêu chí đạt trong tháng\nNam Mỹ | x | | | 1'), month))).toContain(
      'column E1 Số tiêu chí đạt trong tháng',
    );
  });

  it('of a criterion are marks: counts are none, and a column of figures is doubtful alone', () => {
    expect(written('Xã | TC1 | TC2 | TC3\nNam Mỹ | 1 | 2 | 1\nNam Thắng | 1 | 1 | 4')).toContain('không phải dấu');
    expect(columns('Xã | TC1 | TC2 | TC3\nNam Mỹ | x | 120 | x\nNam Thắng | x | 95 |')[2]).toBe('? C: criterion 2');
  });

  it('of districts are numbers', () => {
    const districts = { ...month, scope: '36' };
    expect(columns('Huyện | TC1 | TC2 | TC3\nNam Trực | x | 3 | 2\nTrực Ninh | x | 1 | 0', {}, districts)[1]).toBe('? B: criterion 1');
  });
});

describe('the self-assessment and the appraisal below each criterion', () => {
  it('are told apart', () => {
    const text = 'Xã | TC1 | | TC2 | | TC3 |\n | Tự đánh giá | Thẩm định | Tự đánh giá | Thẩm định | Tự đánh giá | Thẩm định\nNam Mỹ';
    expect(written(text, { merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1'] })).toEqual(['B3 x', 'D3 x', 'F3 x']);
  });

  it('are doubtful where a part of a criterion is not understood', () => {
    const text = 'Xã | TC1 | | TC2 | | TC3 |\n | Điểm | Mức | Điểm | Mức | Điểm | Mức\nNam Mỹ';
    expect(written(text, { merges: ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1'] })).toContain('Không ghi gì');
  });
});

describe('a commune named again below the table', () => {
  it('in a remark is no second row of it', () => {
    const text = 'Xã | TC1 | TC2 | TC3\nNam Mỹ | x\nNam Thắng\nSố xã đạt\n\nNam Mỹ | đang lập hồ sơ đề nghị công nhận';
    expect(rowsOf(mustBind(sheet(text), month))).toEqual(['2: commune 13969', '3: commune 13978', '4: metFoot 362']);
  });

  it('with marks is one, and said so', () => {
    const text = 'Xã | TC1 | TC2 | TC3\nNam Mỹ | x\nNam Thắng\nSố xã đạt\n\nNam Mỹ | x';
    const binding = mustBind(sheet(text), month);
    expect(planWrites(binding, totalsOf(month), sheet(text)).notices).toMatchObject([
      { vi: expect.stringMatching(/^Dòng 2 “Nam Mỹ”, 6 “Nam Mỹ” trùng đơn vị/u) as string },
    ]);
  });
});

describe('a master in fonts of before Unicode', () => {
  const old: Sheet = {
    name: 'TH',
    cells: [
      ['A1', 'X·, thÞ trÊn'],
      ['B1', 'TC1'],
      ['C1', 'TC2'],
      ['D1', 'TC3'],
      ['E1', 'Tæng sè TC ®¹t'],
      ['A2', 'X· Nam Mü'],
      ['B2', 'x'],
      ['A3', 'X· Nam Th¾ng'],
    ].map(([at = '', value = '']) => ({ at, value, font: '.VnTime' })),
  };

  it('is read; what is written is Unicode', () => {
    const binding = mustBind(old, month);
    expect(columnsOf(binding)).toEqual(['A: unit', 'B: criterion 1', 'C: criterion 2', 'D: criterion 3', 'E: metCount']);
    expect(rowsOf(binding)).toEqual(['2: commune 13969', '3: commune 13978']);
    expect(planWrites(binding, totalsOf(month), old).changes.map(({ cell, before, after }) => [cell, before, after])).toEqual([
      ['C2', null, 'x'],
      ['D2', null, 'x'],
      ['E2', null, 3],
      ['B3', null, 'x'],
      ['D3', null, 'x'],
      ['E3', null, 2],
    ]);
  });

  it('whose marks are letters of that font is a person’s to say', () => {
    const marked = { ...old, cells: old.cells.map((cell) => (cell.at === 'B2' ? { ...cell, value: '§' } : cell)) };
    expect(mustBind(marked, month).mark).toMatchObject({ value: 'Đ', certainty: 'doubtful' });
  });
});

it('names fetched by formulas that were never computed are said to be that', () => {
  const text = 'Xã | TC1 | TC2 | TC3\n=DS!A1 | x\n=DS!A2';
  expect(bind(sheet(text), unitOf(tree, '362'), tree, criteriaSet(3), BANDS)).toMatchObject({
    reason: { vi: expect.stringMatching(/từ ô A2\) là công thức chưa có kết quả/u) as string },
  });
});
