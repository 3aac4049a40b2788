/**
 * Writes into Excel's cells: read what is there, refuse formulas nobody meant and what somebody changed since, write in few
 * blocks, remember how to take it back. Done in parts, because Excel on the web takes five megabytes in one request and the pane
 * has one thread.
 */
import type { Message } from '../../core/message.ts';
import type { HostLabel, HostWrite, Undo } from './host.ts';
import { changedMeanwhile, contentOf, few, HalfWritten, notTakenBack, refuseMoved, type Content as Standing } from './meanwhile.ts';
import { pause } from '../pause.ts';
import { messageOf, Trouble } from '../trouble.ts';
import { addressOfBlock, blocksOf, type Block } from './blocks.ts';
import { has } from './excelRead.ts';

/** Of one round trip. A cell by itself costs some 460 bytes in a request: a megabyte and a half at worst. Any report is one part. */
const MOST_AT_ONCE = 3_000;

interface Typed {
  readonly cell: string;
  /** As `Range.formulas` takes it. */
  readonly typed: string | number | boolean;
}

interface Content {
  readonly cell: string;
  readonly content: Standing;
}

type Run = <T>(work: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;

/** @throws Trouble `excel-cell-has-formula`, `changed-meanwhile`, `rows-moved`, `excel-protected`, `excel-editing`; HalfWritten */
export async function writeCells(run: Run, writes: readonly HostWrite[], labels: readonly HostLabel[]): Promise<Undo> {
  const parts = partsOf(writes);
  // All is looked at before any is written.
  await lookForMoved(run, labels);
  const looked = await run((context) => inTurn(parts, (part) => look(context, part)));
  const changed = looked.flatMap((part) => part.changed);
  if (changed.length > 0) throw changedMeanwhile(changed);
  const before = looked.map((part) => part.before);
  const written: Part<Content>[] = [];
  let after = labels;
  const undo = (): Undo => ({
    cells: parts.slice(0, written.length).flatMap(({ items }) => items.map(({ cell }) => cell)),
    revert: () => takeBack(run, before.slice(0, written.length), written, after),
  });
  try {
    await run((context) =>
      inTurn(parts, async ({ sheet, items }) => {
        written.push(await put(context, { sheet, items: items.map(typedFor) }));
      }),
    );
  } catch (error) {
    // Half a master is worse than none. Of the part that failed some may be there: Excel keeps what came before its error.
    const failed = parts[written.length];
    if (failed) written.push(await run((context) => read(context, failed)).catch(() => asMeant(failed)));
    await undo()
      .revert()
      .catch(() => {
        throw new HalfWritten(messageOf(error), undo());
      });
    throw error;
  }
  after = await asTheyShow(run, labels).catch(() => labels);
  return undo();
}

/** A heading that counts what was written shows something else by then. */
async function asTheyShow(run: Run, labels: readonly HostLabel[]): Promise<readonly HostLabel[]> {
  if (!labels.some(({ isFormula }) => isFormula)) return labels;
  const shows = await shownBy(run, labels);
  return labels.map((label) => ({ ...label, holds: shows(label) }));
}

/** What was typed since stays; asked again after a failure, it takes back what is left. */
async function takeBack(
  run: Run,
  before: readonly Part<Content>[],
  written: readonly Part<Content>[],
  labels: readonly HostLabel[],
): Promise<void> {
  await lookForMoved(run, labels, notTakenBack);
  const found = await run((context) =>
    inTurn(before, async (part, at) => stillOurs(part, contents(...written.slice(at, at + 1)), await read(context, part))),
  );
  await run((context) =>
    inTurn(
      found.flatMap(({ ours }) => (ours.items.length > 0 ? [ours] : [])),
      (part) => put(context, typedAgain(part)),
    ),
  );
  const typedSince = found.flatMap((part) => part.typedSince);
  if (typedSince.length > 0) throw typedInto(typedSince);
}

/** @throws Trouble `rows-moved` */
async function lookForMoved(run: Run, labels: readonly HostLabel[], said?: (cells: string) => Message): Promise<void> {
  if (labels.length > 0) refuseMoved(labels, await shownBy(run, labels), said);
}

async function shownBy(run: Run, labels: readonly HostLabel[]): Promise<(label: HostLabel) => Standing> {
  const parts = await run((context) => inTurn(partsOf(labels), (part) => read(context, part, 'values')));
  const there = new Map([...Map.groupBy(parts, ({ sheet }) => sheet)].map(([sheet, some]) => [sheet, contents(...some)]));
  return ({ sheet, cell }) => there.get(sheet)?.get(cell) ?? '';
}

/** What is to be put back, and the cells in which neither what was written nor what was there before stands. */
function stillOurs(
  before: Part<Content>,
  written: ReadonlyMap<string, Standing>,
  now: Part<Content>,
): { readonly ours: Part<Content>; readonly typedSince: readonly string[] } {
  const there = contents(now);
  const isOurs = ({ cell }: Content): boolean => there.get(cell) === written.get(cell);
  return {
    ours: { sheet: before.sheet, items: before.items.filter((item) => isOurs(item) && there.get(item.cell) !== item.content) },
    typedSince: before.items.filter((item) => !isOurs(item) && there.get(item.cell) !== item.content).map(({ cell }) => cell),
  };
}

/** Of parts of one sheet. */
function contents(...parts: readonly Part<Content>[]): ReadonlyMap<string, Standing> {
  return new Map(parts.flatMap(({ items }) => items.map(({ cell, content }) => [cell, content])));
}

/** What travels in one round trip, of one sheet. */
interface Part<T> {
  readonly sheet: string;
  readonly items: readonly T[];
}

function partsOf<T extends { readonly sheet: string }>(all: readonly T[]): readonly Part<T>[] {
  return [...Map.groupBy(all, ({ sheet }) => sheet)].flatMap(([sheet, items]) =>
    Array.from({ length: Math.ceil(items.length / MOST_AT_ONCE) }, (_, at) => ({
      sheet,
      items: items.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
    })),
  );
}

async function inTurn<T, R>(parts: readonly T[], act: (part: T, at: number) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (const [at, part] of parts.entries()) {
    done.push(await act(part, at));
    await pause();
  }
  return done;
}

/** What was typed there, or what it shows. */
type Face = 'formulas' | 'values';

async function read(
  context: Excel.RequestContext,
  { sheet, items }: Part<{ readonly cell: string }>,
  face: Face = 'formulas',
): Promise<Part<Content>> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const asked = blocksOf(items).map((block) => ({ block, range: asking(worksheet.getRange(addressOfBlock(block)), face) }));
  await context.sync();
  return { sheet, items: asked.flatMap(({ block, range }) => contentsOf(block, range[face])) };
}

/** Gives what then stands in the cells: Excel writes a formula or a figure in its own way. Told in the same round trip. */
async function put(context: Excel.RequestContext, { sheet, items }: Part<Typed>): Promise<Part<Content>> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  if (has('1.6')) context.workbook.application.suspendApiCalculationUntilNextSync();
  const asked = blocksOf(items).map((block) => {
    const range = worksheet.getRange(addressOfBlock(block));
    range.formulas = block.rows.map((row) => row.map(({ typed }) => typed));
    return { block, range: asking(range, 'formulas') };
  });
  await context.sync();
  return { sheet, items: asked.flatMap(({ block, range }) => contentsOf(block, range.formulas)) };
}

function asking(range: Excel.Range, face: Face): Excel.Range {
  range.load(face);
  return range;
}

function contentsOf({ rows }: Block<{ readonly cell: string }>, there: readonly (readonly unknown[])[]): readonly Content[] {
  return rows.flatMap((row, i) => row.map(({ cell }, j) => ({ cell, content: plain(there[i]?.[j]) })));
}

function plain(content: unknown): Standing {
  return typeof content === 'number' || typeof content === 'boolean' || typeof content === 'string' ? content : '';
}

/** What stands where a part is to be written, and which of it is not as it was seen. @throws Trouble `excel-cell-has-formula` */
async function look(
  context: Excel.RequestContext,
  part: Part<HostWrite>,
): Promise<{ readonly before: Part<Content>; readonly changed: readonly string[] }> {
  const before = await read(context, part);
  const there = contents(before);
  const changed: string[] = [];
  for (const write of part.items) {
    const content = there.get(write.cell) ?? '';
    if (write.expected !== undefined && contentOf(write.expected) !== content) changed.push(write.cell);
    else if (isFormula(content) && write.overFormula !== true) throw cellHasFormula(part.sheet, write.cell);
  }
  return { before, changed };
}

function isFormula(content: Standing): boolean {
  return typeof content === 'string' && content.startsWith('=');
}

/** As a part is put back. */
function typedAgain({ sheet, items }: Part<Content>): Part<Typed> {
  return { sheet, items: items.map(({ cell, content }) => ({ cell, typed: typedOf(content) })) };
}

function typedFor(write: HostWrite): Typed {
  if ('formula' in write) return { cell: write.cell, typed: write.formula };
  const { cell, value } = write;
  return { cell, typed: typeof value === 'string' ? asText(value) : (value ?? '') };
}

/** What a part that failed holds where it was written: an apostrophe is no part of a text. */
function asMeant({ sheet, items }: Part<HostWrite>): Part<Content> {
  return { sheet, items: items.map((write) => ({ cell: write.cell, content: 'formula' in write ? write.formula : (write.value ?? '') })) };
}

/** What stood in a cell, to be put back as it was: a text stays a text. */
function typedOf(content: Standing): Typed['typed'] {
  return typeof content !== 'string' || isFormula(content) ? content : asText(content);
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

function typedInto(cells: readonly string[]): Trouble {
  return new Trouble('changed-meanwhile', {
    vi: `Ô ${few(cells)} đã được gõ lại sau lần ghi nên được giữ nguyên; các ô khác của lần ghi đó đã trở về như cũ.`,
    en: `Cell ${few(cells)} was typed into since and keeps what was typed; the other cells of that writing are back as they were.`,
  });
}
