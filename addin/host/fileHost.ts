/**
 * A workbook in front of a person as a file: an .xlsx dropped on the page or picked. It lives in this machine's memory and is
 * sent nowhere. Mends go into a copy of its bytes, patched and read anew, so that what is checked is what downloads.
 */
import { Problem } from '../../core/problem.ts';
import type { Cell, CellWrite, Sheet } from '../../core/sheet/sheet.ts';
import { MAX_FILE_BYTES } from '../../workbook/limits.ts';
import { readNote, writeNote } from '../../workbook/note/note.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { hiddenNames, readWorkbook } from '../../workbook/read/workbook.ts';
import { Trouble } from '../trouble.ts';
import type { FileHost, HostLabel, HostWrite, Mark, WorkbookReading } from './host.ts';
import { changedMeanwhile, contentOf, refuseMoved } from './meanwhile.ts';

/** @throws Trouble `file-unavailable`, Problem of a file that is too big or cannot be read */
export async function openGiven(file: File): Promise<FileHost> {
  return openFile(file.name, await bytesOf(file));
}

async function bytesOf(file: File): Promise<Uint8Array> {
  // Asked before the bytes are fetched: a file of gigabytes would take the machine's memory.
  if (file.size > MAX_FILE_BYTES) throw new Problem('workbook-file-too-big', { size: file.size, limit: MAX_FILE_BYTES });
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Trouble('file-unavailable', fileUnavailable);
  }
}

/** @throws Problem of a file that cannot be read */
export function openFile(name: string, original: Uint8Array): FileHost {
  let bytes = original;
  /** Null: the one it came with. */
  let note: string | null = null;
  let isNoted = false;
  let reading = sheetsOf(original);
  let batches: readonly (readonly CellWrite[])[] = [];
  let kept = batches;
  let place: ReturnType<FileHost['place']> = null;
  const marks = new Map<string, readonly Mark[]>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const noted = (patched: Uint8Array): Uint8Array => (note === null ? patched : writeNote(patched, note));
  const apply = (next: typeof batches): void => {
    const patched = noted(patchWorkbook(original, lastOfEach(next.flat())).bytes);
    // Read first: nothing of this host changes unless all of it does.
    reading = sheetsOf(patched);
    bytes = patched;
    batches = next;
    tell();
  };
  return {
    kind: 'file',
    name,
    listSheets: () => Promise.resolve(reading.sheets.map((sheet) => ({ name: sheet.name, isHidden: reading.hidden.has(sheet.name) }))),
    readSheet: (sheet) => attempt(() => mustHave(reading.sheets, sheet)),
    readSheets: () => Promise.resolve(reading),
    write: (writes, labels = []) =>
      attempt(() => {
        refuse(writes, labels, reading.sheets);
        // Allowed now: taken back and forth, they are put in the file as it came.
        const batch = writes.map(({ expected: _, ...write }) => ({ ...write, overFormula: true }));
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
    readNote: () => attempt(() => readNote(bytes)),
    saveNote: (text) =>
      attempt(() => {
        bytes = writeNote(bytes, text);
        note = text;
        isNoted = text !== readNote(original);
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    bytes: () => {
      kept = batches;
      return bytes;
    },
    isChanged: () => batches.length > 0,
    isUnkept: () => batches.length > 0 && batches !== kept,
    isNoted: () => isNoted,
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

/** Of the workbook with every mend so far. @throws Trouble `rows-moved`, `changed-meanwhile`, Problem `patch-over-formula` */
function refuse(writes: readonly HostWrite[], labels: readonly HostLabel[], sheets: readonly Sheet[]): void {
  const cells = new Map(sheets.map(({ name, cells: some }) => [name, new Map(some.map((cell) => [cell.at, cell]))]));
  const standing = ({ sheet, cell }: Pick<HostWrite, 'sheet' | 'cell'>): Cell | null => cells.get(sheet)?.get(cell) ?? null;
  refuseMoved(labels, (label) => contentOf({ value: standing(label)?.value ?? null }));
  const changed = writes.filter((write) => write.expected !== undefined && contentOf(write.expected) !== contentOf(standing(write)));
  if (changed.length > 0) throw changedMeanwhile(changed.map(({ cell }) => cell));
  const over = writes.filter((write) => standing(write)?.formula !== undefined && write.overFormula !== true);
  if (over.length > 0) throw new Problem('patch-over-formula', { cells: over.map(({ sheet, cell }) => `${sheet}!${cell}`) });
}

function lastOfEach(writes: readonly CellWrite[]): readonly CellWrite[] {
  return [...new Map(writes.map((write) => [`${write.sheet}\n${write.cell}`, write])).values()];
}

const fileUnavailable = {
  vi: 'Trình duyệt không mở được tệp: tệp vừa bị chuyển đi, đang bị chương trình khác khóa, hoặc là một thư mục. Lưu và đóng tệp trong Excel rồi thử lại.',
  en: 'The browser cannot open it: it was moved, is locked by another program, or is a folder. Save and close the file in Excel and try again.',
};
