/**
 * Backup and restore: a consistent copy while others write, and its return. A file that was cut, altered or
 * is none of ours changes nothing.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { freeNameFor, linkOrCopy } from '../files.ts';
import { extractImage, writeWithHead } from './backupFile.ts';
import { openConnection, openDatabase } from './database.ts';
import { faultOf, isDamage, onDisk } from './faults.ts';
import { lockFolder } from './folderLock.ts';
import { migrate } from './migrate.ts';
import { DATABASE_FILE } from './storeFiles.ts';
import { verifyAudit } from './verifyAudit.ts';

/** 4 MiB between two turns of the event loop: a few milliseconds, and a year of a province in ten turns. */
const PAGES_AT_ONCE = 1_024;

/** A copy as of one moment, while this and other processes go on writing. @throws Problem `file-not-writable`, `store-full` */
export async function backup(folder: string, file: string): Promise<void> {
  const image = beside(file, 'image');
  const written = beside(file, 'tmp');
  try {
    if (!existsSync(dirname(file))) throw new Problem('file-not-writable', { file, reason: 'ENOENT' });
    await copyDatabase(join(folder, DATABASE_FILE), image);
    writeWithHead(image, written);
    renameSync(written, file);
  } catch (error) {
    throw asFileProblem(error, file);
  } finally {
    for (const path of [image, `${image}-journal`, written]) rmSync(path, { force: true });
  }
}

/** The reading transaction holds the moment: later writes are not seen, so the copy need never begin anew. */
async function copyDatabase(database: string, image: string): Promise<void> {
  const connection = openConnection(database);
  try {
    connection.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    await connection.backup(image, { progress: () => PAGES_AT_ONCE });
  } finally {
    connection.close();
  }
}

export interface Restored {
  /** The database that was there before, kept beside; null = there was none. */
  readonly kept: string | null;
  readonly auditRows: number;
}

/**
 * Puts the backup in the place of the folder's database. The image is checked whole before anything is
 * touched: its hash, SQLite's own check, the audit's chain and contents.
 * @throws Problem `file-not-found`, `backup-damaged`, `store-in-use`, `store-newer`, `store-full`, `store-read-only`
 */
export async function restore(file: string, folder: string): Promise<Restored> {
  if (!existsSync(file)) throw new Problem('file-not-found', { file });
  onDisk(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const lock = lockFolder(folder, 'alone');
  const image = join(folder, `.restore.${String(process.pid)}.db`);
  try {
    onDisk(folder, () => {
      extractImage(file, image);
    });
    const auditRows = await verifyImage(image, file);
    return { kept: onDisk(folder, () => replaceDatabase(join(folder, DATABASE_FILE), image)), auditRows };
  } finally {
    for (const path of filesOf(image)) rmSync(path, { force: true });
    lock.release();
  }
}

/** Its tables brought up to date; closed again, it is one file without a log beside. */
async function verifyImage(image: string, file: string): Promise<number> {
  const database = openDatabase(image);
  try {
    await migrate(database);
    const { rows, broken } = await verifyAudit(database);
    if (broken) throw new Problem('backup-damaged', { file });
    return rows;
  } catch (error) {
    throw isDamage(error) ? new Problem('backup-damaged', { file }) : error;
  } finally {
    await database.close();
  }
}

/**
 * The old database is first given a second name, log included (one that is damaged may hold its last
 * writes there), and then replaced by renaming: at each moment the old or the new one is whole.
 */
function replaceDatabase(database: string, image: string): string | null {
  const kept = existsSync(database) ? freeNameFor(database) : null;
  if (kept !== null) {
    mergeLog(database);
    for (const [path, name] of [
      [database, kept],
      [`${database}-wal`, `${kept}-wal`],
    ] as const)
      if (existsSync(path)) linkOrCopy(path, name);
  }
  for (const path of [`${database}-wal`, `${database}-shm`]) rmSync(path, { force: true });
  renameSync(image, database);
  flushFolder(dirname(database));
  return kept;
}

/** Closing the last connection writes the log into the file. A damaged database is kept with its log as it is. */
function mergeLog(database: string): void {
  try {
    openConnection(database).close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

/** So that the rename outlives a power cut; Windows has no such call and opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function filesOf(database: string): readonly string[] {
  return [database, `${database}-wal`, `${database}-shm`];
}

function beside(file: string, ending: string): string {
  return join(dirname(file), `.${basename(file)}.${String(process.pid)}.${ending}`);
}

/** Where the backup goes is the person's own choice: what cannot be written there is said of the file. */
function asFileProblem(error: unknown, file: string): unknown {
  const fault = faultOf(error, file);
  if (!(fault instanceof Problem) || fault.code !== 'store-read-only') return fault;
  return new Problem('file-not-writable', { file, reason: String(fault.facts['reason']) });
}
