/**
 * What the texts above a master's heading, and the sheet's name, say of it: whose kind of criteria,
 * and which month. One workbook often holds a sheet for each kind, or for each month.
 */
import { parsePeriod, type Period } from '../calendar/period.ts';
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

/**
 * Whether a sheet's name is of the period: `Tháng 11`, `T11`, `11.2023`, `Quý IV`, `6 tháng`, `6T 2026`, `Năm 2023`. A name without its
 * year is of any year.
 */
export function nameSays(name: string, period: Period): 'same' | 'other' | 'unsaid' {
  const said = spanInName(fold(name));
  if (!said) return 'unsaid';
  const sameYear = said.year === undefined || said.year.padStart(4, '20') === period.slice(0, 4);
  return sameYear && said.span === spanOf(period) ? 'same' : 'other';
}

/** The month a sheet's name says, to be compared with others of its kind: `T3` → `0000-03`; undefined for other names. */
export function monthNamed(name: string): string | undefined {
  const said = spanInName(fold(name));
  return said && /^\d{2}$/u.test(said.span)
    ? `${(said.year ?? '').padStart(4, said.year === undefined ? '0' : '20')}-${said.span}`
    : undefined;
}

const MONTH_WITHIN =
  /(?<![\p{L}\d])(?:(?:tháng|thang|t)\.? ?0?\d{1,2}(?:[ ./-]*(?:năm )?(?:\d{4}|\d{2}))?|0?\d{1,2}[./-]\d{4})(?![\p{L}\d])/u;

/** What a sheet's name keeps when it is copied for another month: `TH T10` → `th`, `TH T11 (2)` → `th`. For comparison. */
export function nameWithoutMonth(name: string): string {
  return fold(
    fold(name)
      .replace(/\s*\(\d+\)$/u, '')
      .replace(MONTH_WITHIN, ' '),
  );
}

/** A copy that Excel has named: `Tháng 11 (2)`. Its name is the original's, and says nothing of the copy. */
export function isCopyName(name: string): boolean {
  return /\(\d+\)\s*$/u.test(name);
}

interface Span {
  /** `11`, `Q4`, `6T`, or empty for a year. */
  readonly span: string;
  readonly year: string | undefined;
}

const YEAR = '(?:[ ./-]*(?:năm )?(\\d{4}|\\d{2}))?';
const MONTH_NAME = new RegExp(`^(?:tháng|thang|t)\\.? ?0?(\\d{1,2})${YEAR}$`, 'u');
const QUARTER_NAME = new RegExp(`^(?:quý|quy|q)\\.? ?(iv|i{1,3}|[1-4])${YEAR}$`, 'u');
const MONTHS_NAME = new RegExp(`^([689]) ?(?:tháng|thang|t)(?: đầu năm)?${YEAR}$`, 'u');
const QUARTERS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

function spanInName(folded: string): Span | undefined {
  const name = folded.replace(/\s*\(\d+\)$/u, '');
  const month = MONTH_NAME.exec(name) ?? /^0?(\d{1,2})[./-](\d{4})$/u.exec(name);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return { span: (month[1] ?? '').padStart(2, '0'), year: month[2] };
  const quarter = QUARTER_NAME.exec(name);
  if (quarter) return { span: `Q${QUARTERS[quarter[1] ?? ''] ?? quarter[1] ?? ''}`, year: quarter[2] };
  const months = MONTHS_NAME.exec(name);
  if (months) return { span: `${months[1] ?? ''}T`, year: months[2] };
  const year = /^(?:năm )?(20\d{2})$/u.exec(name);
  return year ? { span: '', year: year[1] } : undefined;
}

function spanOf(period: Period): string {
  return period.slice(5);
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
  const months = [...texts.matchAll(/tháng ?0?(\d{1,2}) ?(?:năm|[/.-]) ?(\d{4})/gu)].map(
    ([, month = '', year = '']) => `${year}-${month.padStart(2, '0')}`,
  );
  const spans = [...texts.matchAll(/(?<!\d)([689]) tháng đầu năm (\d{4})/gu)].map(([, count = '', year = '']) => `${year}-${count}T`);
  const quarters = [...texts.matchAll(/quý (iv|i{1,3}|[1-4]) ?(?:năm|[/.-]) ?(\d{4})/gu)].map(
    ([, quarter = '', year = '']) => `${year}-Q${QUARTERS[quarter] ?? quarter}`,
  );
  const [first, ...others] = new Set([...months, ...spans, ...quarters]);
  return first !== undefined && others.length === 0 && parsePeriod(first) !== undefined ? first : null;
}
