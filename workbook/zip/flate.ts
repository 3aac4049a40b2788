/**
 * Deflate and CRC-32 for the browser (flateNode.ts in Node): inflated in small pieces, so that what is larger than it
 * says it is stops early.
 */
import { deflateSync, Inflate, inflateSync } from 'fflate';
import { Undecodable } from './undecodable.ts';

export { crc32 } from './crc32.ts';

/** Deflate grows at most 1 032-fold, so one piece stays below 17 MB. */
const PIECE = 16 * 1024;
/** Parts this small are inflated in one go: less work, and the bound above still holds. */
const SMALL_SIZE = 1024 * 1024;
/** Sheets come out within 4 % of level 6 in half the time. */
const LEVEL = 4;

/** Hands the bytes to `take` in order, a little more than `size` of them at the most. @throws Undecodable */
export function inflate(data: Uint8Array, size: number, take: (piece: Uint8Array) => void): void {
  // fflate takes nothing at all for the stream of a part of noughts.
  if (data.length === 0) throw new Undecodable();
  if (data.length <= PIECE && size <= SMALL_SIZE) take(orUndecodable(() => inflateSync(data, { out: new Uint8Array(size + 1) })));
  else inflatePieces(data, take);
}

export function deflate(content: Uint8Array): Uint8Array {
  return deflateSync(content, { level: LEVEL });
}

function inflatePieces(data: Uint8Array, take: (piece: Uint8Array) => void): void {
  let inflated: Uint8Array = new Uint8Array(0);
  const stream = new Inflate((piece) => {
    inflated = piece;
  });
  for (let at = 0; at < data.length; at += PIECE) {
    orUndecodable(() => {
      stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    });
    take(inflated);
  }
}

/** fflate's errors carry a numeric code; anything else is a bug of ours and goes on. */
function orUndecodable<T>(inflated: () => T): T {
  try {
    return inflated();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') throw new Undecodable();
    throw error;
  }
}
