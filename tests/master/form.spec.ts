/** The reporting forms of 2026–30 as offices type them: criteria by group of communes; communes by number of criteria met. */
import { describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import { bind } from '../../core/master/bind.ts';
import type { Binding } from '../../core/master/binding.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import type { Group } from '../../core/units/obligation.ts';
import { accepted } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';

/** Two levels: communes right below the province. */
const tree = treeOf(
  unitsOf('37 Tỉnh Ninh Bình', { '': ['13966 Xã Nam Trực', '13987 Xã Nam Hồng', '13999 Xã Nam Ninh', '14005 Xã Nam Đồng'] }),
);
const set = { ...criteriaSet(10), title: 'Bộ tiêu chí quốc gia về nông thôn mới', shortTitle: 'NÔNG THÔN MỚI' };
const bands = [
  { label: '10', from: 10, to: 10 },
  { label: '5–9', from: 5, to: 9 },
  { label: '<5', from: 0, to: 4 },
];
const GROUPS = new Map<string, Group>([
  ['13966', '1'],
  ['13987', '2'],
  ['13999', '2'],
]);

function totals(period = '2026-6T', groups: ReadonlyMap<string, Group> = GROUPS): Totals {
  const signs: Readonly<Record<string, string>> = { '13966': '++++++++++', '13987': '+++++-----', '13999': '+---------' };
  return consolidate({
    scope: unitOf(tree, '37'),
    tree,
    period: period as Period,
    set,
    expected: tree.communesOf('37'),
    reports: Object.entries(signs).map(([unit, met]) => accepted(set, unit, met, { period })),
    bands,
    groups,
  });
}

function bound(sheet: Sheet): Binding {
  const binding = bind(sheet, unitOf(tree, '37'), tree, set, bands);
  if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
  return binding;
}
const planOf = (sheet: Sheet, of = totals()): MasterPlan => planWrites(bound(sheet), of, sheet);
const changesOf = ({ changes }: MasterPlan): readonly string[] => changes.map(({ cell, after }) => `${cell} ${String(after)}`);

const BY_GROUP = printedSheet(
  `
KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ QUỐC GIA VỀ NÔNG THÔN MỚI 6 THÁNG
TT | Nội dung | ĐVT (xã) | Xã nhóm 1 | | | Xã nhóm 2 | | | Ghi chú
 | | | KQ 31/12 năm trước | TH 6 tháng năm | KH 6T cuối năm | KQ 31/12 năm trước | TH 6 tháng năm | KH 6T cuối năm |
1 | Quy hoạch | xã | 1 | | 1 | 2 | | 2
2 | Giao thông | xã | 0 | 1
3 | Thuỷ lợi và phòng, chống thiên tai
4 | Đường làng
`,
  { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'G2:I2', 'J2:J3'] },
);

describe('criteria by group of communes', () => {
  it('writes of each group the communes that meet each criterion, and leaves last year and the plan alone', () => {
    expect(changesOf(planOf(BY_GROUP))).toEqual(['E4 1', 'H4 2', 'H5 1', 'E6 1', 'H6 1']);
  });

  it('writes nothing of groups that nobody has told, and says so', () => {
    const result = planOf(BY_GROUP, totals('2026-6T', new Map()));
    expect(result.changes).toEqual([]);
    expect(result.skipped).toMatchObject([
      { cell: 'E3', reason: { vi: expect.stringContaining('chưa ghi nhóm của các xã') as string } },
      { cell: 'H3' },
    ]);
  });

  it('writes nothing of another span', () => {
    const result = planOf(BY_GROUP, totals('2026'));
    expect(result.changes).toEqual([]);
    expect(result.skipped.map(({ cell }) => cell)).toEqual(['E3', 'H3']);
  });
});

const BANDS_FORM = printedSheet(`
TT | Nội dung | KQ đến 31/12 năm trước | TH 6 tháng năm | KH 6T cuối năm | Ghi chú
I | Kết quả cấp xã
1 | Tổng số xã thực hiện | 4
1.1 | Nhóm 1
1.2 | Nhóm 2
2 | Số xã đạt 10 tiêu chí
2.1 | Số xã có QĐ công nhận đạt chuẩn NTM | 1 | 1
3 | Số xã đạt 5-9 tiêu chí
 | - Xã nhóm 2
4 | Số xã đạt dưới 5 tiêu chí
5 | Bình quân tiêu chí/xã
`);

describe('communes by number of criteria met', () => {
  it('writes the counts, each group below the figure it divides, and what was not understood is named', () => {
    const result = planOf(BANDS_FORM);
    expect(changesOf(result)).toEqual(['D3 4', 'D4 1', 'D5 2', 'D6 1', 'D8 1', 'D9 1', 'D10 1', 'D11 5.33']);
    expect(result.unplaced).toMatchObject([{ kind: 'row', label: 'Số xã có QĐ công nhận đạt chuẩn NTM' }]);
  });

  it('is doubtful where two rows say the same', () => {
    const twice = printedSheet('Nội dung | Kết quả\nTổng số xã\nSố xã đạt 10 tiêu chí\nSố xã đạt 10 tiêu chí\nSố xã đạt dưới 5 tiêu chí');
    expect(bound(twice).rows.map(({ certainty }) => certainty)).toEqual(['sure', 'doubtful', 'doubtful', 'sure']);
  });
});

it('is no form: a report of a commune, a table of figures', () => {
  for (const text of ['TT | Tên tiêu chí | Kết quả\n1 | Dân số | 5\n2 | Diện tích | 4', 'Nội dung | Ghi chú\nQuy hoạch\nĐiện\nY tế'])
    expect(bind(printedSheet(text), unitOf(tree, '37'), tree, set, bands)).toMatchObject({ kind: 'unbound' });
});

describe('a form that may be something else', () => {
  const lines = '1 | Quy hoạch\n2 | Giao thông\n3 | Thuỷ lợi và phòng, chống thiên tai';
  const results = (text: string, merges: readonly string[] = []): readonly string[] =>
    bound(printedSheet(text, { merges })).columns.map(({ column, meaning, certainty }) => `${column} ${meaning.kind} ${certainty}`);

  it('is doubtful where nothing says that communes are counted, or words stand where counts are due', () => {
    expect(results(`TT | Nội dung | Kết quả\n${lines}`)).toContain('C results doubtful');
    expect(results(`TT | Nội dung | ĐVT | Kết quả\n${lines.replaceAll(/$/gmu, ' | xã')}`)).toContain('D results sure');
    expect(results(`TT | Nội dung | Số xã đạt\n${lines.replaceAll(/$/gmu, ' | Đạt')}`)).toContain('C results doubtful');
    expect(results(`TT | Nội dung | Số xã đạt\n${lines}`)).toContain('C results sure');
  });

  it('reads the groups above a heading whose cells are not merged', () => {
    const under = (group: string): readonly string[] => results(` | | ${group}\nTT | Nội dung | Số xã đạt\n${lines}`);
    const beside = (group: string): readonly string[] => results(` | | ${group} | Kỳ này\nTT | Nội dung | Số xã đạt | Số xã đạt\n${lines}`);
    for (const group of ['Kế hoạch', 'Kết quả thẩm định']) {
      expect(beside(group).slice(2)).toEqual(['C leftAlone sure', 'D results sure']);
      expect(bind(printedSheet(` | | ${group}\nTT | Nội dung | Số xã đạt\n${lines}`), unitOf(tree, '37'), tree, set, bands)).toMatchObject({
        reason: { vi: expect.stringContaining('không có cột nào để ghi số tổng hợp') as string },
      });
    }
    expect(under('Chưa đạt')).toContain('C results doubtful');
    expect(under('Kinh phí')).toContain('C results doubtful');
    expect(under('Thực hiện')).toContain('C results sure');
  });

  it('is doubtful where its title speaks of what is not met', () => {
    expect(results(`TỔNG HỢP TIÊU CHÍ CHƯA ĐẠT\n\nTT | Nội dung | Số xã\n${lines}`)).toContain('C results doubtful');
  });
});

describe('totals by group', () => {
  it('come back from a file, and are refused where they cannot be true', () => {
    const said = totals();
    expect(totalsSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
    expect(said.groups?.map(({ group, units, counted, average }) => [group, units, counted, average])).toEqual([
      ['1', ['13966'], 1, 10],
      ['2', ['13987', '13999'], 2, 3],
    ]);
    const [first] = said.groups ?? [];
    for (const wrong of [
      { ...first, counted: 2 },
      { ...first, units: ['13966', '13966'] },
      { ...first, units: ['99999'] },
    ])
      expect(totalsSchema.safeParse({ ...said, groups: [wrong] }).success).toBe(false);
  });
});
