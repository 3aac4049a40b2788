/** Filling every number of a master, checks included, against exceljs loading, setting and saving it; one cell of a large file against copying it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { addressOf } from '../../core/sheet/address.ts';
import type { ValueWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { crc32 } from '../../workbook/zip/crc32.ts';
import { against, type Row } from './measure.ts';

const SHEET = 'Tổng hợp';
const FILL_ONCE = fileURLToPath(new URL('fillOnce.ts', import.meta.url));
const FIRST_ROW = 6;

export async function benchPatch(): Promise<readonly Row[]> {
  return [await benchMaster(200, 57, 45), await benchMaster(3321, 25, 9), await benchMemory(), await benchLarge()];
}

const MEGABYTE = 1024 * 1024;
const LARGE = 50 * MEGABYTE;

/** A small sheet beside 50 MB of pictures: only what is touched is inflated. */
async function benchLarge(): Promise<Row> {
  const parts = unzipSync(await masterOf(200, 10));
  for (let i = 0; i < LARGE / MEGABYTE; i += 1) parts[`xl/media/image${String(i)}.png`] = noise(MEGABYTE, i);
  const bytes = zipSync(parts, { level: 0 });
  const writes = [{ sheet: SHEET, cell: addressOf(FIRST_ROW, 3), value: 7 }];
  const copy = { name: 'copying its bytes and adding them up', work: () => crc32(bytes.slice()) };
  return against('one cell of a workbook of 50 MB', () => patchWorkbook(bytes, writes), copy, '≤ 3', { rounds: 7 });
}

/** Bytes that do not compress, the same each time. */
function noise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  let state = seed + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

/** Peak of resident memory in MB of a process that fills the large master once: ours against exceljs's. */
async function benchMemory(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const [file, cells] = [join(folder, 'master.xlsx'), join(folder, 'cells.json')];
    writeFileSync(file, await masterOf(3321, 25));
    writeFileSync(cells, JSON.stringify(writesFor(3321, 25)));
    const peak = (by: string): number => Number(execFileSync(process.execPath, [FILL_ONCE, by, file, cells], { encoding: 'utf8' }));
    const [ours, theirs] = [peak('patch'), peak('exceljs')];
    return { name: 'the large one: peak of memory, MB', ms: ours, baseline: 'exceljs load + save', baselineMs: theirs, ratio: ours / theirs, reach: '≤ 0.6' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchMaster(communes: number, columns: number, rounds: number): Promise<Row> {
  const bytes = await masterOf(communes, columns);
  const writes = writesFor(communes, columns);
  const viaExceljs = async (): Promise<unknown> => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const sheet = workbook.getWorksheet(SHEET);
    for (const { cell, value } of writes) if (sheet) sheet.getCell(cell).value = value;
    return workbook.xlsx.writeBuffer();
  };
  const name = `fill a master of ${String(communes)} × ${String(columns)}`;
  return against(name, () => patchWorkbook(bytes, writes), { name: 'exceljs load + save', work: viaExceljs }, '≤ 0.45', { rounds });
}

/** Styled like an office's own, with a total by formula in each row. */
async function masterOf(communes: number, columns: number): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  const thin = { style: 'thin' } as const;
  for (let row = FIRST_ROW; row < FIRST_ROW + communes; row += 1) {
    sheet.getCell(row, 1).value = row - FIRST_ROW + 1;
    sheet.getCell(row, 2).value = `Xã số ${String(row)}`;
    for (let column = 3; column < 3 + columns; column += 1) sheet.getCell(row, column).value = column % 2;
    sheet.getCell(row, 3 + columns).value = { formula: `SUM(C${String(row)}:${addressOf(row, 2 + columns)})`, result: 1 };
    sheet.getRow(row).eachCell((cell) => {
      cell.border = { top: thin, left: thin, bottom: thin, right: thin };
      cell.font = { name: 'Times New Roman', size: 12 };
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writesFor(communes: number, columns: number): readonly ValueWrite[] {
  return Array.from({ length: communes }, (_, row) =>
    Array.from({ length: columns }, (__, column) => ({ sheet: SHEET, cell: addressOf(FIRST_ROW + row, 3 + column), value: (row * 7 + column * 13) % 101 })),
  ).flat();
}
