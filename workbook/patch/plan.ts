/**
 * Turns the writes asked for into a plan by sheet, and collects what cannot be written. A patch is
 * all or nothing: one refusal and no byte changes, with every refusal named.
 */
import { addressOf, parseAddress } from '../../core/sheet/address.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import { plainPosition } from '../formula/plainAddress.ts';
import { MAX_CELL_TEXT, MAX_WRITES } from '../limits.ts';
import type { SheetEntry } from '../read/structure.ts';

export interface PlannedWrite {
  readonly row: number;
  readonly column: number;
  /** `C7`. */
  readonly cell: string;
  readonly value: CellWrite['value'];
  readonly overFormula: boolean;
}

/** By row, then by column; no cell twice. */
export type SheetPlan = readonly PlannedWrite[];

export interface Refusal {
  readonly code: ProblemCode;
  readonly sheet: string;
  readonly cell: string;
  /** First cell of the merged area that hides the target. */
  readonly anchor?: string;
}

export function planBySheet(
  writes: readonly CellWrite[],
  sheets: readonly SheetEntry[],
  refusals: Refusal[],
): ReadonlyMap<SheetEntry, SheetPlan> {
  if (writes.length > MAX_WRITES) throw new Problem('patch-too-many', { count: writes.length, limit: MAX_WRITES });
  const byName = new Map(
    sheets.flatMap((sheet) => [
      [sheet.name.toLowerCase(), sheet],
      [sheet.name, sheet],
    ]),
  );
  const plans = new Map<SheetEntry, PlannedWrite[]>();
  for (const write of writes) {
    const sheet = byName.get(write.sheet) ?? byName.get(write.sheet.toLowerCase());
    const planned = plannedWrite(write, sheet);
    if (typeof planned === 'string') refusals.push({ code: planned, sheet: write.sheet, cell: write.cell });
    else if (sheet) {
      const plan = plans.get(sheet);
      if (plan) plan.push(planned);
      else plans.set(sheet, [planned]);
    }
  }
  for (const [sheet, plan] of plans) {
    plan.sort((a, b) => a.row - b.row || a.column - b.column);
    let before: PlannedWrite | undefined;
    for (const write of plan) {
      if (before?.row === write.row && before.column === write.column)
        refusals.push({ code: 'patch-twice', sheet: sheet.name, cell: write.cell });
      before = write;
    }
  }
  return plans;
}

function plannedWrite({ cell, value, overFormula = false }: CellWrite, sheet: SheetEntry | undefined): PlannedWrite | ProblemCode {
  if (!sheet) return 'patch-unknown-sheet';
  if (sheet.kind !== 'worksheet') return 'patch-not-worksheet';
  const plain = plainPosition(cell);
  const position = plain ?? parseAddress(cell);
  if (!position) return 'patch-bad-address';
  if (!isStorable(value)) return 'patch-bad-value';
  const { row, column } = position;
  return { row, column, cell: plain ? cell : addressOf(row, column), value, overFormula };
}

function isStorable(value: CellWrite['value']): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'string' || value.length <= MAX_CELL_TEXT;
}

/** Nothing when all can be written; else one Problem: the reason's own when there is but one, `patch-refused` for several. */
export function throwRefusals(refusals: readonly Refusal[]): void {
  const codes = [...new Set(refusals.map(({ code }) => code))];
  const problems = codes.map((code) =>
    problemOf(
      code,
      refusals.filter((refusal) => refusal.code === code),
    ),
  );
  const [only, another] = problems;
  if (!only) return;
  if (!another) throw only;
  throw new Problem('patch-refused', {
    codes,
    cells: refusals.map(nameOf),
    vi: problems.map(({ text }) => text.vi).join(' '),
    en: problems.map(({ text }) => text.en).join(' '),
  });
}

function problemOf(code: ProblemCode, refusals: readonly Refusal[]): Problem {
  const anchors = refusals.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]));
  return new Problem(code, { cells: refusals.map(nameOf), limit: MAX_CELL_TEXT, ...(anchors.length > 0 ? { anchors } : {}) });
}

function nameOf({ sheet, cell }: Refusal): string {
  return `${sheet}!${cell}`;
}
