/**
 * The current masters as files for people to open: FOLDER/masters/ID.xlsx, or the ending of its kind. The database is what
 * counts; a file that is missing or differs is put right from it, and what somebody else wrote there is kept beside.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { findEnding, type WorkbookEnding } from '../../workbook/read/ending.ts';
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
      const there = filesOf(folder, id);
      const bytes = there.find(({ hash }) => hash === current.sha256)?.bytes ?? (await bytesOf(database, id, current.version));
      const file = join(folder, `${id}${endingOf(bytes)}`);
      const isKnown = (hash: string): boolean => versions.some((version) => version.sha256 === hash);
      const inPlace = there.find((one) => one.file === file);
      const others = there.filter((one) => one !== inPlace);
      if (inPlace?.hash === current.sha256 && others.length === 0) return;
      if (inPlace?.hash !== current.sha256) place(file, bytes, inPlace !== undefined && !isKnown(inPlace.hash));
      for (const other of others) takeAway(other.file, !isKnown(other.hash));
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

const ENDINGS: readonly WorkbookEnding[] = ['.xlsx', '.xlsm', '.xltx', '.xltm', '.xlam'];
const HALF_WRITTEN = /\.xl[a-z]{2}\.(\d+)\.tmp$/u;

interface PlacedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** One, or none yet; two while a master's next version is of another kind. */
function filesOf(folder: string, id: string): readonly PlacedFile[] {
  return ENDINGS.map((ending) => join(folder, `${id}${ending}`))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, bytes: readFileSync(file) }))
    .map((one) => ({ ...one, hash: sha256(one.bytes) }));
}

/** What cannot be told stands under the plain ending: how good a workbook is was looked at when it was taken. */
function endingOf(bytes: Uint8Array): WorkbookEnding {
  try {
    return findEnding(bytes) ?? '.xlsx';
  } catch (error) {
    if (error instanceof Problem) return '.xlsx';
    throw error;
  }
}

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

function takeAway(file: string, keepStranger: boolean): void {
  if (keepStranger) keepBefore(file);
  rmSync(file, { force: true });
}
