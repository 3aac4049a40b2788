/**
 * Texts in the fonts of before Unicode. What the cell holds is Latin letters; the font makes them Vietnamese.
 *
 * | font                 | charset | `Đạt` is held as | note                                             |
 * |----------------------|---------|------------------|--------------------------------------------------|
 * | `.VnTime`, `.VnArial`| TCVN3   | `§¹t`            | ư is U+00AD, a soft hyphen: decode before tidying |
 * | `.VnTimeH`           | TCVN3   | `®¹t`            | capitals are held as small letters               |
 * | `VNI-Times`          | VNI     | `Ñaït`           | a letter and its mark: the longer match first    |
 * | `Wingdings`          | signs   | `ü` is ✓         | ticks and crosses                                |
 *
 * A file once saved under code page 1258 holds other characters for twelve of the bytes (`é` of TCVN3 is `Đ`): they are
 * taken back first. Source of the tables: TCVN 5712:1993 (TCVN3) and VNI's two-byte code, checked letter by letter.
 */
import { remembered } from './remembered.ts';
import { isVietnamese } from './syllable.ts';

export type Charset = 'tcvn3' | 'tcvn3Capitals' | 'vni' | 'signs';

/** Undefined for a font that holds Unicode. */
export function charsetOf(font: string | undefined): Charset | undefined {
  if (font === undefined) return undefined;
  if (/^\.Vn/iu.test(font)) return font.trimEnd().endsWith('H') ? 'tcvn3Capitals' : 'tcvn3';
  if (/^VNI-/iu.test(font)) return 'vni';
  return /^Wingdings$/iu.test(font) ? 'signs' : undefined;
}

/** TCVN3's letters, and the bytes they stand on, one behind the other. */
const TCVN3_LETTERS = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const TCVN3_SPANS: readonly (readonly [first: number, last: number])[] = [
  [0xa1, 0xae],
  [0xb5, 0xb9],
  [0xbb, 0xbe],
  [0xc6, 0xcc],
  [0xce, 0xd8],
  [0xdc, 0xdf],
  [0xe1, 0xef],
  [0xf1, 0xfe],
];
const TCVN3 = new Map(
  TCVN3_SPANS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))).map(
    (byte, index) => [byte, TCVN3_LETTERS.charAt(index)] as const,
  ),
);

/** Page 1258 where it differs from Latin-1. */
const PAGE_1258 = new Map([
  ['\u0102', '\u00C3'],
  ['\u0300', '\u00CC'],
  ['\u0110', '\u00D0'],
  ['\u0309', '\u00D2'],
  ['\u01A0', '\u00D5'],
  ['\u01AF', '\u00DD'],
  ['\u0303', '\u00DE'],
  ['\u0103', '\u00E3'],
  ['\u0301', '\u00EC'],
  ['\u0111', '\u00F0'],
  ['\u0323', '\u00F2'],
  ['\u01A1', '\u00F5'],
  ['\u01B0', '\u00FD'],
  ['\u20AB', '\u00FE'],
]);

const VNI_LETTERS = new Map(Array.from('ìíæóòôöîñ', (letter, index) => [letter, 'ìíỉĩịơưỵđ'.charAt(index)] as const));
/** What stands behind a vowel: tones, the circumflex and the breve, alone and with a tone. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ø: '\u0300', ù: '\u0301', û: '\u0309', õ: '\u0303', ï: '\u0323',
  â: '\u0302', à: '\u0302\u0300', á: '\u0302\u0301', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323',
  ê: '\u0306', è: '\u0306\u0300', é: '\u0306\u0301', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323',
}; // prettier-ignore
const VNI_PAIR = /([aoeuyôö])([øùûõïâàáåãäêèéúüë])|[ìíæóòôöîñ]/giu;

const SIGNS: Readonly<Record<string, string>> = { ü: '✓', û: '✗', þ: '☑', ý: '☒', o: '☐', '¨': '☐', q: '☐' };

/** The text as its font shows it, in NFC. Characters the font's charset does not know stay. */
export function decodeLegacy(text: string, charset: Charset): string {
  switch (charset) {
    case 'tcvn3':
      return replaceAll(from1258(text), TCVN3).normalize('NFC');
    case 'tcvn3Capitals':
      return replaceAll(from1258(text), TCVN3).normalize('NFC').toUpperCase();
    case 'vni':
      return decodeVni(from1258(text));
    case 'signs':
      return [...text].map((sign) => SIGNS[sign] ?? sign).join('');
  }
}

function replaceAll(text: string, table: ReadonlyMap<string, string>): string {
  let decoded = '';
  for (const letter of text) decoded += table.get(letter) ?? letter;
  return decoded;
}

function from1258(text: string): string {
  return replaceAll(text, PAGE_1258);
}

function decodeVni(text: string): string {
  return text.replace(VNI_PAIR, (pair: string, base: string | undefined, mark: string | undefined) => {
    if (base === undefined || mark === undefined) return vniLetter(pair);
    const tone = VNI_MARKS[mark.toLowerCase()] ?? '';
    // ơ and ư take tones only; the breve stands on a alone.
    const fits =
      tone.length === 1 && !/[\u0302\u0306]/u.test(tone) ? true : tone.startsWith('\u0302') ? /[aeo]/iu.test(base) : /a/iu.test(base);
    return fits ? (vniLetter(base) + tone).normalize('NFC') : vniLetter(base) + vniLetter(mark);
  });
}

function vniLetter(letter: string): string {
  const small = letter.toLowerCase();
  const decoded = VNI_LETTERS.get(small) ?? small;
  return small === letter ? decoded : decoded.toUpperCase();
}

/**
 * | what the cell holds                              | read as                              | `as`      |
 * |--------------------------------------------------|--------------------------------------|-----------|
 * | only as its font says can it be Vietnamese        | as the font says                     | `legacy`  |
 * | only as Unicode can it be                         | as it stands                         | `unicode` |
 * | both can be                                       | as the font says                     | `either`  |
 * | neither can be                                    | as the font says, unless it holds letters that only Unicode has | `neither` |
 */
export interface LegacyReading {
  readonly text: string;
  readonly as: 'legacy' | 'unicode' | 'either' | 'neither';
}

/** Letters that no old font can hold: Vietnamese ones of their own block. */
const UNICODE_ONLY = /[\u1EA0-\u1EF9]/u;

/** The wordings of a form come again in every sheet. */
const readers: Readonly<Record<Charset, (text: string) => LegacyReading>> = {
  tcvn3: remembered((text) => readText(text, 'tcvn3')),
  tcvn3Capitals: remembered((text) => readText(text, 'tcvn3Capitals')),
  vni: remembered((text) => readText(text, 'vni')),
  signs: (text) => readText(text, 'signs'),
};

export function readLegacy(text: string, charset: Charset): LegacyReading {
  return readers[charset](text);
}

function readText(text: string, charset: Charset): LegacyReading {
  const decoded = decodeLegacy(text, charset);
  if (charset === 'signs' || decoded.toLowerCase() === text.toLowerCase()) return { text: decoded, as: 'legacy' };
  if (UNICODE_ONLY.test(text)) return { text, as: 'unicode' };
  const [asFont, asUnicode] = [isVietnamese(decoded) !== false, isVietnamese(text.normalize('NFC')) !== false];
  if (asFont === asUnicode) return { text: decoded, as: asFont ? 'either' : 'neither' };
  return asFont ? { text: decoded, as: 'legacy' } : { text, as: 'unicode' };
}

/** Signs and letters that Vietnamese does not write, beside letters: what old bytes look like in another font. Ð and ð are mostly a mistyped Đ. */
const FOREIGN_BESIDE_LETTER =
  /[A-Za-z][\u00A1-\u00BF\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]|[\u00A1-\u00BF\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D1\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F1\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF][A-Za-z]/u;

/** Letters, not signs such as m² and °: where they stand in words that are none, something was lost. */
const FOREIGN_LETTER =
  /[\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D1\u00D6\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F1\u00F6\u00F8\u00FB\u00FC\u00FE\u00FF]/u;

/**
 * A text of an old font that stands in another, decoded; the text as it stands where it can be decoded in two ways or in
 * none; undefined where it is no such text.
 */
export function findLostFont(text: string): string | undefined {
  if (!FOREIGN_BESIDE_LETTER.test(text) || UNICODE_ONLY.test(text) || isVietnamese(text) !== false) return undefined;
  const decoded = (['tcvn3', 'vni'] as const).map((charset) => decodeLegacy(text, charset)).filter((one) => isVietnamese(one) === true);
  const [only, other] = decoded;
  if (other !== undefined && other !== only) return text;
  return only ?? (FOREIGN_LETTER.test(text) ? text : undefined);
}
