/**
 * Which formulas may be written into a file: those understood word by word. A file is opened without anybody reading it, so
 * whatever asks for another workbook, the network or a program is none of ours, and what Excel would not take on typing it
 * would call a damaged file.
 *
 * | in the formula                                                       | written |
 * |----------------------------------------------------------------------|---------|
 * | numbers, texts, TRUE, FALSE, the operators, commas between arguments  | yes     |
 * | cells and areas of this workbook, its names for one fixed area        | yes     |
 * | functions of functions.ts, with as many and such arguments as they take | yes   |
 * | any other function: HYPERLINK, WEBSERVICE, INDIRECT, TODAY, _xlfn.…    | no      |
 * | another workbook, DDE, Table1[Column], {1,2}, A1#, @A1, Sheet1:Sheet3!A1 | no    |
 * | an error such as #REF!, semicolons between arguments                  | no      |
 */
import { FUNCTIONS } from './functions.ts';
import { parseFormula, type Expression, type Reference } from './parse.ts';
import { tokensOf } from './tokens.ts';

/** Longer ones are nobody's totals, and Excel has a limit to what they may come to inside. */
export const MAX_WRITTEN_FORMULA = 2_000;
/** Excel's limits (specification): characters of a text, size of a number, arguments of a function. */
const MAX_TEXT = 255;
const MAX_NUMBER = 9.99999999999999e307;
const MAX_ARGUMENTS = 255;

/** Texts and names of sheets; a doubled quote is a quote. */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'/gu;
/** Outside them: what the words and signs of a formula are made of. */
const OTHER_SIGN = /[^\p{L}\p{N}_.$\\?:!,()+\-*/^&=<>% "']/u;
/** Excel has no space before the bracket of a function. */
const SPACED_CALL = /[\p{L}\p{N}_.]+ +\(/u;
/** Characters that XML does not hold, and what would be read as standing for one (ECMA-376 Part 1, 22.9.2.19). */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]|_x[0-9a-f]{4}_/iu;
/** A sheet's name that needs no quotes, and is no cell. */
const PLAIN_SHEET = /^(?![a-z]{1,3}[0-9]+$|r[0-9]*c[0-9]*$)[\p{L}_][\p{L}\p{N}_]*$/iu;

/**
 * The first piece that is not understood, the whole formula where no piece can be named; undefined for a formula that may be
 * written. `isKnown` says whether a reference leads to cells of the workbook.
 */
export function findUnwritable(formula: string, isKnown: (reference: Reference) => boolean): string | undefined {
  if (!formula.startsWith('=') || formula.length > MAX_WRITTEN_FORMULA) return formula;
  const odd = unknownWord(formula) ?? unknownSign(formula);
  if (odd !== undefined) return odd;
  const expression = parseFormula(formula);
  return expression ? unwritableIn(expression, isKnown) : formula;
}

function unknownSign(formula: string): string | undefined {
  const outside = formula.replace(QUOTED, '""');
  return [UNWRITABLE.exec(formula), OTHER_SIGN.exec(outside), SPACED_CALL.exec(outside)].find((found) => found !== null)?.[0];
}

/** Of the text, not of its tree, which forgets how a word was spelled. */
function unknownWord(formula: string): string | undefined {
  for (const token of tokensOf(formula)) {
    const written = formula.slice(token.start, token.end);
    if (token.kind === 'call' && !FUNCTIONS.has(token.text)) return written;
    if (token.kind === 'opaque') return written;
    if (token.kind === 'call' || token.sheet === undefined) continue;
    const isQuoted = formula.charAt(token.from) === "'";
    if (!isQuoted && !PLAIN_SHEET.test(token.sheet)) return formula.slice(token.from, token.end);
  }
  return undefined;
}

function unwritableIn(expression: Expression, isKnown: (reference: Reference) => boolean): string | undefined {
  switch (expression.kind) {
    case 'literal':
      return isStorable(expression.value) ? undefined : String(expression.value);
    case 'error':
      return expression.error;
    case 'area':
    case 'name':
      return isKnown(expression) ? undefined : nameOf(expression);
    case 'unary':
      return unwritableIn(expression.of, isKnown);
    case 'binary':
      return ofChain(expression, isKnown);
    case 'call':
      return isCalledRight(expression) ? firstOf(expression.given, isKnown) : `${expression.name}(…)`;
  }
}

/** In a loop: a sum of a thousand terms is a thousand deep. */
function ofChain(whole: Extract<Expression, { kind: 'binary' }>, isKnown: (reference: Reference) => boolean): string | undefined {
  const parts: Expression[] = [];
  let left: Expression = whole;
  for (; left.kind === 'binary'; left = left.left) parts.push(left.right);
  return firstOf([left, ...parts.reverse()], isKnown);
}

function firstOf(expressions: readonly Expression[], isKnown: (reference: Reference) => boolean): string | undefined {
  for (const one of expressions) {
    const found = unwritableIn(one, isKnown);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isStorable(value: Extract<Expression, { kind: 'literal' }>['value']): boolean {
  return typeof value === 'number' ? Math.abs(value) <= MAX_NUMBER : typeof value !== 'string' || value.length <= MAX_TEXT;
}

function isCalledRight({ name, given }: Extract<Expression, { kind: 'call' }>): boolean {
  const called = FUNCTIONS.get(name);
  if (!called || given.length < called.least || given.length > Math.min(called.most, MAX_ARGUMENTS)) return false;
  return called.suits?.(given) ?? true;
}

function nameOf(reference: Reference): string {
  const sheet = reference.sheet === undefined ? '' : `${reference.sheet}!`;
  return reference.kind === 'name' ? sheet + reference.text : `${sheet}…`;
}
