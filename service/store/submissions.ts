/** Submissions: what was sent, version after version, nothing ever overwritten. */
import type { Kysely } from 'kysely';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import { returnEvidence, submissionEvidence } from './evidence.ts';
import { lastNotReturned, periodsOf } from './lastReports.ts';
import { pack, unpack } from './packing.ts';
import { prepared } from './prepared.ts';
import { receiptCodeOf } from './receiptCode.ts';
import type { ReportCache } from './reportCache.ts';
import type { ContentsTable, SubmissionsTable, Tables } from './schema.ts';
import type { Actor, NewSubmission, Remark, Submission, SubmissionStore, Submitted } from './store.ts';
import { withReports } from './storedReports.ts';
import { currentAsOf, currentOf, NOW, ofKey, submissionOf, toSubmission } from './submissionRows.ts';

type Db = Kysely<Tables>;

export function submissionsOf(database: Database, cache: ReportCache): SubmissionStore {
  const { db } = database;
  return {
    submit: (submission, actor) => submit(database, submission, actor),
    submission: async (id) => {
      const submission = await submissionOf(db, id);
      return submission && (await withReports(db, cache, [submission]))[0];
    },
    sheetOf: async (id) => {
      const row = await db.selectFrom('contents').select('sheet').where('submission', '=', id).executeTakeFirst();
      return row && (unpack(row.sheet) as Sheet);
    },
    returnToSender: (id, remarks, actor) =>
      database.transaction(async (inside) => {
        const submission = await submissionOf(inside, id);
        if (!submission) return { kind: 'unknown' };
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

const insertSubmission = prepared(
  (db, { id, unit, template, period, version, fingerprint, received_at, receipt, account }: SubmissionsTable) =>
    db.insertInto('submissions').values({ id, unit, template, period, version, fingerprint, received_at, receipt, account }),
);

const insertContents = prepared((db, { submission, sheet, report }: ContentsTable) =>
  db.insertInto('contents').values({ submission, sheet, report }),
);

/**
 * Compressing comes first: the write lock is held for a handful of small statements. The report is not kept parsed:
 * of a thousand that are sent, the next totals read the last of each commune.
 */
async function submit(database: Database, { sheet, report, explanations, ...claim }: NewSubmission, actor: Actor): Promise<Submitted> {
  const contents = { sheet: pack(sheet), report: pack({ report, explanations }) };
  return database.transaction(async (db): Promise<Submitted> => {
    const known = await decideByWhatIsThere(db, claim);
    if (known) return known;
    const row = rowOf(claim, actor);
    await insertSubmission(db, row);
    await insertContents(db, { submission: row.id, ...contents });
    await appendAudit(db, actor, [
      { action: 'submission.stored', unit: row.unit, subject: row.id, details: submissionEvidence(row, contents) },
    ]);
    return { kind: 'stored', submission: toSubmission({ ...row, returned_at: null, returned_by: null, remarks: null }) };
  });
}

/** What a submission says it is, without its contents: those are packed by then and need not stay in memory while it waits. */
type Claim = Omit<NewSubmission, 'sheet' | 'report' | 'explanations'>;

/** The port's table of answers but its last line; undefined = this is the next version. */
async function decideByWhatIsThere(db: Db, claim: Claim): Promise<Submitted | undefined> {
  const sameId = await submissionOf(db, claim.id);
  if (sameId) return { kind: isSameContent(sameId, claim) ? 'same' : 'otherContent', submission: sameId };
  const current = await currentOf(db, claim);
  if (current && !current.returned && current.fingerprint === claim.fingerprint) return { kind: 'same', submission: current };
  return (current?.version ?? 0) === claim.baseVersion ? undefined : { kind: 'stale', current: current ?? null };
}

function isSameContent(there: Submission, { fingerprint, unit, template, period }: Claim): boolean {
  return there.fingerprint === fingerprint && there.unit === unit && there.template === template && there.period === period;
}

function rowOf({ id, unit, template, period, baseVersion, fingerprint }: Claim, actor: Actor): SubmissionsTable {
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
