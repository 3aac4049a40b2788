/**
 * The current masters as files for people to open: FOLDER/masters/ID.xlsx. The database is what counts; a
 * file that is missing or differs is put right from it, and what somebody else wrote there is kept beside.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepBefore, writeFlushed } from '../files.ts';
import type { Database } from './database.ts';
import { sha256 } from './packing.ts';

/** The workbook could not be put in its place, such as when it is open in Excel on this machine. */
export interface MasterNotPlaced {
  readonly event: 'master.notPlaced';
  readonly master: string;
  /** The operating system's code. */
  readonly reason: string;
}

export interface MasterFiles {
  putRight(id: string): Promise<void>;
  putAllRight(): Promise<void>;
}

export function masterFiles(database: Database, folder: string, note: (event: MasterNotPlaced) => void): MasterFiles {
  const { db } = database;
  const putRight = async (id: string): Promise<void> => {
    // Again after each writing: another process may have stored a version in between and placed it first.
    for (;;) {
      const versions = await versionsOf(database, id);
      const [current] = versions;
      if (!current) return;
      const file = join(folder, `${id}.xlsx`);
      const there = existsSync(file) ? sha256(readFileSync(file)) : null;
      if (there === current.sha256) return;
      const bytes = await bytesOf(database, id, current.version);
      place(file, bytes, there !== null && !versions.some((version) => version.sha256 === there));
    }
  };
  // The version is stored and acknowledged: a file that cannot be written now is put right later.
  const orNote = async (id: string): Promise<void> => {
    try {
      await putRight(id);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
      note({ event: 'master.notPlaced', master: id, reason: String(error.code) });
    }
  };
  return {
    putRight: orNote,
    putAllRight: async () => {
      removeHalfWritten(folder);
      for (const { id } of await db.selectFrom('masters').select('id').execute()) await orNote(id);
    },
  };
}

const HALF_WRITTEN = /\.xlsx\.(\d+)\.tmp$/u;

/** What a killed process left beside the masters; what a living one is writing stays. */
function removeHalfWritten(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const writer = HALF_WRITTEN.exec(name)?.[1];
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The newest first. */
function versionsOf({ db }: Database, id: string): Promise<readonly { readonly version: number; readonly sha256: string }[]> {
  return db.selectFrom('master_versions').select(['version', 'sha256']).where('master', '=', id).orderBy('version', 'desc').execute();
}

async function bytesOf({ db }: Database, id: string, version: number): Promise<Uint8Array> {
  const one = db.selectFrom('master_versions').select('bytes').where('master', '=', id).where('version', '=', version);
  return (await one.executeTakeFirstOrThrow()).bytes;
}

function place(file: string, bytes: Uint8Array, keepStranger: boolean): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    writeFlushed(beside, bytes, 0o600);
    if (keepStranger) keepBefore(file);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
