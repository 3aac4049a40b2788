/**
 * The fingerprint of what a report means: SHA-256 of the canonical JSON (RFC 8785) of
 * template, unit, period and entries; no cells, no sheet name. A file counts once whichever
 * door it comes through. Words on criterion rows are part of it only where there are some.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Report } from './report.ts';

type Meaning = Pick<Report, 'template' | 'unit' | 'period' | 'entries' | 'criterionRows'>;

export function fingerprintOf({ template, unit, period, entries, criterionRows }: Meaning): string {
  const remarks = criterionRows
    .filter((row) => row.expectedBy !== null || row.obstacle !== null || row.note !== null)
    .map(({ criterion, expectedBy, obstacle, note }) => ({ criterion, expectedBy, obstacle, note }));
  const meaning = {
    template,
    unit,
    period,
    entries: entries.map(({ indicator, reading, selfAssessment, expectedBy, obstacle, note }) => ({ indicator, reading, selfAssessment, expectedBy, obstacle, note })),
    ...(remarks.length === 0 ? {} : { criteria: remarks }),
  };
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(meaning))))}`;
}

/** RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript prints them. Plain data only. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${pairs.join(',')}}`;
}
