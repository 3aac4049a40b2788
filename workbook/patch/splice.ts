/**
 * Puts the planned cells into a sheet's text. Only these stretches change: the cells written, the start tag
 * of a row whose `spans` would no longer be true, `dimension` when a cell lies outside it, and the
 * stored results that are no longer true, and a shared formula that loses its first cell.
 *
 * A new cell takes its style from the cell above it (same column, the row before), else from its row, else
 * from its column: so a row added below a table looks like the table.
 */
import { addressOf, type Range } from '../../core/sheet/address.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { createByteCopy, type ByteCopy } from '../xml/byteCopy.ts';
import { editTag, isSelfClosed, opened } from '../xml/edit.ts';
import { isTrue } from '../xml/walk.ts';
import { editCell, type CellEdit } from './cellEdits.ts';
import { cellMarkup, valueMarkup } from './markup.ts';
import { isEmptying, type PlannedWrite, type SheetPlan } from './plan.ts';
import type { ScannedRow, SheetScan } from './scan.ts';

/** The part's new bytes. `edits` ascend by cell; none of their cells is in the plan. */
export function spliceSheet(scan: SheetScan, plan: SheetPlan, edits: readonly CellEdit[]): Uint8Array {
  const copy = createByteCopy(scan.text);
  const { dimension } = scan;
  if (dimension && dimension.start < scan.data.start) widenDimension(scan, plan, copy);
  spliceRows(scan, plan, edits, copy);
  if (dimension && dimension.start > scan.data.start) widenDimension(scan, plan, copy);
  return copy.finish();
}

function spliceRows(scan: SheetScan, plan: SheetPlan, edits: readonly CellEdit[], copy: ByteCopy): void {
  const { rows, text, data, dataTag, prefix } = scan;
  const styles = createStyleRule(scan);
  const edited = createEditedCells(scan, edits, copy);
  const openTag = text.slice(dataTag.start, dataTag.end);
  const isEmpty = isSelfClosed(openTag);
  if (isEmpty) copy.replace(dataTag.start, dataTag.end, opened(openTag));
  let nextRow = 0;
  for (let from = 0; from < plan.length;) {
    const row = plan[from]?.row ?? 0;
    let to = from;
    while (plan[to]?.row === row) to += 1;
    while ((rows[nextRow]?.row ?? Infinity) < row) nextRow += 1;
    const existing = rows[nextRow];
    edited.upToCell(existing?.firstCell ?? Infinity);
    if (existing?.row === row) spliceRow(scan, existing, plan, from, to, { styles, edited, copy });
    else {
      const place = existing?.start ?? (isEmpty ? data.end : closeTag(text, data.end));
      const cells = plan.slice(from, to).map((write) => newCell(scan, write, undefined, styles));
      copy.replace(
        place,
        place,
        cells.some((cell) => cell !== '') ? `<${prefix}row r="${String(row)}">${cells.join('')}</${prefix}row>` : '',
      );
    }
    from = to;
  }
  edited.upToCell(Infinity);
  if (isEmpty) copy.replace(data.end, data.end, `</${prefix}sheetData>`);
}

interface Splicing {
  readonly styles: StyleRule;
  readonly edited: EditedCells;
  readonly copy: ByteCopy;
}

/** The writes of one row that is there: `plan` from `from` up to `to`. */
function spliceRow(scan: SheetScan, row: ScannedRow, plan: SheetPlan, from: number, to: number, { styles, edited, copy }: Splicing): void {
  const { cells, text, prefix } = scan;
  const tag = text.slice(row.start, row.openEnd);
  const isEmpty = isSelfClosed(tag);
  const honest = withHonestSpans(row, tag, plan.slice(from, to));
  const willOpen = isEmpty && plan.slice(from, to).some((write) => !isEmptying(write));
  if (honest !== tag || willOpen) copy.replace(row.start, row.openEnd, willOpen ? opened(honest) : honest);
  let cell = row.firstCell;
  for (let place = from; place < to; place += 1) {
    const write = plan[place];
    if (!write) continue;
    while (cell < row.lastCell && cells.column(cell) < write.column) cell += 1;
    edited.upToCell(cell);
    if (cell < row.lastCell && cells.column(cell) === write.column) {
      // A number for a number: only the value itself changes.
      if (typeof write.value === 'number' && write.formula === undefined && cells.isNumber(cell))
        copy.replace(cells.valueStart(cell), cells.valueEnd(cell), valueMarkup(prefix, write.value));
      else copy.replace(cells.start(cell), cells.end(cell), cellMarkup(prefix, cells.style(cell), write));
    } else {
      const before = cell < row.lastCell ? cells.start(cell) : isEmpty ? row.end : closeTag(text, row.end);
      copy.replace(before, before, newCell(scan, write, row, styles));
    }
  }
  if (willOpen) copy.replace(row.end, row.end, `</${prefix}row>`);
}

/** A row's `spans` may be wider than its cells, never narrower. */
function withHonestSpans(row: ScannedRow, tag: string, writes: SheetPlan): string {
  if (row.attributes.spans === undefined) return tag;
  const spans = row.attributes.spans.split(' ').map((span) => span.split(':').map(Number));
  const isCovered = (column: number): boolean => spans.some(([first = 0, end = 0]) => first <= column && column <= end);
  return writes.every((write) => isEmptying(write) || isCovered(write.column)) ? tag : editTag(tag, { spans: null });
}

interface EditedCells {
  /** Edits the cells before this one. */
  upToCell(cell: number): void;
}

function createEditedCells(scan: SheetScan, edits: readonly CellEdit[], copy: ByteCopy): EditedCells {
  let next = 0;
  let formula = 0;
  return {
    upToCell: (limit) => {
      for (let edit = edits[next]; edit !== undefined && edit.cell < limit; edit = edits[next]) {
        next += 1;
        while ((scan.formulas[formula]?.cell ?? Infinity) < edit.cell) formula += 1;
        const own = scan.formulas[formula];
        editCell(scan, edit, own?.cell === edit.cell ? own : undefined, copy.replace);
      }
    },
  };
}

function newCell(scan: SheetScan, write: PlannedWrite, row: ScannedRow | undefined, styles: StyleRule): string {
  return isEmptying(write) ? '' : cellMarkup(scan.prefix, styles.forNew(write, row), write);
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

interface StyleRule {
  /** Of a cell that is not there yet; -1 for none. Asked row by row, so the row before is known with its new cells. */
  forNew(write: PlannedWrite, row: ScannedRow | undefined): number;
}

function createStyleRule({ rows, cells, columns }: SheetScan): StyleRule {
  const rowAt = new Map(rows.map((row) => [row.row, row]));
  const given = new Map<number, number>();
  const byColumn = new Map<number, number>();
  const ofColumn = (column: number): number => {
    const known = byColumn.get(column);
    if (known !== undefined) return known;
    const style = Number(columns.find(({ first, last }) => first <= column && column <= last)?.style ?? -1);
    byColumn.set(column, style);
    return style;
  };
  const inRow = (row: ScannedRow | undefined, column: number): number | undefined => {
    for (let low = row?.firstCell ?? 0, high = row?.lastCell ?? 0; low < high;) {
      const middle = (low + high) >> 1;
      if (cells.column(middle) === column) return cells.style(middle);
      if (cells.column(middle) < column) low = middle + 1;
      else high = middle;
    }
    return undefined;
  };
  return {
    forNew: ({ row, column }, existing) => {
      const above = given.get(cellKey(row - 1, column)) ?? inRow(rowAt.get(row - 1), column);
      const own = isTrue(existing?.attributes.customFormat) ? Number(existing?.attributes.s ?? 0) : undefined;
      const style = above ?? own ?? ofColumn(column);
      given.set(cellKey(row, column), style);
      return style;
    },
  };
}

/** Where the end tag that ends at `end` begins. */
function closeTag(text: string, end: number): number {
  return text.lastIndexOf('<', end - 1);
}
