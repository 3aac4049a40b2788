/** Workbooks from the disk: the file's bytes read as sheets, and checked. What is no .xlsx is made into one first, where that can be done. */
import { basename } from 'node:path';
import { checkWorkbook, type WorkbookCheck } from '../core/check.ts';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import type { Sheet } from '../core/sheet/sheet.ts';
import type { Asked } from '../core/validation/rule.ts';
import { hiddenNames, openWorkbook, readWorkbook } from '../workbook/read/workbook.ts';
import { foreignKind, toXlsx } from './convert/toXlsx.ts';
import { readFileWhole } from './files.ts';

export interface SheetsRead {
  readonly sheets: readonly Sheet[];
  /** The names of those the workbook hides. */
  readonly hidden: ReadonlySet<string>;
}

/** All worksheets, or the one named. @throws Problem of the file, `no-such-sheet`, `conversion-…` */
export async function readSheets(path: string, only?: string): Promise<readonly Sheet[]> {
  return (await sheetsIn(readFileWhole(path), only)).sheets;
}

/** @throws as `readSheets` */
export async function checkFile(path: string, rulebook: Rulebook, asked: Asked, only?: string): Promise<WorkbookCheck> {
  const { sheets, hidden } = await sheetsIn(readFileWhole(path), only);
  return checkWorkbook(sheets, rulebook, { file: basename(path), ...asked }, hidden);
}

/** A file's bytes as sheets: .xlsx, .xlsm, and by way of LibreOffice .xls, .ods, .xlsb. @throws as `readSheets` */
export async function sheetsIn(bytes: Uint8Array, only?: string): Promise<SheetsRead> {
  try {
    return readXlsx(bytes, only);
  } catch (error) {
    const kind = error instanceof Problem ? foreignKind(error.code) : undefined;
    if (kind === undefined) throw error;
    return readXlsx(await toXlsx(bytes, kind), only);
  }
}

function readXlsx(bytes: Uint8Array, only: string | undefined): SheetsRead {
  if (only === undefined) {
    const { sheets } = readWorkbook(bytes);
    return {
      sheets: sheets.map(({ sheet }) => sheet),
      hidden: hiddenNames(sheets.map(({ sheet, state }) => ({ name: sheet.name, state }))),
    };
  }
  const workbook = openWorkbook(bytes);
  const sheet = workbook.readSheet(only);
  if (!sheet) throw new Problem('no-such-sheet', { sheet: only, sheets: workbook.worksheets.map(({ name }) => name) });
  return { sheets: [sheet], hidden: hiddenNames(workbook.worksheets) };
}
