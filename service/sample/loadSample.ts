/** What the sample is made of: data/sample/sample.json. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const codes = z.array(z.string()).readonly();
const sampleSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Printed on every sheet of the sample. */
  notice: z.string(),
  seed: z.int(),
  period: z.string(),
  set: z.string(),
  province: z.string(),
  /** Communes that send nothing, send a blocked report, or explain themselves. */
  missing: codes,
  blocked: codes,
  explained: codes,
  masters: z.array(z.strictObject({ unit: z.string(), file: z.string() })).readonly(),
});
export type Sample = z.infer<typeof sampleSchema>;

const FILE = fileURLToPath(new URL('../../data/sample/sample.json', import.meta.url));

export function loadSample(): Sample {
  return sampleSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}
