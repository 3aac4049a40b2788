/**
 * Recomputes the audit's chain and compares what it vouches for with what is stored. Goes page by page and
 * lets others work in between, so a service may verify itself while it serves.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import { hashOf, NO_HASH } from './auditTrail.ts';
import type { Database } from './database.ts';
import { isDamage } from './faults.ts';
import type { AuditTable } from './schema.ts';
import type { AuditBreak, AuditStore } from './store.ts';
import { contentsUnknown, faultsOfContents } from './verifyContents.ts';

type Verified = Awaited<ReturnType<AuditStore['verifyAudit']>>;

/** A page's contents are held at once: some 200 sheets of 10 KB, or a few masters. */
const PAGE = 200;

export async function verifyAudit(database: Database): Promise<Verified> {
  let seq = 0;
  try {
    const damage = await damageOf(database);
    if (damage) return broken(0, 0, 'file-damaged');
    const head = await headOf(database);
    let hash = NO_HASH;
    while (seq < head.seq) {
      const rows = await database.db
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>', seq)
        .where('seq', '<=', head.seq)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      if (rows.length === 0) return broken(seq, seq + 1, 'tail-missing');
      for (const row of rows) {
        if (row.seq !== seq + 1) return broken(seq, seq + 1, 'row-missing');
        if (!givesItsHash(hash, row)) return broken(seq, row.seq, 'row-changed');
        ({ seq, hash } = row);
      }
      const fault = await faultsOfContents(database.db, rows);
      if (fault) return broken(head.seq, fault.seq, fault.why);
      await setImmediate();
    }
    if (hash !== head.hash) return broken(seq, seq, 'tail-missing');
    const unknown = await contentsUnknown(database.db);
    return unknown ? broken(seq, seq, 'content-unknown') : { rows: seq, broken: null };
  } catch (error) {
    if (isDamage(error) || error instanceof SyntaxError) return broken(seq, seq + 1, 'file-damaged');
    throw error;
  }
}

function broken(rows: number, seq: number, why: AuditBreak): Verified {
  return { rows, broken: { seq, why } };
}

async function damageOf({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{ readonly integrity_check: string }>`PRAGMA integrity_check(1)`.execute(db);
  return rows[0]?.integrity_check !== 'ok';
}

/** Read with the last row, in one statement: another process may be writing. */
async function headOf({ db }: Database): Promise<{ readonly seq: number; readonly hash: string }> {
  const head = await db
    .selectFrom('audit_head')
    .select([
      'seq',
      'hash',
      (of) =>
        of
          .selectFrom('audit')
          .select(({ fn }) => fn.max('seq').as('last'))
          .as('last'),
    ])
    .executeTakeFirst();
  if (!head) return { seq: 0, hash: '' };
  // A row behind the head was slipped in: read it too, and it will not give the head's hash.
  return { seq: Math.max(head.seq, head.last ?? 0), hash: head.hash };
}

function givesItsHash(before: string, row: AuditTable): boolean {
  const details: unknown = JSON.parse(row.details);
  return canonicalJson(details) === row.details && hashOf(before, row, details) === row.hash;
}
