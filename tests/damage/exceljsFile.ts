/** Damaged sheets as an .xlsx by exceljs, with the fonts, runs and strikes they came with. */
import exceljs from 'exceljs';
import { columnNumber } from '../../core/sheet/address.ts';
import { isCellError, type Cell, type Sheet } from '../../core/sheet/sheet.ts';

export async function exceljsFile(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const sheet of sheets) {
    const worksheet = workbook.addWorksheet(sheet.name);
    for (const cell of sheet.cells) write(worksheet.getCell(cell.at), cell);
    for (const range of sheet.merges ?? []) worksheet.mergeCells(range);
    for (const row of sheet.hiddenRows ?? []) worksheet.getRow(row).hidden = true;
    for (const letters of sheet.hiddenColumns ?? []) worksheet.getColumn(columnNumber(letters)).hidden = true;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function write(at: exceljs.Cell, { value, formula, runs, font, strike, format }: Cell): void {
  if (runs) at.value = { richText: runs.map((run) => ({ text: run.text, font: { name: run.font ?? 'Calibri' } })) };
  else if (formula !== undefined) at.value = { formula: formula.slice(1), ...(value === null ? {} : { result: resultOf(value) }) };
  else at.value = isCellError(value) ? { error: value.error as exceljs.CellErrorValue['error'] } : value;
  if (font !== undefined || strike) at.font = { name: font ?? 'Times New Roman', ...(strike && { strike }) };
  if (format !== undefined) at.numFmt = format;
}

function resultOf(value: NonNullable<Cell['value']>): number | string | boolean | exceljs.CellErrorValue {
  return isCellError(value) ? { error: value.error as exceljs.CellErrorValue['error'] } : value;
}
