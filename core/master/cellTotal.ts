/** Which total a written cell is: what a manifest remembers of it. */
import { columnLetters, parseAddress } from '../sheet/address.ts';
import type { Group } from '../units/obligation.ts';
import type { Binding, ColumnMeaning, RowMeaning } from './binding.ts';

export interface CellTotal {
  readonly row: RowMeaning;
  readonly column: ColumnMeaning;
}

/** By address, linear once; undefined for a cell that the binding does not know. */
export function cellTotalsOf({ rows, columns }: Binding): (cell: string) => CellTotal | undefined {
  const byRow = new Map(rows.map(({ row, meaning }) => [row, meaning]));
  const byColumn = new Map(columns.map(({ column, meaning }) => [column, meaning]));
  return (cell) => {
    const at = parseAddress(cell);
    const row = at && byRow.get(at.row);
    const column = at && byColumn.get(columnLetters(at.column));
    return row && column ? { row, column } : undefined;
  };
}

/** The group of communes a form's cell counts; null for all. */
export function groupOf({ row, column }: CellTotal): Group | null {
  const ofRow = 'group' in row ? row.group : null;
  return ofRow ?? (column.kind === 'results' ? column.group : null);
}
