/**
 * Walks one worksheet part and tells its visitor rows, cells and areas as they are written. Reader and
 * patcher both stand on this, so they agree on where a cell is; every bound on what a sheet may
 * claim is kept here. Rows and cells must ascend: a cell given twice has two values, and
 * programs differ in which they show.
 */
import { addressOf, MAX_COLUMN, MAX_ROW, parseAddress } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { keepShape } from '../../core/shape.ts';
import { MAX_COVERED, rangeCells } from '../formula/coverage.ts';
import { MAX_CELLS, MAX_FILLED_CELLS, MAX_MERGES, MAX_ROWS, MAX_TEXT, MAX_VALIDATIONS } from '../limits.ts';
import { isTrue, type Attributes, type Tag, type XmlVisitor } from '../xml/walk.ts';
import { createPlainCell, readPlainCell, type PlainCell } from './plainCell.ts';
import { createRichTextCollector, type RichText } from './text.ts';

export interface RawFormula {
  readonly attributes: Attributes;
  text: string;
}

/** One `c` element; the object is used again for the next, so keep what you need. */
export interface RawCell {
  row: number;
  column: number;
  /** Its `s`; -1 without one. */
  style: number;
  /** Its `t` as written. */
  type: string | undefined;
  /** Belongs to a dynamic array or a linked data type (`cm`, `vm`). */
  isLinked: boolean;
  /** Text of `v`, if there is one and it is wanted. */
  value: string | undefined;
  formula: RawFormula | undefined;
  inline: RichText | undefined;
}

export interface RawColumns {
  readonly first: number;
  readonly last: number;
  readonly hidden: boolean;
  readonly style: string | undefined;
}

export interface SheetVisitor {
  row?(row: number, attributes: Attributes): void;
  rowEnd?(row: number): void;
  cellStart?(): void;
  /** Whether the value of the cell just begun is to be read; always without it. */
  wantsValue?(row: number, column: number): boolean;
  valueStart?(): void;
  valueEnd?(): void;
  formulaStart?(): void;
  formulaEnd?(): void;
  /** Comes before `cell`, in place of its start and its value's, for one that is taken in one go. */
  plainCell?(start: number, plain: PlainCell): void;
  cell(cell: RawCell): void;
  columns?(columns: RawColumns): void;
  merge?(range: string): void;
  /** Children of the root, such as `dimension` and `sheetData`. */
  section?(name: string, attributes: Attributes): void;
  sectionEnd?(name: string): void;
}

/** Counts what several sheets of one workbook may hold together. */
export interface Allowance {
  cells: number;
  filled: number;
  text: number;
}

export function freshAllowance(): Allowance {
  return { cells: MAX_CELLS, filled: MAX_FILLED_CELLS, text: MAX_TEXT };
}

/** Takes `length` characters; throws when the workbook has used up its share. */
export function spendText(allowance: Allowance, length: number, sheet: string): void {
  allowance.text -= length;
  if (allowance.text < 0) throw new Problem('sheet-too-much-text', { sheet, limit: MAX_TEXT });
}

/** Takes one cell that holds something. */
export function spendCell(allowance: Allowance, sheet: string): void {
  allowance.filled -= 1;
  if (allowance.filled < 0) throw new Problem('sheet-too-many-filled-cells', { sheet, limit: MAX_FILLED_CELLS });
}

/** The root, the sheet's data, the row. */
const DEPTH_OF_ROW = 3;

type Capture = 'nothing' | 'value' | 'formula' | 'inline';

/** An XmlVisitor over the part of the sheet called `sheet` (the name is only for problems). */
export function sheetVisitor(sheet: string, part: string, visitor: SheetVisitor, allowance: Allowance): XmlVisitor {
  return new SheetWalk(sheet, part, visitor, allowance);
}

class SheetWalk implements XmlVisitor {
  private readonly sheet: string;
  private readonly part: string;
  private readonly visitor: SheetVisitor;
  private readonly allowance: Allowance;
  private readonly cell: RawCell = {
    row: 0,
    column: 0,
    style: -1,
    type: undefined,
    isLinked: false,
    value: undefined,
    formula: undefined,
    inline: undefined,
  };
  private readonly plain = createPlainCell();
  private readonly inline = createRichTextCollector();
  private readonly areas: (section: string, name: string, tag: Tag) => void;
  private section = '';
  private sawData = false;
  private row = 0;
  private rows = 0;
  private column = 0;
  private inRow = false;
  private inCell = false;
  private wanted = true;
  private capture: Capture = 'nothing';

  constructor(sheet: string, part: string, visitor: SheetVisitor, allowance: Allowance) {
    this.sheet = sheet;
    this.part = part;
    this.visitor = visitor;
    this.allowance = allowance;
    this.areas = areaChecks(sheet, visitor);
  }

  open(name: string, tag: Tag, depth: number): void {
    if (this.inCell) {
      if (depth === 5) this.openInCell(name, tag);
      else if (this.capture === 'inline') this.inline.open(name, tag, depth - 5);
    } else if (this.inRow) {
      if (depth === 4 && name === 'c') this.openCell(tag);
    } else if (depth === 3) {
      if (this.section === 'sheetData' && name === 'row') this.openRow(tag);
      else this.areas(this.section, name, tag);
    } else if (depth === 2) this.openSection(name, tag);
    else if (depth === 1 && name !== 'worksheet') throw new Problem('workbook-part-unexpected', { part: this.part, expected: 'worksheet' });
  }

  shortcut(text: string, at: number, depth: number): number {
    return this.inRow && depth === DEPTH_OF_ROW ? this.takePlain(text, at) : -1;
  }

  wantsText(): boolean {
    return this.capture === 'formula' || (this.wanted && this.capture !== 'nothing');
  }

  text(text: string): void {
    const { cell, capture } = this;
    if (capture === 'value') cell.value = (cell.value ?? '') + text;
    else if (capture === 'inline') this.inline.text(text);
    else if (cell.formula) cell.formula.text += text;
  }

  close(name: string, depth: number): void {
    const { visitor, capture } = this;
    if (depth > 5) {
      if (capture === 'inline') this.inline.close(name, depth - 5);
    } else if (depth === 5) {
      if (capture === 'inline') this.cell.inline = this.inline.take();
      else if (capture === 'value') visitor.valueEnd?.();
      else if (capture === 'formula') visitor.formulaEnd?.();
      this.capture = 'nothing';
    } else if (depth === 4 && this.inCell) {
      this.inCell = false;
      visitor.cell(this.cell);
    } else if (depth === 3 && this.inRow) {
      this.inRow = false;
      visitor.rowEnd?.(this.row);
    } else if (depth === 2) {
      this.section = '';
      visitor.sectionEnd?.(name);
    }
  }

  private openSection(name: string, tag: Tag): void {
    this.section = name;
    if (name === 'sheetData' && this.sawData) throw new Problem('workbook-part-unexpected', { part: this.part, expected: 'one sheetData' });
    this.sawData ||= name === 'sheetData';
    this.visitor.section?.(name, tag.all());
  }

  private openRow(tag: Tag): void {
    const { sheet } = this;
    const attributes = tag.all();
    this.row = rowNumber(attributes.r, this.row, sheet);
    this.rows += 1;
    if (this.rows > MAX_ROWS) throw new Problem('sheet-too-many-rows', { sheet, limit: MAX_ROWS });
    this.column = 0;
    this.inRow = true;
    this.visitor.row?.(this.row, attributes);
  }

  private countCell(): void {
    this.allowance.cells -= 1;
    if (this.allowance.cells < 0) throw new Problem('sheet-too-many-cells', { sheet: this.sheet, limit: MAX_CELLS });
  }

  private openCell(tag: Tag): void {
    this.countCell();
    const { cell, sheet, row, visitor } = this;
    const place = tag.place('r');
    if (place >= 0) this.column = columnAt(place, row, this.column, sheet);
    else this.column = tag.has('r') ? columnOf(tag.get('r') ?? '', row, this.column, sheet) : nextColumn(row, this.column, sheet);
    cell.row = row;
    cell.column = this.column;
    cell.style = tag.digits('s');
    cell.type = tag.get('t');
    const known = Number(place >= 0) + Number(cell.style >= 0) + Number(cell.type !== undefined);
    cell.isLinked = tag.size() > known && (tag.has('cm') || tag.has('vm'));
    cell.value = undefined;
    cell.formula = undefined;
    cell.inline = undefined;
    this.inCell = true;
    this.wanted = visitor.wantsValue?.(row, this.column) ?? true;
    visitor.cellStart?.();
  }

  private takePlain(text: string, at: number): number {
    const { plain, cell, row, visitor } = this;
    const end = readPlainCell(text, at, plain);
    if (end < 0) return end;
    this.countCell();
    const column = columnAt(plain.place, row, this.column, this.sheet);
    this.column = column;
    cell.row = row;
    cell.column = column;
    cell.style = plain.style;
    cell.type = plain.type;
    cell.isLinked = false;
    cell.formula = undefined;
    cell.inline = undefined;
    const isWanted = plain.valueStart >= 0 && (visitor.wantsValue?.(row, column) ?? true);
    cell.value = isWanted ? text.slice(plain.digits, plain.digitsEnd) : undefined;
    visitor.plainCell?.(at, plain);
    visitor.cell(cell);
    return end;
  }

  private openInCell(name: string, tag: Tag): void {
    const { cell, visitor } = this;
    if (name === 'v') {
      this.capture = 'value';
      cell.value = '';
      visitor.valueStart?.();
    } else if (name === 'f') {
      this.capture = 'formula';
      cell.formula = { attributes: tag.all(), text: '' };
      visitor.formulaStart?.();
    } else if (name === 'is') this.capture = 'inline';
  }
}

/** Merges, columns and validations: counted, and none of them (nearly) the whole sheet. */
function areaChecks(sheet: string, visitor: SheetVisitor): (section: string, name: string, tag: Tag) => void {
  let merges = 0;
  let validations = 0;
  let columns = 0;
  return (section, name, tag) => {
    if (section === 'mergeCells' && name === 'mergeCell') {
      const range = tag.get('ref') ?? '';
      merges += 1;
      if (merges > MAX_MERGES) throw new Problem('sheet-too-many-merges', { sheet, limit: MAX_MERGES });
      if ((rangeCells(range) ?? 0) > MAX_COVERED) throw new Problem('sheet-merge-too-large', { sheet, range, limit: MAX_COVERED });
      visitor.merge?.(range);
    } else if (section === 'dataValidations' && name === 'dataValidation') {
      validations += 1;
      if (validations > MAX_VALIDATIONS) throw new Problem('sheet-too-many-validations', { sheet, limit: MAX_VALIDATIONS });
      for (const range of (tag.get('sqref') ?? '').split(' ')) {
        if ((rangeCells(range) ?? 0) > MAX_COVERED) throw new Problem('sheet-validation-too-large', { sheet, range, limit: MAX_COVERED });
      }
    } else if (section === 'cols' && name === 'col') {
      columns += 1;
      if (columns > MAX_COLUMN) throw new Problem('sheet-too-many-columns', { sheet, limit: MAX_COLUMN });
      const { min, max, hidden, width, style } = tag.all();
      visitor.columns?.({ first: Number(min), last: Number(max), hidden: isTrue(hidden) || isZero(width), style });
    }
  };
}

/** A row height or column width of nothing hides as `hidden` does. */
export function isZero(measure: string | undefined): boolean {
  return measure !== undefined && Number(measure) === 0;
}

function rowNumber(text: string | undefined, previous: number, sheet: string): number {
  const row = text === undefined ? previous + 1 : Number(text);
  if (!Number.isInteger(row) || row < 1 || row > MAX_ROW)
    throw new Problem('sheet-row-out-of-range', { sheet, row: text ?? row, limit: MAX_ROW });
  if (row <= previous) throw new Problem('sheet-rows-out-of-order', { sheet, row });
  return row;
}

function nextColumn(row: number, previous: number, sheet: string): number {
  if (previous >= MAX_COLUMN) throw new Problem('sheet-cell-out-of-range', { sheet, cell: `#${String(previous + 1)}`, row });
  return previous + 1;
}

/** The column of an address that must lie in `row`, behind `previous`. */
function columnOf(address: string, row: number, previous: number, sheet: string): number {
  const position = parseAddress(address);
  if (!position) throw new Problem('sheet-cell-out-of-range', { sheet, cell: address, row });
  return columnBehind(position.row, position.column, row, previous, sheet);
}

/** The column of a cellKey that must lie in `row`, behind `previous`. */
function columnAt(place: number, row: number, previous: number, sheet: string): number {
  return columnBehind(Math.floor(place / MAX_COLUMN), (place % MAX_COLUMN) + 1, row, previous, sheet);
}

function columnBehind(itsRow: number, column: number, row: number, previous: number, sheet: string): number {
  if (itsRow !== row) throw new Problem('sheet-cell-out-of-range', { sheet, cell: addressOf(itsRow, column), row });
  if (column <= previous) throw new Problem('sheet-cells-out-of-order', { sheet, cell: addressOf(row, column) });
  return column;
}

keepShape(sheetVisitor('', '', { cell: () => undefined }, freshAllowance()));
