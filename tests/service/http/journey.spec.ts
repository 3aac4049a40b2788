/** The whole way on the sample's files: every commune sends, totals and masters equal the offline desk's of the same files. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../../core/check.ts';
import { makeAccounts, type SampleLogin } from '../../../service/sample/makeAccounts.ts';
import { readSheets } from '../../../service/workbooks.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { startService, type RunningService } from '../../support/service.ts';

const folder = ownFolder();
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const report = (name: string): string => at('mau', 'bao-cao', 'huyen-nam-truc', `${name}.xlsx`);
const desk = ['--period', '2023-11', '--set', NANG_CAO] as const;
const XLSX = { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

let running: RunningService;
let logins: readonly SampleLogin[];
const token = (name: string): string => logins.find((login) => login.name === name)?.token ?? '';
const submit = (file: string, name: string): ReturnType<typeof tieuchi> =>
  tieuchi(['submit', file, '--to', running.service.url, '--token', token(name), '--json']);
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const withoutIds = (totals: Record<string, unknown>): unknown =>
  json(JSON.stringify({ ...totals, quarantined: [] }, (key, value: unknown) => (key === 'submission' ? null : value)));

beforeAll(async () => {
  expect((await tieuchi(['sample', '--out', at('mau')])).status).toBe(0);
  running = await startService(folder);
  logins = await makeAccounts(running.store, rulebook, at('dang-nhap.json'));
});
afterAll(() => running.service.close());

describe('the sample’s accounts', () => {
  it('are one for each commune that reports, the districts, the province and an administrator, in a file of the owner’s alone', () => {
    expect(logins).toHaveLength(16 + 2 + 1 + 1);
    expect(statSync(at('dang-nhap.json')).mode & 0o777).toBe(0o600);
    expect(json(readFileSync(at('dang-nhap.json'), 'utf8'))).toMatchObject({ accounts: logins });
  });
});

describe('tieuchi submit', () => {
  let receipt: unknown;

  it('sends a report and prints its receipt; sent again, the same one', async () => {
    const first = await submit(report('xa-nam-my'), '13969');
    expect([first.status, first.err]).toEqual([0, '']);
    receipt = json(first.out);
    expect(receipt).toMatchObject({ unit: '13969', period: '2023-11', version: 1 });
    expect(json((await submit(report('xa-nam-my'), '13969')).out)).toEqual(receipt);
  });

  it('sends a changed report as version 2', async () => {
    const [checked] = checkWorkbook(await readSheets(report('xa-nam-my')), rulebook).reports;
    const cell = checked?.report.entries[3]?.cells?.note;
    writeFileSync(at('o.json'), JSON.stringify([{ sheet: checked?.report.sheet, cell, value: 'Đã có quyết định' }]));
    expect((await tieuchi(['patch', report('xa-nam-my'), '--cells', at('o.json'), '--out', at('nam-my-2.xlsx')])).status).toBe(0);
    expect(json((await submit(at('nam-my-2.xlsx'), '13969')).out)).toMatchObject({ version: 2 });
    expect(json((await submit(report('xa-nam-my'), '13969')).out)).toMatchObject({ version: 3 });
  });

  it.each([
    ['another unit’s token', () => submit(report('xa-nam-my'), '13972'), 2, 'not-permitted'],
    [
      'a wrong token',
      () => tieuchi(['submit', report('xa-nam-my'), '--to', running.service.url, '--token', 'tc_x', '--json']),
      2,
      'token-wrong',
    ],
    ['a blocked report', () => submit(report('xa-nam-loi'), '14008'), 1, 'report-blocked'],
    [
      'no service there',
      () => tieuchi(['submit', report('xa-nam-my'), '--to', 'http://127.0.0.1:9', '--token', 'x', '--json']),
      2,
      'service-unreachable',
    ],
    ['no address', () => tieuchi(['submit', report('xa-nam-my'), '--to', 'xa', '--token', 'x', '--json']), 64, 'usage-url'],
    ['no report', () => submit(at('mau', 'nam-truc.xlsx'), '13969'), 2, 'no-report-sheet'],
  ])('answers %s with its own code', async (_, run, status, code) => {
    const ran = await run();
    expect(ran.status).toBe(status);
    expect(json(ran.out)).toMatchObject({ problem: { code, message: { vi: expect.any(String), en: expect.any(String) } } });
    expect(ran.err).toContain(`[${code}]`);
  });
});

describe('totals and masters of what was sent', () => {
  /** Every sample report but the blocked one, and Nam Mỹ's, which is there already. */
  beforeAll(async () => {
    for (const file of readdirSync(at('mau', 'bao-cao'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'))) {
      const sheets = await readSheets(at('mau', 'bao-cao', file));
      const unit = checkWorkbook(sheets, rulebook).reports[0]?.report.unit ?? '';
      if (['14008', '13969'].includes(unit)) continue;
      const about = { template: NANG_CAO, unit, period: '2023-11' };
      const made = await running.ask('PUT', `v1/submissions/${randomUUID()}`, {
        token: token(unit),
        json: { sheet: sheets[0], about, baseVersion: 0 },
      });
      expect(made.status, file).toBe(201);
    }
  });

  it.each([
    ['362', 'nam-truc.xlsx'],
    ['36', 'nam-dinh.xlsx'],
  ])('of %s equal consolidate’s of the same files, and the master is filled cell for cell as at the desk', async (unit, master) => {
    const consolidated = await tieuchi([
      'consolidate',
      at('mau', 'bao-cao'),
      '--unit',
      unit,
      ...desk,
      '--master',
      at('mau', master),
      '--out',
      at(`desk-${unit}.xlsx`),
      '--json',
    ]);
    const { master: _, ...atDesk } = json(consolidated.out);
    const totals = await running.ask('GET', `v1/totals?unit=${unit}&period=2023-11&set=${NANG_CAO}`, { token: token(unit) });
    expect(withoutIds(totals.body)).toEqual(withoutIds(atDesk));
    expect(totals.body['obstacles']).not.toEqual([]);
    expect(totals.body['quarantined']).toEqual([]);

    const bytes = new Uint8Array(readFileSync(at('mau', master)));
    const put = await running.ask('PUT', `v1/masters/bieu-${unit}?unit=${unit}&set=${NANG_CAO}`, {
      token: token(unit),
      bytes,
      headers: XLSX,
    });
    expect(put).toMatchObject({ status: 201, body: { kind: 'bound', id: `bieu-${unit}`, version: 1, scope: unit } });
    const again = await running.ask('PUT', `v1/masters/bieu-${unit}?unit=${unit}&set=${NANG_CAO}`, {
      token: token(unit),
      bytes,
      headers: XLSX,
    });
    expect(again).toMatchObject({ status: 200, body: put.body });
    const refreshed = await running.ask('POST', `v1/masters/bieu-${unit}/refreshes?period=2023-11`, { token: token(unit) });
    expect(refreshed).toMatchObject({ status: 201, body: { version: 2, period: '2023-11' } });
    expect(await running.fetchBytes(`v1/masters/bieu-${unit}/workbook`, token(unit))).toEqual(
      new Uint8Array(readFileSync(at(`desk-${unit}.xlsx`))),
    );
    expect(await running.fetchBytes(`v1/masters/bieu-${unit}/workbook?version=1`, token(unit))).toEqual(bytes);
    expect(await running.ask('POST', `v1/masters/bieu-${unit}/refreshes?period=2023-11`, { token: token(unit) })).toMatchObject({
      status: 200,
      body: { version: 2, changes: [] },
    });

    const { refreshes } = (await running.ask('GET', `v1/masters/bieu-${unit}/refreshes`, { token: token(unit) })).body as {
      refreshes: { cells: { submissions: string[] }[] }[];
    };
    expect(refreshes).toHaveLength(1);
    const known = new Set((totals.body['communes'] as { submission: string }[]).map(({ submission }) => submission));
    for (const { submissions } of refreshes[0]?.cells ?? []) for (const id of submissions) expect(known).toContain(id);
    // A commune's row comes from one report; a district's from all that are counted in it; an empty row from none.
    const counts = new Set(refreshes[0]?.cells.map(({ submissions }) => submissions.length));
    expect([...counts].sort((a, b) => a - b)).toEqual(unit === '362' ? [0, 1] : [6, 8]);
  });

  it('are followed to the cells they were read from', async () => {
    const { body } = await running.ask('GET', `v1/totals/sources?unit=362&period=2023-11&set=${NANG_CAO}&criterion=14`, {
      token: token('362'),
    });
    const totals = (await running.ask('GET', `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}&criterion=14`, { token: token('362') }))
      .body;
    const communes = body['communes'] as {
      selfAssessment: string;
      cell: string;
      indicators: { indicator: string; cells: { result: string } }[];
    }[];
    expect(communes).toHaveLength(6);
    expect(communes.filter(({ selfAssessment }) => selfAssessment === 'met')).toHaveLength(
      (totals['criteria'] as { met: number }[])[0]?.met ?? -1,
    );
    expect(communes[0]?.cell).toMatch(/^G\d+$/u);
    expect(communes[0]?.indicators[0]).toMatchObject({ indicator: '14.1', cells: { result: expect.stringMatching(/^F\d+$/u) } });
    expect(body['missing']).toEqual(['14005', '14008']);
  });

  it('are given as CSV in which no text becomes a formula', async () => {
    const csv = await running.ask('GET', `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`, {
      token: token('362'),
      headers: { Accept: 'text/csv' },
    });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const lines = csv.text.split('\r\n');
    expect(lines[0]).toBe(
      `\uFEFFMã đơn vị,Đơn vị,${Array.from({ length: 19 }, (_, no) => `TC${String(no + 1)}`).join(',')},Số tiêu chí đạt,Còn lại`,
    );
    expect(lines.find((line) => line.startsWith('14005'))).toContain('Chưa gửi');
    for (const cell of csv.text.split(/[,\r\n]+/u)) expect(cell).not.toMatch(/^[=+@-]/u);
  });

  it('carry a missing unit’s last accepted report where that is asked for, and name it', async () => {
    const scope = `unit=362&period=2023-12&set=${NANG_CAO}`;
    expect((await running.ask('GET', `v1/totals?${scope}`, { token: token('362') })).body).toMatchObject({
      counted: 0,
      carried: [],
      late: 'omit',
      average: null,
    });
    const { body } = await running.ask('GET', `v1/totals?${scope}&late=carry`, { token: token('362') });
    const november = (await running.ask('GET', `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`, { token: token('362') })).body;
    expect(body).toMatchObject({
      counted: 6,
      late: 'carry',
      missing: ['14005', '14008'],
      communes: november['communes'],
      criteria: november['criteria'],
    });
    expect(body['carried']).toEqual((november['communes'] as { unit: string }[]).map(({ unit }) => unit));
  });

  it('start next month’s sheet from the last accepted report', async () => {
    const bytes = await running.fetchBytes(`v1/templates/${NANG_CAO}/workbook?unit=13969&period=2023-12`, token('13969'));
    writeFileSync(at('thang-12.xlsx'), bytes);
    const checked = await tieuchi(['check', at('thang-12.xlsx'), '--json']);
    expect(checked.status).toBe(0);
    expect((json(checked.out)['reports'] as { period: string }[])[0]).toMatchObject({ period: '2023-12', unit: '13969' });
  });

  it('leave the audit whole', async () => {
    expect(await running.store.verifyAudit()).toMatchObject({ broken: null });
    const { entries } = (await running.ask('GET', 'v1/audit?limit=500', { token: token('362') })).body as {
      entries: { unit: string; action: string }[];
    };
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(['submission.stored', 'master.uploaded', 'master.refreshed', 'account.added']),
    );
    expect(entries.some(({ unit }) => unit === '363' || unit === '36')).toBe(false);
    expect((await running.ask('GET', 'v1/audit', { token: token('13969') })).body['code']).toBe('not-permitted');
  });
});
