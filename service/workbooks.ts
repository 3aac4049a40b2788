/** Workbooks from the disk: the file's bytes read as sheets, and checked. */
import { checkWorkbook, type WorkbookCheck } from '../core/check.ts';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import type { Sheet } from '../core/sheet/sheet.ts';
import type { Asked } from '../core/validation/rule.ts';
import { openWorkbook, readWorkbook } from '../workbook/read/workbook.ts';
import { readFileWhole } from './files.ts';

/** All worksheets, or the one named. @throws Problem of the file, `no-such-sheet` */
export function readSheets(path: string, only?: string): readonly Sheet[] {
  const bytes = readFileWhole(path);
  if (only === undefined) return readWorkbook(bytes).sheets.map(({ sheet }) => sheet);
  const workbook = openWorkbook(bytes);
  const sheet = workbook.readSheet(only);
  if (!sheet) throw new Problem('no-such-sheet', { sheet: only, sheets: workbook.worksheets.map(({ name }) => name) });
  return [sheet];
}

export function checkFile(path: string, rulebook: Rulebook, asked: Asked, only?: string): WorkbookCheck {
  return checkWorkbook(readSheets(path, only), rulebook, asked);
}
