/** Who may do what: the table of access.ts written out, and every route walked with every role against own, lower and foreign units. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { treeOn } from '../../../core/rulebook.ts';
import { actions, mayAct, type Action } from '../../../service/http/access.ts';
import { routes } from '../../../service/http/routes.ts';
import type { Role } from '../../../service/store/store.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { KNOWN_SINCE } from '../../support/units.ts';
import { sent, startService, type Ask, type RunningService } from '../../support/service.ts';

const accounts = { commune: '13969', district: '362', province: '36', admin: null } as const satisfies Record<Role, string | null>;
/** A commune of the district, one of another district, the districts, the province, one of another province, none. */
const units = ['13969', '13972', '14035', '362', '363', '36', '35', null] as const;

const may: Readonly<Record<Role, Readonly<Record<Action, readonly (string | null)[]>>>> = {
  commune: { lookUp: units, self: units, read: ['13969'], submit: ['13969'], return: [], master: [], reset: [], audit: [] },
  district: {
    lookUp: units,
    self: units,
    read: ['13969', '13972', '362'],
    submit: [],
    return: ['13969', '13972'],
    master: ['362'],
    reset: ['13969', '13972'],
    audit: ['13969', '13972', '362'],
  },
  province: {
    lookUp: units,
    self: units,
    read: ['13969', '13972', '14035', '362', '363', '36'],
    submit: [],
    return: ['13969', '13972', '14035', '362', '363'],
    master: ['36'],
    reset: ['13969', '13972', '14035', '362', '363'],
    audit: ['13969', '13972', '14035', '362', '363', '36'],
  },
  admin: { lookUp: units, self: units, read: units, submit: [], return: [], master: [], reset: units, audit: units },
};

describe('mayAct', () => {
  const tree = treeOn(rulebook, '2023-11-30');
  const rows = (Object.keys(accounts) as Role[]).flatMap((role) =>
    actions.flatMap((action) => units.map((unit) => [role, action, unit] as const)),
  );
  it.each(rows)('%s, %s, %s', (role, action, unit) => {
    const own = accounts[role];
    expect(mayAct({ role, unit: own, unitFrom: own && KNOWN_SINCE }, action, unit, tree)).toBe(may[role][action].includes(unit));
  });
  it('keeps to the tree of the day: a district that is no more has nothing below it', () => {
    const later = treeOn(rulebook, '2025-07-01');
    expect(mayAct({ role: 'district', unit: '362', unitFrom: KNOWN_SINCE }, 'read', '13969', later)).toBe(false);
  });
});

/** How each route is asked about a unit; a route without a row here fails the spec. */
const asks: Readonly<Record<string, (unit: string, about: About) => { readonly path: string; readonly ask?: Ask }>> = {
  'put /v1/submissions/{uuid}': (unit) => ({
    path: `v1/submissions/${randomUUID()}`,
    ask: { json: { ...sent(unit), about: { template: NANG_CAO, unit, period: '2023-11' } } },
  }),
  'get /v1/submissions/{uuid}': (unit, { submissions }) => ({ path: `v1/submissions/${submissions.get(unit) ?? ''}` }),
  'get /v1/submissions/{uuid}/sheet': (unit, { submissions }) => ({ path: `v1/submissions/${submissions.get(unit) ?? ''}/sheet` }),
  'post /v1/submissions/{uuid}/return': (unit, { submissions }) => ({
    path: `v1/submissions/${submissions.get(unit) ?? ''}/return`,
    ask: { json: { remarks: [{ text: 'Xem lại' }] } },
  }),
  'get /v1/reports': (unit) => ({ path: `v1/reports?unit=${unit}&period=2023-11&set=${NANG_CAO}` }),
  'get /v1/totals': (unit) => ({ path: `v1/totals?unit=${unit}&period=2023-11&set=${NANG_CAO}` }),
  'get /v1/totals/sources': (unit) => ({ path: `v1/totals/sources?unit=${unit}&period=2023-11&set=${NANG_CAO}&criterion=14` }),
  'get /v1/units': () => ({ path: 'v1/units?at=2023-11-30' }),
  'get /v1/templates': () => ({ path: 'v1/templates' }),
  'get /v1/templates/{set}/workbook': (unit) => ({ path: `v1/templates/${NANG_CAO}/workbook?unit=${unit}&period=2023-11` }),
  'put /v1/masters/{id}': (unit, { masterBytes }) => ({
    path: `v1/masters/of-${unit}?unit=${unit}&set=${NANG_CAO}`,
    ask: { bytes: masterBytes, headers: { 'Content-Type': 'application/octet-stream' } },
  }),
  'get /v1/masters/{id}/binding': (unit) => ({ path: `v1/masters/of-${unit}/binding` }),
  'put /v1/masters/{id}/binding': (unit) => ({
    path: `v1/masters/of-${unit}/binding`,
    ask: {
      json: {
        kind: 'confirmation',
        schemaVersion: 1,
        scope: unit,
        set: NANG_CAO,
        layout: unit === '36' ? 'districts' : 'communes',
        sheet: '',
        columns: [],
        rows: [],
        mark: null,
      },
    },
  }),
  'get /v1/masters/{id}/plan': (unit) => ({ path: `v1/masters/of-${unit}/plan?period=2023-11` }),
  'post /v1/masters/{id}/refreshes': (unit) => ({ path: `v1/masters/of-${unit}/refreshes?period=2023-11` }),
  'get /v1/masters/{id}/refreshes': (unit) => ({ path: `v1/masters/of-${unit}/refreshes` }),
  'get /v1/masters/{id}/manifest': (unit) => ({ path: `v1/masters/of-${unit}/manifest` }),
  'get /v1/masters/{id}/workbook': (unit) => ({ path: `v1/masters/of-${unit}/workbook` }),
  'post /v1/sessions/password': () => ({ path: 'v1/sessions/password', ask: { json: { old: 'sai', new: 'mật khẩu mới' } } }),
  'post /v1/accounts/{name}/reset': (unit) => ({ path: `v1/accounts/của-${unit}/reset` }),
  'get /v1/audit': () => ({ path: 'v1/audit' }),
};

interface About {
  readonly submissions: ReadonlyMap<string, string>;
  readonly masterBytes: Uint8Array;
}

/** Routes that are not about one unit: what an account may there does not change with the unit asked. */
const ABOUT_NONE = new Set(['/v1/units', '/v1/templates', '/v1/sessions/password']);
const asked = routes.filter(({ action }) => action !== 'open');

describe('every route × role × own, lower and foreign unit', () => {
  const folder = ownFolder();
  let running: RunningService;
  let about: About;
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    running = await startService(folder);
    for (const [role, unit] of Object.entries(accounts) as [Role, string | null][])
      tokens.set(role, await running.addAccount(`đăng nhập ${role}`, role, unit));
    const submissions = new Map<string, string>();
    for (const unit of ['13969', '13972', '14035']) {
      const token = await running.addAccount(`của-${unit}`, 'commune', unit);
      submissions.set(unit, randomUUID());
      // Not every commune of the table owes this report: then there is no submission of it to ask for.
      const { status } = await running.ask('PUT', `v1/submissions/${submissions.get(unit) ?? ''}`, { token, json: sent(unit) });
      if (status !== 201) submissions.delete(unit);
    }
    for (const unit of ['362', '363', '36']) await running.addAccount(`của-${unit}`, unit === '36' ? 'province' : 'district', unit);
    const master = (file: string): Uint8Array =>
      new Uint8Array(readFileSync(new URL(`../../../data/sample/masters/${file}`, import.meta.url)));
    about = { submissions, masterBytes: master('nam-truc.xlsx') };
    for (const [unit, role, bytes] of [
      ['362', 'district', about.masterBytes],
      ['36', 'province', master('nam-dinh.xlsx')],
    ] as const) {
      const put = await running.ask('PUT', `v1/masters/of-${unit}?unit=${unit}&set=${NANG_CAO}`, {
        token: tokens.get(role) ?? '',
        bytes,
        headers: { 'Content-Type': 'application/octet-stream' },
      });
      expect(put.status).toBe(201);
    }
  });
  afterAll(() => running.service.close());

  it('is walked whole: no route is without its row', () => {
    expect(asked.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(asks).sort());
  });

  it.each(asked)('$method $path', async ({ method, path, action }) => {
    if (action === 'open') throw new Error('open routes are not asked');
    for (const role of Object.keys(accounts) as Role[]) {
      for (const unit of ['13969', '13972', '362', '363', '36']) {
        const made = asks[`${method} ${path}`]?.(unit, about);
        if (!made) throw new Error(`no row for ${path}`);
        const { status, body } = await running.ask(method.toUpperCase(), made.path, { ...made.ask, token: tokens.get(role) ?? '' });
        // What is not there is not there for anybody: no answer tells who may.
        if (status === 404) continue;
        const subject = path === '/v1/audit' ? accounts[role] : ABOUT_NONE.has(path) ? null : unit;
        expect(body['code'] === 'not-permitted', `${role} → ${unit}: ${String(status)} ${String(body['code'])}`).toBe(
          !may[role][action].includes(subject),
        );
        if (body['code'] === 'not-permitted') expect(status).toBe(403);
      }
    }
  });

  it.each(asked)('$method $path answers nobody without a token', async ({ method, path }) => {
    const made = asks[`${method} ${path}`]?.('13969', about);
    const { status, body, headers } = await running.ask(method.toUpperCase(), made?.path ?? '', made?.ask);
    expect([status, body['code'], headers.get('www-authenticate')]).toEqual([401, 'token-missing', 'Bearer']);
  });
});
