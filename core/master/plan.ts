/**
 * Decides what to write into a bound master, as data, before anything is written: each cell with
 * what it held. Planning again after the writes plans nothing.
 *
 * | the cell                                   | planned                                     |
 * |--------------------------------------------|---------------------------------------------|
 * | holds the value, or a mark that counts the same (X for x) | nothing                      |
 * | holds a formula                            | skipped: it computes itself                 |
 * | lies inside a merged area                  | skipped: it would not be seen               |
 * | is in a doubtful row or column             | skipped once, at its label or heading       |
 * | is in a row or column not understood       | named in `unplaced`                         |
 * | an empty cell of a district of which nothing is expected | nothing: its zeros need not be written |
 */
import type { Totals } from '../consolidation/totals.ts';
import type { Message } from '../message.ts';
import { addressOf, columnNumber } from '../sheet/address.ts';
import type { CellValue, ValueWrite, Sheet } from '../sheet/sheet.ts';
import { fold } from '../text/fold.ts';
import { Problem } from '../problem.ts';
import { isWritten, type Binding, type BoundColumn, type BoundRow, type Unplaced } from './binding.ts';
import { holds, isEmpty } from './cellHolds.ts';
import { noticesOf } from './notices.ts';
import { printedOf, type Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import { refusalOf } from './refusal.ts';
import { indexTotals, isCompared, wantedIn, type TotalsIndex } from './wanted.ts';
import { fitsSpan } from './wantedInForm.ts';

/** A refusal names a few reasons; `master bind` shows them all. */
const MOST_REASONS = 3;

export interface PlannedChange {
  readonly cell: string;
  readonly before: CellValue;
  readonly after: string | number | null;
}

export interface SkippedCell {
  readonly cell: string;
  readonly reason: Message;
}

export interface MasterPlan {
  readonly writes: readonly ValueWrite[];
  /** One for each write, in the same order: by row, then by column. */
  readonly changes: readonly PlannedChange[];
  readonly skipped: readonly SkippedCell[];
  /** Columns, rows and the mark that are likely and not sure, at their heading or label: written, and to be looked at. */
  readonly assumed: readonly SkippedCell[];
  /** Units that have totals but no row to write them in. */
  readonly missingRows: readonly string[];
  /** Units with a row, obliged to report, whose report does not count: their cells are emptied. */
  readonly notReported: readonly string[];
  /** Units with a row that owe no report on this set in this period: their rows are left alone. */
  readonly notObliged: readonly string[];
  /** Columns, rows, units and criteria not understood or not there: whatever stands in them is left, and of last month. */
  readonly unplaced: readonly Unplaced[];
  /** What a person should look at: a title of another month, marks and formulas that make the office's sums differ. */
  readonly notices: readonly Message[];
}

/**
 * `changes` are those since the period before; without them what compares with it is left as it stands, and named.
 * `sheet` is the one that was bound; totals of another unit or set, or another sheet, are the caller's error.
 * @throws Problem `master-not-understood` where new figures would stand beside last month's (refusal.ts)
 */
export function planWrites(binding: Binding, totals: Totals, sheet: Sheet, changes: TotalsIndex['changes'] = null): MasterPlan {
  const printed = printedOf(sheet);
  if (!printed || sheet.name !== binding.sheet || totals.unit !== binding.scope || totals.set !== binding.set) {
    throw new Error(`sheet ${sheet.name} and totals of ${totals.unit}, ${totals.set} for a master of ${binding.scope}, ${binding.set}`);
  }
  const refused = refusalOf(binding, totals.criterion);
  if (refused.length > 0) throw notUnderstood(sheet, refused);
  const index = indexTotals(totals, changes);
  const planned = plannedCells(binding, index, printed);
  const rowUnits = binding.rows.filter((row) => isWritten(row) && row.meaning.kind !== 'section').map(({ meaning }) => meaning.unit);
  const rows = new Set(rowUnits);
  const communes = binding.layout === 'communes' ? binding.rows.filter(isSureCommune).map(({ meaning }) => meaning.unit) : [];
  return {
    writes: planned.changes.map(({ cell, after }) => ({ sheet: sheet.name, cell, value: after })),
    changes: planned.changes,
    skipped: [...doubts(binding), ...notThisTime(binding, totals), ...staleColumns(binding, index, printed), ...planned.skipped],
    assumed: assumedIn(binding),
    missingRows: unitsWithTotals(binding, totals).filter((unit) => !rows.has(unit)),
    notReported: communes.filter((unit) => index.silent.has(unit)),
    notObliged: communes.filter((unit) => !index.silent.has(unit) && !index.communes.has(unit)),
    unplaced: binding.unplaced,
    notices: noticesOf(binding, index, printed),
  };
}

function notUnderstood({ name }: Sheet, refused: readonly Message[]): Problem {
  const distinct = [...new Map(refused.map((reason) => [reason.vi, reason])).values()];
  const shown = distinct.slice(0, MOST_REASONS);
  const more = distinct.length - shown.length;
  return new Problem('master-not-understood', {
    sheet: name,
    vi: [...shown.map(({ vi }) => vi), ...(more > 0 ? [`Và ${String(more)} chỗ nữa.`] : [])].join(' '),
    en: [...shown.map(({ en }) => en), ...(more > 0 ? [`And ${String(more)} more.`] : [])].join(' '),
  });
}

function isSureCommune(row: BoundRow): boolean {
  return isWritten(row) && row.meaning.kind === 'commune';
}

function unitsWithTotals({ layout }: Binding, totals: Totals): readonly string[] {
  if (layout === 'form') return [];
  if (layout === 'communes') return totals.communes.map(({ unit }) => unit);
  return (totals.districts ?? []).filter(({ expected }) => expected > 0).map(({ unit }) => unit);
}

interface Planned {
  readonly changes: readonly PlannedChange[];
  readonly skipped: readonly SkippedCell[];
}

function plannedCells(binding: Binding, index: TotalsIndex, printed: Printed): Planned {
  const changes: PlannedChange[] = [];
  const skipped: SkippedCell[] = [];
  const columns = binding.columns.filter(isWritten);
  for (const row of binding.rows) {
    if (!isWritten(row)) continue;
    for (const column of columns) {
      const planned = plannedCell(row, column, binding, index, printed);
      if (planned && 'reason' in planned) skipped.push(planned);
      else if (planned) changes.push(planned);
    }
  }
  return { changes, skipped };
}

function plannedCell(
  row: BoundRow,
  column: BoundColumn,
  binding: Binding,
  index: TotalsIndex,
  printed: Printed,
): PlannedChange | SkippedCell | undefined {
  const number = columnNumber(column.column);
  const cell = printed.cell(row.row, number);
  const wanted = wantedIn(row.meaning, column.meaning, index, binding.mark, cell);
  if (wanted.kind === 'leave') return undefined;
  const at = addressOf(row.row, number);
  const anchor = printed.anchorOf(row.row, number);
  if (anchor.row !== row.row || anchor.column !== number)
    return { cell: at, reason: reasons.insideMerge(addressOf(anchor.row, anchor.column)) };
  if (cell?.formula !== undefined) return { cell: at, reason: reasons.formulaKept() };
  const before = printed.held(row.row, number)?.value ?? null;
  if (wanted.kind === 'uncertain') return before === null ? undefined : { cell: at, reason: reasons.footUncertain(row.label) };
  if (holds(cell, wanted.value) || (isEmpty(cell) && isNothing(row, wanted.value, index))) return undefined;
  return { cell: at, before, after: wanted.value };
}

function isNothing({ meaning }: BoundRow, wanted: string | number | null, { units }: TotalsIndex): boolean {
  return wanted === 0 && units.get(meaning.unit)?.totals.expected === 0;
}

/** Each doubtful row and column once. */
function doubts({ columns, rows }: Binding): readonly SkippedCell[] {
  return [...columns, ...rows].filter(({ certainty }) => certainty === 'doubtful').map(({ cell, why }) => ({ cell, reason: why }));
}

/** A form's columns of groups that nobody knows, or of another span than the totals'. Each once. */
function notThisTime({ columns, rows }: Binding, { period, groups }: Totals): readonly SkippedCell[] {
  const byGroup = [
    ...columns.filter(({ meaning }) => meaning.kind === 'results' && meaning.group !== null),
    ...rows.filter(({ meaning }) => 'group' in meaning && meaning.group !== null),
  ];
  const span = columns.filter(({ meaning }) => meaning.kind === 'results' && !fitsSpan(meaning.span, period));
  return [
    ...(groups
      ? []
      : byGroup.map((one) => ({ cell: one.cell, reason: reasons.groupsUnknown('heading' in one ? one.heading : one.label) }))),
    ...span.map(({ cell, heading }) => ({ cell, reason: reasons.otherSpan(heading, period) })),
  ];
}

function assumedIn({ columns, rows, mark }: Binding): readonly SkippedCell[] {
  const likely = [...columns, ...rows].filter(({ certainty }) => certainty === 'likely').map(({ cell, why }) => ({ cell, reason: why }));
  const first = columns.find(({ meaning }) => meaning.kind === 'criterion');
  return mark?.certainty === 'likely' && first ? [{ cell: first.cell, reason: mark.why }, ...likely] : likely;
}

/** Columns whose typed values speak of the period before: change, level. Named once each. */
function staleColumns({ columns, rows }: Binding, index: TotalsIndex, printed: Printed): readonly SkippedCell[] {
  const written = rows.filter((row) => isWritten(row) && row.meaning.kind === 'commune' && index.communes.has(row.meaning.unit));
  return columns
    .filter((column) => isStale(column, index))
    .filter(({ column }) =>
      written.some(({ row }) => {
        const cell = printed.cell(row, columnNumber(column));
        return !isEmpty(cell) && cell?.formula === undefined;
      }),
    )
    .map(({ cell, heading }) => ({ cell, reason: reasons.staleColumn(heading) }));
}

/** Left alone, and yet it changes from period to period. A plan for the year does not. */
function isStale({ meaning, heading }: BoundColumn, { changes }: TotalsIndex): boolean {
  if (meaning.kind !== 'leftAlone') return changes === null && isCompared(meaning);
  return meaning.own === 'level' || (meaning.own === 'otherTime' && /tăng|giảm/u.test(fold(heading)));
}
