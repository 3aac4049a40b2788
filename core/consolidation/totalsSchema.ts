/**
 * Totals that come back from a file, as `consolidate --json` wrote them. What is added to that document is
 * passed over; what cannot be true of any totals is refused, with its place.
 */
import { z } from 'zod';
import { groupSchema } from '../units/obligation.ts';
import { impossibleIn } from './possibleTotals.ts';
import type { Totals } from './totals.ts';

const codes = z.array(z.string()).readonly();
const count = z.int().nonnegative();
const criterion = z.int().positive();
const numbers = z.array(criterion).readonly();
const item = z.object({ unit: z.string(), criterion, indicator: z.string().nullable() });

const commune = z.object({
  unit: z.string(),
  name: z.string(),
  met: numbers,
  unmet: numbers,
  notAssessed: numbers,
  metCount: count,
  outstanding: z.string(),
  submission: z.string().nullable(),
  fingerprint: z.string(),
});

const ofCriterion = z.object({
  criterion,
  met: count,
  unmet: count,
  notAssessed: count,
  metBy: codes,
  unmetBy: codes,
  notAssessedBy: codes,
});

const ofLocalRow = ofCriterion.omit({ criterion: true }).extend({ by: z.string(), code: z.string() });
const bands = z.array(z.object({ label: z.string(), count })).readonly();

const ofGroup = z.object({
  group: groupSchema,
  units: codes,
  counted: count,
  criteria: z.array(ofCriterion.pick({ criterion: true, met: true, unmet: true, notAssessed: true })).readonly(),
  average: z.number().nullable(),
  bands,
});

/** Of one unit, without what lies below it. */
export const figuresSchema = z.object({
  unit: z.string(),
  period: z.string(),
  set: z.string(),
  criterion: criterion.nullable(),
  asOf: z.string().nullable(),
  late: z.enum(['omit', 'carry']),
  expected: count,
  counted: count,
  missing: codes,
  carried: codes,
  returned: codes,
  communes: z.array(commune).readonly(),
  criteria: z.array(ofCriterion).readonly(),
  local: z.array(ofLocalRow).readonly().exactOptional(),
  average: z.number().nullable(),
  bands,
  expectedBy: z.array(z.object({ month: z.string(), items: z.array(item).readonly() })).readonly(),
  /** Totals written before they were listed have none. */
  obstacles: z
    .array(item.extend({ text: z.string() }))
    .readonly()
    .default([]),
  explanations: z.array(item.extend({ rule: z.string(), text: z.string() })).readonly(),
  complete: z.boolean(),
  groups: z.array(ofGroup).readonly().exactOptional(),
});

/** Districts have none of their own below them. */
const ofDistrict = figuresSchema.extend({ districts: z.never().exactOptional() });

/** Their shape alone; whether they can be true is impossibleIn's to say. */
export const totalsShape: z.ZodType<Totals> = figuresSchema.extend({ districts: z.array(ofDistrict).readonly().exactOptional() });

export const totalsSchema: z.ZodType<Totals> = totalsShape.superRefine((totals, context) => {
  for (const { path, message } of impossibleIn(totals)) context.addIssue({ code: 'custom', path: [...path], message });
});
