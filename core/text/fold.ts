/**
 * Folding for comparison: two texts that an officer would call the same fold to the same
 * string. Diacritics are never dropped: ten pairs of communes in one province differ only by them.
 *
 * NFC → invisible characters out → full-width to plain → single spaces → lower case → the tone
 * mark on one place (hòa = hoà, thúy = thuý).
 */

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;

/** Combining tone marks: huyền, sắc, ngã, hỏi, nặng. */
const TONES = '\u0300\u0301\u0303\u0309\u0323';
/** oa, oe, uy with the tone on the first vowel (old style), not followed by another letter of the rhyme. */
const OLD_STYLE = new RegExp(`(o)([${TONES}])([ae])(?!\\p{L}|[\\u0300-\\u036F])|(u)([${TONES}])(y)(?!\\p{L}|[\\u0300-\\u036F])`, 'gu');

/** Text as written, cleaned for keeping: NFC, single spaces, no invisible characters, trimmed. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ')
    .trim();
}

/** Text for comparison only. */
export function fold(text: string): string {
  const lower = tidy(text).toLowerCase();
  if (!/o[\u0300-\u036F]?|[òóỏõọùúủũụ]/u.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(OLD_STYLE, (_, o: string | undefined, oTone: string | undefined, ae: string | undefined, u: string, uTone: string, y: string) =>
      o === undefined ? u + y + uTone : o + (ae ?? '') + (oTone ?? ''),
    )
    .normalize('NFC');
}

/** A name for comparison: folded, without the punctuation people put around and inside names. */
export function foldName(name: string): string {
  return fold(name)
    .replace(/[“”"'()[\]:;,*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
