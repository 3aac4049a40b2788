/** How large a sheet is that was sent, seen before its cells are looked at one by one. */
import { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_SHEET_CELLS } from './limits.ts';

const outline = z.object({ sheet: z.object({ name: z.unknown(), cells: z.array(z.unknown()) }) });

const LIMITS = [
  ['value', MAX_CELL_TEXT],
  ['formula', MAX_FORMULA],
] as const;

/** What is of another form is left to the schema. @throws Problem `sheet-too-many-cells`, `cell-text-too-long`, `sheet-cell-repeated` */
export function checkSheetSize(body: unknown): void {
  const parsed = outline.safeParse(body);
  if (!parsed.success) return;
  const { name, cells } = parsed.data.sheet;
  const sheet = typeof name === 'string' ? name : '';
  if (cells.length > MAX_SHEET_CELLS) throw new Problem('sheet-too-many-cells', { sheet, limit: MAX_SHEET_CELLS });
  const seen = new Set<string>();
  for (const cell of cells) {
    const at = textOf(cell, 'at') ?? '';
    if (seen.has(at)) throw new Problem('sheet-cell-repeated', { sheet, cell: at.slice(0, 10) });
    seen.add(at);
    for (const [key, limit] of LIMITS) {
      if ((textOf(cell, key)?.length ?? 0) > limit) throw new Problem('cell-text-too-long', { sheet, cell: at.slice(0, 10), limit });
    }
  }
}

function textOf(cell: unknown, key: 'at' | 'value' | 'formula'): string | undefined {
  const value: unknown = typeof cell === 'object' && cell !== null && key in cell ? (cell as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
