/**
 * Bytes from outside → a parsed JSON value, at a bounded cost. Depth is counted on the bytes before anything is
 * parsed: a million brackets cost one pass and no stack.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_JSON_DEPTH } from './limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Of `[` and `{`, of `]` and `}`, once the bit that tells them apart is off. */
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BOTH = 0xdf;

const strict = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem `json-too-deep`, `json-malformed` */
export function parseJson(bytes: Uint8Array): unknown {
  if (depthOf(bytes) > MAX_JSON_DEPTH) throw new Problem('json-too-deep', { limit: MAX_JSON_DEPTH });
  try {
    return JSON.parse(strict.decode(bytes));
  } catch {
    throw new Problem('json-malformed');
  }
}

/** The deepest nesting of brackets outside texts; stops counting past the limit. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < bytes.length && deepest <= MAX_JSON_DEPTH; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if ((byte & BOTH) === OPEN) deepest = Math.max(deepest, (depth += 1));
    else if ((byte & BOTH) === CLOSE) depth -= 1;
  }
  return deepest;
}
