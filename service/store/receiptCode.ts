/**
 * The code an officer keeps as proof (Mã xác nhận), such as `7K3F-9Q2D-MX41`: short enough to be read out
 * on the telephone, in Crockford's alphabet, which has no letters that look like figures or each other.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/reading/fingerprint.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 60 bits: two equal codes among ten million submissions are less likely than one in twenty thousand. */
const LETTERS = 12;

/** Of the submission's own fields, so it can be computed again from them. */
export function receiptCodeOf(fields: Readonly<Record<string, string | number>>): string {
  const digest = createHash('sha256').update(canonicalJson(fields)).digest();
  let bits = digest.readBigUInt64BE();
  let letters = '';
  for (let letter = 0; letter < LETTERS; letter += 1) {
    letters += ALPHABET.charAt(Number(bits >> 59n));
    bits = (bits << 5n) & 0xffff_ffff_ffff_ffffn;
  }
  return letters.replace(/(.{4})(?=.)/gu, '$1-');
}
