/**
 * Inflates one part in small pieces and stops as soon as it is larger than it may be or than it
 * says it is: a declared size is a claim, not a fact. The whole part is never held here.
 */
import { Inflate, inflateSync } from 'fflate';
import { Problem } from '../../core/problem.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './directory.ts';

/** Deflate grows at most 1 032-fold, so one piece stays below 17 MB. */
const PIECE = 16 * 1024;
/** Parts this small are inflated in one go: less work, and the bound above still holds. */
const SMALL_SIZE = 1024 * 1024;
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
  else if (data.length <= PIECE && entry.size <= SMALL_SIZE) take(inflateSmall(data, entry));
  else inflatePieces(data, entry, take);
  if (size !== entry.size || crc !== entry.crc) throw damaged(entry);
}

function takePieces(data: Uint8Array, length: number, take: (piece: Uint8Array) => void): void {
  for (let at = 0; at < data.length; at += length) take(data.subarray(at, at + length));
}

/** One byte more than declared, so that a larger part is noticed. */
function inflateSmall(data: Uint8Array, entry: ZipEntry): Uint8Array {
  return orDamaged(entry, () => inflateSync(data, { out: new Uint8Array(entry.size + 1) }));
}

function inflatePieces(data: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array) => void): void {
  let inflated: Uint8Array = new Uint8Array(0);
  const inflate = new Inflate((piece) => {
    inflated = piece;
  });
  for (let at = 0; at < data.length; at += PIECE) {
    orDamaged(entry, () => {
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    });
    take(inflated);
  }
}

/** fflate's errors carry a numeric code; anything else is a bug of ours and goes on. */
function orDamaged<T>(entry: ZipEntry, inflate: () => T): T {
  try {
    return inflate();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') throw damaged(entry);
    throw error;
  }
}

function damaged(entry: ZipEntry): Problem {
  return new Problem('workbook-damaged', { part: entry.name });
}
