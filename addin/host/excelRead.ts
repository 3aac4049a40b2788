/**
 * Excel's cells as Sheets. What is asked in one round trip is asked for whole blocks: values, formulas, formats, types, fonts,
 * hidden rows and columns, merged areas. An Excel too old for one of them gives the rest.
 */
import { addressOf, columnLetters, parseRange } from '../../core/sheet/address.ts';
import type { Cell, CellValue, Sheet } from '../../core/sheet/sheet.ts';
import { Trouble } from '../trouble.ts';

/** More cells than any master has (3 321 rows × 25 columns, with room); Excel itself stops at five million. */
const MOST_CELLS = 400_000;

export interface ReadBlock {
  readonly sheet: string;
  /** Null where the sheet is empty. */
  readonly range: Excel.Range | null;
  readonly fonts: OfficeExtension.ClientResult<Excel.CellProperties[][]> | null;
  readonly hiddenRows: OfficeExtension.ClientResult<Excel.RowProperties[]> | null;
  readonly hiddenColumns: OfficeExtension.ClientResult<Excel.ColumnProperties[]> | null;
  readonly merges: Excel.RangeAreas | null;
}

/** What this Excel can be asked for. */
export function has(set: string): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', set);
}

/** `address` as Excel gives it, with or without its sheet. @throws Trouble `excel-too-large` */
export function askBlock(worksheet: Excel.Worksheet, sheet: string, address: string | null): ReadBlock {
  if (address === null) return { sheet, range: null, fonts: null, hiddenRows: null, hiddenColumns: null, merges: null };
  const area = localAddress(address);
  checkSize(area, sheet);
  const range = worksheet.getRange(area);
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

export interface ReadSheet {
  readonly sheet: Sheet;
  readonly mixedFonts: readonly string[];
}

/** After the round trip. Excel does not say whether the workbook counts its dates from 1904; they are taken as counted from 1900. */
export function sheetOf(block: ReadBlock): ReadSheet {
  if (!block.range) return { sheet: { name: block.sheet, cells: [] }, mixedFonts: [] };
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
  return { sheet: { name: block.sheet, cells, ...frameOf(block, top, left) }, mixedFonts };
}

type Frame = Pick<Sheet, 'merges' | 'hiddenRows' | 'hiddenColumns'>;

function frameOf({ merges, hiddenRows, hiddenColumns }: ReadBlock, top: number, left: number): Frame {
  const areas = merges && !merges.isNullObject ? merges.address.split(',').map(localAddress) : [];
  const rows = (hiddenRows?.value ?? []).flatMap(({ rowHidden }, i) => (rowHidden === true ? [top + i] : []));
  const columns = (hiddenColumns?.value ?? []).flatMap(({ columnHidden }, j) => (columnHidden === true ? [columnLetters(left + j)] : []));
  return {
    ...(areas.length > 0 ? { merges: areas } : {}),
    ...(rows.length > 0 ? { hiddenRows: rows } : {}),
    ...(columns.length > 0 ? { hiddenColumns: columns } : {}),
  };
}

function cellAt(block: ReadBlock, i: number, j: number, raw: unknown, at: string): Cell | undefined {
  const typed: unknown = block.range?.formulas[i]?.[j];
  const type: unknown = block.range?.valueTypes[i]?.[j];
  const formula = typeof typed === 'string' && typed.startsWith('=') && type !== 'String' ? typed : formulaOfText(typed, raw);
  if ((raw === '' || raw === null) && formula === undefined) return undefined;
  const format: unknown = block.range?.numberFormat[i]?.[j];
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

function mustRange(address: string): NonNullable<ReturnType<typeof parseRange>> {
  const range = parseRange(localAddress(address));
  if (!range) throw new Error(`Excel gave the address ${address}`);
  return range;
}

function checkSize(area: string, sheet: string): void {
  const range = parseRange(area);
  const size = range ? (range.bottom - range.top + 1) * (range.right - range.left + 1) : Infinity;
  if (size <= MOST_CELLS) return;
  throw new Trouble('excel-too-large', {
    vi: `Trang tính “${sheet}” dùng vùng ${area}, quá lớn để đọc qua Excel. Xóa các dòng, cột thừa ở ngoài biểu rồi thử lại; hoặc lưu tệp và dùng trang web.`,
    en: `Sheet “${sheet}” uses ${area}, too much to read through Excel. Delete the rows and columns outside the form and try again; or save the file and use the web page.`,
  });
}
