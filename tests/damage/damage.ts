/** One damage of the catalogue, as something that can be done to a draft. */
import type { Draft, Expected } from './draft.ts';

/** Damages are done in this order: what is typed, where rows and columns stand, what is said of it, what font it is in. */
export type Phase = 'cells' | 'rows' | 'columns' | 'names' | 'text' | 'book';

export interface Damage {
  readonly id: string;
  readonly phase: Phase;
  /** What only one damage may change in one sheet. */
  readonly uses?: readonly string[];
  /** False where the sheet offers no place for it. */
  readonly apply: (draft: Draft) => boolean;
}

export const PHASES: readonly Phase[] = ['cells', 'rows', 'columns', 'names', 'text', 'book'];

/** The reading is gone, and a finding of one of the rules must say so. */
export function lose(draft: Draft, indicator: string, ...rules: readonly string[]): true {
  draft.lost.add(indicator);
  // What was to be found in the row went with it.
  draft.expects = draft.expects.filter((expected) => expected.indicator !== indicator);
  return expect(draft, { rules, indicator });
}

export function expect(draft: Draft, expected: Expected): true {
  draft.expects.push(expected);
  return true;
}
