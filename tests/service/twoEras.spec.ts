/**
 * Ninh Bình since 1/7/2025, straight from its communes, and Nam Định before, by district: the same commands, sheets and
 * accounts, each following the period's date. The obligations are made up here.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { printFormCode } from '../../core/template/template.ts';
import { loadRulebook } from '../../service/rulebook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { tieuchi } from '../support/command.ts';
import { ownFolder } from '../support/folder.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet, startService, type RunningService } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';

const folder = ownFolder();
const data = join(folder, 'rulebook');
const env = { TIEUCHI_RULEBOOK: data };
const [AUGUST, JUNE, NOVEMBER] = ['2025-08', '2025-06', '2023-11'];
const NEW = ['13966', '13972', '13987'];
const OLD = ['13978', '13987'];

const owing = (units: readonly string[], from: string, to: string | null): object[] =>
  units.map((unit) => ({ unit, set: NANG_CAO, from, to, source: 'Số liệu mẫu', provenance: 'sample' }));

async function putReport(path: string, unit: string, period: string): Promise<void> {
  const day = `${period}-28`;
  const name = rulebook.units.unitOn(unit, day)?.name.toUpperCase() ?? '';
  const formCode = printFormCode({ template: NANG_CAO, version: 1, unit, period });
  const title = `BÁO CÁO – Tháng ${String(Number(period.slice(5)))} năm ${period.slice(0, 4)}`;
  const { sheet } = communeSheet(templateFor(NANG_CAO, null, day), { formCode, title, unitName: `ỦY BAN NHÂN DÂN ${name}` });
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), await workbookOf(sheet));
}

cpSync(fileURLToPath(new URL('../../data', import.meta.url)), data, { recursive: true });
const obligations = (province: string, items: readonly object[]): void => {
  writeFileSync(join(data, `obligations/${province}.json`), JSON.stringify({ schemaVersion: 1, province, items }));
};
obligations('36', owing(OLD, '2023-01-01', '2025-06-30'));
obligations('37', owing(NEW, '2025-07-01', null));
const rulebook = loadRulebook(data);

const totalsShape = z.object({
  expected: z.int(),
  counted: z.int(),
  missing: z.array(z.string()),
  communes: z.array(z.object({ unit: z.string(), name: z.string() })),
  quarantined: z.array(z.unknown()),
  districts: z.array(z.object({ unit: z.string(), expected: z.int() })).optional(),
});

async function totals(path: string, unit: string, period: string): Promise<z.infer<typeof totalsShape>> {
  const { out, err } = await tieuchi(['consolidate', join(folder, path), '--unit', unit, '--period', period, '--set', NANG_CAO, '--json'], {
    env,
  });
  if (out === '') throw new Error(err);
  return totalsShape.parse(JSON.parse(out));
}

describe('the desk', () => {
  beforeAll(async () => {
    await putReport('thang-8/nam-truc.xlsx', '13966', AUGUST);
    await putReport('thang-8/nam-hong.xlsx', '13987', AUGUST);
    await putReport('thang-6/tan-thinh.xlsx', '13987', JUNE);
    await putReport('thang-6/nam-thang.xlsx', '13978', JUNE);
  });

  it.each([
    ['13966', AUGUST, 'Xã Nam Trực, tỉnh Ninh Bình'],
    ['13987', AUGUST, 'Xã Nam Hồng, tỉnh Ninh Bình'],
    ['13987', JUNE, 'Xã Tân Thịnh, huyện Nam Trực, tỉnh Nam Định'],
  ])('the sheet of %s for %s is of %s', async (unit, period, place) => {
    const file = join(folder, `bieu-${unit}-${period}.xlsx`);
    expect((await tieuchi(['template', '--set', NANG_CAO, '--unit', unit, '--period', period, '--out', file], { env })).status).toBe(0);
    const texts = readWorkbook(readFileSync(file)).sheets.flatMap(({ sheet }) => sheet.cells.map(({ value }) => value));
    expect(texts).toContain(place);
  });

  it('a report is read as of the unit that had the code in its period', async () => {
    const shape = z.object({
      reports: z.array(z.object({ unit: z.string(), outcome: z.string(), findings: z.array(z.object({ rule: z.string() })) })),
    });
    for (const file of ['thang-8/nam-hong.xlsx', 'thang-6/tan-thinh.xlsx']) {
      const { out } = await tieuchi(['check', join(folder, file), '--json'], { env });
      const [report] = shape.parse(JSON.parse(out)).reports;
      expect([report?.unit, report?.outcome], file).toEqual(['13987', 'sendable']);
    }
  });

  it('Ninh Bình in August 2025 is added up straight from its communes', async () => {
    const found = await totals('thang-8', '37', AUGUST);
    expect(found).toMatchObject({ expected: 3, counted: 2, missing: ['13972'], quarantined: [] });
    expect(found.communes.map(({ name }) => name)).toEqual(['Xã Nam Trực', 'Xã Nam Hồng']);
    expect(found.districts).toBeUndefined();
  });

  it('Nam Định in June 2025 is added up by its districts', async () => {
    const found = await totals('thang-6', '36', JUNE);
    expect(found).toMatchObject({ expected: 2, counted: 2, missing: [], quarantined: [] });
    expect(found.communes.map(({ name }) => name)).toEqual(['Xã Nam Thắng', 'Xã Tân Thịnh']);
    expect(found.districts?.filter(({ expected }) => expected > 0)).toEqual([expect.objectContaining({ unit: '362', expected: 2 })]);
  });

  it('what is no more, or not yet, is refused and says whose code it is', async () => {
    for (const [unit, period, near] of [
      ['362', AUGUST, 'Huyện Nam Trực'],
      ['36', AUGUST, 'Tỉnh Nam Định'],
    ] as const) {
      const { status, err } = await tieuchi(
        ['consolidate', join(folder, 'thang-8'), '--unit', unit, '--period', period, '--set', NANG_CAO],
        { env },
      );
      expect([status, err]).toEqual([64, expect.stringContaining(near)]);
    }
  });

  it('the province’s master, a commune a row, is bound and filled', async () => {
    const criteria = Array.from({ length: 19 }, (_, at) => String(at + 1)).join(' | ');
    const lines = ['1 | Xã Nam Trực', '2 | Phường Vị Khê', '3 | Xã Nam Hồng'].join('\n');
    const master = printedSheet(
      `BIỂU TỔNG HỢP TỈNH NINH BÌNH – Tháng 8 năm 2025\nSTT | Xã, phường | ${criteria} | Tổng số\n${lines}\n | Số xã đạt`,
    );
    const [file, filled] = [join(folder, 'ninh-binh.xlsx'), join(folder, 'ninh-binh-8.xlsx')];
    writeFileSync(file, await workbookOf(master));
    const bound = await tieuchi(['master', 'bind', file, '--unit', '37', '--set', NANG_CAO, '--json'], { env });
    const rows = z
      .object({ day: z.string(), rows: z.array(z.object({ meaning: z.object({ kind: z.string(), unit: z.string() }) })) })
      .parse(JSON.parse(bound.out));
    expect(rows.rows.map(({ meaning }) => `${meaning.kind} ${meaning.unit}`)).toEqual([
      'commune 13966',
      'commune 13972',
      'commune 13987',
      'metFoot 37',
    ]);
    const words = [
      'consolidate',
      join(folder, 'thang-8'),
      '--unit',
      '37',
      '--period',
      AUGUST,
      '--set',
      NANG_CAO,
      '--master',
      file,
      '--out',
      filled,
    ];
    expect((await tieuchi(words, { env })).err).not.toContain('[');
    const written = readWorkbook(readFileSync(filled)).sheets[0]?.sheet.cells;
    expect(['V3', 'V4', 'V5'].map((at) => written?.find((cell) => cell.at === at)?.value)).toEqual([19, undefined, 19]);
    const totalsFile = join(folder, 'totals.json');
    writeFileSync(totalsFile, (await tieuchi([...words.slice(0, 8), '--json'], { env })).out);
    const again = join(folder, 'ninh-binh-8b.xlsx');
    expect((await tieuchi(['master', 'update', file, '--totals', totalsFile, '--out', again], { env })).status).toBe(0);
    expect(readFileSync(again).equals(readFileSync(filled))).toBe(true);
  });
});

describe('the service', () => {
  let running: RunningService;
  const tokens: Record<string, string> = {};
  const send = (unit: string, period: string, token: string) =>
    running.ask('PUT', `v1/submissions/${crypto.randomUUID()}`, {
      token,
      json: { sheet: reportSheet(unit, {}, period), about: { template: NANG_CAO, unit, period }, baseVersion: 0 },
    });
  const asked = (unit: string, period: string, token: string) =>
    running.ask('GET', `v1/reports?unit=${unit}&period=${period}&set=${NANG_CAO}`, { token });

  beforeAll(async () => {
    running = await startService(join(folder, 'service'), { rulebook });
    running.setNow('2025-09-01T03:00:00.000Z');
    tokens['tân thịnh'] = await running.addAccount('Xã Tân Thịnh', 'commune', '13987', '2025-06-30');
    tokens['nam hồng'] = await running.addAccount('Xã Nam Hồng', 'commune', '13987', '2025-07-01');
    tokens['nam định'] = await running.addAccount('Tỉnh Nam Định', 'province', '36', '2025-06-30');
    tokens['ninh bình cũ'] = await running.addAccount('Tỉnh Ninh Bình (cũ)', 'province', '37', '2025-06-30');
    tokens['ninh bình'] = await running.addAccount('Tỉnh Ninh Bình', 'province', '37', '2025-07-01');
  });
  afterAll(() => running.service.close());

  it('says the units of a day, of the country or within one', async () => {
    const codes = async (query: string): Promise<number> => {
      const { body } = await running.ask('GET', `v1/units?${query}`, { token: tokens['ninh bình'] ?? '' });
      return z.array(z.object({ code: z.string() })).parse(body['units']).length;
    };
    expect(await codes('at=2025-07-01')).toBe(34 + 3_321);
    expect(await codes('at=2025-06-30')).toBe(63 + 696 + 10_035);
    expect(await codes('at=2025-07-01&within=37')).toBe(130);
    expect(await codes('at=2025-06-30&within=362')).toBe(19);
    expect((await running.ask('GET', 'v1/units?at=2025-07-01&within=362', { token: tokens['ninh bình'] ?? '' })).body['code']).toBe(
      'unknown-unit',
    );
  });

  it('an account sends for its own unit and not for the one that has its code before or after', async () => {
    expect((await send('13987', NOVEMBER, tokens['tân thịnh'] ?? '')).status).toBe(201);
    expect((await send('13987', AUGUST, tokens['nam hồng'] ?? '')).status).toBe(201);
    expect((await send('13987', AUGUST, tokens['tân thịnh'] ?? '')).body['code']).toBe('not-permitted');
    expect((await send('13987', NOVEMBER, tokens['nam hồng'] ?? '')).body['code']).toBe('not-permitted');
  });

  it.each([
    ['tân thịnh', '13987', NOVEMBER, 200],
    ['tân thịnh', '13987', AUGUST, 403],
    ['nam hồng', '13987', NOVEMBER, 403],
    ['nam hồng', '13987', AUGUST, 200],
    ['nam định', '13987', NOVEMBER, 200],
    ['nam định', '13987', AUGUST, 403],
    ['ninh bình cũ', '37', AUGUST, 403],
    ['ninh bình cũ', '13987', AUGUST, 403],
    ['ninh bình', '37', AUGUST, 200],
    ['ninh bình', '13987', AUGUST, 200],
    ['ninh bình', '37', JUNE, 403],
    ['ninh bình', '13987', NOVEMBER, 403],
  ])('%s asks for the reports of %s in %s: %i', async (who, unit, period, status) => {
    expect((await asked(unit, period, tokens[who] ?? '')).status).toBe(status);
  });

  it('an id taken by the unit that had the code before tells nothing of it', async () => {
    const id = crypto.randomUUID();
    const put = (period: string, who: string) =>
      running.ask('PUT', `v1/submissions/${id}`, {
        token: tokens[who] ?? '',
        json: { sheet: reportSheet('13987', {}, period), about: { template: NANG_CAO, unit: '13987', period }, baseVersion: 0 },
      });
    expect((await put('2023-12', 'tân thịnh')).status).toBe(201);
    expect((await put('2025-07', 'nam hồng')).body).toMatchObject({ code: 'submission-id-taken', current: null });
    expect((await put('2025-05', 'tân thịnh')).body).toMatchObject({
      code: 'submission-id-taken',
      current: { unit: '13987', period: '2023-12' },
    });
  });

  it('a master stays with the province that uploaded it, whoever has its code later', async () => {
    const criteria = Array.from({ length: 19 }, (_, at) => String(at + 1)).join(' | ');
    const master = await workbookOf(printedSheet(`STT | Đơn vị | ${criteria}\n1 | Huyện Nho Quan\n2 | Huyện Gia Viễn`));
    const put = (period: string, who: string) =>
      running.ask('PUT', `v1/masters/tinh?unit=37&set=${NANG_CAO}&period=${period}`, {
        token: tokens[who] ?? '',
        bytes: master,
        headers: { 'Content-Type': 'application/octet-stream' },
      });
    expect((await put(JUNE, 'ninh bình')).body['code']).toBe('not-permitted');
    expect((await put(JUNE, 'ninh bình cũ')).status).toBe(201);
    expect((await running.ask('GET', 'v1/masters/tinh/workbook', { token: tokens['ninh bình'] ?? '' })).status).toBe(403);
    const now = await workbookOf(printedSheet(`STT | Xã | ${criteria}\n1 | Xã Nam Trực\n2 | Xã Nam Hồng`));
    const taken = await running.ask('PUT', `v1/masters/tinh?unit=37&set=${NANG_CAO}&period=${AUGUST}`, {
      token: tokens['ninh bình'] ?? '',
      bytes: now,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(taken.body['code']).toBe('master-of-another');
  });

  it('the audit tells each what was done about its own units', async () => {
    const seen = async (who: string): Promise<readonly string[]> => {
      const { body } = await running.ask('GET', 'v1/audit', { token: tokens[who] ?? '' });
      const rows = z.array(z.object({ action: z.string(), unit: z.string(), details: z.looseObject({}) })).parse(body['entries']);
      return rows
        .filter(({ unit }) => unit === '13987')
        .map(({ action, details }) => `${action} ${String(details['period'] ?? details['unitFrom'])}`)
        .sort();
    };
    expect(await seen('nam định')).toEqual(['account.added 2021-09-01', 'submission.stored 2023-11', 'submission.stored 2023-12']);
    expect(await seen('ninh bình')).toEqual(['account.added 2025-07-01', 'submission.stored 2025-08']);
    expect(await seen('ninh bình cũ')).toEqual([]);
  });

  it('a sheet is not started from the report of the unit that had the code before', async () => {
    const texts = async (period: string): Promise<readonly unknown[]> => {
      const bytes = await running.fetchBytes(`v1/templates/${NANG_CAO}/workbook?unit=13987&period=${period}`, tokens['nam hồng'] ?? '');
      return readWorkbook(bytes).sheets.flatMap(({ sheet: { cells } }) => cells.map(({ value }) => value));
    };
    const [first, next] = [await texts('2025-07'), await texts('2025-09')];
    expect([first, next].every((cells) => cells.includes('Xã Nam Hồng, tỉnh Ninh Bình'))).toBe(true);
    const met = (cells: readonly unknown[]): number => cells.filter((value) => value === 'Đạt').length;
    // “Đạt” also stands where it is asked; August’s answers fill some seventy cells more.
    expect(met(next) - met(first)).toBeGreaterThan(50);
  });
});
