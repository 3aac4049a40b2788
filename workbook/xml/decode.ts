/**
 * Bytes of a part to text, piece by piece. Nearly all parts are UTF-8; some writers make UTF-16.
 * A wrong byte is an error, never a replacement character: it would be written back as one.
 */
import { Problem } from '../../core/problem.ts';

export interface PartDecoder {
  /** The byte-order mark, where there is one, is kept as U+FEFF. */
  decode(piece: Uint8Array): string;
  end(): string;
}

export function createDecoder(part: string): PartDecoder {
  let decoder: TextDecoder | undefined;
  return {
    decode: (piece) => {
      const chosen = (decoder ??= decoderFor(piece, part));
      return orMalformed(part, () => chosen.decode(piece, { stream: true }));
    },
    end: () => orMalformed(part, () => decoder?.decode() ?? ''),
  };
}

/** Whole at once, for the patcher. */
export function decodePart(bytes: Uint8Array, part: string): string {
  const decoder = decoderFor(bytes, part);
  return orMalformed(part, () => decoder.decode(bytes));
}

function orMalformed(part: string, decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw new Problem('workbook-not-well-formed', { part, detail: 'invalid bytes for its encoding' });
    throw error;
  }
}

/** By byte-order mark, then by the shape of `<`, then by the XML declaration (XML 1.0, appendix F). */
function decoderFor(head: Uint8Array, part: string): TextDecoder {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return strict('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return strict('utf-16be');
  const declared = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(latin1(head))?.[1];
  if (declared === undefined || /^utf-?(8|16)/i.test(declared)) return strict('utf-8');
  try {
    return strict(declared);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('workbook-part-encoding', { part, encoding: declared });
    throw error;
  }
}

function strict(label: string): TextDecoder {
  return new TextDecoder(label, { fatal: true, ignoreBOM: true });
}

function latin1(head: Uint8Array): string {
  return String.fromCharCode(...head.subarray(0, 200));
}
