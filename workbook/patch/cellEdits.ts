/**
 * What changes in cells that are not written themselves: a stored result made new or dropped, a shared formula that
 * moves in from a cell that was written over. Style, and whatever else stands in the cell, stay.
 */
import { addressOf } from '../../core/sheet/address.ts';
import type { Scalar } from '../../core/sheet/formula/value.ts';
import type { ByteCopy } from '../xml/byteCopy.ts';
import { editTag, escapeXml, opened } from '../xml/edit.ts';
import { resultMarkup, resultType } from './markup.ts';
import type { ScannedFormula, SheetScan } from './scan.ts';

export interface CellEdit {
  /** Place in the scan's cells. */
  readonly cell: number;
  /** Null drops the stored result; absent, it stays. */
  readonly result?: Scalar;
  /** The cell becomes the first of its shared formula. */
  readonly shared?: SharedFormula;
}

export interface SharedFormula {
  readonly formula: ScannedFormula;
  readonly text: string;
  /** Where the formula's cells are. */
  readonly ref: string;
}

/** The edit's replacements, from the front to the back of the cell. */
export function editCell(
  { text, cells, prefix }: SheetScan,
  { cell, result, shared }: CellEdit,
  formula: ScannedFormula | undefined,
  copy: Pick<ByteCopy, 'replace'>,
): void {
  const open = text.slice(cells.start(cell), cells.openEnd(cell));
  if (result !== undefined) {
    const tag = editTag(open, { t: resultType(result) });
    if (tag !== open) copy.replace(cells.start(cell), cells.openEnd(cell), tag);
  }
  if (shared) copy.replace(shared.formula.start, shared.formula.end, sharedMarkup(text, prefix, shared));
  if (result === undefined) return;
  const value = result === null ? '' : resultMarkup(prefix, result);
  if (cells.valueStart(cell) >= 0) copy.replace(cells.valueStart(cell), cells.valueEnd(cell), value);
  else if (value !== '') {
    if (!formula) throw new Error(`no formula in ${addressOf(cells.row(cell), cells.column(cell))}`);
    copy.replace(formula.end, formula.end, value);
  }
}

function sharedMarkup(text: string, prefix: string, { formula, text: master, ref }: SharedFormula): string {
  const tag = opened(editTag(text.slice(formula.start, formula.openEnd), { ref }));
  return `${tag}${escapeXml(master)}</${prefix}f>`;
}
