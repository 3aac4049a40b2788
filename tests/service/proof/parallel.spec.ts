/** Many sends at the same moment, over real HTTP: one counts, all are told the same. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { sent, startService, type Answer, type RunningService } from '../../support/service.ts';

const SENDS = 64;
const ROUNDS = 50;
const KEY = { unit: '13969', template: NANG_CAO, period: '2023-11' };

const folder = ownFolder();
let running: RunningService;
let token: string;

beforeAll(async () => {
  running = await startService(folder);
  token = await running.addAccount('Xã Nam Mỹ', 'commune', KEY.unit);
});
afterAll(() => running.service.close());

/** A body that says something else in every round. */
function bodyOf(round: number, baseVersion: number): string {
  return JSON.stringify(sent(KEY.unit, { given: { '14.4': { note: `Lần ${String(round)}` } } }, baseVersion));
}

function put(id: string, body: string): Promise<Answer> {
  return running.ask('PUT', `v1/submissions/${id}`, { token, bytes: body, headers: { 'Content-Type': 'application/json' } });
}

/** Their statuses, how often each, and the one text that all answers must have. */
function told(answers: readonly Answer[]): { readonly statuses: object; readonly texts: number } {
  const counts = Map.groupBy(answers, ({ status }) => status);
  return {
    statuses: Object.fromEntries([...counts].map(([status, some]) => [status, some.length])),
    texts: new Set(answers.map(({ text }) => text)).size,
  };
}

const versions = async (): Promise<number> => (await running.store.versionsOf(KEY)).length;

describe(`${String(SENDS)} identical sends at once`, () => {
  it(`store one and get equal receipts, ${String(ROUNDS)} rounds`, { timeout: 180_000 }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [id, body] = [randomUUID(), bodyOf(round, round)];
      const answers = await Promise.all(Array.from({ length: SENDS }, () => put(id, body)));
      expect(told(answers), `round ${String(round)}`).toEqual({ statuses: { 201: 1, 200: SENDS - 1 }, texts: 1 });
      expect(answers[0]?.body).toMatchObject({ ...KEY, submission: id, version: round + 1 });
      expect(await versions()).toBe(round + 1);
    }
  });

  it('each under an id of its own store one too, and all get its receipt', async () => {
    for (let round = ROUNDS; round < ROUNDS + 3; round += 1) {
      const body = bodyOf(round, round);
      const answers = await Promise.all(Array.from({ length: SENDS }, () => put(randomUUID(), body)));
      expect(told(answers)).toEqual({ statuses: { 201: 1, 200: SENDS - 1 }, texts: 1 });
      expect(await versions()).toBe(round + 1);
    }
  });
});

describe('two different second versions at once', () => {
  it('are one stored and one refused with both versions in the answer', async () => {
    for (let round = 0; round < 20; round += 1) {
      const base = await versions();
      const ids = [randomUUID(), randomUUID()] as const;
      const answers = await Promise.all(ids.map((id, at) => put(id, bodyOf(1_000 + 2 * round + at, base))));
      const stored = answers.find(({ status }) => status === 201);
      const refused = answers.find(({ status }) => status === 409);
      expect(stored?.body).toMatchObject({ version: base + 1 });
      expect(refused?.body).toMatchObject({
        code: 'base-version-stale',
        sent: { ...KEY, submission: ids.find((id) => id !== stored?.body['submission']), baseVersion: base },
        current: stored?.body,
      });
      expect((refused?.body['sent'] as { fingerprint: string }).fingerprint).not.toBe(stored?.body['fingerprint']);
      expect(await versions()).toBe(base + 1);
    }
  });

  it('under one id are one stored and one refused', async () => {
    const [base, id] = [await versions(), randomUUID()];
    const answers = await Promise.all([5_000, 5_001].map((content) => put(id, bodyOf(content, base))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'submission-id-taken',
      sent: { submission: id },
      current: answers.find(({ status }) => status === 201)?.body,
    });
  });

  it('leave the audit whole: a row for each version and none for what was refused', async () => {
    const { rows, broken } = await running.store.verifyAudit();
    expect([rows, broken]).toEqual([(await versions()) + 1, null]);
  });
});
