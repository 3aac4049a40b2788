/** The commands on the service's accounts and data, as an administrator runs them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyPassword } from '../../../service/accounts/passwords.ts';
import { hashToken } from '../../../service/accounts/tokens.ts';
import { parseCsv } from '../../../service/readCsv.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { rulebook } from '../../support/rulebook.ts';

const folder = ownFolder();
let count = 0;
const newFolder = (): string => join(folder, `data-${String((count += 1))}`);

function listFile(text: string): string {
  const file = join(folder, `list-${String((count += 1))}.csv`);
  writeFileSync(file, text);
  return file;
}

const problemSchema = z.object({ problem: z.object({ code: z.string(), message: z.object({ vi: z.string(), en: z.string() }) }) });

async function refused(words: readonly string[]): Promise<{ readonly status: number | null; readonly code: string; readonly en: string }> {
  const { status, out } = await tieuchi([...words, '--json']);
  const { problem } = problemSchema.parse(JSON.parse(out));
  return { status, code: problem.code, en: problem.message.en };
}

describe('tieuchi account add', () => {
  it('prints the token once and keeps its hash', async () => {
    const data = newFolder();
    const { status, out } = await tieuchi([
      'account',
      'add',
      'Xã Nam Mỹ',
      '--unit',
      '13969',
      '--role',
      'commune',
      '--data',
      data,
      '--json',
    ]);
    const { name, token } = z.strictObject({ name: z.string(), token: z.string() }).parse(JSON.parse(out));
    expect([status, name]).toEqual([0, 'Xã Nam Mỹ']);
    const store = await openStore(data);
    expect(await store.accountByToken(hashToken(token), '2023-11-14T02:00:00.000Z')).toMatchObject({
      name: 'Xã Nam Mỹ',
      unit: '13969',
      role: 'commune',
      mustChangePassword: false,
    });
    await store.close();
    for (const file of readdirSync(data)) expect(readFileSync(join(data, file)).includes(token), file).toBe(false);
    expect(await refused(['account', 'add', 'xã nam mỹ', '--unit', '13969', '--role', 'commune', '--data', data])).toMatchObject({
      status: 2,
      code: 'account-name-taken',
    });
  });

  it('belongs to the unit of the day said, else to the latest that has or had the code', async () => {
    const data = newFolder();
    const add = (name: string, ...at: string[]) =>
      tieuchi(['account', 'add', name, '--unit', '13987', '--role', 'commune', ...at, '--data', data]);
    expect((await add('Xã Tân Thịnh', '--at', '2023-11-30')).out).toContain('Xã Tân Thịnh (từ 2021-09-01)');
    expect((await add('Xã Nam Hồng')).out).toContain('Xã Nam Hồng (từ 2025-07-01)');
    const store = await openStore(data);
    expect((await store.accountNamed('xã tân thịnh'))?.account).toMatchObject({ unit: '13987', unitFrom: '2021-09-01' });
    expect((await store.accountNamed('xã nam hồng'))?.account).toMatchObject({ unit: '13987', unitFrom: '2025-07-01' });
    await store.close();
  });

  it.each([
    [['x', '--unit', '13969', '--role', 'commune', '--at', '2025-07-01'], 'unknown-unit'],
    [['x', '--unit', '13969', '--role', 'commune', '--at', '30/11/2023'], 'unknown-day'],
    [['x', '--unit', '362', '--role', 'commune'], 'usage-account-unit'],
    [['x', '--unit', '13969', '--role', 'district'], 'usage-account-unit'],
    [['x', '--unit', '36', '--role', 'admin'], 'usage-account-unit'],
    [['x', '--role', 'province'], 'usage-account-unit'],
    [['x', '--unit', '99999', '--role', 'commune'], 'unknown-unit'],
    [['x', '--unit', '36', '--role', 'king'], 'unknown-role'],
    [['x', '--unit', '36'], 'usage-option-missing'],
  ])('refuses %j and makes no store', async (words, code) => {
    const data = newFolder();
    expect(await refused(['account', 'add', ...words, '--data', data])).toMatchObject({ status: 64, code });
    expect(existsSync(data)).toBe(false);
  });
});

describe('tieuchi account import', () => {
  const ofOldProvince = rulebook.units.unitsOf('36').filter(({ level }) => level === 'commune');
  const communes = [...new Map(ofOldProvince.map((unit) => [unit.code, unit])).values()].slice(0, 226);

  it('adds the communes of a province at once, with first passwords that open them', async () => {
    const data = newFolder();
    const file = listFile(`\uFEFFTên;Mã đơn vị;Vai trò\r\n${communes.map(({ code }) => `xa-${code};${code};xã`).join('\r\n')}\r\n`);
    const { status, out } = await tieuchi(['account', 'import', file, '--data', data]);
    const [heading, ...rows] = parseCsv(out);
    expect([status, heading?.cells.length, rows.length]).toEqual([0, 5, communes.length]);
    const [name = '', unit, unitName, role, password = ''] = rows.at(-1)?.cells ?? [];
    expect([name, unit, unitName, role]).toEqual([
      `xa-${communes.at(-1)?.code ?? ''}`,
      communes.at(-1)?.code,
      expect.any(String),
      'commune',
    ]);
    const store = await openStore(data);
    const found = await store.accountNamed(name);
    expect(found?.account).toMatchObject({ unit, mustChangePassword: true });
    expect(await verifyPassword(password, found?.passwordHash ?? null)).toBe(true);
    await store.close();
  });

  it('adds none when one line is wrong, and names each wrong line', async () => {
    const data = newFolder();
    const file = listFile(
      'name,unit,role\nnam-my,13969,commune\nx,99999,commune\ny,362,commune\nz,36,king\n,13969,commune\nNAM-MY,13969,commune\nhuyen,362,district\n',
    );
    const { status, code, en } = await refused(['account', 'import', file, '--data', data]);
    expect([status, code]).toEqual([2, 'account-import-wrong']);
    expect(en.match(/Line \d+/gu)).toEqual(['Line 3', 'Line 4', 'Line 5', 'Line 6', 'Line 7']);
    expect(existsSync(data)).toBe(false);
  });

  it('names the lines whose accounts are there already', async () => {
    const data = newFolder();
    await tieuchi(['account', 'import', listFile('name,unit,role\nnam-my,13969,commune\n'), '--data', data]);
    const { code, en } = await refused([
      'account',
      'import',
      listFile('name,unit,role\nhuyen,362,district\nnam-my,13969,commune\n'),
      '--data',
      data,
    ]);
    expect([code, en]).toEqual(['account-import-wrong', expect.stringContaining('Line 3')]);
    const store = await openStore(data);
    expect(await store.accountNamed('huyen')).toBeUndefined();
    await store.close();
  });

  it('puts back the zeros that Excel dropped, and lets no name become a formula', async () => {
    const { out } = await tieuchi([
      'account',
      'import',
      listFile('name,unit,role\n"=HYPERLINK(""http://x"")",36,tỉnh\n'),
      '--data',
      newFolder(),
    ]);
    expect(parseCsv(out)[1]?.cells[0]).toBe(`'=HYPERLINK("http://x")`);
  });

  it.each([
    ['no heading known', 'a,b,c\n1,2,3\n'],
    ['no account', 'name,unit,role\n'],
    ['nothing', ''],
    ['no UTF-8', Buffer.from([0x6e, 0xe3, 0x2c, 0xff])],
  ])('refuses a file with %s', async (_, text) => {
    const file = listFile('');
    writeFileSync(file, text);
    expect(await refused(['account', 'import', file, '--data', newFolder()])).toMatchObject({ status: 2, code: 'account-import-wrong' });
  });
});

describe('tieuchi account reset', () => {
  it('gives a new first password and unlocks', async () => {
    const data = newFolder();
    await tieuchi(['account', 'add', 'huyen', '--unit', '362', '--role', 'district', '--data', data]);
    const { status, out } = await tieuchi(['account', 'reset', 'HUYEN', '--data', data, '--json']);
    const { name, password } = z.strictObject({ name: z.string(), password: z.string() }).parse(JSON.parse(out));
    const store = await openStore(data);
    const found = await store.accountNamed('huyen');
    expect([status, name, found?.account.mustChangePassword]).toEqual([0, 'huyen', true]);
    expect(await verifyPassword(password, found?.passwordHash ?? null)).toBe(true);
    await store.close();
    expect(await refused(['account', 'reset', 'nobody', '--data', data])).toMatchObject({ status: 64, code: 'unknown-account' });
  });
});

describe('tieuchi audit verify, backup, restore', () => {
  it('go round: backed up, restored elsewhere, verified', async () => {
    const [data, other, file] = [newFolder(), newFolder(), join(folder, 'all.bak')];
    await tieuchi(['account', 'add', 'huyen', '--unit', '362', '--role', 'district', '--data', data]);
    expect((await tieuchi(['backup', file, '--data', data])).status).toBe(0);
    expect(JSON.parse((await tieuchi(['restore', file, '--data', other, '--json'])).out)).toEqual({
      folder: other,
      kept: null,
      auditRows: 1,
    });
    const { status, out } = await tieuchi(['audit', 'verify', '--data', other, '--json']);
    expect([status, JSON.parse(out)]).toEqual([0, { rows: 1, broken: null }]);
  });

  it('refuse what is not there, and tell what is broken', async () => {
    const data = newFolder();
    expect(await refused(['audit', 'verify', '--data', data])).toMatchObject({ status: 2, code: 'store-not-found' });
    expect(await refused(['backup', join(folder, 'x.bak'), '--data', data])).toMatchObject({ status: 2, code: 'store-not-found' });
    expect(existsSync(data)).toBe(false);
    await tieuchi(['account', 'add', 'huyen', '--unit', '362', '--role', 'district', '--data', data]);
    const file = join(data, 'tieuchi.db');
    const bytes = readFileSync(file);
    const place = bytes.lastIndexOf('account.added');
    bytes[place] = 0x41;
    writeFileSync(file, bytes);
    const { status, err } = await tieuchi(['audit', 'verify', '--data', data]);
    expect([status, err]).toEqual([2, expect.stringContaining('[audit-broken]')]);
  });
});
