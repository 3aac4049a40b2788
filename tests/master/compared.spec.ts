/** What changed since the period before, what is expected, which level: columns that more than one figure decides. */
import { describe, expect, it } from 'vitest';
import { changesSince } from '../../core/consolidation/changes.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { verifyCells } from '../../core/master/verify.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { printedSheet, shown, written } from '../support/printedSheet.ts';
import { accepted, BANDS, PERIOD } from '../consolidation/reports.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Period } from '../../core/calendar/period.ts';
import { criteriaSet } from '../support/criteria.ts';
import { unitOf } from '../support/units.ts';
import { columnsOf, mustBind, tree } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

const now: Month = { criteria: 3, sent: { '13969': '+++', '13978': '-?+', '13972': '++-', '14005': null } };
const before: Month = { criteria: 3, sent: { '13969': '+--', '13978': '+++', '13972': null, '14005': '+++' } };
const changes = changesSince(totalsOf(before), totalsOf(now));

const plan = (sheet: Sheet, compared = true): MasterPlan =>
  planWrites(mustBind(sheet, now), totalsOf(now), sheet, compared ? changes : null);
const changesOf = ({ changes: found }: MasterPlan): readonly string[] => found.map(({ cell, after }) => `${cell}: ${shown(after)}`);

const MASTER = printedSheet(`
Xã | Tăng/giảm so kỳ trước | Tiêu chí mới đạt | TC không còn đạt | Số TC đạt
Nam Mỹ | 0
Nam Thắng | 1 | '2
Điền Xá | 5
Nam Thanh | | '1
Tổng cộng | 7 | | | 9
`);

describe('since the period before', () => {
  it('each commune counted in both has its difference and its lists; one that is new or silent has none', () => {
    expect(changesOf(plan(MASTER))).toEqual([
      'B2: 2',
      'C2: 2, 3',
      'E2: 3',
      'B3: -2',
      'C3: null',
      'D3: 1, 2',
      'E3: 1',
      'B4: null',
      'E4: 2',
      'C5: null',
      'B6: 0',
      'E6: 6',
    ]);
  });

  it('is left as it stands, and named, where the totals before are not at hand', () => {
    const result = plan(MASTER, false);
    expect(changesOf(result)).toEqual(['E2: 3', 'E3: 1', 'E4: 2', 'E6: 6']);
    expect(result.skipped.map(({ cell, reason }) => `${cell}: ${reason.vi}`)).toEqual([
      'B1: cột “Tăng/giảm so kỳ trước” có số gõ tay, không tự đổi theo kỳ mới; hãy xem lại',
      'C1: cột “Tiêu chí mới đạt” có số gõ tay, không tự đổi theo kỳ mới; hãy xem lại',
    ]);
  });

  it('is doubtful where the column is kept in words', () => {
    expect(columnsOf(mustBind(printedSheet('Xã | Số TC đạt | Tăng/giảm\nNam Mỹ | 3 | tăng 2'), now))).toEqual([
      'A: unit',
      'B: metCount',
      '? C: change',
    ]);
  });
});

it('the expected months of what is not met are written, and the office’s own word stands where the reports say none', () => {
  const set = criteriaSet(3);
  const expected = ['13969', '13978', '13972'].map((code) => unitOf(tree, code));
  const reports = [
    accepted(set, '13969', '+--', { expectedBy: { '2.1': '2023-12', '2.2': '2024-06', '3.1': '2024' } }),
    accepted(set, '13978', '+-+'),
    accepted(set, '13972', '+++'),
  ];
  const totals = consolidate({ scope: unitOf(tree, '362'), tree, period: PERIOD as Period, set, expected, reports, bands: BANDS });
  const sheet = printedSheet(
    "Xã | TC1 | TC2 | TC3 | Dự kiến đạt (tháng/năm)\nNam Mỹ | | | | 12/2023\nNam Thắng | | | | quý I\nĐiền Xá | | | | '12/2023",
  );
  const { changes: found } = planWrites(mustBind(sheet, { criteria: 3 }), totals, sheet);
  expect(found.filter(({ cell }) => cell.startsWith('E')).map(({ cell, after }) => [cell, after])).toEqual([
    ['E2', '2: 06/2024; 3: 2024'],
    ['E4', null],
  ]);
});

describe('a level', () => {
  const sheet = (words: readonly string[]): Sheet =>
    printedSheet(
      `Xã | Số TC đạt | Mức\n${['Nam Mỹ', 'Nam Thắng', 'Điền Xá'].map((name, at) => `${name} | | ${words[at] ?? ''}`).join('\n')}`,
    );

  it('whose words are all bands follows the totals, spelled as the office does', () => {
    const binding = mustBind(sheet(['<5', 'Dưới 5', '5-9']), { criteria: 19 });
    expect(columnsOf(binding)).toEqual(['A: unit', 'B: metCount', 'C: level']);
    expect(binding.columns[2]?.meaning).toMatchObject({
      words: [{}, {}, {}, { from: 5, to: 9, word: '5-9' }, { from: 0, to: 4, word: '<5' }],
    });
  });

  it('in other words, or none yet, is the office’s own', () => {
    expect(columnsOf(mustBind(sheet(['Khá', '<5', '']), { criteria: 19 }))[2]).toBe('C: leftAlone');
    expect(columnsOf(mustBind(sheet([]), { criteria: 19 }))[2]).toBe('C: leftAlone');
  });
});

it('what is not met is counted, once a person has said so, with what nobody has assessed, as the outstanding list does', () => {
  const sheet = printedSheet('Huyện | TC1 | | TC2 |\n | Đạt | Chưa đạt | Đạt | Chưa đạt\nNam Trực', {
    merges: ['A1:A2', 'B1:C1', 'D1:E1'],
  });
  const month: Month = { ...now, scope: '36' };
  const binding = mustBind(sheet, month);
  const confirmed = { ...binding, columns: binding.columns.map((column) => ({ ...column, certainty: 'sure' as const })) };
  const cells = (of: typeof binding): readonly string[] =>
    planWrites(of, totalsOf(month), sheet).changes.map(({ cell, after }) => `${cell} ${String(after)}`);
  expect(cells(binding)).toEqual(['B3 2', 'D3 2']);
  expect(cells(confirmed)).toEqual(['B3 2', 'C3 1', 'D3 2', 'E3 1']);
});

describe('verifying what stands in a master', () => {
  const sheet = printedSheet(
    'Xã | TC1 | TC2 | TC3 | Số TC đạt\nNam Mỹ | | | | =COUNTIF(B2:D2,"x") → 3\nNam Thắng | | | | =COUNTIF(B3:D3,"x") → 2\nĐiền Xá | | | | =COUNTIF(B4:D4,"x")\nTỷ lệ % | =B2*33.333 → 66,666666',
  );
  const binding = mustBind(sheet, now);
  const totals = totalsOf(now);

  it('finds nothing wrong in what was just written, but names a formula that gives something else, and one without a result', () => {
    const after = written(sheet, planWrites(binding, totals, sheet).writes);
    const { differing, notComputed, compared } = verifyCells(mustBind(after, now), totals, after);
    expect(differing).toEqual([{ cell: 'E3', holds: 2, shouldHold: 1, formula: '=COUNTIF(B3:D3,"x")' }]);
    expect(notComputed).toEqual(['E4']);
    expect(compared).toBe(9 + 2 + 3);
  });
});
