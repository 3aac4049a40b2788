/**
 * Cells shown in colours by a conditional format of our own: the cells' own fill is never touched, and our rule is known by its
 * formula, so that it can be taken away without a trace.
 */
import type { Mark, MarkColour } from './host.ts';

/** Always true, and written by nobody else. */
const OUR_RULE = '=LEN("tieu-chi")=8';

const FILLS: Readonly<Record<MarkColour, string>> = {
  red: '#F8CBCB',
  amber: '#FFE2A8',
  blue: '#CFE0F7',
  grey: '#E3E3E3',
  green: '#CFE8CF',
  violet: '#E2D0F3',
};

/** Cells of one address text; Excel takes up to 255 characters. */
const MOST_ADDRESS = 250;

export async function markCells(context: Excel.RequestContext, sheet: string, marks: readonly Mark[]): Promise<void> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  await removeOurs(context, worksheet);
  for (const [colour, some] of Map.groupBy(marks, (mark) => mark.colour)) {
    for (const address of addressesOf(some.map(({ cell }) => cell))) {
      const format = worksheet.getRanges(address).conditionalFormats.add('Custom');
      format.custom.rule.formula = OUR_RULE;
      format.custom.format.fill.color = FILLS[colour];
    }
  }
  await context.sync();
}

/** The sheets that bear our rule. */
export async function findMarked(context: Excel.RequestContext): Promise<readonly string[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const found = await oursOf(context, worksheets.items);
  return worksheets.items.flatMap(({ name }, at) => ((found[at] ?? []).length > 0 ? [name] : []));
}

async function removeOurs(context: Excel.RequestContext, worksheet: Excel.Worksheet): Promise<void> {
  for (const formats of await oursOf(context, [worksheet])) for (const format of formats) format.delete();
}

/** Our rules on each of the sheets. */
async function oursOf(
  context: Excel.RequestContext,
  worksheets: readonly Excel.Worksheet[],
): Promise<readonly (readonly Excel.ConditionalFormat[])[]> {
  const asked = worksheets.map((worksheet) => worksheet.getRange().conditionalFormats);
  for (const formats of asked) formats.load('items/type');
  await context.sync();
  const custom = asked.map(({ items }) => items.filter(({ type }) => type === 'Custom'));
  for (const format of custom.flat()) format.custom.rule.load('formula');
  if (custom.flat().length > 0) await context.sync();
  return custom.map((formats) => formats.filter((format) => format.custom.rule.formula === OUR_RULE));
}

function addressesOf(cells: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const cell of new Set(cells)) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + cell.length < MOST_ADDRESS) texts[texts.length - 1] = `${last},${cell}`;
    else texts.push(cell);
  }
  return texts;
}
