/**
 * A folder that is watched, against the service as a process of its own: each file is sent or set aside with its result beside it,
 * counts once whatever its name, and stays what it is whatever is cut or killed. TIEUCHI_SEED repeats the moments of the kills.
 */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { chanceOf } from '../../../service/sample/random.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { tieuchi, type Ran } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { killServers, serveProcess, type ServeProcess } from '../../support/serveProcess.ts';
import { reportSheet } from '../../support/service.ts';
import { addTokenAccount } from '../../support/tokenAccount.ts';
import { weakLine, type WeakLine } from '../../support/weakLine.ts';
import { killWatchers, watchProcess, type WatchProcess } from '../../support/watchProcess.ts';
import { workbookOf } from '../../support/workbookOf.ts';

const UNIT = '13969';
const KILLS = 8;
const SEED = Number(process.env['TIEUCHI_SEED'] ?? randomInt(1_000_000_000));
const PATIENCE = { timeout: 180_000 };

const folder = ownFolder();
let [server, url, token]: [ServeProcess | null, string, string] = [null, '', ''];
let line: WeakLine;
/** The communes of the sample owe a report from March 2023 on. */
let month = 2;

afterAll(async () => {
  await killWatchers();
  await killServers();
  line.close();
});

beforeAll(async () => {
  const store = await openStore(join(folder, 'data'));
  token = await addTokenAccount(store, UNIT, 'commune');
  await store.close();
  server = serveProcess(join(folder, 'data'));
  url = await server.ready;
  line = await weakLine();
  line.lead(url);
}, 60_000);

/** Each test has a period of its own at the one service. */
function nextPeriod(): string {
  month += 1;
  return `2023-${String(month).padStart(2, '0')}`;
}

function ownInbox(): string {
  const inbox = join(folder, `hop-${randomUUID()}`);
  mkdirSync(inbox);
  return inbox;
}

const note = (text: string): Parameters<typeof reportSheet>[1] => ({ given: { '14.1': { note: text } } });
const sheetOf = (period: string, text = 'x', name = 'Tháng'): Sheet => reportSheet(UNIT, { ...note(text), name }, period);
const bookOf = (period: string, text = 'x'): Promise<Uint8Array> => workbookOf(sheetOf(period, text));
const blockedSheet = (period: string, name = 'Tháng'): Sheet => reportSheet(UNIT, { given: { '14.1': { result: 955 } }, name }, period);

const watchOnce = (inbox: string, to = url, as = token): Promise<Ran> =>
  tieuchi(['watch', inbox, '--to', to, '--once'], { env: { TIEUCHI_TOKEN: as } });

/** What the service holds, by versions: [version, the receipt] of the period. */
async function versionsOf(period: string): Promise<readonly string[]> {
  const store = await openStore(join(folder, 'data'), { mustExist: true });
  try {
    return (await store.versionsOf({ unit: UNIT, template: NANG_CAO, period })).map(({ receipt }) => receipt);
  } finally {
    await store.close();
  }
}

const filesIn = (inbox: string): readonly string[] =>
  readdirSync(inbox, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.parentPath.endsWith('.tieuchi'))
    .map((entry) => join(entry.parentPath, entry.name).slice(inbox.length + 1))
    .sort();
const textAt = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');
const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within a minute: ${what}`);
    await wait(50);
  }
}

describe('what lies in the folder', () => {
  it('is sent or set aside, each with its result, and counts once whatever its name', PATIENCE, async () => {
    const [inbox, period] = [ownInbox(), nextPeriod()];
    const book = await bookOf(period);
    mkdirSync(join(inbox, 'zalo'));
    writeFileSync(join(inbox, 'Báo cáo\u202e\n(2).xlsx'), book);
    writeFileSync(join(inbox, 'zalo', 'báo cáo.xlsx'), book);
    writeFileSync(join(inbox, 'lỗi.xlsx'), await workbookOf(blockedSheet(period)));
    writeFileSync(join(inbox, 'cụt.xlsx'), book.slice(0, 3_000));
    writeFileSync(join(inbox, 'ảnh.pdf'), '%PDF-1.7');
    writeFileSync(join(inbox, 'hướng dẫn.xlsx'), await workbookOf({ name: 'Cách điền', cells: [{ at: 'A1', value: 1 }] }));
    symlinkSync('/etc/passwd', join(inbox, 'liên kết.xlsx'));
    for (const ignored of ['.ẩn.xlsx', '~$lỗi.tmp', 'tải.xlsx.crdownload', 'tải.part', 'ghi chú.txt'])
      writeFileSync(join(inbox, ignored), book);
    const ran = await watchOnce(inbox);
    expect([ran.status, ran.err]).toEqual([3, '']);
    expect(filesIn(inbox)).toEqual(
      [
        '.ẩn.xlsx',
        '~$lỗi.tmp',
        'tải.xlsx.crdownload',
        'tải.part',
        'ghi chú.txt',
        ...['Báo cáo\u202e\n(2).xlsx', 'zalo/báo cáo.xlsx'].flatMap((name) => [`da-gui/${name}`, `da-gui/${name}.txt`]),
        ...['lỗi.xlsx', 'cụt.xlsx', 'ảnh.pdf', 'hướng dẫn.xlsx', 'liên kết.xlsx'].flatMap((name) => [
          `bi-tra-lai/${name}`,
          `bi-tra-lai/${name}.txt`,
        ]),
      ].sort(),
    );
    const [receipt] = await versionsOf(period);
    expect(await versionsOf(period)).toEqual([receipt]);
    for (const name of ['Báo cáo\u202e\n(2).xlsx', 'zalo/báo cáo.xlsx'])
      expect(textAt(inbox, 'da-gui', `${name}.txt`)).toContain(`Mã xác nhận ${receipt ?? ''}`);
    expect(textAt(inbox, 'bi-tra-lai', 'lỗi.xlsx.txt')).toMatch(/BỊ TRẢ LẠI[^]*NTM-V009[^]*955[^]*English[^]*NTM-V009/u);
    expect(textAt(inbox, 'bi-tra-lai', 'hướng dẫn.xlsx.txt')).toContain('Cách điền');
    expect(textAt(inbox, 'bi-tra-lai', 'liên kết.xlsx.txt')).not.toContain('root');
    expect(ran.out.trim().split('\n')).toHaveLength(7);
    expect(ran.out).not.toMatch(/955|\u202e/u);
  });

  it('keeps every file of one name, and every result', PATIENCE, async () => {
    const [inbox, period] = [ownInbox(), nextPeriod()];
    for (const text of ['một', 'hai']) {
      writeFileSync(join(inbox, 'bc.xlsx'), await bookOf(period, text));
      expect((await watchOnce(inbox)).status).toBe(0);
    }
    expect(filesIn(inbox)).toEqual(['da-gui/bc (2).xlsx', 'da-gui/bc (2).xlsx.txt', 'da-gui/bc.xlsx', 'da-gui/bc.xlsx.txt']);
    const receipts = await versionsOf(period);
    expect(['bc.xlsx.txt', 'bc (2).xlsx.txt'].map((name) => /Mã xác nhận (\S+),/u.exec(textAt(inbox, 'da-gui', name))?.[1])).toEqual(
      receipts,
    );
  });

  it('may hold several reports: the good are sent, and the file is set aside for the others', PATIENCE, async () => {
    const inbox = ownInbox();
    const [first, second, third] = [nextPeriod(), nextPeriod(), nextPeriod()];
    writeFileSync(
      join(inbox, 'sổ.xlsx'),
      await workbookOf(sheetOf(first, 'x', 'T1'), sheetOf(second, 'x', 'T2'), sheetOf(first, 'x', 'T1 (2)'), blockedSheet(third, 'T3')),
    );
    expect((await watchOnce(inbox)).status).toBe(3);
    expect([await versionsOf(first), await versionsOf(second), await versionsOf(third)].map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(textAt(inbox, 'bi-tra-lai', 'sổ.xlsx.txt')).toMatch(/2\/3[^]*“T1”: Đã nhận[^]*“T2”: Đã nhận[^]*“T3”: CHƯA GỬI/u);
  });

  it('stays where it is when the token is refused; a unit of another is set aside', PATIENCE, async () => {
    const [inbox, period] = [ownInbox(), nextPeriod()];
    writeFileSync(join(inbox, 'bc.xlsx'), await bookOf(period));
    const ran = await watchOnce(inbox, url, 'tc_sai');
    expect([ran.status, filesIn(inbox)]).toEqual([2, ['bc.xlsx', 'bc.xlsx.txt']]);
    expect(textAt(inbox, 'bc.xlsx.txt')).toMatch(/CHƯA GỬI/u);
    writeFileSync(join(inbox, 'khác.xlsx'), await workbookOf(reportSheet('13972', {}, period)));
    expect((await watchOnce(inbox)).status).toBe(3);
    expect(filesIn(inbox)).toEqual(['bi-tra-lai/khác.xlsx', 'bi-tra-lai/khác.xlsx.txt', 'da-gui/bc.xlsx', 'da-gui/bc.xlsx.txt']);
    expect(textAt(inbox, 'bi-tra-lai', 'khác.xlsx.txt')).toContain('[not-permitted]');
  });

  it('is refused in plain words where it cannot be watched', async () => {
    const inbox = ownInbox();
    symlinkSync('/tmp', join(inbox, 'da-gui'));
    const ran = await watchOnce(inbox);
    expect([ran.status, ran.err.includes('[watch-place-wrong]')]).toEqual([2, true]);
    expect((await watchOnce(join(folder, 'khong-co'))).err).toContain('[folder-not-readable]');
    expect((await tieuchi(['watch', inbox, '--to', url], { env: { TIEUCHI_TOKEN: '' } })).status).toBe(64);
  });
});

describe('while it watches', () => {
  it('waits for a file to be whole, keeps what it cannot send, and sends it when the network is back', PATIENCE, async () => {
    const [inbox, period] = [ownInbox(), nextPeriod()];
    const book = await bookOf(period);
    const watcher = watchProcess(inbox, line.url, token);
    await until('the folder is prepared', () => existsSync(join(inbox, 'da-gui')));
    line.lead(null);
    for (let part = 0; part < 4; part += 1) {
      writeFileSync(join(inbox, 'bc.xlsx'), book.slice(Math.floor((part * book.length) / 4), Math.floor(((part + 1) * book.length) / 4)), {
        flag: 'a',
      });
      await wait(800);
      expect(watcher.out()).not.toContain('bc.xlsx');
    }
    writeFileSync(join(inbox, 'lỗi.xlsx'), await workbookOf(blockedSheet(period)));
    await until('a note', () => existsSync(join(inbox, 'bc.xlsx.txt')));
    expect(textAt(inbox, 'bc.xlsx.txt')).toMatch(/CHƯA GỬI[^]*Không gửi được[^]*Đã thử 1 lần; thử lại sau khoảng 5 giây/u);
    await until('the blocked file is set aside all the same', () => existsSync(join(inbox, 'bi-tra-lai', 'lỗi.xlsx')));
    await until('a second try', () => textAt(inbox, 'bc.xlsx.txt').includes('Đã thử 2 lần; thử lại sau khoảng 10 giây'));
    line.lead(url);
    await until('it is sent', () => existsSync(join(inbox, 'da-gui', 'bc.xlsx')));
    await until('the line on the screen', () => watcher.out().includes('đã gửi'));
    expect(await watcher.stop()).toBe(0);
    expect(existsSync(join(inbox, 'bc.xlsx.txt'))).toBe(false);
    expect(await versionsOf(period)).toHaveLength(1);
    expect(watcher.err()).toBe('');
  });

  it('does not send an old file anew, whose answer was lost, over a newer one', PATIENCE, async () => {
    const [inbox, period] = [ownInbox(), nextPeriod()];
    writeFileSync(join(inbox, 'cũ.xlsx'), await bookOf(period, 'cũ'));
    line.loseAnswer();
    expect((await watchOnce(inbox, line.url)).status).toBe(2);
    const [old] = await versionsOf(period);
    writeFileSync(join(folder, 'mới.xlsx'), await bookOf(period, 'mới'));
    expect((await tieuchi(['submit', join(folder, 'mới.xlsx'), '--to', url], { env: { TIEUCHI_TOKEN: token } })).status).toBe(0);
    expect((await watchOnce(inbox, line.url)).status).toBe(0);
    expect(await versionsOf(period)).toHaveLength(2);
    expect(textAt(inbox, 'da-gui', 'cũ.xlsx.txt')).toContain(`Đã nhận từ trước – Mã xác nhận ${old ?? ''}, lần gửi thứ 1`);
  });

  it(
    `is killed ${String(KILLS)} times at any moment: no file is lost, none counts twice, the newest stands`,
    { timeout: 300_000 },
    async () => {
      console.log(`watch: TIEUCHI_SEED=${String(SEED)}`);
      const [inbox, chance] = [ownInbox(), chanceOf(SEED, 'watch')];
      const periods = [nextPeriod(), nextPeriod()];
      const books = new Map<string, Uint8Array>();
      const put = async (name: string, period: string, text: string): Promise<void> => {
        const book = await bookOf(period, text);
        books.set(shaOf(book), book);
        writeFileSync(join(inbox, name), book);
        utimesSync(join(inbox, name), 1_700_000_000 + books.size, 1_700_000_000 + books.size);
      };
      let watcher: WatchProcess;
      for (let kill = 0; kill < KILLS; kill += 1) {
        // One that was not taken yet is replaced, as a person would.
        for (const period of periods) await put(`bc ${period}.xlsx`, period, `lần ${String(kill)}`);
        watcher = watchProcess(inbox, url, token);
        await until('it sees the folder', () => watcher.out().includes('Trông') || watcher.err() !== '');
        // Files lie still for two seconds before they are taken.
        await wait(chance.between(1_900, 3_200, 0));
        await watcher.kill();
      }
      expect((await watchOnce(inbox)).status).toBe(0);
      const kept = filesIn(inbox).filter((name) => name.endsWith('.xlsx'));
      expect(kept.every((name) => name.startsWith('da-gui/') && existsSync(join(inbox, `${name}.txt`)))).toBe(true);
      const shas = kept.map((name) => shaOf(readFileSync(join(inbox, name))));
      expect(new Set(shas).size).toBe(shas.length);
      for (const name of kept) expect(textAt(inbox, `${name}.txt`)).toContain(shaOf(readFileSync(join(inbox, name))));
      // Every result is a file's, or of one that was sent and then replaced by the person before it was moved.
      const results = filesIn(inbox).filter((name) => name.endsWith('.txt'));
      expect(filesIn(inbox)).toHaveLength(kept.length + results.length);
      const all = (await Promise.all(periods.map(versionsOf))).flat();
      for (const name of results.filter((one) => !kept.includes(one.slice(0, -'.txt'.length)))) {
        expect(all).toContain(/Mã xác nhận (\S+),/u.exec(textAt(inbox, name))?.[1]);
      }
      for (const period of periods) {
        const receipts = await versionsOf(period);
        const told = kept
          .filter((name) => name.includes(period))
          .map((name) => /Mã xác nhận (\S+),/u.exec(textAt(inbox, `${name}.txt`))?.[1] ?? '');
        expect(new Set(told).size).toBe(told.length);
        expect(told.every((receipt) => receipts.includes(receipt))).toBe(true);
        expect(told).toContain(receipts.at(-1));
      }
    },
  );
});
