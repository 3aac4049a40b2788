/**
 * The shape of data/templates/LAYOUT.json: how a unit's sheet is laid out, whatever the set.
 * Columns are found in a filled sheet by these headings, in any order.
 */
import { z } from 'zod';

export const columnKeys = [
  'no',
  'criterion',
  'content',
  'unit',
  'requirement',
  'result',
  'selfAssessment',
  'expectedBy',
  'obstacle',
  'responsible',
  'note',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

export const columnSchema = z.strictObject({
  key: z.enum(columnKeys),
  /** As printed. */
  heading: z.string().min(1),
  /** The older headings, and those offices write instead; compared folded. */
  aliases: z.array(z.string()).readonly(),
  /** In characters, as Excel counts column widths. */
  width: z.number().positive(),
});

export const layoutSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  /** Raised whenever a sheet of the older layout could be misread by the newer. */
  version: z.int().positive(),
  /** The sets printed in this layout. */
  sets: z.array(z.string()).readonly(),
  columns: z.array(columnSchema).min(1).readonly(),
});
export type Layout = z.infer<typeof layoutSchema>;
