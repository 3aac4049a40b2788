import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, unknownNames } from '../../core/criteria/names.ts';
import { fold } from '../../core/text/fold.ts';
import { rulebook } from '../support/rulebook.ts';

const fields =
  rulebook.sets.find(({ id }) => id === 'xa-ntm-kieu-mau-319-2022')?.criteria[3]?.indicators[0]?.names ?? expect.fail('no list');

describe('the open list of outstanding fields', () => {
  it('has the decision’s seven, and Y tế from Nam Định, each with its source', () => {
    expect(fields.map(({ name }) => name)).toEqual([
      'Sản xuất',
      'Giáo dục',
      'Văn hóa',
      'Du lịch',
      'Cảnh quan môi trường',
      'An ninh trật tự',
      'Chuyển đổi số',
      'Y tế',
    ]);
    expect(fields.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(fields.at(-1)?.sources[0]).toContain('Nam Định');
  });

  it.each([
    ['Giáo dục; chuyển đổi số', ['chuyển đổi số', 'giáo dục'], []],
    ['Lĩnh vực: Văn hoá và du lịch', ['văn hóa', 'du lịch'], []],
    ['An ninh, trật tự', ['an ninh trật tự'], []],
    ['1. Y tế 2. Sản xuất', ['sản xuất', 'y tế'], []],
    ['về môi trường', ['môi trường'], []],
    ['Sản xuất, làng nghề', ['sản xuất', 'làng nghề'], ['làng nghề']],
    ['Vàng son', ['vàng son'], ['vàng son']],
    ['–', [], []],
  ])('%s', (text, names, unknown) => {
    expect([...namesIn(text, fields)].sort()).toEqual(names.map(fold).sort());
    expect(unknownNames(text, fields)).toEqual(unknown);
  });

  it('knows each of its names, however many are said together', () => {
    fc.assert(
      fc.property(fc.subarray([...fields], { minLength: 1 }), fc.constantFrom('; ', ', ', ' và ', '\n'), (some, between) => {
        const text = some.map(({ name }) => name.toUpperCase()).join(between);
        expect(namesIn(text, fields)).toHaveLength(some.length);
        expect(unknownNames(text, fields)).toEqual([]);
      }),
    );
  });

  it('takes its time for no text', () => {
    const before = performance.now();
    for (const text of ['. '.repeat(15_000), 'về '.repeat(10_000), `văn ${',-'.repeat(15_000)}`, '; '.repeat(15_000)])
      namesIn(text, fields);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
