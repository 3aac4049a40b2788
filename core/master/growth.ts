/**
 * Rows for communes that a master has none for: where they are inserted and what names them there. Asked for only; otherwise
 * such communes are named and nothing is written of them.
 *
 * | the commune                                    | its row                                              |
 * |------------------------------------------------|------------------------------------------------------|
 * | its district has rows in the block             | behind the last of them, so that the block's sums grow |
 * | its district has none, or the master is a form | none: it stays named among those without a row       |
 * | a doubtful row may be its                      | none: a person says first whose that row is          |
 * | its unit's rows are several (Kế hoạch, Thực hiện) | refused: one inserted row would be half a unit    |
 */
import type { Totals } from '../consolidation/totals.ts';
import { Problem } from '../problem.ts';
import { addressOf, columnNumber, parseAddress } from '../sheet/address.ts';
import type { ValueWrite, Sheet } from '../sheet/sheet.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { isWritten, type Binding } from './binding.ts';
import { isEmpty } from './cellHolds.ts';
import { printedOf, type Printed } from './printed.ts';
import { isPart } from './unitParts.ts';

/** Rows to be inserted behind one row, which they look like. */
export interface Insertion {
  readonly after: number;
  readonly units: readonly string[];
}

/** From the last to the first, so that each can be inserted where it is said. */
export function planInsertions({ layout, rows, unplaced }: Binding, totals: Totals, tree: UnitTree): readonly Insertion[] {
  if (layout === 'form') return [];
  const kind = layout === 'communes' ? 'commune' : 'totals';
  const named = new Set([
    ...rows.map(({ meaning }) => meaning.unit),
    ...unplaced.flatMap((one) => (one.kind === 'row' ? one.candidates : [])),
  ]);
  const obliged =
    layout === 'communes'
      ? [...totals.communes.map(({ unit }) => unit), ...totals.missing]
      : (totals.districts ?? []).filter(({ expected }) => expected > 0).map(({ unit }) => unit);
  const missing = [...new Set(obliged)].filter((unit) => !named.has(unit)).sort();
  const lastRows = new Map<string, number>();
  for (const row of rows) {
    if (!isWritten(row) || row.meaning.kind !== kind || row.meaning.unit === totals.unit) continue;
    const above = tree.unit(row.meaning.unit)?.parent ?? '';
    lastRows.set(above, Math.max(row.row, lastRows.get(above) ?? 0));
  }
  const byRow = Map.groupBy(missing, (unit) => lastRows.get(tree.unit(unit)?.parent ?? ''));
  return [...byRow].flatMap(([after, units]) => (after === undefined ? [] : [{ after, units }])).sort((a, b) => b.after - a.after);
}

/** @throws Problem `grow-several-rows` where a row that is to be repeated is one of several of its unit */
export function mustStandAlone(insertions: readonly Insertion[], binding: Binding, sheet: Sheet): void {
  const printed = printedOf(sheet);
  const unit = binding.columns.find(({ meaning }) => meaning.kind === 'unit');
  if (!printed || !unit) return;
  for (const { after } of insertions) {
    if (!standsAlone(after, columnNumber(unit.column), binding, printed))
      throw new Problem('grow-several-rows', { sheet: sheet.name, row: after });
  }
}

function standsAlone(row: number, column: number, { columns, rows, unplaced }: Binding, printed: Printed): boolean {
  const isNamedHere = printed.textAt(row, column) !== '' && printed.anchorOf(row, column).row === row;
  if (!isNamedHere || printed.anchorOf(row + 1, column).row === row) return false;
  const isKnown = rows.some((one) => one.row === row + 1) || unplaced.some((one) => one.kind === 'row' && rowOf(one.cell) === row + 1);
  if (isKnown || printed.textAt(row + 1, column) !== '') return true;
  // Without a name of its own it may be the rest of the unit above.
  const says = printed.sheet.cells.some(({ at, value }) => rowOf(at) === row + 1 && typeof value === 'string' && isPart(value));
  if (says) return false;
  return columns.every(({ column: letters }) => {
    const cell = printed.cell(row + 1, columnNumber(letters));
    return isEmpty(cell) || cell?.formula !== undefined;
  });
}

function rowOf(cell: string): number {
  return parseAddress(cell)?.row ?? 0;
}

export interface NamedRow {
  readonly unit: string;
  readonly row: number;
}

/** Where the inserted rows stand once all are there, and the cells that name them: name, number, code, district. `sheet` is as it was before. */
export function nameInserted(
  insertions: readonly Insertion[],
  binding: Binding,
  sheet: Sheet,
  tree: UnitTree,
): { readonly rows: readonly NamedRow[]; readonly writes: readonly ValueWrite[] } {
  const printed = printedOf(sheet);
  if (!printed) throw new Error(`sheet ${sheet.name} was bound and cannot be printed`);
  const rows: NamedRow[] = [];
  const writes: ValueWrite[] = [];
  let above = 0;
  for (const { after, units } of [...insertions].reverse()) {
    units.forEach((unit, at) => {
      const row = after + above + at + 1;
      rows.push({ unit, row });
      writes.push(...namesOf(unit, at + 1, after, row, binding, printed, tree));
    });
    above += units.length;
  }
  return { rows, writes };
}

function namesOf(
  code: string,
  place: number,
  like: number,
  row: number,
  { sheet, columns }: Binding,
  printed: Printed,
  tree: UnitTree,
): readonly ValueWrite[] {
  const unit = tree.unit(code);
  if (!unit) throw new Error(`unit ${code} has totals and is nobody on ${tree.day}`);
  return columns.flatMap(({ column: letters, meaning }): ValueWrite[] => {
    const column = columnNumber(letters);
    const model = printed.cell(like, column);
    const write = (value: string | number): ValueWrite[] => [{ sheet, cell: addressOf(row, column), value }];
    if (meaning.kind === 'unit') return write(unit.name);
    if (model?.formula !== undefined) return [];
    if (meaning.kind === 'district') return model ? write(tree.unit(unit.parent ?? '')?.name ?? '') : [];
    if (meaning.kind !== 'leftAlone') return [];
    if (meaning.own === 'number') return typeof model?.value === 'number' ? write(model.value + place) : [];
    if (meaning.own === 'code' && model) return write(typeof model.value === 'number' ? Number(code) : code);
    return [];
  });
}
