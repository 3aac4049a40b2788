/**
 * A part's text copied front to back with stretches replaced on the way, into the bytes it is stored as: a large sheet is
 * never a second text in memory.
 */
import { joined } from '../zip/archive.ts';
import { declareUtf8 } from './edit.ts';

export interface ByteCopy {
  /** Copies up to `start`, then puts `text` in place of what stands until `end`. */
  replace(start: number, end: number, text: string): void;
  /** All of it, the rest copied; in UTF-8, and declared so. */
  finish(): Uint8Array;
}

/** So much text is turned into bytes at a time; a declaration is shorter. */
const CHARACTERS_AT_ONCE = 64 * 1024;

export function createByteCopy(source: string): ByteCopy {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let waiting = '';
  let at = 0;
  const flush = (): void => {
    pieces.push(encoder.encode(pieces.length === 0 ? declareUtf8(waiting) : waiting));
    waiting = '';
  };
  const take = (text: string): void => {
    waiting += text;
    if (waiting.length >= CHARACTERS_AT_ONCE) flush();
  };
  return {
    replace: (start, end, text) => {
      if (start < at) throw new Error(`splice went back to ${String(start)}`);
      if (start > at) take(source.slice(at, start));
      take(text);
      at = end;
    },
    finish: () => {
      take(source.slice(at));
      flush();
      return joined(pieces);
    },
  };
}
