/**
 * The criteria of COUNTIF and SUMIF: `"x"`, `5`, `">=90"`, `"<>x"`. Those that programs read differently (wildcards, dates,
 * percentages, blanks, order among texts) have no answer.
 */
import type { CellValue } from '../../core/sheet/sheet.ts';
import { compareNumbers } from './decimal.ts';
import { isError, sameText, type Scalar } from './scalar.ts';

export interface Criterion {
  readonly operator: '=' | '<>' | '<' | '>' | '<=' | '>=';
  readonly value: number | string;
}

const PLAIN_NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

export function criterionOf(given: Scalar | undefined): Criterion | undefined {
  if (typeof given === 'number') return { operator: '=', value: given };
  if (typeof given !== 'string' || isError(given)) return undefined;
  const operator = /^(<>|<=|>=|=|<|>)/.exec(given)?.[0] as Criterion['operator'] | undefined;
  const text = given.slice(operator?.length ?? 0);
  if (PLAIN_NUMBER.test(text)) return { operator: operator ?? '=', value: Number(text) };
  const isLetters = /^\p{L}/u.test(text) && !/[*?~]/.test(text) && !/^(true|false)$/i.test(text);
  const isSame = operator === undefined || operator === '=' || operator === '<>';
  return isLetters && isSame ? { operator: operator ?? '=', value: text } : undefined;
}

/** Undefined where the cell decides it and cannot be told. */
export function meets(cell: CellValue, { operator, value }: Criterion): boolean | undefined {
  if (typeof cell === 'object' && cell !== null) return false;
  if (cell === null || cell === '') return false;
  if (typeof value === 'string') return typeof cell === 'string' ? sameText(cell, value) : false;
  // A text that looks like the number counts in some programs.
  if (typeof cell === 'string') return /[0-9]/.test(cell) ? undefined : false;
  if (typeof cell === 'boolean') return false;
  const order = compareNumbers(cell, value);
  if (order === undefined) return undefined;
  switch (operator) {
    case '=':
    case '<>':
      return order === 0;
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
