/** Backup while others write; restore of what is whole, refusal of what is not. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../service/store/backup.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { by, OFFICER, sent, withAccounts } from '../../support/submissions.ts';

const folder = ownFolder();
let count = 0;
const newFolder = (): string => join(folder, `store-${String((count += 1))}`);
const newFile = (): string => join(folder, `backup-${String((count += 1))}.bak`);

async function filled(units: number): Promise<string> {
  const data = newFolder();
  const store = await withAccounts(await openStore(data));
  await Promise.all(Array.from({ length: units }, (_, unit) => store.submit(sent('A', { unit: String(20_000 + unit) }), by(OFFICER))));
  await store.close();
  return data;
}

async function backedUp(data: string): Promise<string> {
  const file = newFile();
  const store = await openStore(data);
  await store.backup(file);
  await store.close();
  return file;
}

async function unitsIn(data: string): Promise<number> {
  const store = await openStore(data, { mustExist: true });
  const { length } = await store.current(NANG_CAO, '2023-11', null);
  expect((await store.verifyAudit()).broken).toBeNull();
  await store.close();
  return length;
}

describe('backup', () => {
  it('is whole and of one moment while two processes write', async () => {
    const data = await filled(50);
    const [one, two] = [await openStore(data), await openStore(data)];
    let written = 0;
    const writing = Promise.all(
      [one, two].map(async (store, index) => {
        for (let unit = 0; unit < 60; unit += 1) {
          await store.submit(sent('A', { unit: String(30_000 + 1_000 * index + unit) }), by(OFFICER));
          written += 1;
        }
      }),
    );
    const files = [newFile(), newFile(), newFile()];
    for (const file of files) await one.backup(file);
    const during = written;
    await writing;
    await Promise.all([one.close(), two.close()]);
    expect(during).toBeGreaterThan(0);
    const counts: number[] = [];
    for (const file of files) {
      const restored = newFolder();
      await restore(file, restored);
      counts.push(await unitsIn(restored));
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.every((units) => units >= 50 && units <= 170)).toBe(true);
    expect(await unitsIn(data)).toBe(170);
  });

  it('leaves nothing beside it, and the backup before when it cannot be written', async () => {
    const data = await filled(1);
    const place = newFolder();
    mkdirSync(place);
    const store = await openStore(data);
    await store.backup(join(place, 'a.bak'));
    await store.backup(join(place, 'a.bak'));
    expect(readdirSync(place)).toEqual(['a.bak']);
    await expect(store.backup(join(place, 'absent', 'a.bak'))).rejects.toMatchObject({ code: 'file-not-writable' });
    await store.close();
  });
});

describe('restore', () => {
  it('puts the backup in the place of the data, which are kept beside', async () => {
    const data = await filled(3);
    const file = await backedUp(data);
    const store = await openStore(data);
    await store.submit(sent('A', { unit: '30000' }), by(OFFICER));
    await store.close();
    const { kept, auditRows } = await restore(file, data);
    expect([await unitsIn(data), auditRows]).toEqual([3, 5]);
    const old = new Sqlite(kept ?? '', { readonly: true });
    expect(old.prepare('SELECT count(*) AS units FROM submissions').get()).toEqual({ units: 4 });
    old.close();
    expect((await restore(file, data)).kept).toBe(join(data, 'tieuchi.truoc-2.db'));
  });

  it('fills an absent folder', async () => {
    const file = await backedUp(await filled(2));
    const data = newFolder();
    expect(await restore(file, data)).toEqual({ kept: null, auditRows: 4 });
    expect(await unitsIn(data)).toBe(2);
    expect(readdirSync(data).sort()).toEqual(['tieuchi.db', 'tieuchi.lock']);
  });

  it('replaces a damaged database, and keeps it with its log', async () => {
    const data = await filled(2);
    const file = await backedUp(data);
    writeFileSync(join(data, 'tieuchi.db'), 'damaged '.repeat(1000));
    writeFileSync(join(data, 'tieuchi.db-wal'), 'its log');
    const { kept } = await restore(file, data);
    expect(readFileSync(kept ?? '', 'utf8')).toBe('damaged '.repeat(1000));
    expect(await unitsIn(data)).toBe(2);
  });

  it('refuses a folder in use, and changes nothing', async () => {
    const data = await filled(1);
    const file = await backedUp(data);
    const store = await openStore(data);
    await store.submit(sent('A', { unit: '30000' }), by(OFFICER));
    await expect(restore(file, data)).rejects.toMatchObject({ code: 'store-in-use' });
    expect(await store.current(NANG_CAO, '2023-11', null)).toHaveLength(2);
    await store.close();
    await restore(file, data);
  });

  it('refuses a file cut or altered anywhere, and one that is no backup; nothing changes', async () => {
    const data = await filled(2);
    const file = await backedUp(data);
    const whole = readFileSync(file);
    const before = readFileSync(join(data, 'tieuchi.db'));
    const altered = (place: number): Buffer => {
      const bytes = Buffer.from(whole);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      return bytes;
    };
    const wrong = [
      Buffer.alloc(0),
      ...[10, 17, 40, 49, 50, whole.length >> 1, whole.length - 1].map((length) => whole.subarray(0, length)),
      ...[0, 16, 17, 48, 49, 100, whole.length >> 1, whole.length - 1].map(altered),
      Buffer.concat([whole, Buffer.from('x')]),
      before,
    ];
    for (const bytes of wrong) {
      const bad = newFile();
      writeFileSync(bad, bytes);
      await expect(restore(bad, data), `${String(bytes.length)} bytes`).rejects.toMatchObject({ code: 'backup-damaged' });
    }
    expect(readFileSync(join(data, 'tieuchi.db')).equals(before)).toBe(true);
    expect(readdirSync(data).sort()).toEqual(['tieuchi.db', 'tieuchi.lock']);
  });

  it('refuses a backup whose audit is broken, though its hash is right', async () => {
    const data = await filled(2);
    const raw = new Sqlite(join(data, 'tieuchi.db'));
    raw.exec(`DROP TRIGGER submissions_no_update; UPDATE submissions SET unit = '66666' WHERE unit = '20000'`);
    raw.close();
    const file = await backedUp(data);
    await expect(restore(file, newFolder())).rejects.toMatchObject({ code: 'backup-damaged' });
  });

  it('says when the file is absent', async () => {
    const data = newFolder();
    await expect(restore(join(folder, 'no such.bak'), data)).rejects.toMatchObject({ code: 'file-not-found' });
    expect(existsSync(data)).toBe(false);
  });
});
