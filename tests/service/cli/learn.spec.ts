/** Provinces' own forms, invented and made by openpyxl and XlsxWriter: learned, made, filled, checked, consolidated, carried over. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CellWrite } from '../../../core/sheet/sheet.ts';
import { defaultRulebookFolder } from '../../../service/rulebook.ts';
import { readSheets } from '../../../service/workbooks.ts';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { tieuchi, type Ran } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { rulebook } from '../../support/rulebook.ts';

const SET = 'do-thi-van-minh-04-2022';
const TOWN = '13966';
const script = new URL('../../form/province_forms.py', import.meta.url).pathname;
const folder = ownFolder();
const book = join(folder, 'data');
const at = (name: string): string => join(folder, name);

interface FormRow {
  readonly code: string;
  readonly criterion?: boolean;
  readonly text: string;
  readonly unit: string;
  readonly requirement: string;
  readonly group?: readonly [string, string];
}

/** BỊA RA ĐỂ THỬ: 52 contents, as many as the decision has, none of them its own but 4.1. */
const ASKED = [
  ['%', '≥ 90%'],
  ['Đạt/Chưa đạt', 'Đạt'],
  ['triệu đồng/người/năm', '≥ 70'],
  ['vụ', 'Không'],
  ['%', '≥ 95'],
] as const;
const COUNTS = [6, 6, 6, 6, 6, 6, 6, 5, 5];

function inventedRows(): readonly FormRow[] {
  const criteria = rulebook.sets.find(({ id }) => id === SET)?.criteria ?? [];
  return criteria.flatMap(({ no, name, indicators }, index): readonly FormRow[] => [
    {
      code: String(no),
      criterion: true,
      text: name,
      unit: '',
      requirement: '',
      ...(no === 4 && { group: ['II', 'Nhóm tiêu chí khác (bịa)'] as const }),
    },
    ...Array.from({ length: COUNTS[index] ?? 0 }, (_, place): FormRow => {
      const code = `${String(no)}.${String(place + 1)}`;
      const known = indicators.find((indicator) => indicator.code === code);
      const [unit, requirement] = ASKED[(index + place) % ASKED.length] ?? ['', ''];
      return known
        ? { code, text: known.text, unit: known.unit, requirement: 'Đạt' }
        : { code, text: `Nội dung bịa ${code} về ${name.toLowerCase()}`, unit, requirement };
    }),
  ]);
}

const rows = inventedRows();
const learn = (name: string, ...words: readonly string[]): Promise<Ran> =>
  tieuchi(['template', 'learn', at(`${name}.xlsx`), '--set', SET, '--out', at(`${name}.json`), ...words], {
    env: { TIEUCHI_RULEBOOK: book },
  });
const run = (...words: readonly string[]): Promise<Ran> => tieuchi(words, { env: { TIEUCHI_RULEBOOK: book } });

function makeForm(layout: string, name: string, content: readonly FormRow[] = rows): void {
  execFileSync('/usr/bin/python3', [script, layout, at(`${name}.xlsx`)], { input: JSON.stringify(content) });
}

/** The only form in the rulebook. */
function putInRulebook(name: string): void {
  for (const other of LAYOUTS) rmSync(join(book, 'templates', `${other}.json`), { force: true });
  copyFileSync(at(`${name}.json`), join(book, 'templates', `${name}.json`));
}

const LAYOUTS = ['two-columns', 'three-dates', 'other-order'] as const;
const checkedSchema = z.object({
  reports: z
    .array(
      z.object({
        sheet: z.string(),
        unit: z.string().nullable(),
        period: z.string().nullable(),
        fingerprint: z.string(),
        outcome: z.string(),
        findings: z.array(z.object({ rule: z.string() })),
        entries: z.array(
          z.object({
            indicator: z.string(),
            selfAssessment: z.string().nullable(),
            obstacle: z.string().nullable(),
            cells: z
              .object({ result: z.string(), selfAssessment: z.string(), obstacle: z.string().nullable(), note: z.string().nullable() })
              .nullable(),
          }),
        ),
      }),
    )
    .min(1),
});
type Checked = z.infer<typeof checkedSchema>['reports'][number];

async function checked(file: string): Promise<Checked> {
  const { out } = await run('check', at(file), '--json');
  const [report] = checkedSchema.parse(JSON.parse(out)).reports;
  return report ?? expect.fail('no report');
}

/** As an officer fills it: one content not met, with its difficulty where the form has a column for it. */
async function fill(file: string, out: string): Promise<void> {
  const { sheet, entries } = await checked(file);
  const hasMarks = file.includes('two-columns');
  const writes = entries.flatMap(({ indicator, cells }): readonly CellWrite[] => {
    if (!cells) return expect.fail(`no row ${indicator}`);
    const row = rows.find(({ code }) => code === indicator);
    const isUnmet = indicator === '2.3';
    const figure = row?.unit === 'vụ' ? 0 : row?.unit === 'Đạt/Chưa đạt' ? 'Đạt' : row?.unit === '%' ? 96.5 : 75;
    // The mark of a content not met stands in the column beside.
    const beside = cells.selfAssessment.replace(/^[A-Z]/u, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
    const assessment = hasMarks
      ? { cell: isUnmet ? beside : cells.selfAssessment, value: 'x' }
      : { cell: cells.selfAssessment, value: isUnmet ? 'Chưa đạt' : 'Đạt' };
    const remark = cells.obstacle ?? cells.note;
    return [
      { sheet, cell: cells.result, value: isUnmet ? 3 : figure },
      { sheet, ...assessment },
      ...(isUnmet && remark !== null ? [{ sheet, cell: remark, value: 'Thiếu vốn, đề nghị huyện bố trí trong quý sau' }] : []),
    ];
  });
  writeFileSync(at(out), patchWorkbook(readFileSync(at(file)), writes).bytes);
}

beforeAll(() => {
  cpSync(defaultRulebookFolder(), book, { recursive: true });
  for (const layout of LAYOUTS) makeForm(layout, layout);
});

describe('a set that lacks indicators', () => {
  it('is refused a sheet, and pointed to the office’s own form', async () => {
    const { status, err } = await run('template', '--set', SET, '--unit', TOWN, '--period', '2023-11', '--out', at('none.xlsx'));
    expect([status, err.includes('tieuchi template learn')]).toEqual([2, true]);
  });
});

describe.each(LAYOUTS)('the form laid out in %s', (layout) => {
  const made = `made-${layout}.xlsx`;
  const filled = `filled-${layout}.xlsx`;

  it('is learned: every row, what the set lacks marked with the form and deciding nothing', async () => {
    const { status, out, err } = await learn(layout, '--province', '36', '--json');
    expect([status, err]).toEqual([0, '']);
    const form = z
      .object({
        rows: z.array(z.object({ key: z.string() })),
        completion: z.array(
          z.object({
            indicators: z.array(
              z.object({ code: z.string(), sources: z.array(z.string()), thresholds: z.array(z.object({ enforce: z.string() })) }),
            ),
          }),
        ),
        overlay: z.array(z.unknown()),
        questions: z.array(z.object({ kind: z.string() })),
      })
      .parse(JSON.parse(out));
    expect(form.rows.map(({ key }) => key)).toEqual(rows.map(({ code, criterion }) => (criterion ? `TC ${code}` : code)));
    const added = form.completion.flatMap(({ indicators }) => indicators);
    expect(added.map(({ code }) => code)).toEqual(
      rows.filter(({ code, criterion }) => !criterion && code !== '4.1').map(({ code }) => code),
    );
    expect(new Set(added.flatMap(({ sources }) => sources))).toEqual(new Set([`Biểu “${layout}.xlsx” (thay bằng số, ngày quyết định)`]));
    expect(new Set(added.flatMap(({ thresholds }) => thresholds.map(({ enforce }) => enforce)))).toEqual(new Set(['after-confirmation']));
    expect(form.overlay).toEqual([]);
    const columns = { 'two-columns': 1, 'three-dates': 5, 'other-order': 2 }[layout];
    expect(form.questions.map(({ kind }) => kind)).toEqual([...Array.from({ length: columns }, () => 'column'), 'source']);
  });

  it('is made for a unit and a period, nothing else of the workbook changed', async () => {
    putInRulebook(layout);
    const { status, err } = await run('template', '--set', SET, '--unit', TOWN, '--period', '2023-11', '--out', at(made));
    expect([status, err]).toEqual([0, '']);
    const [mould, sheet] = [(await readSheets(at(`${layout}.xlsx`)))[0], (await readSheets(at(made)))[0]];
    const before = new Map(mould?.cells.map((cell) => [cell.at, cell.value]));
    const different = (sheet?.cells ?? []).filter(
      (cell) => before.get(cell.at) !== cell.value && !(cell.value === null && before.get(cell.at) === undefined),
    );
    expect(different.map(({ value }) => value)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/thị trấn nam giang$/iu),
        expect.stringMatching(/tháng 11 năm 2023$/iu),
        `Mã biểu: ${SET}/1 · ${TOWN} · 2023-11`,
      ]),
    );
    expect(different).toHaveLength(3);
    const parts = (file: string): readonly (readonly [string, string])[] =>
      Object.entries(unzipSync(readFileSync(at(file)))).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
    const [old, now] = [parts(`${layout}.xlsx`), parts(made)];
    // Excel is told to calculate, in the workbook's own part, where it was not yet.
    const kept = now.filter(([name]) => name !== 'xl/workbook.xml');
    const touched = kept.filter(([name, bytes]) => old.find(([one]) => one === name)?.[1] !== bytes).map(([name]) => name);
    expect([now.length, touched]).toEqual([old.length, ['xl/worksheets/sheet1.xml']]);
  });

  it('is checked as it is filled, and counts in the district’s totals', async () => {
    await fill(made, filled);
    const report = await checked(filled);
    expect([report.unit, report.period, report.outcome]).toEqual([TOWN, '2023-11', 'sendable']);
    // One form has no column for difficulties: that there is none is said, and blocks nothing.
    expect(report.findings.map(({ rule }) => rule)).toEqual(layout === 'three-dates' ? ['NTM-V016', 'NTM-V032'] : ['NTM-V032']);
    expect(report.entries.filter(({ selfAssessment }) => selfAssessment !== 'met').map(({ indicator }) => indicator)).toEqual(['2.3']);
    mkdirSync(at(`reports-${layout}`));
    copyFileSync(at(filled), at(`reports-${layout}/nam-giang.xlsx`));
    const { status, out } = await run(
      'consolidate',
      at(`reports-${layout}`),
      '--unit',
      '362',
      '--period',
      '2023-11',
      '--set',
      SET,
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ expected: 1, counted: 1, communes: [{ unit: TOWN, metCount: 8, unmet: [2] }] });
  });

  it('starts from its own last report, with all of it', async () => {
    const { status, out } = await run(
      'template',
      '--set',
      SET,
      '--unit',
      TOWN,
      '--period',
      '2023-12',
      '--from',
      at(filled),
      '--out',
      at(`next-${made}`),
      '--json',
    );
    expect(status).toBe(0);
    const lost = z
      .object({
        form: z.string(),
        notCarried: z.array(z.object({ cell: z.string(), value: z.string(), reason: z.object({ vi: z.string(), en: z.string() }) })),
      })
      .parse(JSON.parse(out));
    expect(lost.form).toBe(layout);
    // Where the form has no column for difficulties, the difficulty stood among the notes, which are given anew.
    expect(lost.notCarried.map(({ value }) => value)).toEqual(
      layout === 'three-dates' ? ['Thiếu vốn, đề nghị huyện bố trí trong quý sau'] : [],
    );
    const [before, after] = [await checked(filled), await checked(`next-${made}`)];
    const said = ({ entries }: Checked): unknown =>
      entries.map(({ indicator, selfAssessment, obstacle }) => [indicator, selfAssessment, obstacle]);
    expect([after.period, said(after)]).toEqual(['2023-12', said(before)]);
  });

  it('is carried over into our layout and back', async () => {
    const ours = `ours-${layout}.xlsx`;
    const there = await run(
      'template',
      '--set',
      SET,
      '--unit',
      TOWN,
      '--period',
      '2023-12',
      '--from',
      at(filled),
      '--form',
      'national',
      '--out',
      at(ours),
      '--json',
    );
    const back = await run(
      'template',
      '--set',
      SET,
      '--unit',
      TOWN,
      '--period',
      '2024-01',
      '--from',
      at(ours),
      '--out',
      at(`back-${layout}.xlsx`),
      '--json',
    );
    expect([there.status, back.status]).toEqual([0, 0]);
    const assessed = async (file: string): Promise<unknown> =>
      (await checked(file)).entries.map(({ indicator, selfAssessment }) => [indicator, selfAssessment]);
    expect(await assessed(ours)).toEqual(await assessed(filled));
    expect(await assessed(`back-${layout}.xlsx`)).toEqual(await assessed(filled));
  });
});

describe('what is carried over from one form to another', () => {
  it('is carried between two provinces’ layouts; what has no cell there is listed with its reason', async () => {
    putInRulebook('three-dates');
    // The reader knows both forms: the older one is still in the rulebook under another province.
    const older = z.looseObject({}).parse(JSON.parse(readFileSync(at('two-columns.json'), 'utf8')));
    writeFileSync(join(book, 'templates', 'two-columns.json'), JSON.stringify({ ...older, province: '37' }));
    const words = [
      'template',
      '--set',
      SET,
      '--unit',
      TOWN,
      '--period',
      '2023-12',
      '--from',
      at('filled-two-columns.xlsx'),
      '--out',
      at('moved.xlsx'),
    ];
    const [said, { out }] = [await run(...words), await run(...words, '--json')];
    const { notCarried } = z
      .object({ notCarried: z.array(z.object({ value: z.string(), reason: z.object({ vi: z.string() }) })) })
      .parse(JSON.parse(out));
    expect(notCarried).toMatchObject([
      { value: 'Thiếu vốn, đề nghị huyện bố trí trong quý sau', reason: { vi: 'biểu mới không có ô để ghi, hoặc ô đó có công thức' } },
    ]);
    expect(said.out).toContain('Không lấy sang 1 ô');
    expect(said.out).toContain('not carried over');
  });

  it('is refused from another set, whose codes mean other things', async () => {
    const ntm = ['template', '--set', 'xa-ntm-318-2022', '--unit', '13969', '--period', '2023-10', '--out', at('ntm.xlsx')];
    expect((await run(...ntm)).status).toBe(0);
    const { status, err } = await run(
      'template',
      '--set',
      'xa-ntm-nang-cao-318-2022',
      '--unit',
      '13969',
      '--period',
      '2023-11',
      '--from',
      at('ntm.xlsx'),
      '--out',
      at('x.xlsx'),
    );
    expect([status, err.includes('[last-report-unfit]')]).toEqual([2, true]);
  });
});

describe('what a form without a decision may not do', () => {
  it('decides nothing until one is named, then its thresholds do', async () => {
    const { out } = await learn('two-columns', '--province', '36', '--source', 'Quyết định số 99/QĐ-UBND ngày 01/3/2022 (bịa)', '--json');
    const form = z
      .object({
        completion: z.array(
          z.object({
            indicators: z.array(z.object({ thresholds: z.array(z.object({ enforce: z.string(), sources: z.array(z.string()) })) })),
          }),
        ),
      })
      .parse(JSON.parse(out));
    const thresholds = form.completion.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.thresholds));
    expect(new Set(thresholds.map(({ enforce, sources }) => `${enforce} ${sources.join()}`))).toEqual(
      new Set(['yes Quyết định số 99/QĐ-UBND ngày 01/3/2022 (bịa)']),
    );
    expect((await learn('two-columns', '--source', 'của tỉnh')).status).toBe(64);
  });
});

describe('a wrong or doubtful form', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['a code in two rows', 'form-codes-twice', []],
    ['rows of nobody', 'form-rows-unknown', []],
  ])('with %s is refused', async (what, code, words) => {
    const wrong =
      what === 'rows of nobody'
        ? rows.map((row) => ({ ...row, code: '', text: `Việc khác ${row.code}` }))
        : rows.map((row) => (row.code === '1.3' ? { ...row, code: '1.2' } : row));
    makeForm('two-columns', code, wrong);
    const { status, err } = await learn(code, ...words);
    expect([status, err.includes(`[${code}]`)]).toEqual([2, true]);
  });

  it('whose names are no form’s, whose sheets are none, is said how to go on', async () => {
    const bad = await run('template', 'learn', at('two-columns.xlsx'), '--set', SET, '--out', at('Biểu mới.json'));
    expect([bad.status, bad.err.includes('[usage-form]')]).toEqual([64, true]);
    const none = await learn('two-columns', '--sheet', 'Hướng dẫn');
    expect([none.status, none.err.includes('--columns')]).toEqual([2, true]);
  });

  it('asks for codes that are not there, gives them by their place, and says so', async () => {
    makeForm(
      'two-columns',
      'no-codes',
      rows.map((row) => (row.code.startsWith('2.') ? { ...row, code: '-' } : row)),
    );
    const { out } = await learn('no-codes', '--json');
    const form = z
      .object({
        rows: z.array(z.object({ key: z.string() })),
        questions: z.array(z.object({ kind: z.string(), cell: z.string().nullable() })),
      })
      .parse(JSON.parse(out));
    expect(form.rows.map(({ key }) => key)).toEqual(rows.map(({ code, criterion }) => (criterion ? `TC ${code}` : code)));
    expect(form.questions.filter(({ kind }) => kind === 'code')).toHaveLength(6);
  });
});
