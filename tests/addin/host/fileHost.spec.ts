/** The host of an .xlsx opened in the page. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../../addin/host/fileHost.ts';
import { readNote } from '../../../workbook/note/note.ts';
import { readWorkbook } from '../../../workbook/read/workbook.ts';
import { contractWorkbook, hostContract } from './contract.ts';

hostContract('file', (bytes) => {
  const host = openFile('bao-cao.xlsx', bytes);
  return Promise.resolve({ host, reopen: () => Promise.resolve(openFile('bao-cao-da-sua.xlsx', host.bytes())) });
});

describe('a file', () => {
  test('downloads as it was checked, and as it came where nothing was mended', async () => {
    const bytes = await contractWorkbook();
    const host = openFile('bao-cao.xlsx', bytes);
    expect(host.bytes()).toBe(bytes);
    const undo = await host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 3 }]);
    expect(readWorkbook(host.bytes()).sheets.map(({ sheet }) => sheet)).toEqual((await host.readSheets()).sheets);
    expect(host.isChanged()).toBe(true);
    await undo.revert();
    expect([host.isChanged(), host.bytes()]).toEqual([false, bytes]);
  });

  test('holds its note in what downloads, and says so until it is the one it came with', async () => {
    const bytes = await contractWorkbook();
    const host = openFile('bao-cao.xlsx', bytes);
    await host.saveNote('một');
    expect([host.isNoted(), host.isChanged(), readNote(host.bytes())]).toEqual([true, false, 'một']);
    const undo = await host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 3 }]);
    expect(readNote(host.bytes())).toBe('một');
    await undo.revert();
    expect(readNote(host.bytes())).toBe('một');

    const again = openFile('bao-cao.xlsx', host.bytes());
    await again.saveNote('hai');
    expect(again.isNoted()).toBe(true);
    await again.saveNote('một');
    expect([again.isNoted(), await again.readNote()]).toEqual([false, 'một']);
  });

  test('that is signed takes no note, and stays as it is', async () => {
    const parts = unzipSync(await contractWorkbook());
    const signed = zipSync({ ...parts, '_xmlsignatures/origin.sigs': new Uint8Array() });
    const host = openFile('bao-cao.xlsx', signed);
    await expect(host.saveNote('một')).rejects.toMatchObject({ code: 'patch-signed' });
    expect([host.isNoted(), await host.readNote(), host.bytes()]).toEqual([false, null, signed]);
  });

  test('holds the formula put back in what downloads, with its result, and refuses one that is not understood', async () => {
    const host = openFile('bao-cao.xlsx', await contractWorkbook());
    await host.write([{ sheet: 'Ghi chép', cell: 'D4', formula: '=B2*3', overFormula: true }]);
    await host.write([{ sheet: 'Ghi chép', cell: 'B2', value: 4 }]);
    const held = host.bytes();
    expect(readWorkbook(held).sheets[1]?.sheet.cells.at(-1)).toMatchObject({ at: 'D4', formula: '=B2*3', value: 12 });
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'C3', formula: '=HYPERLINK("http://x")' }])).rejects.toMatchObject({
      code: 'patch-bad-formula',
    });
    await expect(host.write([{ sheet: 'Ghi chép', cell: 'B2', formula: '=D4' }])).rejects.toMatchObject({ code: 'patch-formula-circle' });
    expect(host.bytes()).toBe(held);
  });

  test('remembers where the person was sent and what is marked, and says so', async () => {
    const host = openFile('bao-cao.xlsx', await contractWorkbook());
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
