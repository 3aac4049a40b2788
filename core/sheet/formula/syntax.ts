/**
 * A formula as a tree: what officers' sheets compute with (sums, counts, averages, choices, arithmetic), in the file's own
 * spelling (ECMA-376 Part 1, 18.17). What is beyond it, another sheet or another file, is kept as `elsewhere`.
 */
import { parseRange, type Range } from '../address.ts';

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Formula =
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'range'; readonly range: Range; readonly single: boolean }
  | { readonly kind: 'elsewhere'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  | { readonly kind: 'negated'; readonly of: Formula }
  | { readonly kind: 'percent'; readonly of: Formula }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula };

/** Excel's own limit for a formula, and a depth no officer nests to. */
const LONGEST = 8192;
const DEEPEST = 64;

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|"((?:[^"]|"")*)"|(#(?:REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!))|((?:'[^']*'|\[[^\]]*\][\p{L}\p{N}_. ]*|[\p{L}_][\p{L}\p{N}_.]*)!\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)|(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\p{L}\p{N}_(]))|([\p{L}_][\p{L}\p{N}_.]*)|(<>|<=|>=|[-+*/^&=<>%(),;]))/uy;

interface Token {
  readonly kind: 'number' | 'text' | 'error' | 'elsewhere' | 'reference' | 'name' | 'sign';
  readonly text: string;
}

const KINDS = ['number', 'text', 'error', 'elsewhere', 'reference', 'name', 'sign'] as const;

function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const found: readonly (string | undefined)[] | null = TOKEN.exec(source);
    if (!found) return source.slice(from).trim() === '' ? tokens : undefined;
    const at = found.slice(1).findIndex((group) => group !== undefined);
    const kind = KINDS[at];
    if (kind) tokens.push({ kind, text: found[at + 1] ?? '' });
  }
  return tokens;
}

/** Undefined where it is no formula of this kind: a name, an array, a syntax of another program. */
export function parseFormula(formula: string): Formula | undefined {
  if (formula.length > LONGEST) return undefined;
  const tokens = tokensOf(formula.replace(/^=/u, '').replaceAll('_xlfn.', ''));
  if (!tokens) return undefined;
  const parser = createParser(tokens);
  const parsed = parser.comparison(0);
  return parsed && parser.isAtEnd() ? parsed : undefined;
}

type Parse = (depth: number) => Formula | undefined;

function createParser(tokens: readonly Token[]): { readonly comparison: Parse; isAtEnd(): boolean } {
  let at = 0;
  const sign = (...signs: readonly string[]): string | undefined => {
    const token = tokens[at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    at += 1;
    return token.text;
  };
  const binary =
    (next: Parse, ...operators: readonly Operator[]): Parse =>
    (depth) => {
      let left = next(depth);
      for (let operator = left && sign(...operators); left && operator; operator = sign(...operators)) {
        const right = next(depth);
        left = right && { kind: 'binary', operator: operator as Operator, left, right };
      }
      return left;
    };
  const postfix: Parse = (depth) => {
    let of = primary(depth);
    while (of && sign('%')) of = { kind: 'percent', of };
    return of;
  };
  const unary: Parse = (depth) => {
    if (depth > DEEPEST) return undefined;
    if (sign('+')) return unary(depth + 1);
    if (!sign('-')) return postfix(depth);
    const of = unary(depth + 1);
    return of && { kind: 'negated', of };
  };
  const power = binary(unary, '^');
  const product = binary(power, '*', '/');
  const sum = binary(product, '+', '-');
  const text = binary(sum, '&');
  const comparison = binary(text, '=', '<>', '<=', '>=', '<', '>');
  const inBrackets: Parse = (depth) => {
    const inside = comparison(depth + 1);
    return inside && sign(')') ? inside : undefined;
  };
  const call = (name: string, depth: number): Formula | undefined => {
    const args: Formula[] = [];
    if (sign(')')) return { kind: 'call', name, args };
    for (;;) {
      const next = tokens[at];
      const isEmpty = next?.kind === 'sign' && /^[,;)]$/u.test(next.text);
      const arg: Formula | undefined = isEmpty ? { kind: 'constant', value: null } : comparison(depth + 1);
      if (!arg) return undefined;
      args.push(arg);
      if (sign(')')) return { kind: 'call', name, args };
      if (!sign(',', ';')) return undefined;
    }
  };
  const primary: Parse = (depth) => {
    if (depth > DEEPEST) return undefined;
    if (sign('(')) return inBrackets(depth);
    const token = tokens[at];
    if (!token || token.kind === 'sign') return undefined;
    at += 1;
    if (token.kind !== 'name') return leafOf(token);
    const upper = token.text.toUpperCase();
    if (sign('(')) return call(upper, depth);
    return upper === 'TRUE' || upper === 'FALSE' ? { kind: 'constant', value: upper === 'TRUE' } : { kind: 'elsewhere', text: token.text };
  };
  return { comparison, isAtEnd: () => at === tokens.length };
}

function leafOf({ kind, text }: Token): Formula | undefined {
  switch (kind) {
    case 'number':
      return { kind: 'constant', value: Number(text) };
    case 'text':
      return { kind: 'constant', value: text.replaceAll('""', '"') };
    case 'error':
      return { kind: 'error', error: text };
    case 'elsewhere':
      return { kind: 'elsewhere', text };
    case 'reference': {
      const range = parseRange(text);
      return range && { kind: 'range', range, single: !text.includes(':') };
    }
    case 'name':
    case 'sign':
      return undefined;
  }
}
