/** The cells of sheets when rows are inserted: those below move, formulas follow, new rows look like the model. */
import { addressOf, MAX_ROW, parseRange } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { shiftable, shifted } from '../formula/shift.ts';
import { createFormulaText } from '../patch/results.ts';
import type { ScannedFormula, ScannedRow, SheetScan } from '../patch/scan.ts';
import { editTag, escapeXml, isSelfClosed, opened, type Edit } from '../xml/edit.ts';
import { grownFormula, grownRange, grownRow, type Growth } from './growth.ts';

/** Edits of the formulas of sheet `own`, and of its cells' places when it is the grown one. */
export function cellEdits(scan: SheetScan, own: number, name: string, growth: Growth): readonly Edit[] {
  const edits = formulaEdits(scan, own, name, growth);
  return own === growth.sheetIndex ? [...edits, ...moveEdits(scan, growth), ...newRows(scan, name, growth)] : edits;
}

function formulaEdits(scan: SheetScan, own: number, name: string, growth: Growth): readonly Edit[] {
  const textOf = createFormulaText(scan.formulas, Infinity);
  const isGrown = own === growth.sheetIndex;
  const grown = scan.formulas.map((formula) => ({ formula, ...grownOf(formula, textOf, own, name, growth) }));
  // A shared formula is meant by distance, and the distances change: its cells get their own.
  const split = new Set(
    grown.flatMap(({ formula: { attributes, row }, changes }) =>
      attributes.t === 'shared' && (changes || (isGrown && row > growth.after)) ? [attributes.si] : [],
    ),
  );
  return grown.flatMap(({ formula, text, changes }): Edit[] => {
    const { attributes, start, openEnd, end } = formula;
    const isSplit = attributes.t === 'shared' && split.has(attributes.si);
    const ref = attributes.t === 'array' && isGrown ? grownRange(attributes.ref ?? '', growth) : attributes.ref;
    if (!changes && !isSplit && ref === attributes.ref) return [];
    const tag = scan.text.slice(start, openEnd);
    const own = isSplit ? editTag(tag, { t: null, si: null, ref: null }) : editTag(tag, ref === undefined ? {} : { ref });
    return [{ start, end, text: `${opened(own)}${escapeXml(text)}</${scan.prefix}f>` }];
  });
}

function grownOf(
  formula: ScannedFormula,
  textOf: (formula: ScannedFormula) => string | undefined,
  own: number,
  name: string,
  growth: Growth,
): { readonly text: string; readonly changes: boolean } {
  const where = `${name}!${addressOf(formula.row, formula.column)}`;
  const { attributes } = formula;
  const area = own === growth.sheetIndex ? parseRange(attributes.ref ?? '') : undefined;
  const isAcross = area !== undefined && area.top <= growth.after && growth.after < area.bottom;
  if (attributes.t === 'dataTable' || (attributes.t === 'array' && isAcross)) throw new Problem('grow-array', { where });
  const was = attributes.t === 'array' ? formula.text : textOf(formula);
  if (was === undefined) throw new Problem('grow-formula', { where, formula: '' });
  const { text } = grownFormula(was, own, growth, where);
  return { text, changes: text !== was };
}

/** Rows and cells that say where they are say it anew; the others count from those before. */
function moveEdits({ text, rows, cells }: SheetScan, growth: Growth): readonly Edit[] {
  const edits: Edit[] = [];
  for (const row of rows) {
    if (row.row <= growth.after) continue;
    const now = grownRow(row.row, growth);
    if (now > MAX_ROW) throw new Problem('grow-too-far', { row: MAX_ROW });
    edits.push({ start: row.start, end: row.openEnd, text: editTag(text.slice(row.start, row.openEnd), { r: String(now) }) });
    for (let cell = row.firstCell; cell < row.lastCell; cell += 1) {
      const [start, end] = [cells.start(cell), cells.openEnd(cell)];
      edits.push({ start, end, text: editTag(text.slice(start, end), { r: addressOf(now, cells.column(cell)) }) });
    }
  }
  return edits;
}

/** Styles, height and formulas of the model row; no values. */
function newRows(scan: SheetScan, name: string, growth: Growth): readonly Edit[] {
  const { text, rows, dataTag, data, prefix } = scan;
  const model = rows.find(({ row }) => row === growth.likeRow);
  const before = rows.find(({ row }) => row > growth.after);
  const isEmpty = isSelfClosed(text.slice(dataTag.start, dataTag.end));
  if (!model || isEmpty) return [];
  const place = before?.start ?? text.lastIndexOf('<', data.end - 1);
  const made = Array.from({ length: growth.count }, (_, i) => newRow(scan, model, growth.after + 1 + i, name, growth));
  return [{ start: place, end: place, text: made.map(({ tag, content }) => `${tag}${content}</${prefix}row>`).join('') }];
}

function newRow(
  scan: SheetScan,
  model: ScannedRow,
  row: number,
  name: string,
  growth: Growth,
): { readonly tag: string; readonly content: string } {
  const { text, cells, prefix } = scan;
  const tag = opened(editTag(text.slice(model.start, model.openEnd), { r: String(row), hidden: null, collapsed: null }));
  const formulas = new Map(scan.formulas.filter((formula) => formula.row === model.row).map((formula) => [formula.cell, formula]));
  const textOf = createFormulaText(scan.formulas, Infinity);
  let content = '';
  for (let cell = model.firstCell; cell < model.lastCell; cell += 1) {
    const at = addressOf(row, cells.column(cell));
    const style = cells.style(cell) < 0 ? '' : ` s="${String(cells.style(cell))}"`;
    const formula = formulas.get(cell);
    const where = `${name}!${addressOf(model.row, cells.column(cell))}`;
    if (formula && formula.attributes.t !== undefined && formula.attributes.t !== 'shared' && formula.attributes.t !== 'normal')
      throw new Problem('grow-array', { where });
    const was = formula && textOf(formula);
    // The model's formula as it stands after growing, moved from the model's row to the new one.
    const grown = was === undefined ? undefined : grownFormula(was, growth.sheetIndex, growth, where).text;
    const moved = grown === undefined ? undefined : shifted(shiftable(grown), row - grownRow(model.row, growth), 0);
    content += `<${prefix}c r="${at}"${style}${moved === undefined ? '/>' : `><${prefix}f>${escapeXml(moved)}</${prefix}f></${prefix}c>`}`;
  }
  return { tag, content };
}
