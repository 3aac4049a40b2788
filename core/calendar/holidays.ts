/**
 * Which days nobody works (data/holidays.json). The law names the holidays; which days are given beside them (the
 * fifth day of Tết, the day before or after 2/9, days in lieu and swapped days) is announced year by year, so
 * a day that may be one of them is doubtful, and whoever counts with it says so.
 */
import { z } from 'zod';
import { isoDate } from '../criteria/schema.ts';
import { dayAfter, isWeekend } from './days.ts';

/** `02-25`: a day of every year. */
const dayOfYear = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);
const name = z.string().min(1);
const source = z.string().min(1);

export const holidaysSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** On the same day of every year from `from` on; `beside`: one more day, before or after, as announced. */
  everyYear: z.array(z.strictObject({ on: dayOfYear, name, from: isoDate, source, beside: z.literal(true).exactOptional() })).readonly(),
  /** Days of the lunar calendar, year by year. */
  days: z.array(z.strictObject({ day: isoDate, name, source })).readonly(),
  /** Spans in which days off are announced each year. */
  doubtful: z.array(z.strictObject({ first: isoDate, last: isoDate, name, source })).readonly(),
  /** For the years whose lunar days stand above; in all others these spans are doubtful. */
  lunarYears: z.array(z.int()).readonly(),
  inOtherYears: z.array(z.strictObject({ first: dayOfYear, last: dayOfYear, name })).readonly(),
  sources: z.array(z.string()).readonly(),
});
export type Holidays = z.infer<typeof holidaysSchema>;

/** `name`: why nobody works, or what the day may belong to. */
export type DayKind =
  { readonly kind: 'working' } | { readonly kind: 'off'; readonly name: string } | { readonly kind: 'doubtful'; readonly name: string };

/** A holiday on a Saturday or Sunday is given on a later day: at most these many holidays and weekend days stand before it. */
const MOST_BEFORE_LIEU = 9;

export function kindOfDay(day: string, holidays: Holidays): DayKind {
  const holiday = holidayOn(day, holidays);
  if (holiday !== undefined) return { kind: 'off', name: holiday };
  if (isWeekend(day)) return { kind: 'off', name: 'ngày nghỉ hằng tuần' };
  const doubt = besideHoliday(day, holidays) ?? inSpan(day, holidays) ?? inLieu(day, holidays);
  return doubt === undefined ? { kind: 'working' } : { kind: 'doubtful', name: doubt };
}

function holidayOn(day: string, { everyYear, days }: Holidays): string | undefined {
  return (days.find((one) => one.day === day) ?? everyYear.find(({ on, from }) => day.endsWith(on) && from <= day))?.name;
}

function besideHoliday(day: string, holidays: Holidays): string | undefined {
  const near = [dayAfter(day, -1), dayAfter(day, 1)];
  return holidays.everyYear.find(({ on, from, beside }) => beside && from <= day && near.some((one) => one.endsWith(on)))?.name;
}

function inSpan(day: string, { doubtful, lunarYears, inOtherYears }: Holidays): string | undefined {
  const said = doubtful.find(({ first, last }) => first <= day && day <= last);
  if (said) return said.name;
  if (lunarYears.includes(Number(day.slice(0, 4)))) return undefined;
  return inOtherYears.find(({ first, last }) => first <= day.slice(5) && day.slice(5) <= last)?.name;
}

/** The first day that is neither holiday nor weekend after a holiday that fell on a weekend (Bộ luật Lao động 2019, Điều 111 khoản 3). */
function inLieu(day: string, holidays: Holidays): string | undefined {
  for (let back = 1; back <= MOST_BEFORE_LIEU; back += 1) {
    const before = dayAfter(day, -back);
    const holiday = holidayOn(before, holidays);
    if (holiday === undefined && !isWeekend(before)) return undefined;
    if (holiday !== undefined && isWeekend(before)) return `nghỉ bù ${holiday}`;
  }
  return undefined;
}
