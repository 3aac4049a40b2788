/**
 * How periods hang together: a span of months (6, 8, 9 months, a quarter, a year) ends in a month, whose state is the
 * span's, and is compared with the month before it began.
 */
import { firstDayOf, lastDayOf, monthBefore, parsePeriod, type Period } from './period.ts';

const MONTH = /^\d{4}-\d{2}$/;

/** `2023-6T` → `2023-06`; undefined for a month itself and for ad hoc reports. */
export function lastMonthOf(period: Period): Period | undefined {
  return MONTH.test(period) || period.includes('~') ? undefined : parsePeriod(lastDayOf(period).slice(0, 7));
}

/** The month whose state a period's is compared with: `2023-11` → `2023-10`, `2023-6T` → `2022-12`; undefined for ad hoc reports. */
export function comparedWith(period: Period): Period | undefined {
  if (period.includes('~')) return undefined;
  const first = parsePeriod(firstDayOf(period).slice(0, 7));
  return first && monthBefore(first);
}

/** True for a month within the span that is not its last. */
export function isEarlierMonthOf(period: Period): (other: string) => boolean {
  const last = lastMonthOf(period);
  const first = firstDayOf(period).slice(0, 7);
  return (other) => last !== undefined && MONTH.test(other) && first <= other && other < last;
}
