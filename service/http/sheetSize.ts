/** How large a sheet is that was sent, seen before its cells are looked at one by one. */
import { Problem } from '../../core/problem.ts';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_SHEET_CELLS } from './limits.ts';

/** What is of another form is left to the schema. @throws Problem `sheet-too-many-cells`, `cell-text-too-long`, `sheet-cell-repeated` */
export function checkSheetSize(body: unknown): void {
  const { name, cells } = fieldsOf(fieldsOf(body)['sheet']);
  if (!Array.isArray(cells)) return;
  const sheet = textOf(name);
  if (cells.length > MAX_SHEET_CELLS) throw new Problem('sheet-too-many-cells', { sheet, limit: MAX_SHEET_CELLS });
  const seen = new Set<string>();
  for (const cell of cells) {
    const { at, value, formula } = fieldsOf(cell);
    const address = textOf(at);
    if (seen.has(address)) throw new Problem('sheet-cell-repeated', { sheet, cell: address.slice(0, 10) });
    seen.add(address);
    mustHold(value, MAX_CELL_TEXT, sheet, address);
    mustHold(formula, MAX_FORMULA, sheet, address);
  }
}

function mustHold(text: unknown, limit: number, sheet: string, address: string): void {
  if (textOf(text).length > limit) throw new Problem('cell-text-too-long', { sheet, cell: address.slice(0, 10), limit });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const NO_FIELDS: Readonly<Record<string, unknown>> = {};

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : NO_FIELDS;
}
