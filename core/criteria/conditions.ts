/**
 * What a decision asks beside its criteria: conditions, other sets that must be met first; and how many
 * criteria and indicators it has, so that a set can say what it lacks.
 */
import { z } from 'zod';
import { comparatorSchema, isoDate, sourcesSchema } from './threshold.ts';

/** The units counted, and the set they must have met, or be recognised for. */
export const shareSchema = z.strictObject({
  of: z.enum(['communes', 'towns', 'districts', 'cities']),
  set: z.string(),
  as: z.enum(['met', 'recognised']),
});
export type Share = z.infer<typeof shareSchema>;

/** A condition is stated by the unit; the software does not decide it. */
export const conditionSchema = z.strictObject({
  /** As the sets number them: ĐK1, … Unique within the set, and none of its indicators' codes. */
  code: z.string().regex(/^ĐK\d+$/u),
  text: z.string().min(1),
  comparator: comparatorSchema,
  /** A figure in `unit`; null where it is met or not, or the text names several. */
  value: z.number().nullable(),
  unit: z.string().optional(),
  /** Where it is a share of the units below. */
  share: shareSchema.optional(),
  sources: sourcesSchema,
  note: z.string().optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

/** Another set the unit must have met: kiểu mẫu is for communes of nâng cao. */
export const presupposedSchema = z.strictObject({ set: z.string(), sources: sourcesSchema });

export const amendmentSchema = z.strictObject({ number: z.string(), date: isoDate, sources: sourcesSchema, note: z.string().optional() });

/** How many the decision itself has; null = not known. */
export const officialCountsSchema = z.strictObject({
  criteria: z.int().positive().nullable(),
  indicators: z.int().positive().nullable(),
  sources: sourcesSchema,
});
