/**
 * Tokens and first passwords: made from the machine's randomness. Of a token the store keeps only the hash;
 * 256 random bits need no salt and no slow hash.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** So that one found in a file or a log is known for what it is. */
const TOKEN_PREFIX = 'tc_';
const TOKEN_BYTES = 32;

/** No l, o, i, u, 0 or 1: what is copied from paper is not mistaken. 30 letters. */
const READABLE = 'abcdefghjkmnpqrstvwxyz23456789';

/** 12 of 30 letters are 58 bits, for a password that must be changed at first use and locks after a few failures. */
const GROUPS = 3;
const GROUP_LETTERS = 4;

export interface NewToken {
  /** Shown once, to its owner. */
  readonly token: string;
  /** What is stored. */
  readonly hash: string;
}

export function newToken(): NewToken {
  const token = TOKEN_PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256 in lower-case hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** To be handed out on paper: `k7mp-x3rt-w9hd`. */
export function newFirstPassword(): string {
  const letter = (): string => READABLE.charAt(randomInt(READABLE.length));
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LETTERS }, letter).join('')).join('-');
}
