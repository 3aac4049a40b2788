/** Formula by formula: what an office's sum takes in against what it should (the table of officeSums.ts). */
import { columnLetters, columnNumber } from '../sheet/address.ts';
import type { BoundColumn, BoundRow } from './binding.ts';
import { downFault } from './footRows.ts';
import { faultOf, type Fault, type SumFrame } from './sumFrame.ts';
import { countsCell, sumsIn, type Sum } from './sums.ts';

/** Of a formula in a foot or a totals row; undefined where nothing is wrong with it, or nothing can be said. */
export function footFault(row: BoundRow, { column: letters, meaning }: BoundColumn, formula: string, frame: SumFrame): Fault | undefined {
  const column = columnNumber(letters);
  const sums = sumsIn(formula).filter(isLine);
  const own = sums.filter(({ ranges }) => ranges.every(({ left, right }) => left === column && right === column));
  const fault = firstFault(own, (sum) => downFault(sum, row, column, frame));
  if (own.length > 0 || row.meaning.kind === 'shareFoot') return fault;
  if (meaning.kind === 'metCount') return acrossFault(row.row, column, formula, frame);
  if (meaning.kind !== 'criterion' || new RegExp(`(?<![A-Z])\\$?${letters}\\$?\\d`, 'iu').test(formula)) return undefined;
  return sums.some(({ ranges }) => ranges.every(({ top, bottom }) => top < bottom)) ? { along: 'elsewhere' } : undefined;
}

/** Of one column or one row; areas are not judged. */
function isLine({ ranges }: Sum): boolean {
  return ranges.every(({ top, left, bottom, right }) => top === bottom || left === right);
}

function firstFault(sums: readonly Sum[], judge: (sum: Sum) => Fault | undefined): Fault | undefined {
  for (const sum of sums) {
    const fault = judge(sum);
    if (fault) return fault;
  }
  return undefined;
}

/** Of a formula that adds up criteria within a row. */
export function acrossFault(row: number, column: number, formula: string, frame: SumFrame): Fault | undefined {
  const sums = sumsIn(formula).filter(isLine);
  const own = sums.filter(({ ranges }) => ranges.every(({ top, bottom }) => top === row && bottom === row));
  if (own.length > 0) return firstFault(own, (sum) => acrossSumFault(sum, row, column, frame));
  if (new RegExp(`[A-Z]\\$?${String(row)}(?!\\d)`, 'iu').test(formula)) return undefined;
  return sums.some(({ ranges }) => ranges.every(({ left, right }) => left < right)) ? { along: 'elsewhere' } : undefined;
}

function acrossSumFault(sum: Sum, row: number, column: number, { binding, printed }: SumFrame): Fault | undefined {
  const covers = (at: number): boolean => sum.ranges.some(({ left, right }) => left <= at && at <= right);
  const criteria = binding.columns.filter(({ meaning }) => meaning.kind === 'criterion' && meaning.measure === 'met');
  const numbers = new Set(criteria.map((one) => columnNumber(one.column)));
  const headings = new Map(binding.columns.map((one) => [columnNumber(one.column), one]));
  const extra = Array.from({ length: printed.lastColumn }, (_, at) => at + 1).filter(
    (at) => covers(at) && !numbers.has(at) && (at === column || countsCell(sum, printed.cell(row, at))),
  );
  return faultOf<ColumnLabel>(
    'columns',
    criteria.filter((one) => !covers(columnNumber(one.column))),
    extra.map((at) => headings.get(at) ?? { column: columnLetters(at), heading: '' }),
    columnLabel,
  );
}

type ColumnLabel = Pick<BoundColumn, 'column' | 'heading'>;

function columnLabel({ column, heading }: ColumnLabel): string {
  return heading === '' ? column : `${column} “${heading}”`;
}
