/**
 * What the disk and SQLite say when they cannot: turned into Problems an administrator can act on.
 * Everything else is our own bug and stays an Error.
 */
import Sqlite from 'better-sqlite3';
import { Problem, type ProblemCode } from '../../core/problem.ts';

/**
 * SQLite's result codes and the operating system's. A disk that is full shows as SHMSIZE when it is
 * the shared-memory file of the write-ahead log that cannot grow.
 */
const codes: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/u, 'store-full'],
  [/^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/u, 'store-read-only'],
  [/^(?:EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/u, 'store-read-only'],
  [/^SQLITE_(?:BUSY|LOCKED)/u, 'store-busy'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/u, 'store-damaged'],
  [/^(?:SQLITE_IOERR|EIO$)/u, 'store-disk-fault'],
];

/** The Problem behind an error, or the error itself. `place` is the file or folder the administrator knows. */
export function faultOf(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof Problem || !('code' in error)) return error;
  const reason = String(error.code);
  const known = codes.find(([pattern]) => pattern.test(reason));
  return known ? new Problem(known[1], { place, reason }) : error;
}

/** Runs it; what the disk refuses is thrown as a Problem. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw faultOf(error, place);
  }
}

/** True for what damage in the file looks like when it is read. */
export function isDamage(error: unknown): boolean {
  if (error instanceof Problem) return error.code === 'store-damaged';
  return error instanceof Sqlite.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/u.test(error.code);
}
