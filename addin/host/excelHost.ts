/**
 * Excel itself as the workbook in front of a person. The excel… files of this folder are the only ones that name Excel or
 * Office. What costs is the round trip: a check takes two, the used ranges first, then every block.
 */
import type { Sheet } from '../../core/sheet/sheet.ts';
import { later } from '../later.ts';
import { isTrouble } from '../trouble.ts';
import { excelTrouble } from './excelErrors.ts';
import { findMarked, markCells } from './excelMarks.ts';
import type * as ExcelNote from './excelNote.ts';
import { pause } from '../pause.ts';
import { askBlock, bandsOf, cellsAtOnce, has, sheetOf, sizeOf, takeBlock, type ReadBlock, type TakenBlock } from './excelRead.ts';
import { writeCells } from './excelWrite.ts';
import type { Host, InsertsSheets, KeepsMarks, SheetName, WorkbookReading } from './host.ts';

/** Getting a sheet's used range (1.4); everything else is asked for where it is there. */
const NEEDED_SET = '1.4';

/** Its XML is read by our own tokenizer, which the pane does not wait for. */
const noting = (): Promise<typeof ExcelNote> => later(() => import(/* webpackChunkName: "work" */ './excelNote.ts'));

export type ExcelHost = Host & KeepsMarks & { readonly kind: 'excel' };

/** Null: this is no Excel. `too-old`: it lacks what the pane needs; `no-office`: Office's own script did not come. Waits until Excel has answered. */
export async function openExcel(): Promise<ExcelHost | 'too-old' | 'no-office' | null> {
  if (!('Office' in globalThis)) return 'no-office';
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return null;
  if (!has(NEEDED_SET)) return 'too-old';
  return excelHost();
}

/** Excel gives every add-in of an origin its own part of the browser's storage (Office.context.partitionKey). */
export function partitionOfExcel(): string {
  return (Office.context as { readonly partitionKey?: string }).partitionKey ?? '';
}

async function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw excelTrouble(error);
  }
}

/** Asks for the names of the sheets at once and waits for no answer: the first check then needs no round trip to learn them. */
function excelHost(): ExcelHost {
  let known: Promise<readonly SheetName[]> = listSheets();
  // Excel may be in the middle of a cell just now: the first check asks again.
  known.catch(() => undefined);
  const host: ExcelHost = {
    kind: 'excel',
    name: workbookName(),
    listSheets: () => (known = listSheets()),
    readSheet: (name) => run((context) => readSheet(context, name)),
    readSheets: async () => {
      const read = async (): Promise<WorkbookReading> => {
        const names = (await known.catch(() => host.listSheets())).map(({ name }) => name);
        return run((context) => readSheets(context, names));
      };
      try {
        return await read();
      } catch (error) {
        // A sheet was renamed, deleted or added since: its names are learnt anew, once.
        if (!(error instanceof NamesChanged) && !isTrouble(error, 'excel-sheet-gone')) throw error;
        await host.listSheets();
        return read();
      }
    },
    write: (writes, labels = []) => writeCells(run, writes, labels),
    mark: (sheet, marks) => (has('1.9') ? run((context) => markCells(context, sheet, marks)) : Promise.resolve()),
    markedSheets: () => (has('1.9') ? run(findMarked) : Promise.resolve([])),
    goTo: (sheet, cell) =>
      run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.activate();
        worksheet.getRange(cell).select();
        await context.sync();
      }),
    readNote: async () => run((await noting()).readExcelNote),
    saveNote: async (text) => {
      const { saveExcelNote } = await noting();
      await run((context) => saveExcelNote(context, text));
    },
    onChange: listen,
  };
  return has('1.13') ? Object.assign(host, insertion) : host;
}

function workbookName(): string {
  const url = (Office.context.document as Office.Document | undefined)?.url ?? '';
  return decoded(url.split(/[\\/]/u).at(-1) ?? '') || 'Excel';
}

/** Of the web an address, of a disk a path: `Nước sạch 95%.xlsx` is no address. */
function decoded(name: string): string {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}

async function listSheets(): Promise<readonly SheetName[]> {
  return run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/visibility');
    await context.sync();
    return worksheets.items.map(({ name, visibility }) => ({ name, isHidden: visibility !== 'Visible' }));
  });
}

async function readSheet(context: Excel.RequestContext, name: string): Promise<Sheet> {
  const worksheet = context.workbook.worksheets.getItem(name);
  const used = worksheet.getUsedRangeOrNullObject(true);
  used.load('address');
  await context.sync();
  return (await readUsed(context, [{ name, worksheet, used }]))[0]?.sheet ?? { name, cells: [] };
}

interface Found {
  readonly name: string;
  readonly worksheet: Excel.Worksheet;
  /** With its address loaded. */
  readonly used: Excel.Range;
}

interface ReadSheet {
  readonly sheet: Sheet;
  readonly mixedFonts: readonly string[];
}

/** One round trip for everything an office's report workbook holds; a large master takes some more. */
async function readUsed(context: Excel.RequestContext, found: readonly Found[]): Promise<readonly ReadSheet[]> {
  const read = new Map(found.map(({ name }) => [name, [] as TakenBlock[]]));
  const most = cellsAtOnce(found.flatMap(({ used }) => (used.isNullObject ? [] : [used.address])));
  let asked: ReadBlock[] = [];
  let waiting = 0;
  const take = async (): Promise<void> => {
    await context.sync();
    for (const block of asked) read.get(block.sheet)?.push(takeBlock(block));
    await pause();
    asked = [];
    waiting = 0;
  };
  for (const { name, worksheet, used } of found) {
    for (const band of used.isNullObject ? [] : bandsOf(used.address, name, most)) {
      if (waiting > 0 && waiting + sizeOf(band) > most) await take();
      asked.push(askBlock(worksheet, name, band));
      waiting += sizeOf(band);
    }
  }
  await take();
  return [...read].map(([name, blocks]) => ({ sheet: sheetOf(name, blocks), mixedFonts: blocks.flatMap(({ mixedFonts }) => mixedFonts) }));
}

class NamesChanged extends Error {}

async function readSheets(context: Excel.RequestContext, names: readonly string[]): Promise<WorkbookReading> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name,items/visibility');
  const active = worksheets.getActiveWorksheet();
  active.load('name');
  const found = names.map((name) => {
    const worksheet = worksheets.getItem(name);
    const used = worksheet.getUsedRangeOrNullObject(true);
    used.load('address');
    return { name, worksheet, used };
  });
  await context.sync();
  const now = worksheets.items.map(({ name }) => name);
  if (now.length !== names.length || now.some((name) => !names.includes(name))) throw new NamesChanged();
  const read = await readUsed(context, found);
  return {
    sheets: now.flatMap((name) => read.find(({ sheet }) => sheet.name === name)?.sheet ?? []),
    hidden: new Set(worksheets.items.filter(({ visibility }) => visibility !== 'Visible').map(({ name }) => name)),
    active: active.name,
    mixedFonts: read.flatMap(({ mixedFonts }) => mixedFonts),
  };
}

/** Events came with 1.7; without them the button checks afresh. */
function listen(listener: () => void): () => void {
  if (!has('1.7')) return () => undefined;
  const heard = (): Promise<void> => {
    listener();
    return Promise.resolve();
  };
  const registered = run(async (context) => {
    const { worksheets } = context.workbook;
    const results = [has('1.9') ? worksheets.onChanged.add(heard) : worksheets.getActiveWorksheet().onChanged.add(heard)];
    await context.sync();
    return results;
    // A hint that does not come is no fault a person could mend.
  }).catch(() => []);
  return () => {
    void registered.then((results) => {
      for (const result of results) {
        result.remove();
        void result.context.sync().catch(() => undefined);
      }
    });
  };
}

const insertion: InsertsSheets = {
  insertWorkbook: (bytes) =>
    run(async (context) => {
      const ids = context.workbook.insertWorksheetsFromBase64(base64Of(bytes), { positionType: 'End' });
      await context.sync();
      const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id));
      for (const sheet of sheets) sheet.load('name');
      sheets.at(0)?.activate();
      await context.sync();
      return sheets.map(({ name }) => name);
    }),
};

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
