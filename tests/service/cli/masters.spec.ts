/** `tieuchi master …` as an office uses it: look, confirm, write into the master itself, verify. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import type { Confirmation } from '../../../core/master/confirmation.ts';
import { reasons } from '../../../core/master/reasons.ts';
import type { Message } from '../../../core/message.ts';
import { parseNote, printNote, withConfirmation } from '../../../core/note/note.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { writeNote } from '../../../workbook/note/note.ts';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { printedSheet } from '../../support/printedSheet.ts';
import { totalsOfMonth } from '../../support/namTrucMonth.ts';
import { asKind, KINDS, withPart } from '../../support/withPart.ts';
import { workbookOf } from '../../support/workbookOf.ts';

const SAMPLE = fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url));
const folder = ownFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
mkdirSync(at('trong'));
writeFileSync(at('so.json'), JSON.stringify(totalsOfMonth(1)));
writeFileSync(at('truoc.json'), JSON.stringify(totalsOfMonth(2, '2023-10')));

async function json(words: readonly string[], status = 0): Promise<Record<string, unknown>> {
  const ran = await tieuchi([...words, '--json']);
  expect([ran.status, ran.status === status ? '' : ran.err]).toEqual([status, '']);
  return JSON.parse(ran.out) as Record<string, unknown>;
}

it('shows what would be written, then writes just that into the master itself, keeps the one before, and verifies it', async () => {
  mkdirSync(at('bieu'));
  const master = at('bieu', 'nam-truc.xlsx');
  copyFileSync(SAMPLE, master);
  const update = ['master', 'update', master, '--totals', at('so.json')];
  expect((await json(update, 64))['problem']).toMatchObject({ code: 'usage-master-out' });
  const looked = await json([...update, '--dry-run']);
  expect(readdirSync(at('bieu'))).toEqual(['nam-truc.xlsx']);
  const people = await tieuchi([...update, '--dry-run']);
  expect(people.out).toContain(`--if-hash ${String(looked['before'])}`);

  const written = await tieuchi([...update, '--out', at('bieu', 'ra.xlsx')]);
  for (const { cell } of looked['changes'] as { cell: string }[]) expect(written.out).toMatch(new RegExp(`^ +${cell} .* → `, 'mu'));
  expect(written.out.indexOf('Sẽ ghi')).toBeLessThan(written.out.indexOf('Đã ghi'));
  for (const name of ['ra.xlsx', 'ra.xlsx.doi-chieu.json']) rmSync(at('bieu', name));

  const filled = await json([...update, '--in-place', '--if-hash', String(looked['before'])]);
  expect(filled['changes']).toEqual(looked['changes']);
  expect(readdirSync(at('bieu')).sort()).toEqual(['nam-truc.truoc-1.xlsx', 'nam-truc.xlsx', 'nam-truc.xlsx.doi-chieu.json']);
  expect((await json([...update, '--in-place', '--if-hash', String(looked['before'])], 2))['problem']).toMatchObject({
    code: 'master-changed',
  });
  expect(await json(['master', 'verify', master])).toMatchObject({ state: 'written', differing: [] });

  const [change] = filled['changes'] as { cell: string; after: unknown }[];
  const write = { sheet: String(filled['sheet']), cell: change?.cell ?? '', value: change?.after === null ? 'x' : null };
  writeFileSync(master, patchWorkbook(new Uint8Array(readFileSync(master)), [write]).bytes);
  const changed = await tieuchi(['master', 'verify', master]);
  expect(changed.status).toBe(2);
  expect(changed.out).toContain('tệp đã được lưu lại sau khi ghi');
  expect(changed.err).toContain(change?.cell);
});

it('asks what is doubtful, and writes it once a person has answered in the printed binding', async () => {
  const numbers = Array.from({ length: 19 }, (_, criterion) => `TC${String(criterion + 1)}`).join(' | ');
  writeFileSync(at('hoi.xlsx'), await workbookOf(printedSheet(`Xã | ${numbers}\nNam Mỹ\nTT Nam Thắng`)));
  const bind = ['master', 'bind', at('hoi.xlsx'), '--unit', '362', '--set', 'xa-ntm-nang-cao-318-2022', '--period', '2023-11'];
  const printed = (await json(bind)) as { rows: { row: number; certainty: string }[] };
  expect(printed.rows.map(({ certainty }) => certainty)).toEqual(['sure', 'doubtful']);
  writeFileSync(at('tra-loi.json'), JSON.stringify({ ...printed, rows: printed.rows.map((row) => ({ ...row, certainty: 'sure' })) }));
  const answered = await json([...bind, '--confirm', at('tra-loi.json'), '--out', at('xac-nhan.json')]);
  expect(answered).toMatchObject({ rows: [{}, { certainty: 'sure' }], moved: [] });
  expect(JSON.parse(readFileSync(at('xac-nhan.json'), 'utf8'))).toMatchObject({ kind: 'confirmation', schemaVersion: 1 });

  const update = ['master', 'update', at('hoi.xlsx'), '--totals', at('so.json'), '--dry-run'];
  const rowsOf = (document: Record<string, unknown>): readonly string[] => [
    ...new Set((document['changes'] as { cell: string }[]).map(({ cell }) => cell.replace(/\D/gu, ''))),
  ];
  expect(rowsOf(await json(update))).toEqual(['2']);
  expect(rowsOf(await json([...update, '--binding', at('xac-nhan.json')]))).toEqual(['2', '3']);
});

it('uses the word that the workbook itself keeps, and says so; a word that is given wins', async () => {
  const confirmation = JSON.parse(readFileSync(at('xac-nhan.json'), 'utf8')) as Confirmation;
  const noteOf = (...words: readonly Confirmation[]): string =>
    printNote(
      words.reduce((note, word) => withConfirmation(note, { at: '2023-11-14T02:00:00.000Z', confirmation: word }), parseNote(null)),
    );
  const plain = new Uint8Array(readFileSync(at('hoi.xlsx')));
  const update = ['master', 'update', at('co-ghi-chu.xlsx'), '--totals', at('so.json')];
  const rowsOf = (document: Record<string, unknown>): readonly string[] => [
    ...new Set((document['changes'] as { cell: string }[]).map(({ cell }) => cell.replace(/\D/gu, ''))),
  ];
  const noticesOf = (document: Record<string, unknown>): readonly string[] => (document['notices'] as Message[]).map(({ vi }) => vi);

  writeFileSync(at('co-ghi-chu.xlsx'), writeNote(plain, noteOf(confirmation)));
  const bind = ['master', 'bind', at('co-ghi-chu.xlsx'), '--unit', '362', '--set', 'xa-ntm-nang-cao-318-2022', '--period', '2023-11'];
  const bound = await json(bind);
  expect(bound).toMatchObject({ rows: [{ certainty: 'sure' }, { certainty: 'sure' }], notices: [reasons.wordInWorkbook()] });
  expect((await tieuchi(bind)).out).toContain(`Lưu ý: ${reasons.wordInWorkbook().vi}`);
  const filled = await json([...update, '--out', at('da-ghi.xlsx')]);
  expect([rowsOf(filled), noticesOf(filled)]).toEqual([['2', '3'], [reasons.wordInWorkbook().vi]]);
  expect((await tieuchi([...update, '--dry-run'])).out).toContain(`Lưu ý: ${reasons.wordInWorkbook().vi}`);
  // What was written is verified by the same word, with the manifest beside it and without.
  expect(await json(['master', 'verify', at('da-ghi.xlsx')])).toMatchObject({ state: 'written', differing: [] });
  const bare = ['--manifest', at('khong-co.json'), '--totals', at('so.json')];
  expect(await json(['master', 'verify', at('da-ghi.xlsx'), ...bare])).toMatchObject({ state: 'unknown', differing: [] });

  // What is given wins over what the workbook keeps, and nothing is said.
  writeFileSync(at('rieng.json'), JSON.stringify({ ...confirmation, rows: confirmation.rows.slice(0, 1) }));
  const given = await json([...update, '--binding', at('rieng.json'), '--dry-run']);
  expect([rowsOf(given), noticesOf(given)]).toEqual([['2'], []]);

  const others = [
    { ...confirmation, scope: '363' },
    { ...confirmation, set: 'xa-ntm-2021' },
    { ...confirmation, layout: 'form' as const },
    {
      ...confirmation,
      columns: confirmation.columns.map((one) => ({
        ...one,
        meaning: { kind: 'criterion' as const, criterion: 77, measure: 'met' as const },
      })),
    },
  ];
  for (const other of others) {
    writeFileSync(at('co-ghi-chu.xlsx'), writeNote(plain, noteOf(other)));
    const passed = await json([...update, '--dry-run']);
    expect(rowsOf(passed)).toEqual(['2']);
    expect(noticesOf(passed)).toEqual([expect.stringContaining('của biểu khác')]);
  }
  writeFileSync(at('co-ghi-chu.xlsx'), writeNote(plain, '{"schemaVersion":1,"confirmations":[{"kind":"x"}]}'));
  expect(noticesOf(await json([...update, '--dry-run']))).toEqual([]);
});

it('writes what changed since the totals before, and refuses totals that are not before', async () => {
  writeFileSync(at('tang-giam.xlsx'), await workbookOf(printedSheet('Xã | Số TC đạt | Tăng/giảm so kỳ trước\nNam Mỹ\nNam Thắng')));
  const update = ['master', 'update', at('tang-giam.xlsx'), '--totals', at('so.json'), '--dry-run'];
  const { changes } = (await json([...update, '--before', at('truoc.json')])) as { changes: { cell: string }[] };
  expect(changes.map(({ cell }) => cell)).toEqual(['B2', 'C2', 'B3', 'C3']);
  expect((await json([...update, '--before', at('so.json')], 2))['problem']).toMatchObject({ code: 'totals-before-wrong' });
});

/** Each command is a process of its own, which a machine that others use starts slowly. */
const MANY = { timeout: 300_000 } as const;

/** A master of two criteria. */
const table = (name: string, title: string): Sheet => printedSheet(`${title}\nXã | TC1 | TC2 | Số TC đạt\nNam Mỹ`, { name });

const several = await workbookOf(table('Biểu 1', ''), table('Biểu 2', ''), printedSheet('Ghi chú', { name: 'Ghi chú' }));

it(
  'asks which of several sheets is the master, and goes by the answer: with --sheet, and with the word that is kept of it',
  MANY,
  async () => {
    writeFileSync(at('nhieu.xlsx'), several);
    const update = ['master', 'update', at('nhieu.xlsx'), '--totals', at('so.json')];
    const bind = ['master', 'bind', at('nhieu.xlsx'), '--unit', '362', '--set', 'xa-ntm-nang-cao-318-2022', '--period', '2023-11'];
    const asked = (await json([...update, '--dry-run'], 2))['problem'] as { code: string; message: { vi: string; en: string } };
    expect(asked.code).toBe('several-master-sheets');
    for (const words of Object.values(asked.message)) expect(words).toMatch(/“Biểu 1”, “Biểu 2”.*--sheet/u);
    expect(await json([...update, '--dry-run', '--sheet', 'BIỂU 2'])).toMatchObject({ sheet: 'Biểu 2' });

    const printed = await json([...bind, '--sheet', 'Biểu 2']);
    writeFileSync(at('trang.json'), JSON.stringify(printed));
    await json([...bind, '--confirm', at('trang.json'), '--out', at('trang-nho.json')]);
    expect(await json([...update, '--dry-run', '--binding', at('trang-nho.json')])).toMatchObject({ sheet: 'Biểu 2' });
  },
);

it('verifies the sheet that was named, and fills it from a folder of reports', MANY, async () => {
  writeFileSync(at('nhieu-2.xlsx'), several);
  const update = ['master', 'update', at('nhieu-2.xlsx'), '--totals', at('so.json')];
  const filled = await json([...update, '--sheet', 'Biểu 2', '--out', at('nhieu-ra.xlsx')]);
  expect(await json(['master', 'verify', String(filled['out'])])).toMatchObject({ sheet: 'Biểu 2', state: 'written', differing: [] });
  const consolidate = ['consolidate', at('trong'), '--unit', '362', '--period', '2023-11', '--set', 'xa-ntm-nang-cao-318-2022'];
  const fill = [...consolidate, '--master', at('nhieu-2.xlsx'), '--out', at('nhieu-ra.xlsx')];
  expect((await json(fill, 2))['problem']).toMatchObject({ code: 'several-master-sheets' });
  expect((await json([...consolidate, '--sheet', 'Biểu 1'], 64))['problem']).toMatchObject({ code: 'usage-master-needs-out' });
  expect(await json([...fill, '--sheet', 'Biểu 1'])).toMatchObject({ master: { sheet: 'Biểu 1' } });
});

it.each([
  ['Không có', 'no-such-sheet', '“Không có”'],
  ['Ghi chú', 'no-master-sheet', '“Ghi chú”'],
  ['Ẩn', 'sheet-hidden', '“Ẩn”'],
  ['Tháng 10', 'master-of-other-periods', '“Tháng 10”'],
  ['Bản cũ', 'master-of-other-periods', '“Bản cũ”'],
])('writes nothing where --sheet %s is %s', async (name, code, words) => {
  const workbook = new exceljs.Workbook();
  const sheets = [
    table('Tháng 10', ''),
    table('Tháng 11', ''),
    table('Bản cũ', 'BÁO CÁO THÁNG 9 NĂM 2023'),
    printedSheet('x', { name: 'Ghi chú' }),
    table('Ẩn', ''),
  ];
  await workbook.xlsx.load((await workbookOf(...sheets)).buffer as ArrayBuffer);
  const hidden = workbook.getWorksheet('Ẩn');
  if (hidden) hidden.state = 'hidden';
  writeFileSync(at('thang.xlsx'), new Uint8Array(await workbook.xlsx.writeBuffer()));
  const update = ['master', 'update', at('thang.xlsx'), '--totals', at('so.json'), '--out', at('thang-ra.xlsx'), '--sheet', name];
  const { problem } = (await json(update, 2)) as { problem: { code: string; message: { vi: string; en: string } } };
  expect(problem.code).toBe(code);
  for (const text of Object.values(problem.message)) expect(text).toContain(words);
  expect(existsSync(at('thang-ra.xlsx'))).toBe(false);
});

it('reads the sheets that people see: a hidden one may be of any size, and is said where no master is found', async () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(1_000)}</row>`;
  const withLarge = async (...sheets: readonly Sheet[]): Promise<Uint8Array> => {
    const made = await workbookOf(printedSheet('1', { name: 'Dữ liệu' }), ...sheets);
    const large = withPart(made, 'xl/worksheets/sheet1.xml', (text) => text.replace(/<row [^]*<\/row>/u, row.repeat(201)));
    return withPart(large, 'xl/workbook.xml', (text) => text.replace('state="visible"', 'state="hidden"'));
  };
  const notes = printedSheet('Gọi điện cho các xã', { name: 'Ghi chú' });
  writeFileSync(at('lon.xlsx'), await withLarge(notes));
  const update = ['master', 'update', at('lon.xlsx'), '--totals', at('so.json'), '--out', at('lon-ra.xlsx')];
  const { problem } = (await json(update, 2)) as { problem: { code: string; message: { vi: string; en: string } } };
  expect(problem).toMatchObject({
    code: 'no-master-sheet',
    message: { vi: expect.stringContaining('“Dữ liệu”') as string, en: expect.stringMatching(/“Ghi chú”: .*“Dữ liệu”/u) as string },
  });
  expect(problem.message.en).not.toMatch(/[Kk]hông/u);
  writeFileSync(at('lon.xlsx'), await withLarge(notes, table('Biểu', '')));
  expect(await json(update)).toMatchObject({ sheet: 'Biểu' });
});

it('lets content with macros go under no other ending', MANY, async () => {
  const file = at('goc.xlsm');
  writeFileSync(file, asKind(await workbookOf(table('Biểu', '')), KINDS[0][1]));
  writeFileSync(at('o.json'), JSON.stringify([{ sheet: 'Biểu', cell: 'B2', value: 'x' }]));
  for (const words of [
    ['patch', file, '--cells', at('o.json')],
    ['master', 'update', file, '--totals', at('so.json')],
    ['consolidate', at('trong'), '--unit', '362', '--period', '2023-11', '--set', 'xa-ntm-nang-cao-318-2022', '--master', file],
  ]) {
    const { problem } = (await json([...words, '--out', at('ra.xlsx')], 2)) as { problem: { message: { vi: string; en: string } } };
    expect(problem).toMatchObject({ code: 'file-ending-wrong', message: { en: expect.stringContaining('ends in .xlsm') as string } });
    expect(existsSync(at('ra.xlsx'))).toBe(false);
    await json([...words, '--out', at('RA.XLSM')]);
  }
});

it('writes the communes’ difficulties, asks before the office’s own words go, and names the cell that was changed since', async () => {
  const totals = totalsOfMonth(1);
  const commune = totals.communes.find(({ unit }) => unit === '13969');
  const [criterion = 0] = commune?.unmet ?? [];
  const obstacles = [{ unit: '13969', criterion, indicator: null, text: 'Thiếu vốn đối ứng' }];
  writeFileSync(at('kho-khan.json'), JSON.stringify({ ...totals, obstacles }));
  const said = `${String(criterion)}: Thiếu vốn đối ứng`;
  const update = (file: string, out: string): readonly string[] => [
    'master',
    'update',
    file,
    '--totals',
    at('kho-khan.json'),
    '--out',
    out,
  ];

  const heading = 'Xã | Số TC đạt | Khó khăn, vướng mắc';
  writeFileSync(at('loi-rieng.xlsx'), await workbookOf(printedSheet(`${heading}\nNam Mỹ | | vốn chưa về`)));
  const asked = await json(update(at('loi-rieng.xlsx'), at('loi-rieng-11.xlsx')));
  expect((asked['changes'] as { cell: string }[]).map(({ cell }) => cell)).toEqual(['B2']);
  expect(asked['skipped']).toMatchObject([{ cell: 'C1', reason: { vi: expect.stringContaining('C2') as string } }]);

  writeFileSync(at('con-trong.xlsx'), await workbookOf(printedSheet(`${heading}\nNam Mỹ`)));
  await json(update(at('con-trong.xlsx'), at('con-trong-11.xlsx')));
  expect(JSON.parse(readFileSync(at('con-trong-11.xlsx.doi-chieu.json'), 'utf8'))).toMatchObject({
    cells: [
      { cell: 'B2' },
      {
        cell: 'C2',
        before: null,
        after: said,
        total: { row: { kind: 'commune', unit: '13969' }, column: { kind: 'difficulties' } },
        units: ['13969'],
      },
    ],
  });
  expect(await json(['master', 'verify', at('con-trong-11.xlsx')])).toMatchObject({ state: 'written', differing: [] });
  const write = { sheet: 'Biểu tổng hợp', cell: 'C2', value: `${String(criterion)}: Đã đủ vốn` };
  writeFileSync(at('con-trong-11.xlsx'), patchWorkbook(new Uint8Array(readFileSync(at('con-trong-11.xlsx'))), [write]).bytes);
  expect(await json(['master', 'verify', at('con-trong-11.xlsx')], 2)).toMatchObject({
    state: 'changed',
    differing: [{ cell: 'C2', shouldHold: said }],
  });
});
