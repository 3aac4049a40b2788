/**
 * Turns the writes asked for into a plan by sheet, and collects what cannot be written. A patch is
 * all or nothing: one refusal and no byte changes, with every refusal named.
 */
import { addressOf, parseAddress } from '../../core/sheet/address.ts';
import type { CellWrite, ValueWrite } from '../../core/sheet/sheet.ts';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import { findUnwritable } from '../../core/sheet/formula/writable.ts';
import { plainPosition } from '../formula/plainAddress.ts';
import { SourceReader } from '../formula/sources.ts';
import { MAX_CELL_TEXT, MAX_WRITES } from '../limits.ts';
import type { SheetEntry, WorkbookStructure } from '../read/structure.ts';

export interface PlannedWrite {
  readonly row: number;
  readonly column: number;
  /** `C7`. */
  readonly cell: string;
  /** Of a formula its result: null until it is worked out, and where it cannot be told. */
  readonly value: ValueWrite['value'];
  /** Without `=`. */
  readonly formula: string | undefined;
  readonly overFormula: boolean;
}

/** True where nothing is left in the cell. */
export function isEmptying({ value, formula }: PlannedWrite): boolean {
  return value === null && formula === undefined;
}

export function isOfFormula({ formula }: PlannedWrite): boolean {
  return formula !== undefined;
}

/** By row, then by column; no cell twice. */
export type SheetPlan = readonly PlannedWrite[];

/** Looks cells up in a plan in ascending order, as the plan is: one finger in it is enough. */
export class PlanFinger {
  private readonly plan: SheetPlan;
  private next = 0;

  constructor(plan: SheetPlan) {
    this.plan = plan;
  }

  /** The cell's place in the plan; -1 where the plan has none. */
  find(row: number, column: number): number {
    const { plan } = this;
    for (; this.next < plan.length; this.next += 1) {
      const write = plan[this.next];
      if (!write || write.row > row || (write.row === row && write.column > column)) return -1;
      if (write.row === row && write.column === column) return this.next;
    }
    return -1;
  }
}

export interface Refusal {
  readonly code: ProblemCode;
  readonly sheet: string;
  readonly cell: string;
  /** First cell of the merged area that hides the target. */
  readonly anchor?: string;
  /** What of a formula is not understood. */
  readonly words?: string;
}

export function planBySheet(
  writes: readonly CellWrite[],
  structure: Pick<WorkbookStructure, 'sheets' | 'names'>,
  refusals: Refusal[],
): ReadonlyMap<SheetEntry, SheetPlan> {
  if (writes.length > MAX_WRITES) throw new Problem('patch-too-many', { count: writes.length, limit: MAX_WRITES });
  const byName = new Map(
    structure.sheets.flatMap((sheet) => [
      [sheet.name.toLowerCase(), sheet],
      [sheet.name, sheet],
    ]),
  );
  const plans = new Map<SheetEntry, PlannedWrite[]>();
  const unwritableIn = createFormulaRule(structure);
  writes.forEach((write) => {
    const sheet = byName.get(write.sheet) ?? byName.get(write.sheet.toLowerCase());
    const planned = plannedWrite(write, sheet);
    if (typeof planned === 'string') refusals.push({ code: planned, sheet: write.sheet, cell: write.cell });
    else if (sheet) {
      const words = 'formula' in write ? unwritableIn(write.formula, sheet) : undefined;
      if (words !== undefined) refusals.push({ code: 'patch-bad-formula', sheet: sheet.name, cell: planned.cell, words });
      const plan = plans.get(sheet);
      if (plan) plan.push(planned);
      else plans.set(sheet, [planned]);
    }
  });
  for (const [sheet, plan] of plans) {
    plan.sort(byPlace);
    plan.forEach((write, place) => {
      const before = plan[place - 1];
      if (before?.row === write.row && before.column === write.column)
        refusals.push({ code: 'patch-twice', sheet: sheet.name, cell: write.cell });
    });
  }
  return plans;
}

function byPlace(a: PlannedWrite, b: PlannedWrite): number {
  return a.row - b.row || a.column - b.column;
}

function plannedWrite(write: CellWrite, sheet: SheetEntry | undefined): PlannedWrite | ProblemCode {
  const { cell, overFormula = false } = write;
  const value = 'formula' in write ? null : write.value;
  const formula = 'formula' in write ? write.formula.replace(/^=/, '').trim() : undefined;
  if (!sheet) return 'patch-unknown-sheet';
  if (sheet.kind !== 'worksheet') return 'patch-not-worksheet';
  const plain = plainPosition(cell);
  const position = plain ?? parseAddress(cell);
  if (!position) return 'patch-bad-address';
  if (!isStorable(value)) return 'patch-bad-value';
  const { row, column } = position;
  return { row, column, cell: plain ? cell : addressOf(row, column), value, formula, overFormula };
}

/** Says what of a formula in a sheet is not to be written: references lead to cells of this workbook. */
function createFormulaRule(
  structure: Pick<WorkbookStructure, 'sheets' | 'names'>,
): (formula: string, sheet: SheetEntry) => string | undefined {
  const reader = new SourceReader(structure);
  return (formula, sheet) => {
    const own = structure.sheets.indexOf(sheet);
    return findUnwritable(formula, (reference) => {
      const area = reference.sheet?.includes('[') === true ? undefined : reader.areaOf(reference, own);
      return area !== undefined && structure.sheets[area.sheet]?.kind === 'worksheet';
    });
  };
}

function isStorable(value: ValueWrite['value']): boolean {
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
  const words = [...new Set(refusals.flatMap(({ words }) => (words === undefined ? [] : [words])))];
  return new Problem(code, {
    cells: refusals.map(nameOf),
    limit: MAX_CELL_TEXT,
    ...(anchors.length > 0 ? { anchors } : {}),
    ...(words.length > 0 ? { words } : {}),
  });
}

function nameOf({ sheet, cell }: Refusal): string {
  return `${sheet}!${cell}`;
}
