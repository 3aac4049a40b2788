/**
 * What a person should look at in a master that is being filled: nothing here is written, and
 * each of them makes the sheet say something else than the totals do.
 */
import type { Message } from '../message.ts';
import { addressOf, columnNumber, parseAddress } from '../sheet/address.ts';
import type { Cell } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { tidy } from '../text/fold.ts';
import { isWritten, type Binding, type BoundColumn, type BoundRow } from './binding.ts';
import { isOwnWord } from './difficulties.ts';
import { officeSumNotices } from './officeSums.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import { isAsked, wantedIn, type TotalsIndex } from './wanted.ts';

export function noticesOf(binding: Binding, index: TotalsIndex, printed: Printed): readonly Message[] {
  const { period } = index.whole;
  return [
    ...(binding.period === null || binding.period === period ? [] : [reasons.otherPeriod(binding.period, period)]),
    ...strayMarks(binding, index, printed),
    ...replacedWords(binding, index, printed),
    ...officeSumNotices(binding, index, printed),
    ...typedSums(binding, index, printed),
  ];
}

/** Rows that are not written, but hold marks of met: the office's formulas count them. */
function strayMarks(binding: Binding, index: TotalsIndex, printed: Printed): readonly Message[] {
  if (binding.layout === 'districts') return [];
  const columns = binding.columns
    .filter(({ meaning, certainty }) => certainty !== 'doubtful' && meaning.kind === 'criterion' && isAsked(meaning, index.whole.criterion))
    .map(({ column }) => columnNumber(column));
  const marked = ({ row }: RowLabel): boolean => columns.some((column) => isMet(printed.cell(row, column)));
  const communes = binding.rows.filter(({ meaning }) => meaning.kind === 'commune');
  const notObliged = communes.filter(
    ({ certainty, meaning: { unit } }) => certainty !== 'doubtful' && !index.communes.has(unit) && !index.silent.has(unit),
  );
  const unknown = [...communes.filter(({ certainty }) => certainty === 'doubtful'), ...unplacedRows(binding)];
  return [
    ...saidOf(notObliged.filter(marked), reasons.marksOfNotObliged),
    ...saidOf(
      unknown.filter(marked).sort((a, b) => a.row - b.row),
      reasons.marksOfUnknown,
    ),
  ];
}

type RowLabel = Pick<BoundRow, 'row' | 'label'>;

function unplacedRows({ unplaced }: Binding): readonly RowLabel[] {
  return unplaced.flatMap((one) => {
    const row = one.kind === 'row' ? parseAddress(one.cell)?.row : undefined;
    return one.kind === 'row' && row !== undefined ? [{ row, label: one.label }] : [];
  });
}

function saidOf(rows: readonly RowLabel[], reason: (rows: readonly string[]) => Message): readonly Message[] {
  return rows.length === 0 ? [] : [reason(rows.map(({ row, label }) => `${String(row)} “${label}”`))];
}

function isMet(cell: Cell | undefined): boolean {
  const value = cell?.value;
  return (typeof value === 'string' || typeof value === 'number') && parseAnswer(String(value)) === 'met';
}

/** A person let the column of difficulties be written; what the office has written there since, or had then, is named before it goes. */
function replacedWords({ columns, rows, mark }: Binding, index: TotalsIndex, printed: Printed): readonly Message[] {
  const found = columns
    .filter((column) => column.meaning.kind === 'difficulties' && isWritten(column))
    .flatMap(({ column, meaning }) =>
      rows.filter(isWritten).flatMap((row) => {
        const number = columnNumber(column);
        const cell = printed.cell(row.row, number);
        const isReplaced =
          isTyped(cell) && isOwnWord(cell?.value ?? null) && wantedIn(row.meaning, meaning, index, mark, cell).kind === 'value';
        return isReplaced ? [addressOf(row.row, number)] : [];
      }),
    );
  return found.length === 0 ? [] : [reasons.ownWordsReplaced(found)];
}

/** Totals of one criterion alone say nothing of sums over all: typed ones stay as they were, beside a new mark. */
function typedSums(binding: Binding, index: TotalsIndex, printed: Printed): readonly Message[] {
  const { criterion } = index.whole;
  if (criterion === null) return [];
  const rows = binding.rows.filter(
    ({ certainty, meaning: { unit } }) =>
      certainty !== 'doubtful' && (index.communes.has(unit) || index.silent.has(unit) || index.units.has(unit)),
  );
  const typed = binding.columns.filter(
    (column) => isSumOfAll(column) && rows.some(({ row }) => isTyped(printed.cell(row, columnNumber(column.column)))),
  );
  return typed.length === 0
    ? []
    : [
        reasons.sumsLeft(
          criterion,
          typed.map(({ column, heading }) => `${column} “${heading}”`),
        ),
      ];
}

const SUMS_OF_ALL: readonly string[] = [
  'metCount',
  'outstanding',
  'outstandingCount',
  'average',
  'band',
] satisfies readonly BoundColumn['meaning']['kind'][];

function isSumOfAll({ meaning }: BoundColumn): boolean {
  return SUMS_OF_ALL.includes(meaning.kind);
}

function isTyped(cell: Cell | undefined): boolean {
  if (!cell || cell.formula !== undefined) return false;
  return typeof cell.value === 'string' ? tidy(cell.value) !== '' : cell.value !== null;
}
