/** Run as a process of its own: fills a workbook once, by the patcher or by exceljs, and prints the peak of its memory in MB. */
import { readFileSync } from 'node:fs';
import type { ValueWrite } from '../../core/sheet/sheet.ts';

const [by = '', file = '', cells = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
const writes = JSON.parse(readFileSync(cells, 'utf8')) as readonly ValueWrite[];
if (by === 'patch') {
  const { patchWorkbook } = await import('../../workbook/patch/workbook.ts');
  patchWorkbook(bytes, writes);
} else {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  for (const { sheet, cell, value } of writes) {
    const found = workbook.getWorksheet(sheet);
    if (found) found.getCell(cell).value = value;
  }
  await workbook.xlsx.writeBuffer();
}
console.log((process.resourceUsage().maxRSS / 1024).toFixed(1));
