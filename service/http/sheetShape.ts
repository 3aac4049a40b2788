/**
 * Whether a value of JSON has the shape of a sheet, in one pass and without a copy. `sheetSchema` says the same, says what is wrong, and
 * describes the shape to others; asked of each of the thousand values of a report it takes ten times as long. A spec holds
 * the two together: what one takes, the other takes.
 */
import { parseAddress, parseRange } from '../../core/sheet/address.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { MAX_CELL_TEXT, MAX_FORMULA, MAX_MERGES, MAX_NAME, MAX_RANGE, MAX_SHEET_CELLS } from './limits.ts';

type Test = (value: unknown) => boolean;
type Names = ReadonlyMap<string, Test>;

/** As Excel writes it, in capitals: one cell has one address. */
export function isCellAddress(at: string): boolean {
  return /^[A-Z]+\d+$/.test(at) && parseAddress(at) !== undefined;
}

/** Half a surrogate pair is no character: it would be stored as another than was sent. */
const isText =
  (most: number): Test =>
  (value) =>
    typeof value === 'string' && value.length <= most && value.isWellFormed();

const isList =
  (most: number, isItem: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(isItem);

/** `needed` and, where there, `optional`; no other name. */
function isObject(value: unknown, needed: Names, optional: Names): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  let found = 0;
  // Of what JSON makes, these are its own names and no others.
  for (const name in value) {
    const one = (value as Readonly<Record<string, unknown>>)[name];
    const isNeeded = needed.get(name);
    if (isNeeded) found += 1;
    if (!(isNeeded ?? optional.get(name))?.(one)) return false;
  }
  return found === needed.size;
}

const NONE: Names = new Map();
const name = isText(MAX_NAME);

const errorNames: Names = new Map([['error', name]]);
const isString = isText(MAX_CELL_TEXT);
const isCellValue: Test = (value) => {
  if (typeof value === 'string') return isString(value);
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'boolean' || isObject(value, errorNames, NONE);
};

const [runNeeds, runMayHave]: [Names, Names] = [new Map([['text', isString]]), new Map([['font', name]])];
const isFormula = isText(MAX_FORMULA);

const cellNeeds: Names = new Map<string, Test>([
  ['at', (at) => typeof at === 'string' && isCellAddress(at)],
  ['value', isCellValue],
]);
const cellMayHave: Names = new Map<string, Test>([
  ['format', name],
  ['formula', (formula) => isFormula(formula) && String(formula).startsWith('=')],
  ['font', name],
  ['runs', isList(MAX_CELL_TEXT, (run) => isObject(run, runNeeds, runMayHave))],
]);

const sheetNeeds: Names = new Map<string, Test>([
  ['name', (text) => name(text) && text !== ''],
  ['cells', isList(MAX_SHEET_CELLS, (cell) => isObject(cell, cellNeeds, cellMayHave))],
]);
const sheetMayHave: Names = new Map<string, Test>([
  ['merges', isList(MAX_MERGES, (range) => typeof range === 'string' && range.length <= MAX_RANGE && parseRange(range) !== undefined)],
  ['hiddenRows', isList(MAX_SHEET_CELLS, (row) => Number.isSafeInteger(row) && Number(row) > 0)],
  ['hiddenColumns', isList(MAX_NAME, (column) => typeof column === 'string' && /^[A-Z]{1,3}$/.test(column))],
]);

export function isSheet(value: unknown): value is Sheet {
  return isObject(value, sheetNeeds, sheetMayHave);
}
