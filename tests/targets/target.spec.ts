/** Targets as the plans say them, and as they stood on a day. */
import { describe, expect, it } from 'vitest';
import { Problem } from '../../core/problem.ts';
import { treeOn } from '../../core/rulebook.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { targetFileSchema, targetsOn, type Measure, type Target } from '../../core/targets/target.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';

const KIEU_MAU = 'xa-ntm-kieu-mau-319-2022';
const on = (day: string, unit: string, set: string): readonly Measure[] =>
  targetsOn(rulebook.targets, day)
    .filter((target) => target.unit === unit && target.set === set)
    .map(({ measure }) => measure);
const count = (day: string): readonly unknown[] =>
  on(day, '362', NANG_CAO).flatMap((measure) => (measure.kind === 'units' ? [measure.value] : []));

describe('Nam Trực', () => {
  it('works for nine communes nâng cao from March 2023 and for eight from 16/11/2023; both are kept, with their source', () => {
    expect([count('2023-02-28'), count('2023-03-01'), count('2023-11-15'), count('2023-11-16')]).toEqual([[], [9], [9], [8]]);
    const both = rulebook.targets.filter(({ unit, set, measure }) => unit === '362' && set === NANG_CAO && measure.kind === 'units');
    expect(both.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(both.every(({ source }) => source.includes('Nam Trực'))).toBe(true);
  });

  it('plans BHYT at 95,5 % in 2023; half its communes nâng cao, a quarter kiểu mẫu by 2025', () => {
    expect(on('2023-11-30', '362', NANG_CAO)).toContainEqual({ kind: 'indicator', code: '14.1', comparator: '≥', value: 95.5, unit: '%' });
    expect(on('2023-11-30', '362', NANG_CAO)).toContainEqual({ kind: 'share', aim: '=', value: 50, of: 'xã, thị trấn' });
    expect(on('2023-11-30', '362', KIEU_MAU)).toContainEqual({ kind: 'share', aim: '=', value: 25, of: 'xã' });
  });
});

describe('Trực Ninh in 2024', () => {
  it('is to have at least 12 nâng cao, 8 kiểu mẫu of which 2 in the year, 3 towns, about 20 hamlets', () => {
    const day = '2024-06-30';
    expect(on(day, '363', NANG_CAO)).toContainEqual({ kind: 'units', aim: '≥', value: 12, of: 'xã' });
    expect(on(day, '363', KIEU_MAU)).toEqual([
      { kind: 'units', aim: '≥', value: 8, of: 'xã' },
      { kind: 'units', aim: '≥', value: 2, of: 'xã', ofYear: true },
    ]);
    expect(on(day, '363', 'do-thi-van-minh-04-2022')).toEqual([{ kind: 'units', aim: '=', value: 3, of: 'thị trấn' }]);
    expect(on(day, '363', 'thon-xom-ntm')).toEqual([{ kind: 'units', aim: '≈', value: 20, of: 'thôn, xóm, tổ dân phố' }]);
    expect(on(day, '363', 'huyen-ntm-nang-cao-320-2022')).toEqual([{ kind: 'itself' }]);
  });
});

describe('Tràng Định and Hà Tĩnh', () => {
  it('Tràng Định 2021: one criterion more for each commune, 13 on average', () => {
    expect(on('2021-09-30', '180', 'xa-ntm-1980-2016')).toEqual([
      { kind: 'gain', aim: '≥', value: 1 },
      { kind: 'average', aim: '=', value: 13 },
    ]);
  });
  it('Hà Tĩnh: 50 % nâng cao and 10 % kiểu mẫu by 2025, every ward and town in 2024', () => {
    expect(on('2023-06-30', '42', NANG_CAO)).toEqual([{ kind: 'share', aim: '≥', value: 50, of: 'xã' }]);
    expect(on('2023-06-30', '42', KIEU_MAU)).toEqual([{ kind: 'share', aim: '≥', value: 10, of: 'xã' }]);
    expect(on('2023-06-30', '42', 'do-thi-van-minh-04-2022')).toEqual([{ kind: 'share', aim: '=', value: 100, of: 'phường, thị trấn' }]);
  });
});

describe('the register of targets', () => {
  it('names units there are on the day, and says where each was seen', () => {
    for (const { unit, from, source } of rulebook.targets) {
      expect(treeOn(rulebook, from).unit(unit), `${unit} on ${from}`).toBeDefined();
      expect(source.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['two first revisions', [1, 1], ['2023-01-01', '2023-06-01']],
    ['a revision left out', [1, 3], ['2023-01-01', '2023-06-01']],
    ['a later revision with an earlier day', [1, 2], ['2023-06-01', '2023-01-01']],
  ])('refuses %s', (_, revisions, days) => {
    const [first] = rulebook.targets;
    const items = revisions.map((revision, index) => ({ ...first, revision, from: days[index] }));
    expect(targetFileSchema.safeParse({ schemaVersion: 1, province: '36', items }).success).toBe(false);
  });

  it.each([
    ['a unit nobody knows', { unit: '399' }, 'there is no unit 399'],
    [
      'an indicator that is not there',
      { measure: { kind: 'indicator', code: '14.9', comparator: '≥', value: 1, unit: '%' } },
      'has no indicator 14.9',
    ],
    ['a document that is not in the register', { document: '9999/QĐ-UBND' }, 'data/documents has no 9999/QĐ-UBND'],
  ])('refuses %s', (_, changes, issue) => {
    const target: object = { ...(rulebook.targets.find(({ unit }) => unit === '362') as Target), ...changes };
    try {
      parseRulebook({ ...readRulebookFiles(), 'targets/36.json': { schemaVersion: 1, province: '36', items: [target] } });
      expect.fail('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).text.en).toContain(issue);
    }
  });
});
