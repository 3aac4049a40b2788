/**
 * Beside a filled master lies its manifest: each cell that was written, what it held, which total it is and which reports that
 * total was made of; the totals themselves; and the fingerprints of the file before and after. `master verify` goes by it.
 */
import { z } from 'zod';
import type { Totals } from '../../core/consolidation/totals.ts';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import type { Binding } from '../../core/master/binding.ts';
import { confirmationSchema } from '../../core/master/bindingSchema.ts';
import { cellTotalsOf, groupOf, type CellTotal } from '../../core/master/cellTotal.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import type { PlannedChange } from '../../core/master/plan.ts';
import { realPathOf } from '../files.ts';

export interface TracedCell extends PlannedChange {
  readonly total: CellTotal | null;
  /** Codes of the communes whose reports it was made of; `sources` holds each one's. */
  readonly units: readonly string[];
}

/** The report of a commune that counted. */
export interface Source {
  readonly unit: string;
  /** Null at the desk, where nothing is stored. */
  readonly submission: string | null;
  /** Null where it is not stored. */
  readonly version: number | null;
  readonly fingerprint: string;
}

export interface MasterManifest {
  readonly kind: 'masterManifest';
  readonly schemaVersion: 1;
  readonly sheet: string;
  /** SHA-256 of the master as it was read, and of the file as it was written. */
  readonly before: string;
  readonly after: string;
  readonly cells: readonly TracedCell[];
  readonly sources: readonly Source[];
  readonly totals: Totals;
  /** The totals changes were counted from. */
  readonly totalsBefore: Totals | null;
  readonly confirmation: Confirmation | null;
}

/** The cells are passed over when it is read back: they are recomputed. */
export const manifestSchema = z.object({
  kind: z.literal('masterManifest'),
  schemaVersion: z.literal(1),
  sheet: z.string(),
  before: z.string(),
  after: z.string(),
  totals: totalsSchema,
  totalsBefore: totalsSchema.nullable(),
  confirmation: confirmationSchema.nullable(),
});

/** `bieu.xlsx` → `bieu.xlsx.doi-chieu.json`: `bieu.xlsm` beside it has its own. Where a link leads it lies beside the file itself. */
export function manifestPathOf(workbook: string): string {
  return `${realPathOf(workbook)}.doi-chieu.json`;
}

export function tracedCells(changes: readonly PlannedChange[], binding: Binding, totals: Totals): readonly TracedCell[] {
  const totalOf = cellTotalsOf(binding);
  const counted = countedBelow(totals);
  return changes.map((change) => {
    const total = totalOf(change.cell) ?? null;
    const group = total && groupOf(total);
    const units = group ? totals.groups?.find((one) => one.group === group)?.units : counted.get(total?.row.unit ?? '');
    return { ...change, total, units: units ?? [] };
  });
}

/** Of a commune itself; of a district or a province every commune counted in it. */
function countedBelow(totals: Totals): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ...totals.communes.map(({ unit }) => [unit, [unit]] as const),
    ...[totals, ...(totals.districts ?? [])].map((one) => [one.unit, one.communes.map(({ unit }) => unit)] as const),
  ]);
}

/** The reports behind totals, as the totals themselves know them. */
export function sourcesOf({ communes }: Totals): readonly Source[] {
  return communes.map(({ unit, submission, fingerprint }) => ({ unit, submission, version: null, fingerprint }));
}
