/** OpenAPI 3.1 of the routes, from the very schemas that they parse with. */
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import { PROBLEM_TYPE, problemSchema, statusOf, titleOf } from './problems.ts';
import type { Content, Route } from './route.ts';
import { WORKBOOK_TYPES, XLSX_TYPE } from './workbookTypes.ts';

/** What any route that asks for a token may answer besides its own. */
const ALWAYS = ['token-missing', 'token-wrong', 'token-expired', 'password-must-change', 'not-permitted', 'internal-error'] as const;
const WITH_BODY = ['body-too-large', 'json-malformed', 'json-too-deep', 'media-type-wrong'] as const;

export function openApiOf(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(configOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tiêu Chí',
      version: '1',
      description: 'Monthly criteria reports of the nông thôn mới programme: sent, kept, returned, totalled.',
    },
  });
}

function configOf(route: Route): RouteConfig {
  const { method, path, summary, params, query, body, action } = route;
  return {
    method,
    path,
    summary,
    security: action === 'open' ? [] : [{ bearer: [] }],
    // Every route's are objects; the generator asks for it in its type.
    request: {
      params: params as z.ZodObject,
      query: query as z.ZodObject,
      ...(body.kind === 'none' ? {} : { body: { required: true, content: contentOf(body) } }),
    },
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

function answersOf({ answers }: Route): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, content]) => [
      status,
      { description: DESCRIPTIONS[status] ?? 'OK', content: contentOf(content) },
    ]),
  );
}

const DESCRIPTIONS: Readonly<Record<string, string>> = { 200: 'Done, or as it was already', 201: 'Stored', 503: 'Not ready' };

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

function contentOf(content: Content | Route['body']): Record<string, { schema: z.ZodType | { type: 'string'; format?: string } }> {
  switch (content.kind) {
    case 'json':
      return {
        'application/json': { schema: content.schema },
        ...('csv' in content ? { 'text/csv': { schema: { type: 'string' } } } : {}),
      };
    case 'xlsx':
      return { [XLSX_TYPE]: BINARY };
    case 'workbook':
      return Object.fromEntries(Object.values(WORKBOOK_TYPES).map((type) => [type, BINARY]));
    case 'text':
      return { [content.type]: { schema: { type: 'string' } } };
    case 'none':
      return {};
  }
}

function problemsOf({ action, body, problems }: Route): RouteConfig['responses'] {
  const codes = [...new Set([...problems, ...(action === 'open' ? [] : ALWAYS), ...(body.kind === 'none' ? [] : WITH_BODY)])];
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      { description: `${titleOf(status).en}: ${ofStatus.join(', ')}`, content: { [PROBLEM_TYPE]: { schema: problemSchema } } },
    ]),
  );
}
