/** .xls and .ods by way of LibreOffice: the verdict of the .xlsx, within limits, and plain words where it cannot be done. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../core/problem.ts';
import { toXlsx } from '../../service/convert/toXlsx.ts';
import { sheetsIn } from '../../service/workbooks.ts';
import { tieuchi } from '../support/command.ts';
import { ownFolder } from '../support/folder.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { makeSampleReports } from '../support/sampleReport.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { compoundFile } from '../workbook/hostileFiles.ts';

const folder = ownFolder();
const at = (name: string): string => join(folder, name);
const LIMITS = { seconds: 120, cpuSeconds: 60, memoryMb: 4096, outputMb: 64 };
/** LibreOffice takes seconds, and ten times as many on a busy machine. */
const PATIENCE = { timeout: 240_000 };

const systemsFolder = tmpdir();
afterEach(() => {
  delete process.env['TIEUCHI_SOFFICE'];
  process.env['TMPDIR'] = systemsFolder;
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('a report of the sample, good or blocked, saved by LibreOffice as', () => {
  let reportOf: (name: string) => Uint8Array;
  beforeAll(async () => {
    reportOf = await makeSampleReports(folder);
  }, 120_000);

  it.each(['ods', 'xls'] as const)('.%s has the verdict of the .xlsx, finding for finding, and its fingerprint', PATIENCE, async (kind) => {
    for (const name of ['xa-nam-my', 'xa-nam-loi']) {
      writeFileSync(at('bao-cao.xlsx'), reportOf(name));
      // A name that a shell or an option reader would take for something else.
      const path = at(`--convert-to; $(x) “báo cáo”.${kind}`);
      writeFileSync(path, throughLibreOffice(reportOf(name), kind));
      const [asXlsx, converted] = [await tieuchi(['check', at('bao-cao.xlsx'), '--json']), await tieuchi(['check', path, '--json'])];
      const reports = (out: string): unknown => (JSON.parse(out) as { readonly reports: readonly unknown[] }).reports;
      expect(reports(converted.out)).toEqual(reports(asXlsx.out));
      expect([converted.status, asXlsx.status]).toEqual(name === 'xa-nam-my' ? [0, 0] : [1, 1]);
    }
  });

  it('counts in a folder that is consolidated', PATIENCE, async () => {
    const desk = ownFolderOf('ban');
    writeFileSync(join(desk, 'nam-my.ods'), throughLibreOffice(reportOf('xa-nam-my'), 'ods'));
    writeFileSync(join(desk, 'nam-my.xlsx'), reportOf('xa-nam-my'));
    writeFileSync(join(desk, 'nam-my.xlsx.txt'), 'TIÊU CHÍ');
    const ran = await tieuchi(['consolidate', desk, '--unit', '362', '--period', '2023-11', '--set', 'xa-ntm-nang-cao-318-2022', '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ counted: 1, quarantined: [] });
  });
});

function ownFolderOf(name: string): string {
  const path = at(name);
  mkdirSync(path);
  return path;
}

describe('results that the file carries', () => {
  const sum = {
    name: 'Tháng 11',
    cells: [
      { at: 'A1', value: 1.5 },
      { at: 'A2', value: 12344.178 },
      { at: 'A3', value: 12345.678, formula: '=A1+A2' },
    ],
  };
  const total = async (bytes: Uint8Array): Promise<unknown> =>
    (await sheetsIn(bytes)).sheets[0]?.cells.find((cell) => cell.at === 'A3')?.value;

  it('are computed anew from an .ods', PATIENCE, async () => {
    const parts = unzipSync(throughLibreOffice(await workbookOf(sum), 'ods'));
    const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
    const stale = content.replaceAll('office:value="12345.678"', 'office:value="7"');
    expect(stale).not.toBe(content);
    expect(await total(zipSync({ ...parts, 'content.xml': strToU8(stale) }))).toBeCloseTo(12345.678, 6);
  });

  it('are computed anew from an .xls', PATIENCE, async () => {
    const bytes = Buffer.from(throughLibreOffice(await workbookOf(sum), 'xls'));
    const result = Buffer.alloc(8);
    result.writeDoubleLE(12345.678);
    const place = bytes.indexOf(result);
    expect(place).toBeGreaterThan(0);
    bytes.writeDoubleLE(7, place);
    expect(await total(bytes)).toBeCloseTo(12345.678, 6);
  });
});

describe('a file that cannot be converted', () => {
  it.each([
    ['no LibreOffice is here', 'conversion-not-installed', '/khong-co'],
    ['LibreOffice makes nothing of it', 'conversion-failed', undefined],
  ])('is said: %s', PATIENCE, async (_, code, soffice) => {
    if (soffice !== undefined) process.env['TIEUCHI_SOFFICE'] = soffice;
    const refusal = sheetsIn(compoundFile('Workbook'));
    expect(await codeOf(refusal)).toBe(code);
    const { text } = (await refusal.catch((error: unknown) => error as Problem)) as Problem;
    expect([text.vi, text.en]).toEqual([expect.stringContaining('.xlsx'), expect.stringContaining('.xlsx')]);
  });

  it('does not become another kind because its bytes are: a text, a Word document named .xls', PATIENCE, async () => {
    expect(await codeOf(toXlsx(strToU8('a;b\n1;2\n'), 'ods'))).toBe('conversion-failed');
  });

  it('is ended with all that it started, and leaves nothing behind', async () => {
    const [program, left, own] = [at('cham.sh'), at('con-song'), ownFolderOf('tam')];
    writeFileSync(program, `#!/bin/sh\n(sleep 3; echo > '${left}') &\nsleep 60\n`);
    chmodSync(program, 0o755);
    Object.assign(process.env, { TIEUCHI_SOFFICE: program, TMPDIR: own });
    expect(await codeOf(toXlsx(compoundFile('Workbook'), 'xls', { ...LIMITS, seconds: 1 }))).toBe('conversion-too-long');
    await wait(3_000);
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(own)).toEqual([]);
  });

  it.each([
    ['memory', 'head -c 300000000 /dev/zero | tail -c 299999999 > "$HOME/x" && touch "$MADE"'],
    ['disk', 'head -c 70000000 /dev/zero > "$HOME/x" && touch "$MADE"'],
  ])('may not take more %s than it is given', PATIENCE, async (_, script) => {
    const [program, made] = [at('lon.sh'), at('da-lam')];
    writeFileSync(program, `#!/bin/sh\nMADE='${made}'\n${script}\n`);
    chmodSync(program, 0o755);
    process.env['TIEUCHI_SOFFICE'] = program;
    expect(await codeOf(toXlsx(compoundFile('Workbook'), 'xls', { ...LIMITS, memoryMb: 200 }))).toBe('conversion-failed');
    expect(existsSync(made)).toBe(false);
  });

  it('sees nothing of what is ours: no token', async () => {
    const [program, seen] = [at('nhin.sh'), at('thay')];
    writeFileSync(program, `#!/bin/sh\nenv > '${seen}'\n`);
    chmodSync(program, 0o755);
    Object.assign(process.env, { TIEUCHI_SOFFICE: program, TIEUCHI_TOKEN: 'tc_bi_mat' });
    await codeOf(toXlsx(compoundFile('Workbook'), 'xls'));
    delete process.env['TIEUCHI_TOKEN'];
    expect(readFileSync(seen, 'utf8')).toMatch(/HOME=/u);
    expect(readFileSync(seen, 'utf8')).not.toMatch(/tc_bi_mat|TIEUCHI/u);
  });
});

describe('what a hostile .ods asks for', () => {
  it('is neither fetched nor read from this machine', PATIENCE, async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('1');
    }).listen(0);
    const { port } = server.address() as AddressInfo;
    const secret = at('mat.ods');
    writeFileSync(secret, throughLibreOffice(await workbookOf({ name: 'S', cells: [{ at: 'A1', value: 'bí mật' }] }), 'ods'));
    const parts = unzipSync(
      throughLibreOffice(
        await workbookOf({
          name: 'S',
          cells: [
            { at: 'A1', value: 'thay 1' },
            { at: 'A2', value: 'thay 2' },
          ],
        }),
        'ods',
      ),
    );
    let content = strFromU8(parts['content.xml'] ?? new Uint8Array());
    const formulas = [`COM.MICROSOFT.WEBSERVICE(&quot;http://127.0.0.1:${String(port)}/&quot;)`, `['file://${secret}'#S.A1]`];
    formulas.forEach((formula, index) => {
      const before = content;
      content = content.replace(
        new RegExp(`<table:table-cell([^>]*)><text:p>thay ${String(index + 1)}</text:p>`, 'u'),
        (_, more: string) => `<table:table-cell table:formula="of:=${formula.replaceAll("'", '&apos;')}"${more}><text:p>cũ</text:p>`,
      );
      expect(content).not.toBe(before);
    });
    const { sheets } = await sheetsIn(zipSync({ ...parts, 'content.xml': strToU8(content) }));
    server.close();
    expect(sheets[0]?.cells.map(({ formula }) => formula)).toEqual([expect.stringContaining('WEBSERVICE'), expect.stringContaining('A1')]);
    expect(asked).toBe(0);
    expect(JSON.stringify(sheets)).not.toContain('bí mật');
  });
});
