/**
 * An Excel for tests: the real, unmodified Office.js runs in a real browser against this. It loads a real .xlsx by our own
 * reader and answers with Excel's own error codes; it can be slow, in the middle of a cell, protected, or short of room.
 */
import type { Page } from 'playwright-core';
import { isCellError, type CellWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { runBatch } from './batch.ts';
import { SimBook, type SimSheet } from './book.ts';
import { EMIT, installBridge } from './bridge.ts';
import { customXmlIn, withCustomXml } from './customXml.ts';
import { WorkbookWire } from './objects.ts';

export interface ExcelOptions {
  readonly fileName?: string;
  /** The newest requirement set it has; Excel 2024's unless told otherwise. */
  readonly excelApi?: string;
}

/** What a person, or another one in the same workbook, does; and what can be looked at. */
export interface SimulatedExcel {
  readonly book: SimBook;
  sheet(name: string): SimSheet;
  /** Round trips since the last reset, with the size of what travelled. */
  readonly trips: { readonly asked: number; readonly answered: number }[];
  /** Types into a cell and tells whoever listens. */
  type(sheet: string, cell: string, typed: unknown): Promise<void>;
  /** What Excel on the web takes in one request or answer, in characters; null = no limit. */
  limit: number | null;
  latencyMs: number;
  /** The file as it was opened with the cells and the custom XML parts there are now; sheets inserted or renamed since are not in it. */
  saved(): Uint8Array;
}

/** The layer below Office.js says so when a message is too large. */
const TOO_LARGE = 5103;

/** To be called before the page is opened. */
export async function simulateExcel(
  page: Page,
  bytes: Uint8Array,
  { fileName = 'bao-cao.xlsx', excelApi = '1.17' }: ExcelOptions = {},
): Promise<SimulatedExcel> {
  const book = new SimBook();
  book.load(bytes);
  book.customXml = customXmlIn(bytes);
  const sheet = (name: string): SimSheet => {
    const found = book.find(name);
    if (!found) throw new Error(`no sheet ${name} in the simulated workbook`);
    return found;
  };
  const tell = async (changed: SimSheet, address: string): Promise<void> => {
    await page.evaluate(([emit, id, at]) => (window as unknown as Record<string, (id: string, at: string) => void>)[emit]?.(id, at), [
      EMIT,
      changed.id,
      address,
    ] as const);
  };
  const excel: SimulatedExcel = {
    book,
    sheet,
    trips: [],
    limit: null,
    latencyMs: 0,
    saved: () => withCustomXml(patchWorkbook(bytes, changedCells(bytes, book)).bytes, book.customXml),
    type: async (name, cell, typed) => {
      const changed = sheet(name);
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
      changed.put(
        Number(row),
        [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
        typed,
      );
      await tell(changed, cell);
    },
  };
  await installBridge(page, { excelApi, fileName }, async (body) => {
    if (excel.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, excel.latencyMs));
    const changes: [SimSheet, string][] = [];
    const text = answer(body, book, (changed, address) => changes.push([changed, address]));
    if (!isCleaning(body)) excel.trips.push({ asked: body.length, answered: text.length });
    for (const [changed, address] of changes) void tell(changed, address).catch(() => undefined);
    const isTooLarge = excel.limit !== null && Math.max(body.length, text.length) > excel.limit;
    return JSON.stringify(isTooLarge ? { code: TOO_LARGE, text: '' } : { code: 0, text });
  });
  return excel;
}

function changedCells(bytes: Uint8Array, book: SimBook): readonly CellWrite[] {
  return readWorkbook(bytes).sheets.flatMap(({ sheet }) => {
    const now = book.find(sheet.name)?.asSheet();
    if (!now) return [];
    const [before, after] = [sheet, now].map(({ cells }) => new Map(cells.map((cell) => [cell.at, cell])));
    const places = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
    return places.flatMap((cell): readonly CellWrite[] => {
      const [was, is] = [before?.get(cell), after?.get(cell)];
      if (was?.formula === is?.formula && (is?.formula !== undefined || (was?.value ?? null) === (is?.value ?? null))) return [];
      if (is?.formula !== undefined) return [{ sheet: sheet.name, cell, formula: is.formula, overFormula: true }];
      const value = is?.value ?? null;
      if (isCellError(value)) throw new Error(`${cell}: nobody types an error`);
      return [{ sheet: sheet.name, cell, value, overFormula: true }];
    });
  });
}

/** Office.js lets go of ranges after the work is done and waits for no answer: nobody in front of it waits either. */
function isCleaning(body: string): boolean {
  return body.includes('"_RemoveReference"') && !/"ActionType":(?:2|4)/u.test(body);
}

function answer(body: string, book: SimBook, changed: (sheet: SimSheet, address: string) => void): string {
  if (book.isEditingCell) {
    const told = { Code: 'InvalidOperationInCellEditMode', Message: 'Excel is in cell-editing mode.', Location: '', HttpStatusCode: 400 };
    return JSON.stringify({ Results: [], TraceIds: [], Error: told });
  }
  return JSON.stringify(runBatch(body, new WorkbookWire(book, changed)));
}
