/** `tieuchi master …` as an office uses it: look, confirm, write into the master itself, verify. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Confirmation } from '../../../core/master/confirmation.ts';
import { reasons } from '../../../core/master/reasons.ts';
import type { Message } from '../../../core/message.ts';
import { parseNote, printNote, withConfirmation } from '../../../core/note/note.ts';
import { writeNote } from '../../../workbook/note/note.ts';
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
