/** A period before a merger on the new boundary: whole predecessors only, always derived, nothing made up for what is missing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  restateCommune,
  restateCount,
  restateShare,
  restateStanding,
  type Before,
  type Standing,
} from '../../core/consolidation/restate.ts';
import { rulebook } from '../support/rulebook.ts';

const before = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly Before<T>[]> =>
  fc
    .array(fc.record({ isWhole: fc.boolean(), value: fc.option(value) }), { maxLength: 6 })
    .map((all) => all.map((one, at) => ({ ...one, unit: String(10_000 + at) })));
const whole = <T>(all: readonly Before<T>[]): readonly Before<T>[] => all.filter(({ isWhole }) => isWhole);
const standings = fc.constantFrom<Standing>('met', 'unmet', 'notAssessed');
const shares = fc.record({ numerator: fc.nat({ max: 900 }), denominator: fc.nat({ max: 900 }) });

describe('restating', () => {
  it('names every predecessor once, as added or as left out, and is always derived', () => {
    fc.assert(
      fc.property(before(fc.nat()), (all) => {
        const { derived, of, leftOut } = restateCount(all);
        expect(derived).toBe(true);
        expect([...of, ...leftOut].sort()).toEqual(all.map(({ unit }) => unit).sort());
        expect(leftOut).toEqual(all.filter(({ isWhole }) => !isWhole).map(({ unit }) => unit));
      }),
    );
  });

  it('does not change with what a split commune gave, nor with the order', () => {
    fc.assert(
      fc.property(before(fc.nat({ max: 99 })), fc.nat({ max: 99 }), (all, other) => {
        const changed = all.map((one) => (one.isWhole ? one : { ...one, value: other })).toReversed();
        expect(restateCount(changed)).toEqual(restateCount(all));
      }),
    );
  });

  it('adds counts where all whole predecessors gave one, else gives none', () => {
    fc.assert(
      fc.property(before(fc.nat({ max: 999 })), (all) => {
        const values = whole(all).map(({ value }) => value);
        const expected = values.length === 0 || values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        expect(restateCount(all).value).toBe(expected);
      }),
    );
  });

  it('gives a share of the sums, between the smallest and the largest; never a mean of percentages', () => {
    fc.assert(
      fc.property(before(shares), (all) => {
        const given = whole(all).map(({ value }) => value);
        const { value } = restateShare(all);
        const denominator = given.reduce((sum, one) => sum + (one?.denominator ?? 0), 0);
        expect(value === null).toBe(given.length === 0 || given.includes(null) || denominator === 0);
        if (!value) return;
        expect(value.share * denominator).toBeCloseTo(given.reduce((sum, one) => sum + (one?.numerator ?? 0), 0));
      }),
    );
    const of = (numerator: number, denominator: number, unit: string): Before<{ numerator: number; denominator: number }> => ({
      unit,
      isWhole: true,
      value: { numerator, denominator },
    });
    expect(restateShare([of(90, 100, '1'), of(1, 10, '2')]).value).toEqual({ numerator: 91, denominator: 110, share: 91 / 110 });
  });

  it('is met only where all whole predecessors are', () => {
    fc.assert(
      fc.property(before(standings), (all) => {
        const values = whole(all).map(({ value }) => value);
        const { value } = restateStanding(all);
        expect(value === 'met').toBe(values.length > 0 && values.every((one) => one === 'met'));
        expect(value === 'unmet').toBe(values.includes('unmet'));
        if (!values.includes('unmet') && values.includes(null)) expect(value).toBeNull();
      }),
    );
  });

  it('of nothing whole gives nothing', () => {
    const split: Before<number>[] = [{ unit: '10000', isWhole: false, value: 3 }];
    expect(restateCount(split)).toEqual({ derived: true, value: null, of: [], leftOut: ['10000'] });
    expect(restateStanding([]).value).toBeNull();
  });
});

describe('May 2025 on Ninh Bình’s new boundaries', () => {
  const unitNow = (code: string) => rulebook.units.unitOn(code, '2025-07-01') ?? expect.fail(`no unit ${code}`);
  const sent = (met: readonly number[], unmet: readonly number[], notAssessed: readonly number[] = []) => ({ met, unmet, notAssessed });

  it('xã Nam Trực is the town Nam Giang, Nam Cường and Nam Hùng, derived', () => {
    const totals = new Map([
      ['13966', sent([1, 2, 3], [4])],
      ['13990', sent([1, 2, 4], [], [3])],
      ['13996', sent([1, 3, 4], [2])],
      // Of the same code as the new unit's neighbour; none of its predecessors.
      ['13987', sent([], [1, 2, 3, 4])],
    ]);
    expect(restateCommune(rulebook.units, unitNow('13966'), '2025-05-31', totals, [1, 2, 3, 4, 5])).toEqual({
      derived: true,
      unit: '13966',
      of: ['13966', '13990', '13996'],
      leftOut: [],
      criteria: [
        { criterion: 1, standing: 'met' },
        { criterion: 2, standing: 'unmet' },
        { criterion: 3, standing: 'notAssessed' },
        { criterion: 4, standing: 'unmet' },
        { criterion: 5, standing: null },
      ],
    });
  });

  it('one that sent nothing leaves open what no other has failed', () => {
    const totals = new Map([
      ['13966', sent([1], [2])],
      ['13990', sent([1, 2], [])],
    ]);
    expect(restateCommune(rulebook.units, unitNow('13966'), '2025-05-31', totals, [1, 2]).criteria).toEqual([
      { criterion: 1, standing: null },
      { criterion: 2, standing: 'unmet' },
    ]);
  });

  it('before a change of which nobody knows whether it was whole, the unit is left out and named', () => {
    expect(restateCommune(rulebook.units, unitNow('13972'), '2023-11-30', new Map(), [1])).toMatchObject({
      of: [],
      leftOut: ['13696', '13972'],
    });
  });
});
