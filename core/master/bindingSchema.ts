/**
 * Bindings that come back: as `master bind --json` printed them and a person corrected them, or as the small document
 * that was kept. Whatever else the document holds is passed over.
 */
import { z } from 'zod';
import { groupSchema } from '../units/obligation.ts';
import type { ColumnMeaning, RowMeaning } from './binding.ts';
import type { Confirmation } from './confirmation.ts';

/** More than any master has (printed.ts); a longer list is no person's. */
const MOST_COLUMNS = 256;
const MOST_ROWS = 20_000;
const text = z.string().max(2000);
const count = z.int().min(0).max(99);
const position = z.int().min(1).max(MOST_ROWS);
const group = groupSchema.nullable();

const measured = z.enum(['met', 'share']);
const plainKinds = [
  'unit',
  'district',
  'metCount',
  'change',
  'newlyMet',
  'lost',
  'outstanding',
  'outstandingCount',
  'expectedBy',
  'difficulties',
  'expected',
  'counted',
  'average',
] as const;
const owns = ['number', 'measure', 'code', 'notes', 'level', 'difficulties', 'person', 'decision', 'place', 'otherTime'] as const;

export const columnMeaningSchema: z.ZodType<ColumnMeaning> = z.union([
  z.object({ kind: z.enum(plainKinds) }),
  z.object({ kind: z.literal('criterion'), criterion: count, measure: z.enum(['met', 'unmet', 'share']) }),
  z.object({
    kind: z.literal('level'),
    words: z
      .array(z.object({ from: count, to: count, word: text }))
      .max(100)
      .readonly(),
  }),
  z.object({ kind: z.literal('band'), label: text }),
  z.object({ kind: z.literal('results'), group, measure: measured, span: z.string().max(10).nullable() }),
  z.object({ kind: z.literal('leftAlone'), own: z.enum(owns) }),
]);

const unit = z.string().regex(/^\d{2,5}$/);
const figure = z.union([z.object({ is: z.enum(['expected', 'counted', 'average']) }), z.object({ is: z.literal('band'), label: text })]);

export const rowMeaningSchema: z.ZodType<RowMeaning> = z.union([
  z.object({ kind: z.enum(['commune', 'totals', 'section', 'metFoot', 'shareFoot']), unit }),
  z.object({ kind: z.literal('criterionLine'), unit, criterion: count, group }),
  z.object({ kind: z.literal('figureLine'), unit, figure, group }),
]);

const layout = z.enum(['communes', 'districts', 'form']);
const mark = z.object({ value: z.union([z.string().max(50), z.number()]), unmet: z.union([z.string().max(50), z.number()]).nullable() });

export const confirmationSchema: z.ZodType<Confirmation> = z.object({
  kind: z.literal('confirmation'),
  schemaVersion: z.literal(1),
  scope: unit,
  set: text,
  layout,
  sheet: text,
  columns: z
    .array(z.object({ heading: text, nth: position, of: position, column: z.string().max(3), meaning: columnMeaningSchema }))
    .max(MOST_COLUMNS)
    .readonly(),
  rows: z
    .array(z.object({ label: text, under: text.nullable(), nth: position, of: position, row: position, meaning: rowMeaningSchema }))
    .max(MOST_ROWS)
    .readonly(),
  mark: mark.nullable(),
});

const certainty = z.enum(['sure', 'likely', 'doubtful']);
const cell = z.string().regex(/^[A-Z]{1,3}\d{1,7}$/);

/** A binding as it was printed; what could not be placed may have been given a meaning. */
export const correctedBindingSchema = z.object({
  kind: z.literal('bound'),
  scope: unit,
  set: text,
  layout,
  sheet: text,
  columns: z
    .array(z.object({ column: z.string().max(3), heading: text, meaning: columnMeaningSchema, certainty }))
    .max(MOST_COLUMNS)
    .readonly(),
  rows: z
    .array(z.object({ row: position, label: text, under: text.nullable(), meaning: rowMeaningSchema, certainty }))
    .max(MOST_ROWS)
    .readonly(),
  mark: mark.extend({ certainty }).nullable(),
  unplaced: z
    .array(
      z.union([
        z.object({ kind: z.literal('column'), cell, label: text, meaning: columnMeaningSchema.optional() }),
        z.object({ kind: z.literal('row'), cell, label: text, under: text.nullable(), meaning: rowMeaningSchema.optional() }),
        z.object({ kind: z.enum(['table', 'unit', 'criterion', 'confirmed']) }),
      ]),
    )
    .max(MOST_ROWS)
    .readonly(),
});
export type CorrectedBinding = z.infer<typeof correctedBindingSchema>;

/** What `--confirm`, `--binding` and `PUT …/binding` take. */
export const answerSchema = z.union([confirmationSchema, correctedBindingSchema]);
