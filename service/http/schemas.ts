/** The shapes that travel: parsed with on the way in, documented from on the way out. */
import { z } from 'zod';
import { parseRange } from '../../core/sheet/address.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { isDay } from '../../core/calendar/period.ts';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_MERGES, MAX_NAME, MAX_RANGE, MAX_SHEET_CELLS } from './limits.ts';
import { isCellAddress } from './sheetShape.ts';

export const messageSchema = z.object({ vi: z.string(), en: z.string() }).meta({ id: 'Message' });

/** Half a surrogate pair is no character: it would be stored as another than was sent. */
const text = (max: number): z.ZodString =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed(), 'is not well-formed Unicode');

const cellSchema = z.strictObject({
  at: z.string().max(10).refine(isCellAddress, 'is not an A1 address'),
  value: z.union([z.number(), text(MAX_CELL_TEXT), z.boolean(), z.strictObject({ error: text(MAX_NAME) }), z.null()]),
  format: text(MAX_NAME).optional(),
  formula: text(MAX_FORMULA).regex(/^=/, 'begins with =').optional(),
  font: text(MAX_NAME).optional(),
  mixedFonts: z.literal(true).optional(),
  strike: z.literal(true).optional(),
  runs: z
    .array(z.strictObject({ text: text(MAX_CELL_TEXT), font: text(MAX_NAME).optional(), strike: z.literal(true).optional() }))
    .max(MAX_CELL_TEXT)
    .optional(),
});

/** JSON knows no undefined, so what is optional here is absent or there, as in Sheet. `isSheet` says the same, faster. */
export const sheetSchema = z
  .strictObject({
    name: text(MAX_NAME).min(1),
    cells: z.array(cellSchema).max(MAX_SHEET_CELLS),
    merges: z
      .array(
        z
          .string()
          .max(MAX_RANGE)
          .refine((range) => parseRange(range) !== undefined, 'is not an A1 range'),
      )
      .max(MAX_MERGES)
      .optional(),
    hiddenRows: z.array(z.int().positive()).max(MAX_SHEET_CELLS).optional(),
    hiddenColumns: z
      .array(z.string().regex(/^[A-Z]{1,3}$/))
      .max(MAX_NAME)
      .optional(),
  })
  .meta({ id: 'Sheet' }) as unknown as z.ZodType<Sheet>;

/** Units, sets and periods are looked up by the resources: what is none has a code of its own that says what there is. */
export const unitCode = z.string().min(1).max(20).meta({ example: '13969' });
export const setId = z.string().min(1).max(100).meta({ example: 'xa-ntm-nang-cao-318-2022' });
export const periodText = z.string().min(1).max(60).meta({ example: '2023-11' });
export const uuid = z
  .uuid()
  .transform((id) => id.toLowerCase())
  .pipe(z.string())
  .meta({ format: 'uuid' });
export const daySchema = z.string().refine(isDay, 'is not a day (YYYY-MM-DD)').meta({ example: '2023-11-30', format: 'date' });
export const instantSchema = z.iso.datetime({ precision: 3 });

/** Cells of rows, as a report names them. */
const rowCells = z.object({
  result: z.string(),
  selfAssessment: z.string(),
  expectedBy: z.string(),
  obstacle: z.string(),
  note: z.string(),
});

export const entrySchema = z
  .object({
    indicator: z.string(),
    reading: z.looseObject({ kind: z.enum(['number', 'text', 'word', 'parts', 'blank', 'notAssessed', 'ambiguous', 'unreadable']) }),
    selfAssessment: z.enum(['met', 'unmet', 'notAssessed', 'notApplicable']).nullable(),
    expectedBy: z.string().nullable(),
    obstacle: z.string().nullable(),
    note: z.string().nullable(),
    cells: rowCells.nullable(),
  })
  .meta({ id: 'Entry' });

export const reportSchema = z
  .object({
    sheet: z.string(),
    template: z.string(),
    unit: z.string(),
    period: z.string(),
    fingerprint: z.string(),
    entries: z.array(entrySchema),
    criteria: z.array(z.object({ criterion: z.int(), selfAssessment: z.enum(['met', 'unmet', 'notAssessed']) })),
  })
  .meta({ id: 'Report' });

export const findingSchema = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'explain', 'warning', 'info']),
    cell: z.string().nullable(),
    indicator: z.string().nullable(),
    criterion: z.int().nullable(),
    message: messageSchema,
    fix: z.array(z.looseObject({ cell: z.string() })).nullable(),
    explanation: z.string().nullable(),
  })
  .meta({ id: 'Finding' });

export const receiptSchema = z
  .object({
    submission: z.uuid(),
    unit: z.string(),
    period: z.string(),
    template: z.string(),
    version: z.int().positive(),
    fingerprint: z.string(),
    receivedAt: instantSchema,
    receipt: z.string(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;

export const remarkSchema = z
  .object({ cell: z.string().nullable(), indicator: z.string().nullable(), text: z.string() })
  .meta({ id: 'Remark' });

export const criterionText = z
  .string()
  .regex(/^[1-9]\d?$/, 'is not a criterion number')
  .transform(Number)
  .pipe(z.number())
  .meta({ type: 'integer', example: 14 });

/** Vietnam keeps UTC+7 all the year. A day alone means to its end there. In a query a `+` arrives as a space. */
export const asOfText = z
  .string()
  .max(40)
  .transform((text) => (isDay(text) ? `${text}T23:59:59.999+07:00` : text.replace(' ', '+')))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text).toISOString())
  .pipe(z.string())
  .meta({ format: 'date-time', example: '2023-11-20T10:00:00Z' });
