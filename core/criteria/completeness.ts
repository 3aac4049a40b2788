/** What a set lacks of its decision: a set that lacks indicators is reported on all the same, but no sheet is made of it. */
import type { CriteriaSet, Criterion } from './schema.ts';

export interface Counts {
  readonly held: number;
  /** Of the decision; null = not known. */
  readonly official: number | null;
}

export interface Completeness {
  readonly criteria: Counts;
  readonly indicators: Counts;
  /** Numbers of the criteria whose indicators are not all known. */
  readonly incomplete: readonly number[];
  readonly isComplete: boolean;
}

/** A criterion whose indicators are not all known is reported by its own word, on its own row. */
export function isIncomplete({ indicators, officialIndicators }: Criterion): boolean {
  return indicators.length === 0 || (officialIndicators ?? 0) > indicators.length;
}

export function completenessOf({ criteria, official }: CriteriaSet): Completeness {
  const held = { criteria: criteria.length, indicators: criteria.reduce((sum, { indicators }) => sum + indicators.length, 0) };
  const counts = official ?? held;
  const incomplete = criteria.filter(isIncomplete).map(({ no }) => no);
  return {
    criteria: { held: held.criteria, official: counts.criteria },
    indicators: { held: held.indicators, official: counts.indicators },
    incomplete,
    isComplete: incomplete.length === 0 && counts.criteria === held.criteria && counts.indicators === held.indicators,
  };
}
