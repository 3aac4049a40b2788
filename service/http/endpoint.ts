/**
 * How every route is answered: the account by its token, the body within its bounds, the reply in the type asked for.
 * A Problem becomes problem+json; whatever else is thrown is our own fault: logged whole, answered by its request id alone.
 */
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { Problem } from '../../core/problem.ts';
import { toCsv } from '../csv.ts';
import { ProblemWith } from '../problemWith.ts';
import { accountOf } from './authenticate.ts';
import type { Context } from './context.ts';
import { MAX_JSON_BYTES, MAX_MASTER_BYTES } from './limits.ts';
import { PROBLEM_TYPE, problemDocument } from './problems.ts';
import type { Body, Reply, Route } from './route.ts';
import { WORKBOOK_TYPES } from './workbookTypes.ts';

/** The handlers of one route, in order: who asks, the body, the answer. */
export function endpoint(route: Route, context: Context): readonly RequestHandler[] {
  const authenticate: RequestHandler = async (request, response, next) => {
    response.locals['route'] = route.path;
    const account = route.action === 'open' ? null : await accountOf(request.headers.authorization, context);
    response.locals['account'] = account?.id;
    response.locals['signedIn'] = account;
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const raw = {
      account: response.locals['signedIn'] as Parameters<Route['answer']>[0]['account'],
      params: request.params,
      query: request.query,
      body: body instanceof Uint8Array ? body : new Uint8Array(),
    };
    send(await route.answer(raw, context), request, response);
  };
  return [authenticate, ...bodyReaders(route.body), answer];
}

const JSON_TYPE = 'application/json';
const FILE_TYPES = [...Object.values(WORKBOOK_TYPES), 'application/octet-stream'];

function bodyReaders(body: Body<unknown>): readonly RequestHandler[] {
  if (body.kind === 'none') return [];
  const [types, limit] = body.kind === 'json' ? [[JSON_TYPE], MAX_JSON_BYTES] : [FILE_TYPES, MAX_MASTER_BYTES];
  const mustBe: RequestHandler = (request, _response, next) => {
    // A type's capitals are none of its meaning; `is` compares with the sender's in small letters.
    const isAsked = types.some((type) => request.is(type.toLowerCase()) !== false);
    next(isAsked ? undefined : new Problem('media-type-wrong', { expected: types.join(', ') }));
  };
  return [mustBe, express.raw({ type: () => true, limit })];
}

function send(reply: Reply, request: Request, response: Response): void {
  // What an office may see is its own: nothing on the way keeps it.
  response.setHeader('Cache-Control', 'no-store');
  if (reply.kind === 'bytes') {
    if (reply.fileName !== undefined) response.setHeader('Content-Disposition', `attachment; filename="${reply.fileName}"`);
    if (reply.tag !== undefined) response.setHeader('ETag', `"${reply.tag}"`);
    response
      .status(reply.status ?? 200)
      .type(reply.type)
      .send(Buffer.from(reply.bytes));
    return;
  }
  const { table } = reply;
  if (table) response.vary('Accept');
  if (table && request.accepts(['json', 'text/csv']) === 'text/csv') response.status(reply.status).type('text/csv').send(toCsv(table()));
  else response.status(reply.status).json(reply.value);
}

/** Answers every error of a route. Four parameters are how Express knows it. */
export function answerProblems(context: Pick<Context, 'log'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { problem, extensions } = readError(error, response, context);
    const document = problemDocument(problem, extensions);
    response.locals['code'] = problem.code;
    if (document.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.setHeader('Cache-Control', 'no-store');
    response.status(document.status).type(PROBLEM_TYPE).send(JSON.stringify(document));
  };
}

function readError(error: unknown, response: Response, { log }: Pick<Context, 'log'>): Pick<ProblemWith, 'problem' | 'extensions'> {
  if (error instanceof ProblemWith) return error;
  if (error instanceof Problem) return { problem: error, extensions: {} };
  const refused = refusalOf(error);
  if (refused) return { problem: refused, extensions: {} };
  const request = String(response.locals['request']);
  log.error({ event: 'failed', request, err: error }, 'failed');
  return { problem: new Problem('internal-error', { request }), extensions: { request } };
}

/** What Express and its body reader refuse: they put a status below 500 on what they throw. */
function refusalOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number' || error.status >= 500) return undefined;
  if (error.status === 413) return new Problem('body-too-large', { limit: 'limit' in error ? Number(error.limit) : 0 });
  if (error.status === 415) return new Problem('media-type-wrong', { expected: 'gzip, deflate, br, identity' });
  return new Problem('request-refused', { reason: 'type' in error ? String(error.type) : error.name });
}
