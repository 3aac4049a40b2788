/** Totals that come back from a file, as `consolidate --json` wrote them. What is added to that document is passed over. */
import { z } from 'zod';
import type { Totals } from './totals.ts';

const codes = z.array(z.string()).readonly();
const numbers = z.array(z.int()).readonly();
const item = z.object({ unit: z.string(), criterion: z.int(), indicator: z.string().nullable() });

export const totalsSchema: z.ZodType<Totals> = z.lazy(() =>
  z.object({
    unit: z.string(),
    period: z.string(),
    set: z.string(),
    criterion: z.int().nullable(),
    asOf: z.string().nullable(),
    late: z.enum(['omit', 'carry']),
    expected: z.int(),
    counted: z.int(),
    missing: codes,
    carried: codes,
    returned: codes,
    communes: z
      .array(
        z.object({
          unit: z.string(),
          name: z.string(),
          met: numbers,
          unmet: numbers,
          notAssessed: numbers,
          metCount: z.int(),
          outstanding: z.string(),
          submission: z.string().nullable(),
          fingerprint: z.string(),
        }),
      )
      .readonly(),
    criteria: z
      .array(
        z.object({
          criterion: z.int(),
          met: z.int(),
          unmet: z.int(),
          notAssessed: z.int(),
          metBy: codes,
          unmetBy: codes,
          notAssessedBy: codes,
        }),
      )
      .readonly(),
    average: z.number().nullable(),
    bands: z.array(z.object({ label: z.string(), count: z.int() })).readonly(),
    expectedBy: z.array(z.object({ month: z.string(), items: z.array(item).readonly() })).readonly(),
    explanations: z.array(item.extend({ rule: z.string(), text: z.string() })).readonly(),
    complete: z.boolean(),
    districts: z.array(totalsSchema).readonly().exactOptional(),
  }),
);
