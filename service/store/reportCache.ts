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
  /** `characters`: how long it is as JSON. */
  set(submission: string, parsed: Parsed, characters: number): void;
}

/**
 * Room by what is kept, not by how many: one report may be a hundred times another. The least recently used go first
 * when there are more than `most` characters of JSON; parsed, one takes up to two bytes.
 */
export function reportCache(most: number): ReportCache {
  const kept = new Map<string, { readonly parsed: Parsed; readonly characters: number }>();
  let room = most;
  const drop = (submission: string): void => {
    room += kept.get(submission)?.characters ?? 0;
    kept.delete(submission);
  };
  return {
    get: (submission) => {
      const found = kept.get(submission);
      if (!found) return undefined;
      kept.delete(submission);
      kept.set(submission, found);
      return found.parsed;
    },
    set: (submission, parsed, characters) => {
      drop(submission);
      kept.set(submission, { parsed, characters });
      room -= characters;
      for (const oldest of kept.keys()) {
        if (room >= 0) break;
        drop(oldest);
      }
    },
  };
}
