/**
 * The shape of data/templates/FORM.json as `tieuchi template learn` writes it: an office's own form of a set. Its columns and
 * wordings make its sheets known; its workbook is the mould that new sheets are made of; what it says otherwise
 * than the set is proposed, and holds only where a decision is named as its source.
 */
import { z } from 'zod';
import { overlayItemSchema } from '../criteria/overlay.ts';
import { criterionSchema } from '../criteria/schema.ts';
import { layoutSchema } from '../template/schema.ts';

/** What a cell above the table says, written anew in every sheet: `UBND {unit}`, `Kỳ báo cáo: {period}`. */
const placeSchema = z.strictObject({ cell: z.string(), text: z.string().min(1) });
export type FormPlace = z.infer<typeof placeSchema>;

export const questionKinds = ['column', 'row', 'code', 'wording', 'threshold', 'place', 'figures', 'source', 'count'] as const;

const messageSchema = z.strictObject({ vi: z.string(), en: z.string() });

/** What a person is to look at; `cell` null = of the form as a whole. */
const questionSchema = z.strictObject({ cell: z.string().nullable(), kind: z.enum(questionKinds), why: messageSchema });
export type Question = z.infer<typeof questionSchema>;

/** One row of the form as it was understood; `key` as messages name it: `14.2`, `TC 14`. */
const formRowSchema = z.strictObject({ cell: z.string(), key: z.string(), wording: z.string(), requirement: z.string() });
export type FormRow = z.infer<typeof formRowSchema>;

/** Base64 of 4 MB: an office's form has some 100 kB; every command reads the file anew. */
const LONGEST_MOULD = 6_000_000;

export const formSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    kind: z.literal('form'),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    set: z.string(),
    /** Null: no province's own; its completion then holds for all. */
    province: z
      .string()
      .regex(/^\d{2}$/)
      .nullable(),
    /** The file it was learned from, and the sheet of it. */
    file: z.string(),
    sheet: z.string(),
    /** The decision that lays the form down; null = none was named, so nothing in it decides Đạt or Chưa đạt. */
    source: z.string().nullable(),
    layout: layoutSchema,
    /** A free cell for the form code; null where nothing stands above the heading. */
    codeCell: z.string().nullable(),
    places: z.array(placeSchema).readonly(),
    rows: z.array(formRowSchema).readonly(),
    /** Where the form says otherwise than the set. They hold where `source` names a decision; else they wait for one. */
    overlay: z.array(overlayItemSchema).readonly(),
    /** Criteria of the set with the indicators that it lacks; only those indicators. */
    completion: z.array(criterionSchema).readonly(),
    questions: z.array(questionSchema).readonly(),
    /** The workbook in base64; null where it is not at hand, as on the page. */
    mould: z.base64().max(LONGEST_MOULD).nullable(),
  })
  .refine(({ id, layout }) => layout.id === id, { message: 'is named otherwise than the form', path: ['layout', 'id'] })
  .refine(({ set, layout }) => layout.sets.length === 1 && layout.sets[0] === set, {
    message: 'is of another set than the form',
    path: ['layout', 'sets'],
  });
export type Form = z.infer<typeof formSchema>;

/** True for the JSON of a form among the layouts of data/templates. */
export function isForm(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'kind' in content && content.kind === 'form';
}
