/**
 * Named groups of communes (miền, cụm, biên giới): subtotals and filters, no level of government. A group is
 * data of its province's file, and holds on the days that its source says.
 */
import { z } from 'zod';
import { isoDate } from '../criteria/schema.ts';

export const namedGroupSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(['miền', 'cụm', 'biên giới', 'khác']),
  from: isoDate,
  to: isoDate.nullable(),
  /** Codes of the group's communes on those days. */
  units: z.array(z.string().regex(/^\d{5}$/)).readonly(),
  source: z.string().min(1),
});
export type NamedGroup = z.infer<typeof namedGroupSchema>;

export function groupsOn(groups: readonly NamedGroup[], day: string): readonly NamedGroup[] {
  return groups.filter(({ from, to }) => from <= day && (to === null || day <= to));
}

export function groupsOf(groups: readonly NamedGroup[], code: string, day: string): readonly NamedGroup[] {
  return groupsOn(groups, day).filter(({ units }) => units.includes(code));
}
