/**
 * A stored master and the store's totals → its next version, planned and patched by the same functions as at the desk; with
 * a manifest that says of each cell which total it is and which submissions that was made of.
 */
import { lastDayOf } from '../core/calendar/period.ts';
import { comparedWith } from '../core/calendar/spans.ts';
import type { Totals } from '../core/consolidation/totals.ts';
import type { Binding } from '../core/master/binding.ts';
import { isCompared } from '../core/master/wanted.ts';
import { cellTotalsOf, groupOf } from '../core/master/cellTotal.ts';
import type { PlannedChange } from '../core/master/plan.ts';
import { Problem } from '../core/problem.ts';
import { treeOn, type Rulebook } from '../core/rulebook.ts';
import { planCells, planMaster, type Besides, type PlannedCells, type PlannedMaster } from './desk/planMaster.ts';
import { sha256 } from './store/packing.ts';
import type { Actor, Instant, ManifestCell, Master, RefreshSource, Store } from './store/store.ts';
import { storedReports, storedTotals, type StoredAsked } from './totals.ts';

export interface Refreshed extends Omit<PlannedMaster, 'bytes' | 'binding' | 'confirmation' | 'changes'> {
  readonly master: string;
  readonly version: number;
  readonly period: string;
  readonly at: Instant;
  readonly asOf: Instant | null;
  readonly changes: readonly ManifestCell[];
  readonly sources: readonly RefreshSource[];
  /** False where the master held everything already. */
  readonly isNew: boolean;
}

export interface MasterLook extends Omit<PlannedCells, 'writes' | 'binding' | 'confirmation' | 'changes'> {
  readonly master: string;
  readonly version: number;
  /** Of the workbook that was looked at: a refresh asked for with another writes nothing. */
  readonly sha256: string;
  readonly period: string;
  readonly asOf: Instant | null;
  readonly changes: readonly ManifestCell[];
}

interface Gathered {
  readonly bytes: Uint8Array;
  readonly totals: Totals;
  readonly besides: Besides;
}

/** What a refresh would write now. */
export async function lookAtStoredMaster(
  store: Store,
  rulebook: Rulebook,
  master: Master,
  asked: StoredAsked,
  grow: boolean,
): Promise<MasterLook> {
  const { bytes, totals, besides } = await gather(store, rulebook, master, asked, grow);
  const { writes: _, confirmation: __, binding, changes, ...plan } = planCells(bytes, totals, rulebook, besides);
  const { id, version, sha256 } = master;
  return { ...plan, master: id, version, sha256, period: asked.period, asOf: asked.asOf, changes: manifestOf(changes, binding, totals) };
}

export interface RefreshHow {
  /** The workbook's SHA-256 when its plan was looked at; with another nothing is written. */
  readonly ifHash: string | undefined;
  /** Communes without a row get one. */
  readonly grow: boolean;
}

/** @throws Problem `master-moved-on` where another version came in between, or it is not the one looked at; nothing is then written */
export async function refreshMaster(
  store: Store,
  rulebook: Rulebook,
  master: Master,
  asked: StoredAsked,
  actor: Actor,
  { ifHash, grow }: RefreshHow,
): Promise<Refreshed> {
  if (ifHash !== undefined && ifHash !== master.sha256)
    throw new Problem('master-moved-on', { master: master.id, current: master.version });
  const { bytes, totals, besides } = await gather(store, rulebook, master, asked, grow);
  const { bytes: filled, confirmation, binding, changes, ...plan } = planMaster(bytes, totals, rulebook, besides);
  const cells = manifestOf(changes, binding, totals);
  const sources = await sourcesOf(store, rulebook, asked);
  const done = { ...plan, master: master.id, period: asked.period, at: actor.at, asOf: asked.asOf, changes: cells, sources };
  if (cells.length + plan.grown.length === 0) return { ...done, version: master.version, isNew: false };
  const manifest = {
    ...{ sheet: plan.sheet, before: master.sha256, after: sha256(filled) },
    ...{ totals, totalsBefore: besides.before ?? null, cells, sources, confirmation },
  };
  const stored = await store.refreshMaster(
    { master: master.id, period: asked.period, ...manifest, bytes: filled, baseVersion: master.version },
    actor,
  );
  if (stored.kind === 'stale') throw new Problem('master-moved-on', { master: master.id, current: stored.master?.version ?? 0 });
  return { ...done, version: stored.master.version, isNew: true };
}

async function gather(store: Store, rulebook: Rulebook, master: Master, asked: StoredAsked, grow: boolean): Promise<Gathered> {
  const bytes = await store.masterBytes(master.id, master.version);
  if (!bytes) throw new Error(`master ${master.id} has no version ${String(master.version)}`);
  const totals = await storedTotals(store, rulebook, asked);
  const before = comparesPeriods(master.binding) ? await totalsBefore(store, rulebook, asked) : undefined;
  return { bytes, totals, besides: { confirmation: master.confirmation ?? undefined, before, grow } };
}

function comparesPeriods({ columns }: Binding): boolean {
  return columns.some(({ meaning }) => isCompared(meaning));
}

/** Undefined where the unit was not there, the set not in force, or nobody's report counted. */
async function totalsBefore(store: Store, rulebook: Rulebook, asked: StoredAsked): Promise<Totals | undefined> {
  const period = comparedWith(asked.period);
  if (!period || asked.set.from === null || asked.set.from > lastDayOf(period)) return undefined;
  const tree = treeOn(rulebook, lastDayOf(period));
  if (tree.unit(asked.unit.code) !== asked.unit) return undefined;
  const totals = await storedTotals(store, rulebook, { ...asked, tree, period });
  return totals.counted === 0 ? undefined : totals;
}

function manifestOf(changes: readonly PlannedChange[], binding: Binding, totals: Totals): readonly ManifestCell[] {
  const totalOf = cellTotalsOf(binding);
  const behind = submissionsByUnit(totals);
  const own = new Map(totals.communes.map(({ unit, submission }) => [unit, submission]));
  return changes.map(({ cell, before, after }) => {
    const total = totalOf(cell) ?? null;
    const group = total && groupOf(total);
    const units = group ? totals.groups?.find((one) => one.group === group)?.units : undefined;
    const submissions = units ? units.flatMap((unit) => own.get(unit) ?? []) : (behind.get(total?.row.unit ?? '') ?? []);
    return { cell, before, after, total, submissions };
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

async function sourcesOf(store: Store, rulebook: Rulebook, asked: StoredAsked): Promise<readonly RefreshSource[]> {
  const { counted } = await storedReports(store, rulebook, asked);
  return counted.map(({ unit, stored: { submission } }) => ({
    unit: unit.code,
    submission: submission.id,
    period: submission.period,
    version: submission.version,
    fingerprint: submission.fingerprint,
  }));
}
