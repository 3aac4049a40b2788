/**
 * The order of the rows that are placed for sure: the longest part of the sheet that follows the template (rows that
 * were moved are left out). What stands between two of them belongs between theirs.
 */

export interface PlacedIndex {
  /** Row of the sheet. */
  readonly row: number;
  /** Place in the template. */
  readonly index: number;
}

/** Ascending in both; O(n log n). */
export function orderOf(placed: readonly PlacedIndex[]): readonly PlacedIndex[] {
  const byRow = [...placed].sort((a, b) => a.row - b.row);
  // tails[k]: the pair that ends a rising sequence of k + 1 with the lowest index.
  const tails: number[] = [];
  const before: number[] = [];
  byRow.forEach(({ index }, at) => {
    const length = firstAtLeast(tails, index, byRow);
    before[at] = length === 0 ? -1 : (tails[length - 1] ?? -1);
    tails[length] = at;
  });
  const order: PlacedIndex[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = byRow[at];
    if (pair) order.push(pair);
  }
  return order.reverse();
}

function firstAtLeast(tails: readonly number[], index: number, pairs: readonly PlacedIndex[]): number {
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[tails[middle] ?? 0]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where a template's place lies between those of the nearest ordered rows above and below. */
export function fitsBetween(order: readonly PlacedIndex[], row: number, index: number): boolean {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return (order[low - 1]?.index ?? -1) < index && index < (order[low]?.index ?? Number.POSITIVE_INFINITY);
}
