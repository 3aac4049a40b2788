/**
 * Looks at a patched workbook before anyone gets it: it is read anew from its bytes and compared with the
 * one before and with the plan. A difference is a bug of ours, so it throws an Error and nothing is given out.
 */
import { addressOf } from '../../core/sheet/address.ts';
import { keepShape } from '../../core/shape.ts';
import { cellKey } from '../formula/plainAddress.ts';
import type { RawCell } from '../read/sheetWalk.ts';
import type { RichText } from '../read/text.ts';
import { readValue } from '../read/value.ts';
import { declareUtf8, editTag, opened } from '../xml/edit.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import type { CellEdit } from './cellEdits.ts';
import { storedValue } from './cellValues.ts';
import { isEmptying, PlanFinger, type PlannedWrite, type SheetPlan } from './plan.ts';
import { EMPTY_SCAN, type ScannedFormula, type SheetScan, type TargetSink } from './scan.ts';
import { plainNumber } from './sheets.ts';

/** Every part that was not meant to change is there, with the same bytes. */
export function checkUntouched(before: Archive, after: Archive, meant: ReadonlySet<ZipEntry>): void {
  for (const entry of before.directory.entries) {
    if (meant.has(entry)) continue;
    const now = after.find(entry.name);
    if (now?.crc !== entry.crc || now.size !== entry.size || now.method !== entry.method || !sameData(before, entry, after, now)) {
      throw new Error(`patch changed part ${entry.name}`);
    }
  }
}

function sameData(before: Archive, a: ZipEntry, after: Archive, b: ZipEntry): boolean {
  if (a.compressedSize !== b.compressedSize) return false;
  for (let i = 0; i < a.compressedSize; i += 1) {
    if (before.bytes[a.dataStart + i] !== after.bytes[b.dataStart + i]) return false;
  }
  return true;
}

/** To be given to the scan of the patched sheet: each written cell holds the planned value, and the planned formula or none. */
export class WrittenCheck implements TargetSink {
  private readonly plan: SheetPlan;
  private missing: number;

  constructor(plan: SheetPlan) {
    this.plan = plan;
    this.missing = plan.length - plan.filter(isEmptying).length;
  }

  found(place: number, raw: RawCell): void {
    const write = this.plan[place];
    const read = plainNumber(raw) ?? readValue(raw, { strings: NO_STRINGS, date1904: false }, '')?.value ?? null;
    if (!write || read !== write.value || !isFormulaOf(write, raw))
      throw new Error(`patch did not write ${addressOf(raw.row, raw.column)}`);
    if (!isEmptying(write)) this.missing -= 1;
  }

  finish(): void {
    if (this.missing !== 0) throw new Error('patch did not write every cell');
  }
}

/** Its own and nobody else's: an ordinary formula. */
function isFormulaOf({ formula: planned }: PlannedWrite, { formula }: RawCell): boolean {
  if (!formula || planned === undefined) return !formula && planned === undefined;
  return formula.text === planned && Object.keys(formula.attributes).length === 0;
}

/** The edits are carried out, and everything but them and the written cells is as it was. */
export function checkRest(before: SheetScan, after: SheetScan, plan: SheetPlan, edits: readonly CellEdit[]): void {
  checkSurroundings(before, after);
  checkRows(before, after);
  checkCells(before, after, plan, new Map(edits.map((edit) => [edit.cell, edit])));
  checkFormulas(before, after, plan, edits);
}

/** Rows of neighbouring untouched cells are compared as one stretch of text. */
function checkCells(before: SheetScan, after: SheetScan, plan: SheetPlan, edits: ReadonlyMap<number, CellEdit>): void {
  const check = new CellsCheck(before, after, plan, edits);
  const count = before.cells.count();
  for (let cell = 0; cell < count; cell += 1) check.take(cell);
  check.finish();
}

class CellsCheck {
  private readonly before: SheetScan;
  private readonly after: SheetScan;
  private readonly edits: ReadonlyMap<number, CellEdit>;
  private readonly planned: PlanFinger;
  /** The next cell of the sheet after the patch. */
  private next = 0;
  /** The stretch not compared yet: its cells before, from and up to (inclusive; none where it is less), and its first one after. */
  private from = 0;
  private upTo = -1;
  private fromNow = 0;

  constructor(before: SheetScan, after: SheetScan, plan: SheetPlan, edits: ReadonlyMap<number, CellEdit>) {
    this.before = before;
    this.after = after;
    this.edits = edits;
    this.planned = new PlanFinger(plan);
  }

  /** The next cell of the sheet before the patch. */
  take(cell: number): void {
    const old = this.before.cells;
    const now = this.after.cells;
    const row = old.row(cell);
    const column = old.column(cell);
    while (this.next < now.count() && isBefore(now.row(this.next), now.column(this.next), row, column)) this.takeNew();
    const { next } = this;
    if (next >= now.count() || now.row(next) !== row || now.column(next) !== column || old.style(cell) !== now.style(next))
      throw changed(this.before, cell);
    if (this.planned.find(row, column) >= 0) this.compare();
    else if (this.edits.has(cell)) {
      this.compare();
      checkEdit(this.before, this.after, cell, next, this.edits.get(cell));
    } else if (this.from <= this.upTo && old.row(this.upTo) === row) this.upTo = cell;
    else {
      this.compare();
      this.from = this.upTo = cell;
      this.fromNow = next;
    }
    this.next = next + 1;
  }

  finish(): void {
    this.compare();
    while (this.next < this.after.cells.count()) this.takeNew();
  }

  /** A cell that is there only after the patch. */
  private takeNew(): void {
    this.compare();
    const { next } = this;
    const { cells } = this.after;
    if (this.planned.find(cells.row(next), cells.column(next)) < 0) throw changed(this.after, next);
    this.next = next + 1;
  }

  private compare(): void {
    const { before, after, from, upTo, fromNow } = this;
    if (from > upTo) return;
    const was = before.text.slice(before.cells.start(from), before.cells.end(upTo));
    const is = after.text.slice(after.cells.start(fromNow), after.cells.end(fromNow + upTo - from));
    if (was !== is) throw changed(before, from);
    this.upTo = -1;
    this.from = 0;
  }
}

/** The planned result is there, or none where it was dropped; an edit of the formula alone leaves the result. */
function checkEdit(before: SheetScan, after: SheetScan, cell: number, now: number, edit: CellEdit | undefined): void {
  const noStrings = { strings: NO_STRINGS, date1904: false };
  if (edit?.result === undefined) {
    const value = ({ text, cells }: SheetScan, at: number): string => text.slice(cells.valueStart(at), cells.valueEnd(at));
    if (value(before, cell) !== value(after, now)) throw changed(before, cell);
  } else if (edit.result === null ? after.cells.valueStart(now) !== -1 : storedValue(after, now, noStrings) !== edit.result)
    throw changed(before, cell);
}

/** Results of formulas are never shared texts. */
const NO_STRINGS: readonly RichText[] = [];

function isBefore(row: number, column: number, otherRow: number, otherColumn: number): boolean {
  return row < otherRow || (row === otherRow && column < otherColumn);
}

function checkFormulas(before: SheetScan, after: SheetScan, plan: SheetPlan, edits: readonly CellEdit[]): void {
  if (before.formulas.length === 0 && after.formulas.length === 0) return;
  const left = ({ formulas }: SheetScan): readonly ScannedFormula[] => {
    const planned = new PlanFinger(plan);
    return formulas.filter(({ row, column }) => planned.find(row, column) < 0);
  };
  const [kept, found] = [left(before), left(after)];
  const moved = new Map(edits.flatMap(({ shared }) => (shared ? [[shared.formula, shared] as const] : [])));
  const same = kept.every((formula, i) => {
    const now = found[i];
    const shared = moved.get(formula);
    const same = shared ? now?.text === shared.text && now.attributes.ref === shared.ref : now?.text === formula.text;
    return (
      now !== undefined &&
      same &&
      now.attributes.si === formula.attributes.si &&
      cellKey(now.row, now.column) === cellKey(formula.row, formula.column)
    );
  });
  if (!same || kept.length !== found.length) throw new Error('patch changed a formula');
}

function checkSurroundings(before: SheetScan, after: SheetScan): void {
  const around = ({ text, dimension, dataTag, data }: SheetScan): readonly string[] => {
    const end = dimension ? dimension.start : dataTag.start;
    return [declareUtf8(text.slice(0, end)), dimension ? text.slice(dimension.end, dataTag.start) : '', text.slice(data.end)];
  };
  const now = around(after);
  if (!around(before).every((text, i) => text === now[i])) throw new Error('patch changed a sheet outside its cells');
}

/** A row's own tag may lose its `spans`, and be opened; no more. */
function checkRows(before: SheetScan, after: SheetScan): void {
  const bare = (tag: string): string => opened(editTag(tag, { spans: null }));
  let next = 0;
  for (const { row, start, openEnd } of before.rows) {
    while ((after.rows[next]?.row ?? Infinity) < row) next += 1;
    const now = after.rows[next];
    const [was, is] = [before.text.slice(start, openEnd), now?.row === row ? after.text.slice(now.start, now.openEnd) : ''];
    if (was !== is && (is === '' || bare(was) !== bare(is))) throw new Error(`patch changed row ${String(row)}`);
  }
}

function changed({ cells }: SheetScan, cell: number): Error {
  return new Error(`patch changed ${addressOf(cells.row(cell), cells.column(cell))}`);
}

keepShape(new CellsCheck(EMPTY_SCAN, EMPTY_SCAN, [], new Map()));
keepShape(new WrittenCheck([]));
