/**
 * The service under load, as its own process, with this one as its clients: a province's year of reports, totals, starting, memory.
 * TIEUCHI_BENCH_SUBMISSIONS says how many are sent to one process (20 000).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../../service/accounts/tokens.ts';
import { openStore } from '../../service/store/sqliteStore.ts';
import type { NewAccount, Role } from '../../service/store/store.ts';
import { NANG_CAO } from '../support/rulebook.ts';
import { killServers, serveProcess, type ServeProcess } from '../support/serveProcess.ts';
import { BARE_SERVER } from './bareServer.ts';
import { quantile, sender as senderOf, type Load, type Sender } from './load.ts';
import type { Figure } from './measure.ts';
import { communes, PROVINCE, writeRulebook } from './reports.ts';
import { KNOWN_SINCE } from '../support/units.ts';

const SUBMISSIONS = Number(process.env['TIEUCHI_BENCH_SUBMISSIONS'] ?? 20_000);
/** So many until the compiler has done its work: the rate rises all the while. */
const WARM_UP = 5_000;
const STEP = 1_000;
const SEGMENTS = 5;
const STARTS = 5;
const TOTALS = 200;
const MEMORY_AT = [1_000, 10_000, SUBMISSIONS];

interface Bench {
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
  readonly tokenOf: (unit: string) => string;
  readonly sender: Sender;
}

export async function benchService(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  try {
    const bench = await openBench(folder);
    const year = await sendYear(bench);
    const { server, url, milliseconds } = await startAgain(bench);
    const totals = await measureTotals(url, bench);
    const load = await measureLoad(server, url, bench, folder);
    await server.stop();
    const starts = [
      figure(`start to ready, a year of ${String(year)} reports, median`, quantile(milliseconds, 0.5), 'ms', '≤ 1000 ms'),
      figure('… slowest', Math.max(...milliseconds), 'ms'),
    ];
    return [...load, ...totals, ...starts];
  } finally {
    await Promise.all([killServers(), killBare()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function figure(name: string, value: number, unit: string, reach = ''): Figure {
  return { name, value, unit, reach };
}

async function openBench(folder: string): Promise<Bench> {
  const [data, book] = [join(folder, 'data'), join(folder, 'rulebook')];
  writeRulebook(book);
  const tokens = new Map<string, string>();
  const account = (unit: string, role: Role): NewAccount => {
    const { token, hash } = newToken();
    tokens.set(unit, token);
    return { id: randomUUID(), name: unit, unit, unitFrom: KNOWN_SINCE, role, passwordHash: null, tokenHash: hash, mustChangePassword: false };
  };
  const store = await openStore(data);
  const accounts = [...communes.map(({ code }) => account(code, 'commune')), account(PROVINCE, 'province')];
  await store.addAccounts(accounts, { account: null, at: new Date().toISOString() });
  await store.close();
  const tokenOf = (unit: string): string => tokens.get(unit) ?? '';
  return { data, env: { TIEUCHI_RULEBOOK: book }, tokenOf, sender: senderOf(tokenOf) };
}

async function sendYear({ data, env, sender }: Bench): Promise<number> {
  const server = serveProcess(data, { env });
  const { milliseconds, failed } = await sender.sendYear(await server.ready);
  if (failed > 0) throw new Error(`${String(failed)} reports were not stored`);
  await server.stop();
  return milliseconds.length;
}

interface Started {
  readonly server: ServeProcess;
  readonly url: string;
  /** Of each start, until /readyz says so. */
  readonly milliseconds: readonly number[];
}

async function startAgain({ data, env }: Bench): Promise<Started> {
  const milliseconds: number[] = [];
  for (;;) {
    const start = performance.now();
    const server = serveProcess(data, { env });
    const url = await server.ready;
    if ((await fetch(`${url}readyz`)).status !== 200) throw new Error('listens, but is not ready');
    milliseconds.push(performance.now() - start);
    if (milliseconds.length === STARTS) return { server, url, milliseconds };
    await server.stop();
  }
}

async function measureTotals(url: string, { sender, tokenOf }: Bench): Promise<readonly Figure[]> {
  const headers = { Authorization: `Bearer ${tokenOf(PROVINCE)}` };
  const ask = async (): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(`${url}v1/totals?unit=${PROVINCE}&period=2023-11&set=${NANG_CAO}`, { headers });
    const { counted } = (await answer.json()) as { readonly counted: number };
    if (counted !== communes.length) throw new Error(`totals of ${String(counted)} communes`);
    return performance.now() - start;
  };
  const first = await ask();
  const warm: number[] = [];
  for (let round = 0; round < TOTALS; round += 1) warm.push(await ask());
  const after: number[] = [];
  for (const unit of communes.slice(0, TOTALS / 2)) {
    await sender.sendOne(url, unit, 11);
    after.push(await ask());
  }
  return [
    figure(`totals of ${String(communes.length)} communes, warm, p95`, quantile(warm, 0.95), 'ms', '≤ 50 ms'),
    figure('… right after a submission, p95', quantile(after, 0.95), 'ms', '≤ 50 ms'),
    figure('… the first after a start', first, 'ms'),
  ];
}

/** Ours and the bare server in turns, then ours alone until all are sent. */
async function measureLoad({ pid }: ServeProcess, url: string, { sender, tokenOf }: Bench, folder: string): Promise<readonly Figure[]> {
  const bare = senderOf(tokenOf);
  const bareServer = await startBare(join(folder, 'bare.db'));
  const memory: Figure[] = [];
  const loads: Load[] = [];
  const bareLoads: Load[] = [];
  let sent = 0;
  const cpu: number[] = [];
  const bareCpu: number[] = [];
  const send = async (count: number): Promise<Load> => {
    const load = await sender.send(url, count);
    sent += count;
    if (MEMORY_AT.includes(sent)) memory.push(figure(`memory (RSS) after ${String(sent)} submissions`, residentMb(pid), 'MB', 'flat'));
    return load;
  };
  while (sent < WARM_UP) await send(STEP);
  await bare.send(bareServer.url, STEP);
  for (let segment = 0; segment < SEGMENTS; segment += 1) {
    const before = [cpuOf(pid), cpuOf(bareServer.pid)] as const;
    loads.push(await send(STEP));
    bareLoads.push(await bare.send(bareServer.url, STEP));
    cpu.push((cpuOf(pid) - before[0]) / STEP);
    bareCpu.push((cpuOf(bareServer.pid) - before[1]) / STEP);
  }
  while (sent < SUBMISSIONS) loads.push(await send(Math.min(STEP, SUBMISSIONS - sent)));
  const [ours, its] = [quantile(cpu, 0.5), quantile(bareCpu, 0.5)];
  const ratios = [
    figure('CPU of a submission', ours, 'ms'),
    figure('… of a bare one', its, 'ms'),
    figure('… ours / bare, in turns', ours / its, '×'),
  ];
  return [...loadFigures(loads, bareLoads), ...ratios, ...memory];
}

function loadFigures(loads: readonly Load[], bareLoads: readonly Load[]): readonly Figure[] {
  const rate = (some: readonly Load[]): number => quantile(some.map(({ perSecond }) => perSecond), 0.5);
  const times = loads.flatMap(({ milliseconds }) => milliseconds);
  const bareTimes = bareLoads.flatMap(({ milliseconds }) => milliseconds);
  return [
    figure('durable submissions of 75 indicators, 32 connections', rate(loads), '/s', '≥ 300 /s'),
    figure('… p50', quantile(times, 0.5), 'ms'),
    figure('… p99', quantile(times, 0.99), 'ms', '< 150 ms'),
    figure('… slowest', Math.max(...times), 'ms'),
    figure(`… failed of ${String(times.length)}`, loads.reduce((sum, { failed }) => sum + failed, 0), '', '0'),
    figure('bare Express + SQLite insert of the same body', rate(bareLoads), '/s'),
    figure('… p99', quantile(bareTimes, 0.99), 'ms'),
    figure('… bare / ours, in turns', rate(bareLoads) / rate(loads.slice(0, SEGMENTS)), '×'),
  ];
}

const bareServers = new Set<ChildProcess>();

async function startBare(file: string): Promise<{ readonly url: string; readonly pid: number }> {
  const child = spawn(process.execPath, [BARE_SERVER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  bareServers.add(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), pid: child.pid ?? 0 };
}

async function killBare(): Promise<void> {
  for (const child of bareServers) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** What the operating system counts as the process's own; only Linux says it this way. */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/u.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** CPU time that a process has had so far, in ms, to a hundredth of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
