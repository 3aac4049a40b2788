/** A workbook in front of a person as a file: an .xlsx dropped on the page or picked. Read in this machine's memory, sent nowhere. */
import { Problem } from '../../core/problem.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { MAX_FILE_BYTES } from '../../workbook/limits.ts';
import { hiddenNames, readWorkbook } from '../../workbook/read/workbook.ts';

/** Null where the browser cannot get at the file: moved, locked by another program, or a folder. */
export async function bytesOf(file: File): Promise<Uint8Array | null> {
  // Asked before the bytes are fetched: a file of gigabytes would take the machine's memory.
  if (file.size > MAX_FILE_BYTES) throw new Problem('workbook-file-too-big', { size: file.size, limit: MAX_FILE_BYTES });
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

export interface FileSheets {
  /** Every worksheet, hidden ones too. */
  readonly sheets: readonly Sheet[];
  /** The names of the hidden ones. */
  readonly hidden: ReadonlySet<string>;
}

/** @throws Problem of a file that cannot be read */
export function sheetsOf(bytes: Uint8Array): FileSheets {
  const { sheets } = readWorkbook(bytes);
  return {
    sheets: sheets.map(({ sheet }) => sheet),
    hidden: hiddenNames(sheets.map(({ sheet, state }) => ({ name: sheet.name, state }))),
  };
}
