/**
 * Numbers as officers write them. A spelling that has two meanings is said to be ambiguous,
 * never guessed.
 *
 * | text                    | reading                                   |
 * |-------------------------|-------------------------------------------|
 * | `95,5` `95.5` `95,5 %`  | 95.5                                      |
 * | `1.234,5` `1,234.5` `1 234,5` `1.234.567` | grouped: 1234.5, 1234567 |
 * | `1.234` `1,234`         | ambiguous: 1234 or 1.234                  |
 * | `0,955`                 | 0.955 (no group begins with 0)            |
 * | `≥65%` `trên 98%`       | 65 with `≥`, 98 with `>`                  |
 * | `khoảng 20`             | 20, approximate                           |
 * | `90-95` `từ 90 đến 95`  | ambiguous: a range                        |
 * | `80% (12/15)`           | 80, where the ratio says the same          |
 * | `15/19`                 | a ratio                                   |
 * | `-` `…`                 | not assessed                              |
 */
import { fold } from './fold.ts';

export type NumberReading =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly comparator?: string;
      readonly approximate?: true;
      /** What stands after the figure, folded: `%`, `hộ`, `triệu đồng`; empty = nothing. */
      readonly unit: string;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly number[]; readonly unit: string }
  | { readonly kind: 'ratio'; readonly part: number; readonly whole: number }
  | { readonly kind: 'notAssessed' };

const NOT_ASSESSED = /^(?:[-–—_]+|…+|\.{2,}|chưa đánh giá)$/u;
const RATIO = /^(\d{1,7}) ?\/ ?(\d{1,7})$/u;
const FIGURE = /^([-−]?)(\d[\d., ]*\d|\d)(?![\d.,])\s*(.*)$/u;

const COMPARATORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:≥|>=|ít nhất|tối thiểu|không dưới)\s*/u, '≥'],
  [/^(?:≤|<=|tối đa|không quá|không vượt quá)\s*/u, '≤'],
  [/^(?:>|trên|hơn)\s*/u, '>'],
  [/^(?:<|dưới|chưa đến)\s*/u, '<'],
  [/^=\s*/u, '='],
];
const APPROXIMATE = /^(?:khoảng|gần|ước đạt|ước tính|ước|xấp xỉ|chừng|trên dưới|~|≈)\s*/u;
const OR_MORE = /\s*trở lên$/u;
const PREFIX = /^(?:đạt(?: tỷ lệ| tỉ lệ)?|tỷ lệ|tỉ lệ)\s*:?\s*(?=[\d≥≤<>])/u;
/** A full stop behind decimals ends the sentence, not the figure. */
const FULL_STOP = /(?<=\d,\d{1,9}\s?%?)\.$/u;
const RANGE = /^(?:từ )?(\d+(?:[.,]\d{1,2})?)\s?%?\s?(?:-|–|—|đến|tới|÷)\s?(\d+(?:[.,]\d{1,2})?)\s*(%|\p{L}[^\d]*)?$/u;
const WITH_RATIO =
  /^([\d.,]+)\s?%\s?[(=:]\s?(\d{1,7})\s?\/\s?(\d{1,7})[^\d]*$|^(\d{1,7})\s?\/\s?(\d{1,7})\s?(?:[(=:]|, đạt|đạt)\s?([\d.,]+)\s?%\s?\)?$/u;

/** Undefined where the text is no number. */
export function parseNumber(text: string): NumberReading | undefined {
  let rest = fold(text);
  if (NOT_ASSESSED.test(rest)) return { kind: 'notAssessed' };
  rest = rest.replace(PREFIX, '').replace(FULL_STOP, '');
  const severalFigures = parseRange(rest) ?? parseWithRatio(rest);
  if (severalFigures) return severalFigures;
  const ratio = RATIO.exec(rest);
  if (ratio) return { kind: 'ratio', part: Number(ratio[1]), whole: Number(ratio[2]) };

  const approximate = APPROXIMATE.test(rest);
  rest = rest.replace(APPROXIMATE, '');
  let comparator: string | undefined;
  for (const [pattern, sign] of COMPARATORS) {
    if (!pattern.test(rest)) continue;
    comparator = sign;
    rest = rest.replace(pattern, '');
    break;
  }
  if (comparator === undefined && OR_MORE.test(rest)) {
    comparator = '≥';
    rest = rest.replace(OR_MORE, '');
  }
  const figure = FIGURE.exec(rest);
  if (!figure) return undefined;
  const [, minus = '', digits = '', unit = ''] = figure;
  if (/\d/u.test(unit.replace(/m[23]/gu, ''))) return undefined;
  const values = parseDigits(digits);
  const signed = values.map((value) => (minus === '' ? value : -value));
  const [value] = signed;
  if (value === undefined) return undefined;
  if (signed.length > 1) return { kind: 'ambiguous', candidates: signed, unit };
  return {
    kind: 'number',
    value,
    unit,
    ...(comparator === undefined ? {} : { comparator }),
    ...(approximate ? { approximate: true } : {}),
  };
}

/** `90-95`: what was reached is one of them, or between. */
function parseRange(text: string): NumberReading | undefined {
  const [, low = '', high = '', unit = ''] = RANGE.exec(text) ?? [];
  const candidates = [low, high].map((figure) => Number(figure.replace(',', '.')));
  const [from = 0, to = 0] = candidates;
  return low !== '' && from < to ? { kind: 'ambiguous', candidates, unit: unit.trim() } : undefined;
}

/** A percentage beside the ratio it was computed from: taken where they agree to the last decimal written. */
function parseWithRatio(text: string): NumberReading | undefined {
  const found = WITH_RATIO.exec(text);
  if (!found) return undefined;
  const [, before, partAfter, wholeAfter, partBefore, wholeBefore, after] = found;
  const values = parseDigits(before ?? after ?? '');
  const [part, whole] = [Number(partAfter ?? partBefore), Number(wholeAfter ?? wholeBefore)];
  const agreed = values.filter((value) => whole > 0 && agrees(value, (part / whole) * 100, before ?? after ?? ''));
  const [value] = agreed;
  return value !== undefined && agreed.length === 1 ? { kind: 'number', value, unit: '%' } : undefined;
}

function agrees(written: number, exact: number, digits: string): boolean {
  const decimals = /[.,](\d+)$/u.exec(digits)?.[1]?.length ?? 0;
  const unit = 10 ** -decimals;
  // Rounded, or cut off behind its last decimal.
  return Math.abs(written - exact) <= unit / 2 || (written <= exact && exact < written + unit);
}

/** No meaning, one, or two. */
function parseDigits(text: string): readonly number[] {
  if (text.includes(' ')) return parseSpaced(text);
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots === 0 && commas === 0) return [Number(text)];
  if (dots > 0 && commas > 0) return parseMixed(text, dots, commas);
  const sign = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return isGrouped(text, sign) ? [Number(text.replaceAll(sign, ''))] : [];
  const decimal = Number(text.replace(sign, '.'));
  return isGrouped(text, sign) ? [Number(text.replace(sign, '')), decimal] : [decimal];
}

/** The last of the two signs is the decimal one. */
function parseMixed(text: string, dots: number, commas: number): readonly number[] {
  const decimalSign = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const groupSign = decimalSign === '.' ? ',' : '.';
  if ((decimalSign === '.' ? dots : commas) !== 1) return [];
  const [whole = '', decimals = ''] = text.split(decimalSign);
  if (!isGrouped(whole, groupSign) || decimals === '') return [];
  return [Number(`${whole.replaceAll(groupSign, '')}.${decimals}`)];
}

function parseSpaced(text: string): readonly number[] {
  const [, whole = '', , decimals = ''] = /^(\d{1,3}(?: \d{3})+)([.,](\d+))?$/u.exec(text) ?? [];
  return whole === '' ? [] : [Number(`${whole.replaceAll(' ', '')}${decimals === '' ? '' : `.${decimals}`}`)];
}

const GROUPED = { '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/u, ',': /^[1-9]\d{0,2}(?:,\d{3})+$/u };

function isGrouped(text: string, sign: '.' | ','): boolean {
  return GROUPED[sign].test(text);
}

/** As offices print it: decimal comma, no grouping: 95.5 → `95,5`. */
export function printNumber(value: number): string {
  return String(value).replace('.', ',');
}

/** Takes the last bits of binary noise off a computed figure: 28.899999999999995 → 28.9. */
export function clean(value: number): number {
  return Number(value.toPrecision(12));
}
