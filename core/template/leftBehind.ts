/**
 * What a sheet does not take over from the report it starts from: every cell that holds something and is not carried,
 * with the reason. Nothing is dropped silently; what a person wants to keep, they copy.
 */
import type { Message } from '../message.ts';
import { alignRows, type Alignment } from '../reading/align.ts';
import { columnsUnder, type Heading } from '../reading/heading.ts';
import { findKnownHeading } from '../reading/knownHeading.ts';
import { readableSheet } from '../reading/readableSheet.ts';
import { readRows, type SheetRow } from '../reading/sheetRows.ts';
import { shownText } from '../reading/shownText.ts';
import { addressOf } from '../sheet/address.ts';
import { gridOf, type Grid } from '../sheet/grid.ts';
import { isUnread, type LastReport } from './lastReport.ts';
import { columnKeys, type ColumnKey } from './schema.ts';
import { isLikeLastFormula, WORDS } from './derived.ts';
import type { Template, TemplateRow } from './template.ts';

export interface LeftBehind {
  /** Of the report the sheet starts from. */
  readonly cell: string;
  /** As it stands there. */
  readonly value: string;
  readonly reason: Message;
}

const FILLED_KEYS = ['result', 'selfAssessment', 'expectedBy', 'obstacle', 'responsible', 'note'] as const satisfies readonly ColumnKey[];

/** In the order of the report's rows. `takes`: whether the new sheet has a cell for it. */
export function leftBehind(
  last: LastReport,
  template: Template,
  takes: (row: TemplateRow, key: ColumnKey) => boolean,
): readonly LeftBehind[] {
  const grid = gridOf(readableSheet(last.sheet).sheet);
  const heading = findKnownHeading(grid, last.layouts ?? [template.layout])?.heading;
  if (!heading) return [];
  const alignment = alignRows(grid, heading, template);
  const placed = new Map([...alignment.placed].map(([row, { row: at }]) => [at, row]));
  const end = Math.max(0, ...placed.keys());
  const unknown = unknownColumns(grid, heading, [...placed.keys()]);
  return readRows(grid, heading, template.layout).flatMap((row) => {
    const known = placed.get(row.row);
    const cells = filledCells(grid, heading, row.row);
    if (known) return [...cells.flatMap((cell) => leftOf(cell, known, last, takes)), ...filledIn(grid, row.row, unknown)];
    const isOne = row.hasCode || row.answered || row.row < end;
    return isOne ? cells.map(({ at, value }) => ({ cell: at, value, reason: rowReason(row, alignment) })) : [];
  });
}

interface FilledCell {
  readonly key: ColumnKey;
  readonly at: string;
  readonly value: string;
  readonly isFormula: boolean;
}

function filledCells(grid: Grid, heading: Heading, row: number): readonly FilledCell[] {
  return FILLED_KEYS.flatMap((key) =>
    columnsUnder(grid, heading, key).flatMap((column): readonly FilledCell[] => {
      const cell = grid.cell(row, column);
      const value = shownText(cell);
      if (value === '' || (cell?.formula !== undefined && isLikeLastFormula(cell.formula))) return [];
      return [{ key, at: addressOf(row, column), value, isFormula: cell?.formula !== undefined }];
    }),
  );
}

/** Columns no heading of the report's stands over, where a row of it holds something. */
function unknownColumns(grid: Grid, heading: Heading, rows: readonly number[]): readonly number[] {
  const read = new Set(columnKeys.flatMap((key) => columnsUnder(grid, heading, key)));
  const filled = new Set(rows.flatMap((row) => grid.cellsOf(row).flatMap(({ column, cell }) => (shownText(cell) === '' ? [] : [column]))));
  return [...filled].filter((column) => !read.has(column)).sort((a, b) => a - b);
}

function filledIn(grid: Grid, row: number, columns: readonly number[]): readonly LeftBehind[] {
  return columns.flatMap((column) => {
    const cell = grid.cell(row, column);
    const value = shownText(cell);
    return value === '' || cell?.formula !== undefined ? [] : [{ cell: addressOf(row, column), value, reason: reasons.column }];
  });
}

function leftOf(
  cell: FilledCell,
  row: TemplateRow,
  last: LastReport,
  takes: (row: TemplateRow, key: ColumnKey) => boolean,
): readonly LeftBehind[] {
  const reason = reasonFor(cell, row, last) ?? (takes(row, cell.key) ? undefined : reasons.noCell);
  return reason ? [{ cell: cell.at, value: cell.value, reason }] : [];
}

function reasonFor({ key, value, isFormula }: FilledCell, row: TemplateRow, { report, isSamePeriod }: LastReport): Message | undefined {
  if (key === 'note' && !isSamePeriod) return reasons.note;
  if (row.kind === 'criterion') {
    const own = report.criterionRows.find(({ criterion }) => criterion === row.criterion.no);
    const outcome = report.criteria.find(({ criterion }) => criterion === row.criterion.no)?.selfAssessment;
    if (key === 'result') return isFormula ? undefined : reasons.criterionResult;
    if (key !== 'selfAssessment' || own?.counts || isFormula || (outcome && value === WORDS[outcome])) return undefined;
    return own?.typed === outcome ? undefined : reasons.criterionWord;
  }
  const entry = [...report.entries, ...(report.local ?? [])].find(({ indicator }) => indicator === row.indicator.code);
  if (!entry) return reasons.row;
  if (key === 'result' && isUnread(entry)) return reasons.unread;
  if (key !== 'selfAssessment') return undefined;
  if (isUnread(entry)) return reasons.besideUnread;
  return entry.selfAssessment === null ? reasons.unread : undefined;
}

function rowReason(row: SheetRow, { repeated }: Alignment): Message {
  return repeated.some((one) => one.row === row.row) ? reasons.repeated : reasons.row;
}

const reasons = {
  unread: { vi: 'không hiểu chắc được: ghi lại', en: 'cannot be read for certain: write it again' },
  besideUnread: { vi: 'kết quả cùng dòng không hiểu chắc được', en: 'the result of its row cannot be read for certain' },
  note: { vi: 'giải trình, ghi chú của kỳ trước không dùng lại cho kỳ này', en: "an earlier period's note is not used again" },
  criterionResult: { vi: 'kết quả ghi ở dòng tiêu chí không được đọc', en: 'a result on the row of a criterion is not read' },
  criterionWord: {
    vi: 'dòng tiêu chí tự tính từ các chỉ tiêu, khác lời đã ghi',
    en: 'the criterion is computed from its indicators and says otherwise',
  },
  row: { vi: 'biểu mới không có dòng này', en: 'the new sheet has no such row' },
  repeated: { vi: 'dòng lặp lại; dòng kia đã được lấy', en: 'the row is repeated; the other one was taken' },
  column: { vi: 'biểu mới không có cột này', en: 'the new sheet has no such column' },
  noCell: { vi: 'biểu mới không có ô để ghi, hoặc ô đó có công thức', en: 'the new sheet has no cell for it, or a formula stands there' },
} as const satisfies Record<string, Message>;
