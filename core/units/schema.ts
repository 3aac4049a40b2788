/**
 * The shape of data/units/PROVINCE.json. A code is no identity: it is used again for other
 * units, so a unit is a code with a span of validity.
 */
import { z } from 'zod';
import { isoDate, regionSchema } from '../criteria/schema.ts';

export const unitSchema = z.strictObject({
  /** 2 digits a province, 3 a district, 5 a commune; leading zeros kept. */
  code: z.string().regex(/^\d{2}(\d|\d{3})?$/),
  /** With its type, e.g. Xã Nam Mỹ. */
  name: z.string().min(1),
  level: z.enum(['province', 'district', 'commune']),
  /** Code of the unit above; null for a province. */
  parent: z.string().nullable(),
  /** First day of validity; `{ notAfter }` where only a snapshot of that day is known. */
  from: z.union([isoDate, z.strictObject({ notAfter: isoDate })]),
  /** Last day of validity; null = still valid. */
  to: isoDate.nullable(),
  region: regionSchema.optional(),
});
export type Unit = z.infer<typeof unitSchema>;

export const unitFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  province: z.string(),
  sources: z.array(z.string()).readonly(),
  units: z.array(unitSchema).readonly(),
});
