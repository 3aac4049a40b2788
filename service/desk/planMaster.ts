/** A master's bytes and totals → what is to be written and the bytes with it written: one way for the desk and for the service. */
import { lastDayOf, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindWorkbook, type MasterAsked } from '../../core/master/bindWorkbook.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import { saidMonthOf } from '../../core/master/saidMonth.ts';
import { Problem } from '../../core/problem.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { askedSet, askedUnit, latestUnit } from '../asked.ts';

export interface Bound {
  readonly binding: Binding;
  readonly sheet: Sheet;
}

export interface PlannedMaster extends Omit<MasterPlan, 'writes'> {
  readonly binding: Binding;
  readonly sheet: string;
  /** The master's bytes where nothing is to be written. */
  readonly bytes: Uint8Array;
  /** Parts of the package that are not as they were; every other byte is. */
  readonly changed: readonly ChangedPart[];
}

/** The sheets of a workbook that an office sees. @throws Problem of the file */
function masterSheets(bytes: Uint8Array): readonly Sheet[] {
  return readWorkbook(bytes)
    .sheets.filter(({ state }) => state === 'visible')
    .map(({ sheet }) => sheet);
}

/** The one sheet that is this unit's master. @throws Problem `no-master-sheet`, `several-master-sheets` */
function bindMaster(sheets: readonly Sheet[], asked: MasterAsked): Bound {
  const bound = bindWorkbook(sheets, asked);
  if (bound.kind === 'bound') return bound;
  if (bound.kind === 'several') throw new Problem('several-master-sheets', { sheets: bound.bindings.map(({ sheet }) => sheet) });
  throw new Problem('no-master-sheet', { reasons: bound.sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason.vi}`) });
}

export interface MasterOf {
  readonly unit: string;
  readonly set: CriteriaSet;
  /** Absent: the month that the master's title says, else the last day on which both unit and set were in force. */
  readonly period?: Period;
}

/** The binding of a master whose totals are not at hand yet. @throws Problem as bindMaster, or of the unit */
export function bindAsked(bytes: Uint8Array, { unit: code, set, period }: MasterOf, rulebook: Rulebook): Bound {
  // A wrong code is said before the file is looked at.
  const latest = period === undefined ? latestUnit(rulebook, code, set.to) : askedUnit(rulebook, code, period);
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const sheets = masterSheets(bytes);
  const said = period === undefined ? saidMonthOf(sheets, set, bands) : undefined;
  const { unit: scope, tree } = (said && unitIn(rulebook, code, said)) ?? latest;
  const month = period ?? said;
  return bindMaster(sheets, { scope, tree, set, bands, ...(month === undefined ? {} : { period: month }) });
}

/** The unit as it was in the month the master says; undefined where the code was nobody's then. */
function unitIn(rulebook: Rulebook, code: string, month: Period): ReturnType<typeof askedUnit> | undefined {
  const tree = treeOn(rulebook, lastDayOf(month));
  const unit = tree.unit(code);
  return unit && { unit, tree };
}

/** @throws Problem `master-not-understood`, of the file, of the binding, of the totals' unit, set or period, or `patch-…` */
export function planMaster(bytes: Uint8Array, totals: Totals, rulebook: Rulebook): PlannedMaster {
  const { binding, sheet } = bindMaster(masterSheets(bytes), masterAsked(totals, rulebook));
  const { writes, ...plan } = planWrites(binding, totals, sheet);
  const patched = patchWorkbook(bytes, writes);
  return { binding, sheet: sheet.name, bytes: patched.bytes, changed: patched.changed, ...plan };
}

function masterAsked(totals: Totals, rulebook: Rulebook): MasterAsked {
  const period = parsePeriod(totals.period);
  if (!period) throw new Problem('unknown-period', { period: totals.period });
  const { unit: scope, tree } = askedUnit(rulebook, totals.unit, period);
  const set = askedSet(rulebook, totals.set);
  return { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period };
}
