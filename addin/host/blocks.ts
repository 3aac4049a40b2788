/** Single cells to few rectangles: what costs in Excel is the number of ranges, not of cells. */
import { addressOf, parseAddress } from '../../core/sheet/address.ts';

export interface Block<T> {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** Row by row, without holes. */
  readonly rows: readonly (readonly T[])[];
}

interface Run<T> {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly items: readonly T[];
}

/** Every item lies in exactly one block. Sorting apart, linear. `cell` is an A1 address that the caller has checked. */
export function blocksOf<T extends { readonly cell: string }>(items: readonly T[]): readonly Block<T>[] {
  const blocks: { top: number; left: number; bottom: number; right: number; rows: (readonly T[])[] }[] = [];
  // The last block of each span of columns: the next row of the same span carries it on.
  const open = new Map<string, (typeof blocks)[number]>();
  for (const { row, left, right, items: some } of runsOf(items)) {
    const span = `${String(left)}:${String(right)}`;
    const above = open.get(span);
    if (above?.bottom === row - 1) {
      above.bottom = row;
      above.rows.push(some);
    } else {
      const block = { top: row, left, bottom: row, right, rows: [some] };
      blocks.push(block);
      open.set(span, block);
    }
  }
  return blocks;
}

function runsOf<T extends { readonly cell: string }>(items: readonly T[]): readonly Run<T>[] {
  const placed = items.flatMap((item) => {
    const at = parseAddress(item.cell);
    return at ? [{ ...at, item }] : [];
  });
  placed.sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: { row: number; left: number; right: number; items: T[] }[] = [];
  for (const { row, column, item } of placed) {
    const last = runs.at(-1);
    if (last?.row === row && last.right === column - 1) {
      last.right = column;
      last.items.push(item);
    } else {
      runs.push({ row, left: column, right: column, items: [item] });
    }
  }
  return runs;
}

/** `B2:D4`, or `B2` for a single cell. */
export function addressOfBlock({ top, left, bottom, right }: Omit<Block<unknown>, 'rows'>): string {
  const first = addressOf(top, left);
  return top === bottom && left === right ? first : `${first}:${addressOf(bottom, right)}`;
}
