/**
 * The fingerprint of what a report means: SHA-256 of the canonical JSON (RFC 8785) of
 * template, unit, period and entries; no cells, no sheet name. A file counts once whichever
 * door it comes through. Words on criterion rows, and rows of the district or the province, are part of it
 * only where there are some.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Entry, Report } from './report.ts';

type Meaning = Pick<Report, 'template' | 'unit' | 'period' | 'entries' | 'local' | 'criterionRows'>;

export function fingerprintOf({ template, unit, period, entries, local = [], criterionRows }: Meaning): string {
  const remarks = criterionRows
    .filter((row) => row.counts === true || row.expectedBy !== null || row.obstacle !== null || row.note !== null)
    .map(({ criterion, expectedBy, obstacle, note, counts, typed }) => ({
      criterion,
      expectedBy,
      obstacle,
      note,
      ...(counts ? { selfAssessment: typed } : {}),
    }));
  const there = local.filter(({ cells }) => cells !== null);
  const meaning = {
    template,
    unit,
    period,
    entries: entries.map(meaningOf),
    ...(remarks.length === 0 ? {} : { criteria: remarks }),
    ...(there.length === 0 ? {} : { local: there.map((entry) => ({ ...meaningOf(entry), by: entry.by })) }),
  };
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(meaning))))}`;
}

function meaningOf({ indicator, reading, selfAssessment, expectedBy, obstacle, note }: Entry): object {
  return { expectedBy, indicator, note, obstacle, reading, selfAssessment };
}

/** RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript prints them. Plain data only. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const items = value as Readonly<Record<string, unknown>>;
  let json = '';
  for (const key of sortedKeys(items)) {
    const item = items[key];
    if (item !== undefined) json += `${json === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${json}}`;
}

/** Most objects are written in order already, and sorting is what costs. */
function sortedKeys(items: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(items);
  const inOrder = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
  return inOrder ? keys : keys.sort((a, b) => (a < b ? -1 : 1));
}
