/**
 * Where a sheet's cells are written, as numbers in one array: a province's sheet has 190 000 cells, and
 * an object for each would cost more than reading the file.
 */

const ROW = 0;
const COLUMN = 1;
const STYLE = 2;
const START = 3;
const OPEN_END = 4;
const END = 5;
const VALUE_START = 6;
const VALUE_END = 7;
const NUMBER = 8;
const WIDTH = 9;

/** What `add` is told of a cell's number: none, one of a formula, one typed in. */
export const NO_NUMBER = 0;
export const OF_FORMULA = 1;
export const TYPED = 2;

export interface CellTable {
  /** In the order of the file. */
  count(): number;
  row(cell: number): number;
  column(cell: number): number;
  /** The cell's `s`; -1 without one. */
  style(cell: number): number;
  /** Offsets in the text: the element, the end of its start tag, and its `v` element (-1 without one). */
  start(cell: number): number;
  openEnd(cell: number): number;
  end(cell: number): number;
  valueStart(cell: number): number;
  valueEnd(cell: number): number;
  /** It has a value and no type but number. */
  hasNumber(cell: number): boolean;
  /** As hasNumber, and typed in: no formula. */
  isNumber(cell: number): boolean;
}

/** It grows as cells are added. */
export class CellTableWriter implements CellTable {
  private data: Int32Array<ArrayBuffer>;
  private cells = 0;

  /** `expected` is only a first guess at the number of cells. */
  constructor(expected: number) {
    this.data = new Int32Array(Math.max(64, expected) * WIDTH);
  }

  add(
    row: number,
    column: number,
    style: number,
    start: number,
    openEnd: number,
    end: number,
    valueStart: number,
    valueEnd: number,
    number: number,
  ): void {
    const at = this.cells * WIDTH;
    if (at === this.data.length) this.grow();
    const { data } = this;
    data[at + ROW] = row;
    data[at + COLUMN] = column;
    data[at + STYLE] = style;
    data[at + START] = start;
    data[at + OPEN_END] = openEnd;
    data[at + END] = end;
    data[at + VALUE_START] = valueStart;
    data[at + VALUE_END] = valueEnd;
    data[at + NUMBER] = number;
    this.cells += 1;
  }

  count(): number {
    return this.cells;
  }

  row(cell: number): number {
    return this.field(cell, ROW);
  }

  column(cell: number): number {
    return this.field(cell, COLUMN);
  }

  style(cell: number): number {
    return this.field(cell, STYLE);
  }

  start(cell: number): number {
    return this.field(cell, START);
  }

  openEnd(cell: number): number {
    return this.field(cell, OPEN_END);
  }

  end(cell: number): number {
    return this.field(cell, END);
  }

  valueStart(cell: number): number {
    return this.field(cell, VALUE_START);
  }

  valueEnd(cell: number): number {
    return this.field(cell, VALUE_END);
  }

  hasNumber(cell: number): boolean {
    return this.field(cell, NUMBER) > 0;
  }

  isNumber(cell: number): boolean {
    return this.field(cell, NUMBER) === TYPED;
  }

  private field(cell: number, place: number): number {
    return this.data[cell * WIDTH + place] ?? -1;
  }

  private grow(): void {
    const larger = new Int32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}
