/** Whether a cell of a master already says what it should. */
import type { Cell } from '../sheet/sheet.ts';
import { fold, tidy } from '../text/fold.ts';

/** Marks of one letter count the same in either case (COUNTIF does); with a space beside them they do not. */
export function holds(cell: Cell | undefined, wanted: string | number | null): boolean {
  if (wanted === null) return isEmpty(cell);
  const value = cell?.value;
  if (typeof wanted === 'number' || typeof value !== 'string') return value === wanted;
  return value === wanted || (value === tidy(value) && fold(value) === fold(wanted));
}

export function isEmpty(cell: Cell | undefined): boolean {
  const value = cell?.value ?? null;
  return value === null || (typeof value === 'string' && tidy(value) === '');
}
