/**
 * The audit: one row for each change, written in the change's own transaction and chained by hash, so a
 * row altered, inserted or taken out breaks every later one; the head row tells when the tail is cut off.
 */
import type { Kysely } from 'kysely';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import { sha256 } from './packing.ts';
import { prepared } from './prepared.ts';
import type { AuditHeadTable, AuditTable, Tables } from './schema.ts';
import type { Actor, AuditEntry } from './store.ts';

interface Change {
  readonly action: string;
  /** Whose subtree may read it; null: administrators only. */
  readonly unit: string | null;
  readonly subject: string;
  readonly details: AuditEntry['details'];
}

/** What the chain starts from. */
export const NO_HASH = '0'.repeat(64);

const readHead = prepared((db, _none: object) => db.selectFrom('audit_head').select(['seq', 'hash']));

const insertRow = prepared((db, { seq, at, account, action, unit, subject, details, hash }: AuditTable) =>
  db.insertInto('audit').values({ seq, at, account, action, unit, subject, details, hash }),
);

const moveHead = prepared((db, { seq, hash }: Omit<AuditHeadTable, 'id'>) => db.updateTable('audit_head').set({ seq, hash }));

/** For the transaction that makes the changes. */
export async function appendAudit(db: Kysely<Tables>, actor: Actor, changes: readonly Change[]): Promise<void> {
  const [head] = await readHead(db, {});
  if (!head) throw new Error('the audit has no head');
  let { seq, hash } = head;
  for (const { action, unit, subject, details } of changes) {
    seq += 1;
    const row = { seq, at: actor.at, account: actor.account, action, unit, subject, details: canonicalJson(details) };
    hash = hashOf(hash, row, details);
    await insertRow(db, { ...row, hash });
  }
  await moveHead(db, { seq, hash });
}

type UnhashedRow = Omit<AuditTable, 'hash'>;

/** SHA-256 of the hash before and the row as canonical JSON, its details as the object they are. */
export function hashOf(before: string, { seq, at, account, action, unit, subject }: UnhashedRow, details: unknown): string {
  return sha256(before + canonicalJson({ seq, at, account, action, unit, subject, details }));
}
