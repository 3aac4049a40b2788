/** Vietnamese text as the fonts of before Unicode hold it, by the table that the product's own decoder is held against. */
import { readFileSync } from 'node:fs';

const rows = readFileSync(new URL('../text/legacyCharsets.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/u)
  .slice(1)
  .map((line) => line.split(','));

const TCVN3 = new Map(
  rows
    .filter((row) => row[6] !== 'caps-font-only')
    .map(([letter = '', , byte = '']) => [letter, String.fromCharCode(Number(byte))] as const),
);
const TCVN3_CAPITALS = new Map(rows.map(([letter = '', , byte = '']) => [letter, String.fromCharCode(Number(byte))] as const));
const VNI = new Map(rows.map(([letter = '', , , , vni = '']) => [letter, vni] as const));
const PAGE_1258: Readonly<Record<string, string>> = {
  '\u00CC': '\u0300', '\u00D0': '\u0110', '\u00D2': '\u0309', '\u00D5': '\u01A0', '\u00DD': '\u01AF', '\u00DE': '\u0303',
  '\u00E3': '\u0103', '\u00EC': '\u0301', '\u00F2': '\u0323', '\u00F5': '\u01A1', '\u00FD': '\u01B0', '\u00FE': '\u20AB',
}; // prettier-ignore

const written = (text: string, table: ReadonlyMap<string, string>): string =>
  [...text.normalize('NFC')].map((letter) => table.get(letter) ?? letter).join('');

/** Undefined where the charset has no such letters: capitals with tones stand in the capital fonts only. */
export function toTcvn3(text: string): string | undefined {
  const capitals = /[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]/u;
  return capitals.test(text.normalize('NFC')) ? undefined : written(text, TCVN3);
}

/** For a font ending in H: small letters that are shown as capitals. */
export function toTcvn3Capitals(text: string): string {
  return written(text.toLowerCase(), TCVN3_CAPITALS);
}

export function toVni(text: string): string {
  return written(text, VNI);
}

export function to1258(text: string): string {
  return [...text].map((letter) => PAGE_1258[letter] ?? letter).join('');
}
