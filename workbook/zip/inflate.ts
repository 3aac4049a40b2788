/** Inflates one part and stops as soon as it is larger than it says it is: a declared size is a claim, not a fact. */
import { crc32, inflate } from '#flate';
import { Problem } from '../../core/problem.ts';
import type { ZipEntry } from './directory.ts';
import { Undecodable } from './undecodable.ts';

/** Stored data has no growth; pieces only keep the decoder's strings short. */
const STORED_PIECE = 64 * 1024;

/** Calls `sink` with the part's bytes in order; throws a Problem when they are not what the directory says. The caller has looked at the declared size. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, sink: (piece: Uint8Array) => void): void {
  const data = bytes.subarray(entry.dataStart, entry.dataStart + entry.compressedSize);
  let size = 0;
  let crc = 0;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > entry.size) throw damaged(entry);
    crc = crc32(piece, crc);
    if (piece.length > 0) sink(piece);
  };
  if (entry.method === 0) takePieces(data, STORED_PIECE, take);
  else if (entry.method !== 8) throw new Problem('workbook-compression', { part: entry.name, method: entry.method });
  else inflateTo(data, entry, take);
  if (size !== entry.size || crc !== entry.crc) throw damaged(entry);
}

function takePieces(data: Uint8Array, length: number, take: (piece: Uint8Array) => void): void {
  for (let at = 0; at < data.length; at += length) take(data.subarray(at, at + length));
}

function inflateTo(data: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array) => void): void {
  try {
    inflate(data, entry.size, take);
  } catch (error) {
    if (error instanceof Undecodable) throw damaged(entry);
    throw error;
  }
}

function damaged(entry: ZipEntry): Problem {
  return new Problem('workbook-damaged', { part: entry.name });
}
