/** The host of an .xlsx opened in the page. */
import { describe, expect, test } from 'vitest';
import { openFile, type NoteShelf } from '../../../addin/host/fileHost.ts';
import { readWorkbook } from '../../../workbook/read/workbook.ts';
import { contractWorkbook, hostContract } from './contract.ts';

function shelf(): NoteShelf {
  const notes = new Map<string, string>();
  return {
    read: (key) => Promise.resolve(notes.get(key) ?? null),
    save: (key, text) => Promise.resolve(void notes.set(key, text)),
  };
}

hostContract('file', (bytes) => {
  const kept = shelf();
  const host = openFile('bao-cao.xlsx', bytes, kept);
  return Promise.resolve({ host, reopen: () => Promise.resolve(openFile('bao-cao-da-sua.xlsx', host.bytes(), kept)) });
});

describe('a file', () => {
  test('downloads as it was checked, and as it came where nothing was mended', async () => {
    const bytes = await contractWorkbook();
    const host = openFile('bao-cao.xlsx', bytes, shelf());
    expect(host.bytes()).toBe(bytes);
    const undo = await host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 3 }]);
    expect(readWorkbook(host.bytes()).sheets.map(({ sheet }) => sheet)).toEqual((await host.readSheets()).sheets);
    expect(host.isChanged()).toBe(true);
    await undo.revert();
    expect([host.isChanged(), host.bytes()]).toEqual([false, bytes]);
  });

  test('says that a formula needs Excel', async () => {
    const host = openFile('bao-cao.xlsx', await contractWorkbook(), shelf());
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'D4', formula: '=B2*3', overFormula: true }])).rejects.toMatchObject({
      code: 'formula-needs-excel',
    });
  });

  test('remembers where the person was sent and what is marked, and says so', async () => {
    const host = openFile('bao-cao.xlsx', await contractWorkbook(), shelf());
    let told = 0;
    const stop = host.onChange(() => (told += 1));
    await host.goTo('Ghi chép', 'C3');
    await host.mark('Ghi chép', [{ cell: 'C3', colour: 'red' }]);
    expect([host.place(), host.marks('Ghi chép'), told]).toEqual([{ sheet: 'Ghi chép', cell: 'C3' }, [{ cell: 'C3', colour: 'red' }], 2]);
    stop();
    await host.goTo('Ghi chép', 'B2');
    expect(told).toBe(2);
  });
});
