/**
 * Brings the tables up to what this program knows: all pending migrations in one transaction, so a
 * program killed half-way, or two started at once, leave the old tables or the new ones.
 */
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { Problem } from '../../core/problem.ts';
import type { Database } from './database.ts';
import { first } from './migrations/0001_first.ts';
import type { Tables } from './schema.ts';

/** By name, in order. A migration that has been released never changes. */
export const migrations: Readonly<Record<string, Migration>> = { '0001_first': first };

const KYSELYS_TABLE = 'kysely_migration';

/** @throws Problem `store-newer` where a later program has written the data */
export async function migrate(database: Database, known: Readonly<Record<string, Migration>> = migrations): Promise<void> {
  await database.transaction(async (db) => {
    const unknown = (await migrationsDone(db)).filter((name) => !(name in known));
    if (unknown.length > 0) throw new Problem('store-newer', { migrations: unknown });
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...known }) } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  });
}

async function migrationsDone(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: tables } = await sql`SELECT name FROM sqlite_schema WHERE name = ${KYSELYS_TABLE}`.execute(db);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ readonly name: string }>`SELECT name FROM ${sql.table(KYSELYS_TABLE)}`.execute(db);
  return rows.map(({ name }) => name);
}
