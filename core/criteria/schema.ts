/**
 * The shape of data/criteria/SET.json: one decision's criteria for one kind of unit.
 * Two questions are kept apart for every indicator: where its wording was seen, and where
 * each of its thresholds was seen. A threshold nobody has compared with the decision
 * never decides Đạt or Chưa đạt.
 */
import { z } from 'zod';
import { isDay } from '../calendar/period.ts';

/** A day there is: 2023-02-30 is none. */
export const isoDate = z.string().refine(isDay, { message: 'not a day (YYYY-MM-DD)' });

/** The seven regions of 318/QĐ-TTg (08/3/2022), Điều 1 and annex columns. */
export const regions = ['TDMNPB', 'DBSH', 'BTB', 'DHNTB', 'TN', 'DNB', 'DBSCL'] as const;
export const regionSchema = z.enum(regions);
export type Region = z.infer<typeof regionSchema>;

/**
 * | enforce              | the threshold                                          |
 * |----------------------|--------------------------------------------------------|
 * | `yes`                | decides                                                |
 * | `after-confirmation` | is shown as not yet compared; a province may confirm it |
 * | `no`                 | is not shown; it is a memory, not a source             |
 */
export const enforceSchema = z.enum(['yes', 'after-confirmation', 'no']);
export type Enforce = z.infer<typeof enforceSchema>;

export const thresholdSchema = z.strictObject({
  /** In the indicator's unit; a word for boolean and level indicators. */
  value: z.union([z.number(), z.string()]),
  region: regionSchema.optional(),
  year: z.int().optional(),
  enforce: enforceSchema,
  /** Where the figure was seen; empty = nowhere yet. */
  sources: z.array(z.string()).readonly(),
});
export type Threshold = z.infer<typeof thresholdSchema>;

export const comparatorSchema = z.enum(['≥', '≤', '=', 'đạt']);
export type Comparator = z.infer<typeof comparatorSchema>;

export const indicatorTypeSchema = z.enum(['percent', 'number', 'count', 'boolean', 'level']);
export type IndicatorType = z.infer<typeof indicatorTypeSchema>;

export const indicatorSchema = z.strictObject({
  /** Unique within its set only: the key is (set, code). */
  code: z.string().regex(/^\d+(\.\d+)?$/),
  text: z.string().min(1),
  type: indicatorTypeSchema,
  /** `%`, `triệu đồng/người/năm`, …; what the sheet prints under ĐVT. */
  unit: z.string(),
  comparator: comparatorSchema,
  thresholds: z.array(thresholdSchema).readonly(),
  /** Where the wording was seen; empty = not compared with the decision. */
  sources: z.array(z.string()).readonly(),
  /** “áp dụng đạt cho cả nam và nữ”: the threshold holds for each. */
  bothSexes: z.literal(true).optional(),
  /** “nếu có”: Không áp dụng is an answer. */
  ifAny: z.literal(true).optional(),
  /** Two or more figures in one indicator. */
  parts: z
    .array(z.strictObject({ key: z.string(), text: z.string(), unit: z.string() }))
    .readonly()
    .optional(),
  note: z.string().optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const criterionSchema = z.strictObject({
  no: z.int().positive(),
  name: z.string().min(1),
  group: z.string().optional(),
  indicators: z.array(indicatorSchema).min(1).readonly(),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const decisionSchema = z.strictObject({
  number: z.string(),
  date: isoDate,
  issuer: z.string(),
  annex: z.string().optional(),
});

export const criteriaSetSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    /** The kind of report in a sheet's title, e.g. XÃ NÔNG THÔN MỚI NÂNG CAO. */
    shortTitle: z.string(),
    decision: decisionSchema,
    level: z.enum(['commune', 'town', 'district', 'province', 'hamlet']),
    from: isoDate,
    to: isoDate.nullable(),
    criteria: z.array(criterionSchema).min(1).readonly(),
    notes: z.array(z.string()).readonly().optional(),
  })
  .superRefine((set, context) => {
    const seen = new Set<string>();
    for (const { code } of set.criteria.flatMap((criterion) => criterion.indicators)) {
      if (seen.has(code)) context.addIssue({ code: 'custom', message: `indicator ${code} stands twice in ${set.id}` });
      seen.add(code);
    }
  });
export type CriteriaSet = z.infer<typeof criteriaSetSchema>;
