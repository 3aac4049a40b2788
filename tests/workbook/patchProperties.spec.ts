/** Random writes into workbooks of other programs: read back as planned by openpyxl, opened by LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, parseRange } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import type { CellWrite, Sheet } from '../../core/sheet/sheet.ts';
import { patchWorkbook, type PatchResult } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { randomFormula } from './randomFormula.ts';

const script = new URL('other_programs.py', import.meta.url).pathname;
const SHEET = 'Tổng hợp';
const RUNS = 60;
let folder = '';
let bases: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tieuchi-patch-'));
  execFileSync('/usr/bin/python3', [script, 'make', folder]);
  await makeByExceljs(join(folder, 'exceljs.xlsx'));
  writeFileSync(join(folder, 'libreoffice.xlsx'), throughLibreOffice(readFileSync(join(folder, 'xlsxwriter.xlsx')), 'xlsx'));
  bases = ['openpyxl.xlsx', 'xlsxwriter.xlsx', 'xlsxwriter.xlsm', 'exceljs.xlsx', 'libreoffice.xlsx'].map((name) => join(folder, name));
}, 180_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function makeByExceljs(path: string): Promise<void> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  sheet.mergeCells('B2:D3');
  for (let row = 4; row < 20; row += 1) {
    sheet.getRow(row).values = [row, `Xã ${String(row)}`, row / 3, row % 2 === 0];
    sheet.getCell(row, 3).numFmt = '0.0';
    sheet.getCell(row, 6).value = { formula: `C${String(row)}*2`, result: 1 };
  }
  sheet.getCell('H9').value = { richText: [{ text: 'xã ' }, { text: 'Nam Mỹ', font: { bold: true } }] };
  const [head = [], ...rows] = TABLE_ROWS;
  sheet.addTable({
    name: 'Bang_xa',
    ref: 'A44',
    headerRow: true,
    columns: head.map((name) => ({ name: String(name) })),
    rows: rows.map((row) => [...row]),
  });
  sheet.getCell('B4').note = 'Xã mới sáp nhập';
  sheet.getCell('P2').value = new Date(Date.UTC(2023, 10, 20));
  const image = workbook.addImage({ base64: DOT, extension: 'png' });
  sheet.addImage(image, 'Q2:R5');
  sheet.getCell('J4').dataValidation = { type: 'list', formulae: ['"Đạt,Chưa đạt"'] };
  sheet.addConditionalFormatting({ ref: 'C4:C19', rules: [{ type: 'expression', priority: 1, formulae: ['$C4>5'], style: {} }] });
  Object.assign(sheet.pageSetup, { orientation: 'landscape', printArea: 'A1:I25', printTitlesRow: '1:2' });
  sheet.headerFooter.oddFooter = '&CTrang &P';
  workbook.definedNames.add(`'${SHEET}'!$C$4:$C$19`, 'Ket_qua');
  workbook.properties.date1904 = true;
  await workbook.xlsx.writeFile(path);
}

/** The table of every base: its heading is in row 44, which patches leave out. */
const TABLE_HEADING = 44;
const TABLE_ROWS = [
  ['Mã', 'Xã', 'Số'],
  ['01', 'Nam Mỹ', 1],
  ['02', 'Nam Toàn', 2],
];
/** One grey dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const values = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('Đạt', 'Chưa đạt', '  13969 ', '<xã> & "thị trấn"', "'=1+1", 'hai\ndòng\tvà tab', '😀', '95,5 %', ']]>'),
  fc.string({ minLength: 1 }).filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x[0-9a-f]{4}_|^=/iu.test(text)),
);
const places = fc
  .record({ row: fc.integer({ min: 1, max: 48 }), column: fc.integer({ min: 1, max: 14 }) })
  .filter(({ row }) => row !== TABLE_HEADING);
/** Formulas read above row 26, so that not too many lead back to themselves. */
const addresses = places.map(({ row, column }) => addressOf(1 + (row % 25), column));
const formulas = randomFormula(
  addresses,
  fc.tuple(addresses, addresses).map(([a, b]) => `${a}:${b}`),
).map((formula) => ({ formula: `=${formula}` }));
const contents = fc.oneof(
  values.map((value) => ({ value })),
  formulas,
);
const patches = fc.uniqueArray(fc.tuple(places, contents), { maxLength: 30, selector: ([{ row, column }]) => addressOf(row, column) });

/** Cells that a patch takes: neither a formula nor hidden by a merge. */
function writable(sheet: Sheet): (row: number, column: number) => boolean {
  const formulas = new Set(sheet.cells.filter(({ formula }) => formula !== undefined).map(({ at }) => at));
  const merges = (sheet.merges ?? []).flatMap((text) => parseRange(text) ?? []);
  return (row, column) =>
    !formulas.has(addressOf(row, column)) &&
    !merges.some(
      ({ top, left, bottom, right }) =>
        top <= row && row <= bottom && left <= column && column <= right && (row !== top || column !== left),
    );
}

/** A formula made at random may lead back to itself: those are named, and left out. */
function patchWithoutCircles(
  bytes: Uint8Array,
  planned: readonly CellWrite[],
): { readonly writes: readonly CellWrite[]; readonly result: PatchResult } {
  for (let writes = planned; ;) {
    try {
      return { writes, result: patchWorkbook(bytes, writes) };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'patch-formula-circle') throw error;
      const circular = error.facts.cells as readonly string[];
      writes = writes.filter(({ sheet, cell }) => !circular.includes(`${sheet}!${cell}`));
    }
  }
}

test('openpyxl reads every planned value and formula, every other cell and all around them as it was; other parts keep their bytes', () => {
  const jobs: {
    readonly base: string;
    readonly patched: string;
    readonly writes: readonly CellWrite[];
    readonly changed: readonly string[];
  }[] = [];
  for (const base of bases) {
    const bytes = readFileSync(base);
    const canWrite = writable(readWorkbook(bytes).sheets[0]?.sheet ?? { name: '', cells: [] });
    fc.assert(
      fc.property(patches, (patch) => {
        const planned = patch
          .filter(([{ row, column }]) => canWrite(row, column))
          .map(([{ row, column }, content]) => ({ sheet: SHEET, cell: addressOf(row, column), ...content }));
        const { writes, result } = patchWithoutCircles(bytes, planned);
        const { bytes: patched, changed } = result;
        const path = join(folder, `patched-${String(jobs.length)}${extname(base)}`);
        writeFileSync(path, patched);
        const parts = changed.map(({ part }) => part);
        expect(
          parts.filter(
            (part) =>
              !/^(?:\[Content_Types\]\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/calcChain\.xml)$|^xl\/(workbook|worksheets\/sheet\d|charts\/chart\d|drawings\/drawing\d)\.xml$/.test(
                part,
              ),
          ),
        ).toEqual([]);
        jobs.push({ base, patched: path, writes, changed: parts });
        const again = patchWorkbook(
          patched,
          writes.map((write) => ({ ...write, overFormula: 'formula' in write })),
        );
        expect(again.changed).toEqual([]);
      }),
      { numRuns: RUNS / bases.length, seed: 20231120 },
    );
  }
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(jobs));
  expect(jobs.length).toBeGreaterThanOrEqual(RUNS);
  expect(jobs.flatMap(({ writes }) => writes).filter((write) => 'formula' in write).length).toBeGreaterThan(RUNS);
  expect(JSON.parse(execFileSync('/usr/bin/python3', [script, 'compare', plan], { encoding: 'utf8' }))).toEqual([]);
});

test('LibreOffice opens a patched master, calculates it and shows the new total', () => {
  const [base = ''] = bases;
  const { bytes } = patchWorkbook(readFileSync(base), [
    { sheet: SHEET, cell: 'C3', value: 1000 },
    { sheet: SHEET, cell: 'B30', value: 'Xã mới, "thêm"' },
  ]);
  const path = join(folder, 'master.xlsx');
  writeFileSync(path, bytes);
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      folder,
      path,
    ],
    { stdio: 'ignore' },
  );
  const lines = readFileSync(join(folder, 'master.csv'), 'utf8').split('\n');
  const [total = ''] = lines[24]?.split(',').filter((text) => text !== '') ?? [];
  const sum =
    1000 +
    readWorkbook(readFileSync(base))
      .sheets.flatMap(({ sheet }) => sheet.cells)
      .reduce((all, { at, value }) => (/^C([4-9]|1\d|2[0-2])$/.test(at) && typeof value === 'number' ? all + value : all), 0);
  expect(Number(total)).toBeCloseTo(sum, 1);
  expect(lines[29]).toContain('"Xã mới, ""thêm"""');
});
