/**
 * The criteria of COUNTIF and SUMIF: `"x"`, `5`, `">=90"`, `"<>x"`, `"Đ*"`. Those that programs or machines read differently
 * (decimal signs, dates, percentages, blanks, order among texts) are not told.
 */
import type { CellValue } from '../sheet.ts';
import { compareNumbers } from './decimal.ts';
import { fitsPattern, isSameText } from './text.ts';
import { cannotTell } from './value.ts';

export interface Criterion {
  /** Asked for are the cells that do not meet it, empty ones too. */
  readonly isNegated: boolean;
  readonly meets: (cell: CellValue) => boolean;
}

type Operator = '=' | '<>' | '<' | '>' | '<=' | '>=';

const OPERATOR = /^(?:<>|<=|>=|=|<|>)/;
const WHOLE_NUMBER = /^-?[0-9]{1,15}$/;
/** Excel's limit. */
const LONGEST = 255;

export function criterionOf(given: CellValue): Criterion {
  if (typeof given === 'number') return { isNegated: false, meets: ordered(given, '=') };
  if (typeof given !== 'string' || given.length > LONGEST) return cannotTell();
  const operator = (OPERATOR.exec(given)?.[0] ?? '=') as Operator;
  const asked = given.replace(OPERATOR, '');
  const isNegated = operator === '<>';
  if (WHOLE_NUMBER.test(asked)) return { isNegated, meets: ordered(Number(asked), operator) };
  const isWord = /^[\p{L}*?]/u.test(asked) && !asked.includes('~') && !/^(?:true|false)$/i.test(asked);
  return isWord && (isNegated || operator === '=') ? { isNegated, meets: worded(asked) } : cannotTell();
}

const MET: Readonly<Record<Operator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order === 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

function ordered(asked: number, operator: Operator): Criterion['meets'] {
  return (cell) => {
    // A text that looks like the number counts in some programs.
    if (typeof cell === 'string' && /\p{N}/u.test(cell)) return cannotTell();
    return typeof cell === 'number' && MET[operator](compareNumbers(cell, asked));
  };
}

function worded(asked: string): Criterion['meets'] {
  const agrees = /[*?]/.test(asked) ? fitsPattern : isSameText;
  // Wildcards alone take numbers, and a text of no letters, to some programs.
  const isBare = !/\p{L}/u.test(asked);
  return (cell) => {
    if (isBare && (typeof cell === 'number' || cell === '')) return cannotTell();
    return typeof cell === 'string' && agrees(cell, asked);
  };
}
