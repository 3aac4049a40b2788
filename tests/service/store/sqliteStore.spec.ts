/** The store on SQLite: the contract, and what only a database file can promise or suffer. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Binding } from '../../../core/master/binding.ts';
import { openConnection, openDatabase } from '../../../service/store/database.ts';
import { migrate, migrations } from '../../../service/store/migrate.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import type { Store } from '../../../service/store/store.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { by, OFFICER, sent, SUPERVISOR, withAccounts } from '../../support/submissions.ts';
import { storeContract } from './contract.ts';

const folder = ownFolder();
let count = 0;
const newFolder = (): string => join(folder, `store-${String((count += 1))}`);
const fileOf = (data: string): string => join(data, 'tieuchi.db');

describe('the contract', () => {
  storeContract(() => openStore(newFolder()));
});

/** A store with a version that was returned, its next one, and a refreshed master; closed. */
async function filled(): Promise<string> {
  const data = newFolder();
  const store = await withAccounts(await openStore(data));
  const first = sent('A');
  await store.submit(first, by(OFFICER, 1));
  await store.returnToSender(first.id, [{ cell: 'F42', indicator: null, text: 'Xem lại' }], by(SUPERVISOR, 2));
  await store.submit(sent('B', { baseVersion: 1 }), by(OFFICER, 3));
  await withMaster(store);
  await store.close();
  return data;
}

async function withMaster(store: Store): Promise<void> {
  const binding = { kind: 'bound', sheet: 'Biểu' } as unknown as Binding;
  await store.putMaster(
    { id: 'nam-truc', unit: '362', set: NANG_CAO, bytes: Buffer.from('one'), binding, confirmation: null, baseVersion: 0 },
    by(SUPERVISOR, 4),
  );
  const manifest = { sheet: 'Biểu', before: 'a', after: 'b', totals: {} as never, cells: [], confirmation: null };
  const refresh = { master: 'nam-truc', period: '2023-11', ...manifest, bytes: Buffer.from('two'), baseVersion: 1 };
  await store.refreshMaster(refresh, by(SUPERVISOR, 5));
}

async function verified(data: string): Promise<string | null> {
  const store = await openStore(data);
  const { broken } = await store.verifyAudit();
  await store.close();
  return broken && `${String(broken.seq)} ${broken.why}`;
}

function tamper(data: string, ...statements: readonly string[]): void {
  const raw = new Sqlite(fileOf(data));
  raw.pragma('foreign_keys = OFF');
  for (const { name } of raw.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all())
    raw.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) expect(raw.prepare(statement).run().changes, statement).toBe(1);
  raw.close();
}

describe('durability', () => {
  it('asserts WAL, synchronous FULL and foreign keys on every connection', async () => {
    const data = await filled();
    for (let round = 0; round < 3; round += 1) {
      const connection = openConnection(fileOf(data));
      expect(
        ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map((name) => connection.pragma(name, { simple: true })),
      ).toEqual(['wal', 2, 1, 5000]);
      connection.close();
    }
  });

  it('opens the file through that one door only; the other two hold locks', () => {
    const sources = readdirSync('service', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const doors = sources.filter((name) => /new Sqlite\(/u.test(readFileSync(join('service', name), 'utf8')));
    expect(doors.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
      'store/database.ts',
      'store/fileLock.ts',
      'store/folderLock.ts',
    ]);
  });

  it('keeps the data to its owner', async () => {
    const data = await filled();
    expect([data, fileOf(data)].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('lets a second process write at the same time', async () => {
    const data = newFolder();
    const [one, two] = [await withAccounts(await openStore(data)), await openStore(data)];
    const answers = await Promise.all(
      [one, two, one, two].map((store, unit) => store.submit(sent('A', { unit: `2000${String(unit)}` }), by(OFFICER))),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(await two.current(NANG_CAO, '2023-11', null)).toHaveLength(4);
    expect(await one.verifyAudit()).toEqual({ rows: 6, broken: null });
    await Promise.all([one.close(), two.close()]);
  });

  it('undoes one piece of a shared commit without the others', async () => {
    const store = await withAccounts(await openStore(newFolder()));
    const nobody = '00000000-0000-4000-8000-00000000ffff';
    const answers = await Promise.allSettled(
      [OFFICER, nobody, OFFICER].map((who, unit) => store.submit(sent('A', { unit: `2000${String(unit)}` }), by(who))),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await store.current(NANG_CAO, '2023-11', null)).map(({ submission }) => submission.unit)).toEqual(['20000', '20002']);
    expect(await store.verifyAudit()).toEqual({ rows: 4, broken: null });
    await store.close();
  });
});

describe('what was sent', () => {
  it.each(['submissions', 'contents', 'returns', 'masters', 'master_versions', 'refreshes', 'audit'])(
    'is never changed or deleted: %s',
    async (table) => {
      const raw = new Sqlite(fileOf(await filled()));
      const column = raw.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).get()?.name ?? '';
      expect(() => raw.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/append-only/u);
      expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow(/append-only/u);
      raw.close();
    },
  );

  it.each([
    [
      'a version twice',
      `INSERT INTO submissions SELECT '${'1'.repeat(36)}', unit, template, period, version, fingerprint, received_at, 'AAAA-BBBB-CCCC', account FROM submissions LIMIT 1`,
    ],
    [
      'a gap in the versions',
      `INSERT INTO submissions SELECT '${'1'.repeat(36)}', unit, template, period, 9, fingerprint, received_at, 'AAAA-BBBB-CCCC', account FROM submissions LIMIT 1`,
    ],
    ['a return of an older version', `INSERT INTO returns SELECT id, received_at, account, '[]' FROM submissions WHERE version = 1`],
    [
      'an account of no unit',
      `INSERT INTO accounts SELECT '${'1'.repeat(36)}', 'x', 'x', NULL, NULL, role, password_hash, NULL, 0, 0, NULL FROM accounts LIMIT 1`,
    ],
    [
      'an account of a code, whichever unit has it',
      `INSERT INTO accounts SELECT '${'1'.repeat(36)}', 'x', 'x', unit, NULL, role, password_hash, NULL, 0, 0, NULL FROM accounts LIMIT 1`,
    ],
    ['a time that is none', `INSERT INTO sessions SELECT '${'1'.repeat(36)}', id, '${'a'.repeat(64)}', 'tomorrow' FROM accounts LIMIT 1`],
    ['a sender unknown', `INSERT INTO sessions VALUES ('${'1'.repeat(36)}', 'nobody', '${'a'.repeat(64)}', '2023-11-14T02:00:00.000Z')`],
    ['a row out of the chain', `INSERT INTO audit SELECT 99, at, account, action, unit, subject, details, hash FROM audit LIMIT 1`],
  ])('the database refuses %s', async (_, statement) => {
    const raw = openConnection(fileOf(await filled()));
    expect(() => raw.prepare(statement).run()).toThrow(/SQLITE_CONSTRAINT|constraint|not the/u);
    raw.close();
  });
});

describe('the audit finds', () => {
  it('nothing in what was left alone', async () => {
    expect(await verified(await filled())).toBeNull();
  });

  // Rows: 1–2 accounts, 3 stored, 4 returned, 5 stored, 6 uploaded, 7 refreshed.
  const flip = (column: string): string => `cast(substr(${column}, 1, 10) || x'00' || substr(${column}, 12) AS BLOB)`;
  it.each([
    ['a byte of a sheet', `UPDATE contents SET sheet = ${flip('sheet')} WHERE rowid = 1`, '3 content-changed'],
    ['a byte of a report', `UPDATE contents SET report = ${flip('report')} WHERE rowid = 2`, '5 content-changed'],
    ['a fingerprint', `UPDATE submissions SET fingerprint = 'sha256:${'0'.repeat(64)}' WHERE version = 2`, '5 content-changed'],
    ['a time of receipt', `UPDATE submissions SET received_at = '2023-11-14T02:00:00.000Z' WHERE version = 1`, '3 content-changed'],
    ['a sender', `UPDATE submissions SET account = '${SUPERVISOR}' WHERE version = 1`, '3 content-changed'],
    ['a remark', `UPDATE returns SET remarks = '[]'`, '4 content-changed'],
    ['a return taken back', `DELETE FROM returns`, '4 content-missing'],
    ['a role given', `UPDATE accounts SET role = 'province' WHERE unit = '362'`, '2 content-changed'],
    ['a workbook', `UPDATE master_versions SET bytes = x'6f6e66' WHERE version = 1`, '6 content-changed'],
    ['a binding', `UPDATE master_versions SET binding = '{}' WHERE version = 2`, '7 content-changed'],
    ['a manifest', `UPDATE refreshes SET manifest = x'00'`, '7 content-changed'],
    ['an audit row altered', `UPDATE audit SET at = '2023-11-14T02:00:09.000Z' WHERE seq = 4`, '4 row-changed'],
    [
      'details altered in their spacing',
      `UPDATE audit SET details = replace(details, '{"fingerprint"', '{ "fingerprint"') WHERE seq = 3`,
      '3 row-changed',
    ],
    ['an audit row taken out', `DELETE FROM audit WHERE seq = 4`, '4 row-missing'],
    ['the tail cut off', `DELETE FROM audit WHERE seq = 7`, '7 tail-missing'],
    [
      'an account slipped in',
      `INSERT INTO accounts SELECT '${'1'.repeat(36)}', 'x', 'x', unit, unit_from, role, password_hash, NULL, 0, 0, NULL FROM accounts LIMIT 1`,
      '7 content-unknown',
    ],
    [
      'an account moved to another unit of its code',
      `UPDATE accounts SET unit_from = '2025-07-01' WHERE unit = '13969'`,
      '1 content-changed',
    ],
  ])('%s', async (_, statement, found) => {
    const data = await filled();
    tamper(data, statement);
    expect(await verified(data)).toBe(found);
  });

  it('the tail cut off together with its content', async () => {
    const data = await filled();
    tamper(data, 'DELETE FROM refreshes', 'DELETE FROM master_versions WHERE version = 2', 'DELETE FROM audit WHERE seq = 7');
    expect(await verified(data)).toBe('7 tail-missing');
  });

  it('one byte changed in the file, wherever text or content lies', async () => {
    const data = await filled();
    const whole = readFileSync(fileOf(data));
    const places = ['"fingerprint"', 'submission.stored', 'Xem lại', '2023-11-14T02:00:03.000Z', '13969'].map((text) =>
      whole.lastIndexOf(text),
    );
    for (const place of places) {
      expect(place).toBeGreaterThan(0);
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 1;
      for (const name of readdirSync(data)) if (name.startsWith('tieuchi.db-')) rmSync(join(data, name));
      writeFileSync(fileOf(data), changed);
      expect(await verified(data), `byte ${String(place)}`).not.toBeNull();
    }
  });
});

describe('migrations', () => {
  it('run once, and leave a store as it is when there is nothing to do', async () => {
    const data = await filled();
    const before = readFileSync(fileOf(data));
    const store = await openStore(data);
    await store.close();
    expect(readFileSync(fileOf(data)).equals(before)).toBe(true);
  });

  it('are all done or none', async () => {
    const file = join(folder, 'half.db');
    const database = openDatabase(file);
    const halfway = {
      ...migrations,
      '0002_fails': {
        up: async (db: never) => {
          await sql`CREATE TABLE half (id TEXT)`.execute(db);
          await sql`CREATE TABLE half (id TEXT)`.execute(db);
        },
      },
    };
    await expect(migrate(database, halfway)).rejects.toThrow(/already exists/u);
    expect((await sql`SELECT name FROM sqlite_schema`.execute(database.db)).rows).toEqual([]);
    await migrate(database);
    await database.close();
  });

  it('refuse data of a later program', async () => {
    const data = await filled();
    const database = openDatabase(fileOf(data));
    await migrate(database, {
      ...migrations,
      '0002_later': { up: (db) => sql`CREATE TABLE later (id TEXT)`.execute(db).then(() => undefined) },
    });
    await database.close();
    await expect(openStore(data)).rejects.toMatchObject({ code: 'store-newer', facts: { migrations: ['0002_later'] } });
  });
});

describe('the disk', () => {
  it('full: says so, stores nothing half, goes on when there is room', async () => {
    const data = newFolder();
    const store = await withAccounts(await openStore(data, { mostPages: 120 }));
    const codes: unknown[] = [];
    let kept = 0;
    for (let unit = 0; unit < 60; unit += 1) {
      const answer = await store.submit(sent('A', { unit: String(20_000 + unit) }), by(OFFICER)).catch((error: unknown) => error);
      if (answer instanceof Error) codes.push((answer as Error & { code?: unknown }).code);
      else kept += 1;
    }
    expect(kept).toBeGreaterThan(5);
    expect(new Set(codes)).toEqual(new Set(['store-full']));
    expect(await store.isReady()).toBe(true);
    expect(await store.current(NANG_CAO, '2023-11', null)).toHaveLength(kept);
    await store.close();
    const roomier = await openStore(data);
    expect(await roomier.verifyAudit()).toEqual({ rows: kept + 2, broken: null });
    expect((await roomier.submit(sent('A', { unit: '30000' }), by(OFFICER))).kind).toBe('stored');
    await roomier.close();
  });

  const small = join(folder, 'small');
  const canMount = process.geteuid?.() === 0 && mountSmall(small, 3);
  // Who may not mount has the quota above: SQLite answers a full quota and a full disk alike.
  it.runIf(canMount)('truly full: stores nothing half, refuses the backup, and all that was acknowledged is there', async () => {
    const store = await withAccounts(await openStore(join(small, 'data')));
    const answers = await Promise.allSettled(
      Array.from({ length: 400 }, (_, unit) => store.submit(sent('A', { unit: String(20_000 + unit) }), by(OFFICER))),
    );
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as { readonly code?: unknown }] : []));
    const kept = answers.length - refusals.length;
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['store-full']));
    await expect(store.backup(join(small, 'all.bak'))).rejects.toMatchObject({ code: 'store-full' });
    expect(readdirSync(small)).toEqual(['data']);
    await store.close();
    const again = await openStore(join(small, 'data'));
    expect(await again.verifyAudit()).toEqual({ rows: kept + 2, broken: null });
    expect(await again.current(NANG_CAO, '2023-11', null)).toHaveLength(kept);
    await again.close();
  });

  it('full while many wait: none is told it is stored and is not', async () => {
    const store = await withAccounts(await openStore(newFolder(), { mostPages: 120 }));
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, unit) => store.submit(sent('A', { unit: String(20_000 + unit) }), by(OFFICER))),
    );
    const acknowledged = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(await store.current(NANG_CAO, '2023-11', null)).toHaveLength(acknowledged);
    expect(answers.length).toBeGreaterThan(acknowledged);
    expect(await store.isReady()).toBe(true);
    await store.close();
  });

  it('read-only: says so and makes nothing', async () => {
    const data = newFolder();
    mkdirSync(data);
    chmodSync(folder, 0o755);
    chmodSync(data, 0o555);
    await asNobody(async () => {
      await expect(openStore(data)).rejects.toMatchObject({ code: 'store-read-only' });
      await expect(openStore(join(data, 'below'))).rejects.toMatchObject({ code: 'store-read-only' });
    });
    expect(readdirSync(data)).toEqual([]);
  });

  it('read-only with data in it: says so and changes nothing', async () => {
    const data = await filled();
    const before = readFileSync(fileOf(data));
    chmodSync(data, 0o555);
    for (const name of ['tieuchi.db', 'tieuchi.lock']) chmodSync(join(data, name), 0o444);
    await asNobody(async () => {
      await expect(openStore(data)).rejects.toMatchObject({ code: 'store-read-only' });
    });
    expect(readFileSync(fileOf(data)).equals(before)).toBe(true);
    chmodSync(data, 0o700);
  });

  it('damaged: says so', async () => {
    const data = newFolder();
    mkdirSync(data);
    writeFileSync(fileOf(data), 'This is no database. '.repeat(500));
    await expect(openStore(data)).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('absent, for a command that only looks: says so and makes nothing', async () => {
    const data = newFolder();
    await expect(openStore(data, { mustExist: true })).rejects.toMatchObject({ code: 'store-not-found' });
    expect(existsSync(data)).toBe(false);
  });
});

/** A disk of a few megabytes in memory; false where this machine allows none. */
function mountSmall(place: string, megabytes: number): boolean {
  mkdirSync(place);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', place], { stdio: 'ignore' });
  if (status !== 0) return false;
  afterAll(() => {
    spawnSync('umount', [place]);
  });
  return true;
}

/** The administrator of a machine may write anywhere: for these few lines the process is somebody else. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const { seteuid } = process;
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) seteuid?.(0);
  }
}

describe('the masters for people to open', () => {
  const master = (data: string, name = 'nam-truc.xlsx'): string => join(data, 'masters', name);

  it('lie in the folder as they are in the store', async () => {
    const data = await filled();
    expect(readFileSync(master(data), 'utf8')).toBe('two');
    expect(readdirSync(join(data, 'masters'))).toEqual(['nam-truc.xlsx']);
  });

  it('are put right on opening: missing, an older version, or somebody else’s, which is kept', async () => {
    const data = await filled();
    for (const [found, files] of [
      [null, ['nam-truc.xlsx']],
      ['one', ['nam-truc.xlsx']],
      ['edited by hand', ['nam-truc.truoc-1.xlsx', 'nam-truc.xlsx']],
    ] as const) {
      if (found === null) rmSync(master(data));
      else writeFileSync(master(data), found);
      const store = await openStore(data);
      await store.close();
      expect(readFileSync(master(data), 'utf8')).toBe('two');
      expect(readdirSync(join(data, 'masters')).sort()).toEqual(files);
    }
    expect(readFileSync(master(data, 'nam-truc.truoc-1.xlsx'), 'utf8')).toBe('edited by hand');
  });

  it('that cannot be put in place are stored all the same, and noted', async () => {
    const data = newFolder();
    const notes: unknown[] = [];
    const store = await withAccounts(await openStore(data, { note: (event) => notes.push(event) }));
    writeFileSync(join(data, 'masters'), 'a file where the folder should be');
    await withMaster(store);
    expect(notes).toEqual([1, 2].map(() => ({ event: 'master.notPlaced', master: 'nam-truc', reason: expect.any(String) })));
    expect(await store.master('nam-truc')).toMatchObject({ version: 2 });
    await store.close();
  });
});
