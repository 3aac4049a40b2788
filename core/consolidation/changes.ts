/**
 * What changed between two periods' totals: the criteria each commune newly meets and those it has lost. Only
 * communes that count in both are compared: one that sent nothing before has not met nineteen criteria overnight.
 */
import type { CommuneTotals, Totals } from './totals.ts';

export interface CommuneChange {
  readonly unit: string;
  /** Met now, and not before; ascending. */
  readonly newlyMet: readonly number[];
  /** Met before, and unmet or not assessed now; ascending. */
  readonly lost: readonly number[];
}

/** By unit, of the communes counted in both. `isSame` says whether a code is the same unit in both periods. */
export function changesSince(
  before: Totals,
  now: Totals,
  isSame: (unit: string) => boolean = () => true,
): ReadonlyMap<string, CommuneChange> {
  const then = new Map(before.communes.map((commune) => [commune.unit, commune]));
  return new Map(
    now.communes.flatMap((commune) => {
      const earlier = isSame(commune.unit) ? then.get(commune.unit) : undefined;
      return earlier ? [[commune.unit, changeOf(earlier, commune)] as const] : [];
    }),
  );
}

function changeOf(before: CommuneTotals, { unit, met }: CommuneTotals): CommuneChange {
  return {
    unit,
    newlyMet: met.filter((criterion) => !before.met.includes(criterion)),
    lost: before.met.filter((criterion) => !met.includes(criterion)),
  };
}
