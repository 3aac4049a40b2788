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
const APPROXIMATE = /^(?:khoảng|gần|ước đạt|ước|xấp xỉ|~|≈)\s*/u;
const OR_MORE = /\s*trở lên$/u;
const PREFIX = /^đạt(?: tỷ lệ)?\s+(?=[\d≥≤<>])/u;

/** Undefined where the text is no number. */
export function parseNumber(text: string): NumberReading | undefined {
  let rest = fold(text);
  if (NOT_ASSESSED.test(rest)) return { kind: 'notAssessed' };
  rest = rest.replace(PREFIX, '');
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
