/**
 * What exceljs cannot say, written into the package it made: rows that grow as they are filled,
 * codes that Excel is not to offer to turn into numbers, the default font; and a ZIP without the
 * time of its making.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { SheetDesign } from '../../core/template/design.ts';
import { DEFAULT_SIZE } from '../../core/template/textFit.ts';
import { FONT } from './looks.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const STYLES = 'xl/styles.xml';
/** Of every cell that has no font of its own, and the measure of column widths. */
const EXCELJS_FONT = '<font><color theme="1"/><family val="2"/><scheme val="minor"/><sz val="11"/><name val="Calibri"/></font>';

export function completePackage(bytes: Uint8Array, design: SheetDesign): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (path: string, change: (xml: string) => string): void => {
    const part = parts[path];
    if (!part) throw new Error(`the package made by exceljs has no ${path}`);
    parts[path] = strToU8(change(strFromU8(part)));
  };
  edit(SHEET, (xml) => withIgnoredErrors(withGrowingRows(xml, design), design.textRanges));
  edit(STYLES, (xml) =>
    replaced(xml, EXCELJS_FONT, `<font><sz val="${String(DEFAULT_SIZE)}"/><color theme="1"/><name val="${FONT}"/><family val="1"/></font>`),
  );
  // The fields of a ZIP's time are local: this day reads the same wherever it is made.
  const [year, month, day] = design.madeOn.split('-').map(Number);
  const mtime = new Date(year ?? 2000, (month ?? 1) - 1, day);
  const files = Object.fromEntries(Object.entries(parts).filter(([path]) => !path.endsWith('/')));
  return zipSync(files, { level: 6, mtime });
}

/** A row of a fixed height is not measured again when it is written into, and cuts what does not fit. */
function withGrowingRows(xml: string, { rows }: SheetDesign): string {
  const growing = new Set(rows.filter(({ fixed }) => !fixed).map(({ row }) => String(row)));
  return xml.replace(/(<row r="(\d+)"[^>]*?) customHeight="1"/gu, (whole, start: string, row: string) =>
    growing.has(row) ? start : whole,
  );
}

/** ECMA-376 Part 1, 18.3.1.51: after the header and footer. */
function withIgnoredErrors(xml: string, ranges: readonly string[]): string {
  if (ranges.length === 0) return xml;
  return replaced(
    xml,
    '</headerFooter>',
    `</headerFooter><ignoredErrors><ignoredError sqref="${ranges.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`,
  );
}

function replaced(xml: string, from: string, to: string): string {
  if (!xml.includes(from)) throw new Error(`exceljs no longer writes ${from}`);
  return xml.replace(from, to);
}
