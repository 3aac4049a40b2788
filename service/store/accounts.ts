/** Accounts: names, roles, hashes of passwords and tokens, and the lock after too many failures. */
import { sql, type Kysely } from 'kysely';
import { Problem } from '../../core/problem.ts';
import { fold } from '../../core/text/fold.ts';
import { appendAudit } from './auditTrail.ts';
import type { Database } from './database.ts';
import { accountEvidence } from './evidence.ts';
import { prepared } from './prepared.ts';
import type { AccountsTable, Tables } from './schema.ts';
import type { Account, AccountStore, Actor, NewAccount, Role } from './store.ts';

type Db = Kysely<Tables>;

type AccountRow = Pick<AccountsTable, 'id' | 'name' | 'unit' | 'unit_from' | 'role' | 'must_change_password' | 'locked_until'>;

/** With the table's name, as sessions are joined to it. */
export const accountColumns = ['accounts.id', 'name', 'unit', 'unit_from', 'role', 'must_change_password', 'locked_until'] as const;

/**
 * Every request asks this: one question, whichever kind of token it is. When a session ends is looked at afterwards: a time that is
 * another at each request, compared with an indexed column, makes SQLite plan the query anew each time.
 */
const rowsOfToken = prepared((db, { tokenHash }: { readonly tokenHash: string }) =>
  db
    .selectFrom('accounts')
    .select(accountColumns)
    .select(sql<string | null>`NULL`.as('ends'))
    .where('token_hash', '=', tokenHash)
    .unionAll(
      db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account')
        .select(accountColumns)
        .select('expires_at as ends')
        .where('sessions.token_hash', '=', tokenHash),
    ),
);

export function toAccount({
  id,
  name,
  unit,
  unit_from: unitFrom,
  role,
  must_change_password: mustChange,
  locked_until: lockedUntil,
}: AccountRow): Account {
  // The table's check lets no other role in.
  return { id, name, unit, unitFrom, role: role as Role, mustChangePassword: mustChange === 1, lockedUntil };
}

export function accountsOf(database: Database): Omit<AccountStore, 'openSession' | 'accountBySession' | 'closeSessions'> {
  const { db } = database;
  return {
    addAccounts: (accounts, actor) => database.transaction((inside) => addAccounts(inside, accounts, actor)),
    accountNamed: async (name) => {
      const row = await db
        .selectFrom('accounts')
        .select([...accountColumns, 'password_hash'])
        .where('name_folded', '=', fold(name))
        .executeTakeFirst();
      return row && { account: toAccount(row), passwordHash: row.password_hash };
    },
    account: async (id) => {
      const row = await db.selectFrom('accounts').select(accountColumns).where('id', '=', id).executeTakeFirst();
      return row && toAccount(row);
    },
    accountByToken: async (tokenHash, now) => {
      const row = (await rowsOfToken(db, { tokenHash })).find(({ ends }) => ends === null || ends > now);
      return row && toAccount(row);
    },
    setPassword: (id, passwordHash, mustChange, actor) =>
      database.transaction((inside) => setPassword(inside, { id, passwordHash, mustChange }, actor)),
    noteFailure: (id, limit, lockUntil, actor) => database.transaction((inside) => noteFailure(inside, { id, limit, lockUntil }, actor)),
  };
}

async function addAccounts(db: Db, accounts: readonly NewAccount[], actor: Actor): Promise<void> {
  const taken: string[] = [];
  for (const account of accounts) {
    const { numInsertedOrUpdatedRows: added } = await db
      .insertInto('accounts')
      .values(rowOf(account))
      .onConflict((conflict) => conflict.column('name_folded').doNothing())
      .executeTakeFirstOrThrow();
    if (added === 0n) taken.push(account.name);
  }
  if (taken.length > 0) throw new Problem('account-name-taken', { names: taken });
  const changes = accounts.map((account) => ({
    action: 'account.added',
    unit: account.unit,
    subject: account.id,
    details: accountEvidence(rowOf(account)),
  }));
  await appendAudit(db, actor, changes);
}

function rowOf({ id, name, unit, unitFrom, role, passwordHash, tokenHash, mustChangePassword }: NewAccount): AccountsTable {
  const [name_folded, must_change_password] = [fold(name), mustChangePassword ? 1 : 0];
  return {
    id,
    name,
    name_folded,
    unit,
    unit_from: unitFrom,
    role,
    password_hash: passwordHash,
    token_hash: tokenHash,
    must_change_password,
    failures: 0,
    locked_until: null,
  };
}

interface NewPassword {
  readonly id: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
}

/** A new password also opens a locked account. */
async function setPassword(db: Db, { id, passwordHash, mustChange }: NewPassword, actor: Actor): Promise<void> {
  const { unit, unit_from: unitFrom } = await db
    .updateTable('accounts')
    .set({ password_hash: passwordHash, must_change_password: mustChange ? 1 : 0, failures: 0, locked_until: null })
    .where('id', '=', id)
    .returning(['unit', 'unit_from'])
    .executeTakeFirstOrThrow();
  await appendAudit(db, actor, [{ action: mustChange ? 'password.reset' : 'password.changed', unit, subject: id, details: { unitFrom } }]);
}

interface Failure {
  readonly id: string;
  readonly limit: number;
  readonly lockUntil: string;
}

/** Counted anew once a lock has run out. The audit tells of locks, not of each failure: strangers could flood it. */
async function noteFailure(db: Db, { id, limit, lockUntil }: Failure, actor: Actor): Promise<void> {
  const before = await db
    .selectFrom('accounts')
    .select(['unit', 'unit_from', 'failures', 'locked_until'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const runOut = before.locked_until !== null && before.locked_until <= actor.at;
  const failures = (runOut ? 0 : before.failures) + 1;
  const locked = failures >= limit;
  await db
    .updateTable('accounts')
    .set({ failures, locked_until: locked ? lockUntil : null })
    .where('id', '=', id)
    .execute();
  if (!locked || (before.locked_until !== null && !runOut)) return;
  const details = { failures, until: lockUntil, unitFrom: before.unit_from };
  await appendAudit(db, actor, [{ action: 'account.locked', unit: before.unit, subject: id, details }]);
}
