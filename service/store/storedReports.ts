/** Submissions with their reports: parsed once, then from memory. */
import type { Kysely } from 'kysely';
import { unpackText } from './packing.ts';
import type { Parsed, ReportCache } from './reportCache.ts';
import type { Tables } from './schema.ts';
import type { StoredReport, Submission } from './store.ts';

/** Contents read at once: bounds what a reading of a province holds in packed form. */
const CONTENTS_AT_ONCE = 100;

export async function withReports(
  db: Kysely<Tables>,
  cache: ReportCache,
  submissions: readonly Submission[],
): Promise<readonly StoredReport[]> {
  const parsed = new Map<string, Parsed>();
  const unread: string[] = [];
  for (const { id } of submissions) {
    const kept = cache.get(id);
    if (kept) parsed.set(id, kept);
    else unread.push(id);
  }
  for (let from = 0; from < unread.length; from += CONTENTS_AT_ONCE) {
    const ids = unread.slice(from, from + CONTENTS_AT_ONCE);
    for (const { submission, report } of await db
      .selectFrom('contents')
      .select(['submission', 'report'])
      .where('submission', 'in', ids)
      .execute()) {
      const text = unpackText(report);
      const read = JSON.parse(text) as Parsed;
      parsed.set(submission, read);
      cache.set(submission, read, text.length);
    }
  }
  return submissions.map((submission) => {
    const read = parsed.get(submission.id);
    if (!read) throw new Error(`no contents of submission ${submission.id}`);
    return { submission, ...read };
  });
}
