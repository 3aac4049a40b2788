/** The column of difficulties: filled from the communes' reports, and never over an office's own words without a person's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { correctedBindingSchema } from '../../core/master/bindingSchema.ts';
import type { Binding } from '../../core/master/binding.ts';
import { confirm } from '../../core/master/confirm.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
import { isPrintedFor, printDifficulties } from '../../core/master/difficulties.ts';
import { planWrites } from '../../core/master/plan.ts';
import { verifyCells } from '../../core/master/verify.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { accepted, BANDS, PERIOD } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { printedSheet, shown, valueAt, written } from '../support/printedSheet.ts';
import { rulebook } from '../support/rulebook.ts';
import { unitOf } from '../support/units.ts';
import { columnsOf, mustBind, tree, unplacedOf } from './binding.ts';

const set = criteriaSet(3);
const asked = { criteria: 3 };
const HEADING = 'Khó khăn, vướng mắc';

/** What each commune sent: its signs, and its difficulties by row. */
type Sent = Readonly<Record<string, readonly [signs: string, obstacles?: Readonly<Record<string, string>>] | null>>;

function totalsOf(sent: Sent, criterion?: number): Totals {
  return consolidate({
    scope: unitOf(tree, '362'),
    tree,
    period: PERIOD as Period,
    set,
    expected: Object.keys(sent).map((code) => unitOf(tree, code)),
    reports: Object.entries(sent).flatMap(([code, one]) => (one ? [accepted(set, code, one[0], { obstacles: one[1] ?? {} })] : [])),
    bands: BANDS,
    ...(criterion === undefined ? {} : { criterion }),
  });
}

/** Nam Mỹ, Nam Thắng, Điền Xá, Nam Thanh in rows 2 to 5, their difficulties in column E. */
function masterOf(cells: readonly string[], heading = HEADING): Sheet {
  const rows = ['Nam Mỹ', 'Nam Thắng', 'Điền Xá', 'Nam Thanh'].map((name, at) => `${name} | | | | ${cells[at] ?? ''}`);
  return printedSheet(`Xã | TC1 | TC2 | TC3 | ${heading}\n${rows.join('\n')}`);
}

const NOVEMBER: Sent = {
  '13969': ['+--', { '2.2': 'Chưa giải phóng mặt bằng', '#3': 'Thiếu vốn đối ứng' }],
  '13978': ['-?+', { '1': 'Chờ phê duyệt quy hoạch' }],
  '13972': ['+++'],
  '14005': null,
};

/** A person's word on a binding, as it comes back from `master bind --json`. */
function confirmed(sheet: Sheet, of: Sheet = sheet): Binding {
  const said = mustBind(of, asked);
  const columns = said.columns.map((column) => ({ ...column, certainty: 'sure' as const }));
  const word = confirmationOf(correctedBindingSchema.parse(JSON.parse(JSON.stringify({ ...said, columns }))));
  return confirm(mustBind(sheet, asked), word, tree);
}

const changesIn = (sheet: Sheet, totals: Totals, binding = mustBind(sheet, asked)): readonly string[] =>
  planWrites(binding, totals, sheet)
    .changes.filter(({ cell }) => cell.startsWith('E'))
    .map(({ cell, before, after }) => `${cell}: ${shown(before)} → ${shown(after)}`);

describe('a cell of difficulties', () => {
  const item = (indicator: string | null, text: string, criterion = 14) => ({ criterion, indicator, text });

  it('names each row by its code, or by its criterion’s number', () => {
    expect(printDifficulties([item('14.1', 'Thiếu bác sĩ'), item(null, 'Chưa có bãi rác', 17)])).toBe(
      '14.1: Thiếu bác sĩ; 17: Chưa có bãi rác',
    );
    expect(printDifficulties([])).toBeNull();
    expect(printDifficulties([item('14.1', ' \n')])).toBeNull();
  });

  it('holds one line of composed text, whatever came from a file', () => {
    const typed = 'Thiê\u0301u bác sĩ\r\n  đề nghị huyện\u00A0bố trí; 2: xã lo nhà ở';
    expect(printDifficulties([item('14.1', typed)])).toBe('14.1: Thiếu bác sĩ đề nghị huyện bố trí, 2: xã lo nhà ở');
  });

  it('is cut at a whole item where Excel would hold no more, and says how many are left out', () => {
    const long = 'Đường '.repeat(2000).trim();
    const printed = printDifficulties(['2.1', '2.2', '2.3', '2.4'].map((code) => item(code, long, 2))) ?? '';
    expect(printed.length).toBeLessThanOrEqual(32_767);
    expect(printed).toBe(`2.1: ${long}; 2.2: ${long}; … (còn 2 mục nữa)`);
    expect(printDifficulties([item('2.1', 'a'.repeat(32_767), 2)])).toBe('… (còn 1 mục nữa)');
    expect(printDifficulties([item('2.1', 'a'.repeat(32_767 - 5), 2)])).toHaveLength(32_767);
  });

  it('is known again as printed, whatever the officers wrote and whichever set it is of', () => {
    const rows = rulebook.sets.flatMap((one) => [
      {
        one,
        items: one.criteria.flatMap(({ no, indicators }) => [item(null, '', no), ...indicators.map(({ code }) => item(code, '', no))]),
      },
    ]);
    const words = fc.array(fc.constantFrom('Thiếu vốn', '2: xã lo', ';', '; 1.1: ', '… (còn 2 mục nữa)', '\n', ' ', 'e\u0301', '：'), {
      minLength: 1,
      maxLength: 6,
    });
    const drawn = fc
      .constantFrom(...rows)
      .chain(({ one, items }) =>
        fc
          .subarray(items, { minLength: 1 })
          .chain((some) =>
            fc.tuple(...some.map((row) => words.map((parts) => ({ ...row, text: parts.join('') })))).map((said) => ({ one, said })),
          ),
      );
    fc.assert(
      fc.property(drawn, ({ one, said }) => {
        const printed = printDifficulties(said);
        expect(printed === null || isPrintedFor(one)(printed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'Thiếu bác sĩ',
    'TC 2.1: Chưa giải phóng mặt bằng',
    '2.1 - Chưa giải phóng mặt bằng',
    '2.1:Chưa giải phóng mặt bằng',
    '2.9: Không có chỉ tiêu này',
    '9: Không có tiêu chí này',
    '3: Thiếu vốn; 2.1: Chưa giải phóng mặt bằng',
    '2.1: Chưa giải phóng\nmặt bằng',
    ' 2.1: Chưa giải phóng mặt bằng',
    'Chung: 2.1: Chưa giải phóng mặt bằng',
  ])('“%s” is an office’s own', (text) => {
    expect(isPrintedFor(set)(text)).toBe(false);
  });
});

describe('a column of difficulties', () => {
  it.each([
    [HEADING],
    ['Khó khăn, vướng mắc; nguyên nhân, kiến nghị'],
    ['Những khó khăn, vướng mắc và đề xuất, kiến nghị'],
    ['Tồn tại, hạn chế'],
    ['VƯỚNG MẮC (nếu có)'],
    ['Khó khăn trong quá trình thực hiện'],
  ])('“%s” is likely where every commune’s cell is empty or as it was printed', (heading) => {
    for (const cells of [[], ['2.2: Thiếu vốn; 3: Kênh mương xuống cấp', '', '1: Chờ phê duyệt']])
      expect(mustBind(masterOf(cells, heading), asked).columns[4]).toMatchObject({
        meaning: { kind: 'difficulties' },
        certainty: 'likely',
      });
  });

  it.each([
    ['Nguyên nhân'],
    ['Khó khăn đã được tháo gỡ'],
    ['Khó khăn về vốn (triệu đồng)'],
    ['Khó khăn kỳ trước'],
    ['Vướng mắc thuộc thẩm quyền của tỉnh'],
  ])('“%s” is the office’s own', (heading) => {
    expect(columnsOf(mustBind(masterOf([], heading), asked))[4]).toBe('E: leftAlone');
  });

  it.each([
    ['an office’s own words', ['2.2: Thiếu vốn', 'thiếu vốn']],
    ['a number', ['', '3']],
    ['a formula', ['', '=A1 → 1: Chờ phê duyệt']],
  ])('is doubtful with %s in a commune’s cell; not written, and said with the cell', (_, cells) => {
    const sheet = masterOf(cells);
    expect(columnsOf(mustBind(sheet, asked))[4]).toBe('? E: difficulties');
    expect(changesIn(sheet, totalsOf(NOVEMBER))).toEqual([]);
    expect(planWrites(mustBind(sheet, asked), totalsOf(NOVEMBER), sheet).skipped).toMatchObject([
      { cell: 'E1', reason: { vi: expect.stringContaining('E3') } },
    ]);
  });

  it('is doubtful where several communes share a merged cell, and where two columns say the same', () => {
    const merged = { ...masterOf([]), merges: ['E2:E3'] };
    expect(columnsOf(mustBind(merged, asked))[4]).toBe('? E: difficulties');
    expect(columnsOf(mustBind(masterOf([], `${HEADING} | Tồn tại, hạn chế`), asked)).slice(4)).toEqual([
      '? E: difficulties',
      '? F: difficulties',
    ]);
  });

  it('below another heading, and beside districts, is the office’s own', () => {
    const below = printedSheet(`Xã | TC1 | TC2 | TC3 | Chương trình OCOP\n | | | | ${HEADING}\nNam Mỹ`, { merges: ['A1:A2'] });
    expect(columnsOf(mustBind(below, asked))[4]).toBe('E: leftAlone');
    const districts = printedSheet(`Huyện | TC1 | TC2 | TC3 | ${HEADING}\nNam Trực | 1 | 1 | 1`);
    expect(columnsOf(mustBind(districts, { ...asked, scope: '36' }))[4]).toBe('E: leftAlone');
    expect(unplacedOf(mustBind(districts, { ...asked, scope: '36' })).filter((one) => one.startsWith('column'))).toEqual([]);
  });
});

describe('writing difficulties', () => {
  it('old → new by commune; emptied where all is met and where no report came, and the column is named', () => {
    const sheet = masterOf(['1: Chờ phê duyệt', '', '3: Thiếu vốn', '2.1: Chưa giải phóng mặt bằng']);
    expect(changesIn(sheet, totalsOf(NOVEMBER))).toEqual([
      'E2: 1: Chờ phê duyệt → 2.2: Chưa giải phóng mặt bằng; 3: Thiếu vốn đối ứng',
      'E3: null → 1: Chờ phê duyệt quy hoạch',
      'E4: 3: Thiếu vốn → null',
      'E5: 2.1: Chưa giải phóng mặt bằng → null',
    ]);
    const plan = planWrites(mustBind(sheet, asked), totalsOf(NOVEMBER), sheet);
    expect(plan.assumed).toMatchObject([{}, { cell: 'E1' }]);
    const after = written(sheet, plan.writes);
    expect(planWrites(mustBind(after, asked), totalsOf(NOVEMBER), after).writes).toEqual([]);
  });

  it('what is met since last month is taken out where the reports say nothing new', () => {
    const sheet = masterOf(['1: Chờ phê duyệt; 3: Thiếu vốn', '2.1: Chưa giải phóng mặt bằng']);
    expect(changesIn(sheet, totalsOf({ '13969': ['++-'], '13978': ['-++'] }))).toEqual([
      'E2: 1: Chờ phê duyệt; 3: Thiếu vốn → 3: Thiếu vốn',
      'E3: 2.1: Chưa giải phóng mặt bằng → null',
    ]);
  });

  it('once a person has said so, over the office’s own words too, which are named; those stand where no report says anything', () => {
    const sheet = masterOf(['Thiếu vốn', 'chờ quy hoạch', 'đã xong', 'báo cáo sau']);
    const binding = confirmed(sheet);
    expect(changesIn(sheet, totalsOf(NOVEMBER), binding)).toEqual([
      'E2: Thiếu vốn → 2.2: Chưa giải phóng mặt bằng; 3: Thiếu vốn đối ứng',
      'E3: chờ quy hoạch → 1: Chờ phê duyệt quy hoạch',
      'E4: đã xong → null',
    ]);
    const plan = planWrites(binding, totalsOf(NOVEMBER), sheet);
    expect(plan.notices).toMatchObject([{ vi: expect.stringContaining('E2, E3, E4 sẽ được thay') }]);
    const after = written(sheet, plan.writes);
    expect(planWrites(confirmed(after, sheet), totalsOf(NOVEMBER), after)).toMatchObject({ writes: [], notices: [] });
    expect(changesIn(sheet, totalsOf({ '13969': ['+--'] }), binding)).toEqual([]);
  });

  it('words that an office adds to a column confirmed while it was empty are named before they go', () => {
    const [empty, later] = [masterOf([]), masterOf(['thiếu vốn, đã báo cáo tỉnh'])];
    const plan = planWrites(confirmed(later, empty), totalsOf(NOVEMBER), later);
    expect(plan.notices).toMatchObject([{ vi: expect.stringContaining('ô E2 sẽ được thay') }]);
  });

  it('is left alone where one criterion is counted: the others’ would be lost', () => {
    expect(changesIn(masterOf(['1: Chờ phê duyệt']), totalsOf(NOVEMBER, 2))).toEqual([]);
  });

  it('leaves a commune that owes no report as it is', () => {
    expect(changesIn(masterOf(['1: Chờ phê duyệt']), totalsOf({ '13978': ['+++'] }))).toEqual([]);
  });
});

it('verifying names the cell that was changed since', () => {
  const sheet = masterOf([]);
  const after = written(sheet, planWrites(mustBind(sheet, asked), totalsOf(NOVEMBER), sheet).writes);
  expect(verifyCells(mustBind(after, asked), totalsOf(NOVEMBER), after).differing).toEqual([]);
  const changed = written(after, [{ sheet: after.name, cell: 'E3', value: '1: Đã phê duyệt quy hoạch' }]);
  expect(valueAt(after, 'E3')).toBe('1: Chờ phê duyệt quy hoạch');
  expect(verifyCells(mustBind(changed, asked), totalsOf(NOVEMBER), changed).differing).toEqual([
    { cell: 'E3', holds: '1: Đã phê duyệt quy hoạch', shouldHold: '1: Chờ phê duyệt quy hoạch', formula: null },
  ]);
});
