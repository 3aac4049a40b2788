/** What the page and the thread that plans a master say to each other: what is long in parts, because copying it is work too. */
import type { Totals } from '../../core/consolidation/totals.ts';
import type { PlannedChange, SkippedCell } from '../../core/master/plan.ts';
import type { Message } from '../../core/message.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import type { Beside, PlannedMaster } from './planMaster.ts';

/** Some 5 ms of copying on an office's machine. */
export const MOST_IN_PART = 4_000;

export type ToPlanner =
  | { readonly say: 'sheet'; readonly sheet: Sheet }
  /** More cells of the last sheet. */
  | { readonly say: 'cells'; readonly cells: readonly Cell[] }
  /** Of the period before. */
  | { readonly say: 'before'; readonly totals: Totals | null }
  /** `rulebook`: the address of its file. */
  | { readonly say: 'plan'; readonly totals: Totals; readonly beside: Omit<Beside, 'before'>; readonly rulebook: string };

export type FromPlanner =
  | { readonly say: 'changes'; readonly changes: readonly PlannedChange[] }
  | { readonly say: 'skipped'; readonly skipped: readonly SkippedCell[] }
  /** The rest: without the changes and what is skipped. */
  | { readonly say: 'planned'; readonly planned: PlannedMaster }
  | { readonly say: 'failed'; readonly text: Message };

export function partsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / MOST_IN_PART) }, (_, at) => items.slice(at * MOST_IN_PART, (at + 1) * MOST_IN_PART));
}
