/** Groups of communes by the number of criteria met (data/bands.json): 19, 15–18, 10–14, 5–9, <5. */
import { z } from 'zod';

export const bandSchema = z.strictObject({ label: z.string().min(1), from: z.int().nonnegative(), to: z.int().nonnegative() });
/** `from` to `to` criteria met, both included. */
export type Band = z.infer<typeof bandSchema>;

const scaleSchema = z
  .strictObject({
    /** For sets of this many criteria. */
    criteria: z.int().positive(),
    /** Highest first. */
    bands: z.array(bandSchema).min(1).readonly(),
  })
  .refine(coversAll, { message: 'the bands must cover every number from the highest down to 0, each once' });

export const bandsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  sources: z.array(z.string()).readonly(),
  scales: z.array(scaleSchema).readonly(),
});
export type Bands = z.infer<typeof bandsSchema>;

/** The bands for sets of so many criteria, highest first; none where no scale is laid down. */
export function bandsFor(bands: Bands, criteriaCount: number): readonly Band[] {
  return bands.scales.find((scale) => scale.criteria === criteriaCount)?.bands ?? [];
}

/** The label of the band a number of criteria met falls into; undefined where there are no bands. */
export function bandOf(bands: readonly Band[], count: number): string | undefined {
  return bands.find((band) => band.from <= count && count <= band.to)?.label;
}

function coversAll({ criteria, bands }: { readonly criteria: number; readonly bands: readonly Band[] }): boolean {
  let next = criteria;
  for (const { from, to } of bands) {
    if (to !== next || from > to) return false;
    next = from - 1;
  }
  return next === -1;
}
