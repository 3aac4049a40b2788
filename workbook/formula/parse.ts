/**
 * A formula's text as a tree, for the part of the language whose results we can tell as exactly as Excel does.
 * Anything else (arrays, structured references, unions, intersections, errors, links) has no tree.
 * Operators bind as in Excel: a sign before a number binds closer than `^`, so -2^2 is 4.
 */
import { tokensOf, type Corner, type Token } from './tokens.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean }
  | { readonly kind: 'area'; readonly sheet?: string; readonly corners: readonly Corner[] }
  | { readonly kind: 'name'; readonly text: string; readonly sheet?: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly (Expression | undefined)[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression };

const STRENGTH: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};
const OPERATOR = /<>|<=|>=|[-+*/^&=<>]/y;
const NUMBER = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?/iy;
const TEXT = /"(?:[^"]|"")*"/y;
/** Deeper nesting is nobody's total. */
const MAX_NESTING = 64;

class NotUnderstood extends Error {}

/** Without leading `=`; undefined for what is not understood. */
export function parseFormula(formula: string): Expression | undefined {
  const parser = createParser(formula);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

function createParser(formula: string): { whole(): Expression } {
  const tokens = new Map(
    tokensOf(formula).map((token) => [token.kind === 'reference' || token.kind === 'name' ? token.from : token.start, token]),
  );
  let at = 0;
  let nesting = 0;

  const skipSpace = (): void => {
    while (/[ \t\r\n]/.test(formula.charAt(at))) at += 1;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(formula)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const mustTake = (letter: string): void => {
    skipSpace();
    if (formula.charAt(at) !== letter) throw new NotUnderstood();
    at += 1;
  };

  const expression = (least: number): Expression => {
    nesting += 1;
    if (nesting > MAX_NESTING) throw new NotUnderstood();
    let left = operand();
    for (;;) {
      skipSpace();
      const before = at;
      const operator = take(OPERATOR) as BinaryOperator | undefined;
      if (operator === undefined || STRENGTH[operator] <= least) {
        at = before;
        break;
      }
      left = { kind: 'binary', operator, left, right: expression(STRENGTH[operator]) };
    }
    nesting -= 1;
    return left;
  };
  const operand = (): Expression => {
    skipSpace();
    const sign = formula.charAt(at);
    if (sign === '-' || sign === '+') {
      at += 1;
      return { kind: 'unary', operator: sign, of: operand() };
    }
    let found = primary();
    for (;;) {
      skipSpace();
      if (formula.charAt(at) !== '%') return found;
      at += 1;
      found = { kind: 'unary', operator: '%', of: found };
    }
  };
  const primary = (): Expression => {
    if (formula.charAt(at) === '(') {
      at += 1;
      const inside = expression(0);
      mustTake(')');
      return inside;
    }
    const token = tokens.get(at);
    if (token) return ofToken(token);
    const text = take(TEXT);
    if (text !== undefined) return { kind: 'literal', value: text.slice(1, -1).replaceAll('""', '"') };
    const number = take(NUMBER);
    if (number === undefined || /[\p{L}\p{N}_.!:]/u.test(formula.charAt(at))) throw new NotUnderstood();
    return { kind: 'literal', value: Number(number) };
  };
  const ofToken = (token: Token): Expression => {
    at = token.end;
    const sheet = 'sheet' in token ? { sheet: token.sheet } : {};
    switch (token.kind) {
      case 'reference':
        return { kind: 'area', ...sheet, corners: token.corners };
      case 'name':
        if (token.text.toUpperCase() === 'TRUE') return { kind: 'literal', value: true };
        if (token.text.toUpperCase() === 'FALSE') return { kind: 'literal', value: false };
        return { kind: 'name', text: token.text, ...sheet };
      case 'call':
        return { kind: 'call', name: token.text.replace(/^_XLFN\./, ''), given: givenTo() };
      case 'opaque':
        throw new NotUnderstood();
    }
  };
  const givenTo = (): readonly (Expression | undefined)[] => {
    mustTake('(');
    const given: (Expression | undefined)[] = [];
    skipSpace();
    if (formula.charAt(at) === ')') {
      at += 1;
      return given;
    }
    for (;;) {
      skipSpace();
      given.push(/[,)]/.test(formula.charAt(at)) ? undefined : expression(0));
      skipSpace();
      const mark = formula.charAt(at);
      at += 1;
      if (mark === ')') return given;
      if (mark !== ',') throw new NotUnderstood();
    }
  };
  return {
    whole: () => {
      const found = expression(0);
      skipSpace();
      if (at < formula.length) throw new NotUnderstood();
      return found;
    },
  };
}
