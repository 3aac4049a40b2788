/** Sheets in memory as an .xlsx, written by exceljs as any other program would: plain cells and formulas. */
import exceljs from 'exceljs';
import { isCellError, type Sheet } from '../../core/sheet/sheet.ts';

export async function workbookOf(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const { name, cells, merges = [] } of sheets) {
    const worksheet = workbook.addWorksheet(name);
    for (const { at, value, formula, format } of cells) {
      if (isCellError(value)) throw new Error(`${at}: errors are not written here`);
      const cell = worksheet.getCell(at);
      cell.value = formula === undefined ? value : { formula: formula.replace(/^=/u, ''), ...(value === null ? {} : { result: value }) };
      if (format !== undefined) cell.numFmt = format;
    }
    for (const merge of merges) worksheet.mergeCells(merge);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
