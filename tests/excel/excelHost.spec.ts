/** The Excel adapter with the real Office.js in a real browser, in front of the simulated Excel. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openFile } from '../../addin/host/fileHost.ts';
import type { HostWrite } from '../../addin/host/host.ts';
import { readNote, writeNote } from '../../workbook/note/note.ts';
import { contractWorkbook, hostContract } from '../addin/host/contract.ts';
import { launchChromium } from '../support/chromium.ts';
import { openExcelPage, type ExcelPage, type HostFailure } from './excelPage.ts';
import type { ExcelOptions } from './simulatedExcel.ts';

let browser: Browser;
let opened: ExcelPage[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const page of opened) await page.close();
  opened = [];
});

async function open(options: ExcelOptions = {}, bytes?: Uint8Array): Promise<ExcelPage> {
  const page = await openExcelPage(browser, bytes ?? (await contractWorkbook()), options);
  opened.push(page);
  return page;
}

hostContract('Excel', async () => {
  const { host, excel } = await open();
  return { host, reopen: async () => (await open({}, excel.saved())).host };
});

describe('Excel', () => {
  test('is read in two round trips, whatever the number of sheets', async () => {
    const { host, excel } = await open();
    await host.readSheets();
    expect(excel.trips).toHaveLength(2);
  });

  test('learns of a sheet that was added or renamed since', async () => {
    const { host, excel } = await open();
    excel.sheet('Ghi chép').name = 'Sổ tay';
    expect((await host.readSheets()).sheets.map(({ name }) => name)).toEqual(['Tháng 11', 'Sổ tay']);
  });

  test('writes a whole column in one round trip after one that reads it', async () => {
    const { host, excel } = await open();
    const writes = Array.from({ length: 500 }, (_, index) => ({ sheet: 'Ghi chép', cell: `H${String(index + 1)}`, value: index }));
    await host.write(writes);
    expect(excel.trips).toHaveLength(2);
    expect(excel.sheet('Ghi chép').at(500, 8)?.value).toBe(499);
  });

  test('says to press Enter while a cell is being typed into', async () => {
    const { host, excel } = await open();
    excel.book.isEditingCell = true;
    await expect(host.readSheets()).rejects.toMatchObject({ code: 'excel-editing', text: { vi: expect.stringContaining('Enter') } });
    excel.book.isEditingCell = false;
    expect((await host.readSheets()).sheets).toHaveLength(2);
  });

  test('opens while a cell is being typed into, and reads once it is finished', async () => {
    const { page, excel } = await open();
    excel.book.isEditingCell = true;
    await page.reload();
    await page.waitForFunction(() => document.title === 'ready');
    excel.book.isEditingCell = false;
    expect(
      await page.evaluate(() =>
        (window as unknown as { callHost(name: string, args: readonly unknown[]): Promise<object> }).callHost('listSheets', []),
      ),
    ).toHaveProperty('value');
  });

  test('says that a sheet is protected, and writes nothing', async () => {
    const { host, excel } = await open();
    excel.sheet('Ghi chép').isProtected = true;
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 1 }])).rejects.toMatchObject({ code: 'excel-protected' });
    expect(excel.sheet('Ghi chép').at(2, 2)?.value).toBe(12.5);
  });

  test('takes back what was written where a later sheet refuses', async () => {
    const { host, excel } = await open();
    const [first] = await host.listSheets();
    const name = first?.name ?? '';
    const before = excel.sheet(name).asSheet();
    excel.sheet('Ghi chép').isProtected = true;
    const writes = [
      { sheet: name, cell: 'Z90', value: 'mới' },
      { sheet: 'Ghi chép', cell: 'B2', value: 1 },
    ];
    await expect(host.write(writes)).rejects.toMatchObject({ code: 'excel-protected' });
    expect(excel.sheet(name).asSheet()).toEqual(before);
  });

  test('takes back what was written of a part before a locked cell refused', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const before = sheet.asSheet();
    sheet.lockedCells.add('E5');
    const writes = [
      { sheet: 'Ghi chép', cell: 'B2', value: 1 },
      { sheet: 'Ghi chép', cell: 'C3', value: "'tốt" },
      { sheet: 'Ghi chép', cell: 'E5', value: 4 },
    ];
    await expect(host.write(writes)).rejects.toMatchObject({ code: 'excel-protected' });
    expect(sheet.asSheet()).toEqual(before);
  });

  test('that stopped in the middle and lets nothing be taken back gives the way back with its refusal', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const before = sheet.asSheet();
    sheet.lockedCells.add('E5');
    const put = sheet.put.bind(sheet);
    // Somebody begins to type into a cell right after the first of the writes.
    sheet.put = (...of) => {
      put(...of);
      excel.book.isEditingCell = true;
    };
    const refused = await host
      .write([
        { sheet: 'Ghi chép', cell: 'B2', value: 1 },
        { sheet: 'Ghi chép', cell: 'E5', value: 4 },
      ])
      .catch((error: unknown) => error as HostFailure);
    expect(refused).toMatchObject({ code: 'half-written', undo: { cells: ['B2', 'E5'] } });
    expect(sheet.at(2, 2)?.value).toBe(1);
    sheet.put = put;
    excel.book.isEditingCell = false;
    await (refused as HostFailure).undo?.revert();
    expect(sheet.asSheet()).toEqual(before);
  });

  test('writes nothing, and takes nothing back, where a row was inserted since', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const labels = [{ sheet: 'Ghi chép', cell: 'B2', holds: 12.5 }];
    const writes = [{ sheet: 'Ghi chép', cell: 'F2', value: 1, expected: null }];
    const undo = await host.write(writes, labels);
    sheet.insertRow(2);
    const after = sheet.asSheet();
    await expect(undo.revert()).rejects.toMatchObject({ code: 'rows-moved', text: { vi: expect.stringContaining('Ô B2') } });
    await expect(host.write([{ ...writes[0], sheet: 'Ghi chép', cell: 'G2', value: 2 }], labels)).rejects.toMatchObject({
      code: 'rows-moved',
    });
    expect(sheet.asSheet()).toEqual(after);
  });

  test('knows a row by what it shows where a formula makes its name, and a heading that counts what was written', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const show = (cell: string, value: string): void => {
      sheet.cells.set(cell, { value, formula: '=VLOOKUP(ROW(),X:Y,2,0)', format: 'General', font: 'Calibri' });
    };
    show('A2', 'Nam Mỹ');
    show('F1', 'Đạt 0');
    const labels = [
      { sheet: 'Ghi chép', cell: 'A2', holds: 'Nam Mỹ', isFormula: true },
      { sheet: 'Ghi chép', cell: 'F1', holds: 'Đạt 0', isFormula: true },
    ];
    const put = sheet.put.bind(sheet);
    sheet.put = (...of) => {
      put(...of);
      show('F1', 'Đạt 1');
    };
    const undo = await host.write([{ sheet: 'Ghi chép', cell: 'F2', value: 'x' }], labels);
    await undo.revert();
    expect(sheet.at(2, 6)?.value).toBeNull();
    show('F1', 'Đạt 0');
    show('A2', 'Điền Xá');
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'F2', value: 'x' }], labels)).rejects.toMatchObject({ code: 'rows-moved' });
  });

  test('takes a row whose wording was corrected for the same, and one of which nothing stands for another', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const labels = [
      { sheet: 'Ghi chép', cell: 'B2', holds: 12.5, row: 2 },
      { sheet: 'Ghi chép', cell: 'D2', holds: 'cũ', row: 2 },
    ];
    await (await host.write([{ sheet: 'Ghi chép', cell: 'F2', value: 1 }], labels)).revert();
    sheet.put(2, 2, 13);
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'F2', value: 1 }], labels)).rejects.toMatchObject({ code: 'rows-moved' });
  });

  test('takes back what was written of a part that failed though Excel has spelt it otherwise', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const before = sheet.asSheet();
    sheet.lockedCells.add('J5');
    const put = sheet.put.bind(sheet);
    sheet.put = (row, column, typed) => put(row, column, typeof typed === 'string' ? typed.toUpperCase() : typed);
    const writes = [
      { sheet: 'Ghi chép', cell: 'H5', formula: '=sum(a1:a2)' },
      { sheet: 'Ghi chép', cell: 'J5', value: 4 },
    ];
    await expect(host.write(writes)).rejects.toMatchObject({ code: 'excel-protected' });
    expect(sheet.asSheet()).toEqual(before);
  });

  test('writes nothing where a cell is no longer what was seen, and names the cells', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const seen = (await host.readSheet('Ghi chép')).cells;
    const expecting = (cell: string, value: number): HostWrite => ({
      sheet: 'Ghi chép',
      cell,
      value,
      overFormula: true,
      expected: seen.find(({ at }) => at === cell) ?? null,
    });
    const writes = [expecting('B2', 1), expecting('C3', 2), expecting('D4', 3), expecting('E5', 4)];
    sheet.put(2, 2, 13);
    sheet.put(5, 5, 'mới');
    await expect(host.write(writes)).rejects.toMatchObject({ code: 'changed-meanwhile', text: { vi: expect.stringContaining('B2, E5') } });
    expect([sheet.at(2, 2)?.value, sheet.at(3, 3)?.value, sheet.at(4, 4)?.formula]).toEqual([13, true, '=B2*2']);
    sheet.put(2, 2, 12.5);
    sheet.put(5, 5, '');
    await host.write(writes);
    expect([sheet.at(2, 2)?.value, sheet.at(4, 4)?.value, sheet.at(5, 5)?.value]).toEqual([1, 3, 4]);
  });

  test('takes back what nobody has typed into since, keeps what was typed, and says so', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Ghi chép');
    const undo = await host.write([
      { sheet: 'Ghi chép', cell: 'B2', value: '95' },
      { sheet: 'Ghi chép', cell: 'C3', value: 7 },
      { sheet: 'Ghi chép', cell: 'D4', formula: '=1+1', overFormula: true },
    ]);
    sheet.put(2, 2, 97.3);
    const kept = { code: 'changed-meanwhile', text: { vi: expect.stringContaining('Ô B2 đã được gõ lại') } };
    await expect(undo.revert()).rejects.toMatchObject(kept);
    expect([sheet.at(2, 2)?.value, sheet.at(3, 3)?.value, sheet.at(4, 4)?.formula]).toEqual([97.3, true, '=B2*2']);
    await expect(undo.revert()).rejects.toMatchObject(kept);
    expect(sheet.at(3, 3)?.value).toBe(true);
  });

  test('takes back later what it could not while a cell was being typed into', async () => {
    const { host, excel } = await open();
    const undo = await host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 1 }]);
    excel.book.isEditingCell = true;
    await expect(undo.revert()).rejects.toMatchObject({ code: 'excel-editing' });
    excel.book.isEditingCell = false;
    await undo.revert();
    expect(excel.sheet('Ghi chép').at(2, 2)?.value).toBe(12.5);
  });

  test('says that a sheet is too large for Excel on the web', async () => {
    const { host, excel } = await open();
    excel.limit = 20_000;
    await expect(host.readSheets()).rejects.toMatchObject({ code: 'excel-too-large' });
  });

  test('names cells that mix fonts, which it cannot tell apart', async () => {
    const { host, excel } = await open();
    const cell = excel.sheet('Tháng 11').at(4, 1);
    if (cell) cell.font = null;
    expect((await host.readSheets()).mixedFonts).toEqual(['Tháng 11!A4']);
  });

  test('reads merged areas, hidden rows and hidden columns', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Tháng 11');
    sheet.merges = [{ top: 1, left: 1, bottom: 1, right: 3 }];
    sheet.hiddenRows.add(12);
    sheet.hiddenColumns.add(5);
    const read = await host.readSheets();
    expect(read.sheets[0]).toMatchObject({ merges: ['A1:C1'], hiddenRows: [12], hiddenColumns: ['E'] });
  });

  test('marks by rules of its own, and removes those alone', async () => {
    const { host, excel } = await open();
    const sheet = excel.sheet('Tháng 11');
    const theirs = { id: 'theirs', type: 'Custom', formula: '=A1>1', color: '#FF0000', cells: ['A1'] };
    sheet.rules.push(theirs);
    await host.mark('Tháng 11', [
      { cell: 'F42', colour: 'red' },
      { cell: 'G42', colour: 'amber' },
    ]);
    expect(sheet.rules.map(({ cells }) => cells)).toEqual([['A1'], ['F42'], ['G42']]);
    expect(await host.markedSheets()).toEqual(['Tháng 11']);
    await host.mark('Tháng 11', []);
    expect(sheet.rules).toEqual([theirs]);
    expect(await host.markedSheets()).toEqual([]);
  });

  test('keeps its note in one custom XML part of its own, beside those of others', async () => {
    const { host, excel } = await open();
    const theirs = { id: '{THEIRS}', xml: '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"/>' };
    excel.book.customXml.push(theirs);
    await host.saveNote('một');
    await host.saveNote('hai');
    expect(excel.book.customXml).toEqual([
      theirs,
      { id: expect.any(String) as string, xml: '<note xmlns="urn:tieu-chi:note:1">hai</note>' },
    ]);
    expect(readNote(excel.saved())).toBe('hai');
    // A copy, as two workbooks put together would bring: one is left.
    excel.book.customXml.push({ id: '{COPY}', xml: '<note xmlns="urn:tieu-chi:note:1">cũ</note>' });
    await host.saveNote('ba');
    expect(excel.book.customXml).toHaveLength(2);
    expect(await host.readNote()).toBe('ba');
  });

  test('reads the note of a file that the page wrote, and the page that of Excel', async () => {
    const text = '{"một": "Đã nhận <1> & \u0001"}';
    const { host, excel } = await open({}, writeNote(await contractWorkbook(), text));
    expect(await host.readNote()).toBe(text);
    await host.saveNote('của Excel');
    expect(await openFile('bao-cao.xlsx', excel.saved()).readNote()).toBe('của Excel');
  });

  test('too old for custom XML parts keeps the note in its settings; a newer one moves it', async () => {
    const { host, excel } = await open({ excelApi: '1.4' });
    await host.saveNote('cũ');
    expect([excel.book.settings.get('tieu-chi.note'), excel.book.customXml, await host.readNote()]).toEqual(['cũ', [], 'cũ']);
    const newer = await open();
    newer.excel.book.settings.set('tieu-chi.note', 'cũ');
    expect(await newer.host.readNote()).toBe('cũ');
    await newer.host.saveNote('mới');
    expect([newer.excel.book.settings.size, await newer.host.readNote()]).toEqual([0, 'mới']);
  });

  test.each(['<note xmlns="urn:tieu-chi:note:1">a<b/></note>', '<other xmlns="urn:tieu-chi:note:1">x</other>'])(
    'takes no note from %s, and puts its own in that place',
    async (xml) => {
      const { host, excel } = await open();
      excel.book.customXml.push({ id: '{ODD}', xml });
      expect(await host.readNote()).toBeNull();
      await host.saveNote('ta');
      expect(await host.readNote()).toBe('ta');
      expect(excel.book.customXml).toHaveLength(1);
    },
  );

  test('hints at edits', async () => {
    const { excel, hints, page } = await open();
    await page.waitForTimeout(200);
    await excel.type('Tháng 11', 'F20', 97);
    await expect.poll(hints).toBeGreaterThan(0);
  });

  test('takes an official sheet into the workbook under a free name, and shows it', async () => {
    const { host, excel } = await open();
    const names = await host.insertWorkbook(await contractWorkbook());
    expect(names).toEqual(['Tháng 11 (2)', 'Ghi chép (2)']);
    expect(excel.book.active).toBe(2);
  });

  test('goes to a cell of a sheet behind', async () => {
    const { host, excel } = await open();
    await host.goTo('Ghi chép', 'C3');
    expect([excel.book.active, excel.book.selection?.address]).toEqual([1, 'C3']);
  });
});
