/**
 * Works out formulas where we can do so exactly as Excel does, and says that it cannot tell where we cannot: text that is a
 * number on some machines, order among texts, digits beyond the fifteenth, volatile functions, functions we do not know.
 * What it says is written into files as the formula's result, and held against what files say, so a guess would be worse
 * than no answer.
 */
import { isCellError, type CellValue } from '../sheet.ts';
import { certainSum, compareNumbers, finite, generalText } from './decimal.ts';
import { FUNCTIONS, type Evaluation } from './functions.ts';
import { isReference, type BinaryOperator, type Expression, type Reference } from './parse.ts';
import { isSameText } from './text.ts';
import { CannotTell, cannotTell, show, ShownError, type AreaContent, type Scalar } from './value.ts';

/** A formula that leads to an empty cell comes to null, which Excel shows as a nought. */
export type Evaluated = { readonly kind: 'value'; readonly value: CellValue } | { readonly kind: 'unknown' };

/** Undefined where a cell's value cannot be told, or the reference is to none. */
export type ReadArea = (reference: Reference) => AreaContent | undefined;

/** Formulas that lead from one to another count together: a chain of deep ones would run out of stack. */
const MAX_DEPTH = 400;

/** One evaluation for all formulas that are worked out within one another. */
export function createEvaluation(readArea: ReadArea): (expression: Expression) => Evaluated {
  let depth = 0;

  const outcome = (expression: Expression): CellValue => {
    const before = depth;
    try {
      return scalar(expression);
    } catch (error) {
      if (error instanceof ShownError) return error.shown;
      throw error;
    } finally {
      depth = before;
    }
  };
  const area = (expression: Expression): AreaContent | undefined =>
    isReference(expression) ? (readArea(expression) ?? cannotTell()) : undefined;
  const scalar = (expression: Expression): Scalar => {
    depth += 1;
    if (depth > MAX_DEPTH) return cannotTell();
    const value = valueOf(expression);
    depth -= 1;
    return value;
  };
  const valueOf = (expression: Expression): Scalar => {
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'error':
        return show(expression.error);
      case 'area':
      case 'name':
        return onlyValue(area(expression) ?? cannotTell());
      case 'call': {
        const called = FUNCTIONS.get(expression.name) ?? cannotTell();
        const count = expression.given.length;
        return count < called.least || count > called.most ? cannotTell() : called.work(expression.given, evaluation);
      }
      case 'unary':
        return expression.operator === '+' ? scalar(expression.of) : signed(expression.operator, number(expression.of));
      case 'binary':
        return chain(expression);
    }
  };
  /** Left to right in a loop: a sum of a thousand terms is a thousand deep. */
  const chain = (whole: Extract<Expression, { kind: 'binary' }>): Scalar => {
    const steps = [whole];
    let left = whole.left;
    for (; left.kind === 'binary'; left = left.left) steps.push(left);
    for (const { operator, right } of steps.reverse()) left = { kind: 'literal', value: operate(operator, left, right) };
    return scalar(left);
  };
  const operate = (operator: BinaryOperator, left: Expression, right: Expression): Scalar => {
    const [a, b] = [settled(left), settled(right)];
    switch (operator) {
      case '&':
        return textOf(a) + textOf(b);
      case '+':
      case '-':
      case '*':
      case '/':
      case '^':
        return arithmetic(operator, numberOf(a, left), numberOf(b, right));
      default:
        return compare(operator, a, b);
    }
  };
  const number = (expression: Expression): number => numberOf(scalar(expression), expression);
  const text = (expression: Expression): string => textOf(settled(expression));
  const settled = (expression: Expression): Scalar => {
    const value = scalar(expression);
    // A blank that a function passed on is no text to some programs, and a nought to others.
    return value === null && expression.kind !== 'literal' && !isReference(expression) ? cannotTell() : value;
  };
  const evaluation: Evaluation = { outcome, scalar, area, number, text };

  return (expression) => {
    try {
      return { kind: 'value', value: outcome(expression) };
    } catch (error) {
      if (error instanceof CannotTell) return { kind: 'unknown' };
      throw error;
    }
  };
}

function onlyValue({ area, values }: AreaContent): Scalar {
  if (area.top !== area.bottom || area.left !== area.right) return cannotTell();
  const [value = null] = values;
  return isCellError(value) ? show(value.error) : value;
}

/** What a cell holds as text is a number where it is whole on every machine; programs differ over a text within a formula. */
function numberOf(value: Scalar, from: Expression): number {
  if (typeof value !== 'string') return Number(value);
  if (!/\p{N}/u.test(value)) return show('#VALUE!');
  return isReference(from) && /^[-+]?[0-9]{1,15}$/.test(value) ? Number(value) : cannotTell();
}

function textOf(value: Scalar): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  // TRUE is said in the reader's own language.
  const shown = typeof value === 'number' ? generalText(value) : undefined;
  // The decimal sign is the machine's.
  return shown === undefined || shown.includes('.') ? cannotTell() : shown;
}

function signed(operator: '-' | '%', number: number): number {
  return operator === '-' ? 0 - number : number / 100;
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '^', a: number, b: number): number {
  switch (operator) {
    case '+':
      return certainSum(a, b);
    case '-':
      return certainSum(a, -b);
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? show('#DIV/0!') : finite(a / b);
    case '^':
      return power(a, b);
  }
}

/** Others than whole powers up to the cube are left to programs. */
function power(a: number, b: number): number {
  if (!Number.isInteger(b) || b < 0 || b > 3 || (a === 0 && b === 0)) return cannotTell();
  return finite([1, a, a * a, a * a * a][b] ?? 1);
}

type Comparison = Exclude<BinaryOperator, '+' | '-' | '*' | '/' | '^' | '&'>;

function compare(operator: Comparison, left: Scalar, right: Scalar): boolean {
  const order = orderOf(left ?? blankBeside(right), right ?? blankBeside(left));
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (order === 'different') return cannotTell();
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** Numbers stand before texts. Of two texts only whether they are the same is told; a truth value is a number to some programs. */
function orderOf(a: NonNullable<Scalar>, b: NonNullable<Scalar>): number | 'different' {
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? Number(a) - Number(b) : cannotTell();
  if (typeof a === 'number') return typeof b === 'number' ? compareNumbers(a, b) : -1;
  return typeof b === 'number' ? 1 : isSameText(a, b) ? 0 : 'different';
}

/** An empty cell is what it is compared with: 0, no text, or FALSE. */
function blankBeside(other: Scalar): NonNullable<Scalar> {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}
