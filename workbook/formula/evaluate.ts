/**
 * Works out formulas where we can do so exactly as Excel does, and says nothing (undefined) where we cannot: text in
 * arithmetic, order among texts, digits beyond the fifteenth, volatile functions, functions we do not know. What it
 * says is written into files as the formula's result, so a guess would be worse than no answer.
 */
import { certainSum, compareNumbers } from './decimal.ts';
import { FUNCTIONS } from './functions.ts';
import type { BinaryOperator, Expression } from './parse.ts';
import {
  isError,
  numberOf,
  sameText,
  textOf,
  type AreaContent,
  type Argument,
  type Evaluation,
  type Result,
  type Scalar,
} from './scalar.ts';

export interface EvaluationContext {
  /** Undefined where a cell's value cannot be told, or the area is not one. */
  readArea(expression: Extract<Expression, { kind: 'area' | 'name' }>): AreaContent | undefined;
}

export function evaluate(expression: Expression, context: EvaluationContext): Result | undefined {
  const evaluation = evaluationIn(context);
  const value = evaluation.scalar(expression);
  // A formula that leads to an empty cell shows a nought.
  return value === null ? 0 : value;
}

function evaluationIn(context: EvaluationContext): Evaluation {
  const isArea = (expression: Argument): boolean => expression?.kind === 'area' || expression?.kind === 'name';
  const area = (expression: Argument): AreaContent | undefined =>
    expression?.kind === 'area' || expression?.kind === 'name' ? context.readArea(expression) : undefined;
  const scalar = (expression: Argument): Scalar | undefined => {
    switch (expression?.kind) {
      case undefined:
        return undefined;
      case 'literal':
        return expression.value;
      case 'area':
      case 'name':
        return onlyValue(area(expression));
      case 'call':
        return FUNCTIONS.get(expression.name)?.(expression.given, evaluation);
      case 'unary': {
        const value = scalar(expression.of);
        if (isError(value)) return value;
        const number = numberOf(value);
        if (number === undefined) return undefined;
        return expression.operator === '-' ? 0 - number : expression.operator === '%' ? number / 100 : number;
      }
      case 'binary':
        return binary(expression.operator, scalar(expression.left), scalar(expression.right));
    }
  };
  const evaluation: Evaluation = { scalar, area, isArea, number: (expression) => numberOf(scalar(expression)) };
  return evaluation;
}

function onlyValue(content: AreaContent | undefined): Scalar | undefined {
  if (!content) return undefined;
  const { area, values } = content;
  if (area.top !== area.bottom || area.left !== area.right) return undefined;
  const [value = null] = values;
  return typeof value === 'object' && value !== null ? undefined : value;
}

function binary(operator: BinaryOperator, left: Scalar | undefined, right: Scalar | undefined): Result | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === '&') {
    const texts = [textOf(left), textOf(right)] as const;
    return texts[0] === undefined || texts[1] === undefined ? undefined : texts[0] + texts[1];
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return a === undefined || b === undefined ? undefined : arithmetic(operator, a, b);
    default:
      return comparison(operator, left, right);
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '^', a: number, b: number): Result | undefined {
  switch (operator) {
    case '+':
      return certainSum(a, b);
    case '-':
      return certainSum(a, -b);
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? { error: '#DIV/0!' } : finite(a / b);
    case '^':
      return Number.isInteger(b) && b >= 0 && b <= 3 && !(a === 0 && b === 0)
        ? finite(Array.from({ length: b }, () => a).reduce((x, y) => x * y, 1))
        : undefined;
  }
}

/** Numbers too large or too small are an error or a nought in Excel. */
function finite(value: number): number | undefined {
  return value === 0 || (Math.abs(value) < 1e300 && Math.abs(value) > 1e-300) ? value + 0 : undefined;
}

function comparison(
  operator: BinaryOperator,
  left: Exclude<Scalar, object> | null,
  right: Exclude<Scalar, object> | null,
): boolean | undefined {
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (order === 'different') return undefined;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** Of texts and of values of different kinds only whether they are the same is told. */
function orderOf(left: Exclude<Scalar, object> | null, right: Exclude<Scalar, object> | null): number | 'different' | undefined {
  if (left === null && right === null) return 0;
  const [a, b] = [left ?? blankAs(right), right ?? blankAs(left)];
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    const same = sameText(a, b);
    return same === undefined ? undefined : same ? 0 : 'different';
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return 'different';
}

function blankAs(other: Exclude<Scalar, object> | null): Exclude<Scalar, object> {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}
