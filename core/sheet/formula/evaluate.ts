/**
 * Computes a formula again from the sheet it stands in, to compare with the value the file keeps: another program, or a
 * workbook that was never recalculated, leaves old ones. It says when it cannot tell.
 */
import { addressOf, type Range } from '../address.ts';
import { isCellError, type Cell } from '../sheet.ts';
import { CannotTell, DIVIDED_BY_ZERO, functions, NO_VALUE, toNumber, truthOf, type Argument, type Value } from './functions.ts';
import { parseFormula, type Formula, type Operator } from './syntax.ts';

/** `unknown`: it asks what is not in this sheet, a function that is not kept here, or goes round in a circle. */
export type Evaluated = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'unknown' };

export interface Evaluator {
  /** The formula of a cell; its precedents are computed before it. */
  evaluate(at: { readonly row: number; readonly column: number }): Evaluated;
}

/** A sheet may ask for so many cells in all, and for chains so long. */
const MOST_CELLS = 200_000;
const DEEPEST_CHAIN = 100;

/** `cellAt` may be asked for cells outside the sheet; `lastRow` and `lastColumn` bound whole-column ranges. */
export function createEvaluator(
  cellAt: (row: number, column: number) => Cell | undefined,
  bounds: { readonly lastRow: number; readonly lastColumn: number },
): Evaluator {
  const known = new Map<string, Evaluated>();
  const open = new Set<string>();
  let left = MOST_CELLS;

  const evaluate = (row: number, column: number): Evaluated => {
    const at = addressOf(row, column);
    const seen = known.get(at);
    if (seen) return seen;
    const formula = cellAt(row, column)?.formula;
    const parsed = formula === undefined ? undefined : parseFormula(formula);
    if (!parsed || open.has(at) || open.size > DEEPEST_CHAIN) return { kind: 'unknown' };
    open.add(at);
    const evaluated = attempt(parsed);
    open.delete(at);
    known.set(at, evaluated);
    return evaluated;
  };
  const attempt = (formula: Formula): Evaluated => {
    try {
      return { kind: 'value', value: valueOf(formula) };
    } catch (error) {
      if (error instanceof CannotTell) return { kind: 'unknown' };
      throw error;
    }
  };
  const cellValue = (row: number, column: number): Value => {
    left -= 1;
    if (left < 0) throw new CannotTell();
    const cell = cellAt(row, column);
    if (!cell) return null;
    if (cell.formula === undefined) return cell.value;
    const computed = evaluate(row, column);
    if (computed.kind === 'value') return computed.value;
    if (cell.value === null || open.has(addressOf(row, column))) throw new CannotTell();
    return cell.value;
  };
  const cellsOf = ({ top, left: first, bottom, right }: Range): readonly Value[] => {
    const [lastRow, lastColumn] = [Math.min(bottom, bounds.lastRow), Math.min(right, bounds.lastColumn)];
    if ((lastRow - top + 1) * (lastColumn - first + 1) > left) throw new CannotTell();
    const values: Value[] = [];
    for (let row = top; row <= lastRow; row += 1)
      for (let column = first; column <= lastColumn; column += 1) values.push(cellValue(row, column));
    return values;
  };
  const valueOf = (formula: Formula): Value => {
    switch (formula.kind) {
      case 'constant':
        return formula.value;
      case 'error':
        return { error: formula.error };
      case 'elsewhere':
        throw new CannotTell();
      case 'range':
        if (!formula.single) throw new CannotTell();
        return cellValue(formula.range.top, formula.range.left);
      case 'negated':
        return arithmetic(valueOf(formula.of), -1, '*');
      case 'percent':
        return arithmetic(valueOf(formula.of), 100, '/');
      case 'binary':
        return operate(valueOf(formula.left), valueOf(formula.right), formula.operator);
      case 'call':
        return callOf(formula.name, formula.args);
    }
  };
  const callOf = (name: string, args: readonly Formula[]): Value => {
    if (name === 'IF') return choose(args);
    if (name === 'IFERROR') {
      const value = args[0] ? valueOf(args[0]) : null;
      return isCellError(value) && args[1] ? valueOf(args[1]) : value;
    }
    const compute = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!compute) throw new CannotTell();
    return compute(args.map(argumentOf));
  };
  const choose = ([asked, then, otherwise]: readonly Formula[]): Value =>
    asked ? truthOf(valueOf(asked), (truth) => (truth ? (then ? valueOf(then) : true) : otherwise ? valueOf(otherwise) : false)) : NO_VALUE;
  const argumentOf = (formula: Formula): Argument =>
    formula.kind === 'range' ? { values: cellsOf(formula.range), isRange: true } : { values: [valueOf(formula)], isRange: false };

  return { evaluate: ({ row, column }) => evaluate(row, column) };
}

function operate(left: Value, right: Value, operator: Operator): Value {
  if (isCellError(left)) return left;
  if (isCellError(right)) return right;
  switch (operator) {
    case '&':
      return `${shown(left)}${shown(right)}`;
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return arithmetic(left, right, operator);
    default:
      return compare(left, right, operator);
  }
}

function shown(value: Value): string {
  // The decimal sign is the machine's.
  if (typeof value === 'number' && !Number.isInteger(value)) throw new CannotTell();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null || isCellError(value) ? '' : String(value);
}

function arithmetic(left: Value, right: Value, operator: '+' | '-' | '*' | '/' | '^'): Value {
  const [a, b] = [toNumber(left), toNumber(right)];
  if (typeof a !== 'number') return a;
  if (typeof b !== 'number') return b;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? DIVIDED_BY_ZERO : a / b;
    case '^':
      return a ** b;
  }
}

/** Numbers stand before texts, texts before truths (Excel's order); texts are compared without case. */
function compare(left: Value, right: Value, operator: '=' | '<>' | '<' | '>' | '<=' | '>='): boolean {
  const [a, b] = [comparable(left, right), comparable(right, left)];
  const order = a.rank !== b.rank ? a.rank - b.rank : a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
  }
}

/** An empty cell is what it is compared with: nothing, 0 or no text. */
function comparable(value: Value, beside: Value): { readonly rank: number; readonly value: number | string } {
  if (value === null)
    return typeof beside === 'string'
      ? { rank: 1, value: '' }
      : typeof beside === 'boolean'
        ? { rank: 2, value: 0 }
        : { rank: 0, value: 0 };
  if (typeof value === 'number') return { rank: 0, value };
  if (typeof value === 'string') return { rank: 1, value: value.toLowerCase() };
  return { rank: 2, value: value === true ? 1 : 0 };
}
