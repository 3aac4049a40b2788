/** The two headers of a part that a package did not have (APPNOTE 4.3.7 and 4.3.12): deflated, of the day Excel itself writes, 1/1/1980. */

/** A part's content as it goes into the archive. */
export interface NewData {
  readonly data: Uint8Array;
  readonly crc: number;
  readonly size: number;
}

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const RECORD = 0x02014b50;
const RECORD_SIZE = 46;
const VERSION = 20;
const DEFLATED = 8;
const FIRST_DAY = 0x21;

export function newLocalHeader(name: string, data: NewData): Uint8Array {
  const { header, view } = startHeader(LOCAL, LOCAL_SIZE, name);
  writeFacts(view, 4, name, data);
  return header;
}

export function newDirectoryRecord(name: string, data: NewData, localStart: number): Uint8Array {
  const { header, view } = startHeader(RECORD, RECORD_SIZE, name);
  view.setUint16(4, VERSION, true);
  writeFacts(view, 6, name, data);
  view.setUint32(42, localStart, true);
  return header;
}

/** Names of added parts are ours, and ASCII. */
function startHeader(signature: number, size: number, name: string): { readonly header: Uint8Array; readonly view: DataView } {
  const header = new Uint8Array(size + name.length);
  header.set(new TextEncoder().encode(name), size);
  const view = new DataView(header.buffer);
  view.setUint32(0, signature, true);
  return { header, view };
}

/** What both headers say, from the version needed on. */
function writeFacts(view: DataView, at: number, name: string, { data, crc, size }: NewData): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 4, DEFLATED, true);
  view.setUint16(at + 8, FIRST_DAY, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}
