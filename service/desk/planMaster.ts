/** A master's bytes and totals → what is to be written and the bytes with it written: one way for the desk and for the service. */
import { lastDayOf, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { changesSince, type CommuneChange } from '../../core/consolidation/changes.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindWorkbook, type MasterAsked } from '../../core/master/bindWorkbook.ts';
import { confirm, isOf } from '../../core/master/confirm.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import type { NamedRow } from '../../core/master/growth.ts';
import { saidMonthOf } from '../../core/master/saidMonth.ts';
import { Problem } from '../../core/problem.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { CellWrite, Sheet } from '../../core/sheet/sheet.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { askedSet, askedUnit, latestUnit } from '../asked.ts';
import { distinctParts, growMaster } from './growMaster.ts';

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
  /** Rows that were inserted for communes without one; none unless asked for. */
  readonly grown: readonly NamedRow[];
}

/** What is known of a master beside its bytes and the totals. */
export interface Besides {
  /** A person's word on how it is understood. */
  readonly confirmation?: Confirmation | undefined;
  /** The totals that changes are counted from. */
  readonly before?: Totals | undefined;
  /** Communes without a row get one. */
  readonly grow?: boolean | undefined;
}

/** The sheets of a workbook that an office sees. @throws Problem of the file */
function masterSheets(bytes: Uint8Array): readonly Sheet[] {
  return readWorkbook(bytes)
    .sheets.filter(({ state }) => state === 'visible')
    .map(({ sheet }) => sheet);
}

/** The one sheet that is this unit's master. @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `binding-of-another` */
function bindMaster(sheets: readonly Sheet[], asked: MasterAsked, confirmation: Confirmation | undefined): Bound {
  const found = bindWorkbook(sheets, confirmation ? { ...asked, sheet: confirmation.sheet } : asked);
  if (found.kind === 'several') throw new Problem('several-master-sheets', { sheets: found.bindings.map(({ sheet }) => sheet) });
  if (found.kind === 'otherPeriods') throw new Problem('master-of-other-periods', { vi: found.reason.vi, en: found.reason.en });
  if (found.kind === 'none') throw new Problem('no-master-sheet', { vi: found.reason.vi, en: found.reason.en });
  if (!confirmation) return found;
  mustBeOf(found.binding, confirmation, asked.set);
  return { binding: confirm(found.binding, confirmation, asked.tree), sheet: found.sheet };
}

function mustBeOf(binding: Binding, confirmation: Confirmation, set: CriteriaSet): void {
  const { scope, set: setId, layout, columns, rows } = confirmation;
  if (!isOf(binding, confirmation)) throw new Problem('binding-of-another', { unit: scope, set: setId, layout });
  const numbers = new Set(set.criteria.map(({ no }) => no));
  const named = [...columns, ...rows].flatMap(({ meaning }) => ('criterion' in meaning ? [meaning.criterion] : []));
  const unknown = named.filter((criterion) => !numbers.has(criterion));
  if (unknown.length > 0) throw new Problem('binding-criterion-unknown', { criteria: unknown.map(String), set: setId });
}

export interface MasterOf {
  readonly unit: string;
  readonly set: CriteriaSet;
  /** Absent: the month that the master's title says, else the last day on which both unit and set were in force. */
  readonly period?: Period;
  readonly confirmation?: Confirmation | undefined;
}

/** The binding of a master whose totals are not at hand yet. @throws Problem as bindMaster, or of the unit */
export function bindAsked(bytes: Uint8Array, { unit: code, set, period, confirmation }: MasterOf, rulebook: Rulebook): Bound {
  // A wrong code is said before the file is looked at.
  const latest = period === undefined ? latestUnit(rulebook, code, set.to) : askedUnit(rulebook, code, period);
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const sheets = masterSheets(bytes);
  const said = period === undefined ? saidMonthOf(sheets, set, bands) : undefined;
  const { unit: scope, tree } = (said && unitIn(rulebook, code, said)) ?? latest;
  const month = period ?? said;
  return bindMaster(sheets, { scope, tree, set, bands, ...(month === undefined ? {} : { period: month }) }, confirmation);
}

/** The unit as it was in the month the master says; undefined where the code was nobody's then. */
function unitIn(rulebook: Rulebook, code: string, month: Period): ReturnType<typeof askedUnit> | undefined {
  const tree = treeOn(rulebook, lastDayOf(month));
  const unit = tree.unit(code);
  return unit && { unit, tree };
}

export interface PlannedCells extends Omit<PlannedMaster, 'bytes' | 'changed'> {
  readonly writes: readonly CellWrite[];
}

interface PlannedOn extends PlannedCells {
  /** The master, grown where that was asked for. */
  readonly base: Uint8Array;
  readonly grownParts: readonly ChangedPart[];
}

/**
 * What would be written, without writing it.
 * @throws Problem `master-not-understood`, of the file, of the binding, of the totals' unit, set or period, `grow-…`
 */
export function planCells(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, besides: Besides = {}): PlannedCells {
  const { base: _, grownParts: __, ...planned } = planOn(bytes, totals, rulebook, besides);
  return planned;
}

/** As planCells, and the bytes with it written. @throws Problem as there, or `patch-…` */
export function planMaster(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, besides: Besides = {}): PlannedMaster {
  const { writes, base, grownParts, ...planned } = planOn(bytes, totals, rulebook, besides);
  const patched = patchWorkbook(base, writes);
  return { ...planned, bytes: patched.bytes, changed: distinctParts([...grownParts, ...patched.changed]) };
}

function planOn(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, { confirmation, before, grow }: Besides): PlannedOn {
  const bound = bindFor(bytes, totals, rulebook, confirmation);
  const grown = grow === true ? growMaster(bytes, bound, totals, rulebook) : { bytes, grown: [], changed: [] };
  const { binding, sheet } = grown.grown.length > 0 ? bindFor(grown.bytes, totals, rulebook, confirmation) : bound;
  const plan = planWrites(binding, totals, sheet, changesFor(totals, rulebook, before));
  return { binding, sheet: sheet.name, ...plan, grown: grown.grown, base: grown.bytes, grownParts: grown.changed };
}

/** The master bound for totals that are at hand. @throws Problem of the file, the binding, the totals */
export function bindFor(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, confirmation?: Confirmation): Bound {
  const period = parsePeriod(totals.period);
  if (!period) throw new Problem('unknown-period', { period: totals.period });
  const { unit: scope, tree } = askedUnit(rulebook, totals.unit, period);
  const set = askedSet(rulebook, totals.set);
  return bindMaster(masterSheets(bytes), { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period }, confirmation);
}

/**
 * What changed since the totals before; a code that was another unit's then is not compared. Null without them.
 * @throws Problem `totals-before-wrong` for totals of another unit or set, or of a period that is not before
 */
export function changesFor(totals: Totals, rulebook: Rulebook, before: Totals | undefined): ReadonlyMap<string, CommuneChange> | null {
  if (!before) return null;
  const [now, then] = [parsePeriod(totals.period), parsePeriod(before.period)];
  const fits = before.unit === totals.unit && before.set === totals.set && before.criterion === totals.criterion;
  if (!now || !then || !fits || lastDayOf(then) >= lastDayOf(now))
    throw new Problem('totals-before-wrong', { before: `${before.unit} · ${before.set} · ${before.period}`, period: totals.period });
  const [tree, earlier] = [treeOn(rulebook, lastDayOf(now)), treeOn(rulebook, lastDayOf(then))];
  return changesSince(before, totals, (unit) => tree.unit(unit) !== undefined && tree.unit(unit) === earlier.unit(unit));
}
