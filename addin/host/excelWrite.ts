/**
 * Writes into Excel's cells: read what is there, refuse formulas nobody meant, write in few blocks, remember how to take it
 * back. Done in parts, because Excel on the web takes five megabytes in one request and the pane has one thread.
 */
import type { HostWrite, Undo } from './host.ts';
import { pause } from '../pause.ts';
import { Trouble } from '../trouble.ts';
import { addressOfBlock, blocksOf, type Block } from './blocks.ts';
import { has } from './excelRead.ts';

/** Of one round trip. A cell by itself costs some 460 bytes in a request: a megabyte and a half at worst. Any report is one part. */
const MOST_AT_ONCE = 3_000;

interface Content {
  readonly cell: string;
  /** As `Range.formulas` takes it. */
  readonly typed: string | number | boolean;
}

type Run = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** @throws Trouble `excel-cell-has-formula`, `excel-protected`, `excel-editing` */
export async function writeCells(run: Run, writes: readonly HostWrite[]): Promise<Undo> {
  const parts = [...Map.groupBy(writes, ({ sheet }) => sheet)].flatMap(([sheet, some]) => partsOf(sheet, some));
  // All is looked at before any is written.
  const before = await run((context) => inTurn(parts, (part) => readBefore(context, part)));
  let written = 0;
  try {
    await run((context) =>
      inTurn(parts, async ({ sheet, items }) => {
        await put(context, { sheet, items: items.map(contentOf) });
        written += 1;
      }),
    );
  } catch (error) {
    // Half a master is worse than none. Where Excel takes nothing back either, the first fault is the one to tell.
    await run((context) => inTurn(before.slice(0, written), (part) => put(context, part))).catch(() => []);
    throw error;
  }
  return {
    cells: writes.map(({ cell }) => cell),
    revert: () =>
      run(async (context) => {
        await inTurn(before, (part) => put(context, part));
      }),
  };
}

/** What travels in one round trip, of one sheet. */
interface Part<T> {
  readonly sheet: string;
  readonly items: readonly T[];
}

function partsOf<T>(sheet: string, items: readonly T[]): readonly Part<T>[] {
  const count = Math.ceil(items.length / MOST_AT_ONCE);
  return Array.from({ length: count }, (_, at) => ({ sheet, items: items.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE) }));
}

async function inTurn<T, R>(parts: readonly T[], act: (part: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (const part of parts) {
    done.push(await act(part));
    await pause();
  }
  return done;
}

async function readBefore(context: Excel.RequestContext, { sheet, items }: Part<HostWrite>): Promise<Part<Content>> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const asked = blocksOf(items).map((block) => {
    const range = worksheet.getRange(addressOfBlock(block));
    range.load('formulas');
    return { block, range };
  });
  await context.sync();
  return { sheet, items: asked.flatMap(({ block, range }) => contentsBefore(sheet, block, range)) };
}

async function put(context: Excel.RequestContext, { sheet, items }: Part<Content>): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  if (has('1.6')) context.workbook.application.suspendApiCalculationUntilNextSync();
  for (const block of blocksOf(items)) {
    worksheet.getRange(addressOfBlock(block)).formulas = block.rows.map((row) => row.map(({ typed }) => typed));
  }
  await context.sync();
}

function contentsBefore(sheet: string, { rows }: Block<HostWrite>, { formulas }: Excel.Range): readonly Content[] {
  return rows.flatMap((row, i) =>
    row.map((write, j) => {
      const typed = typedOf(formulas[i]?.[j]);
      if (typeof typed === 'string' && typed.startsWith('=') && write.overFormula !== true && !('formula' in write)) {
        throw cellHasFormula(sheet, write.cell);
      }
      return { cell: write.cell, typed };
    }),
  );
}

function contentOf(write: HostWrite): Content {
  if ('formula' in write) return { cell: write.cell, typed: write.formula };
  const { cell, value } = write;
  return { cell, typed: typeof value === 'string' ? asText(value) : (value ?? '') };
}

/** What stood in a cell, to be put back as it was: a text stays a text. */
function typedOf(formula: unknown): string | number | boolean {
  if (typeof formula === 'number' || typeof formula === 'boolean') return formula;
  const text = typeof formula === 'string' ? formula : '';
  return text.startsWith('=') ? text : asText(text);
}

/** Excel reads what is typed: `1/2` would become a day. The apostrophe says that a text is meant; it is not part of it. */
function asText(text: string): string {
  return readsOtherwise(text) ? `'${text}` : text;
}

const MONTH_NAME = /^\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tháng|thg)\D*\d/iu;

function readsOtherwise(text: string): boolean {
  return /^[\s]*[=+\-@'#(\d.,$₫%]/u.test(text) || /^(?:true|false|đúng|sai)$/iu.test(text.trim()) || MONTH_NAME.test(text);
}

function cellHasFormula(sheet: string, cell: string): Trouble {
  return new Trouble('excel-cell-has-formula', {
    vi: `Ô ${sheet}!${cell} đang có công thức nên không ghi đè. Xóa công thức nếu đúng là muốn ghi số vào đó, rồi thử lại.`,
    en: `Cell ${sheet}!${cell} holds a formula, so nothing was written. Clear it if a value really belongs there, and try again.`,
  });
}
