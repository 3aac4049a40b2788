/** The commands as a person runs them, on the sample: the contract's words, exit states and documents. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { totalsSchema } from '../../../core/consolidation/totalsSchema.ts';
import { readWorkbook } from '../../../workbook/read/workbook.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';

const SET = 'xa-ntm-nang-cao-318-2022';
const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const folder = ownFolder();
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const report = (unit: string): string => at('mau', 'bao-cao', 'huyen-nam-truc', `${unit}.xlsx`);
const desk = ['--period', '2023-11', '--set', SET] as const;

const checkSchema = z.object({
  file: z.string(),
  reports: z.array(
    z.object({
      sheet: z.string(),
      template: z.string(),
      unit: z.string(),
      period: z.string(),
      fingerprint: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      entries: z.array(
        z.object({
          indicator: z.string(),
          reading: z.object({ kind: z.string() }),
          selfAssessment: z.enum(['met', 'unmet', 'notAssessed', 'notApplicable']).nullable(),
          expectedBy: z.string().nullable(),
          obstacle: z.string().nullable(),
          note: z.string().nullable(),
          cells: z.object({
            result: z.string(),
            selfAssessment: z.string(),
            expectedBy: z.string(),
            obstacle: z.string(),
            note: z.string(),
          }),
        }),
      ),
      criteria: z.array(z.object({ criterion: z.int(), selfAssessment: z.enum(['met', 'unmet', 'notAssessed']) })),
      findings: z.array(
        z.object({
          rule: z.string().regex(/^NTM-V\d{3}$/),
          severity: z.enum(['error', 'explain', 'warning', 'info']),
          cell: z.string().nullable(),
          indicator: z.string().nullable(),
          message: z.object({ vi: z.string(), en: z.string() }),
          fix: z.array(z.object({ cell: z.string() })).nullable(),
        }),
      ),
      outcome: z.enum(['sendable', 'blocked']),
    }),
  ),
  unrecognised: z.array(z.object({ sheet: z.string(), reason: z.object({ vi: z.string(), en: z.string() }) })),
});
const problemSchema = z.object({ problem: z.object({ code: z.string(), message: z.object({ vi: z.string(), en: z.string() }) }) });

async function document<T>(schema: z.ZodType<T>, words: readonly string[], status = 0, env: Record<string, string> = {}): Promise<T> {
  const ran = await tieuchi([...words, '--json'], { env });
  expect([ran.status, ran.err], words.join(' ')).toEqual([status, expect.anything()]);
  return schema.parse(JSON.parse(ran.out));
}

beforeAll(async () => {
  expect((await tieuchi(['sample', '--out', at('mau')])).status).toBe(0);
}, 60_000);

describe('tieuchi template', () => {
  it('makes the sheet that tieuchi check knows; empty, it is blocked for its missing self-assessments', async () => {
    const made = await tieuchi(['template', '--set', SET, '--unit', '13969', '--period', '2023-11', '--out', at('bieu.xlsx')]);
    expect([made.status, made.err]).toEqual([0, '']);
    const { reports } = await document(checkSchema, ['check', at('bieu.xlsx')], 1);
    expect(reports[0]).toMatchObject({ template: SET, unit: '13969', period: '2023-11', sheet: 'Tháng 11' });
    expect(reports[0]?.entries).toHaveLength(75);
    expect(new Set(reports[0]?.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))).toEqual(
      new Set(['NTM-V007']),
    );
  });

  it('starts from the last report: next month’s sheet is filled, marked “như kỳ trước”, and sendable', async () => {
    const words = [
      'template',
      '--set',
      SET,
      '--unit',
      '13969',
      '--period',
      '2023-12',
      '--from',
      report('xa-nam-my'),
      '--out',
      at('thang-12.xlsx'),
    ];
    expect((await tieuchi(words)).status).toBe(0);
    const { reports } = await document(checkSchema, ['check', at('thang-12.xlsx')]);
    const last = await document(checkSchema, ['check', report('xa-nam-my')]);
    const meaning = (entries: (typeof reports)[0]['entries'] | undefined): unknown => entries?.map(({ cells: _, ...entry }) => entry);
    expect(meaning(reports[0]?.entries)).toEqual(meaning(last.reports[0]?.entries));
    expect(reports[0]?.period).toBe('2023-12');
    const sheet = readWorkbook(new Uint8Array(readFileSync(at('thang-12.xlsx')))).sheets[0]?.sheet;
    expect(sheet?.cells.filter(({ value }) => value === 'như kỳ trước').length).toBeGreaterThan(70);
  });

  it('reads a province’s overlay at once: threshold and wording', async () => {
    cpSync(DATA, at('data'), { recursive: true });
    const overlay = {
      set: SET,
      code: '9',
      from: '2022-03-08',
      threshold: { value: 97 },
      text: 'Tỷ lệ hộ có nhà ở kiên cố (theo tỉnh)',
      source: 'QĐ thử',
    };
    writeFileSync(at('data', 'overlays', '36.json'), JSON.stringify({ schemaVersion: 1, province: '36', items: [overlay] }));
    const words = ['template', '--set', SET, '--unit', '13969', '--period', '2023-11', '--out', at('tinh.xlsx')];
    expect(await tieuchi(words, { env: { TIEUCHI_RULEBOOK: at('data') } })).toMatchObject({ status: 0, err: '' });
    const texts = readWorkbook(new Uint8Array(readFileSync(at('tinh.xlsx')))).sheets[0]?.sheet.cells.map(({ value }) => value);
    expect(texts).toContain('≥ 97');
    expect(texts).toContain('Tỷ lệ hộ có nhà ở kiên cố (theo tỉnh)');
  });

  it('keeps the file that was there', async () => {
    const words = ['template', '--set', SET, '--unit', '13972', '--period', '2023-11', '--out', at('hai-lan.xlsx')];
    await tieuchi(words);
    const first = readFileSync(at('hai-lan.xlsx'));
    expect((await tieuchi(words)).out).toContain('hai-lan.truoc-1.xlsx');
    expect(readFileSync(at('hai-lan.truoc-1.xlsx'))).toEqual(first);
    expect(readFileSync(at('hai-lan.xlsx'))).toEqual(first);
  });
});

describe('tieuchi check', () => {
  it('lets a good report pass, in words and as a document', async () => {
    const words = await tieuchi(['check', report('xa-nam-my')]);
    expect([words.status, words.err]).toEqual([0, '']);
    expect(words.out).toContain('KẾT QUẢ: GỬI ĐƯỢC');
    const { file, reports } = await document(checkSchema, ['check', report('xa-nam-my')]);
    expect([file, reports[0]?.outcome]).toEqual(['xa-nam-my.xlsx', 'sendable']);
  });

  it('blocks a bad one, naming cell, reason and what to do', async () => {
    const { status, out } = await tieuchi(['check', report('xa-nam-loi')]);
    expect(status).toBe(1);
    expect(out).toMatch(/F\d+\s+14\.1\s+NTM-V009\s+955 nằm ngoài khoảng có thể có/u);
    expect(out).toMatch(/G\d+\s+14\.2\s+NTM-V008/u);
  });

  it('takes an explanation from the sheet', async () => {
    const { reports } = await document(checkSchema.loose(), ['check', report('xa-nam-thang')]);
    expect(reports[0]?.outcome).toBe('sendable');
    expect(reports[0]?.findings.find(({ rule }) => rule === 'NTM-V014')).toMatchObject({ severity: 'explain', indicator: '14.1' });
  });

  it.each([
    [['--unit', '13972', '--period', '2023-11'], 'NTM-V002'],
    [['--period', '2023-12'], 'NTM-V003'],
    [['--set', 'xa-ntm-318-2022'], 'NTM-V001'],
  ])('asked for %j, finds %s', async (asked, rule) => {
    const { reports } = await document(checkSchema, ['check', report('xa-nam-my'), ...asked], 1);
    expect(reports[0]?.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it.each([
    ['a file that is not there', ['check', 'khong-co.xlsx'], 2, 'file-not-found'],
    ['a folder', ['check', '.'], 2, 'file-is-folder'],
    ['an unknown unit', ['check', 'x.xlsx', '--unit', '99999', '--period', '2023-11'], 64, 'unknown-unit'],
    ['a merged unit', ['check', 'x.xlsx', '--unit', '13969', '--period', '2024-10'], 64, 'unknown-unit'],
    ['an unknown period', ['check', 'x.xlsx', '--period', '11/2023'], 64, 'unknown-period'],
    ['an unknown set', ['check', 'x.xlsx', '--set', 'bo-la'], 64, 'unknown-set'],
    ['an unknown option', ['check', 'x.xlsx', '--la'], 64, 'usage-options'],
    ['no file', ['check'], 64, 'usage-file-arguments'],
    ['an unknown command', ['kiem-tra'], 64, 'usage-unknown-command'],
    ['a missing option', ['consolidate', 'x', '--period', '2023-11', '--set', SET], 64, 'usage-option-missing'],
    ['totals of a commune', ['consolidate', '.', '--unit', '13969', ...desk], 2, 'unit-not-above-communes'],
  ])('answers %s with its own code', async (_, words, status, code) => {
    const { problem } = await document(problemSchema, words, status);
    expect(problem.code).toBe(code);
  });

  it('says of a workbook without a report what it looked at', async () => {
    const ran = await tieuchi(['check', at('mau', 'nam-truc.xlsx')]);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('Không trang tính nào là biểu báo cáo');
    expect(await tieuchi(['check', report('xa-nam-my'), '--sheet', 'Không có'])).toMatchObject({ status: 2 });
  });
});

describe('tieuchi consolidate', () => {
  it('totals the district: six of eight, one missing, one quarantined with its reason', async () => {
    const totals = await document(totalsSchema, ['consolidate', at('mau', 'bao-cao'), '--unit', '362', ...desk], 3);
    expect(totals).toMatchObject({ unit: '362', expected: 8, counted: 6, missing: ['14005', '14008'], complete: false });
    expect(totals.explanations).toMatchObject([{ unit: '13978', rule: 'NTM-V014', indicator: '14.1' }]);
    for (const { met, unmet, notAssessed } of totals.criteria) expect(met + unmet + notAssessed).toBe(6);
  });

  it('totals the province by district and straight from its communes, both the same', async () => {
    const totals = await document(totalsSchema, ['consolidate', at('mau', 'bao-cao'), '--unit', '36', ...desk], 3);
    expect(totals).toMatchObject({ expected: 16, counted: 14 });
    expect(totals.districts).toHaveLength(10);
    const sum = (criterion: number): number =>
      totals.districts?.reduce((all, district) => all + (district.criteria[criterion]?.met ?? 0), 0) ?? -1;
    for (const [index, { met }] of totals.criteria.entries()) expect(sum(index)).toBe(met);
  });

  it('gives one criterion alone, and refuses one the set has not', async () => {
    const totals = await document(totalsSchema, ['consolidate', at('mau', 'bao-cao'), '--unit', '362', ...desk, '--criterion', '14'], 3);
    expect(totals.criteria.map(({ criterion }) => criterion)).toEqual([14]);
    expect(
      (await document(problemSchema, ['consolidate', at('mau'), '--unit', '362', ...desk, '--criterion', '20'], 64)).problem.code,
    ).toBe('unknown-criterion');
  });

  it('counts the same from inside the folder', async () => {
    const there = await document(totalsSchema, ['consolidate', at('mau', 'bao-cao', 'huyen-nam-truc'), '--unit', '362', ...desk], 3);
    for (const folderName of ['.', './', '../huyen-nam-truc']) {
      const ran = await tieuchi(['consolidate', folderName, '--unit', '362', ...desk, '--json'], {
        cwd: at('mau', 'bao-cao', 'huyen-nam-truc'),
      });
      expect(totalsSchema.parse(JSON.parse(ran.out))).toEqual(there);
    }
  });

  it('says plainly when nothing has come in', async () => {
    const totals = await document(totalsSchema, ['consolidate', ownFolderFor('trong'), '--unit', '362', ...desk]);
    expect(totals).toMatchObject({ counted: 0, average: null, complete: false });
  });
});

function ownFolderFor(name: string): string {
  const path = at(name);
  if (!existsSync(path)) cpSync(join(DATA, 'overlays'), path, { recursive: true, filter: (source) => !source.endsWith('.json') });
  return path;
}

describe('tieuchi master and patch', () => {
  const changeSchema = z.object({
    out: z.string(),
    changes: z.array(z.object({ cell: z.string() }).loose()),
    skipped: z.array(z.object({ cell: z.string() }).loose()),
    notReported: z.array(z.string()),
  });

  it('binds the district’s master and says how sure it is', async () => {
    const binding = await document(z.object({ kind: z.literal('bound'), sheet: z.string(), scope: z.string() }).loose(), [
      'master',
      'bind',
      at('mau', 'nam-truc.xlsx'),
      '--unit',
      '362',
      '--set',
      SET,
    ]);
    expect(binding.scope).toBe('362');
  });

  it.each([
    ['362', 'nam-truc.xlsx'],
    ['36', 'nam-dinh.xlsx'],
  ])('binds the master of %s on the last day of the month its title says, and places all of it', async (unit, master) => {
    const schema = z.object({ day: z.string(), unplaced: z.array(z.unknown()) });
    const words = ['master', 'bind', at('mau', master), '--unit', unit, '--set', SET];
    expect(await document(schema, words)).toEqual({ day: '2023-11-30', unplaced: [] });
    expect(await document(schema, [...words, '--period', '2024-10'])).toMatchObject({
      day: '2024-10-31',
      unplaced: { length: unit === '36' ? 1 : 4 },
    });
  });

  const patched = async (master: string, out: string, cells: Readonly<Record<string, string>>, sheet: string): Promise<string> => {
    writeFileSync(at('doi.json'), JSON.stringify(Object.entries(cells).map(([cell, value]) => ({ sheet, cell, value }))));
    expect((await tieuchi(['patch', at('mau', master), '--cells', at('doi.json'), '--out', at(out)])).status).toBe(0);
    return at(out);
  };
  const totalsFile = async (unit: string): Promise<string> => {
    writeFileSync(at(`tong-${unit}.json`), (await tieuchi(['consolidate', at('mau', 'bao-cao'), '--unit', unit, ...desk, '--json'])).out);
    return at(`tong-${unit}.json`);
  };

  it('writes nothing into a master whose criteria it does not understand', async () => {
    const master = await patched('nam-dinh.xlsx', 'chua-dat.xlsx', { E7: 'Số xã chưa đạt' }, 'Biểu tỉnh');
    const words = ['master', 'update', master, '--totals', await totalsFile('36'), '--out', at('khong-ghi.xlsx')];
    const { problem } = await document(problemSchema, words, 2);
    expect(problem.code).toBe('master-not-understood');
    expect(problem.message.vi).toContain('Số xã chưa đạt / TC1');
    expect(existsSync(at('khong-ghi.xlsx'))).toBe(false);
  });

  it('names a column and a row it does not understand, in words and in the document', async () => {
    const master = await patched('nam-truc.xlsx', 'mot-cot.xlsx', { E8: 'Mục lạ', B9: 'Xã Nam Mỹ Thượng' }, 'TH nâng cao');
    const words = ['master', 'update', master, '--totals', await totalsFile('362'), '--out', at('mot-cot-ghi.xlsx')];
    const { out, status } = await tieuchi(words);
    expect(status).toBe(0);
    expect(out).toMatch(/Không hiểu nên không ghi, số ở đó vẫn là số cũ:[^]*E8 +[^]*Mục lạ[^]*B9 +[^]*Xã Nam Mỹ Thượng/u);
    expect(out).toContain('Biểu không có cột cho tiêu chí: 3');
    expect(out).toContain('Có số liệu nhưng biểu không có dòng: Xã Nam Mỹ');
    expect(out).toContain('Lưu ý: Dòng 9 “Xã Nam Mỹ Thượng” không rõ là đơn vị nào');
    const unplaced = z.object({ unplaced: z.array(z.object({ kind: z.string() })) });
    expect((await document(unplaced, words)).unplaced.map(({ kind }) => kind)).toEqual(['column', 'criterion', 'row', 'unit']);
  });

  it('does not believe totals that cannot be true', async () => {
    const totals = JSON.parse(readFileSync(await totalsFile('362'), 'utf8')) as { average: number };
    writeFileSync(at('sai.json'), JSON.stringify({ ...totals, average: 18.5 }));
    const words = ['master', 'update', at('mau', 'nam-truc.xlsx'), '--totals', at('sai.json'), '--out', at('sai.xlsx')];
    const { problem } = await document(problemSchema, words, 2);
    expect(problem.code).toBe('json-file-wrong');
    expect(problem.message.vi).toContain('average: là 18.5');
  });

  it.each([
    ['362', 'nam-truc.xlsx'],
    ['36', 'nam-dinh.xlsx'],
  ])('fills the master of %s; filled again, nothing is left to write', async (unit, master) => {
    const consolidated = await tieuchi(['consolidate', at('mau', 'bao-cao'), '--unit', unit, ...desk, '--json']);
    writeFileSync(at(`${unit}.json`), consolidated.out);
    const filled = await document(changeSchema, [
      'master',
      'update',
      at('mau', master),
      '--totals',
      at(`${unit}.json`),
      '--out',
      at(`da-ghi-${unit}.xlsx`),
    ]);
    expect(filled.changes.length).toBeGreaterThan(20);
    const again = await document(changeSchema, [
      'master',
      'update',
      at(`da-ghi-${unit}.xlsx`),
      '--totals',
      at(`${unit}.json`),
      '--out',
      at(`lan-hai-${unit}.xlsx`),
    ]);
    expect(again.changes).toEqual([]);
    expect(readFileSync(at(`lan-hai-${unit}.xlsx`))).toEqual(readFileSync(at(`da-ghi-${unit}.xlsx`)));
  });

  it('does both at once by consolidate --master --out, and never writes over the master', async () => {
    const master = at('mau', 'nam-truc.xlsx');
    const before = readFileSync(master);
    const words = ['consolidate', at('mau', 'bao-cao'), '--unit', '362', ...desk, '--master', master];
    expect((await tieuchi([...words, '--out', at('mot-lan.xlsx')])).status).toBe(3);
    expect(readFileSync(at('mot-lan.xlsx'))).toEqual(readFileSync(at('da-ghi-362.xlsx')));
    expect((await document(problemSchema, [...words, '--out', master], 64)).problem.code).toBe('usage-out-is-input');
    expect((await document(problemSchema, words, 64)).problem.code).toBe('usage-master-needs-out');
    expect(readFileSync(master)).toEqual(before);
  });

  it('patches cells, and refuses a formula unless told', async () => {
    const cells = at('o.json');
    const patchIt = (value: object): Promise<unknown> => {
      writeFileSync(cells, JSON.stringify([value]));
      return tieuchi(['patch', report('xa-nam-my'), '--cells', cells, '--out', at('va.xlsx')]);
    };
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'K10', value: 'Có quyết định', overFormula: false })).toMatchObject({ status: 0 });
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'G9', value: 'Đạt' })).toMatchObject({ status: 2 });
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'G9', value: 'Đạt', overFormula: true })).toMatchObject({ status: 0 });
    const formula = '=COUNTA(G10:G11)';
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'G9', formula, overFormula: true })).toMatchObject({
      status: 0,
      out: expect.stringContaining(formula) as string,
    });
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'K10', formula: '=HYPERLINK("http://x")' })).toMatchObject({
      status: 2,
      err: expect.stringContaining('HYPERLINK') as string,
    });
    expect(await patchIt({ sheet: 'Tháng 11', cell: 'G9', value: 1, formula })).toMatchObject({ status: 2 });
    expect(await patchIt({ sheet: 'Tháng 11', ô: 'G9' })).toMatchObject({
      status: 2,
      err: expect.stringContaining('json-file-wrong') as string,
    });
  });
});

describe('tieuchi --help', () => {
  it('names every command, and each command says how it is used', async () => {
    const { out, status } = await tieuchi(['--help']);
    expect(status).toBe(0);
    for (const name of ['template', 'check', 'consolidate', 'master bind', 'master update', 'patch', 'sample', 'serve']) {
      expect(out).toContain(`tieuchi ${name}`);
      expect((await tieuchi([...name.split(' '), '--help'])).out).toContain(`tieuchi ${name}`);
    }
  });
});
