/** Masters over HTTP: looked at before they are written, confirmed by a person, refreshed month after month; spans made of months. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { accepted } from '../../consolidation/reports.ts';
import { ownFolder } from '../../support/folder.ts';
import { printedSheet } from '../../support/printedSheet.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { startService, type Answer, type RunningService } from '../../support/service.ts';
import { sheet } from '../../support/submissions.ts';
import { asKind, KINDS } from '../../support/withPart.ts';
import { workbookOf } from '../../support/workbookOf.ts';
import { askedSet } from '../../../service/asked.ts';
import { verifyMaster } from '../../../service/desk/verifyMaster.ts';

const folder = ownFolder();
const set = askedSet(rulebook, NANG_CAO);
let running: RunningService;
let token = '';
let account = '';

beforeAll(async () => {
  running = await startService(folder);
  token = await running.addAccount('Huyện Nam Trực', 'district', '362');
  account = (await running.store.accountNamed('Huyện Nam Trực'))?.account.id ?? '';
});
afterAll(() => running.service.close());

/** A commune's report of a month, by the criteria it meets. */
async function send(
  unit: string,
  period: string,
  met: readonly number[],
  baseVersion = 0,
  obstacles: Readonly<Record<string, string>> = {},
): Promise<string> {
  const signs = set.criteria.map(({ no }) => (met.includes(no) ? '+' : '-')).join('');
  const fingerprint = `sha256:${createHash('sha256').update(`${unit} ${period} ${signs}`).digest('hex')}`;
  const report = { ...accepted(set, unit, signs, { period, template: NANG_CAO, obstacles }).report, fingerprint };
  const id = randomUUID();
  const submission = { id, unit, template: NANG_CAO, period, baseVersion, fingerprint, sheet, report, explanations: [] };
  expect((await running.store.submit(submission, { account, at: '2023-11-14T02:00:00.000Z' })).kind).toBe('stored');
  return id;
}

const numbers = set.criteria.map(({ no }) => `TC${String(no)}`).join(' | ');
const master = (tail = '', name = 'Biểu'): Promise<Uint8Array> =>
  workbookOf(printedSheet(`Xã | ${numbers} | Số TC đạt | Tăng/giảm so kỳ trước${tail}\nNam Mỹ\nXã Điền Xá\nTT Nam Thắng`, { name }));

const put = async (id: string, bytes: Uint8Array, more = ''): Promise<Answer> =>
  running.ask('PUT', `v1/masters/${id}?unit=362&set=${NANG_CAO}${more}`, {
    token,
    bytes,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
const get = (path: string): Promise<Answer> => running.ask('GET', path, { token });
const cellsOf = ({ body }: Answer): Readonly<Record<string, unknown>> =>
  Object.fromEntries((body['changes'] as { cell: string; after: unknown }[]).map(({ cell, after }) => [cell, after]));

describe('a master', () => {
  const sent: Record<string, string> = {};

  it('is looked at before it is written; nothing is stored by that', async () => {
    await send('13969', '2023-10', [1, 2, 3]);
    sent['13969'] = await send('13969', '2023-11', [1, 2, 4, 5]);
    sent['13978'] = await send('13978', '2023-11', [1]);
    expect((await put('bieu', await master())).status).toBe(201);
    const plan = await get('v1/masters/bieu/plan?period=2023-11');
    expect(plan.status).toBe(200);
    expect(cellsOf(plan)).toMatchObject({ B2: 'x', C2: 'x', E2: 'x', U2: 4, V2: 1 });
    expect(cellsOf(plan)).not.toHaveProperty('B4');
    expect(plan.body).toMatchObject({ master: 'bieu', version: 1, asOf: null, sheet: 'Biểu' });
    expect(await get('v1/masters/bieu/refreshes')).toMatchObject({ body: { refreshes: [] } });
  });

  it('is not written where it is another than the one looked at', async () => {
    const stale = await running.ask('POST', `v1/masters/bieu/refreshes?period=2023-11&ifHash=${'0'.repeat(64)}`, { token });
    expect(stale).toMatchObject({ status: 409, body: { code: 'master-moved-on' } });
    const { body } = await get('v1/masters/bieu/plan?period=2023-11');
    const done = await running.ask('POST', `v1/masters/bieu/refreshes?period=2023-11&ifHash=${String(body['sha256'])}`, { token });
    expect(done.status).toBe(201);
    expect(done.body['changes']).toEqual(body['changes']);
  });

  it('remembers of each cell which total it is and which versions of which reports it was made of', async () => {
    const { refreshes } = (await get('v1/masters/bieu/refreshes')).body as unknown as {
      refreshes: { asOf: null; cells: { cell: string; total: unknown; submissions: string[] }[]; sources: object[] }[];
    };
    const [refresh] = refreshes;
    expect(refresh?.asOf).toBeNull();
    expect(refresh?.cells.find(({ cell }) => cell === 'B2')).toMatchObject({
      total: { row: { kind: 'commune', unit: '13969' }, column: { kind: 'criterion', criterion: 1, measure: 'met' } },
      submissions: [sent['13969']],
    });
    expect(refresh?.sources).toContainEqual({
      unit: '13969',
      submission: sent['13969'],
      period: '2023-11',
      version: 1,
      fingerprint: expect.stringMatching(/^sha256:/u) as string,
    });
  });

  it('is written where a person has said what was doubtful; the word stays with the next month’s copy', async () => {
    const { body } = await get('v1/masters/bieu/binding');
    const rows = body['rows'] as { row: number; certainty: string }[];
    expect(rows.find(({ row }) => row === 4)).toMatchObject({ certainty: 'doubtful' });
    const corrected = { ...body, rows: rows.map((row) => (row.row === 4 ? { ...row, certainty: 'sure' } : row)) };
    const confirmed = await running.ask('PUT', 'v1/masters/bieu/binding', { token, json: corrected });
    expect(confirmed).toMatchObject({ status: 200, body: { version: 3, confirmation: { kind: 'confirmation', sheet: 'Biểu' } } });
    expect(cellsOf(await get('v1/masters/bieu/plan?period=2023-11'))).toEqual({ B4: 'x', U4: 1 });

    const copy = await put('bieu', await master(' | Ghi chú', 'Biểu tháng sau'));
    expect(copy).toMatchObject({ status: 200, body: { version: 4, moved: [{ kind: 'sheet', from: 'Biểu', to: 'Biểu tháng sau' }] } });
    expect(cellsOf(await get('v1/masters/bieu/plan?period=2023-11'))).toMatchObject({ B4: 'x', U4: 1 });
    expect(await running.store.verifyAudit()).toMatchObject({ broken: null });
  });

  it('has its column of difficulties filled from the reports: shown first, written, and traced to the report', async () => {
    const period = '2023-12';
    const all = set.criteria.map(({ no }) => no);
    const id = await send('13969', period, all.slice(2), 0, { '1.1': 'Chờ phê duyệt quy hoạch', '#2': 'Thiếu vốn', '19.1': 'Đã xong' });
    const heading = ' | Khó khăn, vướng mắc';
    const rows = `Xã | ${numbers}${heading}\nNam Mỹ`;
    const bytes = await workbookOf(printedSheet(rows, { name: 'Biểu' }));
    expect((await put('kho-khan', bytes, `&period=${period}`)).status).toBe(201);
    const { columns } = (await get(`v1/masters/kho-khan/binding`)).body as { columns?: { column: string; meaning: object }[] };
    expect(columns?.at(-1)).toMatchObject({ column: 'U', meaning: { kind: 'difficulties' }, certainty: 'likely' });
    const said = '1.1: Chờ phê duyệt quy hoạch; 2: Thiếu vốn';
    expect(cellsOf(await get(`v1/masters/kho-khan/plan?period=${period}`))).toMatchObject({ U2: said });
    expect((await running.ask('POST', `v1/masters/kho-khan/refreshes?period=${period}`, { token })).status).toBe(201);
    const { refreshes } = (await get('v1/masters/kho-khan/refreshes')).body as unknown as { refreshes: { cells: { cell: string }[] }[] };
    expect(refreshes[0]?.cells.find(({ cell }) => cell === 'U2')).toEqual({
      cell: 'U2',
      before: null,
      after: said,
      total: { row: { kind: 'commune', unit: '13969' }, column: { kind: 'difficulties' } },
      submissions: [id],
    });
    expect((await get(`v1/totals?unit=362&set=${NANG_CAO}&period=${period}`)).body['obstacles']).toEqual([
      { unit: '13969', criterion: 1, indicator: '1.1', text: 'Chờ phê duyệt quy hoạch' },
      { unit: '13969', criterion: 2, indicator: null, text: 'Thiếu vốn' },
    ]);
  });

  it('of another layout under the same name is asked about anew', async () => {
    await put('doi-kieu', await master());
    const { body } = await get('v1/masters/doi-kieu/binding');
    expect((await running.ask('PUT', 'v1/masters/doi-kieu/binding', { token, json: body })).status).toBe(200);
    const form = printedSheet('Nội dung | Kết quả\nTổng số xã\nSố xã đạt 19 tiêu chí\nSố xã đạt dưới 5 tiêu chí');
    const answer = await put('doi-kieu', await workbookOf(form));
    expect(answer).toMatchObject({ status: 200, body: { layout: 'form', confirmation: null, version: 3 } });
  });

  it.each([
    ['of another unit', { scope: '363' }, 'binding-of-another'],
    [
      'of a criterion there is none of',
      { columns: [{ heading: 'TC1', nth: 1, of: 1, column: 'B', meaning: { kind: 'criterion', criterion: 77, measure: 'met' } }] },
      'binding-criterion-unknown',
    ],
    ['of no shape', { kind: 'x' }, 'request-wrong'],
  ])('refuses a word %s', async (_, change, code) => {
    const { confirmation } = (await get('v1/masters/bieu/binding')).body as { confirmation: object };
    const answer = await running.ask('PUT', 'v1/masters/bieu/binding', { token, json: { ...confirmation, ...change } });
    expect(answer.body['code']).toBe(code);
  });

  it('of one sheet a month is written in the period’s sheet, or not at all', async () => {
    const month = (name: string): Sheet => printedSheet(`Xã | ${numbers}\nNam Mỹ`, { name });
    expect((await put('thang', await workbookOf(month('T9'), month('T10')), '&period=2023-10')).status).toBe(201);
    expect((await get('v1/masters/thang/plan?period=2023-10')).body).toMatchObject({ sheet: 'T10' });
    expect(await get('v1/masters/thang/plan?period=2023-11')).toMatchObject({ status: 422, body: { code: 'master-of-other-periods' } });
  });
});

describe('a workbook with several sheets that could be the master', () => {
  const table = (name: string): Sheet => printedSheet(`Xã | ${numbers}\nNam Mỹ`, { name });
  const both = workbookOf(table('TH T11'), table('In T11'));
  const december = workbookOf(table('In T12'), table('TH T12'));
  const [NOVEMBER, DECEMBER] = ['&period=2023-11', '&period=2023-12'];

  it('is taken once a person says which; the word is kept with it, and holds for the next month’s copy', async () => {
    const asked = await put('nhieu', await both, NOVEMBER);
    expect(asked).toMatchObject({ status: 422, body: { code: 'several-master-sheets' } });
    expect((asked.body['detail'] as { vi: string }).vi).toContain('?sheet=');
    const sheet = encodeURIComponent('TH T11');
    const taken = await put('nhieu', await both, `${NOVEMBER}&sheet=${sheet}`);
    expect(taken).toMatchObject({ status: 201, body: { sheet: 'TH T11', confirmation: { sheet: 'TH T11', columns: [], rows: [] } } });
    expect(await put('nhieu', await both, `${NOVEMBER}&sheet=${sheet}`)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await put('nhieu', await both, NOVEMBER)).toMatchObject({ status: 200, body: { version: 1, sheet: 'TH T11' } });
    expect((await get('v1/masters/nhieu/plan?period=2023-11')).body).toMatchObject({ sheet: 'TH T11' });
    const refreshed = await running.ask('POST', 'v1/masters/nhieu/refreshes?period=2023-11', { token });
    expect(refreshed).toMatchObject({ status: 201, body: { sheet: 'TH T11' } });

    const next = await put('nhieu', await december, DECEMBER);
    expect(next).toMatchObject({ status: 200, body: { version: 3, moved: [{ kind: 'sheet', from: 'TH T11', to: 'TH T12' }] } });
    expect((await get('v1/masters/nhieu/plan?period=2023-12')).body).toMatchObject({ sheet: 'TH T12' });
    // Another word on the same workbook is a version of its own.
    const other = await put('nhieu', await december, `${DECEMBER}&sheet=${encodeURIComponent('In T12')}`);
    expect(other).toMatchObject({ status: 200, body: { version: 4, sheet: 'In T12' } });
  });

  it('is refused where it has no such sheet', async () => {
    expect(await put('nhieu-2', await both, `${NOVEMBER}&sheet=TH`)).toMatchObject({ status: 422, body: { code: 'no-such-sheet' } });
  });
});

describe('a master with macros', () => {
  const TYPE = 'application/vnd.ms-excel.sheet.macroEnabled.12';
  const files = (): readonly string[] => readdirSync(join(folder, 'data', 'masters')).filter((name) => name.startsWith('co-macro'));

  it('stays one: under its own type and ending, in the answer and in the folder', async () => {
    const bytes = asKind(await master(), KINDS[0][1]);
    const stored = await running.ask('PUT', `v1/masters/co-macro?unit=362&set=${NANG_CAO}`, {
      token,
      bytes,
      headers: { 'Content-Type': TYPE },
    });
    expect(stored.status).toBe(201);
    expect((await running.ask('POST', 'v1/masters/co-macro/refreshes?period=2023-11', { token })).status).toBe(201);
    const { headers } = await get('v1/masters/co-macro/workbook');
    expect(headers.get('content-type')).toBe(TYPE);
    expect(headers.get('content-disposition')).toBe('attachment; filename="co-macro-2.xlsm"');
    expect(files()).toEqual(['co-macro.xlsm']);
    await put('co-macro', await master());
    expect((await get('v1/masters/co-macro/workbook')).headers.get('content-disposition')).toContain('co-macro-3.xlsx');
    expect(files()).toEqual(['co-macro.xlsx']);
    expect((await get('v1/masters/co-macro/workbook?version=1')).headers.get('content-disposition')).toContain('co-macro-1.xlsm');
  });
});

describe('a master downloaded', () => {
  const save = async (name: string, path: string): Promise<string> => {
    writeFileSync(join(folder, name), await running.fetchBytes(path, token));
    return join(folder, name);
  };

  it('is verified by the manifest of its refresh as one filled at the desk is', async () => {
    await put('doi-chieu', await master());
    expect(await get('v1/masters/doi-chieu/manifest')).toMatchObject({ status: 404, body: { code: 'master-refresh-unknown' } });
    const refreshed = await running.ask('POST', 'v1/masters/doi-chieu/refreshes?period=2023-11', { token });
    const file = await save('tai-ve.xlsx', 'v1/masters/doi-chieu/workbook');
    const manifest = await save('tai-ve.json', 'v1/masters/doi-chieu/manifest');
    const verified = await verifyMaster({ file, manifest, rulebook });
    expect(verified).toMatchObject({ state: 'written', differing: [], unit: '362', period: '2023-11', sheet: 'Biểu' });
    expect(verified.compared).toBeGreaterThan(20);
    await expect(
      verifyMaster({ file: await save('dau.xlsx', 'v1/masters/doi-chieu/workbook?version=1'), manifest, rulebook }),
    ).resolves.toMatchObject({ state: 'before' });
    const { cells } = JSON.parse(readFileSync(manifest, 'utf8')) as { cells: object[] };
    expect(cells).toHaveLength((refreshed.body['changes'] as object[]).length);
    expect(cells).toContainEqual({ cell: 'B2', before: null, after: 'x', total: expect.anything() as object, units: ['13969'] });

    expect((await get('v1/masters/doi-chieu/manifest?version=2')).body).toEqual(JSON.parse(readFileSync(manifest, 'utf8')));
    for (const version of [1, 3]) expect((await get(`v1/masters/doi-chieu/manifest?version=${String(version)}`)).status).toBe(404);
  });
});

describe('a span of months', () => {
  const totals = async (period: string, more = ''): Promise<Readonly<Record<string, unknown>>> => {
    const { communes, carried } = (await get(`v1/totals?unit=362&set=${NANG_CAO}&period=${period}${more}`)).body as unknown as {
      communes: { unit: string; metCount: number }[];
      carried: string[];
    };
    return { ...Object.fromEntries(communes.map(({ unit, metCount }) => [unit, metCount])), carried };
  };

  it('is the state of its last month; a report of the span itself comes before it', async () => {
    await send('13972', '2023-04', [1, 2]);
    await send('13972', '2023-05', [1, 2, 3]);
    await send('13969', '2023-06', [1, 2, 3, 4, 5, 6]);
    await send('13978', '2023-06', [1, 2]);
    await send('13978', '2023-6T', [1]);
    expect(await totals('2023-6T')).toEqual({ '13969': 6, '13978': 1, carried: [] });
    expect(await totals('2023-Q2')).toEqual({ '13969': 6, '13978': 2, carried: [] });
  });

  it('carries the last month that was reported, where that is asked for', async () => {
    expect(await totals('2023-6T', '&late=carry')).toMatchObject({ '13969': 6, '13972': 3, '13978': 1, carried: ['13972'] });
  });
});
