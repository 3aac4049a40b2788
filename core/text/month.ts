/** Expected months (dự kiến đạt) as officers write them, and days Excel keeps as serial numbers. */
import { isDay } from '../calendar/period.ts';
import { fold } from './fold.ts';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/**
 * | text                                         | month     |
 * |----------------------------------------------|-----------|
 * | `12/2023` `T12/2023` `Tháng 12 năm 2023` `12-2023` `2023-12` | `2023-12` |
 * | `31/12/2023`                                 | `2023-12` |
 * | `Quý IV/2023`                                | `2023-12` (its last month) |
 * | `2024` `năm 2024`                            | `2024`    |
 *
 * Undefined where it is none of these.
 */
export function parseExpectedMonth(text: string): string | undefined {
  const folded = fold(text).replace(/^(?:trong|cuối|đến|trước|hết)\s+/u, '');
  const month = /^(?:tháng|t)?\s?\.?(\d{1,2})\s?(?:[/\-.]|năm)\s?(\d{4})$/u.exec(folded);
  if (month) return monthText(month[2], month[1]);
  const iso = /^(\d{4})-(\d{1,2})$/u.exec(folded);
  if (iso) return monthText(iso[1], iso[2]);
  const day = /^(?:ngày\s)?(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})$/u.exec(folded);
  if (day) {
    const [date = '', m = '', year = ''] = day.slice(1);
    return isDay(`${year}-${m.padStart(2, '0')}-${date.padStart(2, '0')}`) ? monthText(year, m) : undefined;
  }
  const quarter = /^quý\s?(iv|i{1,3}|[1-4])\s?(?:[/\-.]|năm)?\s?(\d{4})$/u.exec(folded);
  if (quarter) return monthText(quarter[2], String((ROMAN[quarter[1] ?? ''] ?? 0) * 3));
  return /^(?:năm )?(20\d{2})$/u.exec(folded)?.[1];
}

function monthText(year: string | undefined, month: string | undefined): string | undefined {
  const number = Number(month);
  return year !== undefined && number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : undefined;
}

/** True for `YYYY-MM` or `YYYY`, as parseExpectedMonth gives them. */
export function isExpectedMonth(text: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text);
}

/** True for a number format that shows a date or a time (ECMA-376 Part 1, 18.8.31). */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '').replace(/general/giu, '');
  return /[dmyhs]/iu.test(bare);
}

/** True for a date format with a year in it. */
export function showsYear(format: string | undefined): boolean {
  return /y/iu.test((format ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./gu, ''));
}

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system as Excel counts from March 1900 on. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const LAST_SERIAL = 2_958_465; // 31/12/9999

/** An Excel serial number as `YYYY-MM-DD`; undefined outside Excel's days. */
export function dayOfSerial(serial: number): string | undefined {
  if (!(serial >= 61 && serial <= LAST_SERIAL + 1)) return undefined;
  return new Date(EPOCH_MS + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}
