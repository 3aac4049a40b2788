/**
 * Files on the disk: read within a limit, written whole. A workbook is written beside its
 * place, flushed, then renamed over it, and the version before is kept: whatever happens
 * in between, the old file or the new one is there, never half of one.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
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

/** @throws Problem `file-open-elsewhere`, `file-not-writable` */
export function writeFileSafely(path: string, bytes: Uint8Array | string): { readonly kept: string | null } {
  const folder = dirname(path);
  const name = basename(path);
  if (existsSync(join(folder, `~$${name}`))) throw new Problem('file-open-elsewhere', { file: path });
  const beside = join(folder, `.${name}.${String(process.pid)}.tmp`);
  try {
    writeFlushed(beside, bytes);
    const kept = existsSync(path) ? keepBefore(path) : null;
    renameSync(beside, path);
    return { kept };
  } catch (error) {
    rmSync(beside, { force: true });
    throw asProblem(error, path, 'file-not-writable');
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
