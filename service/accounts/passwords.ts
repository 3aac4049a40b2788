/**
 * Passwords are kept as argon2id hashes in the PHC text form, parameters included, so that stronger ones
 * can be asked for later without anybody's password being lost.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * OWASP's Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane. Enough to make guessing dear,
 * and little enough for ten sign-ins at once on an office's PC.
 */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A longer one is no better, and hashing it is work a stranger would give us. */
export const MOST_PASSWORD_CHARACTERS = 256;

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/u;

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly length: number;
}

/** `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`, with a new salt each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, salt, length: HASH_BYTES });
  return `$argon2id$v=19$m=${String(MEMORY_KIB)},t=${String(PASSES)},p=${String(LANES)}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether the password is the one hashed. Null (no such account, or one without a password) is never it, and
 * takes as long to say, so that the time does not tell which names exist.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  if (password.length > MOST_PASSWORD_CHARACTERS) return false;
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(phc ?? NOBODYS) ?? [];
  if (memory === undefined) throw new Error('not an argon2id hash');
  const expected = Buffer.from(hash, 'base64');
  const given = await derive(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    length: expected.length,
  });
  return timingSafeEqual(given, expected) && phc !== null;
}

/** A hash in today's form for names that do not exist. */
const NOBODYS = `$argon2id$v=19$m=${String(MEMORY_KIB)},t=${String(PASSES)},p=${String(LANES)}$${unpadded(Buffer.alloc(SALT_BYTES))}$${unpadded(Buffer.alloc(HASH_BYTES))}`;

/** In NFC: Vietnamese keyboards write the same letter in different ways. */
function derive(password: string, { memory, passes, parallelism, salt, length }: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFC'));
    argon2('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: length }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/u, '');
}
