/** Totals against the oracle, on any reports of any units in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import { roundedQuotient } from '../../core/consolidation/rounding.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { criteriaSet } from '../support/criteria.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';
import { averageInHundredths, countSigns, inBand, metIn, notMet, unitsWith, type Sent } from './oracle.ts';
import { accepted, BANDS, PERIOD } from './reports.ts';

const DISTRICTS = ['901', '902', '903'];
const units = unitsOf(
  '90 Tỉnh Mẫu',
  Object.fromEntries(
    DISTRICTS.map((code, at) => [
      `${code} Huyện ${code}`,
      Array.from({ length: 9 }, (_, i) => `${String(90_000 + at * 100 + i)} Xã ${String(i)}`),
    ]),
  ),
);
const tree = treeOf(units);
const communes = tree.communesOf('90');
const set = criteriaSet(19);

/** Which communes are expected, what some of them sent (mostly met, as in life), and the order in which it came. */
const month = fc
  .record({
    expected: fc.subarray([...communes]),
    signs: fc.array(fc.array(fc.constantFrom('+', '+', '+', '+', '-', '?'), { minLength: 19, maxLength: 19 }), {
      minLength: 27,
      maxLength: 27,
    }),
    sends: fc.array(fc.boolean(), { minLength: 27, maxLength: 27 }),
  })
  .chain(({ expected, signs, sends }) => {
    const sent: Sent[] = expected
      .filter((_, at) => sends[at])
      .map(({ code, parent }, at) => ({ unit: code, district: parent ?? '', signs: signs[at]?.join('') ?? '' }));
    return fc.record({
      expected: fc.constant(expected),
      sent: fc.constant(sent),
      arrival: fc.shuffledSubarray(sent, { minLength: sent.length }),
    });
  });

function totalsOf(code: string, expected: readonly (typeof communes)[number][], sent: readonly Sent[]): Totals {
  const inScope = expected.filter((unit) => tree.isWithin(unit.code, code));
  const reports = sent.filter((one) => tree.isWithin(one.unit, code)).map((one) => accepted(set, one.unit, one.signs));
  return consolidate({ scope: unitOf(tree, code), tree, period: PERIOD as Period, set, expected: inScope, reports, bands: BANDS });
}

describe('totals, whatever was sent', () => {
  it('are the same in any order of arrival and of the list of the expected', () => {
    fc.assert(
      fc.property(month, ({ expected, sent, arrival }) => {
        expect(totalsOf('90', [...expected].reverse(), arrival)).toEqual(totalsOf('90', expected, sent));
      }),
      { numRuns: 40 },
    );
  });

  it('agree with the oracle, criterion by criterion and commune by commune', () => {
    fc.assert(
      fc.property(month, ({ expected, sent }) => {
        const totals = totalsOf('90', expected, sent);
        for (const { criterion, met, unmet, notAssessed, metBy, unmetBy, notAssessedBy } of totals.criteria) {
          expect([met, unmet, notAssessed]).toEqual(['+', '-', '?'].map((sign) => countSigns(sent, criterion, sign)));
          expect([metBy, unmetBy, notAssessedBy]).toEqual(['+', '-', '?'].map((sign) => unitsWith(sent, criterion, sign)));
        }
        const lines = new Map(totals.communes.map((commune) => [commune.unit, commune]));
        expect(lines.size).toBe(sent.length);
        for (const { unit, signs } of sent) expect(lines.get(unit)).toMatchObject({ metCount: metIn(signs), outstanding: notMet(signs) });
      }),
      { numRuns: 40 },
    );
  });

  it('agree both ways: the sum over communes is the sum over criteria', () => {
    fc.assert(
      fc.property(month, ({ expected, sent }) => {
        const totals = totalsOf('90', expected, sent);
        const byCommune = totals.communes.reduce((sum, one) => sum + one.metCount, 0);
        const byCriterion = totals.criteria.reduce((sum, one) => sum + one.met, 0);
        expect(byCommune).toBe(byCriterion);
        for (const one of totals.criteria) expect(one.met + one.unmet + one.notAssessed).toBe(totals.counted);
      }),
      { numRuns: 40 },
    );
  });

  it('average half up to two decimals, and every commune counted is in one band', () => {
    fc.assert(
      fc.property(month, ({ expected, sent }) => {
        const { average, bands, counted } = totalsOf('90', expected, sent);
        const hundredths = averageInHundredths(sent);
        expect(average).toBe(hundredths === null ? null : Number(hundredths) / 100);
        expect(bands.map((one) => one.count)).toEqual(BANDS.map(({ from, to }) => inBand(sent, from, to)));
        expect(bands.reduce((sum, one) => sum + one.count, 0)).toBe(counted);
      }),
      { numRuns: 40 },
    );
  });

  it('of a province are those of its districts together, and each district is as if consolidated alone', () => {
    fc.assert(
      fc.property(month, ({ expected, sent }) => {
        const province = totalsOf('90', expected, sent);
        const districts = province.districts ?? [];
        expect(districts).toEqual(DISTRICTS.map((code) => totalsOf(code, expected, sent)));
        const sum = (of: (totals: Totals) => number): number => districts.reduce((total, district) => total + of(district), 0);
        expect(sum((one) => one.expected)).toBe(province.expected);
        expect(sum((one) => one.counted)).toBe(province.counted);
        province.criteria.forEach((criterion, at) => {
          expect(sum((one) => one.criteria[at]?.met ?? NaN)).toBe(criterion.met);
        });
        province.bands.forEach((band, at) => {
          expect(sum((one) => one.bands[at]?.count ?? NaN)).toBe(band.count);
        });
        expect(districts.flatMap((one) => one.communes)).toEqual(province.communes);
      }),
      { numRuns: 40 },
    );
  });
});

/** Rows of the set in its order: a criterion of several indicators has a row of its own, before theirs. */
const rows = set.criteria.flatMap(({ no, indicators }) => [
  ...(indicators.length > 1 ? [{ key: `#${String(no)}`, criterion: no, indicator: null }] : []),
  ...indicators.map(({ code }) => ({ key: code, criterion: no, indicator: code })),
]);
const obstacles = fc.dictionary(
  fc.constantFrom(...rows.map(({ key }) => key)),
  fc.constantFrom('Thiếu vốn', 'Chưa có bãi rác; đề nghị huyện bố trí', 'Không', '-'),
  { maxKeys: 30 },
);

describe('obstacles, whatever was written', () => {
  it('are those of what is unmet, each once, by unit and in the order of the set; a district has its own', () => {
    fc.assert(
      fc.property(month, fc.array(obstacles, { minLength: 27, maxLength: 27 }), ({ expected, arrival }, written) => {
        const said = new Map(expected.map(({ code }, at) => [code, written[at] ?? {}]));
        const reports = arrival.map(({ unit, signs }) => accepted(set, unit, signs, { obstacles: said.get(unit) ?? {} }));
        const base = { tree, period: PERIOD as Period, set, bands: BANDS };
        const province = consolidate({ ...base, scope: unitOf(tree, '90'), expected, reports });
        const due = arrival
          .toSorted((a, b) => Number(a.unit) - Number(b.unit))
          .flatMap(({ unit, signs }) =>
            rows.flatMap(({ key, criterion, indicator }) => {
              const text = said.get(unit)?.[key] ?? '-';
              return signs[criterion - 1] === '-' && text.length > 5 ? [{ unit, criterion, indicator, text }] : [];
            }),
          );
        expect(province.obstacles).toEqual(due);
        for (const district of province.districts ?? [])
          expect(district.obstacles).toEqual(due.filter(({ unit }) => tree.isWithin(unit, district.unit)));
        const one = consolidate({ ...base, scope: unitOf(tree, '90'), expected, reports, criterion: 3 });
        expect(one.obstacles).toEqual(due.filter(({ criterion }) => criterion === 3));
      }),
      { numRuns: 40 },
    );
  });
});

describe('rounding half up on whole numbers', () => {
  it.each([
    [349, 20, 2, 17.45],
    [1, 8, 2, 0.13],
    [2, 3, 2, 0.67],
    [3485, 200, 2, 17.43],
    [0, 7, 2, 0],
    [7, 8, 4, 0.875],
  ])('%d / %d to %d decimals is %d', (numerator, denominator, decimals, expected) => {
    expect(roundedQuotient(numerator, denominator, decimals)).toBe(expected);
  });

  it.each([
    [1, 0],
    [-1, 2],
    [0.5, 2],
    [Number.MAX_SAFE_INTEGER, 2],
  ])('refuses %d / %d', (numerator, denominator) => {
    expect(() => roundedQuotient(numerator, denominator, 2)).toThrow(/cannot divide/);
  });
});
