/**
 * Totals → a master file: looked at, planned, patched, written whole or not at all, with its manifest beside it. Into another
 * file, or into the master itself: the version before is then kept.
 */
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { reasons } from '../../core/master/reasons.ts';
import type { Message } from '../../core/message.ts';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { findLock, isSameFile, mustBeWritable, readFileWhole, realPathOf, removeHalfWritten, writeFileSafely } from '../files.ts';
import { sha256 } from '../store/packing.ts';
import { manifestPathOf, sourcesOf, tracedCells, type MasterManifest } from './masterManifest.ts';
import { planCells, planMaster, type Besides, type PlannedCells, type PlannedMaster } from './planMaster.ts';
import { whileAlone } from '../store/fileLock.ts';
import { mustHaveEnding } from '../workbookEnding.ts';

export interface FilledMaster extends Omit<PlannedMaster, 'bytes' | 'binding' | 'confirmation'> {
  /** The file itself, where a link leads to it. */
  readonly out: string;
  /** Where the file that was at `out` before is kept. */
  readonly kept: string | null;
  readonly manifest: string;
  /** SHA-256 of the master as it was read, and of what was written. */
  readonly before: string;
  readonly after: string;
}

export interface MasterJob {
  readonly master: string;
  readonly totals: Totals;
  readonly rulebook: Rulebook;
  readonly confirmation?: Confirmation | undefined;
  /** Which sheet it is, by its name. */
  readonly sheet?: string | undefined;
  /** The totals that changes are counted from. */
  readonly before?: Totals | undefined;
  /** The master's SHA-256 when its changes were looked at; with another nothing is written. */
  readonly ifHash?: string | undefined;
  /** Communes without a row get one. */
  readonly grow?: boolean;
  /** Told what will be written before anything is. */
  readonly show?: (looked: Looked) => void;
}

export interface Looked extends Omit<PlannedCells, 'writes' | 'binding' | 'confirmation'> {
  /** SHA-256 of the master that was looked at: for `--if-hash`. */
  readonly before: string;
}

/** What would be written, and into what. @throws Problem as planCells, `master-changed` */
export function lookAtMaster(job: MasterJob): Looked {
  const bytes = readAsLookedAt(job);
  const { writes: _, binding: __, confirmation: ___, ...planned } = planCells(bytes, job.totals, job.rulebook, besidesOf(job));
  return { before: sha256(bytes), ...planned, notices: noticesOf(job, planned) };
}

/** @throws Problem `usage-out-is-input`, and as fillInPlace */
export function fillMaster({ out, ...job }: MasterJob & { readonly out: string }): FilledMaster {
  if (isSameFile(out, job.master)) throw new Problem('usage-out-is-input', { file: job.master });
  return fill(job, out);
}

/**
 * Writes the master itself; the version before is kept beside it.
 * @throws Problem `file-open-elsewhere`, `file-ending-wrong`, `master-being-written`, `master-changed`, `master-not-understood`, of the files
 */
export function fillInPlace(job: MasterJob): FilledMaster {
  return fill(job, job.master);
}

function fill(job: MasterJob, asked: string): FilledMaster {
  mustBeWritable(asked);
  const out = realPathOf(asked);
  return whileAlone(out, () => {
    const manifest = manifestPathOf(out);
    for (const path of [out, manifest]) removeHalfWritten(path);
    const bytes = readAsLookedAt(job);
    mustHaveEnding(out, bytes);
    const before = sha256(bytes);
    const { bytes: filled, binding, confirmation, changed, ...cells } = planMaster(bytes, job.totals, job.rulebook, besidesOf(job));
    const planned = { ...cells, notices: noticesOf(job, cells) };
    job.show?.({ before, ...planned });
    const after = sha256(filled);
    const document: MasterManifest = {
      kind: 'masterManifest',
      schemaVersion: 1,
      sheet: planned.sheet,
      before,
      after,
      cells: tracedCells(planned.changes, binding, job.totals),
      sources: sourcesOf(job.totals),
      totals: job.totals,
      totalsBefore: job.before ?? null,
      confirmation,
    };
    // Excel may have saved it meanwhile: what was planned is of the file as it was read.
    mustHold(job.master, before);
    // The manifest goes first: a file that still has its `before` was not written.
    writeFileSafely(manifest, `${JSON.stringify(document, null, 1)}\n`);
    const isAsItWas = after === before && isSameFile(out, job.master);
    const { kept } = isAsItWas ? { kept: null } : writeFileSafely(out, filled);
    return { out, kept, manifest, before, after, ...planned, changed };
  });
}

/** A master that is only read may be open; what is typed there and not yet saved is not in it. */
function noticesOf({ master }: MasterJob, { notices }: { readonly notices: readonly Message[] }): readonly Message[] {
  return findLock(master) === undefined ? notices : [...notices, reasons.masterOpen()];
}

function besidesOf({ confirmation, sheet, before, grow }: MasterJob): Besides {
  return { confirmation, sheet, before, grow };
}

function readAsLookedAt({ master, ifHash }: MasterJob): Uint8Array {
  const bytes = readFileWhole(master);
  if (ifHash !== undefined) mustBe(master, ifHash, sha256(bytes));
  return bytes;
}

function mustHold(master: string, expected: string): void {
  mustBe(master, expected, sha256(readFileWhole(master)));
}

function mustBe(file: string, expected: string, found: string): void {
  if (expected.toLowerCase() !== found)
    throw new Problem('master-changed', { file, expected: expected.slice(0, 12), found: found.slice(0, 12) });
}
