/** The evaluator against LibreOffice, at both its doors: a thousand formulas made at random over cells written at random. */
import exceljs from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, parseAddress } from '../../core/sheet/address.ts';
import { createEvaluator } from '../../core/sheet/formula/inSheet.ts';
import { gridOf } from '../../core/sheet/grid.ts';
import { isCellError, type Cell, type CellWrite, type Sheet, type ValueWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { randomFormula, randomNumber } from './randomFormula.ts';

const [ROWS, COLUMNS, FORMULAS] = [12, 6, 1_500];
const SEED = 20231120;

// No truth values: LibreOffice counts them as numbers, Excel does not.
const value = fc.oneof(
  { weight: 6, arbitrary: randomNumber },
  fc.constantFrom<ValueWrite['value']>('x', 'X', 'Đ', 'Đạt', 'Chưa đạt', '5', '', null, null),
);
const cell = fc
  .record({ row: fc.integer({ min: 1, max: ROWS }), column: fc.integer({ min: 1, max: COLUMNS }) })
  .map(({ row, column }) => addressOf(row, column));
const area = fc.tuple(cell, cell).map(([a, b]) => `${a}:${b}`);
const own = fc.oneof(area, fc.constantFrom('A1:F12', 'B2:B11', "'Khác xã'!A1:B3"));
const formula = randomFormula(cell, own);

let patched: Sheet | undefined;
let ours: ReadonlyMap<string, Cell>;
let theirs: ReadonlyMap<string, Cell>;
/** What was asked for in the sheet of formulas that the patcher wrote itself. */
let asked: ReadonlyMap<string, string>;

beforeAll(async () => {
  const formulas = fc.sample(formula, { numRuns: FORMULAS, seed: SEED });
  const cells = fc.sample(value, { numRuns: ROWS * COLUMNS, seed: SEED + 1 });
  const writes = cells.map((one, i): CellWrite => ({
    sheet: 'S',
    cell: addressOf(1 + Math.floor(i / COLUMNS), 1 + (i % COLUMNS)),
    value: one,
  }));
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('S');
  const other = workbook.addWorksheet('Khác xã');
  [1, 2.25, 'x', 4].forEach((one, i) => (other.getCell(1 + (i % 3), 1 + Math.floor(i / 3)).value = one));
  formulas.forEach((text, i) => (sheet.getCell(20 + i, 2).value = { formula: text, date1904: false }));
  // Formulas that read formulas: each a count of ten others.
  for (let i = 10; i < FORMULAS; i += 10)
    sheet.getCell(20 + i, 3).value = { formula: `COUNTA(B${String(10 + i)}:B${String(19 + i)})`, date1904: false };
  // Half of them once more, put there by the patcher: over figures, over other formulas, in new cells.
  const written = formulas.slice(FORMULAS / 2).map((text, i) => ({ sheet: 'S', cell: addressOf(20 + i, 4), formula: `=${text}` }));
  written.forEach(({ cell }, i) => {
    if (i % 3 > 0) sheet.getCell(cell).value = i % 3 === 1 ? i : { formula: 'A1+1', date1904: false };
  });
  asked = new Map(written.map(({ cell, formula: text }) => [cell, text]));
  const { bytes } = patchWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()), [
    ...writes,
    ...written.map((one) => ({ ...one, overFormula: true })),
  ]);
  const formulasOf = (sheet: Sheet | undefined): ReadonlyMap<string, Cell> =>
    new Map((sheet?.cells ?? []).filter((one) => one.formula !== undefined).map((one) => [one.at, one]));
  patched = readWorkbook(bytes).sheets[0]?.sheet;
  ours = formulasOf(patched);
  theirs = formulasOf(readWorkbook(throughLibreOffice(bytes, 'xlsx')).sheets[0]?.sheet);
}, 180_000);

/** A truth value is a number to LibreOffice, and minus one a truth value. */
function isSame(a: Cell['value'], b: Cell['value'] | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'boolean') return a === Number(b);
  // Which error it is, LibreOffice says in its own words.
  if (isCellError(a)) return isCellError(b);
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-13 * Math.abs(a);
}

describe('what is worked out', () => {
  test('by the patcher is what LibreOffice works out', () => {
    const different = [...ours.values()].filter((one) => one.value !== null && !isSame(one.value, theirs.get(one.at)?.value));
    expect(different.map((one) => [one.formula, one.value, theirs.get(one.at)?.value])).toEqual([]);
  });

  test('by the reading of a sheet is what LibreOffice works out, errors too', () => {
    const evaluator = createEvaluator(gridOf(patched ?? { name: 'S', cells: [] }));
    const told = [...ours.values()].flatMap(({ at, formula }) => {
      const position = parseAddress(at);
      const evaluated = position && evaluator.evaluate(position);
      return evaluated?.kind === 'value' ? [{ at, formula, value: evaluated.value ?? 0 }] : [];
    });
    const different = told.filter(({ at, value }) => !isSame(value, theirs.get(at)?.value));
    expect(different.map(({ at, formula, value }) => [formula, value, theirs.get(at)?.value])).toEqual([]);
    expect(told.length).toBeGreaterThan(ours.size / 3);
  });

  test('of a formula that the patcher wrote stands in its cell, with the formula as it was asked for', () => {
    expect(asked.size).toBe(FORMULAS / 2);
    for (const [at, text] of asked) expect(ours.get(at)?.formula, at).toBe(text);
    const told = [...asked.keys()].filter((at) => ours.get(at)?.value !== null);
    expect(told.length).toBeGreaterThan(asked.size / 3);
    // Nothing that LibreOffice does not take for a formula.
    expect([...asked.keys()].filter((at) => theirs.get(at)?.formula === undefined)).toEqual([]);
  });

  test('by the patcher is a good part of them', () => {
    const told = [...ours.values()].filter((one) => one.value !== null);
    expect(theirs.size).toBeGreaterThan(FORMULAS / 2);
    expect(told.length).toBeGreaterThan(ours.size / 3);
  });
});
