/**
 * What a new sheet takes over from the last one: officers copy last month's file, so the sheet
 * made for them starts from the last report. What could not be read there starts empty.
 */
import { Problem } from '../problem.ts';
import { findKnownHeading } from '../reading/knownHeading.ts';
import type { CriterionRow, Entry, Remarks, Report, RowCells, SelfAssessment } from '../reading/report.ts';
import { readableSheet } from '../reading/readableSheet.ts';
import { shownText } from '../reading/shownText.ts';
import { parseAddress } from '../sheet/address.ts';
import { gridOf, type Grid } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { printNumber } from '../text/number.ts';
import type { Unit } from '../units/schema.ts';
import type { Layout } from './schema.ts';
import type { Template } from './template.ts';

/** The last report and the sheet it was read from: the wording of results and the officers' names stand in the sheet only. */
export interface LastReport {
  readonly report: Report;
  readonly sheet: Sheet;
  /** In whose words its heading may be: it may stand in an office's own form. The template's where absent. */
  readonly layouts?: readonly Layout[];
  /** It is this very period's, begun in another form: its explanations still hold, and nothing is as in the last period. */
  readonly isSamePeriod?: true;
}

export interface Carried {
  /** As it stood in the sheet, e.g. `95,6 (nam 95,2; nữ 96,0)`; a number stays one: as text 66,125 would have two meanings. */
  readonly result: string | number | null;
  readonly selfAssessment: SelfAssessment | null;
  /** `12/2023`, `2024`, or the words as they stood. */
  readonly expectedBy: string | null;
  readonly obstacle: string | null;
  readonly responsible: string | null;
  /** An explanation is given anew each period; of the same period it stays. */
  readonly note: string | null;
  /** To be marked as long as it stays unchanged. */
  readonly isFromLastPeriod: boolean;
}

export interface CarriedRows {
  indicator(code: string): Carried | undefined;
  criterion(no: number): Carried | undefined;
}

const NOTHING: CarriedRows = { indicator: () => undefined, criterion: () => undefined };

/** @throws Problem `last-report-of-another` where it is of another set or unit: codes are used again for other indicators */
export function carriedRows(last: LastReport | undefined, template: Template, unit: Unit): CarriedRows {
  if (!last) return NOTHING;
  const { report, sheet, layouts = [template.layout] } = last;
  if (report.template !== template.id || (report.unit !== null && report.unit !== unit.code)) {
    throw new Problem('last-report-of-another', {
      set: report.template,
      unit: report.unit ?? '?',
      wantedSet: template.id,
      wantedUnit: unit.code,
    });
  }
  const grid = gridOf(readableSheet(sheet).sheet);
  const seen: Seen = {
    grid,
    responsible: findKnownHeading(grid, layouts)?.heading.columns.responsible,
    isSamePeriod: last.isSamePeriod === true,
  };
  const entries = new Map([...report.entries, ...(report.local ?? [])].map((entry) => [entry.indicator, carriedEntry(entry, seen)]));
  const criteria = new Map(report.criterionRows.map((row) => [row.criterion, carriedCriterion(row, seen)]));
  return { indicator: (code) => entries.get(code), criterion: (no) => criteria.get(no) };
}

interface Seen {
  readonly grid: Grid;
  /** The column. */
  readonly responsible: number | undefined;
  readonly isSamePeriod: boolean;
}

/** A result that could not be read starts empty, and its assessment with it. */
export function isUnread({ reading }: Pick<Entry, 'reading'>): boolean {
  return reading.kind === 'ambiguous' || reading.kind === 'unreadable';
}

function carriedEntry(entry: Entry, seen: Seen): Carried {
  const unread = isUnread(entry);
  return {
    result: entry.cells && !unread ? resultAt(seen.grid, entry.cells.result) : null,
    selfAssessment: unread ? null : entry.selfAssessment,
    ...remarks(entry),
    ...besides(entry, entry.cells, seen),
  };
}

function carriedCriterion(row: CriterionRow, seen: Seen): Carried {
  return { result: null, selfAssessment: row.counts ? row.typed : null, ...remarks(row), ...besides(row, row.cells, seen) };
}

function besides(
  { note }: Remarks,
  cells: RowCells | null,
  { grid, responsible: column, isSamePeriod }: Seen,
): Pick<Carried, 'responsible' | 'note' | 'isFromLastPeriod'> {
  return { responsible: responsible(cells, grid, column), note: isSamePeriod ? note : null, isFromLastPeriod: !isSamePeriod };
}

function remarks({ expectedBy, obstacle }: Remarks): Pick<Carried, 'expectedBy' | 'obstacle'> {
  return { expectedBy: expectedBy?.replace(/^(\d{4})-(\d{2})$/u, '$2/$1') ?? null, obstacle };
}

function responsible(cells: RowCells | null, grid: Grid, column: number | undefined): string | null {
  const row = cells && parseAddress(cells.result)?.row;
  return row && column !== undefined ? shownText(grid.cell(row, column)) || null : null;
}

function resultAt(grid: Grid, address: string): string | number | null {
  const position = parseAddress(address);
  const cell = position && grid.cell(position.row, position.column);
  const shown = shownText(cell);
  // A percentage by its format is shown, not kept: 0.955 under 0.0% is 95,5%.
  return typeof cell?.value === 'number' && printNumber(cell.value) === shown ? cell.value : shown || null;
}
