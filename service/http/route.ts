/**
 * A route says what: its address, what it takes, who may, what it answers. How it is done (reading, parsing, authorising,
 * answering) is the endpoint's. Parsed in this order: who asks, address, body, then whether they may.
 */
import type { z } from 'zod';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';
import type { Account } from '../store/store.ts';
import { mayAct, type Action } from './access.ts';
import { parseJson } from './body.ts';
import type { Context } from './context.ts';

export type Method = 'get' | 'put' | 'post';

/**
 * `check` looks at what is cheap to see before the schema is run over it. `takes` is true where the schema would answer with the very
 * value it was given, and is asked first: for what comes often and is large.
 */
export type Body<B> =
  | {
      readonly kind: 'json';
      readonly schema: z.ZodType<B>;
      readonly check?: (value: unknown) => void;
      readonly takes?: (value: unknown) => value is B;
    }
  /** Of any kind that Excel calls a workbook; checked by whoever reads it. */
  | { readonly kind: 'workbook'; readonly read: (bytes: Uint8Array) => B }
  | { readonly kind: 'none' };

export type Content =
  | { readonly kind: 'json'; readonly schema: z.ZodType; readonly csv?: true }
  | { readonly kind: 'xlsx' | 'workbook' }
  | { readonly kind: 'text'; readonly type: string };

export type Table = readonly (readonly (string | number | null)[])[];

export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly value: object; readonly table?: () => Table }
  | {
      readonly kind: 'bytes';
      readonly status?: number;
      readonly type: string;
      readonly bytes: Uint8Array;
      readonly fileName?: string;
      readonly tag?: string;
    };

/** Whom an action is about, and the units of the day in question. */
export interface Subject {
  readonly unit: string | null;
  readonly tree: UnitTree | null;
}

export const NOBODY: Subject = { unit: null, tree: null };

export interface Request<P, Q, B> {
  readonly account: Account;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

export interface RouteSpec<P, Q, B> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/submissions/{uuid}`. */
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly body: Body<B>;
  readonly action: Action;
  /** Looks up whom it is about; what is not there is a Problem before anybody is refused. */
  readonly subject: (request: Request<P, Q, B>, context: Context) => Subject | Promise<Subject>;
  readonly answers: Readonly<Record<number, Content>>;
  readonly problems: readonly ProblemCode[];
  readonly run: (request: Request<P, Q, B>, context: Context) => Reply | Promise<Reply>;
}

/** A request before it is parsed. */
export interface Raw {
  /** Null where nobody is signed in. */
  readonly account: Account | null;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: Uint8Array;
}

export interface Route extends Omit<RouteSpec<unknown, unknown, unknown>, 'subject' | 'run' | 'action'> {
  /** `open`: answered to everybody. */
  readonly action: Action | 'open';
  answer(raw: Raw, context: Context): Promise<Reply>;
}

/** A route that is answered to everybody: signing in, what the service offers, whether it runs. */
export type OpenRouteSpec<P, Q, B> = Omit<RouteSpec<P, Q, B>, 'subject' | 'run' | 'action'> & {
  readonly run: (request: Omit<Request<P, Q, B>, 'account'>, context: Context) => Reply | Promise<Reply>;
};

export function route<P, Q, B>({ subject, run, ...spec }: RouteSpec<P, Q, B>): Route {
  return {
    ...spec,
    answer: async (raw, context) => {
      const { account } = raw;
      if (!account) throw new Problem('token-missing');
      const request = { account, ...parseRequest(spec, raw) };
      const { unit, tree } = await subject(request, context);
      authorise(account, spec.action, unit, tree);
      return run(request, context);
    },
  };
}

export function openRoute<P, Q, B>({ run, ...spec }: OpenRouteSpec<P, Q, B>): Route {
  return { ...spec, action: 'open', answer: async (raw, context) => run(parseRequest(spec, raw), context) };
}

type Parses<P, Q, B> = Pick<RouteSpec<P, Q, B>, 'params' | 'query' | 'body'>;

function parseRequest<P, Q, B>({ params, query, body }: Parses<P, Q, B>, raw: Raw): Omit<Request<P, Q, B>, 'account'> {
  return { params: parse(params, raw.params), query: parse(query, raw.query), body: parseBody(body, raw.body) };
}

/** @throws Problem `password-must-change`, `not-permitted` */
function authorise(account: Account, action: Action, unit: string | null, tree: UnitTree | null): void {
  if (account.mustChangePassword && action !== 'self') throw new Problem('password-must-change');
  if (mayAct(account, action, unit, tree)) return;
  throw new Problem('not-permitted', { account: account.name, role: account.role, unit: unit ?? '–' });
}

/** @throws Problem `request-wrong`, with where and why; never with what was sent */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 5)
    .map(
      ({ path, message, code }) =>
        `${path.map(String).join('.').slice(0, 80) || '(gốc)'}: ${code === 'unrecognized_keys' ? 'unknown name' : message}`,
    );
  throw new Problem('request-wrong', { issues });
}

function parseBody<B>(body: Body<B>, bytes: Uint8Array): B {
  switch (body.kind) {
    case 'json': {
      const value = parseJson(bytes);
      body.check?.(value);
      return body.takes?.(value) ? value : parse(body.schema, value);
    }
    case 'workbook':
      return body.read(bytes);
    case 'none':
      return undefined as B;
  }
}
