/** Formulas whose value the file does not keep (programs other than Excel leave it out), computed from the sheet itself. */
import { parseAddress } from '../sheet/address.ts';
import { createEvaluator } from '../sheet/formula/inSheet.ts';
import { gridOf, type Grid } from '../sheet/grid.ts';

const NONE: ReadonlySet<string> = new Set();

/** The same grid where no formula lacks its value. What cannot be computed stays without one. */
export function withComputedValues(grid: Grid): { readonly grid: Grid; readonly computed: ReadonlySet<string> } {
  if (!grid.sheet.cells.some(({ value, formula }) => value === null && formula !== undefined)) return { grid, computed: NONE };
  const evaluator = createEvaluator(grid);
  const computed = new Set<string>();
  const cells = grid.sheet.cells.map((cell) => {
    const position = cell.value === null && cell.formula !== undefined ? parseAddress(cell.at) : undefined;
    const evaluated = position && evaluator.evaluate(position);
    if (evaluated?.kind !== 'value') return cell;
    computed.add(cell.at);
    return { ...cell, value: evaluated.value ?? 0 };
  });
  return computed.size === 0 ? { grid, computed } : { grid: gridOf({ ...grid.sheet, cells }), computed };
}
