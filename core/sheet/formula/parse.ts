/**
 * A formula's text as a tree (ECMA-376 Part 1, 18.17): what offices' sheets compute with. Anything else (arrays,
 * structured references, unions, intersections) has no tree.
 * Operators bind as in Excel: a sign before a number binds closer than `^`, so -2^2 is 4.
 */
import { keepShape } from '../../shape.ts';
import type { Scalar } from './value.ts';
import { ERROR, matchAt, tokensOf, type Corner, type Token } from './tokens.ts';

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
  const parser = new Parser(formula.startsWith('=') ? formula.slice(1) : formula);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

class Parser {
  private readonly formula: string;
  private readonly tokens: ReadonlyMap<number, Token>;
  private at = 0;
  private nesting = 0;

  constructor(formula: string) {
    this.formula = formula;
    this.tokens = new Map(
      tokensOf(formula).map((token) => [token.kind === 'reference' || token.kind === 'name' ? token.from : token.start, token]),
    );
  }

  whole(): Expression {
    const found = this.expression(0);
    this.skipSpace();
    if (this.at < this.formula.length) throw new NotUnderstood();
    return found;
  }

  private skipSpace(): void {
    while (SPACES.has(this.formula.charAt(this.at))) this.at += 1;
  }

  private take(pattern: RegExp): string | undefined {
    const found = matchAt(pattern, this.formula, this.at);
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private mustTake(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw new NotUnderstood();
    return found;
  }

  private nested(parse: () => Expression): Expression {
    this.nesting += 1;
    if (this.nesting > MAX_NESTING) throw new NotUnderstood();
    const found = parse();
    this.nesting -= 1;
    return found;
  }

  private expression(least: number): Expression {
    let left = this.operand();
    for (;;) {
      this.skipSpace();
      const before = this.at;
      const operator = this.take(OPERATOR) as BinaryOperator | undefined;
      if (operator === undefined || STRENGTH[operator] <= least) {
        this.at = before;
        return left;
      }
      left = { kind: 'binary', operator, left, right: this.expression(STRENGTH[operator]) };
    }
  }

  private operand(): Expression {
    this.skipSpace();
    const sign = this.formula.charAt(this.at);
    if (sign === '-' || sign === '+') {
      this.at += 1;
      return { kind: 'unary', operator: sign, of: this.nested(() => this.operand()) };
    }
    let found = this.primary();
    for (;;) {
      this.skipSpace();
      if (this.formula.charAt(this.at) !== '%') return found;
      this.at += 1;
      found = { kind: 'unary', operator: '%', of: found };
    }
  }

  private primary(): Expression {
    const token = this.tokens.get(this.at);
    if (token) return this.ofToken(token);
    switch (this.formula.charAt(this.at)) {
      case '(': {
        this.at += 1;
        const inside = this.nested(() => this.expression(0));
        this.mustTake(CLOSING);
        return inside;
      }
      case '"':
        return { kind: 'literal', value: this.mustTake(TEXT).slice(1, -1).replaceAll('""', '"') };
      case '#':
        return { kind: 'error', error: this.mustTake(ERROR).toUpperCase() };
      default: {
        const number = this.mustTake(NUMBER);
        if (/[\p{L}\p{N}_.!:]/u.test(this.formula.charAt(this.at))) throw new NotUnderstood();
        return { kind: 'literal', value: Number(number) };
      }
    }
  }

  private ofToken(token: Token): Expression {
    this.at = token.end;
    const sheet = 'sheet' in token ? { sheet: token.sheet } : {};
    switch (token.kind) {
      case 'reference':
        return { kind: 'area', ...sheet, corners: token.corners };
      case 'name':
        if (token.text.toUpperCase() === 'TRUE') return { kind: 'literal', value: true };
        if (token.text.toUpperCase() === 'FALSE') return { kind: 'literal', value: false };
        return { kind: 'name', text: token.text, ...sheet };
      case 'call':
        return { kind: 'call', name: token.text.replace(/^_XLFN\./, ''), given: this.givenTo() };
      case 'opaque':
        throw new NotUnderstood();
    }
  }

  private givenTo(): readonly Expression[] {
    this.mustTake(OPENING);
    const given: Expression[] = [];
    this.skipSpace();
    if (this.formula.charAt(this.at) === ')') {
      this.at += 1;
      return given;
    }
    for (;;) {
      this.skipSpace();
      given.push(/[,;)]/.test(this.formula.charAt(this.at)) ? { kind: 'literal', value: null } : this.nested(() => this.expression(0)));
      this.skipSpace();
      const mark = this.formula.charAt(this.at);
      this.at += 1;
      if (mark === ')') return given;
      // Some programs write their own list separator.
      if (mark !== ',' && mark !== ';') throw new NotUnderstood();
    }
  }
}

keepShape(new Parser(''));
