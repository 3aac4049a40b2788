/**
 * Says what a file is when it is not an .xlsx: offices rename .xls, web pages and lists saved as
 * text to .xlsx, and lock workbooks with a password. The first bytes tell.
 *
 * | begins with                         | is                                        |
 * |-------------------------------------|-------------------------------------------|
 * | nothing                             | an empty file                             |
 * | `PK`                                | a ZIP: read on                            |
 * | D0 CF 11 E0, EncryptedPackage inside | an .xlsx with a password                  |
 * | D0 CF 11 E0                         | .xls (or another old Office document)     |
 * | `<html`, `<table`, `<!DOCTYPE html` | a web page                                |
 * | `<?xml`                             | an XML spreadsheet of Excel 2003          |
 * | `%PDF`, other binary                | something else                            |
 * | letters                             | text, such as CSV                         |
 */
import { Problem } from '../../core/problem.ts';
import { MAX_FILE_BYTES } from '../limits.ts';

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED_STREAM = utf16('EncryptedPackage');
/** Entries of a compound file's directory are 128 bytes long and aligned so ([MS-CFB] 2.6.1). */
const DIRECTORY_ENTRY = 128;
const HEAD = 512;

/** Throws the Problem that names what the bytes are, unless they begin as a ZIP does. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Problem('workbook-empty-file');
  if (bytes.length > MAX_FILE_BYTES) throw new Problem('workbook-file-too-big', { limit: MAX_FILE_BYTES, size: bytes.length });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return;
  if (beginsWith(bytes, COMPOUND_FILE, 0)) throw new Problem(hasEncryptedPackage(bytes) ? 'workbook-encrypted' : 'workbook-is-xls');
  const head = headText(bytes);
  if (/^\s*<(!doctype\s+html|html|table|head|body|meta|div)\b/i.test(head)) throw new Problem('workbook-is-html');
  if (/^\s*<\?xml/.test(head)) throw new Problem('workbook-is-xml');
  // eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
  if (head.startsWith('%PDF') || /[\u0000-\u0008\u000e-\u001f]/.test(head)) throw new Problem('workbook-not-zip');
  throw new Problem('workbook-is-text');
}

function hasEncryptedPackage(bytes: Uint8Array): boolean {
  for (let at = DIRECTORY_ENTRY; at < bytes.length; at += DIRECTORY_ENTRY) {
    if (bytes[at] === 0x45 && beginsWith(bytes, ENCRYPTED_STREAM, at)) return true;
  }
  return false;
}

function beginsWith(bytes: Uint8Array, expected: readonly number[], at: number): boolean {
  return expected.every((byte, i) => bytes[at + i] === byte);
}

function headText(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(label).decode(bytes.subarray(0, HEAD));
}

function utf16(text: string): readonly number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
}
