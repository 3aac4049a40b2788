/** What is the same for every sum of a sheet while they are looked at, and what may be wrong with one. */
import type { Binding, BoundRow } from './binding.ts';
import type { Printed } from './printed.ts';
import type { TotalsIndex } from './wanted.ts';

export interface SumFrame {
  readonly binding: Binding;
  readonly index: TotalsIndex;
  readonly printed: Printed;
  readonly byRow: ReadonlyMap<number, BoundRow>;
}

/** What a formula leaves out or takes in wrongly, as labels of rows or columns; or that it adds up another row or column than its own. */
export type Fault =
  | { readonly along: 'rows' | 'columns'; readonly missed: readonly string[]; readonly extra: readonly string[] }
  | { readonly along: 'elsewhere' };

/** More than a notice names. */
const MOST_KEPT = 20;

/** Undefined where nothing is left out and nothing taken in. Of many, the first are kept. */
export function faultOf<T>(
  along: 'rows' | 'columns',
  missed: readonly T[],
  extra: readonly T[],
  labelOf: (one: T) => string,
): Fault | undefined {
  if (missed.length + extra.length === 0) return undefined;
  return { along, missed: missed.slice(0, MOST_KEPT).map(labelOf), extra: extra.slice(0, MOST_KEPT).map(labelOf) };
}
