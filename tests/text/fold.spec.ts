import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldName, tidy } from '../../core/text/fold.ts';

describe('texts an officer would call the same', () => {
  it.each([
    ['hòa', 'hoà'],
    ['Hòa Bình', 'HOÀ BÌNH'],
    ['thủy', 'thuỷ'],
    ['Ủy ban', 'Uỷ ban'],
    ['khỏe', 'khoẻ'],
    ['Nam  Mỹ', ' nam\u00A0mỹ '],
    ['Điền Xá', 'Điền Xá'.normalize('NFD')],
    ['95%', '95％'],
    ['Nam\u00ADMỹ', 'namMỹ'],
  ])('%s and %s fold to one', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });
});

describe('texts that differ', () => {
  // Pairs of communes that only their diacritics tell apart.
  it.each([
    ['Nghĩa Thành', 'Nghĩa Thanh'],
    ['Hải Long', 'Hải Lòng'],
    ['Đồng Sơn', 'Dong Son'],
    ['hoàn', 'hòan'],
    ['quý', 'quy'],
  ])('%s and %s stay apart', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });
});

describe('folding', () => {
  it('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('leaves the capitals of a kept text alone', () => {
    expect(tidy('  Xã \n Nam   Mỹ ')).toBe('Xã Nam Mỹ');
  });

  it('takes the punctuation off names', () => {
    expect(foldName('“Xã Nam Mỹ” (*)')).toBe('xã nam mỹ');
  });
});
