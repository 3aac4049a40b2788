/**
 * The port to a workbook in front of a person. Two adapters stand behind it: Excel (excelHost.ts) and an .xlsx opened in
 * the page (fileHost.ts). One contract spec runs on both, so that a screen need not know which it has.
 */
import type { Cell, CellValue, CellWrite, Sheet } from '../../core/sheet/sheet.ts';

export interface SheetName {
  readonly name: string;
  readonly isHidden: boolean;
}

/** Every sheet as it is now. */
export interface WorkbookReading {
  readonly sheets: readonly Sheet[];
  /** The names of the hidden ones. */
  readonly hidden: ReadonlySet<string>;
  /** The sheet in front; null where the workbook does not say. */
  readonly active: string | null;
  /** Cells whose text mixes several fonts that this door cannot tell apart: `Tháng 11!F12`. The file itself can be read. */
  readonly mixedFonts: readonly string[];
}

export type HostWrite = CellWrite & {
  /** What stood there when the write was decided (null = nothing): where something else stands there now, nothing is written. */
  readonly expected?: Pick<Cell, 'value' | 'formula'> | null;
};

/**
 * A cell that says whose row or column is written into: its code, name or heading. Where it holds something else now, rows or
 * columns were inserted or deleted, and the addresses of the writes are somebody else's.
 */
export interface HostLabel {
  readonly sheet: string;
  readonly cell: string;
  /** What it shows, also where a formula makes it: that may be the same in every row. */
  readonly holds: CellValue;
  /** A formula makes it. */
  readonly isFormula?: boolean;
  /** Of the labels of one row, one that still stands is enough: a wording may have been corrected. Absent: it stands for itself. */
  readonly row?: number;
}

/** Takes back one write, and nothing that was written after it. */
export interface Undo {
  readonly cells: readonly string[];
  /**
   * @throws Trouble `changed-meanwhile` naming the cells typed into since: they keep what was typed, the others are taken back;
   * `rows-moved`: nothing is
   */
  revert(): Promise<void>;
}

/** `violet`: the office above has remarked on the cell; `green`: what is sure of a master. */
export type MarkColour = 'red' | 'amber' | 'blue' | 'grey' | 'violet' | 'green';

export interface Mark {
  readonly cell: string;
  readonly colour: MarkColour;
  /** Shown with the mark where there is room for words. */
  readonly text?: string;
}

export interface Host {
  readonly kind: 'excel' | 'file';
  /** The file's name, for titles. */
  readonly name: string;
  /** One round trip. */
  listSheets(): Promise<readonly SheetName[]>;
  /** One sheet; one round trip. @throws Trouble `excel-sheet-gone` */
  readSheet(name: string): Promise<Sheet>;
  /** All sheets; at most two round trips. */
  readSheets(): Promise<WorkbookReading>;
  /**
   * All or nothing. A formula stays unless `overFormula`.
   * @throws Trouble `excel-protected`, `changed-meanwhile`, `rows-moved`; HalfWritten; Problem `patch-…`
   */
  write(writes: readonly HostWrite[], labels?: readonly HostLabel[]): Promise<Undo>;
  /** Shows these cells of a sheet in colours instead of those before; none takes every trace away. */
  mark(sheet: string, marks: readonly Mark[]): Promise<void>;
  goTo(sheet: string, cell: string): Promise<void>;
  /** The text this product keeps inside the workbook (core/note), the same whichever door it was written by; null = none. */
  readNote(): Promise<string | null>;
  /** @throws Problem `patch-signed`, … of a workbook that takes none */
  saveNote(text: string): Promise<void>;
  /** A hint that cells may have changed; what is true is read anew. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
}

/** An .xlsx given to the page (fileHost.ts). */
export interface FileHost extends Host {
  readonly kind: 'file';
  /** The file with every mend and the note in it, for the person to keep. */
  bytes(): Uint8Array;
  /** True once a mend is in it. */
  isChanged(): boolean;
  /** True while a mend in it has not been given out by `bytes`. */
  isUnkept(): boolean;
  /** True once the note is another than the one it came with: kept where the file is downloaded. */
  isNoted(): boolean;
  /** Where the person was last sent, and what is marked: what the page's grid shows. */
  place(): { readonly sheet: string; readonly cell: string } | null;
  marks(sheet: string): readonly Mark[];
}

/** Sheets that can be put into the open workbook: Excel alone. */
export interface InsertsSheets {
  /** Appends every sheet of an .xlsx; their names as they stand then. */
  insertWorkbook(bytes: Uint8Array): Promise<readonly string[]>;
}

/** A workbook that keeps its marks when it is saved and opened again: Excel alone. */
export interface KeepsMarks {
  /** The sheets that bear marks of ours, whoever put them there. */
  markedSheets(): Promise<readonly string[]>;
}

export function isFile(host: Host): host is FileHost {
  return host.kind === 'file';
}

export function keepsMarks(host: Host): host is Host & KeepsMarks {
  return 'markedSheets' in host;
}

export function insertsSheets(host: Host): host is Host & InsertsSheets {
  return 'insertWorkbook' in host;
}
