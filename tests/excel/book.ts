/** The workbook inside the simulated Excel: cells, fonts, merges, hidden rows and columns, protection, our conditional formats, settings, custom XML parts. */
import { addressOf, columnLetters, columnNumber, parseAddress, parseRange, type Range } from '../../core/sheet/address.ts';
import { isCellError, type CellValue, type Sheet } from '../../core/sheet/sheet.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import type { SimXmlPart } from './customXml.ts';

export interface SimCell {
  value: CellValue;
  formula: string | null;
  format: string;
  /** Null: the cell's text mixes fonts. */
  font: string | null;
}

export interface SimRule {
  readonly id: string;
  type: string;
  formula: string;
  color: string;
  readonly cells: readonly string[];
}

export class SimSheet {
  name: string;
  readonly id: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  isProtected = false;
  /** Cells of a protected sheet that alone are locked. */
  readonly lockedCells = new Set<string>();
  readonly cells = new Map<string, SimCell>();
  merges: readonly Range[] = [];
  hiddenRows = new Set<number>();
  hiddenColumns = new Set<number>();
  rules: SimRule[] = [];

  constructor(name: string, id: string, visibility: SimSheet['visibility'] = 'Visible') {
    this.name = name;
    this.id = id;
    this.visibility = visibility;
  }

  at(row: number, column: number): SimCell | undefined {
    return this.cells.get(addressOf(row, column));
  }

  /** As Excel does when something is typed into a cell or set by an add-in. */
  put(row: number, column: number, typed: unknown): void {
    const at = addressOf(row, column);
    const old = this.cells.get(at);
    const kept = { format: old?.format ?? 'General', font: old?.font ?? 'Calibri' };
    if (typeof typed === 'string' && typed.startsWith('=')) this.cells.set(at, { ...kept, value: null, formula: typed });
    else if (typed === '' || typed === null) this.cells.set(at, { ...kept, value: null, formula: null });
    else this.cells.set(at, { ...kept, value: coerced(typed), formula: null });
  }

  /** A blank row above this one, as a person inserts it; formulas stay as they are typed. */
  insertRow(above: number): void {
    this.moveRows(above, 1);
  }

  deleteRow(row: number): void {
    for (const at of [...this.cells.keys()]) if (parseAddress(at)?.row === row) this.cells.delete(at);
    this.moveRows(row, -1);
  }

  private moveRows(from: number, by: number): void {
    const moved = [...this.cells].map(([at, cell]) => {
      const place = parseAddress(at);
      return [place && place.row >= from ? addressOf(place.row + by, place.column) : at, cell] as const;
    });
    this.cells.clear();
    for (const [at, cell] of moved) this.cells.set(at, cell);
  }

  /** Undefined where the sheet is empty. */
  used(): Range | undefined {
    let range: { top: number; left: number; bottom: number; right: number } | undefined;
    for (const [at, { value, formula }] of this.cells) {
      const place = parseAddress(at);
      if (!place || (value === null && formula === null)) continue;
      range ??= { top: place.row, left: place.column, bottom: place.row, right: place.column };
      range.top = Math.min(range.top, place.row);
      range.left = Math.min(range.left, place.column);
      range.bottom = Math.max(range.bottom, place.row);
      range.right = Math.max(range.right, place.column);
    }
    return range;
  }

  /** As our reader would give it from a saved file, without formats of empty cells. */
  asSheet(): Sheet {
    const cells = [...this.cells].flatMap(([at, { value, formula, format, font }]) =>
      value === null && formula === null
        ? []
        : [
            {
              at,
              value,
              ...(format === 'General' ? {} : { format }),
              ...(formula === null ? {} : { formula }),
              ...(font === null ? {} : { font }),
            },
          ],
    );
    return { name: this.name, cells };
  }
}

/** What is typed: an apostrophe makes a text, digits a number, `1/2` a day. */
function coerced(typed: unknown): CellValue {
  if (typeof typed === 'number' || typeof typed === 'boolean') return typed;
  const text = String(typed);
  if (text.startsWith("'")) return text.slice(1);
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (/^\d{1,2}\/\d{1,2}$/u.test(text)) return 45_000;
  return text;
}

export class SimBook {
  readonly sheets: SimSheet[] = [];
  active = 0;
  selection: { readonly sheet: SimSheet; readonly address: string } | null = null;
  readonly settings = new Map<string, unknown>();
  customXml: SimXmlPart[] = [];
  /** Ranges that Office.js keeps between batches. */
  readonly references = new Map<string, { readonly sheet: SimSheet; readonly range: Range }>();
  isEditingCell = false;
  private last = 0;

  nextId(): string {
    this.last += 1;
    return `{00000000-0001-0000-${String(this.last).padStart(4, '0')}-000000000000}`;
  }

  find(key: string): SimSheet | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
  }

  /** Appends the sheets of an .xlsx, read by our own reader. */
  load(bytes: Uint8Array): readonly SimSheet[] {
    const read = readWorkbook(bytes).sheets.map(({ sheet, state }) => {
      const visibility = state === 'visible' ? 'Visible' : state === 'hidden' ? 'Hidden' : 'VeryHidden';
      return filled(new SimSheet(this.freeName(sheet.name), this.nextId(), visibility), sheet);
    });
    this.sheets.push(...read);
    return read;
  }

  private freeName(name: string): string {
    if (!this.find(name)) return name;
    for (let copy = 2; ; copy += 1) {
      const other = `${name} (${String(copy)})`;
      if (!this.find(other)) return other;
    }
  }
}

function filled(sim: SimSheet, sheet: Sheet): SimSheet {
  for (const { at, value, formula, format, font, runs } of sheet.cells) {
    const fonts = new Set((runs ?? []).map((run) => run.font ?? font));
    sim.cells.set(at, {
      value,
      formula: formula ?? null,
      format: format ?? 'General',
      font: fonts.size > 1 ? null : (font ?? 'Calibri'),
    });
  }
  sim.merges = (sheet.merges ?? []).flatMap((range) => parseRange(range) ?? []);
  sim.hiddenRows = new Set(sheet.hiddenRows);
  sim.hiddenColumns = new Set((sheet.hiddenColumns ?? []).map(columnNumber));
  return sim;
}

/** As `Range.values` gives a cell. */
export function wireValue(cell: SimCell | undefined): unknown {
  const value = cell?.value ?? null;
  if (value === null) return '';
  return isCellError(value) ? value.error : value;
}

export function wireType(cell: SimCell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return 'Empty';
  if (isCellError(value)) return 'Error';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}

export function localAddress({ top, left, bottom, right }: Range): string {
  const first = addressOf(top, left);
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${String(bottom)}`;
}
