/** One item confirmed after another: an overlay never says two things of one day, and forgets nothing unsaid. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmItem, keepConfirmed } from '../../core/criteria/confirm.ts';
import { overlaySchema, type OverlayItem } from '../../core/criteria/overlay.ts';
import { Problem } from '../../core/problem.ts';

const item = (changes: Partial<OverlayItem> = {}): OverlayItem => ({
  set: 'xa-ntm-nang-cao-318-2022',
  code: '18.1',
  from: '2022-08-20',
  threshold: { value: 70 },
  source: 'Quyết định số 24/2022/QĐ-UBND',
  ...changes,
});
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'done';
};
const { threshold: _, ...wordless } = item();
const isWhole = (items: readonly OverlayItem[]): boolean => overlaySchema.safeParse({ schemaVersion: 1, province: '36', items }).success;

describe('an item is', () => {
  it.each([
    ['added where nothing is said', item({ code: '3.1' }), null, 'done'],
    ['added for another year', item({ threshold: { value: 75, year: 2024 } }), null, 'done'],
    ['added for the days after', item({ threshold: { value: 75 }, from: '2024-01-01' }), null, 'done', '2023-12-31'],
    ['refused when it says the same', item({ source: 'Công văn' }), null, 'overlay-said-already'],
    ['refused when it says otherwise', item({ threshold: { value: 75 } }), null, 'overlay-contradicts'],
    [
      'refused when it replaces another decision than the one that speaks',
      item({ threshold: { value: 75 }, from: '2024-01-01' }),
      '99/2020',
      'overlay-contradicts',
    ],
    ['refused when it replaces from no later day', item({ threshold: { value: 75 } }), '24/2022/QĐ-UBND', 'overlay-contradicts'],
    ['put in its place from a later day', item({ threshold: { value: 75 }, from: '2024-01-01' }), '24/2022/QĐ-UBND', 'done'],
  ])('%s', (_name, added, replaces, code, to?: string) => {
    const before = [item(to === undefined ? {} : { to })];
    expect(codeOf(() => confirmItem(before, added, replaces))).toBe(code);
    if (code === 'done') expect(isWhole(confirmItem(before, added, replaces))).toBe(true);
  });

  it('put in place of a figure, and the wording of the same item goes on', () => {
    const before = item({ text: 'Nước sạch' });
    const after = confirmItem([before], item({ threshold: { value: 75 }, from: '2024-01-01' }), '24/2022');
    expect(after).toEqual([
      { ...before, to: '2023-12-31' },
      { ...wordless, text: 'Nước sạch', from: '2024-01-01' },
      item({ threshold: { value: 75 }, from: '2024-01-01' }),
    ]);
  });
});

describe('what an office confirmed', () => {
  it('stands where a later version of the program comes to say otherwise, whose item is named', () => {
    const file = item({ threshold: { value: 72 } });
    const kept = keepConfirmed([file, item({ code: '3.1' })], item(), null);
    expect(kept).toEqual({ items: [item({ code: '3.1' }), item()], setAside: [file] });
    expect(keepConfirmed([item()], item({ source: 'khác' }), null)).toEqual({ items: [item()], setAside: [] });
  });

  it('in whatever order, leaves an overlay that holds together (property)', () => {
    const day = fc.constantFrom('2022-01-01', '2022-07-01', '2023-01-01', '2024-01-01');
    const any = fc.record({
      from: day,
      value: fc.integer({ min: 0, max: 100 }),
      year: fc.constantFrom(undefined, 2023),
      replaces: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        let items: readonly OverlayItem[] = [];
        for (const { from, value, year, replaces } of list) {
          const added = item({ from, threshold: { value, ...(year !== undefined && { year }) } });
          ({ items } = keepConfirmed(items, added, replaces ? '24/2022' : null));
          expect(isWhole(items)).toBe(true);
        }
      }),
    );
  });
});
