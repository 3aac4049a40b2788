import { describe, expect, it } from 'vitest';
import { consolidate, type Consolidation } from '../../core/consolidation/consolidate.ts';
import type { Period } from '../../core/calendar/period.ts';
import { criteriaSet } from '../support/criteria.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';
import { accepted, BANDS, PERIOD } from './reports.ts';

const set = criteriaSet(5);
const tree = treeOf();
const district = unitOf(tree, '362');
const named = (...codes: readonly string[]) => codes.map((code) => unitOf(tree, code));
const base: Consolidation = {
  scope: district,
  tree,
  period: PERIOD as Period,
  set,
  expected: named('13969', '13972', '13978'),
  reports: [],
  bands: BANDS,
};

describe('consolidating a district', () => {
  const totals = consolidate({
    ...base,
    reports: [accepted(set, '13978', '+-+?+', { submission: 'b7' }), accepted(set, '13969', '+++++')],
  });

  it('counts who was expected, who is counted, who is missing', () => {
    expect(totals).toMatchObject({
      unit: '362',
      period: '2023-11',
      set: set.id,
      expected: 3,
      counted: 2,
      missing: ['13972'],
      complete: false,
    });
    expect(totals).toMatchObject({ asOf: null, late: 'omit', carried: [], returned: [], criterion: null });
    expect(totals).not.toHaveProperty('districts');
  });

  it('puts every criterion of a commune in exactly one list, and outstanding names what is not met, assessed or not', () => {
    expect(totals.communes).toEqual([
      {
        unit: '13969',
        name: 'Xã Nam Mỹ',
        met: [1, 2, 3, 4, 5],
        unmet: [],
        notAssessed: [],
        metCount: 5,
        outstanding: '',
        submission: null,
        fingerprint: 'sha256:13969',
      },
      {
        unit: '13978',
        name: 'Xã Nam Thắng',
        met: [1, 3, 5],
        unmet: [2],
        notAssessed: [4],
        metCount: 3,
        outstanding: '2, 4',
        submission: 'b7',
        fingerprint: 'sha256:13978',
      },
    ]);
  });

  it('counts each criterion and names the communes behind each count', () => {
    expect(totals.criteria[1]).toEqual({
      criterion: 2,
      met: 1,
      unmet: 1,
      notAssessed: 0,
      metBy: ['13969'],
      unmetBy: ['13978'],
      notAssessedBy: [],
    });
    expect(totals.criteria[3]).toEqual({
      criterion: 4,
      met: 1,
      unmet: 0,
      notAssessed: 1,
      metBy: ['13969'],
      unmetBy: [],
      notAssessedBy: ['13978'],
    });
  });

  it('averages over the communes counted and sorts them into bands', () => {
    expect(totals.average).toBe(4);
    expect(totals.bands).toEqual([
      { label: '19', count: 0 },
      { label: '15–18', count: 0 },
      { label: '10–14', count: 0 },
      { label: '5–9', count: 1 },
      { label: '<5', count: 1 },
    ]);
  });

  it('is complete when every expected unit is counted', () => {
    const all = ['13969', '13972', '13978'].map((code) => accepted(set, code, '+++++'));
    expect(consolidate({ ...base, reports: all })).toMatchObject({ counted: 3, missing: [], complete: true });
  });

  it('has no average where nothing is counted, and zeros elsewhere', () => {
    const none = consolidate(base);
    expect(none).toMatchObject({ expected: 3, counted: 0, average: null, communes: [], complete: false });
    expect(none.criteria.map((one) => one.met + one.unmet + one.notAssessed)).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes a criterion the report does not speak of as not assessed', () => {
    const full = accepted(set, '13969', '+++++');
    const silent = { ...full, report: { ...full.report, criteria: full.report.criteria.slice(0, 2) } };
    expect(consolidate({ ...base, reports: [silent] }).communes[0]).toMatchObject({
      met: [1, 2],
      notAssessed: [3, 4, 5],
      outstanding: '3, 4, 5',
    });
  });
});

describe('one criterion alone', () => {
  const totals = consolidate({
    ...base,
    criterion: 2,
    reports: [
      accepted(set, '13969', '+-+++', {
        expectedBy: { '2.1': '2023-12', '3.1': '2024' },
        obstacles: { '2.1': 'Chưa giải phóng mặt bằng', '#3': 'Thiếu vốn', '3.1': 'Thiếu vốn' },
        explanations: [{ rule: 'NTM-V014', criterion: 3, indicator: null, text: 'x' }],
      }),
    ],
  });

  it('lists that criterion only, without average and bands', () => {
    expect(totals).toMatchObject({ criterion: 2, average: null, bands: [], explanations: [] });
    expect(totals.criteria.map((one) => one.criterion)).toEqual([2]);
    expect(totals.communes[0]).toMatchObject({ met: [], unmet: [2], notAssessed: [], metCount: 0, outstanding: '2' });
    expect(totals.expectedBy).toEqual([{ month: '2023-12', items: [{ unit: '13969', criterion: 2, indicator: '2.1' }] }]);
    expect(totals.obstacles).toEqual([{ unit: '13969', criterion: 2, indicator: '2.1', text: 'Chưa giải phóng mặt bằng' }]);
  });
});

describe('what communes say beside their verdicts', () => {
  const totals = consolidate({
    ...base,
    reports: [
      accepted(set, '13978', '+--++', {
        expectedBy: { '2.2': '2023-12', '2.1': '2023-12', '#3': '2024', '#5': '2024-01', '1': '2023-12', '3.1': 'cuối năm' },
        obstacles: {
          '3.2': 'Kênh mương xuống cấp',
          '#3': 'Thiếu vốn đối ứng',
          '2.2': 'Không',
          '2.1': 'như kỳ trước',
          '5.1': 'Đã tháo gỡ xong',
          '#5': 'Đã tháo gỡ xong',
        },
        explanations: [{ rule: 'NTM-V015', criterion: 3, indicator: '3.2', text: 'đã có văn bản' }],
      }),
      accepted(set, '13969', '-++++', {
        expectedBy: { '1': '2023-12' },
        obstacles: { '1': 'Chờ phê duyệt quy hoạch' },
        explanations: [
          { rule: 'NTM-V014', criterion: 5, indicator: '5.1', text: 'số của công an' },
          { rule: 'NTM-V014', criterion: 2, indicator: null, text: 'đang nghiệm thu' },
        ],
      }),
    ],
  });

  it('rolls expected months up by month, unit, criterion, indicator; nothing of what is met, and no words that are no month', () => {
    expect(totals.expectedBy).toEqual([
      {
        month: '2023-12',
        items: [
          { unit: '13969', criterion: 1, indicator: '1' },
          { unit: '13978', criterion: 2, indicator: '2.1' },
          { unit: '13978', criterion: 2, indicator: '2.2' },
        ],
      },
      { month: '2024', items: [{ unit: '13978', criterion: 3, indicator: null }] },
    ]);
  });

  it('lists what stands in the way by unit, criterion, indicator; nothing of what is met, and no words that say none', () => {
    expect(totals.obstacles).toEqual([
      { unit: '13969', criterion: 1, indicator: '1', text: 'Chờ phê duyệt quy hoạch' },
      { unit: '13978', criterion: 3, indicator: null, text: 'Thiếu vốn đối ứng' },
      { unit: '13978', criterion: 3, indicator: '3.2', text: 'Kênh mương xuống cấp' },
    ]);
  });

  it('carries explanations up with their unit', () => {
    expect(totals.explanations.map(({ unit, criterion, text }) => [unit, criterion, text])).toEqual([
      ['13969', 2, 'đang nghiệm thu'],
      ['13969', 5, 'số của công an'],
      ['13978', 3, 'đã có văn bản'],
    ]);
  });
});

describe('consolidating a province', () => {
  const province = { ...base, scope: unitOf(tree, '36'), expected: named('13969', '13972', '14029') };

  it('lists every district of the day, those with nothing expected too', () => {
    const totals = consolidate({ ...province, reports: [accepted(set, '13969', '++++-'), accepted(set, '14029', '+++++')] });
    expect(totals.districts?.map(({ unit, expected, counted, average, complete }) => [unit, expected, counted, average, complete])).toEqual(
      [
        ['359', 0, 0, null, true],
        ['362', 2, 1, 4, false],
        ['363', 1, 1, 5, true],
      ],
    );
    expect(totals).toMatchObject({ unit: '36', expected: 3, counted: 2, average: 4.5, missing: ['13972'] });
    expect(totals.districts?.every((one) => !('districts' in one))).toBe(true);
  });

  it('counts a commune right below it in the province alone, and in no district', () => {
    const mixed = treeOf(
      unitsOf('38 Tỉnh Thanh Hóa', { '': ['16378 Xã Đông Hoàng'], '380 Thành phố Thanh Hóa': ['14770 Phường Phú Sơn'] }),
    );
    const reports = [accepted(set, '14770', '+++++'), accepted(set, '16378', '+++--')];
    const totals = consolidate({ ...base, tree: mixed, scope: unitOf(mixed, '38'), expected: mixed.communesOf('38'), reports });
    expect(totals).toMatchObject({ expected: 2, counted: 2, average: 4 });
    expect(totals.districts?.map(({ unit, expected, average }) => [unit, expected, average])).toEqual([['380', 1, 5]]);
  });

  it('has no districts where communes lie right below the province', () => {
    const flat = treeOf(unitsOf('37 Tỉnh Ninh Bình', { '': ['13987 Xã Nam Hồng', '13996 Xã Nam Minh'] }));
    const totals = consolidate({
      ...base,
      tree: flat,
      scope: unitOf(flat, '37'),
      expected: flat.communesOf('37'),
      reports: [accepted(set, '13987', '+++++')],
    });
    expect(totals).toMatchObject({ expected: 2, counted: 1, average: 5 });
    expect(totals).not.toHaveProperty('districts');
  });
});

describe('what the caller should have decided before', () => {
  const good = accepted(set, '13969', '+++++');
  it.each([
    ['a report of a unit that is not expected', { reports: [accepted(set, '14029', '+++++')] }, /14029, which is not expected/],
    ['two reports of one unit', { reports: [good, good] }, /two reports of unit 13969/],
    ['a report of another period', { reports: [accepted(set, '13969', '+++++', { period: '2023-10' })] }, /2023-10/],
    ['a report of another set', { reports: [accepted(set, '13969', '+++++', { template: 'xa-ntm-318-2022' })] }, /xa-ntm-318-2022/],
    ['a report of no unit', { reports: [accepted(set, null, '+++++')] }, /no unit/],
    ['an expected unit outside the scope', { expected: named('14029') }, /14029 is expected/],
    ['bands that leave a count out', { reports: [good], bands: BANDS.slice(0, 3) }, /no band holds the 5 criteria of unit 13969/],
  ])('%s is an error of ours', (_, change: Partial<Consolidation>, message) => {
    expect(() => consolidate({ ...base, ...change })).toThrow(message);
  });
});
