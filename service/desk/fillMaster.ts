/**
 * Totals → a master file: bind, plan, patch, write. The master itself is never written over: the filled one goes to
 * another file, whole or not at all.
 */
import { resolve } from 'node:path';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindWorkbook, type MasterAsked } from '../../core/master/bindWorkbook.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { Problem } from '../../core/problem.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { readFileWhole, writeFileSafely } from '../files.ts';

export interface Bound {
  readonly binding: Binding;
  readonly sheet: Sheet;
}

export interface FilledMaster extends Omit<MasterPlan, 'writes'> {
  readonly out: string;
  /** Where the file that was at `out` before is kept. */
  readonly kept: string | null;
  readonly sheet: string;
  /** Parts of the package that are not as they were; every other byte is. */
  readonly changed: readonly ChangedPart[];
}

/** The sheets of a workbook that an office sees. @throws Problem of the file */
export function masterSheets(bytes: Uint8Array): readonly Sheet[] {
  return readWorkbook(bytes)
    .sheets.filter(({ state }) => state === 'visible')
    .map(({ sheet }) => sheet);
}

/** The one sheet that is this unit's master. @throws Problem `no-master-sheet`, `several-master-sheets` */
export function bindMaster(sheets: readonly Sheet[], asked: MasterAsked): Bound {
  const bound = bindWorkbook(sheets, asked);
  if (bound.kind === 'bound') return bound;
  if (bound.kind === 'several') throw new Problem('several-master-sheets', { sheets: bound.bindings.map(({ sheet }) => sheet) });
  throw new Problem('no-master-sheet', { reasons: bound.sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason.vi}`) });
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
  const bytes = readFileWhole(master);
  const { binding, sheet } = bindMaster(masterSheets(bytes), masterAsked(totals, rulebook));
  const { writes, ...plan } = planWrites(binding, totals, sheet);
  const patched = patchWorkbook(bytes, writes);
  const { kept } = writeFileSafely(out, patched.bytes);
  return { out, kept, sheet: sheet.name, changed: patched.changed, ...plan };
}

function masterAsked(totals: Totals, rulebook: Rulebook): MasterAsked {
  const period = parsePeriod(totals.period);
  if (!period) throw new Problem('unknown-period', { period: totals.period });
  const tree = treeOn(rulebook, lastDayOf(period));
  const scope = tree.unit(totals.unit);
  if (!scope) throw new Problem('unknown-unit', { unit: totals.unit, day: tree.day, near: [] });
  const set: CriteriaSet | undefined = rulebook.sets.find(({ id }) => id === totals.set);
  if (!set) throw new Problem('unknown-set', { set: totals.set, sets: rulebook.sets.map(({ id }) => id) });
  return { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period };
}
