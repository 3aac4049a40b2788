/** Addresses as files write them (`AB12`), read without a pattern: a large sheet has a quarter of a million. */
import { MAX_COLUMN, MAX_ROW, type Position } from '../../core/sheet/address.ts';

/** Undefined for anything else, `$A$1` included. */
export function plainPosition(address: string): Position | undefined {
  const place = plainPlace(address, 0, address.length);
  return place < 0 ? undefined : { row: Math.floor(place / MAX_COLUMN), column: (place % MAX_COLUMN) + 1 };
}

/** One number for a place in a sheet. */
export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMN + column - 1;
}

/** The address between `start` and `end` as its cellKey; -1 for anything else. */
export function plainPlace(text: string, start: number, end: number): number {
  let column = 0;
  let at = start;
  for (; at < end && at < start + 3; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const digits = at;
  if (digits === start || digits === end || end - digits > 7 || column > MAX_COLUMN || text.charCodeAt(at) === 48) return -1;
  let row = 0;
  for (; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
  }
  return row > MAX_ROW ? -1 : cellKey(row, column);
}
