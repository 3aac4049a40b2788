/** A draft becomes a Sheet: rows and columns get their places, and formulas the addresses of that moment. */
import { addressOf } from '../../core/sheet/address.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import type { ColumnKey } from '../../core/template/schema.ts';
import type { Body, Draft } from './draft.ts';

export function printDraft(draft: Draft): Sheet {
  const cells: Cell[] = [];
  const merges: string[] = [];
  const hiddenRows: number[] = [];
  const put = (row: number, column: number, { compute, ...body }: Body, formula?: string): void => {
    cells.push({ at: addressOf(row, column), ...body, ...(formula === undefined ? {} : { formula }) });
  };
  draft.above.forEach((line, index) => line.forEach(({ column, body }) => put(index + 1, column, body)));
  const top = draft.above.length + 1;
  const depth = Math.max(...draft.columns.map(({ labels }) => labels.length));
  const places = new Map<string, number>();
  let next = top + depth + (draft.columnNumbers ? 1 : 0);
  const repeats: number[] = [];
  draft.rows.forEach((row, index) => {
    if (draft.repeatHeadingBefore.includes(index)) {
      repeats.push(next);
      next += depth;
    }
    if (row.key !== null && !places.has(row.key)) places.set(row.key, next);
    next += 1;
  });
  for (const at of [top, ...repeats]) printHeading(draft, at, depth, put, merges);
  if (draft.columnNumbers) draft.columns.forEach((_, index) => put(top + depth, index + 1, { value: `(${String(index + 1)})` }));
  const columnOf = (key: ColumnKey | 'unmet'): number => draft.columns.findIndex((column) => column.key === key) + 1;
  const addressIn = (key: string, column: ColumnKey): string => {
    const row = places.get(key);
    return row === undefined || columnOf(column) === 0 ? '' : addressOf(row, columnOf(column));
  };
  let at = top + depth + (draft.columnNumbers ? 1 : 0);
  draft.rows.forEach((row, index) => {
    if (draft.repeatHeadingBefore.includes(index)) at += depth;
    draft.columns.forEach(({ key, values }, column) => {
      const body = key === null ? values?.[row.key ?? ''] : row.cells[key];
      if (body) put(at, column + 1, body, body.compute?.(addressIn) ?? body.formula);
    });
    if (row.hidden) hiddenRows.push(at);
    at += 1;
  });
  draft.below.forEach((line, index) => line.forEach(({ column, body }) => put(at + index, column, body)));
  for (const { from, to, column } of draft.merged) merges.push(`${addressIn(from, column)}:${addressIn(to, column)}`);
  const order = new Map(cells.map((cell) => [cell, place(cell.at)]));
  cells.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { name: draft.name, cells, ...(merges.length > 0 ? { merges } : {}), ...(hiddenRows.length > 0 ? { hiddenRows } : {}) };
}

function place(at: string): number {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(at) ?? [];
  return Number(row) * 20_000 + [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Labels side by side that say the same are merged; a column with fewer labels than the heading has rows is merged down. */
function printHeading(
  draft: Draft,
  top: number,
  depth: number,
  put: (row: number, column: number, body: Body) => void,
  merges: string[],
): void {
  draft.columns.forEach(({ labels }, index) => {
    labels.forEach((label, level) => {
      const before = draft.columns[index - 1]?.labels;
      const isLast = level === labels.length - 1;
      if (!isLast && before?.[level] === label && before.length > level + 1) return;
      if (label !== '') put(top + level, index + 1, { value: label });
      let right = index;
      if (!isLast)
        while (draft.columns[right + 1]?.labels[level] === label && (draft.columns[right + 1]?.labels.length ?? 0) > level + 1) right += 1;
      const bottom = isLast ? depth - 1 : level;
      if (right > index || bottom > level) merges.push(`${addressOf(top + level, index + 1)}:${addressOf(top + bottom, right + 1)}`);
    });
  });
}
