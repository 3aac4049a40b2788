/** Bindings written short, for specs: `C: criterion 1`, `9: commune 13969`, `? F: …` where doubtful. */
import type { Binding, BoundColumn, Unbound } from '../../core/master/binding.ts';
import { bind } from '../../core/master/bind.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { treeOf, unitOf } from '../support/units.ts';

export const tree = treeOf();

export interface Asked {
  readonly scope?: string;
  readonly criteria?: number;
}

export function tryBind(sheet: Sheet, { scope = '362', criteria = 19 }: Asked = {}): Binding | Unbound {
  return bind(sheet, unitOf(tree, scope), tree, criteriaSet(criteria), BANDS);
}

export function mustBind(sheet: Sheet, asked: Asked = {}): Binding {
  const binding = tryBind(sheet, asked);
  if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
  return binding;
}

export function columnsOf({ columns }: Binding): readonly string[] {
  return columns.map((column) => `${column.certainty === 'doubtful' ? '? ' : ''}${column.column}: ${meaningText(column)}`);
}

function meaningText({ meaning }: BoundColumn): string {
  if (meaning.kind === 'criterion') return `${meaning.measure === 'met' ? 'criterion' : meaning.measure} ${String(meaning.criterion)}`;
  return meaning.kind === 'band' ? `band ${meaning.label}` : meaning.kind;
}

export function rowsOf({ rows }: Binding): readonly string[] {
  return rows.map(
    ({ row, meaning, certainty }) => `${certainty === 'doubtful' ? '? ' : ''}${String(row)}: ${meaning.kind} ${meaning.unit}`,
  );
}

export function unplacedOf({ unplaced }: Binding): readonly string[] {
  return unplaced.map((one) => {
    switch (one.kind) {
      case 'row':
      case 'column':
        return `${one.kind} ${one.cell} ${one.label}`;
      case 'table':
        return `table ${one.cell}`;
      case 'unit':
        return `unit ${one.unit}`;
      case 'criterion':
        return `criterion ${String(one.criterion)}`;
      case 'confirmed':
        return `confirmed ${one.label}`;
    }
  });
}

/** `C: criterion 1` … for consecutive columns from a letter. */
export function criteriaFrom(first: string, count: number): readonly string[] {
  const start = first.charCodeAt(0) - 64;
  return Array.from({ length: count }, (_, at) => `${letters(start + at)}: criterion ${String(at + 1)}`);
}

function letters(column: number): string {
  return column <= 26 ? String.fromCharCode(64 + column) : `A${String.fromCharCode(64 + column - 26)}`;
}
