/** What the audit's rows vouch for, compared with what is stored. */
import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import { accountEvidence, masterEvidence, refreshEvidence, returnEvidence, submissionEvidence, type Vouched } from './evidence.ts';
import type { AuditTable, Tables } from './schema.ts';

type Db = Kysely<Tables>;

export interface ContentFault {
  readonly seq: number;
  readonly why: 'content-missing' | 'content-changed';
}

/** By subject (and version), what the audit row should say. `null` where it may say anything. */
type Found = ReadonlyMap<string, Vouched>;

const readers: Readonly<Record<string, (db: Db, subjects: readonly string[]) => Promise<Found>>> = {
  'submission.stored': submissionsStored,
  'submission.returned': submissionsReturned,
  'account.added': accountsAdded,
  'master.uploaded': mastersStored,
  'master.refreshed': mastersStored,
  'master.confirmed': mastersStored,
};

/** The first of these rows whose content is missing or changed. */
export async function faultsOfContents(db: Db, rows: readonly AuditTable[]): Promise<ContentFault | undefined> {
  const faults: ContentFault[] = [];
  for (const [action, ofAction] of Map.groupBy(rows, (row) => row.action)) {
    const read = readers[action];
    if (!read) continue;
    const found = await read(db, [...new Set(ofAction.map(({ subject }) => subject))]);
    faults.push(...ofAction.flatMap((row) => faultOf(row, found.get(keyOf(row))) ?? []));
  }
  return faults.sort((a, b) => a.seq - b.seq)[0];
}

function faultOf(row: AuditTable, vouched: Vouched | undefined): ContentFault | undefined {
  if (!vouched) return { seq: row.seq, why: 'content-missing' };
  const same =
    vouched.unit === row.unit &&
    (vouched.at === null || vouched.at === row.at) &&
    (vouched.account === null || vouched.account === row.account) &&
    canonicalJson(vouched.details) === row.details;
  return same ? undefined : { seq: row.seq, why: 'content-changed' };
}

function keyOf({ action, subject, details }: AuditTable): string {
  if (!action.startsWith('master.')) return subject;
  const { version } = JSON.parse(details) as { readonly version?: unknown };
  return `${subject} ${String(version)}`;
}

async function submissionsStored(db: Db, ids: readonly string[]): Promise<Found> {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('contents', 'contents.submission', 'submissions.id')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { unit: row.unit, at: row.received_at, account: row.account, details: submissionEvidence(row, row) }]),
  );
}

async function submissionsReturned(db: Db, ids: readonly string[]): Promise<Found> {
  const rows = await db
    .selectFrom('returns')
    .innerJoin('submissions', 'submissions.id', 'returns.submission')
    .select(['submissions.id', 'unit', 'template', 'period', 'version', 'returns.at', 'returns.account', 'remarks'])
    .where('submission', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { unit: row.unit, at: row.at, account: row.account, details: returnEvidence(row, row) }]));
}

async function accountsAdded(db: Db, ids: readonly string[]): Promise<Found> {
  const rows = await db.selectFrom('accounts').select(['id', 'unit', 'unit_from', 'name', 'role']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, { unit: row.unit, at: null, account: null, details: accountEvidence(row) }]));
}

async function mastersStored(db: Db, ids: readonly string[]): Promise<Found> {
  const rows = await db
    .selectFrom('master_versions')
    .innerJoin('masters', 'masters.id', 'master_versions.master')
    .leftJoin('refreshes', (join) =>
      join.onRef('refreshes.master', '=', 'master_versions.master').onRef('refreshes.version', '=', 'master_versions.version'),
    )
    .select(['masters.id', 'unit', 'criteria_set', 'master_versions.version', 'stored_at', 'bytes', 'binding', 'period', 'manifest'])
    .where('masters.id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ period, manifest, ...row }) => {
      const uploaded = masterEvidence(row, row);
      const details = period === null || manifest === null ? uploaded : refreshEvidence(uploaded, { period, manifest });
      return [`${row.id} ${String(row.version)}`, { unit: row.unit, at: row.stored_at, account: null, details }];
    }),
  );
}

const counted = [
  ['submissions', ['submission.stored']],
  ['contents', ['submission.stored']],
  ['returns', ['submission.returned']],
  ['accounts', ['account.added']],
  ['master_versions', ['master.uploaded', 'master.refreshed', 'master.confirmed']],
  ['refreshes', ['master.refreshed']],
] as const;

/** True where something is stored that no audit row tells of. Each pair is counted in one statement. */
export async function contentsUnknown(db: Db): Promise<boolean> {
  for (const [table, actions] of counted) {
    const { rows } = await sql<{ readonly stored: number; readonly told: number }>`SELECT
      (SELECT count(*) FROM ${sql.table(table)}) AS stored,
      (SELECT count(*) FROM audit WHERE action IN (${sql.join(actions)})) AS told`.execute(db);
    const [{ stored, told } = { stored: 0, told: 0 }] = rows;
    if (stored !== told) return true;
  }
  return false;
}
