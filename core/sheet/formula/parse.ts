/**
 * A formula's text as a tree (ECMA-376 Part 1, 18.17): what offices' sheets compute with. Anything else (arrays,
 * structured references, unions, intersections) has no tree.
 * Operators bind as in Excel: a sign before a number binds closer than `^`, so -2^2 is 4.
 */
import type { Scalar } from './value.ts';
import { ERROR, tokensOf, type Corner, type Token } from './tokens.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  /** null is an argument left out: `IF(A1,,1)`. */
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'area'; readonly sheet?: string; readonly corners: readonly Corner[] }
  | { readonly kind: 'name'; readonly text: string; readonly sheet?: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression };

export type Reference = Extract<Expression, { kind: 'area' | 'name' }>;

export function isReference(expression: Expression): expression is Reference {
  return expression.kind === 'area' || expression.kind === 'name';
}

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
const SPACES = new Set([' ', '\t', '\r', '\n']);
const OPERATOR = /<>|<=|>=|[-+*/^&=<>]/y;
const OPENING = /\s*\(/y;
const CLOSING = /\s*\)/y;
const NUMBER = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?/iy;
const TEXT = /"(?:[^"]|"")*"/y;
/** Deeper nesting is nobody's total. */
const MAX_NESTING = 64;
/** Excel's own limit. */
const MAX_LENGTH = 8192;

class NotUnderstood extends Error {}

/** With its leading `=` or without; undefined for what is not understood. */
export function parseFormula(formula: string): Expression | undefined {
  if (formula.length > MAX_LENGTH) return undefined;
  const parser = createParser(formula.startsWith('=') ? formula.slice(1) : formula);
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
    while (SPACES.has(formula.charAt(at))) at += 1;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(formula)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const mustTake = (pattern: RegExp): string => {
    const found = take(pattern);
    if (found === undefined) throw new NotUnderstood();
    return found;
  };
  const nested = (parse: () => Expression): Expression => {
    nesting += 1;
    if (nesting > MAX_NESTING) throw new NotUnderstood();
    const found = parse();
    nesting -= 1;
    return found;
  };
  const expression = (least: number): Expression => {
    let left = operand();
    for (;;) {
      skipSpace();
      const before = at;
      const operator = take(OPERATOR) as BinaryOperator | undefined;
      if (operator === undefined || STRENGTH[operator] <= least) {
        at = before;
        return left;
      }
      left = { kind: 'binary', operator, left, right: expression(STRENGTH[operator]) };
    }
  };
  const operand = (): Expression => {
    skipSpace();
    const sign = formula.charAt(at);
    if (sign === '-' || sign === '+') {
      at += 1;
      return { kind: 'unary', operator: sign, of: nested(operand) };
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
    const token = tokens.get(at);
    if (token) return ofToken(token);
    switch (formula.charAt(at)) {
      case '(': {
        at += 1;
        const inside = nested(() => expression(0));
        mustTake(CLOSING);
        return inside;
      }
      case '"':
        return { kind: 'literal', value: mustTake(TEXT).slice(1, -1).replaceAll('""', '"') };
      case '#':
        return { kind: 'error', error: mustTake(ERROR).toUpperCase() };
      default: {
        const number = mustTake(NUMBER);
        if (/[\p{L}\p{N}_.!:]/u.test(formula.charAt(at))) throw new NotUnderstood();
        return { kind: 'literal', value: Number(number) };
      }
    }
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
  const givenTo = (): readonly Expression[] => {
    mustTake(OPENING);
    const given: Expression[] = [];
    skipSpace();
    if (formula.charAt(at) === ')') {
      at += 1;
      return given;
    }
    for (;;) {
      skipSpace();
      given.push(/[,;)]/.test(formula.charAt(at)) ? { kind: 'literal', value: null } : nested(() => expression(0)));
      skipSpace();
      const mark = formula.charAt(at);
      at += 1;
      if (mark === ')') return given;
      // Some programs write their own list separator.
      if (mark !== ',' && mark !== ';') throw new NotUnderstood();
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
