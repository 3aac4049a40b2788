/**
 * What cells hold after the patch, asked cell by cell and area by area: the planned value where there is one, a
 * result worked out anew, of a planned formula too, else what the file says.
 */
import { MAX_COLUMN, parseRange, type Range } from '../../core/sheet/address.ts';
import { typedValue, type AreaContent, type PlacedValue } from '../../core/sheet/formula/value.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { createRichTextCollector, type RichText } from '../read/text.ts';
import { readValue, type SharedParts } from '../read/value.ts';
import { startWalk } from '../xml/walk.ts';
import { isEmptying, type PlannedWrite, type SheetPlan } from './plan.ts';
import type { SheetScan } from './scan.ts';

export interface CellValues {
  /** Undefined when one of the cells holds a result nobody knows, or there are more than `limit`. */
  area(area: Range, limit: number): AreaContent | undefined;
  /** As area, for one cell; null for an empty one. */
  at(row: number, column: number): CellValue | undefined;
  /** The number of its style, 0 where it names none; undefined for a cell that the file does not have. */
  styleAt(row: number, column: number): number | undefined;
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
  const { cells } = scan;
  const { planOf, added } = planByCell(scan, plan);
  const formulas = new Set(scan.formulas.map(({ cell }) => cell));
  const hasArrays = !scan.arrays.isEmpty();
  const places = createPlaces(scan);
  const isOfArray = (row: number, column: number): boolean => hasArrays && scan.arrays.find(row, column) !== undefined;
  const unstored = hasArrays ? unstoredArrays(scan, places) : [];
  const stored = (cell: number): CellValue => storedValue(scan, cell, shared);
  const plannedValue = ({ row, column, value, formula }: PlannedWrite): CellValue | undefined =>
    formula === undefined ? typedValue(value) : results.get(cellKey(row, column));
  const known = (cell: number): CellValue | undefined => {
    const planned = plan[planOf[cell] ?? -1];
    if (planned) return plannedValue(planned);
    const isFormula = formulas.has(cell);
    const [row, column] = [cells.row(cell), cells.column(cell)];
    if ((isFormula || hasArrays) && results.has(cellKey(row, column))) return results.get(cellKey(row, column));
    const value = stored(cell);
    if (!isFormula && !isOfArray(row, column)) return typedValue(value);
    // A formula that never had a result: what it comes to is not known.
    return value === null ? undefined : value;
  };
  const addedFrom = (row: number): number => first(0, added.length, (at) => (added[at]?.row ?? 0) >= row);
  const addedIn = ({ top, left, bottom, right }: Range): readonly PlannedWrite[] =>
    added.slice(addedFrom(top), addedFrom(bottom + 1)).filter(({ column }) => left <= column && column <= right);
  return {
    stored,
    at: (row, column) => {
      const cell = places.find(row, column);
      if (cell >= 0) return known(cell);
      if (isOfArray(row, column)) return undefined;
      const [planned] = addedIn({ top: row, left: column, bottom: row, right: column });
      return planned ? plannedValue(planned) : null;
    },
    styleAt: (row, column) => {
      const cell = places.find(row, column);
      return cell < 0 ? undefined : Math.max(cells.style(cell), 0);
    },
    area: (area, limit) => {
      if (unstored.some((array) => !isStored(common(array, area), places))) return undefined;
      const values: CellValue[] = [];
      const found: number[] = [];
      for (const cell of places.within(area)) {
        const value = known(cell);
        if (value === undefined || values.length > limit) return undefined;
        if (value === null) continue;
        values.push(value);
        found.push(cell);
      }
      const more: PlacedValue[] = [];
      for (const planned of addedIn(area)) {
        const value = plannedValue(planned);
        if (value === undefined) return undefined;
        values.push(value);
        more.push({ row: planned.row, column: planned.column, value });
      }
      const placed = (): readonly PlacedValue[] => [
        ...found.map((cell, i) => ({ row: cells.row(cell), column: cells.column(cell), value: values[i] ?? null })),
        ...more,
      ];
      return { area, values, cells: placed };
    },
  };
}

/** Cells of array formulas that are looked for before any is asked about. */
const MAX_ARRAY_CELLS = 1_000_000;

/** Areas of array formulas that have results which the file may not hold: some of their cells are not there. */
function unstoredArrays({ formulas }: SheetScan, places: Places): readonly Range[] {
  let left = MAX_ARRAY_CELLS;
  return formulas.flatMap(({ attributes: { t, ref } }) => {
    const area = t === 'array' || t === 'dataTable' ? parseRange(ref ?? '') : undefined;
    if (!area) return [];
    left -= sizeOf(area);
    return left < 0 || !isStored(area, places) ? [area] : [];
  });
}

function isStored(area: Range, places: Places): boolean {
  const size = sizeOf(area);
  let stored = 0;
  for (const _ of size > 0 ? places.within(area) : []) stored += 1;
  return stored === size;
}

/** Of no area nothing. */
function sizeOf({ top, left, bottom, right }: Range): number {
  return Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1);
}

function common(a: Range, b: Range): Range {
  return {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
}

interface PlanByCell {
  /** For each cell of the scan its place in the plan, -1 without one. */
  readonly planOf: Int32Array;
  /** Planned contents of cells that the file does not have, ascending. */
  readonly added: readonly PlannedWrite[];
}

/** Cells and plan both ascend. */
function planByCell({ cells }: SheetScan, plan: SheetPlan): PlanByCell {
  const planOf = new Int32Array(cells.count()).fill(-1);
  const added: PlannedWrite[] = [];
  let cell = 0;
  plan.forEach((write, place) => {
    const key = cellKey(write.row, write.column);
    while (cell < planOf.length && cellKey(cells.row(cell), cells.column(cell)) < key) cell += 1;
    if (cell < planOf.length && cellKey(cells.row(cell), cells.column(cell)) === key) planOf[cell] = place;
    else if (!isEmptying(write)) added.push(write);
  });
  return { planOf, added };
}

export interface Places {
  /** The cell's place in the scan; -1 where the file has none. */
  find(row: number, column: number): number;
  /** In the order of the file. */
  within(area: Range): Generator<number>;
}

export function createPlaces({ rows, cells }: SheetScan): Places {
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

/** The first of `from`..`to` for which it is true; `to` for none. */
function first(from: number, to: number, isBehind: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const PLAIN_NUMBER = /^-?[0-9]{1,15}(\.[0-9]{1,17})?$/;

/** A number is read as it stands; any other cell by reading its element again, which is rare. */
export function storedValue({ text, cells }: SheetScan, cell: number, shared: Pick<SharedParts, 'strings' | 'date1904'>): CellValue {
  if (cells.openEnd(cell) === cells.end(cell)) return null;
  if (cells.hasNumber(cell)) {
    const start = text.indexOf('>', cells.valueStart(cell)) + 1;
    const digits = text.slice(start, text.indexOf('<', start));
    // Anything but plain digits is left to the careful reading below.
    if (PLAIN_NUMBER.test(digits)) return Number(digits);
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
