/**
 * What an office's own formulas add up: the cells that SUM, COUNT, COUNTA and COUNTIF are given. Other
 * functions and other sheets are not followed: of such formulas nothing is said.
 */
import { parseRange, type Range } from '../sheet/address.ts';
import { isCellError, type Cell } from '../sheet/sheet.ts';
import { fold } from '../text/fold.ts';

/** A longer formula says other things as well. */
export const LONGEST_FORMULA = 500;

const LISTED = /(?<![A-Z.])(SUM|COUNT|COUNTA)\(([^()]*)\)/giu;
const COUNTED = /(?<![A-Z.])COUNTIF\(([^(),;]*)[,;]\s*(?:"=?([^"]*)"|(-?\d+))\s*\)/giu;

/** The ranges one function is given in a formula; called twice for two parts of a column, both together. */
export interface Sum {
  readonly name: string;
  readonly ranges: readonly Range[];
  /** What COUNTIF counts, folded; empty for the others. */
  readonly counted: string;
}

export function sumsIn(formula: string): readonly Sum[] {
  if (formula.length > LONGEST_FORMULA) return [];
  const sums = new Map<string, { name: string; counted: string; ranges: Range[] }>();
  const add = (name: string, texts: readonly string[], counted: string): void => {
    const ranges = texts.map((text) => parseRange(text.trim()));
    if (ranges.includes(undefined)) return;
    const key = `${name} ${counted}`;
    const sum = sums.get(key) ?? { name, counted, ranges: [] };
    sum.ranges.push(...ranges.flatMap((range) => range ?? []));
    sums.set(key, sum);
  };
  for (const [, name = '', cells = ''] of formula.matchAll(LISTED)) add(name.toUpperCase(), cells.split(/[,;]/u), '');
  for (const [, cells = '', text, number] of formula.matchAll(COUNTED)) add('COUNTIF', [cells], fold(text ?? number ?? ''));
  return [...sums.values()];
}

/** True where the function counts what the cell holds, as far as can be seen without computing. */
export function countsCell({ name, counted }: Sum, cell: Cell | undefined): boolean {
  if (!cell) return false;
  const { value, formula } = cell;
  if (name === 'COUNTA') return formula !== undefined || (value !== null && value !== '');
  // A zero adds nothing, a formula not yet computed may.
  if (name !== 'COUNTIF')
    return (typeof value === 'number' && (value !== 0 || name === 'COUNT')) || (value === null && formula !== undefined);
  if (/^[<>]/u.test(counted)) return typeof value === 'number';
  return value !== null && !isCellError(value) && fold(String(value)) === counted;
}
