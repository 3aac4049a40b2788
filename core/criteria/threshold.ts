/**
 * A threshold of data/criteria: a figure or a level with the place and time it holds for, and where it
 * was seen. One nobody has compared with the decision never decides Đạt or Chưa đạt.
 */
import { z } from 'zod';
import { isDay } from '../calendar/period.ts';

/** A day there is: 2023-02-30 is none. */
export const isoDate = z.string().refine(isDay, { message: 'not a day (YYYY-MM-DD)' });

/** The seven regions of 318/QĐ-TTg (08/3/2022), Điều 1 and annex columns. */
export const regions = ['TDMNPB', 'DBSH', 'BTB', 'DHNTB', 'TN', 'DNB', 'DBSCL'] as const;
export const regionSchema = z.enum(regions);
export type Region = z.infer<typeof regionSchema>;

/** The three groups of communes of 51/2025/QĐ-TTg (29/12/2025), which take the place of the regions; the set says what they are. */
export const communeGroupSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type CommuneGroup = z.infer<typeof communeGroupSchema>;

/** Where something was seen; empty = nowhere yet. */
export const sourcesSchema = z.array(z.string().min(1)).readonly();

/**
 * | enforce              | the threshold                                          |
 * |----------------------|--------------------------------------------------------|
 * | `yes`                | decides                                                |
 * | `after-confirmation` | is shown as not yet compared; a province may confirm it |
 * | `no`                 | is not shown; it is a memory, not a source             |
 */
export const enforceSchema = z.enum(['yes', 'after-confirmation', 'no']);
export type Enforce = z.infer<typeof enforceSchema>;

/** `đạt` asks no figure; `>` and `<` are “trên” and “dưới”, which the figure itself does not reach. */
export const comparatorSchema = z.enum(['≥', '≤', '>', '<', '=', 'đạt']);
export type Comparator = z.infer<typeof comparatorSchema>;

/** What is not given holds for all: regions, groups, years, days, and every part of the indicator. */
export const thresholdSchema = z.strictObject({
  /** In the indicator's unit; a word for boolean and level indicators. */
  value: z.union([z.number(), z.string()]),
  /** The key of the part it is asked of, in the part's own unit. */
  part: z.string().optional(),
  region: regionSchema.optional(),
  communeGroup: communeGroupSchema.optional(),
  year: z.int().optional(),
  /** First and last day, for a figure that an amendment changed. */
  from: isoDate.optional(),
  to: isoDate.optional(),
  enforce: enforceSchema,
  sources: sourcesSchema,
});
export type Threshold = z.infer<typeof thresholdSchema>;
