/** docs/administrators.md, followed to the letter: its files are written, its commands run, and what it says is seen. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRulebookFolder, loadRulebook } from '../../service/rulebook.ts';
import { calendarOf, treeOn } from '../../core/rulebook.ts';
import { due } from '../../core/calendar/due.ts';
import { parsePeriod } from '../../core/calendar/period.ts';
import { readSheets } from '../../service/workbooks.ts';
import { tieuchi, type Ran } from '../support/command.ts';
import { ownFolder } from '../support/folder.ts';

const text = readFileSync(fileURLToPath(new URL('../../docs/administrators.md', import.meta.url)), 'utf8');
const folder = ownFolder();
const book = join(folder, 'data-thu');
const SET = 'xa-vi-du-9999-2027';
const ran = new Map<string, Ran>();

/** `tieuchi a --b "c d"` → its words, without the first. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

beforeAll(async () => {
  cpSync(defaultRulebookFolder(), book, { recursive: true });
  const files = [...text.matchAll(/^Tệp `data\/([^`]+)`:\n\n```json\n([^]*?)```/gmu)];
  expect(files.map(([, path]) => path?.split('/')[0])).toEqual(['documents', 'criteria', 'obligations', 'calendars', 'overlays', 'targets']);
  for (const [, path = '', content = ''] of files) {
    mkdirSync(join(book, path, '..'), { recursive: true });
    writeFileSync(join(book, path), content);
  }
  const [, layout = '', id = '', list = ''] = /Mở tệp `data\/([^`]+)`, thêm `"([^"]+)"` vào danh sách `"([^"]+)"`/u.exec(text) ?? [];
  const before = readFileSync(join(book, layout), 'utf8');
  writeFileSync(join(book, layout), before.replace(new RegExp(`("${list}": \\[)`, 'u'), `$1 "${id}",`));
  for (const [, block = ''] of text.matchAll(/```sh\n([^]*?)```/gu)) {
    for (const line of block.trim().split('\n')) ran.set(line, await tieuchi(wordsOf(line), { env: { TIEUCHI_RULEBOOK: book }, cwd: folder }));
  }
}, 120_000);

describe('the administrators’ page', () => {
  it('has commands that do what it says', () => {
    const statuses = [...ran].map(([line, { status, err }]) => [line.split(' ').slice(1, 3).join(' '), status, status === 0 || status === 1 ? '' : err]);
    expect(statuses).toEqual([
      ['overlay confirm', 0, ''],
      ['overlay confirm', 0, ''],
      ['overlay show', 0, ''],
      ['set status', 0, ''],
      ['template --set', 0, ''],
      ['check thu.xlsx', 1, ''],
    ]);
  });

  it('makes the sheet it describes', async () => {
    const [sheet] = await readSheets(join(folder, 'thu.xlsx'));
    const valueAt = (at: string) => sheet?.cells.find((cell) => cell.at === at)?.value;
    const rowOf = (code: string | number) => sheet?.cells.find(({ at, value }) => /^A\d+$/u.test(at) && value === code && Number(at.slice(1)) > 8)?.at.slice(1) ?? '';
    expect(valueAt('A4')).toContain('XÃ NÔNG THÔN MỚI (VÍ DỤ) – Tháng 1 năm 2027');
    expect(valueAt(`E${rowOf('1.1')}`)).toBe('≥ 90\nKH tỉnh Hưng Yên 2027: ≥ 92,5');
    expect(valueAt(`C${rowOf('1.2')}`)).toBe('Đường thôn, ngõ xóm sạch, không lầy lội');
    expect(valueAt(`C${rowOf('1.1.a')}`)).toContain('Tỷ lệ đường thôn có cây xanh hai bên\n(chỉ tiêu của tỉnh Hưng Yên');
    expect(valueAt(`E${rowOf(2)}`)).toBe('≥ 75');
    expect(Number(rowOf('1.1.a'))).toBe(Number(rowOf('1.2')) + 1);
  });

  it('checks that sheet as it says, and keeps what was confirmed with who confirmed it', () => {
    const out = (start: string): string => [...ran].find(([line]) => line.startsWith(`tieuchi ${start}`))?.[1].out ?? '';
    expect(out('check')).toContain('CHƯA GỬI ĐƯỢC');
    expect(out('check')).toContain(SET);
    expect(out('overlay show')).toMatch(/82,5 \(năm 2028\)[^]*Nguyễn Văn A/u);
    expect(out('set status')).toContain('9999/QĐ-TTg');
  });

  it('gives the calendar and the targets it describes', () => {
    const rulebook = loadRulebook(book);
    const period = parsePeriod('2027-04') ?? expect.fail('no period');
    const calendar = calendarOf(rulebook, '12073', period);
    // 25/4/2027 is a Sunday.
    expect(due(period, calendar, 'province', rulebook.holidays)).toMatchObject({ day: '2027-04-26', doubt: null });
    const round = parsePeriod('2027-04-15~ra-soat') ?? expect.fail('no period');
    expect(due(round, calendarOf(rulebook, '12073', round), 'commune', rulebook.holidays)?.day).toBe('2027-04-20');
    expect(treeOn(rulebook, '2027-01-31').unit('12073')?.name).toBe('Xã Yên Mỹ');
    expect(rulebook.targets.filter(({ set }) => set === SET).map(({ measure }) => measure.kind)).toEqual(['units', 'indicator']);
    const roads = rulebook.overlays.find(({ province }) => province === '33')?.bodies;
    expect(roads?.map(({ name }) => name)).toEqual(['Sở Xây dựng']);
  });
});
