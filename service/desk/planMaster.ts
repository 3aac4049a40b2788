/** A master's bytes and totals → what is to be written and the bytes with it written: one way for the desk and for the service. */
import { lastDayOf, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { changesFor } from '../../core/consolidation/changesFor.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { bindNamed } from '../../core/master/bindNamed.ts';
import { bindWorkbook, type MasterAsked, type WorkbookBinding } from '../../core/master/bindWorkbook.ts';
import { confirm } from '../../core/master/confirm.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { notBound } from '../../core/master/notBound.ts';
import { planWrites, type MasterPlan } from '../../core/master/plan.ts';
import type { NamedRow } from '../../core/master/growth.ts';
import { chooseWord, sheetSaid, type Words } from '../../core/master/words.ts';
import type { Message } from '../../core/message.ts';
import { parseNote } from '../../core/note/note.ts';
import { saidMonthOf } from '../../core/master/saidMonth.ts';
import { Problem } from '../../core/problem.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { ValueWrite, Sheet } from '../../core/sheet/sheet.ts';
import { fold } from '../../core/text/fold.ts';
import { readNote } from '../../workbook/note/note.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { askedSet, askedUnit, latestUnit } from '../asked.ts';
import { distinctParts, growMaster } from './growMaster.ts';

export interface Bound {
  readonly binding: Binding;
  readonly sheet: Sheet;
  /** The word it was bound by, with the sheet that was named: to be kept. */
  readonly confirmation: Confirmation | null;
  /** Of the words that the workbook itself keeps: what became of them. */
  readonly notices: readonly Message[];
}

/** What people have said of a master: on how it is understood, and … */
export interface SaidOfMaster extends Words {
  /** … which sheet it is, by its name. */
  readonly sheet?: string | undefined;
}

export interface PlannedMaster extends Omit<MasterPlan, 'writes'> {
  readonly binding: Binding;
  /** The word it was bound by. */
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
export interface Besides extends SaidOfMaster {
  /** The totals that changes are counted from. */
  readonly before?: Totals | undefined;
  /** Communes without a row get one. */
  readonly grow?: boolean | undefined;
}

interface OfficeSheets {
  readonly sheets: readonly Sheet[];
  /** Names of those a person does not see: neither read nor written. */
  readonly hidden: readonly string[];
}

/** The sheets of a workbook that an office sees. @throws Problem of the file */
function masterSheets(bytes: Uint8Array): OfficeSheets {
  const { sheets, unread } = readWorkbook(bytes, (state) => state === 'visible');
  return { sheets: sheets.map(({ sheet }) => sheet), hidden: unread };
}

/** The sheet a person named, as Excel compares names. @throws Problem `sheet-hidden`, `no-such-sheet` */
function namedSheet({ sheets, hidden }: OfficeSheets, name: string): Sheet {
  const found = sheets.find((sheet) => fold(sheet.name) === fold(name));
  if (found) return found;
  const unseen = hidden.find((one) => fold(one) === fold(name));
  if (unseen !== undefined) throw new Problem('sheet-hidden', { sheet: unseen });
  throw new Problem('no-such-sheet', { sheet: name, sheets: sheets.map((sheet) => sheet.name) });
}

/**
 * The one sheet that is this unit's master.
 * @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `binding-of-another`, `sheet-hidden`, `no-such-sheet`
 */
function bindMaster(read: OfficeSheets, asked: MasterAsked, said: SaidOfMaster): Bound {
  const named = said.sheet === undefined ? undefined : namedSheet(read, said.sheet);
  const found = named ? bindNamed(read.sheets, named, asked) : bindAmong(read, asked, sheetSaid(said, asked));
  if (found.kind !== 'bound') throw notBound(found, named ? [] : read.hidden);
  const { binding, sheet } = found;
  const { word: chosen, notices } = chooseWord(binding, said, asked);
  const word = named ? { ...(chosen ?? nothingSaid(binding)), sheet: named.name } : chosen;
  if (!word) return { binding, sheet, confirmation: null, notices };
  return { binding: confirm(binding, word, asked.tree), sheet, confirmation: word, notices };
}

function bindAmong({ sheets }: OfficeSheets, asked: MasterAsked, said: string | undefined): WorkbookBinding {
  return bindWorkbook(sheets, said === undefined ? asked : { ...asked, sheet: said });
}

/** A word on nothing but which sheet it is. */
function nothingSaid({ scope, set, layout, sheet }: Binding): Confirmation {
  return { kind: 'confirmation', schemaVersion: 1, scope, set, layout, sheet, columns: [], rows: [], mark: null };
}

export interface MasterOf extends SaidOfMaster {
  readonly unit: string;
  readonly set: CriteriaSet;
  /** Absent: the month that the master's title says, else the last day on which both unit and set were in force. */
  readonly period?: Period;
}

/** The binding of a master whose totals are not at hand yet. @throws Problem as bindMaster, or of the unit */
export function bindAsked(bytes: Uint8Array, { unit: code, set, period, ...word }: MasterOf, rulebook: Rulebook): Bound {
  // A wrong code is said before the file is looked at.
  const latest = period === undefined ? latestUnit(rulebook, code, set.to) : askedUnit(rulebook, code, period);
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const read = masterSheets(bytes);
  const looked = word.sheet === undefined ? read.sheets : [namedSheet(read, word.sheet)];
  const said = period === undefined ? saidMonthOf(looked, set, bands) : undefined;
  const { unit: scope, tree } = (said && unitIn(rulebook, code, said)) ?? latest;
  const month = period ?? said;
  return bindMaster(read, { scope, tree, set, bands, ...(month === undefined ? {} : { period: month }) }, word);
}

/** The unit as it was in the month the master says; undefined where the code was nobody's then. */
function unitIn(rulebook: Rulebook, code: string, month: Period): ReturnType<typeof askedUnit> | undefined {
  const tree = treeOn(rulebook, lastDayOf(month));
  const unit = tree.unit(code);
  return unit && { unit, tree };
}

export interface PlannedCells extends Omit<PlannedMaster, 'bytes' | 'changed'> {
  readonly writes: readonly ValueWrite[];
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

function planOn(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, { before, grow, ...word }: Besides): PlannedOn {
  const bound = bindFor(bytes, totals, rulebook, word);
  const grown = grow === true ? growMaster(bytes, bound, totals, rulebook) : { bytes, grown: [], changed: [] };
  const { binding, sheet, confirmation, notices } = grown.grown.length > 0 ? bindFor(grown.bytes, totals, rulebook, word) : bound;
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
export function bindFor(bytes: Uint8Array, totals: Totals, rulebook: Rulebook, word: SaidOfMaster = {}): Bound {
  const period = parsePeriod(totals.period);
  if (!period) throw new Problem('unknown-period', { period: totals.period });
  const { unit: scope, tree } = askedUnit(rulebook, totals.unit, period);
  const set = askedSet(rulebook, totals.set);
  return bindMaster(masterSheets(bytes), { scope, tree, set, bands: bandsFor(rulebook.bands, set.criteria.length), period }, word);
}

/** The words that the workbook itself keeps, the newest first. */
export function wordsIn(bytes: Uint8Array): readonly Confirmation[] {
  return parseNote(readNote(bytes)).confirmations.map(({ confirmation }) => confirmation);
}
