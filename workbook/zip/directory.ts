/**
 * Reads the central directory of a ZIP (PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16). It alone says
 * which parts a package has; local headers are only looked at to find where the data begins and
 * that they name the same part, because a file whose two lists differ shows different contents to
 * different programs.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_PARTS } from '../limits.ts';

export interface ZipEntry {
  /** The name as written, UTF-8 decoded. */
  readonly name: string;
  /** For looking up: forward slashes, lower case. */
  readonly key: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header begins, and where its data does. */
  readonly localStart: number;
  readonly dataStart: number;
  /** Its record in the central directory. */
  readonly recordStart: number;
  readonly recordEnd: number;
}

export interface ZipDirectory {
  /** In the directory's order. */
  readonly entries: readonly ZipEntry[];
  readonly start: number;
  readonly end: number;
  /** Where the record that ends the archive begins. */
  readonly endRecord: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const MAX_COMMENT = 0xffff;
const RECORD = 0x02014b50;
const RECORD_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const IS_ENCRYPTED = 1;

export function readDirectory(bytes: Uint8Array): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endRecord = findEndRecord(view);
  const count = view.getUint16(endRecord + 10, true);
  const size = view.getUint32(endRecord + 12, true);
  const start = view.getUint32(endRecord + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw new Problem('workbook-zip64');
  if (count > MAX_PARTS) throw new Problem('workbook-too-many-parts', { count, limit: MAX_PARTS });
  if (view.getUint16(endRecord + 8, true) !== count || start + size > endRecord) throw new Problem('workbook-truncated');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    const entry = readRecord(bytes, view, at, start + size);
    entries.push(entry);
    at = entry.recordEnd;
  }
  refuseDuplicates(entries);
  refuseOverlaps(entries, start);
  return { entries, start, end: start + size, endRecord };
}

function findEndRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_RECORD_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_RECORD_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD && at + END_RECORD_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  throw new Problem('workbook-truncated');
}

function readRecord(bytes: Uint8Array, view: DataView, at: number, end: number): ZipEntry {
  if (at + RECORD_SIZE > end || view.getUint32(at, true) !== RECORD) throw new Problem('workbook-truncated');
  const nameSize = view.getUint16(at + 28, true);
  const recordEnd = at + RECORD_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (recordEnd > end) throw new Problem('workbook-truncated');
  const rawName = bytes.subarray(at + RECORD_SIZE, at + RECORD_SIZE + nameSize);
  const name = new TextDecoder('utf-8').decode(rawName);
  refuseUnsafeName(name);
  if (view.getUint16(at + 8, true) & IS_ENCRYPTED) throw new Problem('workbook-encrypted');
  const entry = {
    name,
    key: keyOf(name),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    localStart: view.getUint32(at + 42, true),
    recordStart: at,
    recordEnd,
  };
  if (entry.compressedSize === 0xffffffff || entry.size === 0xffffffff || entry.localStart === 0xffffffff)
    throw new Problem('workbook-zip64');
  return { ...entry, dataStart: findData(bytes, view, entry.localStart, rawName, name) };
}

function findData(bytes: Uint8Array, view: DataView, at: number, rawName: Uint8Array, name: string): number {
  if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL) throw new Problem('workbook-damaged', { part: name });
  const nameStart = at + LOCAL_SIZE;
  const sameName = view.getUint16(at + 26, true) === rawName.length && rawName.every((byte, i) => bytes[nameStart + i] === byte);
  if (!sameName) throw new Problem('workbook-damaged', { part: name });
  return nameStart + rawName.length + view.getUint16(at + 28, true);
}

/** How parts are looked up: names are compared without regard to case (ECMA-376 Part 2, 6.2.2.3). */
export function keyOf(name: string): string {
  return name.replaceAll('\\', '/').toLowerCase();
}

function refuseUnsafeName(name: string): void {
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\0') || path.split('/').includes('..')) {
    throw new Problem('workbook-unsafe-part-name', { part: name });
  }
}

function refuseDuplicates(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { key, name } of entries) {
    if (seen.has(key)) throw new Problem('workbook-duplicate-part', { part: name });
    seen.add(key);
  }
}

/** Parts that share bytes are how small archives unfold into huge ones; no writer makes them. */
function refuseOverlaps(entries: readonly ZipEntry[], directoryStart: number): void {
  const byPlace = [...entries].sort((a, b) => a.localStart - b.localStart);
  byPlace.forEach((entry, i) => {
    const next = byPlace[i + 1]?.localStart ?? directoryStart;
    if (entry.dataStart + entry.compressedSize > next) throw new Problem('workbook-damaged', { part: entry.name });
  });
}
