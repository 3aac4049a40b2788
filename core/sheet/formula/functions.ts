/**
 * The functions of totals, each exactly as Excel has it for the values it is defined on here, and without an answer for others:
 *
 * | function                              | of a reference                              | of a value          |
 * |---------------------------------------|---------------------------------------------|---------------------|
 * | SUM, AVERAGE, MIN, MAX, COUNT         | its numbers; texts and truth values ignored | numbers             |
 * | COUNTA, COUNTBLANK                    | cells that are not empty; that are          | COUNTA: any         |
 * | COUNTIF, SUMIF, COUNTIFS              | cells that meet a criterion (criteria.ts)   |                     |
 * | IF, IFERROR                           | a cell                                      | any                 |
 * | AND, OR                               | its numbers and truth values                | the same            |
 * | NOT                                   | a cell                                      | the same            |
 * | ROUND, ROUNDUP, ROUNDDOWN, INT, ABS   | a cell                                      | numbers             |
 * | CONCATENATE                           | a cell                                      | texts and numbers   |
 */
import { isCellError, type CellValue } from '../sheet.ts';
import { criterionOf, type Criterion } from './criteria.ts';
import { roundTo, sumOf, wholeOf } from './decimal.ts';
import { isReference, type Expression } from './parse.ts';
import { cannotTell, show, type AreaContent, type Scalar } from './value.ts';

/**
 * Given to functions, which decide themselves what of their arguments they work out. Each throws where it cannot tell,
 * and all but `outcome` the error that Excel shows.
 */
export interface Evaluation {
  /** One value, or the error shown in its place. */
  outcome(expression: Expression): CellValue;
  scalar(expression: Expression): Scalar;
  number(expression: Expression): number;
  text(expression: Expression): string;
  /** Undefined when the argument is no reference. */
  area(expression: Expression): AreaContent | undefined;
}

type Work = (given: readonly Expression[], evaluation: Evaluation) => Scalar;

export interface FormulaFunction {
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  readonly work: Work;
  /** What Excel asks of them beside: cells where it looks among some, and takes no formula without. */
  readonly suits?: (given: readonly Expression[]) => boolean;
}

const some = (work: Work): FormulaFunction => ({ least: 1, most: Infinity, work });
const taking = (least: number, most: number, work: Work): FormulaFunction => ({ least, most, work });
const among = (isCells: (place: number) => boolean, called: FormulaFunction): FormulaFunction => ({
  ...called,
  suits: (given) => given.every((argument, place) => !isCells(place) || isReference(argument)),
});
const inPairs = (called: FormulaFunction): FormulaFunction => ({
  ...called,
  suits: (given) => given.length % 2 === 0 && called.suits?.(given) !== false,
});
const isFirst = (place: number): boolean => place === 0;
const isEven = (place: number): boolean => place % 2 === 0;

export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map([
  ['SUM', some(ofNumbers(sumOf))],
  ['AVERAGE', some(ofNumbers((numbers) => (numbers.length === 0 ? show('#DIV/0!') : sumOf(numbers) / numbers.length)))],
  ['MIN', some(ofNumbers((numbers) => extreme(numbers, -1)))],
  ['MAX', some(ofNumbers((numbers) => extreme(numbers, 1)))],
  ['COUNT', some(counting(isNumber))],
  ['COUNTA', some(counting((value) => value !== null))],
  ['COUNTBLANK', among(isFirst, taking(1, 1, countBlank))],
  ['COUNTIF', among(isFirst, taking(2, 2, countIfs))],
  ['COUNTIFS', inPairs(among(isEven, taking(2, Infinity, countIfs)))],
  ['SUMIF', among(isEven, taking(2, 3, sumIf))],
  ['IF', taking(2, 3, ifElse)],
  ['IFERROR', taking(2, 2, ifError)],
  ['AND', some(ofTruths((all) => all.every(Boolean)))],
  ['OR', some(ofTruths((all) => all.some(Boolean)))],
  ['NOT', taking(1, 1, ([one = LEFT_OUT], { scalar }) => !truthOf(scalar(one)))],
  ['ROUND', taking(2, 2, rounding('nearest'))],
  ['ROUNDUP', taking(2, 2, rounding('up'))],
  ['ROUNDDOWN', taking(2, 2, rounding('down'))],
  ['INT', taking(1, 1, ([one = LEFT_OUT], { number }) => wholeOf(number(one)))],
  ['ABS', taking(1, 1, ([one = LEFT_OUT], { number }) => Math.abs(number(one)))],
  ['CONCATENATE', some((given, { text }) => given.map((argument) => text(argument)).join(''))],
]);

/** An argument that is not there, or left out between commas. */
const LEFT_OUT: Expression = { kind: 'literal', value: null };

function ofNumbers(work: (numbers: readonly number[]) => number): Work {
  return (given, evaluation) => work(thatCount(given, evaluation, isNumber));
}

function isNumber(value: CellValue): value is number {
  return typeof value === 'number';
}

function ofTruths(decide: (all: readonly (number | boolean)[]) => boolean): Work {
  return (given, evaluation) => {
    const truths = thatCount(given, evaluation, (value) => typeof value === 'number' || typeof value === 'boolean');
    return truths.length === 0 ? show('#VALUE!') : decide(truths);
  };
}

/** Of all arguments in order. */
function thatCount<T extends CellValue>(
  given: readonly Expression[],
  { area, outcome }: Evaluation,
  counts: (value: CellValue) => value is T,
): readonly T[] {
  const values = given.flatMap((argument) => {
    const content = area(argument);
    if (content) return content.values;
    const value = outcome(argument);
    // A function may have passed on a cell, which would be passed over.
    return counts(value) || isCellError(value) ? value : cannotTell();
  });
  return amongCells(values, counts);
}

/** Cells with anything else are passed over, but for an error; which of several is shown is not told. */
function amongCells<T extends CellValue>(values: readonly CellValue[], counts: (value: CellValue) => value is T): readonly T[] {
  const found: T[] = [];
  let error: string | undefined;
  for (const value of values) {
    if (counts(value)) found.push(value);
    else if (isCellError(value)) {
      if (error !== undefined && error !== value.error) return cannotTell();
      error = value.error;
    }
  }
  return error === undefined ? found : show(error);
}

function extreme(numbers: readonly number[], sign: 1 | -1): number {
  return numbers.reduce((best, number) => (number * sign > best * sign ? number : best), numbers[0] ?? 0);
}

function counting(counts: (value: CellValue) => boolean): Work {
  return (given, { area, outcome }) =>
    given.reduce((all, argument) => {
      const content = area(argument);
      if (content) return all + content.values.filter(counts).length;
      return counts(outcome(argument)) ? all + 1 : cannotTell();
    }, 0);
}

function countBlank([cells = LEFT_OUT]: readonly Expression[], evaluation: Evaluation): number {
  const { area, values } = areaOf(cells, evaluation);
  return sizeOf(area) - values.filter((value) => value !== '').length;
}

function areaOf(argument: Expression, { area }: Evaluation): AreaContent {
  return area(argument) ?? cannotTell();
}

function sizeOf({ top, left, bottom, right }: AreaContent['area']): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Areas of one size, each with its criterion; a cell counts where all are met. */
function countIfs(given: readonly Expression[], evaluation: Evaluation): number {
  let counted: ReadonlySet<number> | undefined;
  for (let i = 0; i < given.length; i += 2) {
    const content = areaOf(given[i] ?? LEFT_OUT, evaluation);
    const criterion = criterionOf(evaluation.outcome(given[i + 1] ?? LEFT_OUT));
    const met = placesThatMeet(content, criterion);
    // Empty cells meet `<>x`, and there may be a million of them.
    if (criterion.isNegated) return given.length === 2 ? sizeOf(content.area) - met.size : cannotTell();
    const before = counted;
    counted = before ? new Set([...met].filter((place) => before.has(place))) : met;
  }
  return counted?.size ?? 0;
}

/** Places counted from the area's first cell. */
function placesThatMeet({ area, cells }: AreaContent, { isNegated, meets }: Criterion): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { row, column, value } of cells()) {
    // Whether an error is another value than the one asked for is not told.
    if (isNegated && isCellError(value)) return cannotTell();
    if (meets(value)) places.add(placeIn(area, row, column));
  }
  return places;
}

function placeIn({ top, left }: AreaContent['area'], row: number, column: number): number {
  return (row - top) * 20_000 + column - left;
}

function sumIf([looked = LEFT_OUT, asked = LEFT_OUT, summed = looked]: readonly Expression[], evaluation: Evaluation): number {
  const [content, sums] = [areaOf(looked, evaluation), areaOf(summed, evaluation)];
  const criterion = criterionOf(evaluation.outcome(asked));
  // Excel stretches a smaller area to be summed; nobody means that.
  if (criterion.isNegated || !isSameShape(content.area, sums.area)) return cannotTell();
  const met = placesThatMeet(content, criterion);
  const found = sums.cells().filter(({ row, column }) => met.has(placeIn(sums.area, row, column)));
  return sumOf(
    amongCells(
      found.map(({ value }) => value),
      isNumber,
    ),
  );
}

function isSameShape(a: AreaContent['area'], b: AreaContent['area']): boolean {
  return sizeOf(a) === sizeOf(b) && a.bottom - a.top === b.bottom - b.top;
}

function ifElse([asked = LEFT_OUT, then = LEFT_OUT, otherwise]: readonly Expression[], { scalar }: Evaluation): Scalar {
  if (truthOf(scalar(asked))) return scalar(then);
  return otherwise ? scalar(otherwise) : false;
}

/** `"TRUE"` is true to some programs. */
function truthOf(value: Scalar): boolean {
  return typeof value === 'string' ? cannotTell() : Boolean(value);
}

function ifError([tried = LEFT_OUT, otherwise = LEFT_OUT]: readonly Expression[], { outcome, scalar }: Evaluation): Scalar {
  const value = outcome(tried);
  return isCellError(value) ? scalar(otherwise) : value;
}

function rounding(how: 'nearest' | 'up' | 'down'): Work {
  return ([one = LEFT_OUT, decimals = LEFT_OUT], { number }) => roundTo(number(one), number(decimals), how);
}
