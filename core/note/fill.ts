/** Of the last time totals were written into a master: of what, when and from which reports. No cells: those stand in the master. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { Totals } from '../consolidation/totals.ts';
import { canonicalJson } from '../reading/fingerprint.ts';

const count = z.int().min(0).max(1_000_000);
const instant = z.iso.datetime().max(40);

export const masterFillSchema = z.object({
  unit: z.string().max(10),
  set: z.string().max(200),
  period: z.string().max(40),
  sheet: z.string().max(200),
  at: instant,
  /** The instant the totals were of; null = of the moment they were asked for. */
  asOf: instant.nullable(),
  cells: count,
  /** Reports that counted, of those expected. */
  counted: count,
  expected: count,
  /** Of the reports themselves: equal where the same ones counted. */
  reports: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});
export type MasterFill = z.infer<typeof masterFillSchema>;

export function fillOf(totals: Totals, written: Pick<MasterFill, 'sheet' | 'at' | 'cells'>): MasterFill {
  const { unit, set, period, asOf, counted, expected } = totals;
  return { unit, set, period, asOf, counted, expected, reports: reportsBehind(totals), ...written };
}

/** Which reports totals were made of, in whatever order. */
export function reportsBehind({ communes }: Pick<Totals, 'communes'>): string {
  const reports = communes.map(({ unit, fingerprint }) => `${unit} ${fingerprint}`).sort();
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(reports))))}`;
}
