/** One report by every road: the page, the command line, a watched folder, HTTP with the sheet as JSON, another program's file. One fingerprint, counted once. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sheetsOf } from '../../addin/host/fileHost.ts';
import { checkWorkbook } from '../../core/check.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { sheetsIn } from '../../service/workbooks.ts';
import { tieuchi } from '../support/command.ts';
import { ownFolder } from '../support/folder.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';
import { makeSampleReports, SAMPLE_UNIT } from '../support/sampleReport.ts';
import { startService, type RunningService } from '../support/service.ts';

const PATIENCE = { timeout: 240_000 };
const ABOUT = { template: NANG_CAO, unit: SAMPLE_UNIT, period: '2023-11' };

const folder = ownFolder();
const at = (name: string): string => join(folder, name);
let running: RunningService;
let token: string;
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = (await makeSampleReports(folder))('xa-nam-my');
  writeFileSync(at('bao-cao.xlsx'), bytes);
  running = await startService(folder);
  token = await running.addAccount('Xã Nam Mỹ', 'commune', SAMPLE_UNIT);
}, 120_000);
afterAll(() => running.service.close());

const fingerprintOf = (sheets: readonly Sheet[]): string | undefined => checkWorkbook(sheets, rulebook).reports[0]?.report.fingerprint;

/** What Office.js tells of the used range: values, formulas and formats, no rich text, every cell of the range. */
function asExcelGivesIt({ name, cells, merges }: Sheet): Sheet {
  const given = cells.map(({ runs: _, font: __, ...cell }) => cell);
  return { name, ...(merges ? { merges } : {}), cells: [...given, { at: 'Z1', value: '' }, { at: 'Z99', value: '' }] };
}

it('has one fingerprint, whoever reads it', PATIENCE, async () => {
  const { sheets } = await sheetsIn(bytes);
  const [sheet] = sheets;
  if (!sheet) throw new Error('no sheet');
  const checked = await tieuchi(['check', at('bao-cao.xlsx'), '--json']);
  const fingerprints = {
    reader: fingerprintOf(sheets),
    page: fingerprintOf(sheetsOf(bytes).sheets),
    json: fingerprintOf([JSON.parse(JSON.stringify(sheet)) as Sheet]),
    excel: fingerprintOf([asExcelGivesIt(sheet)]),
    commandLine: (JSON.parse(checked.out) as { readonly reports: readonly { readonly fingerprint: string }[] }).reports[0]?.fingerprint,
    savedByLibreOffice: fingerprintOf((await sheetsIn(throughLibreOffice(bytes, 'xlsx'))).sheets),
    ods: fingerprintOf((await sheetsIn(throughLibreOffice(bytes, 'ods'))).sheets),
  };
  expect(fingerprints.reader).toMatch(/^sha256:[0-9a-f]{64}$/u);
  expect(new Set(Object.values(fingerprints))).toEqual(new Set([fingerprints.reader]));
});

it('counts once, sent by the command line, a watched folder and HTTP', PATIENCE, async () => {
  const { url } = running.service;
  const inbox = at('hop');
  mkdirSync(inbox);
  writeFileSync(join(inbox, 'gửi qua Zalo (1).xlsx'), bytes);
  writeFileSync(join(inbox, 'lưu bằng LibreOffice.ods'), throughLibreOffice(bytes, 'ods'));
  const [sheet] = (await sheetsIn(bytes)).sheets;
  if (!sheet) throw new Error('no sheet');
  const send = (sent: Sheet): ReturnType<RunningService['ask']> =>
    running.ask('PUT', `v1/submissions/${randomUUID()}`, { token, json: { sheet: sent, about: ABOUT, baseVersion: 0 } });

  const submitted = await tieuchi(['submit', at('bao-cao.xlsx'), '--to', url, '--json'], { env: { TIEUCHI_TOKEN: token } });
  const receipt = JSON.parse(submitted.out) as Record<string, unknown>;
  expect(receipt).toMatchObject({ unit: SAMPLE_UNIT, version: 1 });
  const watched = await tieuchi(['watch', inbox, '--to', url, '--once'], { env: { TIEUCHI_TOKEN: token } });
  expect(watched.status, watched.out).toBe(0);
  for (const name of ['gửi qua Zalo (1).xlsx', 'lưu bằng LibreOffice.ods']) expect(existsSync(join(inbox, 'da-gui', name))).toBe(true);
  for (const sent of [sheet, asExcelGivesIt(sheet)]) {
    const answer = await send(sent);
    expect([answer.status, answer.body]).toEqual([200, receipt]);
  }
  expect(await running.store.versionsOf(ABOUT)).toHaveLength(1);
  const district = await running.addAccount('Huyện Nam Trực', 'district', '362');
  const totals = await running.ask('GET', `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`, { token: district });
  expect(totals.body).toMatchObject({ counted: 1 });
});
