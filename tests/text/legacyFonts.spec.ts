/** Old fonts, letter by letter, and what is left open. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { charsetOf, decodeLegacy, findLostFont, readLegacy } from '../../core/text/legacyFonts.ts';
import { isSyllable, isVietnamese } from '../../core/text/syllable.ts';

/** unicode, codepoint, tcvn3_byte, tcvn3_as_latin1, vni, …: 134 letters, checked against two independent sources. */
const letters = readFileSync(new URL('./legacyCharsets.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/u)
  .slice(1)
  .map((line) => line.split(','));

describe('every letter of the table', () => {
  it('is 134 letters', () => expect(letters).toHaveLength(134));

  it.each(letters.map(([letter = '', , byte = '', , vni = '']) => [letter, byte, vni] as const))('%s', (letter, byte, vni) => {
    const isCapital = letter !== letter.toLowerCase();
    expect(decodeLegacy(String.fromCharCode(Number(byte)), isCapital ? 'tcvn3Capitals' : 'tcvn3')).toBe(letter);
    expect(decodeLegacy(vni, 'vni')).toBe(letter);
  });
});

describe('fonts', () => {
  it.each([
    ['.VnTime', 'tcvn3'],
    ['.VnArial Narrow', 'tcvn3'],
    ['.VnTimeH', 'tcvn3Capitals'],
    ['VNI-Times', 'vni'],
    ['Wingdings', 'signs'],
    ['Times New Roman', undefined],
    ['Wingdings 2', undefined],
    [undefined, undefined],
  ] as const)('%s is %s', (font, charset) => expect(charsetOf(font)).toBe(charset));
});

describe('texts', () => {
  it.each([
    ['tcvn3', 'Ch\u00ADa ®¹t', 'Chưa đạt'],
    ['tcvn3Capitals', 'x· nam mü', 'XÃ NAM MỸ'],
    ['vni', 'Chöa ñaït', 'Chưa đạt'],
    ['vni', 'ÑAÏT', 'ĐẠT'],
    ['vni', 'Nghóa trang, hoûa taùng', 'Nghĩa trang, hỏa táng'],
    // é and ị of TCVN3 under code page 1258.
    ['tcvn3', 'B\u0110 n«ng th\u0303', 'Bé nông thị'],
    ['signs', 'ü', '✓'],
  ] as const)('%s: %s', (charset, held, shown) => expect(decodeLegacy(held, charset)).toBe(shown));

  it.each([
    ['§¹t', 'Đạt', 'legacy'],
    ['Đạt', 'Đạt', 'unicode'],
    ['Có', 'Cú', 'either'],
    ['95,5', '95,5', 'legacy'],
    ['Ð¹t', 'éạt', 'neither'],
  ] as const)('“%s” in .VnTime is “%s”, %s', (held, text, as) => expect(readLegacy(held, 'tcvn3')).toEqual({ text, as }));

  it.each([
    ['Ch\u00ADa ®¹t', 'Chưa đạt'],
    ['Ñaït', 'Đạt'],
    ['Chưa đạt', undefined],
    ['ðạt', undefined],
    ['KÐ', undefined],
    ['4 m²', undefined],
    ['Mã biểu: xa-ntm-318-2022/1 · 13969 · 2023-11', undefined],
    ['café', undefined],
    ['ñi', 'ñi'],
    ['naïve', 'naïve'],
    ['50 °C, 4 m²/người', undefined],
  ] as const)('“%s” in a font of today holds %s', (held, text) => expect(findLostFont(held)).toBe(text));
});

describe('syllables', () => {
  it.each(['Nghiêng', 'quyết', 'khuỷu', 'giữa', 'oanh', 'ĐẮK', 'Lắk', 'thuở', 'yếu', 'hòa', 'hoà', 'của'])('%s is one', (word) =>
    expect(isSyllable(word)).toBe(true),
  );
  it.each(['éạt', 'dạtt', 'bẩng1', 'đac', 'zế'])('%s is none', (word) => expect(isSyllable(word)).toBe(false));
  it('are not asked of ASCII and abbreviations', () => {
    expect(isVietnamese('UBND 12/QĐ')).toBeUndefined();
    expect(isVietnamese('Đạt 95')).toBe(true);
    expect(isVietnamese('§¹t')).toBe(false);
  });
});
