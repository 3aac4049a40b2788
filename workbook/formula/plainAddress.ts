/** Addresses as files write them (`AB12`), read without a pattern: a large sheet has a quarter of a million. */
import { MAX_COLUMN, MAX_ROW, type Position } from '../../core/sheet/address.ts';

/** Undefined for anything else, `$A$1` included. */
export function plainPosition(address: string): Position | undefined {
  let column = 0;
  let at = 0;
  let code = address.charCodeAt(0);
  for (; code >= 65 && code <= 90 && at < 3; code = address.charCodeAt((at += 1))) column = column * 26 + code - 64;
  if (at === 0 || column > MAX_COLUMN || code === 48) return undefined;
  let row = 0;
  const digits = at;
  for (; code >= 48 && code <= 57 && at < digits + 7; code = address.charCodeAt((at += 1))) row = row * 10 + code - 48;
  return at === digits || at !== address.length || row > MAX_ROW ? undefined : { row, column };
}
