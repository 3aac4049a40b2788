/** How an office's sheet looks: one page across, Times New Roman, thin borders, its two-sided head and its signatures. */
import type { Alignment, Borders, Cell, Font, Worksheet } from 'exceljs';

const FONT = 'Times New Roman';
const GRID: Partial<Borders> = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } };
const CENTRE: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };

/** Rows between the feet and the signatures, for the chart. */
export const CHART_ROWS = 15;

export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly colour?: string;
  readonly left?: boolean;
  readonly grid?: boolean;
  readonly fill?: string;
  readonly format?: string;
}

export function dress(
  cell: Cell,
  { size = 11, bold = false, italic = false, colour, left = false, grid = false, fill, format }: Look,
): void {
  const font: Partial<Font> = { name: FONT, size, bold, italic, ...(colour === undefined ? {} : { color: { argb: colour } }) };
  cell.font = font;
  cell.alignment = left ? { ...CENTRE, horizontal: 'left' } : CENTRE;
  if (grid) cell.border = GRID;
  if (fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  if (format !== undefined) cell.numFmt = format;
}

/** A text over a merged range, e.g. `A4:Y4`. */
export function banner(sheet: Worksheet, range: string, text: string, look: Look): void {
  sheet.mergeCells(range);
  const cell = sheet.getCell(range.split(':')[0] ?? range);
  cell.value = text;
  dress(cell, look);
}

export const HEAD: Look = { bold: true, grid: true, fill: 'FFE2EFDA' };
export const FOOT: Look = { bold: true, grid: true, fill: 'FFF2F2F2' };

/** The office on the left, the national motto on the right. */
export function officeHead(sheet: Worksheet, office: readonly [string, string], [left, right]: readonly [string, string]): void {
  const [leftTop = '', leftEnd = ''] = left.split(':');
  const [rightTop = '', rightEnd = ''] = right.split(':');
  const row = (start: string, end: string, number: number): string => `${start}${String(number)}:${end}${String(number)}`;
  banner(sheet, row(leftTop, leftEnd, 1), office[0], { size: 12 });
  banner(sheet, row(leftTop, leftEnd, 2), office[1], { size: 12, bold: true });
  banner(sheet, row(rightTop, rightEnd, 1), 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true });
  banner(sheet, row(rightTop, rightEnd, 2), 'Độc lập – Tự do – Hạnh phúc', { size: 13, bold: true });
}

export interface Page {
  readonly area: string;
  /** Rows repeated on every page, e.g. `7:8`. */
  readonly titles: string;
  /** As Excel numbers them: 8 is A3, 9 is A4. */
  readonly paper: number;
}

export function pageOf(sheet: Worksheet, { area, titles, paper }: Page): void {
  sheet.pageSetup = {
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 1,
    horizontalCentered: true,
    // The builder puts `$` before the letters only; a relative row would move with the selected cell.
    printArea: area.replace(/[A-Z]+/gu, (letters) => `${letters}$`),
    printTitlesRow: titles,
    margins: { left: 0.6, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  // exceljs's own list of sizes has no A3.
  Object.assign(sheet.pageSetup, { paperSize: paper });
  sheet.headerFooter = { oddFooter: '&L&"Times New Roman,Italic"&9SỐ LIỆU MẪU&R&"Times New Roman"&9Trang &P/&N' };
}
