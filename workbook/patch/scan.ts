/**
 * One pass over a sheet's text that proves it well-formed and remembers where its rows and cells are
 * written, as offsets, so that they can be replaced by slices.
 */
import { parseRange, type Range } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { keepShape } from '../../core/shape.ts';
import { AreaIndex } from '../formula/areaIndex.ts';
import type { PlainCell } from '../read/plainCell.ts';
import {
  freshAllowance,
  sheetVisitor,
  type Allowance,
  type RawCell,
  type RawColumns,
  type RawFormula,
  type SheetVisitor,
} from '../read/sheetWalk.ts';
import { isTrue, startWalk, type Attributes, type XmlWalk } from '../xml/walk.ts';
import { CellTableWriter, NO_NUMBER, OF_FORMULA, TYPED, type CellTable } from './cellTable.ts';
import { PlanFinger, type SheetPlan } from './plan.ts';

export interface ScannedRow {
  readonly row: number;
  readonly attributes: Attributes;
  readonly start: number;
  /** Behind the start tag. */
  readonly openEnd: number;
  /** Behind the end tag; equal to `openEnd` when the row closes itself. */
  end: number;
  /** Its cells in the table: from, up to (exclusive). */
  readonly firstCell: number;
  lastCell: number;
}

export interface ScannedFormula {
  /** Its place in the table of cells. */
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly text: string;
  /** Offsets of the `f` element: its start tag from and to, and behind its end. */
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SheetScan {
  readonly text: string;
  /** With colon, e.g. `x:`. */
  readonly prefix: string;
  readonly rows: readonly ScannedRow[];
  readonly cells: CellTable;
  readonly formulas: readonly ScannedFormula[];
  readonly merges: AreaIndex<Range>;
  /** Areas of array formulas and data tables. */
  readonly arrays: AreaIndex<Range>;
  readonly columns: readonly RawColumns[];
  /** Start tag of `dimension`, and its area. */
  readonly dimension: (Span & { readonly area: Range | undefined }) | undefined;
  /** Start tag of `sheetData`, and the whole element. */
  readonly dataTag: Span;
  readonly data: Span;
  /** Its formulas are calculated as Lotus 1-2-3 did: a text counts as nought, for one. */
  readonly isLotus: boolean;
  /** Excel lets nobody type into its locked cells. */
  readonly isProtected: boolean;
}

export interface ScanSource {
  /** For problems. */
  readonly sheet: string;
  readonly part: string;
  readonly text: string;
  readonly allowance: Allowance;
  /** Cells of this plan are handed to `targets` as they come by. */
  readonly plan: SheetPlan;
  readonly targets?: TargetSink | undefined;
}

export interface TargetSink {
  /** `place` is the cell's in the plan; the raw cell is used again afterwards. */
  found(place: number, raw: RawCell): void;
}

/** A filled cell takes at least about this many characters. */
const CHARACTERS_PER_CELL = 30;

export function scanSheet(source: ScanSource): SheetScan {
  return new Scanner(source).scan();
}

class Scanner implements SheetVisitor {
  private readonly part: string;
  private readonly text: string;
  private readonly targets: TargetSink | undefined;
  private readonly finger: PlanFinger;
  private readonly walk: XmlWalk;
  private readonly rows: ScannedRow[] = [];
  private readonly cells: CellTableWriter;
  private readonly formulas: ScannedFormula[] = [];
  private readonly ofColumns: RawColumns[] = [];
  private readonly merges = new AreaIndex<Range>();
  private readonly arrays = new AreaIndex<Range>();
  private dimension: SheetScan['dimension'] = undefined;
  private dataTag: Span | undefined = undefined;
  private data: Span | undefined = undefined;
  private isLotus = false;
  private isProtected = false;
  /** Of the cell that is being read: where it and its `v` and `f` begin and end. */
  private cellFrom = 0;
  private cellOpenTo = 0;
  private valueFrom = -1;
  private valueTo = -1;
  private formulaFrom = 0;
  private formulaOpenTo = 0;
  private formulaTo = 0;
  /** Of a cell taken in one go; -1 for others. */
  private plainTo = -1;

  constructor({ sheet, part, text, allowance, plan, targets }: ScanSource) {
    this.part = part;
    this.text = text;
    this.targets = targets;
    this.finger = new PlanFinger(plan);
    this.cells = new CellTableWriter(Math.ceil(text.length / CHARACTERS_PER_CELL));
    this.walk = startWalk(part, sheetVisitor(sheet, part, this, allowance));
  }

  scan(): SheetScan {
    const { walk, text, rows, cells, formulas, merges, arrays, ofColumns: columns } = this;
    walk.write(text);
    walk.end();
    const { dimension, dataTag, data, isLotus, isProtected } = this;
    if (!dataTag || !data) throw new Problem('workbook-part-unexpected', { part: this.part, expected: 'sheetData' });
    return { text, prefix: walk.prefix(), rows, cells, formulas, merges, arrays, columns, dimension, dataTag, data, isLotus, isProtected };
  }

  section(name: string, attributes: Attributes): void {
    const [start, end] = [this.walk.tagStart(), this.walk.position()];
    if (name === 'dimension') this.dimension = { start, end, area: parseRange(attributes.ref ?? '') };
    else if (name === 'sheetData') this.dataTag = { start, end };
    else if (name === 'sheetPr') this.isLotus = isTrue(attributes.transitionEvaluation);
    else if (name === 'sheetProtection') this.isProtected = isTrue(attributes.sheet);
  }

  sectionEnd(name: string): void {
    if (name === 'sheetData' && this.dataTag) this.data = { start: this.dataTag.start, end: this.walk.position() };
  }

  row(row: number, attributes: Attributes): void {
    const [end, cell] = [this.walk.position(), this.cells.count()];
    this.rows.push({ row, attributes, start: this.walk.tagStart(), openEnd: end, end, firstCell: cell, lastCell: cell });
  }

  rowEnd(): void {
    const last = this.rows[this.rows.length - 1];
    if (!last) return;
    last.end = this.walk.position();
    last.lastCell = this.cells.count();
  }

  wantsValue(row: number, column: number): boolean {
    return this.finger.find(row, column) >= 0;
  }

  cellStart(): void {
    this.cellFrom = this.walk.tagStart();
    this.cellOpenTo = this.walk.position();
    this.valueFrom = -1;
    this.valueTo = -1;
  }

  valueStart(): void {
    this.valueFrom = this.walk.tagStart();
  }

  valueEnd(): void {
    this.valueTo = this.walk.position();
  }

  formulaStart(): void {
    this.formulaFrom = this.walk.tagStart();
    this.formulaOpenTo = this.walk.position();
  }

  formulaEnd(): void {
    this.formulaTo = this.walk.position();
  }

  plainCell(at: number, plain: PlainCell): void {
    // The scan is given its text whole: places in it are places in the part.
    this.cellFrom = at;
    this.cellOpenTo = plain.openEnd;
    this.valueFrom = plain.valueStart;
    this.valueTo = plain.valueEnd;
    this.plainTo = plain.end;
  }

  cell(raw: RawCell): void {
    const { valueFrom, plainTo, targets } = this;
    const hasNumber = valueFrom >= 0 && (raw.type === undefined || raw.type === 'n');
    const number = hasNumber ? (raw.formula ? OF_FORMULA : TYPED) : NO_NUMBER;
    const end = plainTo >= 0 ? plainTo : this.walk.position();
    this.cells.add(raw.row, raw.column, raw.style, this.cellFrom, this.cellOpenTo, end, valueFrom, this.valueTo, number);
    this.plainTo = -1;
    const place = this.finger.find(raw.row, raw.column);
    if (place >= 0) targets?.found(place, raw);
    if (raw.formula) this.addFormula(raw, raw.formula);
  }

  columns(range: RawColumns): void {
    this.ofColumns.push(range);
  }

  merge(range: string): void {
    const area = parseRange(range);
    if (area) this.merges.add(area, area);
  }

  private addFormula({ row, column }: RawCell, { attributes, text }: RawFormula): void {
    const cell = this.cells.count() - 1;
    this.formulas.push({
      cell,
      row,
      column,
      attributes,
      text,
      start: this.formulaFrom,
      openEnd: this.formulaOpenTo,
      end: this.formulaTo,
    });
    const area = attributes.t === 'array' || attributes.t === 'dataTable' ? parseRange(attributes.ref ?? '') : undefined;
    if (area) this.arrays.add(area, area);
  }
}

const EMPTY = { sheet: '', part: '', text: '<worksheet><sheetData/></worksheet>', allowance: freshAllowance(), plan: [] };
/** Of a sheet without cells. */
export const EMPTY_SCAN = scanSheet(EMPTY);

keepShape(new Scanner(EMPTY));
