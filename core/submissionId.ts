/**
 * The id under which a report is sent: UUIDv5 (RFC 9562, 5.5) of what is sent and of the version it starts from, so that a
 * send repeated on a weak line, by hand or by a program, is the same send.
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Names of this kind and no other; drawn once. */
const NAMESPACE = '6f1d9c1e-3b52-4d0a-9a7c-5e8f2b6c41d7';

export interface Sending {
  readonly unit: string;
  readonly template: string;
  readonly period: string;
  readonly fingerprint: string;
  /** The version the report carries on from; 0 = none. */
  readonly baseVersion: number;
}

export function submissionId({ unit, template, period, fingerprint, baseVersion }: Sending): string {
  const name = [unit, template, period, fingerprint, String(baseVersion)].join('\n');
  const hash = sha1(new Uint8Array([...hexToBytes(NAMESPACE.replaceAll('-', '')), ...utf8ToBytes(name)])).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
