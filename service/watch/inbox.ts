/** What lies in a watched folder: plain files to be sent once they are still, and what is no plain file. Links are never followed. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { MAX_FILE_BYTES } from '../../workbook/limits.ts';
import { lockNames } from '../files.ts';
import { ASIDE, isIgnored, SENT } from './places.ts';

/** A province has 3 321 communes and a folder for each district. */
const MAX_FILES = 20_000;
const MAX_DEPTH = 6;

export interface InboxFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly kind: 'plain' | 'link' | 'other';
  /** Changes whenever the file does. */
  readonly state: string;
  readonly changedMs: number;
  /** Excel or LibreOffice has it open somewhere. */
  readonly isOpen: boolean;
}

export interface Inbox {
  /** The oldest first: of two versions of a report the newer is sent last, and stands. */
  readonly files: readonly InboxFile[];
  /** There are more than are looked at in one go. */
  readonly isCut: boolean;
}

/** @throws Problem `folder-not-readable` */
export function readInbox(folder: string): Inbox {
  const files: InboxFile[] = [];
  const isWhole = collect(folder, '', 0, files);
  return { files: files.sort((a, b) => a.changedMs - b.changedMs || (a.file < b.file ? -1 : 1)), isCut: !isWhole };
}

/** False where it had to stop. */
function collect(folder: string, below: string, depth: number, files: InboxFile[]): boolean {
  const entries = entriesOf(join(folder, below), below === '' ? folder : null);
  const names = new Set(entries.map(({ name }) => name));
  let isWhole = true;
  for (const entry of entries) {
    if (isIgnored(entry.name) || (below === '' && (entry.name === SENT || entry.name === ASIDE))) continue;
    if (files.length >= MAX_FILES) return false;
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) isWhole = depth < MAX_DEPTH && collect(folder, file, depth + 1, files) && isWhole;
    else {
      const found = look(folder, file, names);
      if (found) files.push(found);
    }
  }
  return isWhole;
}

/** A folder below may go while it is being read; the watched one must be there. */
function entriesOf(path: string, watched: string | null): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    if (watched !== null) throw new Problem('folder-not-readable', { folder: watched });
    return [];
  }
}

function look(folder: string, file: string, beside: ReadonlySet<string>): InboxFile | undefined {
  const stat = lstatSync(join(folder, file), { throwIfNoEntry: false });
  if (!stat) return undefined;
  const kind = stat.isFile() ? 'plain' : stat.isSymbolicLink() ? 'link' : 'other';
  const name = file.slice(file.lastIndexOf('/') + 1);
  return { file, kind, state: stateOf(stat), changedMs: stat.mtimeMs, isOpen: lockNames(name).some((lock) => beside.has(lock)) };
}

function stateOf({ size, mtimeMs, ino }: Stats): string {
  return `${String(size)} ${String(mtimeMs)} ${String(ino)}`;
}

/** Null where it is no longer as it was seen. @throws Problem `file-too-large`; of Node’s own where it cannot be opened */
export function readStill(folder: string, { file, state }: InboxFile): Uint8Array | null {
  // Windows has neither of the two flags: there they are undefined, and count as 0.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const descriptor = openSync(join(folder, file), flags);
  try {
    const before = fstatSync(descriptor);
    if (!before.isFile() || stateOf(before) !== state) return null;
    if (before.size > MAX_FILE_BYTES) throw new Problem('file-too-large', { file, limit: MAX_FILE_BYTES / 1024 / 1024 });
    const bytes = readFileSync(descriptor);
    return stateOf(fstatSync(descriptor)) === state && bytes.length === before.size ? bytes : null;
  } finally {
    closeSync(descriptor);
  }
}
