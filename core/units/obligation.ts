/** Which unit reports on which set from when to when: data/obligations/PROVINCE.json. */
import { z } from 'zod';
import { lastDayOf, type Period } from '../calendar/period.ts';
import { isoDate } from '../criteria/schema.ts';
import type { Unit } from './schema.ts';
import type { UnitTree } from './unitTree.ts';

/** The three groups of communes of 51/2025/QĐ-TTg, Điều 1, each with requirements of its own. */
export const groupSchema = z.enum(['1', '2', '3']);
export type Group = z.infer<typeof groupSchema>;

export const obligationSchema = z.strictObject({
  unit: z.string(),
  /** The criteria set's id; a set may be owed before its sheet exists. */
  set: z.string(),
  from: isoDate,
  /** Last day; at the latest the unit's own, as its code may be used again for another. */
  to: isoDate.nullable(),
  /** The group of communes the unit is judged in under this set, where the set has groups. */
  group: groupSchema.optional(),
  source: z.string().min(1),
  /** `sample`: not from any office, and shown as sample wherever it shows. */
  provenance: z.enum(['document', 'sample']),
});
export type Obligation = z.infer<typeof obligationSchema>;

export const obligationFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  province: z.string(),
  items: z.array(obligationSchema).readonly(),
});

/** Of each unit that owes a report on the set for the period and whose group is known: its group. */
export function groupsOf(obligations: readonly Obligation[], set: string, period: Period): ReadonlyMap<string, Group> {
  const day = lastDayOf(period);
  return new Map(
    obligations.flatMap(({ unit, group, ...item }) =>
      group !== undefined && item.set === set && isOwedOn(item, day) ? [[unit, group] as const] : [],
    ),
  );
}

function isOwedOn({ from, to }: Pick<Obligation, 'from' | 'to'>, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

/**
 * The units within `scope` (a unit's code) that owe a report on the set for the period, by code.
 * As the units of a period are those of its last day, so are the obligations. `tree` is that day's.
 */
export function obligedUnits(
  obligations: readonly Obligation[],
  set: string,
  period: Period,
  tree: UnitTree,
  scope: string,
): readonly Unit[] {
  const day = lastDayOf(period);
  const codes = new Set(obligations.filter((item) => item.set === set && isOwedOn(item, day)).map((item) => item.unit));
  return [...codes]
    .sort()
    .filter((code) => tree.isWithin(code, scope))
    .flatMap((code) => tree.unit(code) ?? []);
}
