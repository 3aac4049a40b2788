/**
 * Rows that a district (or a province) adds to its communes' sheets with a year's plan: below a national
 * criterion, under a code of their own (`15.1.a`). They are read, checked and totalled by themselves; they are no
 * indicators of the set, so they never decide its criteria.
 */
import { z } from 'zod';
import { comparatorSchema, indicatorTypeSchema, isoDate, type Indicator } from './schema.ts';

/** National codes have at most two parts; the letter keeps these apart from them. */
const LOCAL_CODE = /^\d{1,2}(?:\.\d{1,2})?\.[a-z]$/u;

export const localRowSchema = z
  .strictObject({
    set: z.string(),
    /** Code of the district that asks for it, or of the province where it asks all its communes. */
    by: z.string().regex(/^\d{2,3}$/u),
    code: z.string().regex(LOCAL_CODE, { message: 'not a code like 15.1.a: the criterion or the indicator, then a letter' }),
    from: isoDate,
    to: isoDate.nullable().optional(),
    text: z.string().min(1),
    type: indicatorTypeSchema,
    unit: z.string(),
    comparator: comparatorSchema,
    value: z.union([z.number(), z.string()]),
    /** The plan: number, date, who issued it, where in it. */
    source: z.string().min(1),
  })
  .refine(({ from, to }) => typeof to !== 'string' || from <= to, { message: 'ends before it begins', path: ['to'] })
  .refine(({ type, value }) => (typeof value === 'number') === (type === 'percent' || type === 'number' || type === 'count'), {
    message: 'a percentage, a number and a count ask a number, the others a word',
    path: ['value'],
  })
  .refine(({ unit, value }) => unit !== '%' || typeof value === 'string' || (value >= 0 && value <= 100), {
    message: 'a percentage is 0 to 100',
    path: ['value'],
  });
export type LocalRow = z.infer<typeof localRowSchema>;

/** What a row stands under: an indicator's code, or a criterion's number. `15.1.a` → `15.1`. */
export function aboveOf({ code }: Pick<LocalRow, 'code'>): string {
  return code.slice(0, code.lastIndexOf('.'));
}

export function criterionOf({ code }: Pick<LocalRow, 'code'>): number {
  return Number(code.split('.')[0]);
}

/** The row as what every row of a sheet is read and checked with. */
export function indicatorOfRow({ code, text, type, unit, comparator, value, source }: LocalRow): Indicator {
  return { code, text, type, unit, comparator, thresholds: [{ value, enforce: 'yes', sources: [source] }], sources: [source] };
}

export function holdsOn({ from, to }: { readonly from: string; readonly to?: string | null | undefined }, day: string): boolean {
  return from <= day && (typeof to !== 'string' || day <= to);
}

/** Rows whose code another has too on a sheet of the same day: asked by the same unit, or by a district and its province. */
export function clashingRows(rows: readonly LocalRow[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const numbered = rows.map((row, index) => ({ ...row, index, to: row.to ?? '9999-12-31' }));
  for (const same of Map.groupBy(numbered, ({ set, code }) => `${set} ${code}`).values()) {
    const latest = new Map<string, (typeof numbered)[number]>();
    for (const row of same.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index))) {
      const before = [...latest.values()].find((other) => meet(row.by, other.by) && row.from <= other.to);
      if (before) found.push([row.index, before.index]);
      if (row.to > (latest.get(row.by)?.to ?? '')) latest.set(row.by, row);
    }
  }
  return found;
}

/** A commune has one district and one province: rows of two districts never meet on a sheet. */
function meet(one: string, other: string): boolean {
  return one === other || one.length === PROVINCE_DIGITS || other.length === PROVINCE_DIGITS;
}

const PROVINCE_DIGITS = 2;
