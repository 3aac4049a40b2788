/** The offline desk's folder: every file counts once or is named with its reason. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { treeOn } from '../../core/rulebook.ts';
import { printFormCode } from '../../core/template/template.ts';
import { obligedUnits } from '../../core/units/obligation.ts';
import { readFolder, type FolderReports } from '../../service/desk/folder.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { ownFolder } from '../support/folder.ts';
import { NANG_CAO, NTM, rulebook, templateFor } from '../support/rulebook.ts';
import { workbookOf } from '../support/workbookOf.ts';

const folder = ownFolder();
const elsewhere = ownFolder();
const period = parsePeriod('2023-11');
if (!period) throw new Error('no period');
const tree = treeOn(rulebook, lastDayOf(period));
const expected = obligedUnits(rulebook.obligations, NANG_CAO, period, tree, '362');
let read: FolderReports;

async function put(path: string, unit: string, changes: Changes = {}, set = NANG_CAO, month = '2023-11'): Promise<void> {
  const name = tree.unit(unit)?.name.toUpperCase() ?? '';
  const formCode = printFormCode({ template: set, version: 1, unit, period: month });
  const title = `BÁO CÁO KẾT QUẢ – Tháng ${String(Number(month.slice(5)))} năm ${month.slice(0, 4)}`;
  const printed = communeSheet(templateFor(set), { formCode, title, unitName: `ỦY BAN NHÂN DÂN ${name}`, ...changes });
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), await workbookOf(printed.sheet));
}

beforeAll(async () => {
  await put('nam-my.xlsx', '13969');
  await put('sao/nam-my-lan-2.xlsx', '13969', { name: 'Sheet1 (2)' });
  await put('dien-xa.xlsx', '13972');
  await put('dien-xa-sua.xlsx', '13972', { given: { '14.4': { result: 99 } } });
  await put('nam-hung.xlsx', '13996', { given: { '14.1': { result: 955 } } });
  await put('nam-duong-thang-10.xlsx', '14002', {}, NANG_CAO, '2023-10');
  await put('nam-loi-ntm.xlsx', '14008', {}, NTM);
  await put('nam-cuong.xlsx', '13990');
  writeFileSync(join(folder, '~$nam-my.xlsx'), 'x');
  writeFileSync(join(folder, '.~lock.nam-my.xlsx#'), 'x');
  writeFileSync(join(folder, 'ghi-chu.txt'), 'x');
  writeFileSync(join(folder, 'hong.xlsx'), 'x');
  const guide = await workbookOf({ name: 'Hướng dẫn', cells: [{ at: 'A1', value: 'Cách điền' }] });
  writeFileSync(join(folder, 'huong-dan.xlsx'), guide);
  // Twelve months in one book: the other months beside the one asked for are no fault.
  const month = (name: string, at: string): Changes => ({
    name,
    formCode: printFormCode({ template: NANG_CAO, version: 1, unit: '14011', period: at }),
    title: 'BÁO CÁO',
    unitName: 'UBND',
  });
  const book = await workbookOf(
    communeSheet(templateFor(NANG_CAO), month('T10', '2023-10')).sheet,
    communeSheet(templateFor(NANG_CAO), month('T11', '2023-11')).sheet,
  );
  writeFileSync(join(folder, 'binh-minh-12-thang.xlsx'), book);
  read = await readFolder(folder, rulebook, { period, set: NANG_CAO, expected });
});

describe('a folder of reports', () => {
  it('counts each good report once, whatever its file or sheet is called', () => {
    expect(read.accepted.map(({ report }) => report.unit).sort()).toEqual(['13969', '14011']);
  });

  it('names every other file with its reason', () => {
    expect(read.quarantined.map(({ file }) => file)).toEqual([
      '.~lock.nam-my.xlsx#',
      'dien-xa-sua.xlsx',
      'dien-xa.xlsx',
      'ghi-chu.txt',
      'hong.xlsx',
      'huong-dan.xlsx',
      'nam-cuong.xlsx',
      'nam-duong-thang-10.xlsx',
      'nam-hung.xlsx',
      'nam-loi-ntm.xlsx',
      '~$nam-my.xlsx',
    ]);
  });

  it.each([
    ['dien-xa.xlsx', 'dien-xa-sua.xlsx'],
    ['nam-hung.xlsx', 'NTM-V009'],
    ['nam-duong-thang-10.xlsx', '2023-10'],
    ['nam-loi-ntm.xlsx', 'xa-ntm-318-2022'],
    ['nam-cuong.xlsx', '13990'],
    ['~$nam-my.xlsx', 'khóa'],
    ['.~lock.nam-my.xlsx#', 'khóa'],
    ['ghi-chu.txt', '.xlsx'],
    ['huong-dan.xlsx', 'Hướng dẫn'],
  ])('says of %s: %s', (file, words) => {
    const found = read.quarantined.find((one) => one.file === file);
    expect(found?.reason.vi).toContain(words);
    expect(found?.reason.en.length).toBeGreaterThan(20);
  });

  it('answers the same when the files lie in other folders', async () => {
    cpSync(folder, join(elsewhere, 'a', 'b'), { recursive: true });
    const again = await readFolder(elsewhere, rulebook, { period, set: NANG_CAO, expected });
    expect(again.accepted.map(({ report }) => report.fingerprint)).toEqual(read.accepted.map(({ report }) => report.fingerprint));
    expect(again.quarantined).toHaveLength(read.quarantined.length);
  });
});
