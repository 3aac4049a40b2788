/**
 * Reports already parsed. A stored report never changes, so it may be kept as long as there is room;
 * what does change (whether it was returned) is read from the database each time.
 */
import type { Explanation } from '../../core/consolidation/totals.ts';
import type { Report } from '../../core/reading/report.ts';

export interface Parsed {
  readonly report: Report;
  readonly explanations: readonly Explanation[];
}

export interface ReportCache {
  get(submission: string): Parsed | undefined;
  set(submission: string, parsed: Parsed): void;
}

/** The least recently used goes first when more than `most` are kept. */
export function reportCache(most: number): ReportCache {
  const kept = new Map<string, Parsed>();
  return {
    get: (submission) => {
      const found = kept.get(submission);
      if (found) {
        kept.delete(submission);
        kept.set(submission, found);
      }
      return found;
    },
    set: (submission, parsed) => {
      kept.delete(submission);
      kept.set(submission, parsed);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}
