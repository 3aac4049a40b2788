/** Communes that send over 32 connections, as fast as they are answered. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Unit } from '../../core/units/schema.ts';
import { bodyOf, communes, MONTHS } from './reports.ts';

const CONNECTIONS = 32;

export interface Load {
  readonly failed: number;
  readonly perSecond: number;
  /** Of each request, in the order of their ends. */
  readonly milliseconds: readonly number[];
}

export interface Sender {
  /** Each commune's report of each month. */
  sendYear(url: string): Promise<Load>;
  /** The next so many: commune after commune, month after month, version after version. */
  send(url: string, count: number): Promise<Load>;
  sendOne(url: string, unit: Unit, month: number): Promise<void>;
}

interface Line {
  /** A commune is always on the same connection, so its versions come in their order. */
  readonly units: readonly Unit[];
  next: number;
}

export function sender(tokenOf: (unit: string) => string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const lines: readonly Line[] = Array.from({ length: CONNECTIONS }, (_, line) => ({
    units: communes.filter((_unit, at) => at % CONNECTIONS === line),
    next: 0,
  }));
  const versions = new Map<string, number>();
  const send = async (url: string, unit: Unit, month: number): Promise<boolean> => {
    const key = `${unit.code} ${String(month)}`;
    const version = versions.get(key) ?? 0;
    const status = await put(agent, `${url}v1/submissions/${randomUUID()}`, tokenOf(unit.code), bodyOf(unit, month, version));
    if (status === 201) versions.set(key, version + 1);
    return status === 201;
  };
  const sendNext = (url: string, line: Line): Promise<boolean> => {
    const unit = line.units[line.next % line.units.length];
    const round = Math.floor(line.next / line.units.length);
    line.next += 1;
    if (!unit) throw new Error('a connection without communes');
    return send(url, unit, (round % MONTHS) + 1);
  };
  return {
    sendYear: (url) => measured(lines, (line) => line.next < line.units.length * MONTHS, (line) => sendNext(url, line)),
    send: (url, count) => {
      let left = count;
      return measured(lines, () => (left -= 1) >= 0, (line) => sendNext(url, line));
    },
    sendOne: async (url, unit, month) => {
      if (!(await send(url, unit, month))) throw new Error(`the report of ${unit.code} was not stored`);
    },
  };
}

async function measured(lines: readonly Line[], more: (line: Line) => boolean, sendNext: (line: Line) => Promise<boolean>): Promise<Load> {
  const milliseconds: number[] = [];
  let failed = 0;
  const start = performance.now();
  const work = async (line: Line): Promise<void> => {
    while (more(line)) {
      const before = performance.now();
      if (!(await sendNext(line))) failed += 1;
      milliseconds.push(performance.now() - before);
    }
  };
  await Promise.all(lines.map(work));
  const seconds = (performance.now() - start) / 1000;
  return { failed, perSecond: milliseconds.length / seconds, milliseconds };
}

function put(agent: Agent, url: string, token: string, json: string): Promise<number> {
  // Encoded once: the clients share the cores with the service.
  const body = Buffer.from(json);
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': body.length };
    request(url, { agent, method: 'PUT', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0)).once('error', reject);
    })
      .once('error', reject)
      .end(body);
  });
}

/** The value that the given part of them does not exceed. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
