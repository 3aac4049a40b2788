/** Submissions as rows: the queries that say which version stood at an instant. */
import { sql, type Kysely } from 'kysely';
import { prepared } from './prepared.ts';
import type { SubmissionsTable, Tables } from './schema.ts';
import type { Instant, Remark, ReportKey, Submission } from './store.ts';

type Db = Kysely<Tables>;

/** Later than any instant: as things stand now. */
export const NOW: Instant = '9999-12-31T23:59:59.999Z';

/** Every submission received until then, each with its return if that was done by then. */
export function submissionsAsOf(db: Db, asOf: Instant) {
  return db
    .selectFrom('submissions as s')
    .leftJoin('returns as r', (join) => join.onRef('r.submission', '=', 's.id').on('r.at', '<=', asOf))
    .select(['s.id', 's.unit', 's.template', 's.period', 's.version', 's.fingerprint', 's.received_at', 's.receipt', 's.account'])
    .select(['r.at as returned_at', 'r.account as returned_by', 'r.remarks'])
    .where('s.received_at', '<=', asOf);
}

interface SubmissionRow extends SubmissionsTable {
  readonly returned_at: string | null;
  readonly returned_by: string | null;
  readonly remarks: string | null;
}

export function toSubmission(row: SubmissionRow): Submission {
  const {
    id,
    unit,
    template,
    period,
    version,
    fingerprint,
    received_at: receivedAt,
    receipt,
    account,
    returned_at: at,
    returned_by: by,
    remarks,
  } = row;
  const returned =
    at === null || by === null || remarks === null ? null : { at, account: by, remarks: JSON.parse(remarks) as readonly Remark[] };
  return { id, unit, template, period, version, fingerprint, receivedAt, receipt, account, returned };
}

export function ofKey(db: Db, { unit, template, period }: ReportKey) {
  return submissionsAsOf(db, NOW).where('s.template', '=', template).where('s.period', '=', period).where('s.unit', '=', unit);
}

const rowOfId = prepared((db, { id }: { readonly id: string }) => submissionsAsOf(db, NOW).where('s.id', '=', id));

export async function submissionOf(db: Db, id: string): Promise<Submission | undefined> {
  const [row] = await rowOfId(db, { id });
  return row && toSubmission(row);
}

const lastRowOfKey = prepared((db, { unit, template, period }: ReportKey) =>
  ofKey(db, { unit, template, period }).orderBy('s.version', 'desc').limit(1),
);

export async function currentOf(db: Db, key: ReportKey): Promise<Submission | undefined> {
  const [row] = await lastRowOfKey(db, key);
  return row && toSubmission(row);
}

export async function currentAsOf(
  db: Db,
  template: string,
  period: string,
  asOf: Instant,
  units: readonly string[] | null = null,
): Promise<readonly Submission[]> {
  const rows = await submissionsAsOf(db, asOf)
    .where('s.template', '=', template)
    .where('s.period', '=', period)
    .$if(units !== null, (query) => query.where('s.unit', 'in', units ?? []))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submissions as later')
            .select(sql.lit(1).as('one'))
            .whereRef('later.template', '=', 's.template')
            .whereRef('later.period', '=', 's.period')
            .whereRef('later.unit', '=', 's.unit')
            .whereRef('later.version', '>', 's.version')
            .where('later.received_at', '<=', asOf),
        ),
      ),
    )
    .orderBy('s.unit')
    .execute();
  return rows.map(toSubmission);
}
