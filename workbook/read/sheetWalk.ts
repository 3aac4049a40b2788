/**
 * Walks one worksheet part and tells its visitor rows, cells and areas as they are written. Reader and
 * patcher both stand on this, so they agree on where a cell is; every bound on what a sheet may
 * claim is kept here. Rows and cells must ascend: a cell given twice has two values, and
 * programs differ in which they show.
 */
import { addressOf, MAX_COLUMN, MAX_ROW, parseAddress } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
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
  const cell: RawCell = {
    row: 0,
    column: 0,
    style: -1,
    type: undefined,
    isLinked: false,
    value: undefined,
    formula: undefined,
    inline: undefined,
  };
  const inline = createRichTextCollector();
  const areas = areaChecks(sheet, visitor);
  let section = '';
  let sawData = false;
  let row = 0;
  let rows = 0;
  let column = 0;
  let inRow = false;
  let inCell = false;
  let wanted = true;
  let capture: Capture = 'nothing';

  const openRow = (tag: Tag): void => {
    const attributes = tag.all();
    row = rowNumber(attributes.r, row, sheet);
    rows += 1;
    if (rows > MAX_ROWS) throw new Problem('sheet-too-many-rows', { sheet, limit: MAX_ROWS });
    column = 0;
    inRow = true;
    visitor.row?.(row, attributes);
  };
  const countCell = (): void => {
    allowance.cells -= 1;
    if (allowance.cells < 0) throw new Problem('sheet-too-many-cells', { sheet, limit: MAX_CELLS });
  };
  const openCell = (tag: Tag): void => {
    countCell();
    const place = tag.place('r');
    if (place < 0) column = tag.has('r') ? columnOf(tag.get('r') ?? '', row, column, sheet) : nextColumn(row, column, sheet);
    else column = columnBehind(Math.floor(place / MAX_COLUMN), (place % MAX_COLUMN) + 1, row, column, sheet);
    cell.row = row;
    cell.column = column;
    cell.style = tag.digits('s');
    cell.type = tag.get('t');
    const known = Number(place >= 0) + Number(cell.style >= 0) + Number(cell.type !== undefined);
    cell.isLinked = tag.size() > known && (tag.has('cm') || tag.has('vm'));
    cell.value = undefined;
    cell.formula = undefined;
    cell.inline = undefined;
    inCell = true;
    wanted = visitor.wantsValue?.(row, column) ?? true;
    visitor.cellStart?.();
  };
  const plain = createPlainCell();
  const takePlain = (text: string, at: number): number => {
    const end = readPlainCell(text, at, plain);
    if (end < 0) return end;
    countCell();
    column = columnBehind(Math.floor(plain.place / MAX_COLUMN), (plain.place % MAX_COLUMN) + 1, row, column, sheet);
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
  };
  const openInCell = (name: string, tag: Tag): void => {
    if (name === 'v') {
      capture = 'value';
      cell.value = '';
      visitor.valueStart?.();
    } else if (name === 'f') {
      capture = 'formula';
      cell.formula = { attributes: tag.all(), text: '' };
      visitor.formulaStart?.();
    } else if (name === 'is') capture = 'inline';
  };

  return {
    open: (name, tag, depth) => {
      if (inCell) {
        if (depth === 5) openInCell(name, tag);
        else if (capture === 'inline') inline.open(name, tag, depth - 5);
      } else if (inRow) {
        if (depth === 4 && name === 'c') openCell(tag);
      } else if (depth === 3) {
        if (section === 'sheetData' && name === 'row') openRow(tag);
        else areas(section, name, tag);
      } else if (depth === 2) {
        section = name;
        if (name === 'sheetData' && sawData) throw new Problem('workbook-part-unexpected', { part, expected: 'one sheetData' });
        sawData ||= name === 'sheetData';
        visitor.section?.(name, tag.all());
      } else if (depth === 1 && name !== 'worksheet') throw new Problem('workbook-part-unexpected', { part, expected: 'worksheet' });
    },
    shortcut: (text, at, depth) => (inRow && depth === DEPTH_OF_ROW ? takePlain(text, at) : -1),
    wantsText: () => capture === 'formula' || (wanted && capture !== 'nothing'),
    text: (text) => {
      if (capture === 'value') cell.value = (cell.value ?? '') + text;
      else if (capture === 'inline') inline.text(text);
      else if (cell.formula) cell.formula.text += text;
    },
    close: (name, depth) => {
      if (depth > 5) {
        if (capture === 'inline') inline.close(name, depth - 5);
      } else if (depth === 5) {
        if (capture === 'inline') cell.inline = inline.take();
        else if (capture === 'value') visitor.valueEnd?.();
        else if (capture === 'formula') visitor.formulaEnd?.();
        capture = 'nothing';
      } else if (depth === 4 && inCell) {
        inCell = false;
        visitor.cell(cell);
      } else if (depth === 3 && inRow) {
        inRow = false;
        visitor.rowEnd?.(row);
      } else if (depth === 2) {
        section = '';
        visitor.sectionEnd?.(name);
      }
    },
  };
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

function columnBehind(itsRow: number, column: number, row: number, previous: number, sheet: string): number {
  if (itsRow !== row) throw new Problem('sheet-cell-out-of-range', { sheet, cell: addressOf(itsRow, column), row });
  if (column <= previous) throw new Problem('sheet-cells-out-of-order', { sheet, cell: addressOf(row, column) });
  return column;
}
