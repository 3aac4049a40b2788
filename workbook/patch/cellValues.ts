/**
 * What cells hold after the patch, asked cell by cell and area by area: the planned value where there is one, a
 * result worked out anew, else what the file says.
 */
import { MAX_COLUMN, type Range } from '../../core/sheet/address.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import type { AreaContent } from '../formula/evaluate.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { createRichTextCollector, type RichText } from '../read/text.ts';
import { readValue, type SharedParts } from '../read/value.ts';
import { startWalk } from '../xml/walk.ts';
import type { SheetPlan } from './plan.ts';
import type { SheetScan } from './scan.ts';

export interface CellValues {
  /** Undefined when one of the cells holds a result nobody knows, or there are more than `limit`. */
  area(area: Range, limit: number): AreaContent | undefined;
  /** As area, for one cell; null for an empty one. */
  at(row: number, column: number): CellValue | undefined;
  /** What the file says of a cell of the scan. */
  stored(cell: number): CellValue;
}

/** `results` grows while formulas are worked out: undefined in it is a result that cannot be told. */
export function createCellValues(
  scan: SheetScan,
  plan: SheetPlan,
  results: ReadonlyMap<number, CellValue | undefined>,
  shared: Pick<SharedParts, 'strings' | 'date1904'>,
): CellValues {
  const planned = new Map(plan.map(({ row, column, value }) => [cellKey(row, column), value]));
  const formulas = new Set(scan.formulas.map(({ row, column }) => cellKey(row, column)));
  const places = createPlaces(scan);
  const added = plan.filter(({ row, column, value }) => value !== null && places.find(row, column) < 0);
  const stored = (cell: number): CellValue => storedValue(scan, cell, shared);
  const known = (cell: number, key: number): CellValue | undefined => {
    if (planned.has(key)) return typed(planned.get(key) ?? null);
    if (results.has(key)) return results.get(key);
    const value = stored(cell);
    if (!formulas.has(key)) return typed(value);
    // A formula that never had a result: what it comes to is not known.
    return value === null ? undefined : value;
  };
  return {
    stored,
    at: (row, column) => {
      const cell = places.find(row, column);
      const key = cellKey(row, column);
      return cell < 0 ? typed(planned.get(key) ?? null) : known(cell, key);
    },
    area: (area, limit) => {
      const cells: { row: number; column: number; value: CellValue }[] = [];
      for (const cell of places.within(area)) {
        const [row, column] = [scan.cells.row(cell), scan.cells.column(cell)];
        const value = known(cell, cellKey(row, column));
        if (value === undefined || cells.length > limit) return undefined;
        if (value !== null) cells.push({ row, column, value });
      }
      for (const { row, column, value } of added) {
        if (row < area.top || area.bottom < row || column < area.left || area.right < column) continue;
        if (value === '') return undefined;
        cells.push({ row, column, value });
      }
      return { area, cells, values: cells.map(({ value }) => value) };
    },
  };
}

/** A text of no letters that somebody typed is an empty cell to some programs and a text to others. */
function typed(value: CellValue): CellValue | undefined {
  return value === '' ? undefined : value;
}

export interface Places {
  /** The cell's place in the scan; -1 where the file has none. */
  find(row: number, column: number): number;
  /** In the order of the file. */
  within(area: Range): Generator<number>;
}

export function createPlaces({ rows, cells }: SheetScan): Places {
  /** The first of `from`..`to` for which it is true; `to` for none. */
  const first = (from: number, to: number, isBehind: (at: number) => boolean): number => {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const rowFrom = (row: number): number => first(0, rows.length, (at) => (rows[at]?.row ?? 0) >= row);
  return {
    find: (row, column) => {
      const found = rows[rowFrom(row)];
      if (found?.row !== row) return -1;
      const cell = first(found.firstCell, found.lastCell, (at) => cells.column(at) >= column);
      return cell < found.lastCell && cells.column(cell) === column ? cell : -1;
    },
    within: function* ({ top, left, bottom, right }) {
      for (let at = rowFrom(top); at < rows.length; at += 1) {
        const row = rows[at];
        if (!row || row.row > bottom) return;
        let cell = left === 1 ? row.firstCell : first(row.firstCell, row.lastCell, (one) => cells.column(one) >= left);
        for (; cell < row.lastCell && (right === MAX_COLUMN || cells.column(cell) <= right); cell += 1) yield cell;
      }
    },
  };
}

/** A number is read as it stands; any other cell by reading its element again, which is rare. */
export function storedValue({ text, cells }: SheetScan, cell: number, shared: Pick<SharedParts, 'strings' | 'date1904'>): CellValue {
  if (cells.openEnd(cell) === cells.end(cell)) return null;
  if (cells.isNumber(cell)) {
    const start = text.indexOf('>', cells.valueStart(cell)) + 1;
    const number = Number(text.slice(start, text.indexOf('<', start)) || Number.NaN);
    if (Number.isFinite(number) && start > 0) return number;
  }
  const found: { type: string | undefined; value: string | undefined; inline: RichText | undefined } = {
    type: undefined,
    value: undefined,
    inline: undefined,
  };
  const inline = createRichTextCollector();
  let within = '';
  const walk = startWalk('cell', {
    open: (name, tag, depth) => {
      if (depth === 1) found.type = tag.get('t');
      else if (depth === 2) {
        within = name;
        if (name === 'v') found.value = '';
      } else if (within === 'is') inline.open(name, tag, depth - 2);
    },
    text: (piece) => {
      if (within === 'v') found.value = (found.value ?? '') + piece;
      else if (within === 'is') inline.text(piece);
    },
    close: (name, depth) => {
      if (depth > 2 && within === 'is') inline.close(name, depth - 2);
      else if (depth === 2) {
        if (within === 'is') found.inline = inline.take();
        within = '';
      }
    },
  });
  walk.write(text.slice(cells.start(cell), cells.end(cell)));
  walk.end();
  return readValue({ row: cells.row(cell), column: cells.column(cell), ...found }, shared, '')?.value ?? null;
}
