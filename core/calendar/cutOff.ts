/** The days a report's figures cover, from a province's calendar (data/calendars). */
import { z } from 'zod';
import { daysIn, firstDayOf, lastDayOf, parsePeriod, type Period } from './period.ts';

const dueRuleSchema = z.union([
  z.strictObject({ workingDaysAfterCutOff: z.int().min(0).max(31), source: z.string().min(1) }),
  z.strictObject({ dayOfMonth: z.int().min(1).max(31), source: z.string().min(1) }),
]);
/** When a level's report is due: working days after the cut-off, or a day of the month in which the period is cut off. */
export type DueRule = z.infer<typeof dueRuleSchema>;

export const calendarSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  /**
   * Monthly figures run from this day of the month before to the day before it in the reporting
   * month (NĐ 09/2019/NĐ-CP: the 15th to the 14th); 1 = the calendar month.
   */
  monthStartsOn: z.int().min(1).max(28),
  /** By the level that reports; a level that is not named has no due day. */
  due: z
    .strictObject({
      commune: dueRuleSchema.exactOptional(),
      district: dueRuleSchema.exactOptional(),
      province: dueRuleSchema.exactOptional(),
    })
    .exactOptional(),
  sources: z.array(z.string()).readonly(),
});
export type Calendar = z.infer<typeof calendarSchema>;

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
