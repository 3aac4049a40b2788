/**
 * Finds the areas of a sheet that cover a cell without trying them all. Areas are kept in tiles;
 * a large area lies in coarser tiles, so each is entered a bounded number of times and a look-up
 * visits one tile of each coarseness.
 */
import type { Range } from '../../core/sheet/address.ts';

interface Entry<T> {
  readonly area: Range;
  readonly item: T;
}

/** The finest tiles have 32 rows and 16 columns. */
const ROW_BITS = 5;
const COLUMN_BITS = 4;
const MAX_TILES = 128;
/** Tiles in a row of tiles, at the finest. */
const STRIDE = 2048;

export class AreaIndex<T> {
  /** By coarseness: tiles of 32·2ⁿ rows and 16·2ⁿ columns. */
  private readonly levels: (Map<number, Entry<T>[]> | undefined)[] = [];

  isEmpty(): boolean {
    return this.levels.length === 0;
  }

  add(area: Range, item: T): void {
    const level = levelFor(area);
    const tiles = (this.levels[level] ??= new Map<number, Entry<T>[]>());
    const entry = { area, item };
    for (const key of tileKeys(area, level)) {
      const tile = tiles.get(key);
      if (tile) tile.push(entry);
      else tiles.set(key, [entry]);
    }
  }

  /** The first item whose area covers the cell. */
  find(row: number, column: number): T | undefined {
    for (let level = 0; level < this.levels.length; level += 1) {
      const found = this.levels[level]?.get(keyAt(row, column, level))?.find(({ area }) => covers(area, row, column));
      if (found) return found.item;
    }
    return undefined;
  }

  /** Calls `visit` for the items that cover the cell, and forgets them where they were found. Answers how many were looked at. */
  take(row: number, column: number, visit: (item: T) => void): number {
    let looked = 0;
    for (let level = 0; level < this.levels.length; level += 1) {
      const tiles = this.levels[level];
      const key = keyAt(row, column, level);
      const tile = tiles?.get(key);
      if (!tiles || !tile) continue;
      looked += tile.length;
      for (let i = tile.length - 1; i >= 0; i -= 1) {
        const entry = tile[i];
        if (!entry || !covers(entry.area, row, column)) continue;
        visit(entry.item);
        const last = tile.pop();
        if (last && i < tile.length) tile[i] = last;
      }
      if (tile.length === 0) tiles.delete(key);
    }
    return looked;
  }
}

function levelFor({ top, left, bottom, right }: Range): number {
  let level = 0;
  for (;;) {
    const rows = tileOf(bottom, ROW_BITS, level) - tileOf(top, ROW_BITS, level) + 1;
    const columns = tileOf(right, COLUMN_BITS, level) - tileOf(left, COLUMN_BITS, level) + 1;
    if (rows * columns <= MAX_TILES) return level;
    level += 1;
  }
}

function* tileKeys({ top, left, bottom, right }: Range, level: number): Generator<number> {
  for (let y = tileOf(top, ROW_BITS, level); y <= tileOf(bottom, ROW_BITS, level); y += 1) {
    for (let x = tileOf(left, COLUMN_BITS, level); x <= tileOf(right, COLUMN_BITS, level); x += 1) yield y * STRIDE + x;
  }
}

function keyAt(row: number, column: number, level: number): number {
  return tileOf(row, ROW_BITS, level) * STRIDE + tileOf(column, COLUMN_BITS, level);
}

function tileOf(place: number, bits: number, level: number): number {
  return (place - 1) >> (bits + level);
}

function covers(area: Range, row: number, column: number): boolean {
  return area.top <= row && row <= area.bottom && area.left <= column && column <= area.right;
}
