/**
 * Files on the disk: read within a limit, written whole. A workbook is written beside its
 * place, flushed, then renamed over it, and the version before is kept: whatever happens
 * in between, the old file or the new one is there, never half of one.
 */
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { Problem } from '../core/problem.ts';
import { MAX_FILE_BYTES } from '../workbook/limits.ts';

/** @throws Problem `file-not-found`, `file-is-folder`, `file-not-readable`, `file-too-large` */
export function readFileWhole(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Problem('file-is-folder', { file: path });
    // A pipe or a device may never end.
    if (!stat.isFile()) throw new Problem('file-not-readable', { file: path, reason: 'không phải tệp thường / no plain file' });
    if (stat.size > MAX_FILE_BYTES) throw new Problem('file-too-large', { file: path, limit: MAX_FILE_BYTES / 1024 / 1024 });
    return readFileSync(path);
  } catch (error) {
    throw asProblem(error, path, 'file-not-readable');
  }
}

/**
 * Where a link leads the file itself is written; it stays its owner's, and open to whom it was open.
 * @throws Problem `file-open-elsewhere`, `file-is-folder`, `file-not-writable`
 */
export function writeFileSafely(asked: string, bytes: Uint8Array | string): { readonly kept: string | null } {
  mustBeWritable(asked);
  const path = realPathOf(asked);
  const beside = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    writeFlushed(beside, bytes, before ? 0o600 : undefined);
    if (before) openAsBefore(beside, before);
    const kept = before ? keepBefore(path) : null;
    renameSync(beside, path);
    return { kept };
  } catch (error) {
    rmSync(beside, { force: true });
    throw asProblem(error, path, 'file-not-writable');
  }
}

/** Only an administrator can give a file away: else it is the writer's, and its group's where that may be. */
function openAsBefore(path: string, { mode, uid, gid }: Stats): void {
  if (!mayGive(path, uid, gid)) mayGive(path, AS_IT_IS, gid);
  chmodSync(path, mode & 0o777);
}

/** chown(2): the owner stays. */
const AS_IT_IS = -1;

function mayGive(path: string, uid: number, gid: number): boolean {
  try {
    chownSync(path, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** The file that a path names, where a link leads to it; else the path as it was given. */
export function realPathOf(path: string): string {
  try {
    const real = realpathSync.native(path);
    return real === resolve(path) ? path : real;
  } catch {
    return path;
  }
}

export function isSameFile(a: string, b: string): boolean {
  return resolve(realPathOf(a)) === resolve(realPathOf(b));
}

/** The lock files that Excel and LibreOffice leave beside a workbook that somebody has open. */
export function lockNames(name: string): readonly string[] {
  return [`~$${name}`, `.~lock.${name}#`];
}

/** True of those files themselves. */
export function isLockName(name: string): boolean {
  return name.startsWith('~$') || /^\.~lock\..+#$/u.test(name);
}

/** The lock of whoever has it open, under the name that was asked for or its own. */
export function findLock(asked: string): string | undefined {
  const places = [...new Set([resolve(asked), resolve(realPathOf(asked))])];
  return places.flatMap((path) => lockNames(basename(path)).map((name) => join(dirname(path), name))).find((lock) => existsSync(lock));
}

/** What can be seen before anything is done. @throws Problem `file-open-elsewhere`, `file-is-folder`, `file-not-writable` */
export function mustBeWritable(file: string): void {
  const lock = findLock(file);
  if (lock !== undefined) throw new Problem('file-open-elsewhere', { file, lock });
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Problem('file-is-folder', { file });
  } catch (error) {
    throw asProblem(error, file, 'file-not-writable');
  }
}

/** What killed programs left beside a file they were writing. Only for who is alone with the file. */
export function removeHalfWritten(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const found of readdirSync(folder)) {
    if (found.startsWith(`.${name}.`) && /\.\d+\.tmp$/u.test(found)) rmSync(join(folder, found), { force: true });
  }
}

/** On the disk when it returns. `mode` as open(2) takes it. */
export function writeFlushed(path: string, bytes: Uint8Array | string, mode = 0o666): void {
  const descriptor = openSync(path, 'w', mode);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The file under a second name, beside it. */
export function keepBefore(path: string): string {
  const kept = freeNameFor(path);
  linkOrCopy(path, kept);
  return kept;
}

/** `bieu.xlsx` → `bieu.truoc-1.xlsx`, or the next number that is free. */
export function freeNameFor(path: string): string {
  const { dir, name, ext } = parse(path);
  for (let number = 1; ; number += 1) {
    const free = join(dir, `${name}.truoc-${String(number)}${ext}`);
    if (!existsSync(free)) return free;
  }
}

/** USB sticks (exFAT) and some shares have no hard links. */
export function linkOrCopy(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept, constants.COPYFILE_EXCL);
  }
}

function asProblem(error: unknown, file: string, otherwise: 'file-not-readable' | 'file-not-writable'): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error instanceof Problem) return error;
  if (error.code === 'ENOENT' && otherwise === 'file-not-readable') return new Problem('file-not-found', { file });
  return new Problem(otherwise, { file, reason: String(error.code) });
}

/** A file that its owner alone may read: passwords, tokens. @throws Problem `file-not-writable` */
export function writePrivateFile(path: string, text: string): void {
  try {
    rmSync(path, { force: true });
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw asProblem(error, path, 'file-not-writable');
  }
}
