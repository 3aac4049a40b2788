/**
 * The shape of data/calendars/PROVINCE.json: which days monthly figures cover, and when whom is to report. Each rule
 * says where it was seen; what the offices have not said is left out, and answers say so.
 */
import { z } from 'zod';
import { isoDate } from '../criteria/schema.ts';
import { parsePeriod } from './period.ts';

const dueRuleSchema = z.union([
  z.strictObject({ workingDaysAfterCutOff: z.int().min(0).max(31), source: z.string().min(1) }),
  z.strictObject({ dayOfMonth: z.int().min(1).max(31), source: z.string().min(1) }),
]);
/** When a report is due: working days after the cut-off, or a day of the month in which the period is cut off. */
export type DueRule = z.infer<typeof dueRuleSchema>;

/** Who reports: `sector` is a sở or a ngành with a criterion in its charge. */
const reporters = ['commune', 'district', 'sector', 'province'] as const;
export type Reporter = (typeof reporters)[number];

/** By who reports; one that is not named has no due day. */
const dueSchema = z.partialRecord(z.enum(reporters), dueRuleSchema);

/** What becomes of a day of the month that is no working day; absent = the office has not said. */
const shiftSchema = z.strictObject({ to: z.enum(['later', 'earlier', 'none']), source: z.string().min(1) });

/** The first day of a month's figures: 15 = from the 15th of the month before to the 14th (NĐ 09/2019/NĐ-CP); 1 = the calendar month. */
const monthStartsOn = z.int().min(1).max(28);

/** A review round or an ad hoc report with a due day of its own. */
const roundSchema = z.strictObject({
  period: z.string().refine((text) => text.includes('~') && parsePeriod(text) !== undefined, {
    message: 'not a review round or an ad hoc period: YYYY-MM-DD~ra-soat',
  }),
  /** Whose round it is: the district or the province that asked for it. */
  unit: z.string(),
  reporter: z.enum(reporters),
  due: isoDate,
  source: z.string().min(1),
});

export const calendarSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  monthStartsOn,
  due: dueSchema.exactOptional(),
  shift: shiftSchema.exactOptional(),
  /** What a district says otherwise, by its code; the rest is the province's. */
  districts: z
    .record(
      z.string().regex(/^\d{3}$/u),
      z.strictObject({
        monthStartsOn: monthStartsOn.exactOptional(),
        due: dueSchema.exactOptional(),
        shift: shiftSchema.exactOptional(),
      }),
    )
    .exactOptional(),
  rounds: z.array(roundSchema).readonly().exactOptional(),
  sources: z.array(z.string()).readonly(),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** The calendar as it holds for a unit: `above` are the codes of the unit and of those above it. */
export function calendarFor(calendar: Calendar, above: readonly string[]): Calendar {
  const own = above.map((code) => calendar.districts?.[code]).find((one) => one !== undefined);
  const rounds = calendar.rounds?.filter(({ unit }) => above.includes(unit));
  return {
    ...calendar,
    ...own,
    ...(own?.due || calendar.due ? { due: { ...calendar.due, ...own?.due } } : {}),
    ...(rounds ? { rounds } : {}),
  };
}
