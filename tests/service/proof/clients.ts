/**
 * A commune that sends and a district that refreshes its master, as programs on the other end of a weak line: what was answered is
 * remembered, what was not is sent again as it was.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Receipt } from '../../../service/http/schemas.ts';
import type { Chance } from '../../../service/sample/random.ts';
import { NANG_CAO, templateFor } from '../../support/rulebook.ts';
import { reportSheet } from '../../support/service.ts';
import { changesFor, drawBelow, drawSigns } from '../../support/signedSheet.ts';

export const PERIOD = '2023-11';
/** What a commune has to say: sent in turns, so that a report comes back that was there before. */
const VARIANTS = 5;
const LONGEST_PAUSE_MS = 25;

interface Attempt {
  readonly id: string;
  readonly signs: string;
  readonly baseVersion: number;
}

export interface CommuneClient {
  readonly unit: string;
  /** In the order of their versions. */
  readonly receipts: readonly Receipt[];
  /** Sent, and no answer came. */
  readonly unanswered: Attempt | null;
  /** What the submission of an id says. */
  signsOf(id: string): string;
  /** Sends one report after another until the service is gone; `told` is called at each receipt. */
  work(url: string, told: () => void): Promise<void>;
  /** Sends again what was not answered; the answer's status, or null where everything was. */
  sendAgain(url: string): Promise<number | null>;
}

export function communeClient(unit: string, token: string, chance: Chance): CommuneClient {
  const { set } = templateFor(NANG_CAO);
  const variants = Array.from({ length: VARIANTS }, () => drawSigns(chance, set.criteria.length)).map((signs) => ({
    signs,
    sheet: JSON.stringify(reportSheet(unit, changesFor(set, signs))),
  }));
  const receipts: Receipt[] = [];
  const said = new Map<string, string>();
  let unanswered: Attempt | null = null;
  let turn = 0;
  const send = async (url: string, { id, signs, baseVersion }: Attempt): Promise<number | null> => {
    const sheet = variants.find((one) => one.signs === signs)?.sheet ?? '';
    const about = JSON.stringify({ template: NANG_CAO, unit, period: PERIOD });
    const body = `{"sheet":${sheet},"about":${about},"baseVersion":${String(baseVersion)}}`;
    const answer = await answerOf(`${url}v1/submissions/${id}`, {
      method: 'PUT',
      headers: { ...bearer(token), 'Content-Type': 'application/json' },
      body,
    });
    if (!answer) return null;
    if (answer.status !== 200 && answer.status !== 201)
      throw new Error(`unit ${unit}: ${String(answer.status)} ${answer.bytes.toString()}`);
    receipts.push(JSON.parse(answer.bytes.toString()) as Receipt);
    unanswered = null;
    return answer.status;
  };
  return {
    unit,
    receipts,
    get unanswered() {
      return unanswered;
    },
    signsOf: (id) => said.get(id) ?? '',
    work: async (url, told) => {
      for (let answered = true; answered;) {
        turn += 1 + drawBelow(chance, VARIANTS - 1);
        const attempt = { id: randomUUID(), signs: variants[turn % VARIANTS]?.signs ?? '', baseVersion: receipts.length };
        said.set(attempt.id, attempt.signs);
        unanswered = attempt;
        const status = await send(url, attempt);
        if (status === 200) throw new Error(`unit ${unit}: a new report was taken for an old one`);
        answered = status !== null;
        if (answered) told();
        await wait(drawBelow(chance, LONGEST_PAUSE_MS));
      }
    },
    sendAgain: async (url) => (unanswered ? send(url, unanswered) : null),
  };
}

export interface MasterClient {
  readonly id: string;
  /** SHA-256 of what was downloaded, by version. */
  readonly downloaded: ReadonlyMap<number, string>;
  /** The last version that was acknowledged. */
  readonly version: number;
  upload(url: string, unit: string, bytes: Uint8Array): Promise<void>;
  /** Told the version that is there, as after a refresh without an answer. */
  learn(current: number): void;
  /** Refreshes and downloads until the service is gone; `told` is called at each refresh. */
  work(url: string, told: () => void): Promise<void>;
  download(url: string): Promise<Uint8Array>;
}

export function masterClient(id: string, token: string, chance: Chance): MasterClient {
  const downloaded = new Map<number, string>();
  let version = 0;
  const ask = (url: string, method: string, path: string, body?: Uint8Array): ReturnType<typeof answerOf> =>
    answerOf(`${url}v1/masters/${id}${path}`, {
      method,
      headers: { ...bearer(token), ...(body ? { 'Content-Type': 'application/octet-stream' } : {}) },
      ...(body ? { body: new Blob([new Uint8Array(body)]) } : {}),
    });
  return {
    id,
    downloaded,
    get version() {
      return version;
    },
    upload: async (url, unit, bytes) => {
      const answer = await ask(url, 'PUT', `?unit=${unit}&set=${NANG_CAO}`, bytes);
      if (answer?.status !== 201) throw new Error(`master: ${answer?.bytes.toString() ?? 'no answer'}`);
      version = 1;
      downloaded.set(1, sha256(bytes));
    },
    learn: (current) => {
      version = current;
    },
    work: async (url, told) => {
      for (;;) {
        const answer = await ask(url, 'POST', `/refreshes?period=${PERIOD}`);
        if (!answer) return;
        if (answer.status !== 200 && answer.status !== 201) throw new Error(`master: ${String(answer.status)} ${answer.bytes.toString()}`);
        ({ version } = JSON.parse(answer.bytes.toString()) as { readonly version: number });
        told();
        const workbook = await ask(url, 'GET', `/workbook?version=${String(version)}`);
        if (!workbook) return;
        if (workbook.status !== 200) throw new Error(`master: ${String(workbook.status)} ${workbook.bytes.toString()}`);
        downloaded.set(version, sha256(workbook.bytes));
        await wait(2 * drawBelow(chance, LONGEST_PAUSE_MS));
      }
    },
    download: async (url) => {
      const answer = await ask(url, 'GET', '/workbook');
      if (answer?.status !== 200) throw new Error(`master: ${answer?.bytes.toString() ?? 'no answer'}`);
      return answer.bytes;
    },
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function bearer(token: string): { readonly Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}

/** Null where no whole answer came: fetch rejects with a TypeError when the other end is gone. */
async function answerOf(url: string, init: RequestInit): Promise<{ readonly status: number; readonly bytes: Buffer } | null> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
