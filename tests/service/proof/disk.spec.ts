/**
 * A disk that is full and a folder that is read-only, seen over HTTP: said clearly, nothing lost, reading goes on. Root
 * has a small disk mounted; anybody has the quota, which SQLite answers alike.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../../../service/http/serve.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { isRoot, ownMounts } from '../../support/mounts.ts';
import { killServers, serveProcess } from '../../support/serveProcess.ts';
import { sent } from '../../support/service.ts';
import { addTokenAccount } from '../../support/tokenAccount.ts';
import { bearer, sha256 } from './clients.ts';

const UNIT = '13969';
const SCOPE = `unit=362&period=2023-11&set=${NANG_CAO}`;
const MASTER = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url))));
const folder = ownFolder();
const mounts = ownMounts();
afterAll(killServers);

interface Accounts {
  readonly commune: string;
  readonly district: string;
}

async function addAccounts(data: string): Promise<Accounts> {
  const store = await openStore(data);
  const accounts = { commune: await addTokenAccount(store, UNIT, 'commune'), district: await addTokenAccount(store, '362', 'district') };
  await store.close();
  return accounts;
}

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function ask(url: string, method: string, path: string, token: string, body?: object | Uint8Array): Promise<Told> {
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    headers: { ...bearer(token), ...(body ? { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json' } : {}) },
    ...(body ? { body: isBytes ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A report that differs from the one before it. */
function send(url: string, { commune }: Accounts, version: number, id: string = randomUUID()): Promise<Told> {
  return ask(
    url,
    'PUT',
    `v1/submissions/${id}`,
    commune,
    sent(UNIT, { given: { '14.4': { note: `Lần ${String(version)}` } } }, version - 1),
  );
}

interface FullDisk {
  readonly url: string;
  readonly accounts: Accounts;
  /** Starts again with room; the new address. */
  makeRoom(): Promise<string>;
  stop(): Promise<void>;
}

/** The real program on a real disk, of which a file of no use takes the room. */
async function smallDisk(): Promise<FullDisk> {
  const disk = join(folder, 'disk');
  mounts.smallDisk(disk, 4);
  const data = join(disk, 'data');
  const accounts = await addAccounts(data);
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, new Uint8Array(2 * 1024 * 1024));
  const logFile = join(folder, 'disk.log');
  let server = serveProcess(data, { logFile });
  return {
    url: await server.ready,
    accounts,
    makeRoom: async () => {
      // Stopped and started on the full disk: nothing of that may need room.
      expect(await server.stop()).toBe(0);
      server = serveProcess(data, { logFile });
      const url = await server.ready;
      rmSync(ballast);
      return url;
    },
    stop: async () => {
      expect(await server.stop()).toBe(0);
      expect(JSON.parse((await tieuchi(['audit', 'verify', '--data', data, '--json'])).out)).toMatchObject({ broken: null });
    },
  };
}

async function quota(): Promise<FullDisk> {
  const data = join(folder, 'quota');
  const accounts = await addAccounts(data);
  const serve = async (options: { readonly mostPages?: number }): ReturnType<typeof start> =>
    start({ store: await openStore(data, options), rulebook, host: '127.0.0.1', port: 0 });
  let service = await serve({ mostPages: 250 });
  return {
    url: service.url,
    accounts,
    makeRoom: async () => {
      await service.close();
      service = await serve({});
      return service.url;
    },
    stop: () => service.close(),
  };
}

describe.each(
  isRoot
    ? ([
        ['disk', smallDisk],
        ['quota', quota],
      ] as const)
    : ([['quota', quota]] as const),
)('a %s that is full', (_, fill) => {
  let disk: FullDisk;
  let url: string;
  const receipts: Record<string, unknown>[] = [];
  let refused: string;
  beforeAll(async () => {
    disk = await fill();
    ({ url } = disk);
  });
  afterAll(() => disk.stop());
  const read = (path: string): Promise<Told> => ask(url, 'GET', path, disk.accounts.district);

  it('is told with 507 and what to do, in both languages', async () => {
    let told: Told;
    for (;;) {
      refused = randomUUID();
      told = await send(url, disk.accounts, receipts.length + 1, refused);
      if (told.status !== 201) break;
      receipts.push(told.body);
    }
    expect(receipts.length).toBeGreaterThan(5);
    expect([told.status, told.body['code']]).toEqual([507, 'store-full']);
    expect(told.body['detail']).toMatchObject({ vi: expect.stringMatching(/đầy|hết chỗ/iu), en: expect.stringMatching(/full|space/iu) });
  });

  it('refuses what is larger still, a master, in the same words', async () => {
    const { status, body } = await ask(url, 'PUT', `v1/masters/nam-truc?${SCOPE}`, disk.accounts.district, MASTER);
    expect([status, body['code']]).toEqual([507, 'store-full']);
  });

  it('refuses many at once, and none is told that it is stored and is not', async () => {
    const answers = await Promise.all(Array.from({ length: 16 }, () => send(url, disk.accounts, receipts.length + 1)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([507]));
  });

  it('still answers: every receipt, the totals, that it lives and is ready', async () => {
    for (const receipt of receipts) expect((await read(`v1/submissions/${String(receipt['submission'])}`)).body).toMatchObject(receipt);
    expect((await read(`v1/totals?${SCOPE}`)).body).toMatchObject({
      counted: 1,
      communes: [{ submission: receipts.at(-1)?.['submission'] }],
    });
    for (const path of ['livez', 'readyz', 'metrics']) expect((await fetch(url + path)).status).toBe(200);
  });

  it('with room again takes what it refused, and has lost nothing', async () => {
    url = await disk.makeRoom();
    const told = await send(url, disk.accounts, receipts.length + 1, refused);
    expect(told).toMatchObject({ status: 201, body: { submission: refused, version: receipts.length + 1 } });
    for (const receipt of receipts) expect((await read(`v1/submissions/${String(receipt['submission'])}`)).body).toMatchObject(receipt);
    expect((await read('v1/masters/nam-truc/refreshes')).body['code']).toBe('master-unknown');
    expect(await ask(url, 'PUT', `v1/masters/nam-truc?${SCOPE}`, disk.accounts.district, MASTER)).toMatchObject({
      status: 201,
      body: { version: 1 },
    });
  });
});

/** Root may write whatever the mode says: for root the folder is mounted read-only. */
function makeReadOnly(place: string): void {
  if (isRoot) mounts.readOnly(place);
  else chmodSync(place, 0o555);
}

function makeWritable(place: string): void {
  if (isRoot) mounts.unmount(place);
  else chmodSync(place, 0o700);
}

/** Every file by its hash. */
function contents(place: string): object {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name), sha256(readFileSync(join(parentPath, name)))]));
}

describe('a folder that is read-only', () => {
  const data = join(folder, 'readOnly');
  const masters = join(data, 'masters');
  let accounts: Accounts;
  beforeAll(async () => {
    accounts = await addAccounts(data);
  });

  it('for the masters alone: a refresh is stored, told and given back, and its file is put right later', async () => {
    mkdirSync(masters);
    let server = serveProcess(data);
    let url = await server.ready;
    expect((await ask(url, 'PUT', `v1/masters/nam-truc?${SCOPE}`, accounts.district, MASTER)).status).toBe(201);
    expect((await send(url, accounts, 1)).status).toBe(201);
    makeReadOnly(masters);
    expect(await ask(url, 'POST', 'v1/masters/nam-truc/refreshes?period=2023-11', accounts.district)).toMatchObject({
      status: 201,
      body: { version: 2 },
    });
    const served = new Uint8Array(
      await (await fetch(`${url}v1/masters/nam-truc/workbook`, { headers: bearer(accounts.district) })).arrayBuffer(),
    );
    expect(sha256(served)).not.toBe(sha256(MASTER));
    expect(sha256(readFileSync(join(masters, 'nam-truc.xlsx')))).toBe(sha256(MASTER));
    expect(server.log()).toContain('"event":"master.notPlaced"');
    expect(await server.stop()).toBe(0);
    makeWritable(masters);
    server = serveProcess(data);
    url = await server.ready;
    expect(sha256(readFileSync(join(masters, 'nam-truc.xlsx')))).toBe(sha256(served));
    expect((await fetch(`${url}readyz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });

  it('as a whole: the program says so and ends, and nothing is changed', async () => {
    const before = contents(data);
    if (!isRoot) for (const name of Object.keys(before)) chmodSync(name, 0o444);
    makeReadOnly(data);
    const ran = await tieuchi(['serve', '--port', '0', '--data', data]);
    expect([ran.status, ran.err.includes('[store-read-only]')]).toEqual([2, true]);
    expect(contents(data)).toEqual(before);
    makeWritable(data);
    if (!isRoot) for (const name of Object.keys(before)) chmodSync(name, 0o600);
  });

  it('writable again: everything is there', async () => {
    const server = serveProcess(data);
    const url = await server.ready;
    expect((await ask(url, 'GET', `v1/totals?${SCOPE}`, accounts.district)).body).toMatchObject({ counted: 1 });
    expect(await send(url, accounts, 2)).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await server.stop()).toBe(0);
  });
});

describe.runIf(isRoot)('an event log on the disk that is full', () => {
  it('is lost, and nothing else: the service goes on answering', async () => {
    const disk = join(folder, 'logDisk');
    mounts.smallDisk(disk, 1);
    const logFile = join(disk, 'events.log');
    const data = join(folder, 'besideLog');
    const accounts = await addAccounts(data);
    const server = serveProcess(data, { logFile });
    const url = await server.ready;
    // Full to the last byte: also of the page that the log ends in.
    expect(() => writeFileSync(join(disk, 'ballast'), new Uint8Array(2 * 1024 * 1024))).toThrow(/ENOSPC/u);
    expect(() => appendFileSync(logFile, new Uint8Array(8_192))).toThrow(/ENOSPC/u);
    for (let version = 1; version <= 3; version += 1)
      expect(await send(url, accounts, version)).toMatchObject({ status: 201, body: { version } });
    rmSync(join(disk, 'ballast'));
    expect((await fetch(`${url}readyz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});
