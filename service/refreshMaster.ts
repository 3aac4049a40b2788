/**
 * A stored master and the store's totals → its next version, planned and patched by the same function as at the desk; with
 * a manifest that says of each cell which submissions it was made of.
 */
import type { BoundRow, Binding } from '../core/master/binding.ts';
import type { PlannedChange } from '../core/master/plan.ts';
import type { Totals } from '../core/consolidation/totals.ts';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import { parseAddress } from '../core/sheet/address.ts';
import { planMaster, type PlannedMaster } from './desk/planMaster.ts';
import type { Actor, Instant, ManifestCell, Master, Store } from './store/store.ts';
import { storedTotals, type StoredAsked } from './totals.ts';

export interface Refreshed extends Omit<PlannedMaster, 'bytes' | 'binding' | 'changes'> {
  readonly master: string;
  readonly version: number;
  readonly period: string;
  readonly at: Instant;
  readonly changes: readonly ManifestCell[];
  /** False where the master held everything already. */
  readonly isNew: boolean;
}

/** @throws Problem `master-moved-on` where another version came in between; nothing is then written */
export async function refreshMaster(
  store: Store,
  rulebook: Rulebook,
  master: Master,
  asked: StoredAsked,
  actor: Actor,
): Promise<Refreshed> {
  const bytes = await store.masterBytes(master.id, master.version);
  if (!bytes) throw new Error(`master ${master.id} has no version ${String(master.version)}`);
  const totals = await storedTotals(store, rulebook, asked);
  const { bytes: filled, binding, changes, ...plan } = planMaster(bytes, totals, rulebook);
  const cells = manifestOf(changes, binding, totals);
  const done = { ...plan, master: master.id, period: asked.period, at: actor.at, changes: cells };
  if (cells.length === 0) return { ...done, version: master.version, isNew: false };
  const stored = await store.refreshMaster(
    { master: master.id, period: asked.period, totals, cells, bytes: filled, baseVersion: master.version },
    actor,
  );
  if (stored.kind === 'stale') throw new Problem('master-moved-on', { master: master.id, current: stored.master?.version ?? 0 });
  return { ...done, version: stored.master.version, isNew: true };
}

function manifestOf(changes: readonly PlannedChange[], { rows }: Binding, totals: Totals): readonly ManifestCell[] {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const behind = submissionsByUnit(totals);
  return changes.map(({ cell, before, after }) => {
    const row: BoundRow | undefined = byRow.get(parseAddress(cell)?.row ?? 0);
    return { cell, before, after, submissions: behind.get(row?.meaning.unit ?? '') ?? [] };
  });
}

/** Of a commune its own; of a district or a province those of every commune counted in it. */
function submissionsByUnit(totals: Totals): ReadonlyMap<string, readonly string[]> {
  const of = ({ communes }: Totals): readonly string[] => communes.flatMap(({ submission }) => submission ?? []);
  return new Map([
    ...totals.communes.map(({ unit, submission }) => [unit, submission === null ? [] : [submission]] as const),
    ...[totals, ...(totals.districts ?? [])].map((one) => [one.unit, of(one)] as const),
  ]);
}
