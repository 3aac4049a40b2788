/**
 * A backup as a file: who it is of and in which format, the SHA-256 of the rest, and the database's image.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { Problem } from '../../core/problem.ts';

/** Also tells the format: another one gets another number. */
const MAGIC = Buffer.from('tieuchi-backup-1\n');
const HASH_BYTES = 32;
const HEAD_BYTES = MAGIC.length + HASH_BYTES;

/** Read and written at once: an image may be larger than memory. */
const CHUNK_BYTES = 1024 * 1024;

/** `written` is flushed when this returns. */
export function writeWithHead(image: string, written: string): void {
  const [from, to] = [openSync(image, 'r'), openSync(written, 'w', 0o600)];
  try {
    const hash = createHash('sha256');
    writeSync(to, Buffer.concat([MAGIC, Buffer.alloc(HASH_BYTES)]));
    copyHashing(from, 0, to, hash);
    writeSync(to, hash.digest(), 0, HASH_BYTES, MAGIC.length);
    fsyncSync(to);
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

/** @throws Problem `backup-damaged` where the file was cut or altered, or is none of ours */
export function extractImage(file: string, image: string): void {
  const [from, to] = [openSync(file, 'r'), openSync(image, 'w', 0o600)];
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const count = readSync(from, head, 0, HEAD_BYTES, 0);
    if (count < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Problem('backup-damaged', { file });
    const hash = createHash('sha256');
    copyHashing(from, HEAD_BYTES, to, hash);
    if (!hash.digest().equals(head.subarray(MAGIC.length))) throw new Problem('backup-damaged', { file });
    fsyncSync(to);
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

function copyHashing(from: number, start: number, to: number, hash: Hash): void {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (let at = start; ;) {
    const count = readSync(from, chunk, 0, chunk.length, at);
    if (count === 0) return;
    const read = chunk.subarray(0, count);
    hash.update(read);
    for (let done = 0; done < count;) done += writeSync(to, read, done);
    at += count;
  }
}
