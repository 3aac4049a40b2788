/** The shape of a gathered criteria file, as far as the import reads it. */
import { z } from 'zod';

const figure = z.union([z.number(), z.string()]);
/** A figure for each part, by the part's key. */
const figureOrParts = z.union([figure, z.record(z.string(), z.number())]);
export type FigureOrParts = z.infer<typeof figureOrParts>;

const byRegion = z.record(z.string(), figureOrParts);
const forYear = z.union([figure, z.object({ common: figure.optional(), byRegion: byRegion.optional() })]);
const targetFacts = z.object({
  common: figureOrParts.optional(),
  byRegion: byRegion.optional(),
  byYear: z.record(z.string(), forYear).optional(),
  /** Of another set's threshold: the import knows the one there is. */
  formula: z.string().optional(),
  detail: z.array(z.object({ rule: z.string(), regions: z.array(z.string()).optional() })).optional(),
});
export type TargetFacts = z.infer<typeof targetFacts>;

const provenance = z.union([z.string(), z.array(z.string())]);
export type Provenance = z.infer<typeof provenance>;

const operator = z.enum(['≥', '≤', '>', '=', 'đạt']);

const partFacts = z.object({
  key: z.string(),
  text: z.string(),
  unit: z.string(),
  operator: operator.optional(),
  target: z.number().optional(),
});

const indicatorFacts = z.object({
  code: z.string(),
  text: z.string(),
  type: z.enum(['percent', 'value', 'count', 'boolean', 'level']),
  unit: z.string(),
  operator,
  target: targetFacts.nullable(),
  unverifiedTarget: targetFacts.optional(),
  setByProvince: z.boolean(),
  enforce: z.enum(['yes', 'after-confirmation', 'no']),
  provenance,
  targetProvenance: provenance.nullable(),
  seenAs: z.string().optional(),
  targetPublishedBy: z.string().optional(),
  parts: z.array(partFacts).optional(),
  note: z.string().optional(),
});
export type IndicatorFacts = z.infer<typeof indicatorFacts>;

const conditionFacts = z.object({
  code: z.string(),
  text: z.string(),
  operator,
  unit: z.string().optional(),
  /** A figure, a word, or several figures that the text names. */
  target: z.union([figure, z.record(z.string(), z.number())]),
  computedFrom: z.string().optional(),
  provenance,
  note: z.string().optional(),
});
export type ConditionFacts = z.infer<typeof conditionFacts>;

export const criteriaFacts = z.object({
  id: z.string(),
  title: z.string(),
  decision: z.string().nullable(),
  annex: z.string().nullable().optional(),
  issuedOn: z.string().optional(),
  issuer: z.string(),
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  level: z.enum(['xa', 'thi-tran', 'huyen', 'tinh', 'thon']),
  amendedBy: z.array(z.object({ decision: z.string(), date: z.string(), provenance })).optional(),
  officialCounts: z.object({ criteria: z.number().nullable(), indicators: z.number().nullable(), provenance }),
  presupposes: z.array(z.object({ set: z.string(), provenance })).optional(),
  conditions: z.array(conditionFacts).optional(),
  communeGroups: z.array(z.object({ code: z.string(), definition: z.string(), provenance })).optional(),
  criteria: z.array(
    z.object({
      no: z.number(),
      name: z.string(),
      group: z.string(),
      provenance,
      note: z.string().optional(),
      indicators: z.array(indicatorFacts),
    }),
  ),
});
export type CriteriaFacts = z.infer<typeof criteriaFacts>;
