/**
 * An .xlsx file's bytes become Sheets. Nothing outside the bytes is touched, in Node and in the
 * browser alike; a file that cannot be read, or that claims more than the bounds of limits.ts,
 * is a Problem that says so.
 */
import type { Sheet } from '../../core/sheet/sheet.ts';
import { openArchive } from '../zip/archive.ts';
import { readSheetPart } from './sheet.ts';
import { freshAllowance, type Allowance } from './sheetWalk.ts';
import { readSharedStrings } from './strings.ts';
import { readStructure, type SheetEntry, type SheetState } from './structure.ts';
import { readStyles } from './styles.ts';
import type { SharedParts } from './value.ts';

export type { SheetState } from './structure.ts';

export interface WorksheetReading {
  readonly sheet: Sheet;
  readonly state: SheetState;
}

export interface WorkbookReading {
  /** Every worksheet that was asked for, in the workbook's order. */
  readonly sheets: readonly WorksheetReading[];
  /** Names of the others. */
  readonly unread: readonly string[];
  /** Chart sheets, dialogs and macro sheets, which hold no cells to read. */
  readonly otherSheets: readonly OtherSheet[];
  /** The file counts its dates from 1904. Those of the Sheets given here are moved already: they always count from 1900. */
  readonly date1904: boolean;
}

export interface OtherSheet {
  readonly name: string;
  /** As the file calls it, e.g. `chartsheet`. */
  readonly kind: string;
}

/** A workbook whose sheets are read when asked for. */
export interface OpenWorkbook {
  readonly worksheets: readonly { readonly name: string; readonly state: SheetState }[];
  readonly otherSheets: readonly OtherSheet[];
  /** The file counts its dates from 1904; `readSheet` gives them counted from 1900. */
  readonly date1904: boolean;
  /** By name, as Excel compares names: without regard to case. Undefined when there is no such worksheet. */
  readSheet(name: string): Sheet | undefined;
}

/** The bounds count what is read: a sheet that nobody asks for may be of any size. */
export function readWorkbook(bytes: Uint8Array, asked: (state: SheetState) => boolean = () => true): WorkbookReading {
  const { entries, otherSheets, date1904, read } = open(bytes);
  const allowance = freshAllowance();
  return {
    sheets: entries.filter(({ state }) => asked(state)).map((entry) => ({ sheet: read(entry, allowance), state: entry.state })),
    unread: entries.filter(({ state }) => !asked(state)).map(({ name }) => name),
    otherSheets,
    date1904,
  };
}

export function openWorkbook(bytes: Uint8Array): OpenWorkbook {
  const { entries, otherSheets, date1904, read } = open(bytes);
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    worksheets: entries.map(({ name, state }) => ({ name, state })),
    otherSheets,
    date1904,
    readSheet: (name) => {
      const entry = byName.get(name.toLowerCase());
      return entry && read(entry, freshAllowance());
    },
  };
}

/** The sheets a person does not see, by name. */
export function hiddenNames(sheets: readonly { readonly name: string; readonly state: SheetState }[]): ReadonlySet<string> {
  return new Set(sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name));
}

interface Opened extends Pick<WorkbookReading, 'otherSheets' | 'date1904'> {
  readonly entries: readonly SheetEntry[];
  readonly read: (entry: SheetEntry, allowance: Allowance) => Sheet;
}

function open(bytes: Uint8Array): Opened {
  const archive = openArchive(bytes);
  const structure = readStructure(archive);
  const { relations, date1904 } = structure;
  let shared: SharedParts | undefined;
  return {
    entries: structure.sheets.filter(({ kind }) => kind === 'worksheet'),
    otherSheets: structure.sheets.filter(({ kind }) => kind !== 'worksheet').map(({ name, kind }) => ({ name, kind })),
    date1904,
    read: (entry, allowance) => {
      shared ??= { strings: readSharedStrings(archive, relations), styles: readStyles(archive, relations), date1904 };
      return readSheetPart(archive, entry, shared, allowance);
    },
  };
}
