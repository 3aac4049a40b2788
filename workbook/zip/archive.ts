/** A package opened for reading: parts by name, inflated on demand, all of them together within bounds. */
import { Problem } from '../../core/problem.ts';
import { MAX_PART_BYTES, MAX_TOTAL_BYTES } from '../limits.ts';
import { keyOf, readDirectory, type ZipDirectory, type ZipEntry } from './directory.ts';
import { inflateEntry } from './inflate.ts';
import { refuseOtherKinds } from './signature.ts';

export interface Archive {
  readonly bytes: Uint8Array;
  readonly directory: ZipDirectory;
  /** By package path without leading slash, e.g. `xl/workbook.xml`; case does not matter. */
  find(path: string): ZipEntry | undefined;
  /** Throws when the part is missing. */
  get(path: string): ZipEntry;
  stream(entry: ZipEntry, sink: (piece: Uint8Array) => void): void;
  read(entry: ZipEntry): Uint8Array;
}

export function openArchive(given: Uint8Array): Archive {
  // A Buffer's `slice` would share its memory: work on a plain view.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  refuseOtherKinds(bytes);
  const directory = readDirectory(bytes);
  const byKey = new Map(directory.entries.map((entry) => [entry.key, entry]));
  const counted = new Set<ZipEntry>();
  let total = 0;
  const stream = (entry: ZipEntry, sink: (piece: Uint8Array) => void): void => {
    if (entry.size > MAX_PART_BYTES) throw new Problem('workbook-part-too-big', { part: entry.name, limit: MAX_PART_BYTES });
    if (!counted.has(entry)) total += entry.size;
    counted.add(entry);
    if (total > MAX_TOTAL_BYTES) throw new Problem('workbook-too-big', { limit: MAX_TOTAL_BYTES });
    inflateEntry(bytes, entry, sink);
  };
  const find = (path: string): ZipEntry | undefined => byKey.get(keyOf(path));
  return {
    bytes,
    directory,
    find,
    get: (path) => {
      const entry = find(path);
      if (!entry) throw new Problem('workbook-missing-part', { part: path });
      return entry;
    },
    stream,
    read: (entry) => {
      const pieces: Uint8Array[] = [];
      stream(entry, (piece) => pieces.push(piece));
      return joined(pieces);
    },
  };
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const all = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
