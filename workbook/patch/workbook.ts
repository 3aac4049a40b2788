/**
 * Writes cells into an .xlsx and changes nothing else: the cells' own XML is replaced in the sheet's text,
 * results that depend on them are worked out or dropped, Excel is told to calculate, and every other byte of the package
 * is copied. Decide, then act, then look: the plan is made and refused or carried out whole, and the
 * result is read back and compared before it is given out.
 */
import { addressOf, MAX_COLUMN, type Range } from '../../core/sheet/address.ts';
import type { Message } from '../../core/message.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import type { SharedParts } from '../read/value.ts';
import { freshAllowance, type Allowance } from '../read/sheetWalk.ts';
import { readSharedStrings } from '../read/strings.ts';
import { readStructure, type SheetEntry, type WorkbookStructure } from '../read/structure.ts';
import { openArchive, type Archive } from '../zip/archive.ts';
import { repack } from '../zip/write.ts';
import { calcChanges, storedBytes, textOf, type PartChange } from './calcChanges.ts';
import { Places } from './cellValues.ts';
import { checkRest, checkUntouched, WrittenCheck } from './check.ts';
import { workOutAfter } from './after.ts';
import type { CellEdit } from './cellEdits.ts';
import { isOfFormula, planBySheet, throwRefusals, type PlannedWrite, type Refusal, type SheetPlan } from './plan.ts';
import { refuseCells, refuseWorkbook } from './refuse.ts';
import type { SheetScan } from './scan.ts';
import { patchOf, scanFormulaSheets, scanPart, scanTargets, writtenCells, type SheetPatch, type WrittenCell } from './sheets.ts';
import { shownElsewhere } from './shown.ts';
import { spliceSheet } from './splice.ts';
import { changeTexts, skipTexts, type ChangeReason, type SkipReason } from './texts.ts';

export type { WrittenCell } from './sheets.ts';

export interface PatchResult {
  readonly bytes: Uint8Array;
  /** Every part of the package that is not as it was, in the order of the work. */
  readonly changed: readonly ChangedPart[];
  readonly written: readonly WrittenCell[];
  /** Cells that hold the value already. */
  readonly skipped: readonly SkippedCell[];
}

export interface ChangedPart {
  readonly part: string;
  readonly reason: ChangeReason;
  readonly why: Message;
}

export interface SkippedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly reason: SkipReason;
  readonly why: Message;
}

/**
 * Throws a Problem when the file cannot be read, or when any of the writes is refused; then nothing is
 * written. With nothing to change the bytes given come back as they are.
 */
export function patchWorkbook(bytes: Uint8Array, writes: readonly CellWrite[]): PatchResult {
  const archive = openArchive(bytes);
  const structure = readStructure(archive);
  refuseWorkbook(archive, structure);
  const allowance = freshAllowance();
  const planned = planPatches(archive, structure, writes, allowance);
  const done = planned.some(isAtWork) ? carryOut(archive, structure, planned, allowance) : undefined;
  const patches = done?.patches ?? planned;
  const skipped = patches.flatMap(({ sheet, unchanged }) => unchanged.map(({ cell }) => skip(sheet.name, cell)));
  if (!done || !patches.some(isAtWork)) return { bytes, changed: [], written: [], skipped };
  const { bytes: patched, changed } = done;
  return { bytes: patched, changed, written: patches.flatMap(writtenCells), skipped };
}

function isAtWork({ plan }: SheetPatch): boolean {
  return plan.length > 0;
}

interface CarriedOut extends Pick<PatchResult, 'bytes' | 'changed'> {
  /** With the results of their formulas. */
  readonly patches: readonly SheetPatch[];
}

/** The patches of sheets made into bytes, with all that follows from them, and looked at. @throws Problem `patch-formula-circle` */
function carryOut(archive: Archive, structure: WorkbookStructure, planned: readonly SheetPatch[], allowance: Allowance): CarriedOut {
  const indexes = new Map(structure.sheets.map((sheet, index) => [sheet, index]));
  const scans = scanFormulaSheets(archive, structure, planned, allowance);
  const byIndex = new Map(planned.map((patch) => [indexes.get(patch.sheet) ?? -1, patch]));
  const after = workOutAfter({ archive, structure, scans, patches: byIndex, allowance, shared: sharedParts(archive, structure) });
  const patches = [...after.patches.values()];
  const spliced = [...scans].flatMap(([index, scan]): SplicedSheet[] => {
    const sheet = structure.sheets[index];
    const work = { scan, plan: after.patches.get(index)?.plan ?? [], edits: after.edits.get(index) ?? [] };
    return sheet && (work.plan.length > 0 || work.edits.length > 0) ? [{ sheet, ...work }] : [];
  });
  const changes = [
    ...spliced.map((sheet) => sheetChange(archive, sheet)),
    ...shownElsewhere(archive, structure, after.changed),
    ...calcChanges(archive, structure, patches.some(changesFormulas), (entry) => textOf(archive, entry)),
  ];
  const patched = repack(archive, new Map(changes.map(({ entry, content }) => [entry, storedBytes(content)])));
  check(archive, openArchive(patched), changes, spliced);
  const changed = changes.flatMap(({ entry, reasons }) => reasons.map((reason) => change(entry.name, reason)));
  return { bytes: patched, changed, patches };
}

/** The order of calculation that the file keeps names formulas that are gone, or lacks new ones. */
function changesFormulas({ plan, replaced }: SheetPatch): boolean {
  return replaced.length > 0 || plan.some(isOfFormula);
}

/**
 * As after writing into rows that were just inserted: results of formulas that read their cells are worked out anew
 * or dropped, and what shows them elsewhere follows.
 */
export function withNewCells(
  bytes: Uint8Array,
  name: string,
  { top, bottom }: Pick<Range, 'top' | 'bottom'>,
): Pick<PatchResult, 'bytes' | 'changed'> {
  const archive = openArchive(bytes);
  const structure = readStructure(archive);
  const allowance = freshAllowance();
  const sheet = structure.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const scan = scanPart(archive, sheet, [], allowance);
  const formulas = new Set(scan.formulas.map(({ cell }) => cell));
  const plan = [...new Places(scan).within({ top, bottom, left: 1, right: MAX_COLUMN })]
    .filter((cell) => !formulas.has(cell))
    .map((cell) => emptyWrite(scan.cells.row(cell), scan.cells.column(cell)));
  return carryOut(archive, structure, [{ sheet, scan, plan, before: [], formulas: new Map(), replaced: [], unchanged: [] }], allowance);
}

function emptyWrite(row: number, column: number): PlannedWrite {
  return { row, column, cell: addressOf(row, column), value: null, formula: undefined, overFormula: false };
}

interface SplicedSheet {
  readonly sheet: SheetEntry;
  readonly scan: SheetScan;
  readonly plan: SheetPlan;
  readonly edits: readonly CellEdit[];
}

function planPatches(
  archive: Archive,
  structure: WorkbookStructure,
  writes: readonly CellWrite[],
  allowance: Allowance,
): readonly SheetPatch[] {
  const refusals: Refusal[] = [];
  const plans = planBySheet(writes, structure, refusals);
  const scanned = [...plans].map(([sheet, plan]) => {
    const targets = scanTargets(archive, sheet, plan, allowance);
    refuseCells(archive, sheet, plan, targets, refusals);
    return { sheet, plan, targets };
  });
  throwRefusals(refusals);
  const shared = sharedParts(archive, structure);
  return scanned.map(({ sheet, plan, targets }) => patchOf(sheet, targets, plan, shared));
}

/** Shared texts are read only when a cell holds one: most hold numbers. */
function sharedParts(archive: Archive, { relations, date1904 }: WorkbookStructure): SharedParts {
  let strings: SharedParts['strings'] | undefined;
  return {
    get strings() {
      return (strings ??= readSharedStrings(archive, relations));
    },
    styles: [],
    date1904,
  };
}

function sheetChange(archive: Archive, { sheet, scan, plan, edits }: SplicedSheet): PartChange {
  const reasons: ChangeReason[] = plan.length > 0 ? ['cells-written'] : [];
  if (plan.length > 0 && scan.isProtected) reasons.push('protection-kept');
  if (edits.some(({ result }) => result !== undefined && result !== null)) reasons.push('results-recomputed');
  if (edits.some(({ result }) => result === null)) reasons.push('results-dropped');
  if (edits.some(({ shared }) => shared)) reasons.push('shared-formula-moved');
  return { entry: archive.get(sheet.part), content: spliceSheet(scan, plan, edits), reasons };
}

function check(before: Archive, after: Archive, changes: readonly PartChange[], spliced: readonly SplicedSheet[]): void {
  checkUntouched(before, after, new Set(changes.map(({ entry }) => entry)));
  const allowance = freshAllowance();
  for (const { sheet, scan, plan, edits } of spliced) {
    const written = new WrittenCheck(plan);
    checkRest(scan, scanPart(after, sheet, plan, allowance, written), plan, edits);
    written.finish();
  }
  const [was, is] = [readStructure(before), readStructure(after)];
  if (JSON.stringify([was.sheets, was.names]) !== JSON.stringify([is.sheets, is.names]))
    throw new Error('patch changed the list of sheets or names');
}

function change(part: string, reason: ChangeReason): ChangedPart {
  return { part, reason, why: changeTexts[reason] };
}

function skip(sheet: string, cell: string): SkippedCell {
  return { sheet, cell, reason: 'same-value', why: skipTexts['same-value'] };
}
