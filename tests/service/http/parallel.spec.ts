/** Many at once: the same send is one send, and of two differing next versions one wins. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { sent, startService, type Answer, type RunningService } from '../../support/service.ts';

const AT_ONCE = 64;
const ROUNDS = 50;
const folder = ownFolder();
let running: RunningService;
let token: string;

beforeAll(async () => {
  running = await startService(folder);
  token = await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
});
afterAll(() => running.service.close());

const put = (id: string, result: number, baseVersion: number): Promise<Answer> =>
  running.ask('PUT', `v1/submissions/${id}`, { token, json: sent('13969', { given: { '14.4': { result } } }, baseVersion) });
const result = (round: number): number => 70 + round / 100;

describe('sends at once', () => {
  it(`${String(AT_ONCE)} identical ones are stored once and get equal receipts, round after round`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const id = randomUUID();
      // Half under one id, half each under its own, as from two programs.
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) => put(at % 2 === 0 ? id : randomUUID(), result(round), round)),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array.from({ length: AT_ONCE - 1 }, () => 200), 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]?.body).toMatchObject({ version: round + 1 });
    }
    expect(await running.store.versionsOf({ unit: '13969', template: NANG_CAO, period: '2023-11' })).toHaveLength(ROUNDS);
  }, 120_000);

  it('two differing next versions: one wins, the other is told of it', async () => {
    for (let round = 0; round < 10; round += 1) {
      const base = ROUNDS + round;
      const [a, b] = await Promise.all([put(randomUUID(), 80 + round / 10, base), put(randomUUID(), 90 + round / 100, base)]);
      const [won, lost] = a.status === 201 ? [a, b] : [b, a];
      expect([won.status, lost.status, lost.body['code']]).toEqual([201, 409, 'base-version-stale']);
      expect(lost.body['current']).toEqual(won.body);
    }
    expect(await running.store.verifyAudit()).toMatchObject({ broken: null });
  });
});
