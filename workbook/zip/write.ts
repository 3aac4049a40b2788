/**
 * Writes a package again with some parts changed or dropped. Every other entry is copied as its bytes
 * stand (local header, data, data descriptor), in the same order; a changed part keeps its name,
 * time stamp and place.
 */
import { crc32, deflate } from '#flate';
import { joined, type Archive } from './archive.ts';
import type { ZipEntry } from './directory.ts';

/** The new bytes of a part; null drops it. */
export type PartChanges = ReadonlyMap<ZipEntry, Uint8Array | null>;

interface Placed {
  readonly entry: ZipEntry;
  readonly local: Uint8Array;
  readonly change: NewData | undefined;
}

interface NewData {
  readonly data: Uint8Array;
  readonly crc: number;
  readonly size: number;
}

const LOCAL_NAME = 30;
const HAS_DESCRIPTOR = 8;
const ZIP64_EXTRA = 1;

export function repack(archive: Archive, changes: PartChanges): Uint8Array {
  const { bytes, directory } = archive;
  const byPlace = [...directory.entries].sort((a, b) => a.localStart - b.localStart);
  const placed: Placed[] = [];
  const starts = new Map<ZipEntry, number>();
  const [first] = byPlace;
  const pieces = [bytes.subarray(0, first ? first.localStart : directory.start)];
  let at = pieces[0]?.length ?? 0;
  byPlace.forEach((entry, i) => {
    const change = changes.get(entry);
    if (change === null) return;
    const end = byPlace[i + 1]?.localStart ?? directory.start;
    const data = change && newData(change);
    const local = data ? localHeader(bytes, entry, data) : bytes.subarray(entry.localStart, end);
    placed.push({ entry, local, change: data });
    starts.set(entry, at);
    pieces.push(local);
    at += local.length;
    if (data) {
      pieces.push(data.data);
      at += data.data.length;
    }
  });
  const changed = new Map(placed.map(({ entry, change }) => [entry, change]));
  const directoryStart = at;
  for (const entry of directory.entries) {
    const start = starts.get(entry);
    if (start === undefined) continue;
    const record = directoryRecord(bytes, entry, start, changed.get(entry));
    pieces.push(record);
    at += record.length;
  }
  pieces.push(endRecords(bytes, directory.end, directory.endRecord, starts.size, directoryStart, at - directoryStart));
  return joined(pieces);
}

function newData(content: Uint8Array): NewData {
  return { data: deflate(content), crc: crc32(content), size: content.length };
}

function localHeader(bytes: Uint8Array, entry: ZipEntry, change: NewData): Uint8Array {
  const header = bytes.slice(entry.localStart, entry.dataStart);
  const view = new DataView(header.buffer);
  view.setUint16(6, view.getUint16(6, true) & ~HAS_DESCRIPTOR, true);
  view.setUint16(8, 8, true);
  view.setUint32(14, change.crc, true);
  view.setUint32(18, change.data.length, true);
  view.setUint32(22, change.size, true);
  const nameEnd = LOCAL_NAME + view.getUint16(26, true);
  if (!hasZip64Extra(view, nameEnd, header.length)) return header;
  view.setUint16(28, 0, true);
  return header.subarray(0, nameEnd);
}

function hasZip64Extra(view: DataView, start: number, end: number): boolean {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === ZIP64_EXTRA) return true;
  }
  return false;
}

function directoryRecord(bytes: Uint8Array, entry: ZipEntry, start: number, change: NewData | undefined): Uint8Array {
  const record = bytes.slice(entry.recordStart, entry.recordEnd);
  const view = new DataView(record.buffer);
  if (change) {
    view.setUint16(8, view.getUint16(8, true) & ~HAS_DESCRIPTOR, true);
    view.setUint16(10, 8, true);
    view.setUint32(16, change.crc, true);
    view.setUint32(20, change.data.length, true);
    view.setUint32(24, change.size, true);
  }
  view.setUint32(42, start, true);
  return record;
}

/** Everything behind the directory, with its counts brought up to date. */
function endRecords(
  bytes: Uint8Array,
  start: number,
  endRecord: number,
  count: number,
  directoryStart: number,
  directorySize: number,
): Uint8Array {
  const end = bytes.slice(start);
  const view = new DataView(end.buffer);
  const at = endRecord - start;
  view.setUint16(at + 8, count, true);
  view.setUint16(at + 10, count, true);
  view.setUint32(at + 12, directorySize, true);
  view.setUint32(at + 16, directoryStart, true);
  return end;
}
