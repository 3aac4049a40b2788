/** The outbox's rules by themselves, with a shelf in memory and a service that answers as told. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../../addin/client/answers.ts';
import { memoryStore } from '../../../addin/client/memoryStore.ts';
import { isLastWaiting, sendWaiting } from '../../../addin/client/outbox.ts';
import type { OutboxStore, Queued } from '../../../addin/client/outboxStore.ts';
import { Refusal, type Sending, type ServiceClient } from '../../../addin/client/service.ts';
import { Trouble } from '../../../addin/trouble.ts';
import type { Receipt } from '../../../core/note/receipt.ts';

const session: Session = {
  token: 't',
  expiresAt: '2099-01-01T00:00:00.000Z',
  account: { name: '13969', unit: '13969', unitName: 'Xã Nam Mỹ', role: 'commune', mustChangePassword: false },
};
const text = { vi: '', en: '' };
const away = new Trouble('no-network', text);
const about = (period: string, unit = '13969'): { unit: string; period: string; template: string } => ({ unit, period, template: 'xa' });
const refusal = (code: string, version?: number): Refusal =>
  new Refusal({
    code,
    title: text,
    detail: { vi: 'không nhận', en: 'refused' },
    ...(version === undefined ? {} : { current: { version, fingerprint: 'theirs' } }),
  });

/** Keeps what it receives by id and knows the report that stands, as the service does; each answer may be replaced by a failure, once. */
function fakeService(): {
  readonly client: ServiceClient;
  readonly received: Map<string, Sending>;
  fail: (Error | null)[];
  versions: Map<string, number>;
  /** The sheet that stands for a period, by its name. */
  standing: Map<string, string>;
} {
  const received = new Map<string, Sending>();
  const versions = new Map<string, number>();
  const fake = { received, versions, standing: new Map<string, string>(), fail: [] as (Error | null)[] };
  const never = (): never => {
    throw new Error('not asked here');
  };
  const next = (): void => {
    const failure = fake.fail.shift() ?? null;
    if (failure) throw failure;
  };
  const client: ServiceClient = {
    signIn: never,
    changePassword: never,
    submission: never,
    sentSheet: never,
    returnReport: never,
    totals: never,
    template: never,
    reports: never,
    send: (_session, sending) => {
      next();
      const { period } = sending.about;
      const current = versions.get(period) ?? 0;
      const isThere = received.has(sending.id) || fake.standing.get(period) === sending.sheet.name;
      if (!isThere && sending.baseVersion !== current) throw refusal('base-version-stale', current);
      if (!isThere) {
        versions.set(period, current + 1);
        fake.standing.set(period, sending.sheet.name);
        received.set(sending.id, sending);
      }
      next();
      return Promise.resolve(receiptOf(sending, versions.get(period) ?? 0));
    },
  };
  return Object.assign(fake, { client });
}

function receiptOf({ id, about: { unit, period, template } }: Sending, version: number): Receipt {
  return { submission: id, unit, period, template, version, fingerprint: 'f', receivedAt: '2023-11-15T03:00:00.000Z', receipt: 'AAAA' };
}

let store: OutboxStore;
let service: ReturnType<typeof fakeService>;
const put = (period: string, unit?: string, seenVersion: number | null = null, words = ''): ReturnType<OutboxStore['add']> =>
  store.add({
    about: about(period, unit),
    fingerprint: `f ${period}${words}`,
    sheet: { name: `${period}${words}`, cells: [] },
    queuedAt: '',
    seenVersion,
    attempt: null,
    refused: null,
  });
const round = (): ReturnType<typeof sendWaiting> => sendWaiting(store, service.client, session);

beforeEach(() => {
  store = memoryStore();
  service = fakeService();
});

describe('the outbox', () => {
  test('knows a report that is the last to wait for its period: pressed again, it is the same send', async () => {
    await put('2023-11');
    const same = { about: about('2023-11'), fingerprint: 'f 2023-11' };
    expect(isLastWaiting(await store.all(), same)).toBe(true);
    expect(isLastWaiting(await store.all(), { ...same, fingerprint: 'other' })).toBe(false);
    expect(isLastWaiting(await store.all(), { ...same, about: about('2023-12') })).toBe(false);
    // Sent, changed, changed back: the last word is the first again.
    await store.add({
      ...same,
      fingerprint: 'other',
      sheet: { name: '', cells: [] },
      queuedAt: '',
      seenVersion: null,
      attempt: null,
      refused: null,
    });
    expect(isLastWaiting(await store.all(), same)).toBe(false);
    const [first, second] = await store.all();
    if (second) await store.remove(second.seq);
    if (first) await store.put({ ...first, refused: { code: 'report-blocked', text, current: null } });
    expect(isLastWaiting(await store.all(), same)).toBe(false);
  });

  test('sends in order and keeps the receipts', async () => {
    await put('2023-10');
    await put('2023-11');
    const { sent, stopped } = await round();
    expect(sent.map(({ receipt }) => receipt.period)).toEqual(['2023-10', '2023-11']);
    expect([stopped, await store.all()]).toEqual([null, []]);
    expect((await store.receipt(about('2023-10')))?.version).toBe(1);
  });

  test.each([0, 1])('stops where the network breaks at step %i, sends nothing out of order, and nothing twice afterwards', async (step) => {
    await put('2023-10');
    await put('2023-11');
    service.fail = [...Array.from({ length: step }, () => null), away];
    const first = await round();
    expect([first.stopped, first.sent, (await store.all()).length]).toEqual([away, [], 2]);
    const second = await round();
    expect(second.sent.map(({ receipt }) => [receipt.period, receipt.version])).toEqual([
      ['2023-10', 1],
      ['2023-11', 1],
    ]);
    expect(service.received.size).toBe(2);
  });

  test('keeps what is refused with the reason, and goes on with the rest', async () => {
    await put('2023-10');
    await put('2023-11');
    service.fail = [refusal('base-version-stale')];
    const { sent } = await round();
    expect(sent.map(({ receipt }) => receipt.period)).toEqual(['2023-11']);
    expect((await store.all()).map(({ refused }) => refused)).toEqual([
      { code: 'base-version-stale', text: { vi: 'không nhận', en: 'refused' }, current: null },
    ]);
    expect((await round()).sent).toEqual([]);
  });

  test.each(['store-busy', 'internal-error', 'too-many-attempts'])(
    'waits where the service says %s: it will take it later',
    async (code) => {
      await put('2023-10');
      service.fail = [refusal(code)];
      expect((await round()).stopped).toBeInstanceOf(Refusal);
      expect((await round()).sent).toHaveLength(1);
    },
  );

  test('leaves another unit’s report to that unit', async () => {
    await put('2023-10', '13972');
    await put('2023-11');
    expect((await round()).sent.map(({ receipt }) => receipt.unit)).toEqual(['13969']);
    expect((await store.all()).map(({ about: { unit } }) => unit)).toEqual(['13972']);
  });

  test('does not replace a version that came after what was shown: it stays, and names the one that stands', async () => {
    await put('2023-11', undefined, 0);
    service.versions.set('2023-11', 1);
    expect((await round()).refused).toBe(1);
    expect((await store.all())[0]?.refused).toMatchObject({ code: 'base-version-stale', current: 1 });
    expect(service.received.size).toBe(0);
  });

  test('sends two of one’s own in a row: the second carries on from the first, and from nobody else’s', async () => {
    await put('2023-11', undefined, 0, ' first');
    await put('2023-11', undefined, 0, ' second');
    expect((await round()).sent.map(({ receipt }) => receipt.version)).toEqual([1, 2]);
    await put('2023-11', undefined, 2, ' third');
    service.versions.set('2023-11', 3);
    await put('2023-11', undefined, 2, ' fourth');
    expect(await round()).toMatchObject({ sent: [], refused: 2 });
  });

  test('replaces nothing where no version was shown, or what waits is from before that was kept', async () => {
    service.versions.set('2023-11', 4);
    service.versions.set('2023-12', 4);
    await put('2023-11');
    const { seenVersion: _none, ...old } = await put('2023-12');
    await store.put(old as Queued);
    expect(await round()).toMatchObject({ sent: [], refused: 2 });
    expect((await store.all()).map(({ refused }) => [refused?.code, refused?.current])).toEqual([
      ['base-version-stale', 4],
      ['base-version-stale', 4],
    ]);
  });

  test('gets the receipt of the very report that stands, shown or not', async () => {
    service.versions.set('2023-11', 4);
    service.standing.set('2023-11', '2023-11');
    await put('2023-11');
    expect((await round()).sent.map(({ receipt }) => receipt.version)).toEqual([4]);
    expect(service.received.size).toBe(0);
  });

  test('is not answered by an old version of its own where another has replaced that one since', async () => {
    await put('2023-11', undefined, 0);
    await round();
    service.versions.set('2023-11', 2);
    service.standing.set('2023-11', 'theirs');
    await put('2023-11');
    expect(await round()).toMatchObject({ sent: [], refused: 1 });
  });

  test('sends two in a row of which no version was shown: the second carries on from the first', async () => {
    await put('2023-11', undefined, null, ' first');
    await put('2023-11', undefined, null, ' second');
    expect((await round()).sent.map(({ receipt }) => receipt.version)).toEqual([1, 2]);
  });
});
