/** The service started for a spec: the real store in a folder of its own, an account for every role, requests over real HTTP. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { start, type Service, type ServiceParts } from '../../service/http/serve.ts';
import { hashPassword } from '../../service/accounts/passwords.ts';
import { newToken } from '../../service/accounts/tokens.ts';
import { openStore } from '../../service/store/sqliteStore.ts';
import type { Role, Store } from '../../service/store/store.ts';
import { printFormCode } from '../../core/template/template.ts';
import { treeOn } from '../../core/rulebook.ts';
import { firstDay } from '../../core/units/validity.ts';
import { communeSheet, type Changes } from './communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from './rulebook.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `{}` where it is none. */
  readonly body: Record<string, unknown>;
}

export interface Ask {
  readonly token?: string | null;
  readonly json?: unknown;
  readonly bytes?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RunningService {
  readonly service: Service;
  readonly store: Store;
  /** Path without its first slash. */
  ask(method: string, path: string, ask?: Ask): Promise<Answer>;
  fetchBytes(path: string, token: string): Promise<Uint8Array>;
  /** Of the unit that has the code on the day. */
  addAccount(name: string, role: Role, unit: string | null, day?: string): Promise<string>;
  setPassword(name: string, password: string, mustChange?: boolean): Promise<void>;
  /** What the service takes for now; Vietnam is seven hours ahead. */
  setNow(instant: string): void;
}

/** A page folder that is not there, unless a spec brings its own. */
export async function startService(folder: string, parts: Partial<ServiceParts> = {}): Promise<RunningService> {
  const store = await openStore(join(folder, 'data'));
  let now = '2023-11-15T03:00:00.000Z';
  const service = await start({ store, rulebook, host: '127.0.0.1', port: 0, page: join(folder, 'page'), now: () => now, ...parts });
  const request = (method: string, path: string, { token = null, json, bytes, headers = {} }: Ask = {}): Promise<Response> =>
    fetch(service.url + path, {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined && bytes === undefined
        ? {}
        : { body: bytes === undefined ? JSON.stringify(json) : typeof bytes === 'string' ? bytes : new Blob([new Uint8Array(bytes)]) }),
    });
  return {
    service,
    store,
    ask: async (method, path, asked) => {
      const response = await request(method, path, asked);
      // A byte order mark is part of what is answered.
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
      };
    },
    fetchBytes: async (path, token) => new Uint8Array(await (await request('GET', path, { token })).arrayBuffer()),
    addAccount: async (name, role, unit, day = '2023-11-30') => {
      const { token, hash } = newToken();
      const held = unit === null ? undefined : rulebook.units.unitOn(unit, day);
      const unitFrom = held ? firstDay(held) : null;
      const account = { id: randomUUID(), name, unit, unitFrom, role, passwordHash: null, tokenHash: hash, mustChangePassword: false };
      await store.addAccounts([account], { account: null, at: now });
      return token;
    },
    setPassword: async (name, password, mustChange = false) => {
      const found = await store.accountNamed(name);
      await store.setPassword(found?.account.id ?? '', await hashPassword(password), mustChange, { account: null, at: now });
    },
    setNow: (instant) => {
      now = instant;
    },
  };
}

/** A good report of a unit, changed as said. */
export function reportSheet(unit: string, changes: Changes = {}, period = '2023-11', set = NANG_CAO): Sheet {
  const name = treeOn(rulebook, `${period}-28`).unit(unit)?.name.toUpperCase() ?? '';
  const formCode = printFormCode({ template: set, version: 1, unit, period });
  const title = `BÁO CÁO KẾT QUẢ – Tháng ${String(Number(period.slice(5)))} năm ${period.slice(0, 4)}`;
  return communeSheet(templateFor(set), { formCode, title, unitName: `ỦY BAN NHÂN DÂN ${name}`, ...changes }).sheet;
}

/** The body of a send. */
export function sent(
  unit: string,
  changes: Changes = {},
  baseVersion = 0,
  period = '2023-11',
): { sheet: Sheet; about: object; baseVersion: number } {
  return { sheet: reportSheet(unit, changes, period), about: { template: NANG_CAO, unit, period }, baseVersion };
}
