/** The last report of each unit before a period: what is used where a unit is late. */
import type { Kysely } from 'kysely';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import type { Tables } from './schema.ts';
import type { Instant, Submission } from './store.ts';
import { currentAsOf } from './submissionRows.ts';

type Db = Kysely<Tables>;

/** The periods asked for that have any report, the latest first. */
export async function periodsOf(db: Db, template: string, wanted: (period: string) => boolean): Promise<readonly string[]> {
  const rows = await db.selectFrom('submissions').select('period').distinct().where('template', '=', template).execute();
  const dayOf = (text: string): string => {
    const period = parsePeriod(text);
    return period ? lastDayOf(period) : '';
  };
  return rows
    .map(({ period }) => ({ period, day: dayOf(period) }))
    .filter(({ period }) => wanted(period))
    .sort((a, b) => (a.day === b.day ? (a.period < b.period ? 1 : -1) : a.day < b.day ? 1 : -1))
    .map(({ period }) => period);
}

/** Goes back period by period for the units still missing: nearly all have reported in the first. */
export async function lastNotReturned(
  db: Db,
  template: string,
  periods: readonly string[],
  units: readonly string[],
  asOf: Instant,
): Promise<readonly Submission[]> {
  const missing = new Set(units);
  const found: Submission[] = [];
  for (const period of periods) {
    if (missing.size === 0) break;
    for (const submission of await currentAsOf(db, template, period, asOf, [...missing])) {
      if (submission.returned) continue;
      found.push(submission);
      missing.delete(submission.unit);
    }
  }
  return found.sort((a, b) => (a.unit < b.unit ? -1 : 1));
}
