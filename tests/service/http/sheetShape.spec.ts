/** The quick look at what is sent and the schema that describes it are one: what one takes the other takes, and as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSent, sentSchema } from '../../../service/http/resources/submissions.ts';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_MERGES, MAX_NAME, MAX_RANGE, MAX_SHEET_CELLS } from '../../../service/http/limits.ts';
import { sent } from '../../support/service.ts';

const RUNS = 3_000;

/** What the schema says, which the quick look must say too; what is taken is taken as it was sent. */
function isTaken(body: unknown): boolean {
  const parsed = sentSchema.safeParse(body);
  expect(isSent(body)).toBe(parsed.success);
  if (parsed.success) expect(parsed.data).toEqual(body);
  return parsed.success;
}

const good = {
  sheet: { name: 'Tháng 11', cells: [{ at: 'A1', value: 1 }] },
  about: { template: 'a', unit: '1', period: '2023-11' },
  baseVersion: 0,
};
const withSheet = (fields: object): object => ({ ...good, sheet: { ...good.sheet, ...fields } });
const withCell = (fields: object): object => withSheet({ cells: [{ ...good.sheet.cells[0], ...fields }] });
const x = (count: number): string => 'x'.repeat(count);
const many = (count: number, item: unknown): unknown[] => Array.from({ length: count }, () => item);

describe('what is sent', () => {
  it('is taken as the official sheet is', () => {
    expect(isTaken(JSON.parse(JSON.stringify(sent('13969'))))).toBe(true);
  });

  it.each<[string, boolean, object]>([
    ['a text as long as a cell holds', true, withCell({ value: x(MAX_CELL_TEXT) })],
    ['a longer one', false, withCell({ value: x(MAX_CELL_TEXT + 1) })],
    ['half a letter', false, withCell({ value: '\ud800' })],
    ['a number no cell holds', false, withCell({ value: JSON.parse('1e999') })],
    [
      'true, null, an error',
      true,
      withSheet({ cells: [true, null, { error: '#REF!' }].map((value, row) => ({ at: `A${String(row + 1)}`, value })) }),
    ],
    ['an error with more in it', false, withCell({ value: { error: '#REF!', at: 1 } })],
    ['a list as a value', false, withCell({ value: ['x'] })],
    ['a cell without a value', false, withSheet({ cells: [{ at: 'A1' }] })],
    ['a cell without an address', false, withSheet({ cells: [{ value: 1 }] })],
    ['the last cell', true, withCell({ at: 'XFD1048576' })],
    ['one behind it', false, withCell({ at: 'XFE1' })],
    ['an address in small letters', false, withCell({ at: 'a1' })],
    ['an address with its dollars', false, withCell({ at: '$A$1' })],
    ['a name the cell has not', false, withCell({ colour: 'red' })],
    ['a prototype', false, JSON.parse(JSON.stringify(good).replace('"value"', '"__proto__":{},"value"')) as object],
    ['a format of some length', true, withCell({ format: x(MAX_NAME) })],
    ['a longer format', false, withCell({ format: x(MAX_NAME + 1) })],
    ['a font that is none', false, withCell({ font: null })],
    ['a formula', true, withCell({ formula: `=${x(MAX_FORMULA - 1)}` })],
    ['a longer formula', false, withCell({ formula: `=${x(MAX_FORMULA)}` })],
    ['a formula without its =', false, withCell({ formula: 'A1' })],
    ['runs', true, withCell({ runs: [{ text: 'a', font: '.VnTime' }, { text: 'b' }] })],
    ['a run without a text', false, withCell({ runs: [{ font: '.VnTime' }] })],
    ['a run with more in it', false, withCell({ runs: [{ text: 'a', bold: true }] })],
    ['more runs than letters', false, withCell({ runs: many(MAX_CELL_TEXT + 1, { text: '' }) })],
    ['a sheet without a name', false, withSheet({ name: '' })],
    ['no cells at all', true, withSheet({ cells: [] })],
    ['cells that are no list', false, withSheet({ cells: { length: 0 } })],
    ['too many cells', false, withSheet({ cells: many(MAX_SHEET_CELLS + 1, { at: 'A1', value: 1 }) })],
    ['merged areas', true, withSheet({ merges: ['A1:K1', 'A1', 'XFD1048576:XFD1048576'] })],
    ['an area that is none', false, withSheet({ merges: ['A1:'] })],
    ['an area written long', false, withSheet({ merges: [`A1:B2:${x(MAX_RANGE)}`] })],
    ['too many areas', false, withSheet({ merges: many(MAX_MERGES + 1, 'A1:B2') })],
    ['hidden rows', true, withSheet({ hiddenRows: [1, 12] })],
    ['a row 0', false, withSheet({ hiddenRows: [0] })],
    ['half a row', false, withSheet({ hiddenRows: [1.5] })],
    ['hidden columns', true, withSheet({ hiddenColumns: ['J', 'XFD'] })],
    ['a column by its number', false, withSheet({ hiddenColumns: ['1'] })],
    ['a sheet with more in it', false, withSheet({ macro: 'x' })],
    ['no sheet', false, { about: good.about, baseVersion: 0 }],
    ['a version below zero', false, { ...good, baseVersion: -1 }],
    ['nothing of what it is about', false, { ...good, about: {} }],
    ['more beside the sheet', false, { ...good, admin: true }],
  ])('with %s: %s', (_, expected, body) => {
    expect(isTaken(body)).toBe(expected);
  });

  it('is taken or not by both alike, whatever it is', () => {
    let taken = 0;
    fc.assert(
      fc.property(bodies, (body) => {
        taken += isTaken(body) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    expect(taken).toBeGreaterThan(RUNS / 4);
    expect(taken).toBeLessThan((RUNS * 3) / 4);
  });
});

/** Mostly what is asked for, now and then anything: so that many bodies are wrong in one place, and many in none. */
const mostly = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown> = fc.jsonValue()): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: wrong });
const record = (
  needed: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<unknown> => mostly(fc.record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) }));
const some = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => mostly(fc.array(item, { maxLength: 3 }));

const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.constantFrom('Đạt', '95,5 %', '=A1'));
const text = mostly(words, fc.constantFrom('', '\udc00x', 'x'.repeat(MAX_NAME + 1), null));
const addresses = fc.stringMatching(/^[A-Z]{1,2}[1-9]\d{0,5}$/);
const address = mostly(addresses, fc.constantFrom('XFD1048576', 'XFD1048577', 'A0', 'AAAA1', 'b2', 'A1 ', '$A1'));
const areas = fc.tuple(addresses, addresses).map((ends) => ends.join(':'));
const rows = fc.integer({ min: 1, max: 2_000_000 });

const run = record({ text }, { font: text });
const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), record({ error: text }));
const formula = mostly(
  words.map((one) => `=${one}`),
  text,
);
const cell = record({ at: address, value: mostly(value) }, { format: text, font: text, formula, runs: some(run) });
const sheet = record(
  { name: text, cells: some(cell) },
  {
    merges: some(mostly(areas, fc.constantFrom('A1:B2:C3', 'A1:', 'A1', 'a1:b2'))),
    hiddenRows: some(mostly(rows, fc.constantFrom(0, -1, 1.5, 1e21))),
    hiddenColumns: some(mostly(fc.constantFrom('A', 'XFD'), fc.constantFrom('a', 'ABCD', '', 'A1'))),
  },
);
const about = record({ template: text, unit: text, period: text });
const bodies = record({ sheet, about, baseVersion: mostly(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(-1, 1_000_001, 0.5)) });
