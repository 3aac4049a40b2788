/** The days a report's figures cover, from a province's calendar (data/calendars). */
import type { Calendar } from './calendar.ts';
import { daysIn, firstDayOf, lastDayOf, parsePeriod, type Period } from './period.ts';

export interface CutOff {
  readonly from: string;
  readonly to: string;
}

/** First and last day whose figures belong to the period. Ad hoc periods are cut off on their own day. */
export function cutOffOf(period: Period, calendar: Calendar): CutOff {
  const first = firstDayOf(period);
  const last = lastDayOf(period);
  if (calendar.monthStartsOn === 1 || first === last || parsePeriod(period) === undefined) return { from: first, to: last };
  return {
    from: inMonthBefore(first, calendar.monthStartsOn),
    to: `${last.slice(0, 8)}${String(calendar.monthStartsOn - 1).padStart(2, '0')}`,
  };
}

function inMonthBefore(day: string, date: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${String(y)}-${String(m).padStart(2, '0')}-${String(Math.min(date, daysIn(y, m))).padStart(2, '0')}`;
}
