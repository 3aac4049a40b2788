/**
 * When a report is due and how late it came. Dates are data (data/calendars); working days are Monday
 * to Friday: public holidays and Tết are not known here yet. Vietnam keeps one time, UTC+7 without summer
 * time, so days are counted in it on every machine.
 */
import { cutOffOf, type Calendar, type DueRule } from './cutOff.ts';
import { daysIn, type Period } from './period.ts';

export type ReportingLevel = 'commune' | 'district' | 'province';

const MS_PER_DAY = 86_400_000;
const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** The day (`YYYY-MM-DD`) by whose end a unit of the level is to report; null where its calendar does not say. */
export function dueDay(period: Period, calendar: Calendar, level: ReportingLevel): string | null {
  const rule = calendar.due?.[level];
  if (!rule) return null;
  const { to } = cutOffOf(period, calendar);
  return dayByRule(to, rule);
}

/** Whole days after the due day on which something came at `instant`; 0 = in time. */
export function daysLate(instant: string, due: string): number {
  return Math.max(0, dayNumber(vietnamDay(instant)) - dayNumber(due));
}

/** The day in Vietnam at an instant (ISO 8601). */
export function vietnamDay(instant: string): string {
  return vietnamTime(instant).slice(0, 10);
}

/** `2023-11-14T09:05`, as a clock in Vietnam shows it. */
export function vietnamTime(instant: string): string {
  return new Date(Date.parse(instant) + VIETNAM_AHEAD_MS).toISOString().slice(0, 16);
}

function dayByRule(cutOff: string, rule: DueRule): string {
  if ('workingDaysAfterCutOff' in rule) return workingDaysAfter(cutOff, rule.workingDaysAfterCutOff);
  const sameMonth = onDayOfMonth(cutOff, rule.dayOfMonth);
  return sameMonth >= cutOff ? sameMonth : onDayOfMonth(dayOf(dayNumber(`${cutOff.slice(0, 8)}28`) + 4), rule.dayOfMonth);
}

function workingDaysAfter(day: string, count: number): string {
  let at = dayNumber(day);
  for (let left = count; left > 0;) {
    at += 1;
    if (isWorkingDay(at)) left -= 1;
  }
  return dayOf(at);
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWorkingDay(day: number): boolean {
  const sinceMonday = (day + 3) % 7;
  return sinceMonday < 5;
}

function onDayOfMonth(day: string, date: number): string {
  const last = daysIn(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return `${day.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

function dayOf(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}
