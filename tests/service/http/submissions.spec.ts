/** A report from its sending to its return and back, over real HTTP, from an empty folder. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptSchema } from '../../../service/http/schemas.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { sent, startService, type Answer, type RunningService } from '../../support/service.ts';

const folder = ownFolder();
const scope = `unit=362&period=2023-11&set=${NANG_CAO}`;
const changed = { given: { '14.4': { result: 99 } } };
let running: RunningService;
let commune: string;
let other: string;
let district: string;

const put = (id: string, json: unknown, token = commune): Promise<Answer> => running.ask('PUT', `v1/submissions/${id}`, { token, json });

beforeAll(async () => {
  running = await startService(folder);
  commune = await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
  other = await running.addAccount('Xã Điền Xá', 'commune', '13972');
  district = await running.addAccount('Huyện Nam Trực', 'district', '362');
});
afterAll(() => running.service.close());

describe('a report that is sent', () => {
  const first = randomUUID();
  let receipt: Record<string, unknown>;

  it('is stored and answered with a receipt', async () => {
    const { status, body } = await put(first, sent('13969'));
    expect([status, body['code']]).toEqual([201, undefined]);
    expect(receiptSchema.strict().parse(body)).toMatchObject({
      submission: first,
      unit: '13969',
      period: '2023-11',
      template: NANG_CAO,
      version: 1,
    });
    receipt = body;
  });

  it('sent again is the same receipt, whatever id it comes under', async () => {
    expect(await put(first, sent('13969'))).toMatchObject({ status: 200, body: receipt });
    expect(await put(randomUUID(), sent('13969', {}, 1))).toMatchObject({ status: 200, body: receipt });
    expect(await put(first.toUpperCase(), sent('13969'))).toMatchObject({ status: 200, body: receipt });
  });

  it('is refused with other content under the same id, both versions in the answer', async () => {
    const { status, body } = await put(first, sent('13969', changed));
    expect([status, body['code']]).toEqual([409, 'submission-id-taken']);
    expect(body).toMatchObject({ current: receipt, sent: { submission: first, baseVersion: 0 } });
  });

  it('is refused on a stale base version, both versions in the answer', async () => {
    const { status, body } = await put(randomUUID(), sent('13969', changed));
    expect([status, body['code']]).toEqual([409, 'base-version-stale']);
    expect(body).toMatchObject({ current: receipt, sent: { baseVersion: 0 } });
    expect(body['detail']).toMatchObject({ vi: expect.stringContaining('lần gửi thứ 1') });
  });

  it('changed is version 2; changed back is version 3', async () => {
    expect(await put(randomUUID(), sent('13969', changed, 1))).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await put(randomUUID(), sent('13969', {}, 2))).toMatchObject({
      status: 201,
      body: { version: 3, fingerprint: receipt['fingerprint'] },
    });
  });

  it('is refused from another unit’s account, and from the district’s', async () => {
    for (const token of [other, district]) {
      const { status, body } = await put(randomUUID(), sent('13969', changed, 3), token);
      expect([status, body['code']]).toEqual([403, 'not-permitted']);
    }
  });

  it('of another unit’s sheet under one’s own name is blocked: the sheet says whose it is', async () => {
    const body = { ...sent('13969'), about: { template: NANG_CAO, unit: '13972', period: '2023-11' } };
    const answer = await put(randomUUID(), body, other);
    expect([answer.status, answer.body['code']]).toEqual([422, 'report-blocked']);
    expect((answer.body['findings'] as { rule: string }[]).map(({ rule }) => rule)).toContain('NTM-V002');
  });

  it('that is blocked stores nothing and names every fault', async () => {
    const answer = await put(randomUUID(), sent('13972', { given: { '14.1': { result: 955 } } }), other);
    expect([answer.status, answer.body['code']]).toEqual([422, 'report-blocked']);
    expect(answer.body['findings']).toContainEqual(expect.objectContaining({ rule: 'NTM-V009', severity: 'error', indicator: '14.1' }));
    expect((await running.ask('GET', `v1/totals?${scope}`, { token: district })).body).toMatchObject({ counted: 1 });
  });

  it('is given back with what it says, and its sheet exactly as it was sent', async () => {
    const { body } = await running.ask('GET', `v1/submissions/${first}`, { token: commune });
    expect(body).toMatchObject({ ...receipt, returned: null, report: { unit: '13969', fingerprint: receipt['fingerprint'] } });
    const sheet = await running.ask('GET', `v1/submissions/${first}/sheet`, { token: district });
    expect(sheet.body).toEqual(JSON.parse(JSON.stringify(sent('13969').sheet)));
    expect((await running.ask('GET', `v1/submissions/${first}`, { token: other })).status).toBe(403);
    expect((await running.ask('GET', `v1/submissions/${randomUUID()}`, { token: other })).body['code']).toBe('submission-unknown');
  });
});

describe('a report that is returned', () => {
  const remarks = [{ cell: 'F42', indicator: '14.1', text: 'Số này khác số của BHXH huyện' }];
  const states = async (): Promise<Record<string, unknown>> =>
    (await running.ask('GET', `v1/reports?unit=13969&period=2023-11&set=${NANG_CAO}`, { token: commune })).body;
  let current: string;

  it('no longer counts, its sender sees the remarks, and the same return again is the same', async () => {
    const [mine] = (await states())['reports'] as { submission: string }[];
    current = mine?.submission ?? '';
    const before = (await running.ask('GET', `v1/totals?${scope}`, { token: district })).body;
    running.setNow('2023-11-16T03:00:00.000Z');
    const answer = await running.ask('POST', `v1/submissions/${current}/return`, { token: district, json: { remarks } });
    expect(answer).toMatchObject({ status: 200, body: { submission: current, returned: { at: '2023-11-16T03:00:00.000Z', remarks } } });
    expect((await running.ask('POST', `v1/submissions/${current}/return`, { token: district, json: { remarks } })).body).toEqual(
      answer.body,
    );
    expect((await running.ask('GET', `v1/submissions/${current}`, { token: commune })).body['returned']).toMatchObject({ remarks });
    expect(await states()).toMatchObject({ reports: [{ state: 'returned', version: 3, remarks, returnedAt: '2023-11-16T03:00:00.000Z' }] });
    const totals = (await running.ask('GET', `v1/totals?${scope}`, { token: district })).body;
    expect(totals).toMatchObject({ counted: 0, returned: ['13969'] });
    const asOf = (await running.ask('GET', `v1/totals?${scope}&asOf=2023-11-15T12:00:00Z`, { token: district })).body;
    expect({ ...asOf, asOf: null }).toEqual(before);
  });

  it('is refused with other remarks, on an older version, by the unit itself, for an indicator that is none', async () => {
    const post = async (id: string, token: string, json: unknown): Promise<unknown> =>
      (await running.ask('POST', `v1/submissions/${id}/return`, { token, json })).body['code'];
    const versions = await running.store.versionsOf({ unit: '13969', template: NANG_CAO, period: '2023-11' });
    const [first] = versions.filter(({ version }) => version === 1);
    expect(await post(current, district, { remarks: [{ text: 'Khác' }] })).toBe('submission-already-returned');
    expect(await post(first?.id ?? '', district, { remarks })).toBe('submission-not-current');
    expect(await post(current, commune, { remarks })).toBe('not-permitted');
    expect(await post(current, district, { remarks: [{ indicator: '99.9', text: 'x' }] })).toBe('remark-indicator-unknown');
    expect(await post(current, district, { remarks: [] })).toBe('request-wrong');
    expect(await post(randomUUID(), district, { remarks })).toBe('submission-unknown');
  });

  it('is sent again as the next version, and counts', async () => {
    expect(await put(randomUUID(), sent('13969', {}, 3))).toMatchObject({ status: 201, body: { version: 4 } });
    expect((await running.ask('GET', `v1/totals?${scope}`, { token: district })).body).toMatchObject({ counted: 1, returned: [] });
    expect(await states()).toMatchObject({ reports: [{ state: 'sent', version: 4, lateDays: 0, due: '2023-11-16', remarks: [] }] });
  });
});
