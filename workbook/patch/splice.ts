/**
 * Puts the planned cells into a sheet's text. Only these stretches change: the cells written, the start tag
 * of a row whose `spans` would no longer be true, `dimension` when a cell lies outside it, and the
 * stored results that are no longer true, and a shared formula that loses its first cell.
 *
 * A new cell takes its style from the cell above it (same column, the row before), else from its row, else
 * from its column: so a row added below a table looks like the table.
 */
import { addressOf, type Range } from '../../core/sheet/address.ts';
import { keepShape } from '../../core/shape.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { ByteCopy } from '../xml/byteCopy.ts';
import { editTag, isSelfClosed, opened } from '../xml/edit.ts';
import { isTrue } from '../xml/walk.ts';
import { editCell, type CellEdit } from './cellEdits.ts';
import { cellMarkup, valueMarkup } from './markup.ts';
import { isEmptying, type PlannedWrite, type SheetPlan } from './plan.ts';
import { EMPTY_SCAN, type ScannedFormula, type ScannedRow, type SheetScan } from './scan.ts';

/** The part's new bytes. `edits` ascend by cell; none of their cells is in the plan. */
export function spliceSheet(scan: SheetScan, plan: SheetPlan, edits: readonly CellEdit[]): Uint8Array {
  const copy = new ByteCopy(scan.text);
  const { dimension } = scan;
  if (dimension && dimension.start < scan.data.start) widenDimension(scan, plan, copy);
  spliceData(scan, plan, edits, copy);
  if (dimension && dimension.start > scan.data.start) widenDimension(scan, plan, copy);
  return copy.finish();
}

function spliceData(scan: SheetScan, plan: SheetPlan, edits: readonly CellEdit[], copy: ByteCopy): void {
  const { text, data, dataTag, prefix } = scan;
  const openTag = text.slice(dataTag.start, dataTag.end);
  const isEmpty = isSelfClosed(openTag);
  if (isEmpty) copy.replace(dataTag.start, dataTag.end, opened(openTag));
  const edited = new EditedCells(scan, edits, copy);
  const splicer = new RowSplicer(scan, edited, copy, isEmpty ? data.end : closeTag(text, data.end));
  for (let from = 0; from < plan.length;) {
    let to = from + 1;
    while (plan[to]?.row === plan[from]?.row) to += 1;
    splicer.takeRow(plan.slice(from, to));
    from = to;
  }
  edited.upToCell(Infinity);
  if (isEmpty) copy.replace(data.end, data.end, `</${prefix}sheetData>`);
}

/** Given the writes of row after row. */
class RowSplicer {
  private readonly scan: SheetScan;
  private readonly edited: EditedCells;
  private readonly copy: ByteCopy;
  /** Behind the last row there is. */
  private readonly end: number;
  private readonly styles: StyleRule;
  private next = 0;

  constructor(scan: SheetScan, edited: EditedCells, copy: ByteCopy, end: number) {
    this.scan = scan;
    this.edited = edited;
    this.copy = copy;
    this.end = end;
    this.styles = new StyleRule(scan);
  }

  takeRow(writes: SheetPlan): void {
    const { rows } = this.scan;
    const row = writes[0]?.row ?? 0;
    while ((rows[this.next]?.row ?? Infinity) < row) this.next += 1;
    const existing = rows[this.next];
    this.edited.upToCell(existing?.firstCell ?? Infinity);
    if (existing?.row === row) this.intoRow(existing, writes);
    else this.addRow(row, existing?.start ?? this.end, writes);
  }

  private addRow(row: number, place: number, writes: SheetPlan): void {
    const { prefix } = this.scan;
    const cells = writes.map((write) => this.newCell(write, undefined));
    const isEmpty = cells.every((cell) => cell === '');
    this.copy.replace(place, place, isEmpty ? '' : `<${prefix}row r="${String(row)}">${cells.join('')}</${prefix}row>`);
  }

  private intoRow(row: ScannedRow, writes: SheetPlan): void {
    const { copy, edited } = this;
    const { cells, text, prefix } = this.scan;
    const tag = text.slice(row.start, row.openEnd);
    const isEmpty = isSelfClosed(tag);
    const honest = withHonestSpans(row, tag, writes);
    const willOpen = isEmpty && writes.some((write) => !isEmptying(write));
    if (honest !== tag || willOpen) copy.replace(row.start, row.openEnd, willOpen ? opened(honest) : honest);
    let cell = row.firstCell;
    for (let place = 0; place < writes.length; place += 1) {
      const write = writes[place];
      if (!write) continue;
      while (cell < row.lastCell && cells.column(cell) < write.column) cell += 1;
      edited.upToCell(cell);
      if (cell < row.lastCell && cells.column(cell) === write.column) this.intoCell(cell, write);
      else {
        const before = cell < row.lastCell ? cells.start(cell) : isEmpty ? row.end : closeTag(text, row.end);
        copy.replace(before, before, this.newCell(write, row));
      }
    }
    if (willOpen) copy.replace(row.end, row.end, `</${prefix}row>`);
  }

  private intoCell(cell: number, write: PlannedWrite): void {
    const { copy } = this;
    const { cells, prefix } = this.scan;
    // A number for a number: only the value itself changes.
    if (typeof write.value === 'number' && write.formula === undefined && cells.isNumber(cell))
      copy.replace(cells.valueStart(cell), cells.valueEnd(cell), valueMarkup(prefix, write.value));
    else copy.replace(cells.start(cell), cells.end(cell), cellMarkup(prefix, cells.style(cell), write));
  }

  private newCell(write: PlannedWrite, row: ScannedRow | undefined): string {
    return isEmptying(write) ? '' : cellMarkup(this.scan.prefix, this.styles.forNew(write, row), write);
  }
}

/** A row's `spans` may be wider than its cells, never narrower. */
function withHonestSpans(row: ScannedRow, tag: string, writes: SheetPlan): string {
  if (row.attributes.spans === undefined) return tag;
  const spans = row.attributes.spans.split(' ').map(spanOf);
  return writes.every((write) => isEmptying(write) || isWithin(spans, write.column)) ? tag : editTag(tag, { spans: null });
}

interface ColumnSpan {
  readonly first: number;
  readonly last: number;
}

function spanOf(text: string): ColumnSpan {
  const [first = '0', last = '0'] = text.split(':');
  return { first: Number(first), last: Number(last) };
}

function isWithin(spans: readonly ColumnSpan[], column: number): boolean {
  return spans.some(({ first, last }) => first <= column && column <= last);
}

class EditedCells {
  private readonly scan: SheetScan;
  private readonly edits: readonly CellEdit[];
  private readonly copy: ByteCopy;
  private next = 0;
  private formula = 0;

  constructor(scan: SheetScan, edits: readonly CellEdit[], copy: ByteCopy) {
    this.scan = scan;
    this.edits = edits;
    this.copy = copy;
  }

  /** Edits the cells before this one. */
  upToCell(limit: number): void {
    for (let edit = this.edits[this.next]; edit !== undefined && edit.cell < limit; edit = this.edits[this.next]) {
      this.next += 1;
      editCell(this.scan, edit, this.formulaOf(edit.cell), this.copy);
    }
  }

  private formulaOf(cell: number): ScannedFormula | undefined {
    const { formulas } = this.scan;
    while ((formulas[this.formula]?.cell ?? Infinity) < cell) this.formula += 1;
    const found = formulas[this.formula];
    return found?.cell === cell ? found : undefined;
  }
}

function widenDimension(scan: SheetScan, writes: SheetPlan, copy: ByteCopy): void {
  const { dimension } = scan;
  if (!dimension?.area) return;
  const wide: { -readonly [K in keyof Range]: number } = { ...dimension.area };
  writes.forEach((write) => {
    if (isEmptying(write)) return;
    const { row, column } = write;
    wide.top = Math.min(wide.top, row);
    wide.left = Math.min(wide.left, column);
    wide.bottom = Math.max(wide.bottom, row);
    wide.right = Math.max(wide.right, column);
  });
  const ref = `${addressOf(wide.top, wide.left)}:${addressOf(wide.bottom, wide.right)}`;
  const { top, left, bottom, right } = dimension.area;
  if (ref === `${addressOf(top, left)}:${addressOf(bottom, right)}`) return;
  copy.replace(dimension.start, dimension.end, editTag(scan.text.slice(dimension.start, dimension.end), { ref }));
}

class StyleRule {
  private readonly scan: SheetScan;
  private readonly rowAt: ReadonlyMap<number, ScannedRow>;
  private readonly given = new Map<number, number>();
  private readonly byColumn = new Map<number, number>();

  constructor(scan: SheetScan) {
    this.scan = scan;
    this.rowAt = new Map(scan.rows.map((row) => [row.row, row]));
  }

  /** Of a cell that is not there yet; -1 for none. Asked row by row, so the row before is known with its new cells. */
  forNew({ row, column }: PlannedWrite, existing: ScannedRow | undefined): number {
    const above = this.given.get(cellKey(row - 1, column)) ?? this.inRow(this.rowAt.get(row - 1), column);
    const own = isTrue(existing?.attributes.customFormat) ? Number(existing?.attributes.s ?? 0) : undefined;
    const style = above ?? own ?? this.ofColumn(column);
    this.given.set(cellKey(row, column), style);
    return style;
  }

  private inRow(row: ScannedRow | undefined, column: number): number | undefined {
    const { cells } = this.scan;
    for (let low = row?.firstCell ?? 0, high = row?.lastCell ?? 0; low < high;) {
      const middle = (low + high) >> 1;
      if (cells.column(middle) === column) return cells.style(middle);
      if (cells.column(middle) < column) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  private ofColumn(column: number): number {
    const known = this.byColumn.get(column);
    if (known !== undefined) return known;
    const style = Number(this.scan.columns.find(({ first, last }) => first <= column && column <= last)?.style ?? -1);
    this.byColumn.set(column, style);
    return style;
  }
}

/** Where the end tag that ends at `end` begins. */
function closeTag(text: string, end: number): number {
  return text.lastIndexOf('<', end - 1);
}

const NOWHERE = new ByteCopy('');

keepShape(new RowSplicer(EMPTY_SCAN, new EditedCells(EMPTY_SCAN, [], NOWHERE), NOWHERE, 0));
