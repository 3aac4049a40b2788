/** `tieuchi master …` as an office uses it: look, confirm, write into the master itself, verify. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { printedSheet } from '../../support/printedSheet.ts';
import { totalsOfMonth } from '../../support/namTrucMonth.ts';
import { workbookOf } from '../../support/workbookOf.ts';

const SAMPLE = fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url));
const folder = ownFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);
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

  const filled = await json([...update, '--in-place', '--if-hash', String(looked['before'])]);
  expect(filled['changes']).toEqual(looked['changes']);
  expect(readdirSync(at('bieu')).sort()).toEqual(['nam-truc.doi-chieu.json', 'nam-truc.truoc-1.xlsx', 'nam-truc.xlsx']);
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

it('writes what changed since the totals before, and refuses totals that are not before', async () => {
  writeFileSync(at('tang-giam.xlsx'), await workbookOf(printedSheet('Xã | Số TC đạt | Tăng/giảm so kỳ trước\nNam Mỹ\nNam Thắng')));
  const update = ['master', 'update', at('tang-giam.xlsx'), '--totals', at('so.json'), '--dry-run'];
  const { changes } = (await json([...update, '--before', at('truoc.json')])) as { changes: { cell: string }[] };
  expect(changes.map(({ cell }) => cell)).toEqual(['B2', 'C2', 'B3', 'C3']);
  expect((await json([...update, '--before', at('so.json')], 2))['problem']).toMatchObject({ code: 'totals-before-wrong' });
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
  expect(JSON.parse(readFileSync(at('con-trong-11.doi-chieu.json'), 'utf8'))).toMatchObject({
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
