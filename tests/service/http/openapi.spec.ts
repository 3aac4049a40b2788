/** The description and the routes are one: every route is described, every description answers, and answers as described. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../service/http/routes.ts';
import type { Route } from '../../../service/http/route.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { sent, startService, type Answer, type Ask, type RunningService } from '../../support/service.ts';

const operation = z.object({
  summary: z.string().min(5),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']) }).loose()).optional(),
  requestBody: z
    .object({ content: z.record(z.string(), z.unknown()) })
    .loose()
    .optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: z.record(z.string(), z.unknown()) })),
});
const document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string() }).loose(),
  components: z.object({ schemas: z.record(z.string(), z.unknown()), securitySchemes: z.object({ bearer: z.unknown() }) }).loose(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

const folder = ownFolder();
const id = randomUUID();
const scope = `unit=362&period=2023-11&set=${NANG_CAO}`;
const password = 'mật khẩu đủ dài';
let running: RunningService;
let described: z.infer<typeof document>;
let tokens: { commune: string; district: string; admin: string };

/** A request that succeeds, for each route, in the order in which they follow from one another. */
const good: Readonly<Record<string, () => readonly [string, Ask?]>> = {
  'put /v1/submissions/{uuid}': () => [`v1/submissions/${id}`, { token: tokens.commune, json: sent('13969') }],
  'get /v1/submissions/{uuid}': () => [`v1/submissions/${id}`, { token: tokens.commune }],
  'get /v1/submissions/{uuid}/sheet': () => [`v1/submissions/${id}/sheet`, { token: tokens.commune }],
  'get /v1/reports': () => [`v1/reports?${scope}`, { token: tokens.district }],
  'get /v1/totals': () => [`v1/totals?${scope}`, { token: tokens.district }],
  'get /v1/totals/sources': () => [`v1/totals/sources?${scope}&criterion=3`, { token: tokens.district }],
  'post /v1/submissions/{uuid}/return': () => [
    `v1/submissions/${id}/return`,
    { token: tokens.district, json: { remarks: [{ cell: 'F9', indicator: '2.1', text: 'Xem lại' }] } },
  ],
  'get /v1/units': () => ['v1/units?at=2023-11-30', { token: tokens.commune }],
  'get /v1/templates': () => ['v1/templates', { token: tokens.commune }],
  'get /v1/templates/{set}/workbook': () => [`v1/templates/${NANG_CAO}/workbook?unit=13969&period=2023-11`, { token: tokens.commune }],
  'put /v1/masters/{id}': () => [
    `v1/masters/bieu?unit=362&set=${NANG_CAO}`,
    {
      token: tokens.district,
      bytes: new Uint8Array(readFileSync(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url))),
      headers: { 'Content-Type': 'application/octet-stream' },
    },
  ],
  'get /v1/masters/{id}/binding': () => ['v1/masters/bieu/binding', { token: tokens.district }],
  'put /v1/masters/{id}/binding': () => [
    'v1/masters/bieu/binding',
    {
      token: tokens.district,
      json: {
        kind: 'confirmation',
        schemaVersion: 1,
        scope: '362',
        set: NANG_CAO,
        layout: 'communes',
        sheet: '',
        columns: [],
        rows: [],
        mark: null,
      },
    },
  ],
  'get /v1/masters/{id}/plan': () => ['v1/masters/bieu/plan?period=2023-11', { token: tokens.district }],
  'post /v1/masters/{id}/refreshes': () => ['v1/masters/bieu/refreshes?period=2023-11', { token: tokens.district }],
  'get /v1/masters/{id}/refreshes': () => ['v1/masters/bieu/refreshes', { token: tokens.district }],
  'get /v1/masters/{id}/manifest': () => ['v1/masters/bieu/manifest', { token: tokens.district }],
  'get /v1/masters/{id}/workbook': () => ['v1/masters/bieu/workbook', { token: tokens.district }],
  'post /v1/accounts/{name}/reset': () => [`v1/accounts/${encodeURIComponent('Xã Nam Mỹ')}/reset`, { token: tokens.district }],
  'post /v1/sessions': () => ['v1/sessions', { json: { name: 'Huyện Nam Trực', password } }],
  'post /v1/sessions/password': () => [
    'v1/sessions/password',
    { token: tokens.district, json: { old: password, new: 'một mật khẩu khác' } },
  ],
  'get /v1/audit': () => ['v1/audit', { token: tokens.admin }],
  'get /livez': () => ['livez'],
  'get /readyz': () => ['readyz'],
  'get /metrics': () => ['metrics'],
  'get /v1/openapi.json': () => ['v1/openapi.json'],
};

beforeAll(async () => {
  running = await startService(folder);
  tokens = {
    commune: await running.addAccount('Xã Nam Mỹ', 'commune', '13969'),
    district: await running.addAccount('Huyện Nam Trực', 'district', '362'),
    admin: await running.addAccount('admin', 'admin', null),
  };
  await running.setPassword('Huyện Nam Trực', password);
  described = document.parse((await running.ask('GET', 'v1/openapi.json')).body);
});
afterAll(() => running.service.close());

describe('the OpenAPI description', () => {
  it('has every route and no other', () => {
    const inDocument = Object.entries(described.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(inDocument.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
    expect(Object.keys(good).sort()).toEqual(inDocument.sort());
  });

  it('names every parameter of a path, asks for a token where one is needed, and points nowhere empty', () => {
    for (const route of routes) {
      const found = described.paths[route.path]?.[route.method];
      const names = [...route.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      expect(found?.parameters?.filter((parameter) => parameter.in === 'path').map(({ name }) => name) ?? []).toEqual(names);
      expect(found?.security).toEqual(route.action === 'open' ? [] : [{ bearer: [] }]);
    }
    const text = JSON.stringify(described);
    for (const [, pattern = ''] of text.matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/gu))
      expect(JSON.parse(`"${pattern}"`)).toMatch(/^[^/]*$|[$)]$/u);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/gu))
      expect(described.components.schemas).toHaveProperty(name);
  });

  it.each(Object.keys(good))('%s answers as described', async (key) => {
    const [method = '', path = ''] = key.split(' ');
    const route = routes.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(key);
    const [address, ask] = good[key]?.() ?? [''];
    const answer = await running.ask(method.toUpperCase(), address, ask);
    expect([200, 201], answer.text).toContain(answer.status);
    checkAnswer(route, answer);
    expect(described.paths[path]?.[method]?.responses[String(answer.status)]?.content).toHaveProperty([
      (answer.headers.get('content-type') ?? '').replace(/;.*/u, ''),
    ]);
  });

  it('describes every problem a route says it may answer', () => {
    for (const { method, path, problems } of routes) {
      const words = Object.values(described.paths[path]?.[method]?.responses ?? {})
        .map(({ description }) => description)
        .join(' ');
      for (const code of problems) expect(words).toContain(code);
    }
  });
});

function checkAnswer({ answers }: Route, { status, body }: Answer): void {
  const content = answers[status];
  expect(content, String(status)).toBeDefined();
  if (content?.kind === 'json') expect(content.schema.safeParse(body).error?.issues ?? []).toEqual([]);
}
