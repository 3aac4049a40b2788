/** Files with hidden sheets, at the command line's door and at the page's. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { sheetsOf } from '../../addin/host/fileHost.ts';
import { checkWorkbook, type WorkbookCheck } from '../../core/check.ts';
import { checkFile } from '../../service/workbooks.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { ownFolder } from '../support/folder.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';
import { workbookOf } from '../support/workbookOf.ts';

const folder = ownFolder();

async function withState(state: 'visible' | 'hidden' | 'veryHidden'): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const shown = await workbookOf(communeSheet(templateFor(NANG_CAO)).sheet, { name: 'Ghi chép', cells: [{ at: 'A1', value: 1 }] });
  await workbook.xlsx.load(shown.buffer as ArrayBuffer);
  const [report] = workbook.worksheets;
  if (report) report.state = state;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const hiddenSheets = ({ reports }: WorkbookCheck): readonly string[] =>
  reports.flatMap(({ report, findings }) => findings.filter(({ rule }) => rule === 'NTM-V035').map(() => report.sheet));

describe('a report on a sheet that is', () => {
  it.each([
    ['visible', []],
    ['hidden', ['Tháng 11']],
    ['veryHidden', ['Tháng 11']],
  ] as const)('%s', async (state, expected) => {
    const bytes = await withState(state);
    const path = join(folder, `${state}.xlsx`);
    writeFileSync(path, bytes);
    expect(hiddenSheets(await checkFile(path, rulebook, {}))).toEqual(expected);
    expect(hiddenSheets(await checkFile(path, rulebook, {}, 'tháng 11'))).toEqual(expected);
    const { sheets, hidden } = sheetsOf(bytes);
    expect(hiddenSheets(checkWorkbook(sheets, rulebook, {}, hidden))).toEqual(expected);
  });
});
