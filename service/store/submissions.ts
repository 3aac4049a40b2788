/** Submissions: what was sent, version after version, nothing ever overwritten. */
import type { Kysely } from 'kysely';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import { returnEvidence, submissionEvidence } from './evidence.ts';
import { lastNotReturned, periodsOf } from './lastReports.ts';
import { pack, unpack } from './packing.ts';
import { receiptCodeOf } from './receiptCode.ts';
import type { ReportCache } from './reportCache.ts';
import type { SubmissionsTable, Tables } from './schema.ts';
import type { Actor, NewSubmission, Remark, Submission, SubmissionStore, Submitted } from './store.ts';
import { withReports } from './storedReports.ts';
import { currentAsOf, currentOf, NOW, ofKey, submissionsAsOf, toSubmission } from './submissionRows.ts';

type Db = Kysely<Tables>;

export function submissionsOf(database: Database, cache: ReportCache): SubmissionStore {
  const { db } = database;
  return {
    submit: (submission, actor) => submit(database, cache, submission, actor),
    submission: async (id) => {
      const row = await submissionsAsOf(db, NOW).where('s.id', '=', id).executeTakeFirst();
      return row && (await withReports(db, cache, [toSubmission(row)]))[0];
    },
    sheetOf: async (id) => {
      const row = await db.selectFrom('contents').select('sheet').where('submission', '=', id).executeTakeFirst();
      return row && (unpack(row.sheet) as Sheet);
    },
    returnToSender: (id, remarks, actor) =>
      database.transaction(async (inside) => {
        const row = await submissionsAsOf(inside, NOW).where('s.id', '=', id).executeTakeFirst();
        if (!row) return { kind: 'unknown' };
        const submission = toSubmission(row);
        if (submission.returned) return { kind: 'already', submission };
        const current = await currentOf(inside, submission);
        if (current && current.id !== id) return { kind: 'notCurrent', current };
        return { kind: 'returned', submission: await insertReturn(inside, submission, remarks, actor) };
      }),
    versionsOf: async (key) => (await ofKey(db, key).orderBy('s.version').execute()).map(toSubmission),
    current: async (template, period, asOf) => withReports(db, cache, await currentAsOf(db, template, period, asOf ?? NOW)),
    lastBefore: async (template, periodsBefore, units, asOf) =>
      withReports(db, cache, await lastNotReturned(db, template, await periodsOf(db, template, periodsBefore), units, asOf ?? NOW)),
  };
}

/** Compressing comes first: the write lock is held for a handful of small statements. */
async function submit(database: Database, cache: ReportCache, submission: NewSubmission, actor: Actor): Promise<Submitted> {
  const { report, explanations } = submission;
  const contents = { sheet: pack(submission.sheet), report: pack({ report, explanations }) };
  const submitted = await database.transaction(async (db): Promise<Submitted> => {
    const known = await decideByWhatIsThere(db, submission);
    if (known) return known;
    const row = rowOf(submission, actor);
    await db.insertInto('submissions').values(row).execute();
    await db
      .insertInto('contents')
      .values({ submission: row.id, ...contents })
      .execute();
    await appendAudit(db, actor, [
      { action: 'submission.stored', unit: row.unit, subject: row.id, details: submissionEvidence(row, contents) },
    ]);
    return { kind: 'stored', submission: toSubmission({ ...row, returned_at: null, returned_by: null, remarks: null }) };
  });
  if (submitted.kind === 'stored') cache.set(submission.id, { report, explanations });
  return submitted;
}

/** The port's table of answers but its last line; undefined = this is the next version. */
async function decideByWhatIsThere(db: Db, submission: NewSubmission): Promise<Submitted | undefined> {
  const sameId = await submissionsAsOf(db, NOW).where('s.id', '=', submission.id).executeTakeFirst();
  if (sameId) return { kind: isSameContent(sameId, submission) ? 'same' : 'otherContent', submission: toSubmission(sameId) };
  const current = await currentOf(db, submission);
  if (current && !current.returned && current.fingerprint === submission.fingerprint) return { kind: 'same', submission: current };
  return (current?.version ?? 0) === submission.baseVersion ? undefined : { kind: 'stale', current: current ?? null };
}

function isSameContent(row: SubmissionsTable, { fingerprint, unit, template, period }: NewSubmission): boolean {
  return row.fingerprint === fingerprint && row.unit === unit && row.template === template && row.period === period;
}

function rowOf({ id, unit, template, period, baseVersion, fingerprint }: NewSubmission, actor: Actor): SubmissionsTable {
  const version = baseVersion + 1;
  const receipt = receiptCodeOf({ id, unit, template, period, version, fingerprint, receivedAt: actor.at });
  return { id, unit, template, period, version, fingerprint, received_at: actor.at, receipt, account: accountOf(actor) };
}

/** Whoever sends or returns a report does so by an account: the port's callers know that. */
function accountOf({ account }: Actor): string {
  if (account === null) throw new Error('a submission needs an account');
  return account;
}

async function insertReturn(db: Db, submission: Submission, remarks: readonly Remark[], actor: Actor): Promise<Submission> {
  const row = { submission: submission.id, at: actor.at, account: accountOf(actor), remarks: JSON.stringify(remarks) };
  await db.insertInto('returns').values(row).execute();
  await appendAudit(db, actor, [
    { action: 'submission.returned', unit: submission.unit, subject: submission.id, details: returnEvidence(submission, row) },
  ]);
  return { ...submission, returned: { at: row.at, account: row.account, remarks } };
}
