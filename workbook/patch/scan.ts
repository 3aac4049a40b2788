/**
 * One pass over a sheet's text that proves it well-formed and remembers where its rows and cells are
 * written, as offsets, so that they can be replaced by slices.
 */
import { parseRange, type Range } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { createAreaIndex, type AreaIndex } from '../formula/areaIndex.ts';
import { sheetVisitor, type Allowance, type RawCell, type RawColumns, type SheetVisitor } from '../read/sheetWalk.ts';
import { isTrue, startWalk, type Attributes } from '../xml/walk.ts';
import { createCellTable, NO_NUMBER, OF_FORMULA, TYPED, type CellTable } from './cellTable.ts';
import type { SheetPlan } from './plan.ts';

export interface ScannedRow {
  readonly row: number;
  readonly attributes: Attributes;
  readonly start: number;
  /** Behind the start tag. */
  readonly openEnd: number;
  /** Behind the end tag; equal to `openEnd` when the row closes itself. */
  end: number;
  /** Its cells in the table: from, up to (exclusive). */
  readonly firstCell: number;
  lastCell: number;
}

export interface ScannedFormula {
  /** Its place in the table of cells. */
  readonly cell: number;
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly text: string;
  /** Offsets of the `f` element: its start tag from and to, and behind its end. */
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SheetScan {
  readonly text: string;
  /** With colon, e.g. `x:`. */
  readonly prefix: string;
  readonly rows: readonly ScannedRow[];
  readonly cells: CellTable;
  readonly formulas: readonly ScannedFormula[];
  readonly merges: AreaIndex<Range>;
  /** Areas of array formulas and data tables. */
  readonly arrays: AreaIndex<Range>;
  readonly columns: readonly RawColumns[];
  /** Start tag of `dimension`, and its area. */
  readonly dimension: (Span & { readonly area: Range | undefined }) | undefined;
  /** Start tag of `sheetData`, and the whole element. */
  readonly dataTag: Span;
  readonly data: Span;
  /** Its formulas are calculated as Lotus 1-2-3 did: a text counts as nought, for one. */
  readonly isLotus: boolean;
  /** Excel lets nobody type into its locked cells. */
  readonly isProtected: boolean;
}

export interface ScanSource {
  /** For problems. */
  readonly sheet: string;
  readonly part: string;
  readonly text: string;
  readonly allowance: Allowance;
  /** Cells of this plan are handed to `found`, with their place in the plan, as they come by; the raw cell is used again afterwards. */
  readonly plan: SheetPlan;
  readonly found: (place: number, raw: RawCell) => void;
}

/** A filled cell takes at least about this many characters. */
const CHARACTERS_PER_CELL = 30;

export function scanSheet({ sheet, part, text, allowance, plan, found }: ScanSource): SheetScan {
  const rows: ScannedRow[] = [];
  const cells = createCellTable(Math.ceil(text.length / CHARACTERS_PER_CELL));
  const formulas: ScannedFormula[] = [];
  const columns: RawColumns[] = [];
  const merges = createAreaIndex<Range>();
  const arrays = createAreaIndex<Range>();
  const look = createLookout(plan, found);
  let dimension: SheetScan['dimension'];
  let dataTag: Span | undefined;
  let data: Span | undefined;
  let isLotus = false;
  let isProtected = false;
  let valueStart = -1;
  let valueEnd = -1;
  let start = 0;
  let openEnd = 0;
  /** Of a cell taken in one go; -1 for others. */
  let plainEnd = -1;
  let formulaStart = 0;
  let formulaOpenEnd = 0;
  let formulaEnd = 0;
  const visitor: SheetVisitor = {
    section: (name, attributes) => {
      const end = walk.position();
      if (name === 'dimension') dimension = { start: walk.tagStart(), end, area: parseRange(attributes.ref ?? '') };
      else if (name === 'sheetData') dataTag = { start: walk.tagStart(), end };
      else if (name === 'sheetPr') isLotus = isTrue(attributes.transitionEvaluation);
      else if (name === 'sheetProtection') isProtected = isTrue(attributes.sheet);
    },
    sectionEnd: (name) => {
      if (name === 'sheetData' && dataTag) data = { start: dataTag.start, end: walk.position() };
    },
    row: (row, attributes) => {
      const end = walk.position();
      rows.push({ row, attributes, start: walk.tagStart(), openEnd: end, end, firstCell: cells.count(), lastCell: cells.count() });
    },
    rowEnd: () => {
      const last = rows[rows.length - 1];
      if (!last) return;
      last.end = walk.position();
      last.lastCell = cells.count();
    },
    wantsValue: look.wants,
    cellStart: () => {
      start = walk.tagStart();
      openEnd = walk.position();
      valueStart = -1;
      valueEnd = -1;
    },
    valueStart: () => {
      valueStart = walk.tagStart();
    },
    formulaStart: () => {
      formulaStart = walk.tagStart();
      formulaOpenEnd = walk.position();
    },
    formulaEnd: () => {
      formulaEnd = walk.position();
    },
    valueEnd: () => {
      valueEnd = walk.position();
    },
    plainCell: (at, plain) => {
      // The scan is given its text whole: places in it are places in the part.
      start = at;
      openEnd = plain.openEnd;
      valueStart = plain.valueStart;
      valueEnd = plain.valueEnd;
      plainEnd = plain.end;
    },
    cell: (raw) => {
      const cell = cells.count();
      const hasNumber = valueStart >= 0 && (raw.type === undefined || raw.type === 'n');
      const number = hasNumber ? (raw.formula ? OF_FORMULA : TYPED) : NO_NUMBER;
      cells.add(raw.row, raw.column, raw.style, start, openEnd, plainEnd >= 0 ? plainEnd : walk.position(), valueStart, valueEnd, number);
      plainEnd = -1;
      look.take(raw);
      if (!raw.formula) return;
      const { attributes, text: formula } = raw.formula;
      formulas.push({
        cell,
        row: raw.row,
        column: raw.column,
        attributes,
        text: formula,
        start: formulaStart,
        openEnd: formulaOpenEnd,
        end: formulaEnd,
      });
      const area = attributes.t === 'array' || attributes.t === 'dataTable' ? parseRange(attributes.ref ?? '') : undefined;
      if (area) arrays.add(area, area);
    },
    columns: (range) => columns.push(range),
    merge: (range) => {
      const area = parseRange(range);
      if (area) merges.add(area, area);
    },
  };
  const walk = startWalk(part, sheetVisitor(sheet, part, visitor, allowance));
  walk.write(text);
  walk.end();
  if (!dataTag || !data) throw new Problem('workbook-part-unexpected', { part, expected: 'sheetData' });
  return { text, prefix: walk.prefix(), rows, cells, formulas, merges, arrays, columns, dimension, dataTag, data, isLotus, isProtected };
}

interface Lookout {
  wants(row: number, column: number): boolean;
  take(raw: RawCell): void;
}

/** Cells and plan both ascend, so one finger in the plan is enough. */
function createLookout(plan: SheetPlan, found: ScanSource['found']): Lookout {
  let next = 0;
  const wants = (row: number, column: number): boolean => {
    for (let write = plan[next]; write && (write.row < row || (write.row === row && write.column < column)); write = plan[next]) next += 1;
    return plan[next]?.row === row && plan[next]?.column === column;
  };
  return {
    wants,
    take: (raw) => {
      if (wants(raw.row, raw.column)) found(next, raw);
    },
  };
}
