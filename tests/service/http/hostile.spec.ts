/** Requests nobody of good will sends: each is answered by a code of its own, at a bounded cost, and the service goes on. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_SHEET_CELLS, MAX_URL } from '../../../service/http/limits.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { reportSheet, sent, startService, type Answer, type Ask, type RunningService } from '../../support/service.ts';

const folder = ownFolder();
const JSON_TYPE = { 'Content-Type': 'application/json' };
const about = { template: NANG_CAO, unit: '13969', period: '2023-11' };
let running: RunningService;
let token: string;
let district: string;

beforeAll(async () => {
  running = await startService(folder);
  token = await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
  district = await running.addAccount('Huyện Nam Trực', 'district', '362');
});
afterAll(() => running.service.close());

const put = (ask: Ask): Promise<Answer> => running.ask('PUT', `v1/submissions/${randomUUID()}`, { token, ...ask });
const cells = (count: number): object[] => Array.from({ length: count }, (_, at) => ({ at: `A${String(at + 1)}`, value: 1 }));
const withCell = (cell: object): object => ({
  ...sent('13969'),
  sheet: { ...reportSheet('13969'), cells: [...reportSheet('13969').cells, cell] },
});
const scope = (query: string): string => `v1/totals?${query}`;

describe('a body', () => {
  it.each<[string, number, string, () => Ask]>([
    ['over the limit', 413, 'body-too-large', () => ({ bytes: ' '.repeat(MAX_JSON_BYTES + 1), headers: JSON_TYPE })],
    [
      'that unpacks to more than the limit',
      413,
      'body-too-large',
      () => ({ bytes: gzipSync(Buffer.alloc(MAX_JSON_BYTES + 1, 32)), headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } }),
    ],
    ['in an unknown packing', 415, 'media-type-wrong', () => ({ bytes: '{}', headers: { ...JSON_TYPE, 'Content-Encoding': 'lzma' } })],
    [
      'packed, and cut',
      400,
      'request-refused',
      () => ({ bytes: gzipSync('{}').subarray(0, 12), headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } }),
    ],
    ['of another type', 415, 'media-type-wrong', () => ({ bytes: '<a/>', headers: { 'Content-Type': 'application/xml' } })],
    ['without a type', 415, 'media-type-wrong', () => ({ bytes: new Uint8Array([123, 125]) })],
    ['that is no JSON', 400, 'json-malformed', () => ({ bytes: '{"sheet":', headers: JSON_TYPE })],
    ['that is empty', 400, 'json-malformed', () => ({ bytes: '', headers: JSON_TYPE })],
    ['in another encoding', 400, 'json-malformed', () => ({ bytes: Buffer.from('{"a":"ế"}', 'utf16le'), headers: JSON_TYPE })],
    ['too deep', 400, 'json-too-deep', () => ({ bytes: '['.repeat(MAX_JSON_DEPTH + 1), headers: JSON_TYPE })],
    ['a million deep', 400, 'json-too-deep', () => ({ bytes: `{"sheet":${'['.repeat(1_000_000)}`, headers: JSON_TYPE })],
    [
      'with too many cells',
      422,
      'sheet-too-many-cells',
      () => ({ json: { sheet: { name: 'x', cells: cells(MAX_SHEET_CELLS + 1) }, about, baseVersion: 0 } }),
    ],
    [
      'with a million cells',
      413,
      'body-too-large',
      () => ({ json: { sheet: { name: 'x', cells: cells(1_000_000) }, about, baseVersion: 0 } }),
    ],
    ['with a cell twice', 422, 'sheet-cell-repeated', () => ({ json: withCell({ at: 'A1', value: 1 }) })],
    [
      'with a text no cell holds',
      422,
      'cell-text-too-long',
      () => ({ json: withCell({ at: 'Z99', value: 'x'.repeat(MAX_CELL_TEXT + 1) }) }),
    ],
    [
      'with a formula no cell holds',
      422,
      'cell-text-too-long',
      () => ({ json: withCell({ at: 'Z99', value: 1, formula: `=${'1+'.repeat(MAX_FORMULA)}` }) }),
    ],
    ['with half a letter', 400, 'request-wrong', () => ({ json: withCell({ at: 'Z99', value: '\ud800' }) })],
    ['with an address that is none', 400, 'request-wrong', () => ({ json: withCell({ at: 'A0', value: 1 }) })],
    ['with a value of another type', 400, 'request-wrong', () => ({ json: withCell({ at: 'Z99', value: ['x'] }) })],
    ['with names it does not know', 400, 'request-wrong', () => ({ json: { ...sent('13969'), admin: true } })],
    [
      'that reaches for a prototype',
      400,
      'request-wrong',
      () => ({ bytes: `{"__proto__":{"x":1},${JSON.stringify(sent('13969')).slice(1)}`, headers: JSON_TYPE }),
    ],
    ['with a version below zero', 400, 'request-wrong', () => ({ json: { ...sent('13969'), baseVersion: -1 } })],
    ['with nothing in it', 400, 'request-wrong', () => ({ json: {} })],
    ['that is no object', 400, 'request-wrong', () => ({ json: [1, 2] })],
    ['with an unknown set', 404, 'unknown-set', () => ({ json: { ...sent('13969'), about: { ...about, template: 'bo-la' } } })],
    ['with an unknown period', 400, 'unknown-period', () => ({ json: { ...sent('13969'), about: { ...about, period: '11/2023' } } })],
    ['with an unknown unit', 404, 'unknown-unit', () => ({ json: { ...sent('13969'), about: { ...about, unit: '99999' } } })],
    ['with a unit of another time', 404, 'unknown-unit', () => ({ json: { ...sent('13969'), about: { ...about, period: '2024-10' } } })],
    ['of a report nobody owes', 422, 'unit-not-obliged', () => ({ json: { ...sent('13969'), about: { ...about, period: '2022-11' } } })],
    [
      'that is no report',
      422,
      'sheet-not-recognised',
      () => ({ json: { ...sent('13969'), sheet: { name: 'Trang', cells: [{ at: 'A1', value: 'x' }] } } }),
    ],
  ])('%s: %i %s', async (_, status, code, ask) => {
    const answer = await put(ask());
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: `urn:tieuchi:problem:${code}`,
      status,
      title: { vi: expect.any(String), en: expect.any(String) },
      detail: { vi: expect.any(String), en: expect.any(String) },
    });
    expect(answer.text).not.toMatch(/node_modules|\.ts:\d|at \w+ \(/u);
  });
});

describe('a sheet made to be slow to check', () => {
  it.each([' ', '.', ',', '9', '- ', 'x ', 'tháng 1 ', 'nam 95; nữ ', 'o\u0300', '('])(
    'of cells full of “%s” is answered in the time of its size',
    async (part) => {
      const text = part.repeat(Math.floor(8_000 / part.length));
      const good = reportSheet('13969');
      const slow = good.cells.map((cell) =>
        /^[GK](?!8$)\d/u.test(cell.at) ? { ...cell, value: `${text}khác`, formula: `="a" ${text}`.slice(0, MAX_FORMULA) } : cell,
      );
      const start = performance.now();
      const { status, body } = await put({ json: { ...sent('13969'), sheet: { ...good, cells: slow } } });
      expect([status, body['code']]).toEqual([422, 'report-blocked']);
      // A second for two megabytes on a busy machine; a quadratic step would take minutes.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

describe('a token', () => {
  it.each<[string, string, string]>([
    ['that is wrong', 'Bearer tc_not-one-of-ours', 'token-wrong'],
    ['of another kind', 'Basic YWRtaW46YWRtaW4=', 'token-wrong'],
    ['with SQL in it', "Bearer ' OR 1=1 --", 'token-wrong'],
    ['that is very long', `Bearer ${'x'.repeat(8_000)}`, 'token-wrong'],
    ['that is empty', '', 'token-missing'],
  ])('%s: %s', async (_, header, code) => {
    const { status, body } = await running.ask('GET', 'v1/units', { headers: { Authorization: header } });
    expect([status, body['code']]).toEqual([401, code]);
  });
});

describe('an address', () => {
  const evil = [
    "' OR '1'='1",
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '1; DROP TABLE submissions',
    '=cmd|calc',
    '<script>',
    '\u202e',
    '%F0%9F%98%80',
  ];
  it.each(evil)('%s in any of its places is refused by a code, and nothing is lost', async (text) => {
    const inPath = text.includes('%') ? text : encodeURIComponent(text);
    const paths = [
      `v1/submissions/${inPath}`,
      `v1/submissions/${inPath}/sheet`,
      scope(`unit=${inPath}&period=2023-11&set=${NANG_CAO}`),
      scope(`unit=362&period=${inPath}&set=${NANG_CAO}`),
      scope(`unit=362&period=2023-11&set=${inPath}`),
      scope(`unit=362&period=2023-11&set=${NANG_CAO}&criterion=${inPath}`),
      scope(`unit=362&period=2023-11&set=${NANG_CAO}&asOf=${inPath}`),
      scope(`unit=362&period=2023-11&set=${NANG_CAO}&late=${inPath}`),
      scope(`unit=362&period=2023-11&set=${NANG_CAO}&${inPath}=1`),
      `v1/templates/${inPath}/workbook?unit=13969&period=2023-11`,
      `v1/masters/${inPath}/workbook`,
      `v1/masters/${inPath}/refreshes`,
      `v1/units?at=${inPath}`,
      `v1/audit?before=${inPath}`,
    ];
    for (const path of paths) {
      const { status, body } = await running.ask('GET', path, { token: district });
      expect([status >= 400 && status < 500, typeof body['code']], `${path}: ${String(status)}`).toEqual([true, 'string']);
    }
    const reset = await running.ask('POST', `v1/accounts/${inPath}/reset`, { token: district });
    expect(reset.status, reset.text).toBeGreaterThanOrEqual(400);
    expect(reset.status).toBeLessThan(500);
    const upload = await running.ask('PUT', `v1/masters/${inPath}?unit=362&set=${NANG_CAO}`, {
      token: district,
      bytes: 'x',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(upload.status).toBeLessThan(500);
    expect((await running.ask('GET', scope(`unit=362&period=2023-11&set=${NANG_CAO}`), { token: district })).status).toBe(200);
  });

  it.each<[string, string, string, number, string]>([
    ['too long', 'GET', `v1/units?at=${'2'.repeat(MAX_URL)}`, 414, 'url-too-long'],
    ['unknown', 'GET', 'v1/nothing', 404, 'address-unknown'],
    ['asked in another way', 'DELETE', 'v1/units', 405, 'method-not-offered'],
    ['that asks twice', 'GET', 'v1/units?at=2023-11-30&at=2023-11-29', 400, 'request-wrong'],
    ['of a day that is none', 'GET', 'v1/units?at=2023-02-30', 400, 'request-wrong'],
    ['of an unknown criterion', 'GET', scope(`unit=362&period=2023-11&set=${NANG_CAO}&criterion=20`), 404, 'unknown-criterion'],
    ['of totals of a commune', 'GET', scope(`unit=13969&period=2023-11&set=${NANG_CAO}`), 422, 'unit-not-above-communes'],
    ['of an unknown master', 'GET', 'v1/masters/khong-co/workbook', 404, 'master-unknown'],
  ])('%s: %s', async (_, method, path, status, code) => {
    const answer = await running.ask(method, path, { token: district });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});

describe('a master', () => {
  const upload = (id: string, bytes: Uint8Array | string): Promise<Answer> =>
    running.ask('PUT', `v1/masters/${id}?unit=362&set=${NANG_CAO}`, {
      token: district,
      bytes,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
  it.each<[string, string, string, number, string]>([
    ['that is no workbook', 'bieu', 'x', 422, 'workbook-is-text'],
    ['that is empty', 'bieu', '', 422, 'workbook-empty-file'],
    ['under an id that is no file’s name', 'BIEU', 'x', 400, 'master-id-wrong'],
    ['under the name of a device', 'nul', 'x', 400, 'master-id-wrong'],
  ])('%s is refused', async (_, id, bytes, status, code) => {
    const answer = await upload(id, bytes);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});

describe('texts that other programs would run', () => {
  it('are kept as they are, and become no formula in a CSV', async () => {
    const note = "=cmd|' /C calc'!A0";
    const made = await put({ json: sent('13969', { given: { '2.1': { note } } }) });
    expect(made.status).toBe(201);
    const { body } = await running.ask('GET', `v1/submissions/${String(made.body['submission'])}`, { token });
    const entries = (body['report'] as { entries: { indicator: string; note: string | null }[] }).entries;
    expect(entries.find(({ indicator }) => indicator === '2.1')?.note).toBe(note);
    await running.ask('POST', `v1/submissions/${String(made.body['submission'])}/return`, {
      token: district,
      json: { remarks: [{ text: note }] },
    });
    const csv = await running.ask('GET', `v1/reports?unit=362&period=2023-11&set=${NANG_CAO}`, {
      token: district,
      headers: { Accept: 'text/csv' },
    });
    expect(csv.text).toContain(`,'${note}`);
  });
});

it('a client that goes away in the middle harms nobody', async () => {
  const { hostname, port } = new URL(running.service.url);
  await new Promise<void>((resolve) => {
    const half = request({
      hostname,
      port,
      method: 'PUT',
      path: `/v1/submissions/${randomUUID()}`,
      headers: { ...JSON_TYPE, Authorization: `Bearer ${token}`, 'Content-Length': '100000' },
    });
    half.on('error', () => {
      resolve();
    });
    half.write('{"sheet":');
    setTimeout(() => half.destroy(), 50);
  });
  expect((await running.ask('GET', 'readyz')).text).toBe('ready\n');
});
