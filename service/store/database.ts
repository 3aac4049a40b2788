/**
 * One connection to the database file. An acknowledged write survives a power cut: `synchronous=FULL` is
 * set and read back on every connection, because SQLite drops it to NORMAL in WAL mode where it was built so.
 */
import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { onDisk } from './faults.ts';
import { groupCommit, type Transaction } from './groupCommit.ts';
import type { Tables } from './schema.ts';

export interface Database {
  readonly db: Kysely<Tables>;
  /** All of it or nothing, durable when it answers. Waits for nothing but the database. */
  readonly transaction: Transaction;
  close(): Promise<void>;
}

export interface DatabaseLimits {
  /** The most pages of 4 KiB the file may have: a quota. */
  readonly mostPages?: number;
}

/** How long another process (an account being added at the command line) is waited for. */
const BUSY_MS = 5_000;

/** More differing statements than the store has; lists of varying length are not all kept. */
const MOST_STATEMENTS = 256;

/** A higher number is a stricter mode: 2 = FULL. */
const SYNCHRONOUS_FULL = 2;

/** @throws Problem `store-read-only`, `store-full`, `store-damaged`, `store-busy` */
export function openDatabase(file: string, limits: DatabaseLimits = {}): Database {
  const connection = openConnection(file, limits);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselysFace(connection, file) }) });
  return {
    db,
    transaction: groupCommit(db, () => connection.inTransaction),
    close: () => db.destroy(),
  };
}

/** Every connection of the product to a store is made here. */
export function openConnection(file: string, { mostPages }: DatabaseLimits = {}): Sqlite.Database {
  return onDisk(file, () => {
    // The file holds password hashes: its owner's alone, before SQLite would make it for all.
    closeSync(openSync(file, 'a', 0o600));
    const connection = new Sqlite(file, { timeout: BUSY_MS });
    try {
      prepare(connection);
      if (mostPages !== undefined) connection.pragma(`max_page_count = ${String(mostPages)}`);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

function prepare(connection: Sqlite.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What a savepoint would undo is kept here, not written to a file in the system's temporary folder.
  connection.pragma('temp_store = MEMORY');
  mustRead(connection, 'journal_mode', 'wal');
  mustRead(connection, 'synchronous', SYNCHRONOUS_FULL);
  mustRead(connection, 'foreign_keys', 1);
}

function mustRead(connection: Sqlite.Database, pragma: string, wanted: string | number): void {
  const read = connection.pragma(pragma, { simple: true });
  if (read !== wanted) throw new Error(`${pragma} is ${String(read)}, not ${String(wanted)}`);
}

/** What kysely asks of a driver: statements are kept, and the disk's refusals are Problems. */
function kyselysFace(connection: Sqlite.Database, file: string): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => onDisk(file, () => void connection.close()),
    prepare: (text) => {
      const found = kept.get(text);
      if (found) return found;
      const made = statementOf(connection, text, file);
      if (kept.size < MOST_STATEMENTS) kept.set(text, made);
      return made;
    },
  };
}

function statementOf(connection: Sqlite.Database, text: string, file: string): SqliteStatement {
  const statement = onDisk(file, () => connection.prepare(text));
  return {
    reader: statement.reader,
    all: (parameters) => onDisk(file, () => statement.all(...parameters)),
    run: (parameters) => onDisk(file, () => statement.run(...parameters)),
    iterate: (parameters) => onDisk(file, () => statement.iterate(...parameters)),
  };
}
