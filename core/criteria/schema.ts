/**
 * The shape of data/criteria/SET.json: one decision's criteria for one kind of unit.
 * Two questions are kept apart for every indicator: where its wording was seen, and where
 * each of its thresholds was seen.
 */
import { z } from 'zod';
import { amendmentSchema, conditionSchema, officialCountsSchema, presupposedSchema, shareSchema } from './conditions.ts';
import { comparatorSchema, communeGroupSchema, isoDate, sourcesSchema, thresholdSchema } from './threshold.ts';

export * from './threshold.ts';

/**
 * | type      | the result is                                     |
 * |-----------|---------------------------------------------------|
 * | `percent` `number` `count` | a figure; two where the indicator has parts |
 * | `boolean` | met or not: the officer's own word                |
 * | `level`   | a level of a scale: Khá, Mức độ 2                 |
 * | `text`    | names, as many as are asked for                   |
 */
export const indicatorTypeSchema = z.enum(['percent', 'number', 'count', 'boolean', 'level', 'text']);
export type IndicatorType = z.infer<typeof indicatorTypeSchema>;

/** One figure of several; its own comparator where it differs from the indicator's. */
export const partSchema = z.strictObject({
  key: z.string(),
  text: z.string(),
  unit: z.string(),
  comparator: comparatorSchema.optional(),
});
export type IndicatorPart = z.infer<typeof partSchema>;

/** Who answers for an indicator above the unit, from when to when. */
export const responsibleBodySchema = z.strictObject({
  name: z.string().min(1),
  from: isoDate.optional(),
  to: isoDate.optional(),
  sources: sourcesSchema,
});

/** So many percent of another indicator's threshold, of the same region, group, year and day. */
export const derivedSchema = z.strictObject({
  percent: z.number().positive(),
  set: z.string(),
  code: z.string(),
  sources: sourcesSchema,
});

export const indicatorSchema = z.strictObject({
  /** Unique within its set only: the key is (set, code). */
  code: z.string().regex(/^(?:[A-Z]{1,4}\.)?\d+(?:\.\d+)?$/),
  text: z.string().min(1),
  type: indicatorTypeSchema,
  /** `%`, `triệu đồng/người/năm`, …; what the sheet prints under ĐVT. */
  unit: z.string(),
  comparator: comparatorSchema,
  thresholds: z.array(thresholdSchema).readonly(),
  /** Where the wording was seen; empty = not compared with the decision. */
  sources: sourcesSchema,
  /** The decision leaves the threshold to the province. */
  setByProvince: z.literal(true).optional(),
  derived: derivedSchema.optional(),
  /** “áp dụng đạt cho cả nam và nữ”: the threshold holds for each. */
  bothSexes: z.literal(true).optional(),
  /** “nếu có”: Không áp dụng is an answer. */
  ifAny: z.literal(true).optional(),
  /** Two or more figures in one indicator. */
  parts: z.array(partSchema).readonly().optional(),
  /** Of a text: the names known so far. The list is open: another name is asked about, never refused. */
  names: z
    .array(z.strictObject({ name: z.string().min(1), sources: sourcesSchema }))
    .readonly()
    .optional(),
  /** Computed from the units below, where the decision says so; the unit states it. */
  share: shareSchema.optional(),
  bodies: z.array(responsibleBodySchema).readonly().optional(),
  note: z.string().optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const criterionSchema = z.strictObject({
  no: z.int().positive(),
  name: z.string().min(1),
  group: z.string().optional(),
  /** Where its name was seen, where that is not the set's `nameSources`. */
  sources: sourcesSchema.optional(),
  /** How many indicators the decision gives it, where that is known and we hold fewer. */
  officialIndicators: z.int().positive().optional(),
  /** Empty where none is known: the criterion is then reported on its own row. */
  indicators: z.array(indicatorSchema).readonly(),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const decisionSchema = z.strictObject({
  number: z.string(),
  date: isoDate,
  issuer: z.string(),
  annex: z.string().optional(),
});

export const levelSchema = z.enum(['commune', 'town', 'district', 'province', 'hamlet']);

export const criteriaSetSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    /** The kind of report in a sheet's title, e.g. XÃ NÔNG THÔN MỚI NÂNG CAO. */
    shortTitle: z.string(),
    /** Null where no one decision is known. */
    decision: decisionSchema.nullable(),
    amendedBy: z.array(amendmentSchema).readonly().optional(),
    level: levelSchema,
    /** Null where the day is not known: such a set is in force on no day. */
    from: isoDate.nullable(),
    to: isoDate.nullable(),
    /** Absent where nobody doubts that the set is whole. */
    official: officialCountsSchema.optional(),
    /** Where the names of the criteria were seen, unless a criterion says otherwise. */
    nameSources: sourcesSchema.optional(),
    presupposes: z.array(presupposedSchema).readonly().optional(),
    conditions: z.array(conditionSchema).readonly().optional(),
    communeGroups: z
      .array(z.strictObject({ group: communeGroupSchema, text: z.string(), sources: sourcesSchema }))
      .readonly()
      .optional(),
    criteria: z.array(criterionSchema).min(1).readonly(),
    notes: z.array(z.string()).readonly().optional(),
    /** What must be compared before the set is used officially; printed at the foot of its sheets. */
    caution: z.string().optional(),
  })
  .superRefine((set, context) => {
    const seen = new Set<string>();
    for (const { code, thresholds, parts } of set.criteria.flatMap((criterion) => criterion.indicators)) {
      if (seen.has(code)) context.addIssue({ code: 'custom', message: `indicator ${code} stands twice in ${set.id}` });
      seen.add(code);
      const stray = thresholds.find(({ part }) => part !== undefined && !parts?.some(({ key }) => key === part));
      if (stray)
        context.addIssue({ code: 'custom', message: `indicator ${code} has a threshold for part ${stray.part ?? ''}, which it lacks` });
    }
    const numbers = set.criteria.map(({ no }) => no);
    if (new Set(numbers).size < numbers.length) context.addIssue({ code: 'custom', message: `a criterion stands twice in ${set.id}` });
  });
export type CriteriaSet = z.infer<typeof criteriaSetSchema>;
