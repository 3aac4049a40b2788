/** What a cell of a master should hold, as one of three answers. */
import { roundedQuotient } from '../consolidation/rounding.ts';
import type { Cell } from '../sheet/sheet.ts';

export type Wanted =
  | { readonly kind: 'value'; readonly value: string | number | null }
  /** Nothing that totals speak of. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'uncertain' };

export const LEAVE: Wanted = { kind: 'leave' };
/** In per cent to two decimals, half up; a fraction where the cell shows its number as a percentage. Never added up from other shares. */
export function shareOf(met: number, counted: number, cell: Cell | undefined): number | null {
  if (counted === 0) return null;
  const asFraction = cell?.format?.replace(/"[^"]*"|\\./gu, '').includes('%') ?? false;
  return asFraction ? roundedQuotient(met, counted, 4) : roundedQuotient(met * 100, counted, 2);
}

export function value(wanted: string | number | null): Wanted {
  return { kind: 'value', value: wanted };
}
