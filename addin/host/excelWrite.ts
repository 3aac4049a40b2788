/**
 * Writes into Excel's cells: read what is there, refuse formulas nobody meant, write in few blocks, remember how to take it
 * back. Each step is bounded, because Excel on the web takes five megabytes in one request.
 */
import type { HostWrite, Undo } from './host.ts';
import { Trouble } from '../trouble.ts';
import { addressOfBlock, blocksOf, type Block } from './blocks.ts';
import { has } from './excelRead.ts';

/** A range costs some 460 bytes in a request, as much as fifteen cells of 30: together half of what the web takes. */
const MOST_AT_ONCE = 60_000;
const RANGE_COST = 15;

interface Content {
  readonly cell: string;
  /** As `Range.formulas` takes it. */
  readonly typed: string | number | boolean;
}

type Run = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** @throws Trouble `excel-cell-has-formula`, `excel-protected`, `excel-editing` */
export async function writeCells(run: Run, writes: readonly HostWrite[]): Promise<Undo> {
  const bySheet = [...Map.groupBy(writes, ({ sheet }) => sheet)];
  const before = await run(async (context) => readBefore(context, bySheet));
  await run(async (context) => {
    await putAll(
      context,
      bySheet.map(([sheet, some]) => [sheet, some.map(contentOf)] as const),
    );
  });
  return {
    cells: writes.map(({ cell }) => cell),
    revert: () => run((context) => putAll(context, before)),
  };
}

type BySheet<T> = readonly (readonly [sheet: string, items: readonly T[]])[];

async function readBefore(context: Excel.RequestContext, bySheet: BySheet<HostWrite>): Promise<BySheet<Content>> {
  const asked = bySheet.map(([sheet, writes]) => {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const blocks = blocksOf(writes)
      .flatMap(split)
      .map((block) => {
        const range = worksheet.getRange(addressOfBlock(block));
        range.load('formulas');
        return { block, range };
      });
    return { sheet, blocks };
  });
  await context.sync();
  return asked.map(({ sheet, blocks }) => [sheet, blocks.flatMap(({ block, range }) => contentsBefore(sheet, block, range))] as const);
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

async function putAll(context: Excel.RequestContext, bySheet: BySheet<Content>): Promise<void> {
  let waiting = 0;
  for (const [sheet, contents] of bySheet) {
    const worksheet = context.workbook.worksheets.getItem(sheet);
    for (const block of blocksOf(contents).flatMap(split)) {
      if (waiting === 0 && has('1.6')) context.workbook.application.suspendApiCalculationUntilNextSync();
      worksheet.getRange(addressOfBlock(block)).formulas = block.rows.map((row) => row.map(({ typed }) => typed));
      waiting += costOf(block);
      if (waiting < MOST_AT_ONCE) continue;
      await context.sync();
      waiting = 0;
    }
  }
  if (waiting > 0) await context.sync();
}

function costOf({ rows }: Block<unknown>): number {
  return RANGE_COST + rows.length * (rows[0]?.length ?? 0);
}

/** A block too large for one request, in parts of whole rows. */
function split<T>(block: Block<T>): readonly Block<T>[] {
  if (costOf(block) <= MOST_AT_ONCE) return [block];
  const height = Math.max(1, Math.floor(MOST_AT_ONCE / 2 / (block.rows[0]?.length ?? 1)));
  const parts: Block<T>[] = [];
  for (let at = 0; at < block.rows.length; at += height) {
    const rows = block.rows.slice(at, at + height);
    parts.push({ ...block, top: block.top + at, bottom: block.top + at + rows.length - 1, rows });
  }
  return parts;
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
