/** Makes ZIP bytes from raw parts, faithful or lying, so that any package can be put before the reader. */
import { deflateSync } from 'fflate';
import { crc32 } from '../../workbook/zip/crc32.ts';

export interface RawPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  /** Sizes and CRC behind the data, zeros in the local header (flag bit 3). */
  readonly descriptor?: boolean;
  /** What the directory says instead of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly flags?: number;
    readonly localName?: string;
  };
  /** Already deflated: `data` is the compressed stream of `size` bytes with this CRC. */
  readonly deflated?: { readonly size: number; readonly crc: number };
}

export function makeZip(parts: readonly RawPart[], comment = ''): Uint8Array {
  const locals: Uint8Array[] = [];
  const records: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const content = bytesOf(part.data);
    const compressed = part.stored === true || part.deflated ? content : deflateSync(content);
    const facts = {
      method: part.claims?.method ?? (part.stored === true ? 0 : 8),
      flags: (part.descriptor === true ? 8 : 0) | 0x800 | (part.claims?.flags ?? 0),
      crc: part.claims?.crc ?? part.deflated?.crc ?? crc32(content),
      compressed: compressed.length,
      size: part.claims?.size ?? part.deflated?.size ?? content.length,
    };
    const local = joined([
      header(0x04034b50, part.claims?.localName ?? part.name, facts, part.descriptor === true, at),
      compressed,
      part.descriptor === true ? descriptor(facts) : new Uint8Array(),
    ]);
    records.push(header(0x02014b50, part.name, facts, false, at));
    locals.push(local);
    at += local.length;
  }
  const directory = joined(records);
  return joined([...locals, directory, endRecord(parts.length, directory.length, at, comment)]);
}

interface Facts {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

function header(signature: number, name: string, facts: Facts, hidesSizes: boolean, localStart: number): Uint8Array {
  const isRecord = signature === 0x02014b50;
  const rawName = bytesOf(name);
  const fixed = new Uint8Array(isRecord ? 46 : 30);
  const view = new DataView(fixed.buffer);
  const base = isRecord ? 6 : 4;
  view.setUint32(0, signature, true);
  if (isRecord) view.setUint16(4, 20, true);
  view.setUint16(base, 20, true);
  view.setUint16(base + 2, facts.flags, true);
  view.setUint16(base + 4, facts.method, true);
  view.setUint32(base + 6, 0x58210000, true);
  view.setUint32(base + 10, hidesSizes ? 0 : facts.crc, true);
  view.setUint32(base + 14, hidesSizes ? 0 : facts.compressed, true);
  view.setUint32(base + 18, hidesSizes ? 0 : facts.size, true);
  view.setUint16(base + 22, rawName.length, true);
  if (isRecord) view.setUint32(42, localStart, true);
  return joined([fixed, rawName]);
}

function descriptor({ crc, compressed, size }: Facts): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  [0x08074b50, crc, compressed, size].forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  return bytes;
}

function endRecord(count: number, size: number, start: number, comment: string): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  view.setUint16(20, comment.length, true);
  return joined([bytes, bytesOf(comment)]);
}

export function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** UTF-16 with byte-order mark. */
export function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  if (order === 'be') for (let i = 0; i < bytes.length; i += 2) bytes.subarray(i, i + 2).reverse();
  return bytes;
}
