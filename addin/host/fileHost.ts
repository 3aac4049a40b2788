/**
 * A workbook in front of a person as a file: an .xlsx dropped on the page or picked. It lives in this machine's memory and is
 * sent nowhere. Mends go into a copy of its bytes, patched and read anew, so that what is checked is what downloads.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Problem } from '../../core/problem.ts';
import type { CellWrite, Sheet } from '../../core/sheet/sheet.ts';
import { MAX_FILE_BYTES } from '../../workbook/limits.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { hiddenNames, readWorkbook } from '../../workbook/read/workbook.ts';
import { Trouble } from '../trouble.ts';
import type { Host, HostWrite, Mark, WorkbookReading } from './host.ts';

/** Where notes of files are kept: a file on the page has no room of its own that could be written without changing it. */
export interface NoteShelf {
  read(key: string): Promise<string | null>;
  save(key: string, text: string): Promise<void>;
}

export interface FileHost extends Host {
  readonly kind: 'file';
  /** The file with every mend in it. */
  bytes(): Uint8Array;
  /** True once a mend is in it. */
  isChanged(): boolean;
  /** Where the person was last sent, and what is marked: what the page's grid shows. */
  place(): { readonly sheet: string; readonly cell: string } | null;
  marks(sheet: string): readonly Mark[];
}

/** @throws Trouble `file-unavailable`, Problem of a file too big */
export async function bytesOf(file: File): Promise<Uint8Array> {
  // Asked before the bytes are fetched: a file of gigabytes would take the machine's memory.
  if (file.size > MAX_FILE_BYTES) throw new Problem('workbook-file-too-big', { size: file.size, limit: MAX_FILE_BYTES });
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Trouble('file-unavailable', fileUnavailable);
  }
}

/** @throws Problem of a file that cannot be read */
export function openFile(name: string, original: Uint8Array, shelf: NoteShelf): FileHost {
  let bytes = original;
  let reading = sheetsOf(original);
  let batches: readonly (readonly CellWrite[])[] = [];
  let place: ReturnType<FileHost['place']> = null;
  const marks = new Map<string, readonly Mark[]>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const apply = (next: typeof batches): void => {
    const patched = patchWorkbook(original, lastOfEach(next.flat())).bytes;
    // Read first: nothing of this host changes unless all of it does.
    reading = sheetsOf(patched);
    bytes = patched;
    batches = next;
    tell();
  };
  return {
    kind: 'file',
    name,
    writesFormulas: false,
    listSheets: () => Promise.resolve(reading.sheets.map((sheet) => ({ name: sheet.name, isHidden: reading.hidden.has(sheet.name) }))),
    readSheet: (sheet) => attempt(() => mustHave(reading.sheets, sheet)),
    readSheets: () => Promise.resolve(reading),
    write: (writes) =>
      attempt(() => {
        const batch = writes.map(valueWrite);
        apply([...batches, batch]);
        return {
          cells: batch.map(({ cell }) => cell),
          revert: () =>
            attempt(() => {
              apply(batches.filter((one) => one !== batch));
            }),
        };
      }),
    mark: (sheet, some) =>
      attempt(() => {
        marks.set(sheet, some);
        tell();
      }),
    goTo: (sheet, cell) =>
      attempt(() => {
        place = { sheet, cell };
        tell();
      }),
    readNote: () => shelf.read(keyOf(bytes)),
    saveNote: async (text) => {
      // Kept for the file as it was opened and as it is now: either may be what is opened next.
      await shelf.save(keyOf(original), text);
      if (bytes !== original) await shelf.save(keyOf(bytes), text);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    bytes: () => bytes,
    isChanged: () => batches.length > 0,
    place: () => place,
    marks: (sheet) => marks.get(sheet) ?? [],
  };
}

/** @throws Problem of a file that cannot be read */
export function sheetsOf(bytes: Uint8Array): WorkbookReading {
  const { sheets } = readWorkbook(bytes);
  return {
    sheets: sheets.map(({ sheet }) => sheet),
    hidden: hiddenNames(sheets.map(({ sheet, state }) => ({ name: sheet.name, state }))),
    active: null,
    mixedFonts: [],
  };
}

/** What is thrown becomes the promise's: a caller awaits one thing. */
function attempt<T>(act: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(act());
  });
}

function mustHave(sheets: readonly Sheet[], name: string): Sheet {
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) throw new Problem('no-such-sheet', { sheet: name, sheets: sheets.map((one) => one.name) });
  return sheet;
}

function valueWrite(write: HostWrite): CellWrite {
  if ('formula' in write) throw new Trouble('formula-needs-excel', formulaNeedsExcel);
  return write;
}

function lastOfEach(writes: readonly CellWrite[]): readonly CellWrite[] {
  return [...new Map(writes.map((write) => [`${write.sheet}\n${write.cell}`, write])).values()];
}

function keyOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

const fileUnavailable = {
  vi: 'Trình duyệt không mở được tệp: tệp vừa bị chuyển đi, đang bị chương trình khác khóa, hoặc là một thư mục. Lưu và đóng tệp trong Excel rồi thử lại.',
  en: 'The browser cannot open it: it was moved, is locked by another program, or is a folder. Save and close the file in Excel and try again.',
};

const formulaNeedsExcel = {
  vi: 'Trang web không ghi được công thức vào tệp. Mở tệp bằng Excel, gõ công thức đã nêu vào ô rồi lưu.',
  en: 'The page cannot write formulas into a file. Open it in Excel, type the formula named here into the cell and save.',
};
