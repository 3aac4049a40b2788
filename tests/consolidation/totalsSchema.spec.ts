/** Totals from a file: what consolidate gives is taken, what cannot be true is refused with its place. */
import { describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import { criteriaSet } from '../support/criteria.ts';
import { treeOf, unitOf } from '../support/units.ts';
import { accepted, BANDS, PERIOD } from './reports.ts';

const tree = treeOf();
const set = criteriaSet(4);
const SENT: Readonly<Record<string, string | null>> = { '13969': '++-?', '13972': '++++', '13978': null, '14029': '+---', '14032': null };
const OBSTACLES = { '2.1': 'Thiếu vốn', '#3': 'Chờ nghiệm thu', '3.2': 'Kênh mương xuống cấp', '4': 'Lưới điện cũ' };

function totalsOf(scope: string, criterion?: number): Totals {
  const sent = Object.entries(SENT).filter(([code]) => tree.isWithin(code, scope));
  return consolidate({
    scope: unitOf(tree, scope),
    tree,
    period: PERIOD as Period,
    set,
    expected: sent.map(([code]) => unitOf(tree, code)),
    reports: sent.flatMap(([code, signs]) => (signs === null ? [] : [accepted(set, code, signs, { obstacles: OBSTACLES })])),
    bands: BANDS,
    ...(criterion === undefined ? {} : { criterion }),
  });
}

/** The places of what is refused, after the value at a path was replaced. */
function refused(totals: Totals, path: readonly (string | number)[], value: unknown): readonly string[] {
  const copy: unknown = structuredClone(totals);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  expect(at).toHaveProperty([path.at(-1) ?? '']);
  at[path.at(-1) ?? ''] = value;
  const parsed = totalsSchema.safeParse(copy);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

describe('totals as consolidate gives them', () => {
  it.each([
    ['a district', totalsOf('362')],
    ['a province with districts', totalsOf('36')],
    ['one criterion', totalsOf('36', 3)],
    ['a district that nobody reports in', totalsOf('359')],
  ])('are taken: %s', (_, totals) => {
    expect(totalsSchema.parse(JSON.parse(JSON.stringify({ ...totals, quarantined: [] })))).toEqual(totals);
  });
});

it('totals that were kept before obstacles were listed have none', () => {
  const { obstacles, ...before } = totalsOf('362');
  expect(obstacles).toHaveLength(2);
  expect(totalsSchema.parse(before)).toEqual({ ...before, obstacles: [] });
});

describe('totals that cannot be true', () => {
  const district = totalsOf('362');
  const [first, second] = district.communes;

  it.each<readonly [string, readonly (string | number)[], unknown, string]>([
    ['a count below nothing', ['criteria', 0, 'met'], -1, 'criteria.0.met'],
    ['half a commune', ['counted'], 1.5, 'counted'],
    ['more counted than there are communes', ['counted'], 3, 'counted'],
    ['fewer expected than counted', ['expected'], 1, 'expected'],
    ['expected that are neither counted nor missing', ['expected'], 9, 'expected'],
    ['a criterion met by more than it names', ['criteria', 0, 'met'], 3, 'criteria.0.met'],
    ['a criterion whose three counts are not all communes', ['criteria', 2, 'unmet'], 0, 'criteria.2'],
    ['a criterion met by one that does not meet it', ['criteria', 2, 'metBy'], [first?.unit], 'criteria.2.metBy'],
    ['a number of criteria met that is not the list’s', ['communes', 0, 'metCount'], 4, 'communes.0.metCount'],
    ['a criterion in two lists of a commune', ['communes', 0, 'met'], [1, 2, 3], 'communes.0.met'],
    ['a criterion in no list of a commune', ['communes', 0, 'notAssessed'], [], 'communes.0.met'],
    ['an outstanding list that is not the commune’s', ['communes', 0, 'outstanding'], '4', 'communes.0.outstanding'],
    ['one commune twice', ['communes', 1, 'unit'], first?.unit, 'communes'],
    ['a missing unit that is counted', ['missing'], [second?.unit], 'missing'],
    ['a missing unit twice', ['missing'], ['13978', '13978'], 'missing'],
    ['another average', ['average'], 3.5, 'average'],
    ['no average', ['average'], null, 'average'],
    ['bands of more communes', ['bands', 4, 'count'], 7, 'bands'],
    ['a band twice', ['bands', 1, 'label'], '19', 'bands'],
    ['complete with one missing', ['complete'], true, 'complete'],
    ['carried and not counted', ['carried'], ['13978'], 'carried'],
    ['an obstacle to what is met', ['obstacles', 0, 'criterion'], 1, 'obstacles.0'],
    ['an obstacle of nobody counted', ['obstacles', 1, 'unit'], '13978', 'obstacles.1'],
    ['an obstacle twice', ['obstacles', 1], district.obstacles[0], 'obstacles'],
    ['all criteria under the name of one', ['criterion'], 2, 'criteria'],
  ])('%s', (_, path, value, place) => {
    expect(refused(district, path, value)).toContain(place);
  });

  it('say where and why, in both languages', () => {
    const parsed = totalsSchema.safeParse({ ...district, average: 3.5 });
    expect(parsed.error?.issues).toMatchObject([{ path: ['average'], message: 'là 3.5, theo communes phải là 3 (is 3.5, by communes 3)' }]);
  });
});

describe('districts that are not the whole', () => {
  const province = totalsOf('36');
  const at = province.districts?.findIndex(({ unit }) => unit === '362') ?? -1;
  const other = province.districts?.findIndex(({ unit }) => unit === '363') ?? -1;

  it('one that is wrong in itself is named', () => {
    expect(refused(province, ['districts', at, 'average'], 1)).toEqual([`districts.${String(at)}.average`]);
  });

  it('one whose obstacles are not those of the whole', () => {
    expect(refused(province, ['districts', at, 'obstacles'], [])).toEqual(['districts.obstacles']);
  });

  it('one left out, one twice, one swapped', () => {
    const districts = province.districts ?? [];
    const without = refused(
      province,
      ['districts'],
      districts.filter((_, place) => place !== at),
    );
    expect(without).toEqual(
      expect.arrayContaining([
        'districts.expected',
        'districts.counted',
        'districts.missing',
        'districts.communes',
        'districts.criteria.1.met',
      ]),
    );
    expect(refused(province, ['districts'], [...districts, districts[at]])).toContain('districts');
    expect(refused(province, ['districts', other, 'period'], '2023-10')).toContain('districts');
  });

  it('districts below districts are refused, however deep', () => {
    expect(
      refused({ ...province, districts: (province.districts ?? []).map((one) => ({ ...one, districts: [] })) }, ['unit'], '36'),
    ).toContain('districts.0.districts');
  });
});
