/** One worksheet part becomes a Sheet: what its cells hold, in the order of the file, with no meaning yet. */
import { addressOf, columnLetters, parseRange } from '../../core/sheet/address.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { Problem } from '../../core/problem.ts';
import { isDateFormat } from '../../core/text/month.ts';
import { isTrue, walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import { createFormulaReader } from './formula.ts';
import { isZero, sheetVisitor, spendCell, spendText, type Allowance, type RawCell, type RawColumns } from './sheetWalk.ts';
import type { SheetEntry } from './structure.ts';
import type { CellStyle } from './styles.ts';
import { readValue, type ReadValue, type SharedParts } from './value.ts';

export function readSheetPart(archive: Archive, { name, part }: SheetEntry, shared: SharedParts, allowance: Allowance): Sheet {
  const cells: Cell[] = [];
  const merges: string[] = [];
  const hiddenRows: number[] = [];
  const columns: RawColumns[] = [];
  const formulas = createFormulaReader(name, allowance);
  let lastColumn = 0;
  const visitor = sheetVisitor(
    name,
    part,
    {
      row: (row, { hidden, ht }) => {
        if (isTrue(hidden) || isZero(ht)) hiddenRows.push(row);
      },
      cell: (raw) => {
        // A day written as a day needs no system: it is counted from 1900 as all dates of a Sheet are.
        const read = readValue(raw, { strings: shared.strings, date1904: false }, name);
        const formula = formulas.read(raw, cells.length);
        if (read === undefined && formula === undefined) return;
        spendCell(allowance, name);
        if (read) spendText(allowance, read.size, name);
        lastColumn = Math.max(lastColumn, raw.column);
        const style = shared.styles[Math.max(raw.style, 0)];
        cells.push(cellOf(raw, shared.date1904 && read ? countedFrom1900(raw, read, style) : read, formula, style));
      },
      columns: (range) => columns.push(range),
      merge: (range) => {
        if (!parseRange(range)) throw new Problem('workbook-part-unexpected', { part, expected: `merge ${range}` });
        merges.push(range.replaceAll('$', ''));
      },
    },
    allowance,
  );
  walkPart(archive, archive.get(part), visitor);
  for (const { index, formula } of formulas.late()) {
    const cell = cells[index];
    if (cell) cells[index] = { ...cell, formula };
  }
  const hiddenColumns = hiddenLetters(columns, lastColumn);
  return {
    name,
    // A cell that named a shared formula which is nowhere holds nothing.
    cells: cells.filter(({ value, formula }) => value !== null || formula !== undefined),
    ...(merges.length > 0 ? { merges } : {}),
    ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
  };
}

/** Days from 1 January 1904 back to the day the 1900 system begins with. */
const DAYS_TO_1904 = 1_462;

/** Moves a serial number of the 1904 system that is shown as a date; a span of time (`[h]:mm`) is no date. */
function countedFrom1900(raw: RawCell, read: ReadValue, style: CellStyle | undefined): ReadValue {
  const { value } = read;
  const format = style?.format;
  if (typeof value !== 'number' || raw.type === 'd' || !isDateFormat(format) || /\[[hms]+\]/iu.test(format ?? '')) return read;
  return { ...read, value: value + DAYS_TO_1904 };
}

function cellOf(raw: RawCell, read: ReadValue | undefined, formula: string | undefined, style: CellStyle | undefined): Cell {
  const cell: { -readonly [K in keyof Cell]: Cell[K] } = { at: addressOf(raw.row, raw.column), value: read ? read.value : null };
  if (style?.format !== undefined) cell.format = style.format;
  if (formula !== undefined && formula !== '') cell.formula = formula;
  const font = read?.font ?? style?.font;
  if (font !== undefined) cell.font = font;
  if (read?.runs) cell.runs = read.runs;
  if (read?.strike ?? (style?.strike && inheritsFont(read))) cell.strike = true;
  return cell;
}

/** A run with a font of its own takes nothing from the cell's style (ECMA-376 Part 1, 18.4.7). */
function inheritsFont(read: ReadValue | undefined): boolean {
  return read?.runs ? read.runs.some(({ font }) => font === undefined) : read?.font === undefined;
}

/** Hidden columns up to the last used one; overlapping ranges are walked once. */
function hiddenLetters(columns: readonly RawColumns[], lastColumn: number): readonly string[] {
  const letters: string[] = [];
  let next = 1;
  for (const { first, last } of columns.filter(({ hidden }) => hidden).sort((a, b) => a.first - b.first)) {
    for (next = Math.max(next, first); next <= Math.min(last, lastColumn); next += 1) letters.push(columnLetters(next));
  }
  return letters;
}
