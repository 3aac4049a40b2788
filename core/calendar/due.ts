/** When a report is due and how late it came. Rules and holidays are data (data/calendars, data/holidays.json). */
import type { Message } from '../message.ts';
import type { Calendar, DueRule, Reporter } from './calendar.ts';
import { cutOffOf } from './cutOff.ts';
import { dayAfter, dayNumber } from './days.ts';
import { kindOfDay, type Holidays } from './holidays.ts';
import { daysIn, printDay, type Period } from './period.ts';
import { vietnamDay } from './vietnamTime.ts';

export interface Due {
  /** `YYYY-MM-DD`, by whose end the report is to be there. */
  readonly day: string;
  /** Where the rule was seen. */
  readonly source: string;
  /** Why the day is not certain; null = it is. */
  readonly doubt: Message | null;
}

/**
 * Null where the calendar does not say.
 *
 * | the calendar says                        | due                                                               |
 * |------------------------------------------|-------------------------------------------------------------------|
 * | a round for this very period             | the round's own day                                               |
 * | working days after the cut-off           | counted over weekends and holidays; a doubtful day counts as worked |
 * | a day of the month, a working day        | it, in the month of the cut-off, or in the next if it is before   |
 * | … no working day, and a shift            | the next or the last working day                                  |
 * | … no working day, and no word of a shift | it, in doubt                                                      |
 */
export function due(period: Period, calendar: Calendar, reporter: Reporter, holidays: Holidays): Due | null {
  const round = calendar.rounds?.find((one) => one.period === period && one.reporter === reporter);
  if (round) return { day: round.due, source: round.source, doubt: null };
  const rule = calendar.due?.[reporter];
  if (!rule) return null;
  const { to } = cutOffOf(period, calendar);
  const found =
    'workingDaysAfterCutOff' in rule ? workingDaysAfter(to, rule.workingDaysAfterCutOff, holidays) : onDay(to, rule, calendar, holidays);
  return { ...found, source: rule.source };
}

/** True when something came, at `instant`, after the end of the due day. */
export function isLate(instant: string, dueDay: string): boolean {
  return daysLate(instant, dueDay) > 0;
}

/** Whole days after the due day on which something came at `instant`; 0 = in time. */
export function daysLate(instant: string, dueDay: string): number {
  return Math.max(0, dayNumber(vietnamDay(instant)) - dayNumber(dueDay));
}

type Found = Pick<Due, 'day' | 'doubt'>;

function workingDaysAfter(day: string, count: number, holidays: Holidays): Found {
  let at = day;
  const doubtful: string[] = [];
  for (let left = count; left > 0;) {
    at = dayAfter(at, 1);
    const kind = kindOfDay(at, holidays);
    if (kind.kind !== 'off') left -= 1;
    if (kind.kind === 'doubtful') doubtful.push(`${printDay(at)} (${kind.name})`);
  }
  return { day: at, doubt: doubtful.length === 0 ? null : mayBeOff(doubtful) };
}

function onDay(cutOff: string, { dayOfMonth }: Extract<DueRule, { dayOfMonth: number }>, { shift }: Calendar, holidays: Holidays): Found {
  const sameMonth = onDayOfMonth(cutOff, dayOfMonth);
  const day = sameMonth >= cutOff ? sameMonth : onDayOfMonth(dayAfter(`${cutOff.slice(0, 8)}28`, 4), dayOfMonth);
  const kind = kindOfDay(day, holidays);
  if (kind.kind === 'working' || shift?.to === 'none') return { day, doubt: null };
  if (kind.kind === 'doubtful') return { day, doubt: mayBeOff([`${printDay(day)} (${kind.name})`]) };
  if (!shift) return { day, doubt: shiftUnknown(day, kind.name) };
  return shifted(day, shift.to === 'later' ? 1 : -1, holidays);
}

/** The nearest day that is worked, or may be, on one side. */
function shifted(day: string, step: 1 | -1, holidays: Holidays): Found {
  let at = day;
  while (kindOfDay(at, holidays).kind === 'off') at = dayAfter(at, step);
  const kind = kindOfDay(at, holidays);
  return { day: at, doubt: kind.kind === 'doubtful' ? mayBeOff([`${printDay(at)} (${kind.name})`]) : null };
}

function mayBeOff(days: readonly string[]): Message {
  const list = days.join(', ');
  return {
    vi: `chưa xác minh: ${list} có thể là ngày nghỉ theo thông báo từng năm`,
    en: `not verified: ${list} may be a day off, as announced each year`,
  };
}

function shiftUnknown(day: string, name: string): Message {
  return {
    vi: `chưa xác minh: ${printDay(day)} là ngày nghỉ (${name}), lịch chưa nói hạn có dời hay không`,
    en: `not verified: ${printDay(day)} is a day off (${name}), and the calendar does not say whether the due day moves`,
  };
}

function onDayOfMonth(day: string, date: number): string {
  const last = daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return `${day.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}
