/** Sessions: only the hash of a token is kept. */
import { accountColumns, toAccount } from './accounts.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import type { AccountStore, Instant } from './store.ts';

/** So long after its end a session is still known, and a late request told that it has ended. */
const KNOWN_AFTER_END_MS = 7 * 24 * 60 * 60 * 1000;

export function sessionsOf(database: Database): Pick<AccountStore, 'openSession' | 'accountBySession' | 'closeSessions'> {
  return {
    openSession: ({ id, account, tokenHash, expiresAt }, actor) =>
      database.transaction(async (db) => {
        await db.deleteFrom('sessions').where('expires_at', '<=', longBefore(actor.at)).execute();
        await db.insertInto('sessions').values({ id, account, token_hash: tokenHash, expires_at: expiresAt }).execute();
        // Who has signed in has the password: the failures before are forgiven.
        const opened = db.updateTable('accounts').set({ failures: 0, locked_until: null }).where('id', '=', account);
        const { unit, unit_from: unitFrom } = await opened.returning(['unit', 'unit_from']).executeTakeFirstOrThrow();
        await appendAudit(db, actor, [{ action: 'session.opened', unit, subject: account, details: { unitFrom } }]);
      }),
    accountBySession: async (tokenHash, now) => {
      const row = await database.db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account')
        .select(accountColumns)
        .where('sessions.token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && toAccount(row);
    },
    closeSessions: (account, actor) =>
      database.transaction(async (db) => {
        const closed = await db.deleteFrom('sessions').where('account', '=', account).returning('id').execute();
        if (closed.length === 0) return;
        const { unit, unit_from: unitFrom } = await db
          .selectFrom('accounts')
          .select(['unit', 'unit_from'])
          .where('id', '=', account)
          .executeTakeFirstOrThrow();
        const details = { sessions: closed.length, unitFrom };
        await appendAudit(db, actor, [{ action: 'sessions.closed', unit, subject: account, details }]);
      }),
  };
}

function longBefore(instant: Instant): Instant {
  return new Date(Date.parse(instant) - KNOWN_AFTER_END_MS).toISOString();
}
