/**
 * The functions of totals, each exactly as Excel has it for the values it is defined on here, and without an answer
 * (undefined) for others:
 *
 * | function                              | of a reference                              | of a value          |
 * |---------------------------------------|---------------------------------------------|---------------------|
 * | SUM, AVERAGE, MIN, MAX, COUNT         | its numbers; texts and truth values ignored | numbers             |
 * | COUNTA, COUNTBLANK                    | cells that are not empty; that are          |                     |
 * | COUNTIF, SUMIF, COUNTIFS              | cells that meet a criterion (criteria.ts)   |                     |
 * | IF, IFERROR, AND, OR, NOT             | a cell                                      | any                 |
 * | ROUND, ROUNDUP, ROUNDDOWN, INT, ABS   | a cell                                      | numbers             |
 * | CONCATENATE                           | a cell                                      | texts and numbers   |
 */
import type { CellValue } from '../../core/sheet/sheet.ts';
import { meets, type Criterion, criterionOf } from './criteria.ts';
import { compareNumbers, roundTo } from './decimal.ts';
import { isError, textOf, type AreaContent, type Argument, type Evaluation, type Result, type Scalar } from './scalar.ts';

export type FormulaFunction = (given: readonly Argument[], evaluation: Evaluation) => Scalar | undefined;

const DIVISION: Result = { error: '#DIV/0!' };

export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
  ['SUM', (given, evaluation) => overNumbers(given, evaluation, (numbers) => sumOf(numbers))],
  ['AVERAGE', (given, evaluation) => overNumbers(given, evaluation, averageOf)],
  ['MIN', (given, evaluation) => overNumbers(given, evaluation, (numbers) => extreme(numbers, -1))],
  ['MAX', (given, evaluation) => overNumbers(given, evaluation, (numbers) => extreme(numbers, 1))],
  ['COUNT', (given, evaluation) => countNumbers(given, evaluation)],
  ['COUNTA', (given, evaluation) => countFilled(given, evaluation)],
  ['COUNTBLANK', countBlank],
  ['COUNTIF', (given, evaluation) => (given.length === 2 ? countIfs(given, evaluation) : undefined)],
  ['COUNTIFS', countIfs],
  ['SUMIF', sumIf],
  ['IF', ifElse],
  ['IFERROR', (given, evaluation) => ifError(given, evaluation)],
  ['AND', (given, evaluation) => truths(given, evaluation, (all) => all.every(Boolean))],
  ['OR', (given, evaluation) => truths(given, evaluation, (all) => all.some(Boolean))],
  ['NOT', (given, evaluation) => (given.length === 1 ? truths(given, evaluation, ([one]) => one !== true) : undefined)],
  ['ROUND', (given, evaluation) => rounded(given, evaluation, 'nearest')],
  ['ROUNDUP', (given, evaluation) => rounded(given, evaluation, 'up')],
  ['ROUNDDOWN', (given, evaluation) => rounded(given, evaluation, 'down')],
  ['INT', (given, evaluation) => ofNumber(given, evaluation, whole)],
  ['ABS', (given, evaluation) => ofNumber(given, evaluation, Math.abs)],
  ['CONCATENATE', concatenate],
]);

/** Numbers of all arguments in order; an error in one of them is not told. */
function overNumbers(
  given: readonly Argument[],
  evaluation: Evaluation,
  work: (numbers: readonly number[]) => Scalar | undefined,
): Scalar | undefined {
  const numbers: number[] = [];
  for (const argument of given) {
    if (evaluation.isArea(argument)) {
      const content = evaluation.area(argument);
      if (!content || content.values.some(isCellError)) return undefined;
      for (const value of content.values) if (typeof value === 'number') numbers.push(value);
    } else {
      const value = evaluation.scalar(argument);
      if (isError(value)) return value;
      if (typeof value !== 'number') return undefined;
      numbers.push(value);
    }
  }
  return given.length === 0 ? undefined : work(numbers);
}

function isCellError(value: CellValue): boolean {
  return typeof value === 'object' && value !== null;
}

function sumOf(numbers: readonly number[]): number | undefined {
  let sum = 0;
  let lost = 0;
  let largest = 0;
  // Neumaier's sum: right to the last digit, whatever the order.
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
    largest = Math.max(largest, Math.abs(number));
  }
  const total = sum + lost;
  if (total !== 0 && Math.abs(total) < 1e-9 * largest) return undefined;
  return Number.isFinite(total) ? total : undefined;
}

function averageOf(numbers: readonly number[]): Scalar | undefined {
  const sum = sumOf(numbers);
  return numbers.length === 0 ? DIVISION : sum === undefined ? undefined : sum / numbers.length;
}

function extreme(numbers: readonly number[], sign: 1 | -1): number {
  return numbers.reduce((best, number) => (number * sign > best * sign ? number : best), numbers[0] ?? 0);
}

function countNumbers(given: readonly Argument[], evaluation: Evaluation): number | undefined {
  return overAreas(given, evaluation, ({ values }) => values.filter((value) => typeof value === 'number').length);
}

function countFilled(given: readonly Argument[], evaluation: Evaluation): number | undefined {
  return overAreas(given, evaluation, ({ values }) => values.filter((value) => value !== null).length);
}

function countBlank(given: readonly Argument[], evaluation: Evaluation): number | undefined {
  if (given.length !== 1) return undefined;
  return overAreas(given, evaluation, ({ area, values }) => sizeOf(area) - values.filter((value) => value !== null && value !== '').length);
}

function overAreas(given: readonly Argument[], evaluation: Evaluation, count: (content: AreaContent) => number): number | undefined {
  let all = 0;
  for (const argument of given) {
    const content = evaluation.area(argument);
    if (!content) return undefined;
    all += count(content);
  }
  return given.length === 0 ? undefined : all;
}

function sizeOf({ top, left, bottom, right }: AreaContent['area']): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Areas of one size, each with its criterion; a cell counts where all are met. */
function countIfs(given: readonly Argument[], evaluation: Evaluation): number | undefined {
  if (given.length === 0 || given.length % 2 === 1) return undefined;
  let counted: Set<number> | undefined;
  for (let i = 0; i < given.length; i += 2) {
    const content = evaluation.area(given[i]);
    const criterion = criterionOf(evaluation.scalar(given[i + 1]));
    if (!content || !criterion) return undefined;
    // Empty cells meet `<>x`, and there may be a million of them.
    if (criterion.operator === '<>') return given.length === 2 ? countOthers(content, criterion) : undefined;
    const met = placesThatMeet(content, criterion);
    if (!met) return undefined;
    const before = counted;
    counted = before ? new Set([...met].filter((place) => before.has(place))) : met;
  }
  return counted?.size;
}

function countOthers(content: AreaContent, criterion: Criterion): number | undefined {
  const same = placesThatMeet(content, { ...criterion, operator: '=' });
  return same && sizeOf(content.area) - same.size;
}

/** Places counted from the area's first cell. */
function placesThatMeet({ area, cells }: AreaContent, criterion: Criterion): Set<number> | undefined {
  const places = new Set<number>();
  for (const { row, column, value } of cells()) {
    const isMet = meets(value, criterion);
    if (isMet === undefined) return undefined;
    if (isMet) places.add((row - area.top) * 20_000 + column - area.left);
  }
  return places;
}

function sumIf(given: readonly Argument[], evaluation: Evaluation): number | undefined {
  if (given.length !== 2 && given.length !== 3) return undefined;
  const looked = evaluation.area(given[0]);
  const criterion = criterionOf(evaluation.scalar(given[1]));
  const summed = given.length === 3 ? evaluation.area(given[2]) : looked;
  // Excel stretches a smaller area to be summed; nobody means that.
  if (!looked || !criterion || !summed || sizeOf(looked.area) !== sizeOf(summed.area) || criterion.operator === '<>') return undefined;
  if (looked.area.bottom - looked.area.top !== summed.area.bottom - summed.area.top) return undefined;
  const met = placesThatMeet(looked, criterion);
  if (!met || summed.values.some(isCellError)) return undefined;
  const isMet = (row: number, column: number): boolean => met.has((row - summed.area.top) * 20_000 + column - summed.area.left);
  return sumOf(summed.cells().flatMap(({ row, column, value }) => (typeof value === 'number' && isMet(row, column) ? [value] : [])));
}

function ifElse(given: readonly Argument[], evaluation: Evaluation): Scalar | undefined {
  if (given.length !== 2 && given.length !== 3) return undefined;
  const condition = evaluation.scalar(given[0]);
  if (isError(condition)) return condition;
  if (condition === undefined || typeof condition === 'string') return undefined;
  const isTrue = condition === true || (typeof condition === 'number' && condition !== 0);
  if (isTrue) return blankAsNought(evaluation.scalar(given[1]));
  return given.length === 2 ? false : blankAsNought(evaluation.scalar(given[2]));
}

function blankAsNought(value: Scalar | undefined): Scalar | undefined {
  return value === null ? 0 : value;
}

function ifError(given: readonly Argument[], evaluation: Evaluation): Scalar | undefined {
  if (given.length !== 2) return undefined;
  const value = evaluation.scalar(given[0]);
  return blankAsNought(isError(value) ? evaluation.scalar(given[1]) : value);
}

function truths(given: readonly Argument[], evaluation: Evaluation, decide: (all: readonly boolean[]) => boolean): Scalar | undefined {
  const all: boolean[] = [];
  for (const argument of given) {
    const value = evaluation.scalar(argument);
    if (isError(value)) return value;
    // A number may have been an empty cell, which these pass over.
    if (typeof value !== 'boolean') return undefined;
    all.push(value);
  }
  return all.length === 0 ? undefined : decide(all);
}

function rounded(given: readonly Argument[], evaluation: Evaluation, how: 'nearest' | 'up' | 'down'): Scalar | undefined {
  if (given.length !== 2) return undefined;
  const value = evaluation.scalar(given[0]);
  if (isError(value)) return value;
  const [number, decimals] = [evaluation.number(given[0]), evaluation.number(given[1])];
  return number === undefined || decimals === undefined ? undefined : roundTo(number, decimals, how);
}

function ofNumber(given: readonly Argument[], evaluation: Evaluation, work: (number: number) => number | undefined): Scalar | undefined {
  if (given.length !== 1) return undefined;
  const value = evaluation.scalar(given[0]);
  if (isError(value)) return value;
  const number = evaluation.number(given[0]);
  return number === undefined ? undefined : work(number);
}

function whole(number: number): number | undefined {
  // A number that is whole but for its last digit is whole to some programs and not to others.
  const near = Math.round(number);
  if (number !== near && compareNumbers(number, near) === undefined) return undefined;
  return Math.floor(number);
}

function concatenate(given: readonly Argument[], evaluation: Evaluation): Scalar | undefined {
  let all = '';
  for (const argument of given) {
    const value = evaluation.scalar(argument);
    if (isError(value)) return value;
    const text = value === undefined ? undefined : textOf(value);
    if (text === undefined) return undefined;
    all += text;
  }
  return given.length === 0 ? undefined : all;
}
