import { describe, expect, it } from 'vitest';
import { overlaySchema, type Overlay } from '../../core/criteria/overlay.ts';
import { requirementOf } from '../../core/criteria/requirement.ts';
import { templatesFor, type Rulebook } from '../../core/rulebook.ts';
import { rulebook } from '../support/rulebook.ts';

const KIEU_MAU = 'xa-ntm-kieu-mau-319-2022';
const NANG_CAO = 'xa-ntm-nang-cao-318-2022';

const overlay = (...items: readonly object[]): Overlay =>
  overlaySchema.parse({
    schemaVersion: 1,
    province: '36',
    items: items.map((item) => ({ from: '2022-08-20', source: 'Quyết định của tỉnh', ...item })),
  });

function incomeIn(year: number, overlays: readonly Overlay[]): ReturnType<typeof requirementOf> {
  const own: Rulebook = { ...rulebook, overlays };
  const day = `${String(year)}-08-31`;
  const set = templatesFor(own, '13969', day).find(({ id }) => id === KIEU_MAU)?.set;
  const income = set?.criteria[1]?.indicators[0] ?? expect.fail('no income');
  return requirementOf(income, { region: 'DBSH', year, day });
}

describe('kiểu mẫu’s income, 110 % of nâng cao’s threshold', () => {
  it('is unknown while nâng cao’s is a memory', () => {
    expect(incomeIn(2023, [])).toMatchObject({ standing: 'unknown', threshold: null });
  });

  it.each([
    [2022, 65, 71.5],
    [2023, 66, 72.6],
    [2024, 70, 77],
  ])('follows what the province confirms for nâng cao in %i: %d gives %d', (year, base, asked) => {
    const confirmed = overlay({ set: NANG_CAO, code: '10', threshold: { value: base, year } });
    expect(incomeIn(year, [confirmed])).toMatchObject({ standing: 'enforced', threshold: asked });
    expect(incomeIn(year === 2022 ? 2023 : 2022, [confirmed]).standing).toBe('unknown');
  });

  it('gives way to the province’s own figure', () => {
    const own = overlay(
      { set: NANG_CAO, code: '10', threshold: { value: 66, year: 2023 } },
      { set: KIEU_MAU, code: '2', threshold: { value: 83, year: 2023 } },
    );
    expect(incomeIn(2023, [own])).toMatchObject({ standing: 'enforced', threshold: 83 });
  });

  it('is only to be confirmed where nâng cao’s is', () => {
    const unsure: Rulebook = {
      ...rulebook,
      overlays: [],
      sets: rulebook.sets.map((set) =>
        set.id === NANG_CAO
          ? {
              ...set,
              criteria: set.criteria.map((criterion) => ({
                ...criterion,
                indicators: criterion.indicators.map((one) =>
                  one.code === '10' ? { ...one, thresholds: [{ value: 60, enforce: 'after-confirmation' as const, sources: [] }] } : one,
                ),
              })),
            }
          : set,
      ),
    };
    const set = templatesFor(unsure, '13969', '2023-11-30').find(({ id }) => id === KIEU_MAU)?.set;
    const income = set?.criteria[1]?.indicators[0] ?? expect.fail('no income');
    expect(requirementOf(income, { region: 'DBSH', year: 2023, day: '2023-11-30' })).toMatchObject({
      standing: 'toConfirm',
      threshold: 66,
    });
  });
});
