/** Bad input at the command line: each file gets its own clear answer within two seconds and 200 MB. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { hostileFiles } from '../../workbook/hostileFiles.ts';

const folder = ownFolder();
/** Where no LibreOffice converts: what it makes of hostile files is tests/service/convert.spec.ts’s. */
const LIMITS = { seconds: 2, mb: 200, env: { TIEUCHI_SOFFICE: '/khong-co' } } as const;
const CONVERTED = new Set(['workbook-is-xls', 'workbook-is-ods', 'workbook-is-xlsb']);

describe('tieuchi check', () => {
  it.each(hostileFiles.map((file) => [file.name, file] as const))('of %s', async (_, { name, bytes, code }) => {
    const path = join(folder, `${name.replace(/\W+/gu, '-')}.xlsx`);
    writeFileSync(path, bytes());
    const { status, out, killedFor, peakMb } = await tieuchi(['check', path, '--json'], LIMITS);
    expect({ killedFor, peakMb: Math.round(peakMb) > LIMITS.mb }).toEqual({ killedFor: null, peakMb: false });
    expect(status).toBe(2);
    const { problem } = JSON.parse(out) as { problem: { code: string; message: { vi: string; en: string } } };
    expect(problem.code).toBe(CONVERTED.has(code) ? 'conversion-not-installed' : code);
    expect(problem.message.vi.length).toBeGreaterThan(30);
    expect(problem.message.en.length).toBeGreaterThan(30);
  });
});
