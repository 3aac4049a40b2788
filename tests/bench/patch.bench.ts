/** Filling every number of a master, checks included, against exceljs loading, setting and saving it. */
import exceljs from 'exceljs';
import { addressOf } from '../../core/sheet/address.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { against, type Row } from './measure.ts';

const SHEET = 'Tổng hợp';
const COLUMNS = 25;
const FIRST_ROW = 6;

export async function benchPatch(): Promise<readonly Row[]> {
  return [await benchMaster(200, 15), await benchMaster(3321, 7)];
}

async function benchMaster(communes: number, rounds: number): Promise<Row> {
  const bytes = await masterOf(communes);
  const writes = writesFor(communes);
  const viaExceljs = async (): Promise<unknown> => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = workbook.getWorksheet(SHEET);
    for (const { cell, value } of writes) if (sheet) sheet.getCell(cell).value = value;
    return workbook.xlsx.writeBuffer();
  };
  const name = `fill a master of ${String(communes)} × ${String(COLUMNS)}`;
  return against(name, () => patchWorkbook(bytes, writes), { name: 'exceljs load + save', work: viaExceljs }, '≤ 0.45', { rounds });
}

/** Styled like an office's own, with a total by formula in each row. */
async function masterOf(communes: number): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  const thin = { style: 'thin' } as const;
  for (let row = FIRST_ROW; row < FIRST_ROW + communes; row += 1) {
    sheet.getCell(row, 1).value = row - FIRST_ROW + 1;
    sheet.getCell(row, 2).value = `Xã số ${String(row)}`;
    for (let column = 3; column < 3 + COLUMNS; column += 1) sheet.getCell(row, column).value = column % 2;
    sheet.getCell(row, 3 + COLUMNS).value = { formula: `SUM(C${String(row)}:${addressOf(row, 2 + COLUMNS)})`, result: 1 };
    sheet.getRow(row).eachCell((cell) => {
      cell.border = { top: thin, left: thin, bottom: thin, right: thin };
      cell.font = { name: 'Times New Roman', size: 12 };
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writesFor(communes: number): readonly CellWrite[] {
  return Array.from({ length: communes }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => ({ sheet: SHEET, cell: addressOf(FIRST_ROW + row, 3 + column), value: (row * 7 + column * 13) % 101 })),
  ).flat();
}
