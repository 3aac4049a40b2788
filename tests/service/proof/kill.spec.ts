/**
 * A service that is killed at any moment, again and again, while four communes send and their district refreshes its master. After
 * each start everything that was acknowledged is there, once. TIEUCHI_KILLS says how often (100), TIEUCHI_SEED repeats
 * the same moments and the same reports; how far the service had come by then is the machine's.
 */
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { planMaster } from '../../../service/desk/planMaster.ts';
import { chanceOf, type Chance } from '../../../service/sample/random.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import type { Store, Submission } from '../../../service/store/store.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { killServers, serveProcess, type ServeProcess } from '../../support/serveProcess.ts';
import { drawBelow } from '../../support/signedSheet.ts';
import { addTokenAccount } from '../../support/tokenAccount.ts';
import { bearer, communeClient, masterClient, PERIOD, sha256, type CommuneClient, type MasterClient } from './clients.ts';
import { DISTRICT, namTruc } from './namTruc.ts';
import { replayedTotals, type Happening } from './replay.ts';

const KILLS = Number(process.env['TIEUCHI_KILLS'] ?? 100);
const SEED = Number(process.env['TIEUCHI_SEED'] ?? randomInt(1_000_000_000));
/** Then a new folder: the checks go through all that is stored. */
const KILLS_PER_FOLDER = 25;
/** Folders at a time: one waits for its service to start while the other works. */
const LANES = 2;
/** A slow machine may not come to the receipt that is waited for. */
const LATEST_MS = 1_000;

/** Eight communes owe the report; these send. */
const SENDERS = ['13969', '13972', '13978', '13996'];
const MASTER = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url))));

const folder = ownFolder();
afterAll(killServers);
const seen = {
  kills: 0,
  whileStarting: 0,
  onReceipt: 0,
  receipts: 0,
  unansweredStored: 0,
  unansweredNotStored: 0,
  refreshes: 0,
  refreshesNotAnswered: 0,
  besides: 0,
};

interface Office {
  readonly data: string;
  readonly chance: Chance;
  readonly communes: readonly CommuneClient[];
  readonly master: MasterClient;
  readonly token: string;
}

async function openOffice(number: number, data = join(folder, `data-${String(number)}`)): Promise<Office> {
  const chance = chanceOf(SEED, `folder ${String(number)}`);
  const store = await openStore(data);
  const communes: CommuneClient[] = [];
  for (const unit of SENDERS)
    communes.push(communeClient(unit, await addTokenAccount(store, unit, 'commune'), chanceOf(SEED, `${String(number)} ${unit}`)));
  const token = await addTokenAccount(store, DISTRICT, 'district');
  await store.close();
  return { data, chance, communes, master: masterClient('nam-truc', token, chanceOf(SEED, `${String(number)} master`)), token };
}

/** Kills until enough, then stops it in order and has the audit checked. */
async function killAgainAndAgain(number: number, kills: number): Promise<void> {
  const office = await openOffice(number);
  const { data, chance, communes, master } = office;
  for (let kill = 0; kill < kills; kill += 1) {
    const server = serveProcess(data);
    seen.kills += 1;
    if (kill > 0 && chance.happens(0.1)) {
      seen.whileStarting += 1;
      await wait(chance.between(100, 500, 0));
      await server.kill();
      continue;
    }
    const url = await server.ready;
    if (master.version === 0) await master.upload(url, DISTRICT, MASTER);
    else await check(office, url);
    await killAtWork(server, url, office);
  }
  const server = serveProcess(data);
  await check(office, await server.ready);
  expect(await server.stop()).toBe(0);
  expect(JSON.parse((await tieuchi(['audit', 'verify', '--data', data, '--json'])).out)).toMatchObject({ broken: null });
  expect(server.log()).not.toMatch(/"status":5\d\d|"level":(?:50|60)/u);
  seen.receipts += communes.reduce((sum, { receipts }) => sum + receipts.length, 0);
}

/** At any moment, or just as somebody has been told that something is stored: then it must be. */
async function killAtWork(server: ServeProcess, url: string, { chance, communes, master }: Office): Promise<void> {
  const onReceipt = chance.happens(0.5);
  let receipts = 1 + drawBelow(chance, 12);
  const told = (): void => {
    receipts -= 1;
    if (!onReceipt || receipts !== 0) return;
    seen.onReceipt += 1;
    void server.kill();
  };
  const atWork = Promise.all([...communes.map(({ work }) => work(url, told)), master.work(url, told)]);
  await Promise.race([atWork, wait(onReceipt ? LATEST_MS : chance.between(20, 400, 0))]);
  await server.kill();
  await atWork;
}

/** What the service answers comes first: the store opened here as well must not put anything right for it. */
async function check(office: Office, url: string): Promise<void> {
  const { data, communes, master, token } = office;
  const totals = await (
    await fetch(`${url}v1/totals?unit=${DISTRICT}&period=${PERIOD}&set=${NANG_CAO}`, { headers: bearer(token) })
  ).json();
  const served = await master.download(url);
  const inFolder = readFileSync(join(data, 'masters', `${master.id}.xlsx`));
  expect(sha256(inFolder)).toBe(sha256(served));
  seen.besides = Math.max(seen.besides, readdirSync(join(data, 'masters')).length - 1);
  const store = await openStore(data, { mustExist: true });
  let stored: readonly Happening[];
  try {
    stored = (await Promise.all(communes.map((commune) => checkVersions(store, commune)))).flat();
    expect(totals).toMatchObject(replayedTotals(namTruc(), stored, { unit: DISTRICT, period: PERIOD, asOf: null, late: 'omit' }));
    await checkMaster(store, master, served);
  } finally {
    await store.close();
  }
  await Promise.all(communes.map((commune) => checkSentAgain(commune, url, stored)));
}

/** Every receipt is there and as it was given; at most what was not answered is there besides; versions have no gaps. */
async function checkVersions(store: Store, { unit, receipts, unanswered, signsOf }: CommuneClient): Promise<readonly Happening[]> {
  const versions = await store.versionsOf({ unit, template: NANG_CAO, period: PERIOD });
  expect(versions.slice(0, receipts.length).map(receiptOf)).toEqual(receipts);
  expect(versions.slice(receipts.length).map(({ id }) => id)).toEqual(versions.length > receipts.length ? [unanswered?.id] : []);
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
  return versions.map(({ id, receivedAt }) => ({ kind: 'sent', at: receivedAt, id, unit, period: PERIOD, signs: signsOf(id) }));
}

function receiptOf({ id, unit, period, template, version, fingerprint, receivedAt, receipt }: Submission): object {
  return { submission: id, unit, period, template, version, fingerprint, receivedAt, receipt };
}

/** What was not answered, sent again, is the same send: stored now, or told that it was. */
async function checkSentAgain(commune: CommuneClient, url: string, stored: readonly Happening[]): Promise<void> {
  const wasStored = stored.some(({ id }) => id === commune.unanswered?.id);
  const status = await commune.sendAgain(url);
  if (status === null) return;
  expect(status).toBe(wasStored ? 200 : 201);
  expect(commune.receipts.at(-1)?.version).toBe(commune.receipts.length);
  if (wasStored) seen.unansweredStored += 1;
  else seen.unansweredNotStored += 1;
}

/** The master is the version that was last acknowledged, or the next one whole: each is its manifest's totals written into the one before. */
async function checkMaster(store: Store, { id, version, downloaded, learn }: MasterClient, served: Uint8Array): Promise<void> {
  const current = (await store.master(id))?.version ?? 0;
  expect([version, version + 1]).toContain(current);
  if (current > version) seen.refreshesNotAnswered += 1;
  const refreshes = await store.refreshes(id);
  expect(refreshes.map((refresh) => refresh.version)).toEqual(Array.from({ length: current - 1 }, (_, at) => at + 2));
  let before = MASTER;
  for (const refresh of refreshes) {
    const bytes = (await store.masterBytes(id, refresh.version)) ?? new Uint8Array();
    const known = downloaded.get(refresh.version);
    if (known === undefined) expect(sha256(bytes)).toBe(sha256(planMaster(before, refresh.totals, rulebook).bytes));
    else expect(sha256(bytes)).toBe(known);
    before = new Uint8Array(bytes);
  }
  expect(sha256(served)).toBe(sha256(before));
  learn(current);
  seen.refreshes = Math.max(seen.refreshes, refreshes.length);
}

it(
  `keeps every acknowledged report through ${String(KILLS)} kills, once, and each master whole`,
  { timeout: 60_000 + KILLS * 3_000 },
  async () => {
    console.log(`kill: TIEUCHI_KILLS=${String(KILLS)} TIEUCHI_SEED=${String(SEED)}`);
    const folders = Array.from({ length: Math.ceil(KILLS / KILLS_PER_FOLDER) }, (_, number) => number).values();
    const lane = async (): Promise<void> => {
      for (const number of folders) await killAgainAndAgain(number, Math.min(KILLS_PER_FOLDER, KILLS - number * KILLS_PER_FOLDER));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    console.log(`kill: ${JSON.stringify(seen)}`);
    expect(seen.kills).toBe(KILLS);
    expect(seen.onReceipt).toBeGreaterThan(KILLS / 10);
    expect(seen.receipts).toBeGreaterThan(KILLS);
    expect(seen.refreshes).toBeGreaterThan(0);
  },
);

it('leaves nothing beside a master: what a killed service had half written is gone after the next start', async () => {
  const data = join(folder, 'besides');
  const office = await openOffice(0, data);
  let server = serveProcess(data);
  await office.master.upload(await server.ready, DISTRICT, MASTER);
  await server.kill();
  writeFileSync(join(data, 'masters', `nam-truc.xlsx.${String(server.pid)}.tmp`), MASTER.slice(0, 1_000));
  server = serveProcess(data);
  const url = await server.ready;
  expect(readdirSync(join(data, 'masters'))).toEqual(['nam-truc.xlsx']);
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});
