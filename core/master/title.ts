/**
 * What the texts above a master's heading, and the sheet's name, say of it: whose kind of criteria,
 * and which month. One workbook often holds a sheet for each kind, or for each month.
 */
import { parsePeriod } from '../calendar/period.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';
import type { Printed } from './printed.ts';

/** The words that tell sets of one number of criteria apart. */
const KINDS = ['nâng cao', 'kiểu mẫu', 'văn minh'] as const;
/** More text than a title block has. */
const LONGEST_TITLE = 4000;

export interface Title {
  /** `other`: it names another kind of criteria than the set's, as `kind`. */
  readonly fits: { readonly is: 'same' } | { readonly is: 'unsaid' } | { readonly is: 'other'; readonly kind: string };
  /** `2023-11`; null where no month or several are said. */
  readonly period: string | null;
}

export function readTitle(printed: Printed, headingTop: number, set: CriteriaSet): Title {
  const texts = textsAbove(printed, headingTop);
  return { fits: fitOf(fold(`${printed.sheet.name} ${texts}`), fold(`${set.title} ${set.shortTitle}`)), period: periodOf(fold(texts)) };
}

/** The month a sheet's name alone says (`Tháng 11`, `T11`, `11.2023`), as a number; undefined where it says none. */
export function monthInName(name: string): number | undefined {
  const found = /^(?:tháng|thang|t)\.? ?0?(\d{1,2})(?:[ ./-]+\d{2,4})?$|^0?(\d{1,2})[./-]\d{4}$/u.exec(fold(name));
  const month = Number(found?.[1] ?? found?.[2]);
  return month >= 1 && month <= 12 ? month : undefined;
}

function textsAbove(printed: Printed, headingTop: number): string {
  let texts = '';
  for (const row of printed.rows) {
    if (row >= headingTop || texts.length > LONGEST_TITLE) break;
    for (let column = 1; column <= printed.lastColumn; column += 1) {
      const anchor = printed.anchorOf(row, column);
      if (anchor.row === row && anchor.column === column) texts += ` ${printed.textAt(row, column)}`;
    }
  }
  return texts.slice(0, LONGEST_TITLE);
}

/**
 * | the set is   | the title names        | fits     |
 * |--------------|------------------------|----------|
 * | nâng cao     | nâng cao (and others)  | same     |
 * | nâng cao     | kiểu mẫu only          | other    |
 * | plain        | nâng cao only          | other    |
 * | plain        | nông thôn mới, nông thôn mới nâng cao | unsaid |
 * | any          | no kind                | unsaid   |
 */
function fitOf(title: string, set: string): Title['fits'] {
  const named = KINDS.filter((kind) => title.includes(kind));
  const own = KINDS.find((kind) => set.includes(kind));
  const [first] = named;
  if (first === undefined) return { is: 'unsaid' };
  if (own !== undefined) return named.includes(own) ? { is: 'same' } : { is: 'other', kind: first };
  const plain = /(?:nông thôn mới|ntm)(?! (?:nâng cao|kiểu mẫu))/u.test(title);
  return plain ? { is: 'unsaid' } : { is: 'other', kind: first };
}

function periodOf(texts: string): string | null {
  const found = [...texts.matchAll(/tháng ?0?(\d{1,2}) ?(?:năm|[/.-]) ?(\d{4})/gu)].map(
    ([, month = '', year = '']) => `${year}-${month.padStart(2, '0')}`,
  );
  const [first, ...others] = new Set(found);
  return first !== undefined && others.length === 0 && parsePeriod(first) !== undefined ? first : null;
}
