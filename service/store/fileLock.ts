/**
 * One write of a file at a time. The lock is the operating system's, taken through SQLite on a file beside the one that is written:
 * a program that was killed holds none. It works alike on Linux and Windows, and on shares where those lock at all.
 */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Problem } from '../../core/problem.ts';

/** Runs `work` while nobody else writes the file. @throws Problem `master-being-written`, `file-not-writable`, or what `work` throws */
export function whileAlone<T>(path: string, work: () => T): T {
  const lock = join(dirname(path), `.${basename(path)}.khoa`);
  const connection = takeLock(lock, path);
  try {
    return work();
  } finally {
    // Removed while it is held, where the system lets go of an open file; whoever waits on it finds the workbook's fingerprint changed.
    if (!KEEPS_OPEN_FILES) rmSync(lock, { force: true });
    connection.close();
  }
}

/** Windows removes no file that is open: there the empty lock stays for the next time. */
const KEEPS_OPEN_FILES = process.platform === 'win32';

function takeLock(lock: string, file: string): Sqlite.Database {
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(lock, { timeout: 0 });
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection?.close();
    // The folder is not there: that is no error of SQLite's own.
    if (!(error instanceof Sqlite.SqliteError)) throw new Problem('file-not-writable', { file, reason: 'ENOENT' });
    if (error.code.startsWith('SQLITE_BUSY')) throw new Problem('master-being-written', { file });
    throw new Problem('file-not-writable', { file, reason: error.code });
  }
}
