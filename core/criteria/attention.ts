/**
 * Which indicators a district or a province tells its communes to keep up month by month, or to act on now: its
 * year's plan. Printed under the wording; it decides nothing.
 */
import { z } from 'zod';
import { isoDate } from './threshold.ts';

export const attentionSchema = z
  .strictObject({
    set: z.string(),
    /** Code of the district, or of the province where it tells all its communes. */
    by: z.string().regex(/^\d{2,3}$/u),
    group: z.enum(['keepUp', 'actNow']),
    codes: z.array(z.string()).min(1).readonly(),
    from: isoDate,
    to: isoDate.nullable().optional(),
    /** The plan: number, date, who issued it, where in it. */
    source: z.string().min(1),
  })
  .refine(({ from, to }) => typeof to !== 'string' || from <= to, { message: 'ends before it begins', path: ['to'] });
export type Attention = z.infer<typeof attentionSchema>;
