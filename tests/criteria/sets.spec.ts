/** The criteria sets as they are held: counts, codes, gaps; and what may never be in them. */
import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../core/criteria/completeness.ts';
import { criteriaSetSchema, type CriteriaSet } from '../../core/criteria/schema.ts';
import { statusOf } from '../../core/criteria/status.ts';
import { printOpen, printThresholds } from '../../core/criteria/statusText.ts';
import { rulebook } from '../support/rulebook.ts';

const setOf = (id: string): CriteriaSet => rulebook.sets.find((set) => set.id === id) ?? expect.fail(`no set ${id}`);
const indicatorsOf = (set: CriteriaSet) => set.criteria.flatMap(({ indicators }) => indicators);

describe('the sets', () => {
  it.each([
    ['xa-ntm-1980-2016', 19, 49, '2016-12-01', '2022-03-07'],
    ['xa-ntm-318-2022', 19, 57, '2022-03-08', '2026-02-14'],
    ['xa-ntm-nang-cao-318-2022', 19, 75, '2022-03-08', '2026-02-14'],
    ['xa-ntm-kieu-mau-319-2022', 4, 4, '2022-03-08', '2026-02-14'],
    ['huyen-ntm-320-2022', 9, 36, '2022-03-08', '2025-06-30'],
    ['huyen-ntm-nang-cao-320-2022', 9, 38, '2022-03-08', '2025-06-30'],
    ['tinh-hoan-thanh-321-2022', 8, 8, '2022-03-08', '2026-02-14'],
  ])('%s is whole: %i criteria, %i indicators, from %s to %s', (id, criteria, indicators, from, to) => {
    const set = setOf(id);
    expect([set.criteria.length, indicatorsOf(set).length, set.from, set.to]).toEqual([criteria, indicators, from, to]);
    expect(completenessOf(set)).toMatchObject({ isComplete: true, incomplete: [] });
  });

  it.each([
    ['do-thi-van-minh-04-2022', [9, 9], [1, 52], [1, 2, 3, 4, 5, 6, 7, 8, 9], '2022-04-10'],
    ['xa-ntm-51-2025', [10, 10], [0, 47], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '2026-02-15'],
    ['thi-xa-thanh-pho-hoan-thanh-320-2022', [4, null], [4, null], [], '2022-03-08'],
    ['thon-xom-ntm', [2, null], [7, null], [], null],
  ] as const)('%s says what it lacks', (id, [criteria, allCriteria], [indicators, all], incomplete, from) => {
    expect(completenessOf(setOf(id))).toEqual({
      criteria: { held: criteria, official: allCriteria },
      indicators: { held: indicators, official: all },
      incomplete: [...incomplete],
      isComplete: false,
    });
    expect(setOf(id).from).toBe(from);
  });

  it('are eleven, and 19/49, 19/57, 19/75 share no key though they share codes', () => {
    expect(rulebook.sets).toHaveLength(11);
    const keys = rulebook.sets.flatMap((set) => indicatorsOf(set).map(({ code }) => `${set.id}/${code}`));
    expect(new Set(keys).size).toBe(keys.length);
    const health = ['xa-ntm-1980-2016', 'xa-ntm-318-2022', 'xa-ntm-nang-cao-318-2022'].map(
      (id) => setOf(id).criteria.find(({ name }) => name === 'Y tế')?.no,
    );
    expect(health).toEqual([15, 15, 14]);
  });

  it('let nothing decide that nobody has seen, and nothing stand twice for one place', () => {
    for (const set of rulebook.sets) {
      for (const { code, thresholds, derived } of indicatorsOf(set)) {
        expect(
          thresholds.filter(({ enforce, sources }) => enforce === 'yes' && sources.length === 0),
          `${set.id} ${code}`,
        ).toEqual([]);
        const keys = thresholds.map((one) => JSON.stringify([one.part, one.region, one.communeGroup, one.year, one.from, one.to]));
        expect(new Set(keys).size, `${set.id} ${code}`).toBe(keys.length);
        if (derived) expect(derived.sources.length).toBeGreaterThan(0);
      }
    }
  });

  it('point to sets that there are', () => {
    const ids = new Set(rulebook.sets.map(({ id }) => id));
    const named = rulebook.sets.flatMap(({ presupposes = [], conditions = [], criteria }) => [
      ...presupposes.map(({ set }) => set),
      ...conditions.flatMap(({ share }) => (share ? [share.set] : [])),
      ...criteria.flatMap(({ indicators }) =>
        indicators.flatMap(({ share, derived }) => [share?.set, derived?.set].filter((one) => one !== undefined)),
      ),
    ]);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('what a decision asks beside its criteria', () => {
  it('320: every commune NTM, a tenth nâng cao, every town đô thị văn minh, content people, nine criteria', () => {
    const { conditions = [] } = setOf('huyen-ntm-320-2022');
    expect(conditions.map(({ code, value, share }) => [code, value, share?.of, share?.set])).toEqual([
      ['ĐK1', 100, 'communes', 'xa-ntm-318-2022'],
      ['ĐK2', 10, 'communes', 'xa-ntm-nang-cao-318-2022'],
      ['ĐK3', 100, 'towns', 'do-thi-van-minh-04-2022'],
      ['ĐK4', 90, undefined, undefined],
      ['ĐK5', null, undefined, undefined],
    ]);
    expect(conditions.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it('319 presupposes nâng cao; 321 counts what lies below; 51/2025 has three groups of communes', () => {
    expect(setOf('xa-ntm-kieu-mau-319-2022').presupposes?.map(({ set }) => set)).toEqual(['xa-ntm-nang-cao-318-2022']);
    expect(indicatorsOf(setOf('tinh-hoan-thanh-321-2022')).flatMap(({ share }) => (share ? [share.of] : []))).toEqual([
      'districts',
      'cities',
      'districts',
      'communes',
    ]);
    expect(setOf('xa-ntm-51-2025').communeGroups?.map(({ group }) => group)).toEqual([1, 2, 3]);
  });

  it('211/QĐ-TTg may have amended 318 and 320: nobody has seen it', () => {
    for (const id of ['xa-ntm-318-2022', 'xa-ntm-nang-cao-318-2022', 'huyen-ntm-320-2022'])
      expect(setOf(id).amendedBy).toEqual([{ number: '211/QĐ-TTg', date: '2024-03-01', sources: [] }]);
  });
});

describe('the status of a set', () => {
  const status = (id: string, code: string) =>
    statusOf(setOf(id)).indicators.find(({ indicator }) => indicator.code === code) ?? expect.fail(`no ${code}`);

  it.each([
    ['xa-ntm-nang-cao-318-2022', '14.1', 'enforced', ''],
    ['xa-ntm-nang-cao-318-2022', '18.1', 'unknown', 'TDMNPB, DHNTB, TN, DNB, DBSCL'],
    ['xa-ntm-nang-cao-318-2022', '14.4', 'toConfirm', 'mọi nơi'],
    ['xa-ntm-nang-cao-318-2022', '10', 'unknown', '2022–2026: mọi vùng'],
    ['xa-ntm-nang-cao-318-2022', '1.1', 'ownWord', ''],
    ['xa-ntm-kieu-mau-319-2022', '2', 'unknown', '2022–2026: mọi vùng'],
    ['xa-ntm-1980-2016', '17.1', 'toConfirm', 'DHNTB'],
  ])('%s %s is %s; open: %s', (id, code, threshold, open) => {
    expect([status(id, code).threshold, printOpen(status(id, code).open)]).toEqual([threshold, open]);
  });

  it('says each year’s gaps by themselves', () => {
    expect(printOpen(status('xa-ntm-318-2022', '10').open)).toBe('2022: DBSH, BTB, DHNTB, TN, DNB, DBSCL; 2023–2026: mọi vùng');
  });

  it('lists every indicator with something unverified, and no other', () => {
    const { toConfirm } = statusOf(setOf('xa-ntm-nang-cao-318-2022'));
    expect(toConfirm).toHaveLength(73);
    expect(toConfirm.map(({ indicator }) => indicator.code)).not.toContain('14.1');
  });

  it('does not show a memory', () => {
    expect(printThresholds(status('xa-ntm-nang-cao-318-2022', '17.5').indicator)).toBe('');
    expect(printThresholds(status('xa-ntm-nang-cao-318-2022', '18.1').indicator)).toBe('DBSH ≥ 65; BTB ≥ 55');
  });
});

describe('a set’s file', () => {
  const good = setOf('xa-ntm-318-2022');
  const [first] = good.criteria;
  const [one] = first?.indicators ?? [];

  it.each([
    ['a code twice', { criteria: [{ ...first, indicators: [one, one] }] }, 'stands twice'],
    ['a criterion twice', { criteria: [first, { ...first, indicators: [] }] }, 'a criterion stands twice'],
    [
      'a threshold for a part it lacks',
      { criteria: [{ ...first, indicators: [{ ...one, thresholds: [{ value: 1, part: 'c', enforce: 'no', sources: [] }] }] }] },
      'part c',
    ],
    ['a field nobody knows', { criteria: [first], indicators: [] }, 'indicators'],
    ['a day there is not', { from: '2022-02-30' }, 'not a day'],
  ])('is refused with %s', (_, change, message) => {
    const parsed = criteriaSetSchema.safeParse({ ...good, ...change });
    expect(parsed.success).toBe(false);
    expect(parsed.error?.message).toContain(message);
  });
});
