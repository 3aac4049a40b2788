/** The sheets a patch has to look at: those written into, and those whose formulas may read what is written. */
import type { CellValue } from '../../core/sheet/sheet.ts';
import { keepShape } from '../../core/shape.ts';
import { shiftable, shifted } from '../formula/shift.ts';
import type { Allowance, RawCell, RawFormula } from '../read/sheetWalk.ts';
import type { SheetEntry, WorkbookStructure } from '../read/structure.ts';
import { readValue, type CellContent, type SharedParts } from '../read/value.ts';
import { decodePart } from '../xml/decode.ts';
import type { Archive } from '../zip/archive.ts';
import { Places } from './cellValues.ts';
import { cellMarkup } from './markup.ts';
import { isOfFormula, type PlannedWrite, type SheetPlan } from './plan.ts';
import { scanSheet, type ScannedFormula, type SheetScan, type TargetSink } from './scan.ts';

/** What a target holds before the patch. */
/** Nothing where the file has no such cell; a plain number where the cell holds one and nothing else: most do. */
export type Found = FoundCell | number | undefined;

export type FoundCell = CellContent & Readonly<Pick<RawCell, 'formula' | 'isLinked'>>;

export interface ScannedTargets {
  readonly scan: SheetScan;
  /** By place in the plan. */
  readonly found: readonly Found[];
}

/** A sheet under patch, with the part of its plan that changes something. */
export interface SheetPatch {
  readonly sheet: SheetEntry;
  readonly scan: SheetScan;
  readonly plan: SheetPlan;
  /** What each cell of the plan holds now, by place in it. */
  readonly before: readonly CellValue[];
  /** Formulas that are replaced, with leading `=`. */
  readonly formulas: ReadonlyMap<PlannedWrite, string>;
  /** Cells whose formula is replaced. */
  readonly replaced: readonly PlannedWrite[];
  /** Cells that hold the planned value, or the planned formula and its result, already. */
  readonly unchanged: readonly PlannedWrite[];
}

export interface WrittenCell {
  readonly sheet: string;
  readonly cell: string;
  readonly before: CellValue;
  /** The formula that was replaced, with leading `=`. */
  readonly formula?: string;
  /** Of a formula its result; null where it could not be told. */
  readonly after: PlannedWrite['value'];
  /** The formula that was written, with leading `=`. */
  readonly afterFormula?: string;
}

export function scanTargets(archive: Archive, sheet: SheetEntry, plan: SheetPlan, allowance: Allowance): ScannedTargets {
  const targets = new Targets(plan);
  return { scan: scanPart(archive, sheet, plan, allowance, targets), found: targets.cells };
}

class Targets implements TargetSink {
  readonly cells: Found[];

  constructor(plan: SheetPlan) {
    this.cells = new Array<Found>(plan.length).fill(undefined);
  }

  found(place: number, raw: RawCell): void {
    this.cells[place] = plainNumber(raw) ?? { ...raw };
  }
}

const PLAIN_NUMBER = /^-?[0-9]{1,15}(\.[0-9]{1,17})?$/;

/** Of a cell that holds a number in plain digits and nothing else. */
export function plainNumber({ type, value, formula, inline, isLinked }: RawCell): number | undefined {
  const isPlain = type === undefined && !formula && !inline && !isLinked && value !== undefined && PLAIN_NUMBER.test(value);
  return isPlain ? Number(value) : undefined;
}

export function scanPart(
  archive: Archive,
  { name, part }: SheetEntry,
  plan: SheetPlan,
  allowance: Allowance,
  targets?: TargetSink,
): SheetScan {
  const entry = archive.get(part);
  return scanSheet({ sheet: name, part: entry.name, text: decodePart(archive.read(entry), entry.name), allowance, plan, targets });
}

export function patchOf(sheet: SheetEntry, { scan, found }: ScannedTargets, planned: SheetPlan, shared: SharedParts): SheetPatch {
  const plan: PlannedWrite[] = [];
  const before: CellValue[] = [];
  const formulas = new Map<PlannedWrite, string>();
  const unchanged: PlannedWrite[] = [];
  const formulaText = createFormulaTexts(scan);
  planned.forEach((write, place) => {
    const cell = found[place];
    const target = typeof cell === 'object' ? cell : undefined;
    const value = typeof cell === 'number' ? cell : ((target && readValue(target, shared, sheet.name)?.value) ?? null);
    if (!target?.formula && write.formula === undefined && value === write.value) {
      unchanged.push(write);
      return;
    }
    plan.push(write);
    before.push(value);
    if (target?.formula) formulas.set(write, formulaText(target.formula, write));
  });
  return { sheet, scan, plan, before, formulas, replaced: [...formulas.keys()], unchanged };
}

/** With the results of its formulas, when those are known; the formulas that stand in their cells with that result already are left. */
export function settledPatch(patch: SheetPatch, resultOf: (write: PlannedWrite) => PlannedWrite['value']): SheetPatch {
  if (!patch.plan.some(isOfFormula)) return patch;
  const places = new Places(patch.scan);
  const plan: PlannedWrite[] = [];
  const before: CellValue[] = [];
  const formulas = new Map<PlannedWrite, string>();
  const unchanged = [...patch.unchanged];
  patch.plan.forEach((write, place) => {
    const settled = write.formula === undefined ? write : { ...write, value: resultOf(write) };
    if (settled.formula !== undefined && isWritten(patch.scan, places.find(write.row, write.column), settled)) {
      unchanged.push(settled);
      return;
    }
    plan.push(settled);
    before.push(patch.before[place] ?? null);
    const replaced = patch.formulas.get(write);
    if (replaced !== undefined) formulas.set(settled, replaced);
  });
  return { ...patch, plan, before, formulas, replaced: [...formulas.keys()], unchanged };
}

/** The cell stands there as it would be written. */
function isWritten({ text, cells, prefix }: SheetScan, cell: number, write: PlannedWrite): boolean {
  return cell >= 0 && text.slice(cells.start(cell), cells.end(cell)) === cellMarkup(prefix, cells.style(cell), write);
}

/** Made when all else is done: a province's master has 80 000 of them. */
export function writtenCells({ sheet, plan, before, formulas }: SheetPatch): readonly WrittenCell[] {
  return plan.map((write, place): WrittenCell => {
    const written = { sheet: sheet.name, cell: write.cell, before: before[place] ?? null, after: write.value };
    const formula = formulas.get(write);
    if (formula === undefined && !isOfFormula(write)) return written;
    return {
      ...written,
      ...(formula !== undefined && { formula }),
      ...(write.formula !== undefined && { afterFormula: `=${write.formula}` }),
    };
  });
}

/** Texts of formulas that are there, a shared one moved to its place. */
function createFormulaTexts({ formulas }: SheetScan): (formula: RawFormula, write: PlannedWrite) => string {
  let masters: Map<string | undefined, ScannedFormula> | undefined;
  return ({ attributes, text }, { row, column }) => {
    if (text !== '') return `=${text}`;
    masters ??= new Map(formulas.filter((formula) => formula.text !== '').map((formula) => [formula.attributes.si, formula]));
    const master = attributes.t === 'shared' ? masters.get(attributes.si) : undefined;
    return master ? `=${shifted(shiftable(master.text), row - master.row, column - master.column)}` : '=';
  };
}

/**
 * Scans of every sheet that has a formula, beside those already scanned, by index in the workbook. A text
 * without anything like an `f` tag has no formula; that is a reason to leave it unread, nothing more.
 */
export function scanFormulaSheets(
  archive: Archive,
  { sheets }: WorkbookStructure,
  patches: readonly SheetPatch[],
  allowance: Allowance,
): ReadonlyMap<number, SheetScan> {
  const done = new Map(patches.map(({ sheet, scan }) => [sheet, scan]));
  const scans = new Map<number, SheetScan>();
  sheets.forEach((sheet, index) => {
    const scan = done.get(sheet);
    if (scan) scans.set(index, scan);
    else if (sheet.kind === 'worksheet') {
      const entry = archive.get(sheet.part);
      const text = decodePart(archive.read(entry), entry.name);
      if (!/<(?:[^\s<>/]+:)?f[\s/>]/.test(text)) return;
      scans.set(index, scanSheet({ sheet: sheet.name, part: entry.name, text, allowance, plan: [] }));
    }
  });
  return scans;
}

keepShape(new Targets([]));
