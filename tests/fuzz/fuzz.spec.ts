/**
 * Files and sheets that nobody meant: bytes and XML of a report changed at random, and sheets of random cells. Nothing may
 * break, take two seconds of processor time, or keep memory. TIEUCHI_FUZZ=100000 tries so many in all; 3 000 without it.
 */
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDocument, checkWorkbook } from '../../core/check.ts';
import { Problem } from '../../core/problem.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { chanceOf, type Chance } from '../../service/sample/random.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { exceljsFile } from '../damage/exceljsFile.ts';
import { damaged } from '../damage/generate.ts';
import { makeZip } from '../workbook/makeZip.ts';
import { rulebook } from '../support/rulebook.ts';

const TRIED = Number(process.env.TIEUCHI_FUZZ ?? 3000);
const LONG = 60 * 60_000;
/** Of processor time: others may use the machine. */
const SLOWEST_MS = 2000;
const MOST_KEPT_MB = 300;

const heldMb = (): number => process.memoryUsage().heapUsed / 2 ** 20;

/** Does the work within its time; answers how it ended. */
function timed(work: () => void): 'done' | 'refused' {
  const before = process.cpuUsage();
  let ended: 'done' | 'refused' = 'done';
  try {
    work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    ended = 'refused';
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(SLOWEST_MS);
  return ended;
}

function check(sheets: readonly Sheet[]): void {
  expect(JSON.stringify(checkDocument('x.xlsx', checkWorkbook(sheets, rulebook))).length).toBeGreaterThan(2);
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  '&#x0;',
  '&amp;',
  '</c>',
  '<c r="A1"><v>1</v></c>',
  '<row r="1048576">',
  '1e309',
  '-1',
  'A1:XFD1048576',
  '\u00AD',
  '=SUM(A:A)',
  '<f>A1</f>',
  't="s"',
  '<v/>',
  '999999999',
] as const;

/** One to five places changed: bytes turned, cut, doubled, or a piece of XML put between. */
function mutated(bytes: Uint8Array, chance: Chance): Uint8Array {
  let changed = bytes;
  for (let times = 1 + Math.floor(chance.next() * 5); times > 0; times -= 1) {
    const at = Math.floor(chance.next() * changed.length);
    const length = Math.floor(chance.next() * 40);
    const [head, tail] = [changed.subarray(0, at), changed.subarray(at)];
    const middle = chance.oneOf([
      new TextEncoder().encode(chance.oneOf(PIECES)),
      Uint8Array.from({ length }, () => Math.floor(chance.next() * 256)),
      changed.slice(at, at + length * 20),
    ]);
    changed = Uint8Array.from([...head, ...middle, ...tail.subarray(chance.happens(0.5) ? length : 0)]);
  }
  return changed;
}

it('a file with bytes or XML changed is read, or refused with a reason', { timeout: LONG }, async () => {
  const whole = damaged(7, []).sheets.at(-1);
  if (!whole) return expect.fail('no sheet');
  // The heading and the first rows: small files are tried more often.
  const small = { ...whole, cells: whole.cells.filter(({ at }) => Number(at.replace(/\D/gu, '')) < 40) };
  const bytes = await exceljsFile([small]);
  const parts = Object.entries(unzipSync(bytes)).map(([name, data]) => ({ name, data }));
  const before = heldMb();
  const ended = { done: 0, refused: 0 };
  for (let seed = 0; seed < TRIED / 2; seed += 1) {
    const chance = chanceOf(seed, 'bytes');
    const target = Math.floor(chance.next() * parts.length);
    const file = chance.happens(0.3)
      ? mutated(bytes, chance)
      : makeZip(parts.map((part, index) => (index === target ? { ...part, data: mutated(part.data, chance) } : part)));
    ended[timed(() => check(readWorkbook(file).sheets.map(({ sheet }) => sheet)))] += 1;
  }
  console.log(`bytes and XML: ${String(ended.done)} read, ${String(ended.refused)} refused`);
  // Mutations that are all refused would try the reader's door only.
  expect(ended.done).toBeGreaterThan(TRIED / 50);
  expect(heldMb() - before).toBeLessThan(MOST_KEPT_MB);
});

const good = damaged(3, []).sheets.at(-1);
const words = [...new Set((good?.cells ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))];
const text = fc.oneof(
  fc.constantFrom(
    ...words,
    'Đạt',
    'x',
    'Chưa đạt',
    'STT',
    'Nội dung',
    'Kết quả',
    'Tự đánh giá',
    '1.1',
    '17,10',
    '95,5 %',
    '≥ 95',
    '(1)',
    'Mã biểu: xa-ntm-318-2022/1 · 13969 · 2023-11',
    'Ch\u00ADa ®¹t',
    'Ñaït',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const value = fc.oneof(
  text,
  fc.double(),
  fc.integer({ min: -5, max: 50_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ error: fc.constantFrom('#REF!', '#N/A') }),
);
const formula = fc.oneof(
  fc.constantFrom(
    '=SUM(A1:Z99)',
    '=F9',
    '=IF(F9>=95,"Đạt","Chưa đạt")',
    '=A1/0',
    '=SUM(F:F)',
    '=COUNTIF(G1:G99,"*")',
    "='[x.xlsx]a'!A1",
    `=${'('.repeat(200)}`,
    '=((((1',
    '=-----1',
    '=A1048576',
  ),
  fc.string({ maxLength: 60 }).map((tail) => `=${tail}`),
);
const cell: fc.Arbitrary<Cell> = fc
  .record({
    column: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M'),
    row: fc.integer({ min: 1, max: 120 }),
    value,
    formula: fc.option(formula, { nil: undefined, freq: 5 }),
    font: fc.constantFrom(undefined, '.VnTime', '.VnTimeH', 'VNI-Times', 'Wingdings'),
    format: fc.constantFrom(undefined, '0%', 'd-mmm', '#,##0,', '@'),
  })
  .map(({ column, row, value: held, formula: written, font, format }) => ({
    at: `${column}${String(row)}`,
    value: held,
    ...(written === undefined ? {} : { formula: written }),
    ...(font === undefined ? {} : { font }),
    ...(format === undefined ? {} : { format }),
  }));
const merge = fc.tuple(cell, cell).map(([a, b]) => `${a.at}:${b.at}`);

/** Random cells over nothing, or over a good sheet; each address once, as every door gives them. */
const sheet: fc.Arbitrary<Sheet> = fc
  .record({
    over: fc.boolean(),
    cells: fc.array(cell, { maxLength: 80 }),
    merges: fc.array(merge, { maxLength: 6 }),
    hiddenRows: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 3 }),
  })
  .map(({ over, cells, merges, hiddenRows }) => {
    const byAddress = new Map([...(over ? (good?.cells ?? []) : []), ...cells].map((one) => [one.at, one]));
    return { name: 'Tháng 11', cells: [...byAddress.values()], merges, hiddenRows };
  });

it('a sheet of any cells is checked', { timeout: LONG }, () => {
  const before = heldMb();
  fc.assert(
    fc.property(sheet, (one) => {
      timed(() => check([one]));
    }),
    { numRuns: Math.ceil(TRIED / 2), seed: 5 },
  );
  expect(heldMb() - before).toBeLessThan(MOST_KEPT_MB);
});
