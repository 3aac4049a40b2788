/** A province's units are read when one of them is asked for, once; what is not at hand is asked for again. */
import { describe, expect, it } from 'vitest';
import type { Unit, UnitFile, UnitIndex } from '../../core/units/schema.ts';
import { unitBookOf } from '../../core/units/unitBook.ts';
import { groupsOf, groupsOn } from '../../core/units/namedGroup.ts';
import { isSameUnit, printSpan } from '../../core/units/validity.ts';
import { unitFileOf } from '../support/units.ts';

const unit = (code: string, name: string, parent: string | null, from = '2021-01-01', to: string | null = null): Unit => ({
  code,
  name,
  level: code.length === 2 ? 'province' : 'commune',
  parent,
  from,
  to,
});
const files: Readonly<Record<string, UnitFile>> = {
  '36': unitFileOf('36', [unit('36', 'Tỉnh Nam Định', null), unit('13987', 'Xã Tân Thịnh', '36', '2021-01-01', '2025-06-30')]),
  '37': unitFileOf('37', [
    unit('37', 'Tỉnh Ninh Bình', null),
    unit('13987', 'Xã Nam Hồng', '37', '2025-07-01'),
    unit('14600', 'Xã Tân Thịnh', '37'),
  ]),
};
const index: UnitIndex = {
  schemaVersion: 1,
  ranges: [
    ['36', '36', '36'],
    ['37', '37', '37'],
    ['13600', '14300', '36'],
    ['13900', '14700', '37'],
  ],
};

function opened(homes: readonly { readonly province: string; readonly from: string; readonly to: string | null }[] = []) {
  const read: string[] = [];
  const atHand = new Set(['36', '37']);
  const book = unitBookOf(
    index,
    (province) => {
      read.push(province);
      return atHand.has(province) ? files[province] : undefined;
    },
    homes,
  );
  return { book, read, atHand };
}

describe('a book of units', () => {
  it('reads the provinces that may hold a code, each once', () => {
    const { book, read } = opened();
    expect(book.provinces).toEqual(['36', '37']);
    expect(book.unitOn('13700', '2024-01-01')).toBeUndefined();
    expect(read).toEqual(['36']);
    expect(book.spansOf('13987').map(({ name }) => name)).toEqual(['Xã Tân Thịnh', 'Xã Nam Hồng']);
    expect(book.treeOn('2025-07-01').unit('13987')?.name).toBe('Xã Nam Hồng');
    expect(book.treeOn('2024-01-01').isWithin('13987', '36')).toBe(true);
    expect(read).toEqual(['36', '37']);
    expect(book.unitOn('99999', '2024-01-01')).toBeUndefined();
    expect(read).toHaveLength(2);
  });

  it('asks again for what was not at hand, also through a tree made before', () => {
    const { book, atHand } = opened();
    atHand.clear();
    const tree = book.treeOn('2025-07-01');
    expect([tree.unit('13987'), tree.communesOf('37'), tree.named('Nam Hồng', '37')]).toEqual([undefined, [], []]);
    atHand.add('37');
    expect(tree.communesOf('37').map(({ code }) => code)).toEqual(['13987', '14600']);
  });

  it('looks for a name alone in the provinces that have something to report that day', () => {
    const { book } = opened([
      { province: '36', from: '2023-01-01', to: '2025-06-30' },
      { province: '37', from: '2025-07-01', to: null },
    ]);
    const found = (day: string): readonly string[] =>
      book
        .treeOn(day)
        .named('Xã Tân Thịnh')
        .map(({ code }) => code);
    expect([found('2022-12-31'), found('2024-01-01'), found('2025-07-01')]).toEqual([[], ['13987'], ['14600']]);
    expect(
      book
        .treeOn('2024-01-01')
        .named('tân thịnh', '37')
        .map(({ code }) => code),
    ).toEqual(['14600']);
  });
});

describe('a unit', () => {
  it('is its code with its first day', () => {
    const { book } = opened();
    const [older, newer] = book.spansOf('13987');
    if (!older || !newer) throw new Error('the code has two units');
    expect([isSameUnit(older, { ...older, from: { notAfter: '2021-01-01' } }), isSameUnit(older, newer)]).toEqual([true, false]);
  });

  it.each([
    [{ notAfter: '2021-09-01' }, null, '≤ 2021-09-01 – …'],
    [{ notBefore: '2024-09-02', notAfter: '2025-03-01' }, '2025-06-30', '2024-09-02…2025-03-01 – 2025-06-30'],
  ])('of %j to %j is printed %s', (from, to, printed) => {
    expect(printSpan({ from, to })).toBe(printed);
  });
});

describe('a named group', () => {
  const group = { id: 'cum-1', name: 'Cụm 1', kind: 'cụm' as const, from: '2023-01-01', to: '2023-12-31', units: ['13969'], source: 'mẫu' };
  it('holds its communes on its own days', () => {
    expect(groupsOn([group], '2024-01-01')).toEqual([]);
    expect(groupsOf([group], '13969', '2023-06-30')).toEqual([group]);
    expect(groupsOf([group], '13972', '2023-06-30')).toEqual([]);
  });
});
