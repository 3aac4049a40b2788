/**
 * Folding for comparison: two texts that an officer would call the same fold to the same
 * string. Diacritics are never dropped: ten pairs of communes in one province differ only by them.
 *
 * NFC → invisible characters out → full-width to plain → single spaces → lower case → the tone
 * mark on one place (hòa = hoà, thúy = thuý).
 */
import { remembered } from './remembered.ts';

/** Format characters (soft hyphen, zero width, direction), control characters that are no white space, variation selectors, the Hangul filler. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u115F|(?![\t\n\v\f\r])\p{Cc}/gu;
const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu;
/** Icelandic and African letters that look like Đ and come from old converters. */
const ETH = /[\u00D0\u00F0\u0189]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;

/**
 * Anything tidy() may have to change. Latin letters up to U+024F and U+1E00–U+1EFF are NFC as they stand
 * (Unicode, NFC_Quick_Check), so most texts pass with one look.
 */
const UNTIDY =
  /[^\x20-\x7E\u00A1-\u00AC\u00AE-\u00CF\u00D1-\u00EF\u00F1-\u0188\u018A-\u024F\u1E00-\u1EFF\u2010-\u2027\u2030-\u2052\u2264\u2265]|^ | $| {2}/u;

/** Text as written, cleaned for keeping: NFC, single spaces, no invisible characters, trimmed. */
export const tidy = remembered((text) => {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(ETH, (eth) => (eth === '\u00F0' ? 'đ' : 'Đ'))
    .normalize('NFC')
    .replace(SPACES, ' ')
    .trim();
});

/** oa, oe, uy with the tone on the first vowel (old style), not followed by another letter of the rhyme; and a tone put on the u of qu. */
const OLD_STYLE = /[òóỏõọ][ae](?!\p{L})|[ùúủũụ]y(?!\p{L})|(?<=q)[ùúủũụ][aei]/gu;

/** Text for comparison only. */
export const fold = remembered((text) => tidy(text).toLowerCase().replace(OLD_STYLE, toneOnTheSecond));

/** `òa` → `oà`: the mark stands behind its vowel in NFD. */
function toneOnTheSecond(rhyme: string): string {
  const [first = '', tone = '', second = ''] = rhyme.normalize('NFD');
  return (first + second + tone).normalize('NFC');
}

/** A name for comparison: folded, without the punctuation people put around and inside names. */
export function foldName(name: string): string {
  return fold(name)
    .replace(/[“”"'()[\]:;,*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
