/** Slips of the pen in a province's file that would change what is asked, unseen. */
import { describe, expect, it } from 'vitest';
import { applyOverlay, overlaySchema } from '../../core/criteria/overlay.ts';
import { Problem } from '../../core/problem.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';

const item = (changes: object): object => ({
  set: NANG_CAO,
  code: '18.1',
  from: '2023-01-01',
  threshold: { value: 70 },
  source: 'QĐ',
  ...changes,
});
const overlay = (...items: readonly object[]): object => ({ schemaVersion: 1, province: '36', items });
const issueOf = (...items: readonly object[]): string | undefined => {
  const { error } = overlaySchema.safeParse(overlay(...items));
  const [issue] = error?.issues ?? [];
  return issue && `${issue.path.map(String).join('.')}: ${issue.message}`;
};

describe('an overlay is refused that', () => {
  it.each([
    ['names a day that is none', [item({ from: '2023-02-30' })], 'items.0.from: not a day'],
    ['ends before it begins', [item({ to: '2022-12-31' })], 'items.0.to: ends before it begins'],
    ['asks more than all', [item({ threshold: { value: 750, unit: '%' } })], 'items.0.threshold.value: a percentage is 0 to 100'],
    [
      'asks a figure with “đạt”',
      [item({ threshold: { value: 70, comparator: 'đạt' } })],
      'items.0.threshold.comparator: “đạt” asks no figure',
    ],
    ['says twice what is asked', [item({}), item({ threshold: { value: 75 } })], 'items.1: says again'],
    [
      'says it twice for days in common, in whatever order',
      [item({ from: '2023-06-01' }), item({ code: '3.1' }), item({ from: '2023-01-01', to: '2023-06-01' })],
      'items.0: says again, for days in common, what items.2 says',
    ],
    ['words it twice', [item({ text: 'Nước sạch', threshold: undefined }), item({ text: 'Nước' })], 'items.1: says again'],
  ])('%s', (_, items, issue) => {
    expect(issueOf(...items)).toContain(issue);
  });

  it('asks a percentage above 100 of an indicator given in %', () => {
    try {
      parseRulebook({ ...readRulebookFiles(), 'overlays/36.json': overlay(item({ threshold: { value: 700 } })) });
      expect.fail('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).facts).toMatchObject({ issue: 'items.0.threshold.value: 18.1 is a percentage, 0 to 100' });
    }
  });
});

describe('an overlay may', () => {
  it('follow another day by day, and say wording, regions, years and indicators each by itself', () => {
    expect(
      issueOf(
        item({ to: '2023-06-30' }),
        item({ from: '2023-07-01' }),
        item({ threshold: { value: 75, year: 2024 } }),
        item({ threshold: { value: 60, region: 'TDMNPB' } }),
        item({ text: 'Nước sạch', threshold: undefined }),
        item({ code: '3.1' }),
      ),
    ).toBeUndefined();
  });

  it('ask in % what was asked in another unit, which makes it a percentage', () => {
    const set = rulebook.sets.find(({ id }) => id === NANG_CAO) ?? expect.fail('no set');
    const over = overlaySchema.parse(overlay(item({ code: '10', threshold: { value: 70, unit: '%' } })));
    const income = applyOverlay(set, over, '2023-11-30')
      .criteria.flatMap(({ indicators }) => indicators)
      .find(({ code }) => code === '10');
    expect(income).toMatchObject({ type: 'percent', unit: '%' });
  });
});
