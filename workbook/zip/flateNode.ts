/**
 * Deflate and CRC-32 by Node's own zlib, many times as fast as flate.ts, which does the same in a browser. The `imports` of
 * package.json say who gets which; one spec holds both to the same.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Undecodable } from './undecodable.ts';

export { crc32 } from 'node:zlib';

/** zlib asks for at least so much. */
const SMALLEST_CHUNK = 64;
/** Sheets come out a tenth larger than at level 6, in half the time: a fifth of the work of filling a master. */
const LEVEL = 3;
const REFUSED = new Set(['Z_DATA_ERROR', 'Z_BUF_ERROR', 'Z_NEED_DICT', 'ERR_BUFFER_TOO_LARGE']);

/** As flate.ts: in one piece. There is room for one byte more than the part may have; whoever needs it is refused. */
export function inflate(data: Uint8Array, size: number, take: (piece: Uint8Array) => void): void {
  take(orUndecodable(() => inflateRawSync(data, { maxOutputLength: size + SMALLEST_CHUNK, chunkSize: size + SMALLEST_CHUNK })));
}

export function deflate(content: Uint8Array): Uint8Array {
  return deflateRawSync(content, { level: LEVEL });
}

function orUndecodable(inflated: () => Uint8Array): Uint8Array {
  try {
    return inflated();
  } catch (error) {
    if (error instanceof Error && 'code' in error && REFUSED.has(String(error.code))) throw new Undecodable();
    throw error;
  }
}
