/**
 * A shared formula stands in one cell and the others point to it. When that one is written over, the next of them
 * takes the formula in, moved to its own place, and the others go on pointing.
 */
import { addressOf } from '../../core/sheet/address.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { shiftable, shifted } from '../formula/shift.ts';
import type { CellEdit } from './cellEdits.ts';
import type { PlannedWrite } from './plan.ts';
import type { ScannedFormula, SheetScan } from './scan.ts';

/** What each heir takes in; `refused` are the written cells whose formula cannot be moved. */
export interface Rehoming {
  readonly edits: readonly CellEdit[];
  readonly refused: readonly PlannedWrite[];
}

export function rehomeShared({ formulas }: SheetScan, replaced: readonly PlannedWrite[]): Rehoming {
  if (replaced.length === 0) return { edits: [], refused: [] };
  const written = new Map(replaced.map((write) => [cellKey(write.row, write.column), write]));
  const edits: CellEdit[] = [];
  const refused: PlannedWrite[] = [];
  for (const [, group] of groupsOf(formulas)) {
    const master = group.find(({ text }) => text !== '');
    const write = master && written.get(cellKey(master.row, master.column));
    if (!master || !write) continue;
    const left = group.filter(({ row, column, text }) => text === '' && !written.has(cellKey(row, column)));
    const [heir] = left;
    if (!heir) continue;
    const text = moved(master, heir);
    // A reference that would leave the sheet at the heir's place cannot be moved on from there.
    if (text === undefined) refused.push(write);
    else edits.push({ cell: heir.cell, shared: { formula: heir, text, ref: areaOf(left) } });
  }
  return { edits, refused };
}

function groupsOf(formulas: readonly ScannedFormula[]): ReadonlyMap<string, readonly ScannedFormula[]> {
  const groups = new Map<string, ScannedFormula[]>();
  for (const formula of formulas) {
    const { t, si } = formula.attributes;
    if (t !== 'shared' || si === undefined) continue;
    const group = groups.get(si);
    if (group) group.push(formula);
    else groups.set(si, [formula]);
  }
  return groups;
}

function moved(master: ScannedFormula, heir: ScannedFormula): string | undefined {
  const count = (text: string): number => text.split('#REF!').length;
  const text = shifted(shiftable(master.text), heir.row - master.row, heir.column - master.column);
  return count(text) > count(master.text) ? undefined : text;
}

function areaOf(formulas: readonly ScannedFormula[]): string {
  const rows = formulas.map(({ row }) => row);
  const columns = formulas.map(({ column }) => column);
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b));
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b));
  const [first, last] = [addressOf(least(rows), least(columns)), addressOf(most(rows), most(columns))];
  return first === last ? first : `${first}:${last}`;
}
