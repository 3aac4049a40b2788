/** The shape of a gathered criteria file, as far as the import reads it. */
import { z } from 'zod';

const figure = z.union([z.number(), z.string()]);
/** A figure with its parts told apart has no place in a threshold; it is read and left out. */
const figureOrParts = z.union([figure, z.record(z.string(), z.number())]);

const byRegion = z.record(z.string(), figureOrParts);
const forYear = z.union([figure, z.object({ common: figure.optional(), byRegion: byRegion.optional() })]);
const targetFacts = z.object({
  common: figure.optional(),
  byRegion: byRegion.optional(),
  byYear: z.record(z.string(), forYear).optional(),
  detail: z.array(z.object({ rule: z.string(), regions: z.array(z.string()).optional() })).optional(),
});
export type TargetFacts = z.infer<typeof targetFacts>;

const provenance = z.union([z.string(), z.array(z.string())]);
export type Provenance = z.infer<typeof provenance>;

const indicatorFacts = z.object({
  code: z.string(),
  text: z.string(),
  type: z.enum(['percent', 'value', 'count', 'boolean', 'level']),
  unit: z.string(),
  operator: z.enum(['≥', '≤', '=', 'đạt']),
  target: targetFacts.nullable(),
  unverifiedTarget: targetFacts.optional(),
  enforce: z.enum(['yes', 'after-confirmation', 'no']),
  provenance,
  targetProvenance: provenance.nullable(),
  seenAs: z.string().optional(),
  targetPublishedBy: z.string().optional(),
  parts: z.array(z.object({ key: z.string(), text: z.string(), unit: z.string() })).optional(),
  note: z.string().optional(),
});
export type IndicatorFacts = z.infer<typeof indicatorFacts>;

export const criteriaFacts = z.object({
  id: z.string(),
  title: z.string(),
  decision: z.string(),
  annex: z.string(),
  issuedOn: z.string(),
  issuer: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string(),
  rules: z.object({ regionOverride: z.object({ text: z.string().optional() }) }),
  criteria: z.array(
    z.object({
      no: z.number(),
      name: z.string(),
      group: z.string(),
      note: z.string().optional(),
      indicators: z.array(indicatorFacts),
    }),
  ),
});
export type CriteriaFacts = z.infer<typeof criteriaFacts>;
