/**
 * Computes formulas again from the sheet they stand in, to compare with the values the file keeps: another program, or a
 * workbook that was never recalculated, leaves old ones.
 */
import { MAX_COLUMN } from '../address.ts';
import type { Grid } from '../grid.ts';
import type { Cell, CellValue } from '../sheet.ts';
import { createEvaluation, type Evaluated, type ReadArea } from './evaluate.ts';
import { parseFormula } from './parse.ts';
import { areaBetween } from './tokens.ts';
import { typedValue, type PlacedValue } from './value.ts';

export interface Evaluator {
  /** The formula of a cell; its precedents are computed before it. */
  evaluate(at: { readonly row: number; readonly column: number }): Evaluated;
}

/** A sheet may look at so many cells in all, and have chains so long. */
const MOST_LOOKED = 1_000_000;
const DEEPEST_CHAIN = 100;

/** What asks for another sheet, or goes round in a circle, cannot be told. */
export function createEvaluator(grid: Grid): Evaluator {
  const lastRow = grid.rows.at(-1) ?? 0;
  const known = new Map<number, Evaluated>();
  const open = new Set<number>();
  let left = MOST_LOOKED;

  const evaluate = (row: number, column: number): Evaluated => {
    const at = keyOf(row, column);
    const seen = known.get(at);
    if (seen) return seen;
    const formula = open.has(at) || open.size > DEEPEST_CHAIN ? undefined : grid.cell(row, column)?.formula;
    const parsed = formula === undefined ? undefined : parseFormula(formula);
    if (!parsed) return { kind: 'unknown' };
    open.add(at);
    const evaluated = evaluation(parsed);
    open.delete(at);
    known.set(at, evaluated);
    return evaluated;
  };
  /** Computed anew; kept by the file where it cannot be, undefined where the file keeps none. */
  const valueOf = ({ value, formula }: Cell, row: number, column: number): CellValue | undefined => {
    if (formula === undefined) return typedValue(value);
    const computed = evaluate(row, column);
    if (computed.kind === 'value') return computed.value ?? 0;
    return value === null || open.has(keyOf(row, column)) ? undefined : value;
  };
  const readArea: ReadArea = (reference) => {
    if (reference.kind === 'name' || reference.sheet !== undefined) return undefined;
    const area = areaBetween(reference.corners);
    const found: PlacedValue[] = [];
    for (let row = area.top; row <= Math.min(area.bottom, lastRow); row += 1) {
      left -= 1;
      for (const { column, cell } of grid.cellsOf(row)) {
        left -= 1;
        if (left < 0) return undefined;
        if (column > area.right) break;
        const value = column < area.left ? null : valueOf(cell, row, column);
        if (value === undefined) return undefined;
        if (value !== null) found.push({ row, column, value });
      }
    }
    return { area, values: found.map(({ value }) => value), cells: () => found };
  };
  const evaluation = createEvaluation(readArea);

  return { evaluate: ({ row, column }) => evaluate(row, column) };
}

function keyOf(row: number, column: number): number {
  return row * MAX_COLUMN + column;
}
