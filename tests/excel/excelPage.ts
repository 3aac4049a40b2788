/** A page with the real Office.js and the real Excel adapter, in front of the simulated Excel. Nothing of it comes from outside. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { Host, InsertsSheets, KeepsMarks, Mark, Undo, WorkbookReading } from '../../addin/host/host.ts';
import type { Message } from '../../core/message.ts';
import { simulateExcel, type ExcelOptions, type SimulatedExcel } from './simulatedExcel.ts';

const OFFICE = new URL('../../node_modules/@microsoft/office-js/dist/', import.meta.url);
const ADDRESS = 'http://excel.test/';

interface Given {
  readonly cells: readonly string[];
  readonly undo: number;
}

interface Failed {
  readonly code: string;
  readonly text: Message | null;
  readonly undo: Given | null;
}

/** What the adapter threw, as it comes out of the page. */
export class HostFailure extends Error {
  readonly code: string;
  readonly text: Message | null;
  /** Of a write that stopped in the middle. */
  readonly undo: Undo | null;

  constructor({ code, text }: Failed, undo: Undo | null) {
    super(code);
    this.code = code;
    this.text = text;
    this.undo = undo;
  }
}

export interface ExcelPage {
  readonly excel: SimulatedExcel;
  readonly page: Page;
  readonly host: Host & InsertsSheets & KeepsMarks;
  hints(): Promise<number>;
  close(): Promise<void>;
}

let bundle: Promise<string> | undefined;

/** Built once for all specs of a file. */
function hostScript(): Promise<string> {
  bundle ??= build({
    entryPoints: [new URL('./hostInPage.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}

export async function openExcelPage(browser: Browser, bytes: Uint8Array, options: ExcelOptions = {}): Promise<ExcelPage> {
  const page = await browser.newPage();
  const excel = await simulateExcel(page, bytes, options);
  const script = await hostScript();
  await page.route(`${ADDRESS}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === '')
      await route.fulfill({
        contentType: 'text/html',
        body: '<script src="office.js"></script><script type="module" src="host.js"></script>',
      });
    else if (path === 'host.js') await route.fulfill({ contentType: 'text/javascript', body: script });
    else await route.fulfill({ contentType: 'text/javascript', body: readFileSync(new URL(path, OFFICE)) });
  });
  await page.goto(ADDRESS);
  await page.waitForFunction(() => document.title === 'ready');
  excel.trips.length = 0;
  const call = caller(page);
  return { excel, page, host: remoteHost(call), hints: () => call('hints') as Promise<number>, close: () => page.close() };
}

type Call = (name: string, ...args: readonly unknown[]) => Promise<unknown>;

function caller(page: Page): Call {
  return async (name, ...args) => {
    const answer = await page.evaluate(
      ([method, given]) =>
        (window as unknown as { callHost(name: string, args: readonly unknown[]): Promise<object> }).callHost(method, given),
      [name, args] as const,
    );
    if ('value' in answer) return answer.value;
    const { failed } = answer as { readonly failed?: Failed | string };
    if (typeof failed === 'object') throw new HostFailure(failed, failed.undo && undoIn(caller(page), failed.undo));
    if (failed !== undefined) throw new Error(failed);
    return undefined;
  };
}

function undoIn(call: Call, { cells, undo }: Given): Undo {
  return {
    cells,
    revert: async () => {
      await call('revert', undo);
    },
  };
}

/** The port, asked from Node. */
function remoteHost(call: Call): Host & InsertsSheets & KeepsMarks {
  return {
    kind: 'excel',
    name: 'bao-cao.xlsx',
    listSheets: () => call('listSheets') as ReturnType<Host['listSheets']>,
    readSheet: (name) => call('readSheet', name) as ReturnType<Host['readSheet']>,
    readSheets: async () => {
      const reading = (await call('readSheets')) as Omit<WorkbookReading, 'hidden'> & { readonly hidden: readonly string[] };
      return { ...reading, hidden: new Set(reading.hidden) };
    },
    write: async (writes, labels = []) => undoIn(call, (await call('write', writes, labels)) as Given),
    mark: async (sheet: string, marks: readonly Mark[]) => {
      await call('mark', sheet, marks);
    },
    markedSheets: () => call('markedSheets') as Promise<readonly string[]>,
    goTo: async (sheet, cell) => {
      await call('goTo', sheet, cell);
    },
    readNote: () => call('readNote') as Promise<string | null>,
    saveNote: async (text) => {
      await call('saveNote', text);
    },
    onChange: () => () => undefined,
    insertWorkbook: (bytes) => call('insertWorkbook', Buffer.from(bytes).toString('base64')) as Promise<readonly string[]>,
  };
}
