/**
 * What cells hold after the patch, asked cell by cell and area by area: the planned value where there is one, a
 * result worked out anew, of a planned formula too, else what the file says.
 */
import { MAX_COLUMN, parseRange, type Range } from '../../core/sheet/address.ts';
import { keepShape } from '../../core/shape.ts';
import { typedValue, type AreaContent, type PlacedValue } from '../../core/sheet/formula/value.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { createRichTextCollector, type RichText } from '../read/text.ts';
import { readValue, type SharedParts } from '../read/value.ts';
import { startWalk } from '../xml/walk.ts';
import { isEmptying, type PlannedWrite, type SheetPlan } from './plan.ts';
import type { CellTable } from './cellTable.ts';
import { EMPTY_SCAN, type ScannedRow, type SheetScan } from './scan.ts';

export class CellValues {
  private readonly scan: SheetScan;
  private readonly plan: SheetPlan;
  private readonly results: ReadonlyMap<number, CellValue | undefined>;
  private readonly shared: Pick<SharedParts, 'strings' | 'date1904'>;
  private readonly byCell: PlanByCell;
  private readonly formulas: ReadonlySet<number>;
  private readonly hasArrays: boolean;
  private readonly places: Places;
  private readonly unstored: readonly Range[];

  /** `results` grows while formulas are worked out: undefined in it is a result that cannot be told. */
  constructor(
    scan: SheetScan,
    plan: SheetPlan,
    results: ReadonlyMap<number, CellValue | undefined>,
    shared: Pick<SharedParts, 'strings' | 'date1904'>,
  ) {
    this.scan = scan;
    this.plan = plan;
    this.results = results;
    this.shared = shared;
    this.byCell = planByCell(scan, plan);
    this.formulas = new Set(scan.formulas.map(({ cell }) => cell));
    this.hasArrays = !scan.arrays.isEmpty();
    this.places = new Places(scan);
    this.unstored = this.hasArrays ? unstoredArrays(scan, this.places) : [];
  }

  /** Undefined when one of the cells holds a result nobody knows, or there are more than `limit`. */
  area(area: Range, limit: number): AreaContent | undefined {
    if (this.unstored.some((array) => !isStored(common(array, area), this.places))) return undefined;
    const { cells } = this.scan;
    const values: CellValue[] = [];
    const found: number[] = [];
    for (const cell of this.places.within(area)) {
      const value = this.known(cell);
      if (value === undefined || values.length > limit) return undefined;
      if (value === null) continue;
      values.push(value);
      found.push(cell);
    }
    const more: PlacedValue[] = [];
    for (const planned of this.addedIn(area)) {
      const value = this.plannedValue(planned);
      if (value === undefined) return undefined;
      values.push(value);
      more.push({ row: planned.row, column: planned.column, value });
    }
    const placed = (): readonly PlacedValue[] => [
      ...found.map((cell, i) => ({ row: cells.row(cell), column: cells.column(cell), value: values[i] ?? null })),
      ...more,
    ];
    return { area, values, cells: placed };
  }

  /** As area, for one cell; null for an empty one. */
  at(row: number, column: number): CellValue | undefined {
    const cell = this.places.find(row, column);
    if (cell >= 0) return this.known(cell);
    if (this.isOfArray(row, column)) return undefined;
    const [planned] = this.addedIn({ top: row, left: column, bottom: row, right: column });
    return planned ? this.plannedValue(planned) : null;
  }

  /** The number of its style, 0 where it names none; undefined for a cell that the file does not have. */
  styleAt(row: number, column: number): number | undefined {
    const cell = this.places.find(row, column);
    return cell < 0 ? undefined : Math.max(this.scan.cells.style(cell), 0);
  }

  /** What the file says of a cell of the scan. */
  stored(cell: number): CellValue {
    return storedValue(this.scan, cell, this.shared);
  }

  private known(cell: number): CellValue | undefined {
    const planned = this.plan[this.byCell.planOf[cell] ?? -1];
    if (planned) return this.plannedValue(planned);
    const isFormula = this.formulas.has(cell);
    if (!isFormula && !this.hasArrays) return typedValue(this.stored(cell));
    const { cells } = this.scan;
    const [row, column] = [cells.row(cell), cells.column(cell)];
    const key = cellKey(row, column);
    if (this.results.has(key)) return this.results.get(key);
    const value = this.stored(cell);
    if (!isFormula && !this.isOfArray(row, column)) return typedValue(value);
    // A formula that never had a result: what it comes to is not known.
    return value === null ? undefined : value;
  }

  private isOfArray(row: number, column: number): boolean {
    return this.hasArrays && this.scan.arrays.find(row, column) !== undefined;
  }

  private plannedValue({ row, column, value, formula }: PlannedWrite): CellValue | undefined {
    return formula === undefined ? typedValue(value) : this.results.get(cellKey(row, column));
  }

  private addedIn({ top, left, bottom, right }: Range): readonly PlannedWrite[] {
    const { added } = this.byCell;
    if (added.length === 0) return added;
    const from = (row: number): number => first(0, added.length, (at) => (added[at]?.row ?? 0) >= row);
    return added.slice(from(top), from(bottom + 1)).filter(({ column }) => left <= column && column <= right);
  }
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

export class Places {
  private readonly rows: readonly ScannedRow[];
  private readonly cells: CellTable;

  constructor({ rows, cells }: Pick<SheetScan, 'rows' | 'cells'>) {
    this.rows = rows;
    this.cells = cells;
  }

  /** The cell's place in the scan; -1 where the file has none. */
  find(row: number, column: number): number {
    const found = this.rows[this.rowFrom(row)];
    if (found?.row !== row) return -1;
    const cell = this.firstIn(found, column);
    return cell < found.lastCell && this.cells.column(cell) === column ? cell : -1;
  }

  /** In the order of the file. */
  *within({ top, left, bottom, right }: Range): Generator<number> {
    const { rows, cells } = this;
    for (let at = this.rowFrom(top); at < rows.length; at += 1) {
      const row = rows[at];
      if (!row || row.row > bottom) return;
      let cell = left === 1 ? row.firstCell : this.firstIn(row, left);
      for (; cell < row.lastCell && (right === MAX_COLUMN || cells.column(cell) <= right); cell += 1) yield cell;
    }
  }

  private rowFrom(row: number): number {
    return first(0, this.rows.length, (at) => (this.rows[at]?.row ?? 0) >= row);
  }

  /** The row's first cell that does not stand before the column. */
  private firstIn({ firstCell, lastCell }: ScannedRow, column: number): number {
    return first(firstCell, lastCell, (cell) => this.cells.column(cell) >= column);
  }
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

keepShape(new CellValues(EMPTY_SCAN, [], new Map(), { strings: [], date1904: false }));
