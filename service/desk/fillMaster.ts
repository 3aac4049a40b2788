/**
 * Totals → a master file: plan, patch, write. The master itself is never written over: the filled one goes to
 * another file, whole or not at all.
 */
import { resolve } from 'node:path';
import type { Totals } from '../../core/consolidation/totals.ts';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { readFileWhole, writeFileSafely } from '../files.ts';
import { planMaster, type PlannedMaster } from './planMaster.ts';

export interface FilledMaster extends Omit<PlannedMaster, 'bytes' | 'binding'> {
  readonly out: string;
  /** Where the file that was at `out` before is kept. */
  readonly kept: string | null;
}

export interface MasterJob {
  readonly master: string;
  readonly out: string;
  readonly totals: Totals;
  readonly rulebook: Rulebook;
}

/** @throws Problem `master-not-understood` where too little of the master is understood to write anything, or of the files */
export function fillMaster({ master, out, totals, rulebook }: MasterJob): FilledMaster {
  if (resolve(out) === resolve(master)) throw new Problem('usage-out-is-input', { file: master });
  const { bytes, binding: _, ...planned } = planMaster(readFileWhole(master), totals, rulebook);
  const { kept } = writeFileSafely(out, bytes);
  return { out, kept, ...planned };
}
