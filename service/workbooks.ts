/** Workbooks from the disk: the file's bytes read as sheets, and checked. */
import { basename } from 'node:path';
import { checkWorkbook, type WorkbookCheck } from '../core/check.ts';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import type { Sheet } from '../core/sheet/sheet.ts';
import type { Asked } from '../core/validation/rule.ts';
import { hiddenNames, openWorkbook, readWorkbook } from '../workbook/read/workbook.ts';
import { readFileWhole } from './files.ts';

interface SheetsRead {
  readonly sheets: readonly Sheet[];
  /** The names of those the workbook hides. */
  readonly hidden: ReadonlySet<string>;
}

/** All worksheets, or the one named. @throws Problem of the file, `no-such-sheet` */
export function readSheets(path: string, only?: string): readonly Sheet[] {
  return readAll(path, only).sheets;
}

export function checkFile(path: string, rulebook: Rulebook, asked: Asked, only?: string): WorkbookCheck {
  const { sheets, hidden } = readAll(path, only);
  return checkWorkbook(sheets, rulebook, { file: basename(path), ...asked }, hidden);
}

function readAll(path: string, only: string | undefined): SheetsRead {
  const bytes = readFileWhole(path);
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
