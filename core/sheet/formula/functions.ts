/** The functions officers' sheets compute with, as rows: what each makes of its arguments. */
import { isCellError, type CellError } from '../sheet.ts';

/** null is an empty cell. */
export type Value = number | string | boolean | CellError | null;

/** One argument: its values in order, and whether they are cells of a range (texts in a range are no numbers). */
export interface Argument {
  readonly values: readonly Value[];
  readonly isRange: boolean;
}

type Compute = (args: readonly Argument[]) => Value;

/** What depends on the machine a workbook is opened on (`95,5` as a text is a number in Hà Nội only), or is not kept here. */
export class CannotTell extends Error {}

export const DIVIDED_BY_ZERO: CellError = { error: '#DIV/0!' };
export const NO_VALUE: CellError = { error: '#VALUE!' };

export const functions: Readonly<Record<string, Compute>> = {
  SUM: ofNumbers((numbers) => numbers.reduce((sum, number) => sum + number, 0)),
  AVERAGE: ofNumbers((numbers) =>
    numbers.length === 0 ? DIVIDED_BY_ZERO : numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
  ),
  MIN: ofNumbers((numbers) => numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0)),
  MAX: ofNumbers((numbers) => numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0)),
  COUNT: (args) => args.flatMap(({ values }) => values).filter((value) => typeof value === 'number').length,
  COUNTA: (args) => args.flatMap(({ values }) => values).filter((value) => value !== null).length,
  COUNTBLANK: ([cells]) => (cells?.values ?? []).filter((value) => value === null || value === '').length,
  COUNTIF: ([cells, asked]) => matching(cells, asked).filter(Boolean).length,
  SUMIF: ([cells, asked, summed]) => {
    const of = (summed ?? cells)?.values ?? [];
    return matching(cells, asked).reduce((sum, isOne, index) => (isOne ? sum + numberOr0(of[index]) : sum), 0);
  },
  AND: ofTruths((truths) => truths.every(Boolean)),
  OR: ofTruths((truths) => truths.some(Boolean)),
  NOT: ([one]) => truthOf(one?.values[0] ?? null, (truth) => !truth),
  ABS: ofNumber(Math.abs),
  INT: ofNumber(Math.floor),
  ROUND: rounded(Math.round),
  ROUNDUP: rounded(Math.ceil),
  ROUNDDOWN: rounded(Math.floor),
};

function ofNumbers(compute: (numbers: readonly number[]) => Value): Compute {
  return (args) => {
    const numbers: number[] = [];
    for (const { values, isRange } of args) {
      for (const value of values) {
        if (isCellError(value)) return value;
        if (typeof value === 'number') numbers.push(value);
        else if (!isRange && value !== null) {
          const number = toNumber(value);
          if (typeof number !== 'number') return number;
          numbers.push(number);
        }
      }
    }
    return compute(numbers);
  };
}

function ofNumber(compute: (number: number) => number): Compute {
  return ([one]) => {
    const number = toNumber(one?.values[0] ?? null);
    return typeof number === 'number' ? compute(number) : number;
  };
}

/** Half away from zero, as Excel rounds; binary noise in the last digits does not turn a half. */
function rounded(round: (number: number) => number): Compute {
  return ([one, digits]) => {
    const [number, places] = [toNumber(one?.values[0] ?? null), toNumber(digits?.values[0] ?? null)];
    if (typeof number !== 'number') return number;
    if (typeof places !== 'number') return places;
    const scale = 10 ** Math.trunc(places);
    return (Math.sign(number) * round(Number((Math.abs(number) * scale).toPrecision(15)))) / scale;
  };
}

function ofTruths(compute: (truths: readonly boolean[]) => boolean): Compute {
  return (args) => {
    const truths: boolean[] = [];
    for (const { values, isRange } of args) {
      for (const value of values) {
        if (isCellError(value)) return value;
        if (typeof value === 'boolean' || typeof value === 'number') truths.push(Boolean(value));
        else if (!isRange && value !== null) return NO_VALUE;
      }
    }
    return truths.length === 0 ? NO_VALUE : compute(truths);
  };
}

/** A number as arithmetic takes it; an error where it is none. @throws CannotTell for a text whose number depends on the machine */
export function toNumber(value: Value): number | CellError {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^[-+]?\d+$/u.test(text)) return Number(text);
  if (/\d/u.test(text)) throw new CannotTell();
  return NO_VALUE;
}

export function truthOf(value: Value, then: (truth: boolean) => Value): Value {
  if (isCellError(value)) return value;
  return typeof value === 'string' ? NO_VALUE : then(Boolean(value));
}

function numberOr0(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** COUNTIF's question: a value, or `>=5`, `<>Đạt`, `Đạt*`. */
function matching(cells: Argument | undefined, asked: Argument | undefined): readonly boolean[] {
  const criterion = asked?.values[0] ?? null;
  const [, operator = '=', text = ''] =
    /^(<>|<=|>=|=|<|>)?(.*)$/su.exec(typeof criterion === 'string' ? criterion : typeof criterion === 'number' ? String(criterion) : '') ??
    [];
  // A figure given as a figure is one; in a text its sign is the machine's.
  if (text.includes('~') || (typeof criterion === 'string' && /\d[.,/]\d/u.test(text))) throw new CannotTell();
  const number = text.trim() === '' ? Number.NaN : Number(text);
  const isNumber = typeof criterion === 'number' || !Number.isNaN(number);
  const pattern = wildcard(text);
  return (cells?.values ?? []).map((value) => {
    if (isNumber && typeof value === 'number') return compared(value - number, operator);
    if (isNumber && typeof value === 'string' && /\d/u.test(value)) throw new CannotTell();
    if (operator === '=') return typeof value === 'string' && pattern(value.toLowerCase());
    if (operator === '<>')
      return !(typeof value === 'string' && pattern(value.toLowerCase())) && !(typeof value === 'number' && value === number);
    return false;
  });
}

function compared(difference: number, operator: string): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
    case '<>':
      return difference !== 0;
    default:
      return difference === 0;
  }
}

/** `*` any stretch, `?` one character; compared piece by piece, so that no pattern takes long. */
function wildcard(asked: string): (text: string) => boolean {
  const folded = asked.toLowerCase();
  if (!/[*?]/u.test(folded)) return (text) => text === folded;
  const pieces = folded.split('*');
  return (text) => {
    let from = 0;
    for (const [index, piece] of pieces.entries()) {
      const at = index === pieces.length - 1 && index > 0 ? text.length - piece.length : index === 0 ? 0 : findPiece(text, piece, from);
      if (at < from || !fits(text, piece, at)) return false;
      from = at + piece.length;
    }
    return pieces.length > 1 || from === text.length;
  };
}

function findPiece(text: string, piece: string, from: number): number {
  for (let at = from; at + piece.length <= text.length; at += 1) if (fits(text, piece, at)) return at;
  return -1;
}

function fits(text: string, piece: string, at: number): boolean {
  if (at < 0 || at + piece.length > text.length) return false;
  for (let i = 0; i < piece.length; i += 1) if (piece.charAt(i) !== '?' && piece.charAt(i) !== text.charAt(at + i)) return false;
  return true;
}
