/** What every host must do, whichever workbook is behind it: one set of specs for the file and for Excel. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Host } from '../../../addin/host/host.ts';
import { checkWorkbook } from '../../../core/check.ts';
import type { Cell, CellValue } from '../../../core/sheet/sheet.ts';
import { checkWorkbook as check } from '../../../core/check.ts';
import { readWorkbook } from '../../../workbook/read/workbook.ts';
import { communeSheet } from '../../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../../support/rulebook.ts';
import { workbookOf } from '../../support/workbookOf.ts';

/** A workbook opened; `reopen` opens what would have been saved. */
export interface Opened {
  readonly host: Host;
  reopen(): Promise<Host>;
}

const printed = communeSheet(templateFor(NANG_CAO), {
  given: {
    '2.1': { selfAssessment: 'tốt' },
    '14.1': { result: 80, note: 'Đang rà soát' },
    '17.2': { result: '1.234' },
    'TC 3': { selfAssessment: 'Đạt' },
  },
});
const others = {
  name: 'Ghi chép',
  cells: [
    { at: 'B2', value: 12.5, format: '0.0%' },
    { at: 'C3', value: true },
    { at: 'D4', value: null, formula: '=B2*2' },
  ],
};

export const contractWorkbook = (): Promise<Uint8Array> => workbookOf(printed.sheet, others);

export function hostContract(name: string, open: (bytes: Uint8Array) => Promise<Opened>): void {
  let bytes: Uint8Array;
  let opened: Opened;
  const valueAt = async (cell: string): Promise<CellValue | undefined> => (await cellAt(cell))?.value;
  const cellAt = async (cell: string): Promise<Cell | undefined> =>
    (await opened.host.readSheet(printed.sheet.name)).cells.find(({ at }) => at === cell);

  beforeEach(async () => {
    bytes = await contractWorkbook();
    opened = await open(bytes);
  });

  describe(`a workbook in front of a person (${name})`, () => {
    test('names its sheets in order', async () => {
      expect(await opened.host.listSheets()).toEqual([
        { name: 'Tháng 11', isHidden: false },
        { name: 'Ghi chép', isHidden: false },
      ]);
    });

    test('reads cells as the file has them: values, formats, formulas', async () => {
      const { sheets } = await opened.host.readSheets();
      const notes = sheets.find((sheet) => sheet.name === 'Ghi chép');
      expect(notes?.cells.find(({ at }) => at === 'B2')).toMatchObject({ value: 12.5, format: '0.0%' });
      expect(notes?.cells.find(({ at }) => at === 'C3')).toMatchObject({ value: true });
      expect(notes?.cells.find(({ at }) => at === 'D4')).toMatchObject({ formula: '=B2*2' });
    });

    test('gives the same report, fingerprint and findings as the file read by itself', async () => {
      const { sheets, hidden } = await opened.host.readSheets();
      const expected = check(
        readWorkbook(bytes).sheets.map(({ sheet }) => sheet),
        rulebook,
      ).reports[0];
      const [found] = checkWorkbook(sheets, rulebook, {}, hidden).reports;
      expect(expected?.findings.length).toBeGreaterThan(3);
      expect(found?.report.fingerprint).toBe(expected?.report.fingerprint);
      expect(found?.findings).toEqual(expected?.findings);
    });

    test('says which sheet it lacks', async () => {
      await expect(opened.host.readSheet('Tháng 12')).rejects.toMatchObject({
        code: expect.stringMatching(/no-such-sheet|excel-sheet-gone/u),
      });
    });

    test('writes numbers, texts and nothing, and takes it back', async () => {
      const [result, note, word] = [printed.cellOf('14.1', 'result'), printed.cellOf('14.1', 'note'), printed.cellOf('2.1', 'note')];
      const sheet = printed.sheet.name;
      const undo = await opened.host.write([
        { sheet, cell: result, value: 95.5 },
        { sheet, cell: note, value: null },
        { sheet, cell: word, value: 'Đã có quyết định' },
      ]);
      expect(undo.cells).toEqual([result, note, word]);
      expect([await valueAt(result), await valueAt(note), await valueAt(word)]).toEqual([95.5, undefined, 'Đã có quyết định']);
      await undo.revert();
      expect([await valueAt(result), await valueAt(note), await valueAt(word)]).toEqual([80, 'Đang rà soát', undefined]);
    });

    test('takes one write back and leaves the other', async () => {
      const [a, b] = [printed.cellOf('14.1', 'note'), printed.cellOf('17.2', 'result')];
      const first = await opened.host.write([{ sheet: printed.sheet.name, cell: a, value: 'Ý một' }]);
      await opened.host.write([{ sheet: printed.sheet.name, cell: b, value: 98 }]);
      await first.revert();
      expect([await valueAt(a), await valueAt(b)]).toEqual(['Đang rà soát', 98]);
    });

    test.each(['1/2', '95,5', '0012', '=1+1', '-', '+84', 'TRUE', "'", 'Tháng 5'])('writes the text %j as that text', async (text) => {
      const cell = printed.cellOf('14.1', 'note');
      await opened.host.write([{ sheet: printed.sheet.name, cell, value: text }]);
      expect(await valueAt(cell)).toBe(text);
      expect((await cellAt(cell))?.formula).toBeUndefined();
    });

    test('keeps a formula unless told otherwise, and then writes nothing at all', async () => {
      const [formula, plain] = [printed.cellOf('TC 14', 'selfAssessment'), printed.cellOf('14.1', 'result')];
      const sheet = printed.sheet.name;
      await expect(
        opened.host.write([
          { sheet, cell: plain, value: 99 },
          { sheet, cell: formula, value: 'Đạt' },
        ]),
      ).rejects.toMatchObject({ code: expect.stringMatching(/formula/u) });
      expect(await valueAt(plain)).toBe(80);
      await opened.host.write([{ sheet, cell: formula, value: 'Đạt', overFormula: true }]);
      expect(await valueAt(formula)).toBe('Đạt');
    });

    test('puts a formula back, in place of a figure or of another formula, and takes it back', async () => {
      const sheet = 'Ghi chép';
      const formulaAt = async (cell: string): Promise<unknown> => {
        const found = (await opened.host.readSheet(sheet)).cells.find(({ at }) => at === cell);
        return found?.formula ?? found?.value;
      };
      const undo = await opened.host.write([
        { sheet, cell: 'B2', formula: '=1+1' },
        { sheet, cell: 'D4', formula: '=B2*3', overFormula: true },
        { sheet, cell: 'E5', formula: '=IF(B2>5,"Đạt & “tốt”","")' },
      ]);
      expect(undo.cells).toEqual(['B2', 'D4', 'E5']);
      const put = ['=1+1', '=B2*3', '=IF(B2>5,"Đạt & “tốt”","")'];
      expect([await formulaAt('B2'), await formulaAt('D4'), await formulaAt('E5')]).toEqual(put);
      await undo.revert();
      expect([await formulaAt('B2'), await formulaAt('D4'), await formulaAt('E5')]).toEqual([12.5, '=B2*2', undefined]);
    });

    test('keeps a formula from another formula too, one just put there as well', async () => {
      const sheet = 'Ghi chép';
      await expect(opened.host.write([{ sheet, cell: 'D4', formula: '=B2*3' }])).rejects.toMatchObject({
        code: expect.stringMatching(/formula/u),
      });
      await opened.host.write([{ sheet, cell: 'C3', formula: '=B2' }]);
      await expect(opened.host.write([{ sheet, cell: 'C3', value: 5 }])).rejects.toMatchObject({ code: expect.stringMatching(/formula/u) });
      await opened.host.write([{ sheet, cell: 'D4', value: 5, overFormula: true }]);
      await opened.host.write([{ sheet, cell: 'D4', value: 6 }]);
      const { cells } = await opened.host.readSheet(sheet);
      expect(cells.map(({ at, formula, value }) => [at, formula ?? value])).toEqual([
        ['B2', 12.5],
        ['C3', '=B2'],
        ['D4', 6],
      ]);
    });

    test('writes nothing where a cell is no longer what was seen, and names the cells', async () => {
      const sheet = 'Ghi chép';
      const seen = (await opened.host.readSheet(sheet)).cells;
      const expecting = (cell: string): { readonly expected: Cell | null } => ({ expected: seen.find(({ at }) => at === cell) ?? null });
      const writes = [
        { sheet, cell: 'B2', value: 3, ...expecting('B2') },
        { sheet, cell: 'D4', formula: '=B2*3', overFormula: true, ...expecting('D4') },
        { sheet, cell: 'E5', formula: '=B2', ...expecting('E5') },
      ];
      const between = await opened.host.write([
        { sheet, cell: 'B2', value: 13 },
        { sheet, cell: 'E5', value: 'mới' },
      ]);
      await expect(opened.host.write(writes)).rejects.toMatchObject({
        code: 'changed-meanwhile',
        text: { vi: expect.stringContaining('B2, E5') },
      });
      await between.revert();
      await opened.host.write(writes);
      const { cells } = await opened.host.readSheet(sheet);
      expect(cells.find(({ at }) => at === 'D4')?.formula).toBe('=B2*3');
    });

    test('writes nothing where the row is another’s by now', async () => {
      const sheet = 'Ghi chép';
      const labels = [{ sheet, cell: 'B2', holds: 12.5 }];
      const before = await opened.host.readSheet(sheet);
      const wrong = [...labels, { sheet, cell: 'C3', holds: false }];
      await expect(opened.host.write([{ sheet, cell: 'E5', value: 1 }], wrong)).rejects.toMatchObject({
        code: 'rows-moved',
        text: { vi: expect.stringContaining('Ô C3 ') },
      });
      expect(await opened.host.readSheet(sheet)).toEqual(before);
      await (await opened.host.write([{ sheet, cell: 'E5', value: 1 }], labels)).revert();
      expect(await opened.host.readSheet(sheet)).toEqual(before);
    });

    test('keeps its note across closing and opening again', async () => {
      expect(await opened.host.readNote()).toBeNull();
      await opened.host.saveNote('{"một": "Đã nhận"}');
      expect(await opened.host.readNote()).toBe('{"một": "Đã nhận"}');
      await opened.host.write([{ sheet: printed.sheet.name, cell: printed.cellOf('14.1', 'result'), value: 96 }]);
      const odd = 'hai <&> ]]> _x0041_ \u0001\ufffe\ud800 \r\n\t “Đạt”';
      await opened.host.saveNote(odd);
      expect(await (await opened.reopen()).readNote()).toBe(odd);
    });

    test('goes to a cell, marks cells and takes the marks away', async () => {
      const sheet = printed.sheet.name;
      await opened.host.goTo(sheet, 'F42');
      await opened.host.mark(sheet, [
        { cell: 'F42', colour: 'red' },
        { cell: 'G42', colour: 'amber' },
      ]);
      await opened.host.mark(sheet, []);
      const { sheets } = await opened.host.readSheets();
      expect(sheets.find(({ name: one }) => one === sheet)?.cells.length).toBe(
        readWorkbook(bytes).sheets.find(({ sheet: one }) => one.name === sheet)?.sheet.cells.length,
      );
    });
  });
}
