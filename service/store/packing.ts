/** How documents are stored: JSON, compressed. A year of a province is 226 × 12 sheets of some 60 KB each. */
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export function pack(document: object): Uint8Array {
  return zstdCompressSync(JSON.stringify(document));
}

/** The shape is that of what was packed: the audit vouches for the bytes. */
export function unpack(bytes: Uint8Array): unknown {
  return JSON.parse(zstdDecompressSync(bytes).toString('utf8'));
}

/** Lower-case hex. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
