/**
 * What a commune's cell in a master's column of difficulties should hold.
 *
 * | the commune's report             | the cell holds nothing, or what was printed | an office's own words |
 * |----------------------------------|---------------------------------------------|-----------------------|
 * | says difficulties                | those                                       | those                 |
 * | says none, and all is met        | empty                                       | empty                 |
 * | says none, something is not met  | what it held, without what is met now       | left                  |
 * | is not there                     | empty                                       | left                  |
 */
import type { CommuneTotals, Totals } from '../consolidation/totals.ts';
import type { CellValue } from '../sheet/sheet.ts';
import { isOwnWord, printDifficulties, withoutMet } from './difficulties.ts';
import { LEAVE, value, type Wanted } from './wantedValue.ts';

/** By commune, as its cell prints them. */
export function difficultiesOf({ obstacles }: Totals): ReadonlyMap<string, string> {
  return new Map(
    [...Map.groupBy(obstacles, ({ unit }) => unit)].flatMap(([unit, ofUnit]) => {
      const printed = printDifficulties(ofUnit);
      return printed === null ? [] : [[unit, printed] as const];
    }),
  );
}

/** `commune`: its line of the totals, undefined where it owes a report and none counts. `said`: what its report says. */
export function wantedDifficulties(commune: CommuneTotals | undefined, said: string | undefined, held: CellValue): Wanted {
  if (said !== undefined || commune?.outstanding === '') return value(said ?? null);
  if (isOwnWord(held)) return LEAVE;
  return value(commune && typeof held === 'string' ? withoutMet(held, commune.met) : null);
}
