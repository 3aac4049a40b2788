/**
 * Excel's cells as Sheets. What is asked in one round trip is asked for whole blocks: values, formulas, formats, types, fonts,
 * hidden rows and columns, merged areas. An Excel too old for one of them gives the rest.
 */
import { addressOf, columnLetters, parseRange, type Range } from '../../core/sheet/address.ts';
import type { Cell, CellValue, Sheet } from '../../core/sheet/sheet.ts';
import { Trouble } from '../trouble.ts';
import { addressOfBlock } from './blocks.ts';

/** More cells than any master has (3 321 rows × 25 columns, with room); Excel itself stops at five million. */
const MOST_CELLS = 400_000;

/**
 * Of one round trip: what Office.js makes of a cell takes some microseconds of the pane's one thread, and Excel on the web hands
 * out five megabytes at once. A report has a thousand, a year's workbook of them twelve.
 */
const MOST_CELLS_AT_ONCE = 12_000;
/** What takes several anyway goes in smaller steps, so that none is felt. */
const CELLS_OF_LARGE = 6_000;

/** How many cells to ask for in one round trip, for used ranges of these addresses. */
export function cellsAtOnce(addresses: readonly string[]): number {
  const all = addresses.reduce((sum, address) => sum + sizeOf(mustRange(address)), 0);
  return all <= MOST_CELLS_AT_ONCE ? MOST_CELLS_AT_ONCE : CELLS_OF_LARGE;
}

/** Some whole rows of a sheet, asked for together. */
export interface ReadBlock {
  readonly sheet: string;
  readonly range: Excel.Range;
  readonly fonts: OfficeExtension.ClientResult<Excel.CellProperties[][]> | null;
  readonly hiddenRows: OfficeExtension.ClientResult<Excel.RowProperties[]> | null;
  readonly hiddenColumns: OfficeExtension.ClientResult<Excel.ColumnProperties[]> | null;
  readonly merges: Excel.RangeAreas | null;
}

/** What this Excel can be asked for. */
export function has(set: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', set);
}

/** A sheet's used range in bands of whole rows, each of `most` cells; one for any report. @throws Trouble `excel-too-large` */
export function bandsOf(address: string, sheet: string, most: number): readonly Range[] {
  const area = localAddress(address);
  const used = mustRange(address);
  const width = used.right - used.left + 1;
  if (width * (used.bottom - used.top + 1) > MOST_CELLS) throw tooLarge(area, sheet);
  const rows = Math.max(1, Math.floor(most / width));
  const bands: Range[] = [];
  for (let top = used.top; top <= used.bottom; top += rows) bands.push({ ...used, top, bottom: Math.min(used.bottom, top + rows - 1) });
  return bands;
}

export function sizeOf({ top, left, bottom, right }: Range): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function askBlock(worksheet: Excel.Worksheet, sheet: string, band: Range): ReadBlock {
  const range = worksheet.getRange(addressOfBlock(band));
  range.load('address,values,formulas,numberFormat,valueTypes');
  const merges = has('1.13') ? range.getMergedAreasOrNullObject() : null;
  merges?.load('address');
  return {
    sheet,
    range,
    fonts: has('1.9') ? range.getCellProperties({ format: { font: { name: true } } }) : null,
    hiddenRows: has('1.9') ? range.getRowProperties({ rowHidden: true }) : null,
    hiddenColumns: has('1.9') ? range.getColumnProperties({ columnHidden: true }) : null,
    merges,
  };
}

/** What a block holds, taken out of it once its round trip is over. */
export interface TakenBlock {
  readonly cells: readonly Cell[];
  readonly mixedFonts: readonly string[];
  readonly merges: readonly string[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly string[];
}

/** Excel does not say whether the workbook counts its dates from 1904; they are taken as counted from 1900. */
export function takeBlock(block: ReadBlock): TakenBlock {
  const { top, left } = mustRange(block.range.address);
  const cells: Cell[] = [];
  const mixedFonts: string[] = [];
  block.range.values.forEach((values: readonly unknown[], i: number) => {
    values.forEach((value, j) => {
      const cell = cellAt(block, i, j, value, addressOf(top + i, left + j));
      if (!cell) return;
      if (fontAt(block, i, j) === null && typeof cell.value === 'string') mixedFonts.push(`${block.sheet}!${cell.at}`);
      cells.push(cell);
    });
  });
  const { merges, hiddenRows, hiddenColumns } = block;
  return {
    cells,
    mixedFonts,
    merges: merges && !merges.isNullObject ? merges.address.split(',').map(localAddress) : [],
    hiddenRows: (hiddenRows?.value ?? []).flatMap(({ rowHidden }, i) => (rowHidden === true ? [top + i] : [])),
    hiddenColumns: (hiddenColumns?.value ?? []).flatMap(({ columnHidden }, j) => (columnHidden === true ? [columnLetters(left + j)] : [])),
  };
}

/** The blocks of one sheet, from the top. */
export function sheetOf(name: string, blocks: readonly TakenBlock[]): Sheet {
  // An area that lies in two bands is told of twice.
  const merges = [...new Set(blocks.flatMap((block) => block.merges))];
  const hiddenRows = blocks.flatMap((block) => block.hiddenRows);
  const hiddenColumns = blocks[0]?.hiddenColumns ?? [];
  return {
    name,
    cells: blocks.flatMap(({ cells }) => cells),
    ...(merges.length > 0 ? { merges } : {}),
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
  };
}

function cellAt(block: ReadBlock, i: number, j: number, raw: unknown, at: string): Cell | undefined {
  const typed: unknown = block.range.formulas[i]?.[j];
  const type: unknown = block.range.valueTypes[i]?.[j];
  const formula = typeof typed === 'string' && typed.startsWith('=') && type !== 'String' ? typed : formulaOfText(typed, raw);
  if ((raw === '' || raw === null) && formula === undefined) return undefined;
  const format: unknown = block.range.numberFormat[i]?.[j];
  const shown = typeof format === 'string' && format !== 'General' && format !== '' ? format : undefined;
  const font = fontAt(block, i, j);
  return {
    at,
    value: valueOf(raw, type),
    ...(shown === undefined ? {} : { format: shown }),
    ...(formula === undefined ? {} : { formula }),
    ...(typeof font === 'string' && font !== '' ? { font } : {}),
  };
}

/** A formula that gives a text differs from it; a text that begins with `=` is the same in both. */
function formulaOfText(typed: unknown, raw: unknown): string | undefined {
  return typeof typed === 'string' && typed.startsWith('=') && typed !== raw ? typed : undefined;
}

/** Null: several fonts in one cell; undefined: this Excel does not tell. */
function fontAt({ fonts }: ReadBlock, i: number, j: number): string | null | undefined {
  if (!fonts) return undefined;
  return fonts.value[i]?.[j]?.format?.font?.name ?? null;
}

function valueOf(raw: unknown, type: unknown): CellValue {
  if (type === 'Error') return { error: typeof raw === 'string' ? raw : '#N/A' };
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return typeof raw === 'string' ? raw : null;
}

/** `'Tháng 11'!A1:K90` → `A1:K90`. */
function localAddress(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
}

function mustRange(address: string): Range {
  const range = parseRange(localAddress(address));
  if (!range) throw new Error(`Excel gave the address ${address}`);
  return range;
}

function tooLarge(area: string, sheet: string): Trouble {
  return new Trouble('excel-too-large', {
    vi: `Trang tính “${sheet}” dùng vùng ${area}, quá lớn để đọc qua Excel. Xóa các dòng, cột thừa ở ngoài biểu rồi thử lại; hoặc lưu tệp và dùng trang web.`,
    en: `Sheet “${sheet}” uses ${area}, too much to read through Excel. Delete the rows and columns outside the form and try again; or save the file and use the web page.`,
  });
}
