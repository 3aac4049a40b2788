/**
 * Units' names as the data keeps them: one form of Unicode, single spaces, capitals as names are written,
 * the tone mark of oa, oe, uy on its first letter (hòa, thủy) as on the lists of 1/7/2025. Every mend but those of
 * spaces is kept, to be noted in the data.
 */

export interface Mends {
  /** `province/code` of names that were written in another way than the data keeps them, by what was mended. */
  readonly letters: Set<string>;
  readonly tones: Set<string>;
  readonly wording: Map<string, string>;
}

export const noMends = (): Mends => ({ letters: new Set(), tones: new Set(), wording: new Map() });

/** Whole names that a source has wrong; how they are right is said by the Statistics Office's table. */
const WORDING: Readonly<Record<string, readonly [wrong: string, right: string]>> = {
  '02902': ['Thị trấn N.T Phong Hải', 'Thị trấn Nông trường Phong Hải'],
  '04621': ['Thị trấn NT Liên Sơn', 'Thị trấn Nông trường Liên Sơn'],
  '04627': ['Thị trấn NT Trần Phú', 'Thị trấn Nông trường Trần Phú'],
  '06616': ['Thị trấn NT Thái Bình', 'Thị trấn Nông trường Thái Bình'],
  '19114': ['Thị trấn NT Việt Trung', 'Thị trấn Nông trường Việt Trung'],
  '19246': ['Thị trấn NT Lệ Ninh', 'Thị trấn Nông trường Lệ Ninh'],
  '19780': ['Phường Phường Đúc', 'Phường Đúc'],
  '00745': ['Xã Phó Bảng', 'Xã Phố Bảng'],
};

const TYPES = ['Tỉnh', 'Thành phố', 'Huyện', 'Quận', 'Thị xã', 'Thị trấn', 'Xã', 'Phường', 'Đặc khu'];
const TYPED = new RegExp(`^(?:${TYPES.join('|')}) `, 'iu');
/** oa, oe, uy with the tone on the second vowel, ending the syllable; quý and its like are no uy. */
const NEW_STYLE = /(?<![qQ])([oO][àáảãạèéẻẽẹ]|[uU][ỳýỷỹỵ])(?!\p{L})/gu;

/** `place`: the province's code, empty where the row is no list's; then nothing is kept to be noted. */
export function mendedName(written: string, code: string, place: string, mends: Mends): string {
  const tidy = written.normalize('NFC').replace(/[’‘`]/gu, "'").replace(/\s+/gu, ' ').trim();
  if (tidy === '') return '';
  const capitals = withCapitals(tidy);
  const key = `${place}/${code}`;
  if (capitals !== tidy && place !== '') mends.letters.add(key);
  const placed = capitals.replace(NEW_STYLE, toneOnTheFirst);
  if (placed !== capitals && place !== '') mends.tones.add(key);
  const [wrong, right] = WORDING[code] ?? [];
  if (right === undefined || placed !== wrong) return placed;
  if (place !== '') mends.wording.set(key, `Nguồn ghi “${wrong}”; sửa theo bảng của Tổng cục Thống kê: “${right}”`);
  return right;
}

/** The type as it stands above, and a capital at the head of each word of the name (é Tòng, Đồng ý). */
function withCapitals(name: string): string {
  const [written = ''] = TYPED.exec(name) ?? [];
  const type = TYPES.find((one) => one.toLowerCase() === written.trim().toLowerCase());
  if (type === undefined) return name;
  const own = name
    .slice(written.length)
    .replace(/(?<=^| )\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace('Nông Trường ', 'Nông trường ');
  return `${type} ${own}`;
}

function toneOnTheFirst(rhyme: string): string {
  const [first = '', second = '', tone = ''] = rhyme.normalize('NFD');
  return (first + tone + second).normalize('NFC');
}
