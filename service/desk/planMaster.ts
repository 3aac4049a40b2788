/** A master's bytes and totals → what is to be written and the bytes with it written: one way for the desk and for the service. */
import { lastDayOf, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { changesSince, type CommuneChange } from '../../core/consolidation/changes.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindMaster, type BoundMaster, type Words } from '../../core/master/bindMaster.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import type { NamedRow } from '../../core/master/growth.ts';
import { saidMonthOf } from '../../core/master/saidMonth.ts';
import { parseNote } from '../../core/note/note.ts';
import { Problem } from '../../core/problem.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { CellWrite, Sheet } from '../../core/sheet/sheet.ts';
import { readNote } from '../../workbook/note/note.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { askedSet, askedUnit, latestUnit } from '../asked.ts';
import { distinctParts, growMaster } from './growMaster.ts';

export interface PlannedMaster extends Omit<MasterPlan, 'writes'> {
  readonly binding: Binding;
  /** A person's word that it was understood by. */
  readonly confirmation: Confirmation | null;
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
  /** What people have said of how it is understood. */
  readonly words?: Words | undefined;
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

export interface MasterOf {
  readonly unit: string;
  readonly set: CriteriaSet;
  /** Absent: the month that the master's title says, else the last day on which both unit and set were in force. */
  readonly period?: Period;
  readonly words?: Words;
}

/** The binding of a master whose totals are not at hand yet. @throws Problem as bindMaster, or of the unit */
export function bindAsked(bytes: Uint8Array, { unit: code, set, period, words = {} }: MasterOf, rulebook: Rulebook): BoundMaster {
  // A wrong code is said before the file is looked at.
  const latest = period === undefined ? latestUnit(rulebook, code, set.to) : askedUnit(rulebook, code, period);
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const sheets = masterSheets(bytes);
  const said = period === undefined ? saidMonthOf(sheets, set, bands) : undefined;
  const { unit: scope, tree } = (said && unitIn(rulebook, code, said)) ?? latest;
  const month = period ?? said;
  return bindMaster(sheets, { scope, tree, set, bands, ...(month === undefined ? {} : { period: month }) }, words);
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

function planOn(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, { words, before, grow }: Besides): PlannedOn {
  const bound = bindFor(bytes, totals, rulebook, words);
  const grown = grow === true ? growMaster(bytes, bound, totals, rulebook) : { bytes, grown: [], changed: [] };
  const { binding, sheet, confirmation, notices } = grown.grown.length > 0 ? bindFor(grown.bytes, totals, rulebook, words) : bound;
  const plan = planWrites(binding, totals, sheet, changesFor(totals, rulebook, before));
  return {
    binding,
    confirmation,
    sheet: sheet.name,
    ...plan,
    notices: [...notices, ...plan.notices],
    grown: grown.grown,
    base: grown.bytes,
    grownParts: grown.changed,
  };
}

/** The master bound for totals that are at hand. @throws Problem of the file, the binding, the totals */
export function bindFor(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, words: Words = {}): BoundMaster {
  const period = parsePeriod(totals.period);
  if (!period) throw new Problem('unknown-period', { period: totals.period });
  const { unit: scope, tree } = askedUnit(rulebook, totals.unit, period);
  const set = askedSet(rulebook, totals.set);
  return bindMaster(masterSheets(bytes), { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period }, words);
}

/** A person's word that was given, else those that the workbook itself keeps. */
export function wordsFor(bytes: Uint8Array, given: Confirmation | undefined): Words {
  return given ? { given } : { noted: parseNote(readNote(bytes)).confirmations.map(({ confirmation }) => confirmation) };
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
