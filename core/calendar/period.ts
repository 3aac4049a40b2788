/**
 * Reporting periods as the product writes them:
 *
 * | text                  | means                             | span                          |
 * |-----------------------|-----------------------------------|-------------------------------|
 * | `2023-11`             | Tháng 11 năm 2023                 | the month                     |
 * | `2023-Q4`             | Quý IV năm 2023                   | the quarter                   |
 * | `2023-6T` (8T, 9T)    | 6 tháng đầu năm 2023              | January to June               |
 * | `2023`                | Năm 2023                          | the year                      |
 * | `2023-11-16~ra-soat`  | an ad hoc report or review round  | the day                       |
 *
 * Days are `YYYY-MM-DD` texts: they compare as they read and know no time zone.
 */

export type Period = string & { readonly __brand: 'Period' };

interface Span {
  readonly first: string;
  readonly last: string;
  readonly title: string;
  readonly short: string;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const MONTHS = /^(\d{4})-([689])T$/;
const YEAR = /^(\d{4})$/;
const AD_HOC = /^((\d{4})-(\d{2})-(\d{2}))~([a-z0-9-]+)$/;
const ROMAN = ['I', 'II', 'III', 'IV'];

export function parsePeriod(text: string): Period | undefined {
  return spanOf(text) ? (text as Period) : undefined;
}

/** The period's last day: the units of a period are those valid on it. */
export function lastDayOf(period: Period): string {
  return mustSpan(period).last;
}

export function firstDayOf(period: Period): string {
  return mustSpan(period).first;
}

export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** As a sheet's title says it: `Tháng 11 năm 2023`. */
export function titleOf(period: Period): string {
  return mustSpan(period).title;
}

/** For a sheet's name: `Tháng 11`; no characters Excel forbids there. */
export function shortTitleOf(period: Period): string {
  return mustSpan(period).short;
}

/** The month before a month; undefined for other kinds of period. */
export function monthBefore(period: Period): Period | undefined {
  const found = MONTH.exec(period);
  if (!found) return undefined;
  const [year, month] = [Number(found[1]), Number(found[2])];
  return (month === 1 ? `${String(year - 1)}-12` : `${String(year)}-${two(month - 1)}`) as Period;
}

/**
 * The months a period is made of, first to last: a quarter's three, six of `2023-6T`, a year's twelve, a month
 * itself; none for ad hoc periods and review rounds.
 */
export function monthsOf(period: Period): readonly Period[] {
  const { first, last } = mustSpan(period);
  if (first === last) return [];
  const [from, to] = [Number(first.slice(5, 7)), Number(last.slice(5, 7))];
  return Array.from({ length: to - from + 1 }, (_, index) => `${first.slice(0, 4)}-${two(from + index)}` as Period);
}

function mustSpan(period: Period): Span {
  const span = spanOf(period);
  if (!span) throw new Error(`not a period: ${period}`);
  return span;
}

function spanOf(text: string): Span | undefined {
  const month = MONTH.exec(text);
  if (month)
    return months(
      Number(month[1]),
      Number(month[2]),
      Number(month[2]),
      `Tháng ${String(Number(month[2]))} năm ${month[1] ?? ''}`,
      `Tháng ${String(Number(month[2]))}`,
    );
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const q = Number(quarter[2]);
    const name = `Quý ${ROMAN[q - 1] ?? ''}`;
    return months(Number(quarter[1]), q * 3 - 2, q * 3, `${name} năm ${quarter[1] ?? ''}`, name);
  }
  const several = MONTHS.exec(text);
  if (several)
    return months(
      Number(several[1]),
      1,
      Number(several[2]),
      `${several[2] ?? ''} tháng đầu năm ${several[1] ?? ''}`,
      `${several[2] ?? ''} tháng`,
    );
  const year = YEAR.exec(text);
  if (year) return months(Number(year[1]), 1, 12, `Năm ${year[1] ?? ''}`, `Năm ${year[1] ?? ''}`);
  return adHocSpan(text);
}

function months(year: number, from: number, to: number, title: string, short: string): Span {
  return { first: `${String(year)}-${two(from)}-01`, last: `${String(year)}-${two(to)}-${two(daysIn(year, to))}`, title, short };
}

function adHocSpan(text: string): Span | undefined {
  const [, day = '', year = '', month = '', date = '', name = ''] = AD_HOC.exec(text) ?? [];
  if (day === '' || !isDay(day)) return undefined;
  const when = `${date}/${month}/${year}`;
  const title = name === 'ra-soat' ? `Kỳ rà soát ngày ${when}` : `Đột xuất ngày ${when}`;
  return { first: day, last: day, title, short: `${name === 'ra-soat' ? 'Rà soát' : 'Đột xuất'} ${date}.${month}` };
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

/** `2023-11-14` → `14/11/2023`. */
export function printDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
