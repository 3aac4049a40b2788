import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reaches, requirementOf, type Requirement } from '../../core/criteria/requirement.ts';
import { printRequirement } from '../../core/criteria/print.ts';
import type { Indicator } from '../../core/criteria/schema.ts';

const water: Indicator = {
  code: '18.1',
  text: 'Tỷ lệ hộ được sử dụng nước sạch',
  type: 'percent',
  unit: '%',
  comparator: '≥',
  sources: [],
  thresholds: [
    { value: 60, enforce: 'yes', sources: ['A'] },
    { value: 65, region: 'DBSH', enforce: 'yes', sources: ['A'] },
    { value: 66, region: 'DBSH', year: 2023, enforce: 'after-confirmation', sources: ['B'] },
    { value: 99, year: 2024, enforce: 'no', sources: [] },
  ],
};

describe('the requirement of a place', () => {
  it.each([
    ['TDMNPB', 2022, 'enforced', '≥ 60'],
    ['DBSH', 2022, 'enforced', '≥ 65'],
    ['DBSH', 2023, 'toConfirm', '≥ 66'],
    ['TN', 2024, 'unknown', 'theo QĐ của tỉnh – chưa xác nhận'],
    [null, 2022, 'enforced', '≥ 60'],
  ] as const)('%s in %i is %s: %s', (region, year, standing, printed) => {
    const requirement = requirementOf(water, { region, year });
    expect(requirement.standing).toBe(standing);
    expect(printRequirement(requirement)).toBe(printed);
  });

  it('of a boolean indicator is the officer’s own word', () => {
    const requirement = requirementOf({ ...water, type: 'boolean', comparator: 'đạt', thresholds: [] }, { region: null, year: 2023 });
    expect([requirement.standing, printRequirement(requirement)]).toEqual(['ownWord', 'Đạt']);
  });
});

describe('reaching it', () => {
  const asked = (comparator: Requirement['comparator'], threshold: number): Requirement => ({
    comparator,
    threshold,
    standing: 'enforced',
    unit: '%',
    sources: [],
  });

  it('agrees with a plain table for every figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 0, max: 100 }), (value, threshold) => {
        const reading = { kind: 'number', value } as const;
        expect(reaches(asked('≥', threshold), reading)).toBe(!(value < threshold));
        expect(reaches(asked('≤', threshold), reading)).toBe(!(value > threshold));
        expect(reaches(asked('=', threshold), reading)).toBe(value - threshold === 0);
      }),
    );
  });

  it('must hold for men and for women', () => {
    const parts = [
      { key: 'nam', value: 94.9 },
      { key: 'nữ', value: 96 },
    ];
    expect(reaches(asked('≥', 95), { kind: 'parts', value: 95.5, parts, bothSexes: true })).toBe(false);
  });

  it('cannot be said of words, of two different figures, or of an unknown threshold', () => {
    expect(reaches(asked('≥', 95), { kind: 'word', word: 'met' })).toBeUndefined();
    expect(reaches(asked('≥', 95), { kind: 'parts', value: null, parts: [], bothSexes: false })).toBeUndefined();
    expect(reaches({ ...asked('≥', 95), threshold: null }, { kind: 'number', value: 1 })).toBeUndefined();
  });
});
