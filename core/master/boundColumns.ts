/** The columns of a heading once its rows are known: what two columns claim, or the rows speak against, becomes doubtful. */
import type { Band } from '../consolidation/bands.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import { addressOf, columnLetters } from '../sheet/address.ts';
import { isCellError, type Cell } from '../sheet/sheet.ts';
import { tidy } from '../text/fold.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { unitType } from '../units/unitTypes.ts';
import { bandHeadingOf } from './bandHeading.ts';
import type { BoundColumn, ColumnMeaning, Unplaced } from './binding.ts';
import { isEmpty } from './cellHolds.ts';
import { isResult, type HeadingColumn } from './columns.ts';
import { isPrintedFor } from './difficulties.ts';
import type { Heading } from './heading.ts';
import { headingKey } from './headingWords.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import type { RowsFound } from './rows.ts';

export interface ColumnsFound {
  readonly columns: readonly BoundColumn[];
  readonly unplaced: readonly Extract<Unplaced, { kind: 'column' }>[];
}

/** What is the same for every column while the rows have their say. */
export interface ColumnFrame {
  readonly found: RowsFound;
  readonly printed: Printed;
  readonly tree: UnitTree;
  readonly bands: readonly Band[];
  readonly set: CriteriaSet;
}

export function boundColumns(heading: Heading, frame: ColumnFrame): ColumnsFound {
  const read = heading.columns.map((one) => difficultiesOr(one, frame));
  const twins = twinsIn(read);
  const columns: BoundColumn[] = [];
  const unplaced: Extract<Unplaced, { kind: 'column' }>[] = [];
  for (const one of read) {
    const { column, cell, heading: label, certainty, why } = one;
    const meaning = column === heading.district?.column ? { kind: 'district' as const } : levelOr(one, frame);
    if (!meaning) unplaced.push({ kind: 'column', cell, label, reason: why });
    else {
      const doubt = twins.get(JSON.stringify(meaning)) ?? doubtOf(one, frame);
      columns.push({
        column: columnLetters(column),
        cell,
        heading: label,
        meaning,
        certainty: doubt ? 'doubtful' : certainty,
        why: doubt ?? why,
      });
    }
  }
  return { columns, unplaced };
}

/** By what they mean: the reason why two columns of one meaning are not written. */
function twinsIn(columns: readonly HeadingColumn[]): ReadonlyMap<string, BoundColumn['why']> {
  const byMeaning = new Map<string, string[]>();
  for (const { meaning, column } of columns) {
    if (!isResult(meaning)) continue;
    const key = JSON.stringify(meaning);
    const letters = byMeaning.get(key);
    if (letters) letters.push(columnLetters(column));
    else byMeaning.set(key, [columnLetters(column)]);
  }
  return new Map(
    [...byMeaning].filter(([, letters]) => letters.length > 1).map(([key, letters]) => [key, reasons.sameHeadingTwice(letters.join(', '))]),
  );
}

function doubtOf(column: HeadingColumn, { found, printed, tree }: ColumnFrame): BoundColumn['why'] | undefined {
  const { meaning, strong, heading } = column;
  if (meaning?.kind === 'change' && typedIn(column, found, printed).some(({ value }) => typeof value !== 'number')) {
    return reasons.changeInWords(heading);
  }
  // Beside districts, “Tổng số” alone may be the number of communes as well as of criteria.
  if (meaning?.kind === 'metCount' && !strong && found.layout === 'districts') return reasons.totalOrUnits(heading);
  if (meaning?.kind === 'expected' && !strong && countsAllUnits(column, found, printed, tree)) return reasons.allUnits(heading);
  return undefined;
}

/** “Số xã” holds, in each of two or more districts, the number of all its communes or of all its xã. */
function countsAllUnits({ column }: HeadingColumn, { rows, layout }: RowsFound, printed: Printed, tree: UnitTree): boolean {
  if (layout !== 'districts') return false;
  const figures = rows.flatMap(({ row, meaning }) => {
    const value = printed.cell(row, column)?.value;
    return meaning.kind === 'totals' && tree.unit(meaning.unit)?.level === 'district' && typeof value === 'number'
      ? [{ value, unit: meaning.unit }]
      : [];
  });
  const counts = (of: (code: string) => number): boolean => figures.every(({ value, unit }) => value === of(unit));
  const xa = (code: string): number => tree.communesOf(code).filter(({ name }) => unitType(name) === 'xã').length;
  return figures.length >= 2 && (counts((code) => tree.communesOf(code).length) || counts(xa));
}

/** “Mức” and “Xếp loại” are the office's own words, unless every one of them is a band: then they follow the totals. */
function levelOr(column: HeadingColumn, { found, printed, bands, set }: ColumnFrame): ColumnMeaning | undefined {
  const { meaning } = column;
  if (meaning?.kind !== 'leftAlone' || meaning.own !== 'level') return meaning;
  const typed = typedIn(column, found, printed).map(({ value }) => (isCellError(value) ? value.error : String(value)));
  const spelled = new Map<string, string>();
  for (const word of typed) {
    const band = bandHeadingOf(headingKey(word), bands, set.criteria.length);
    if (!band) return meaning;
    if (!spelled.has(band.label)) spelled.set(band.label, word);
  }
  if (typed.length === 0) return meaning;
  return { kind: 'level', words: bands.map(({ label, from, to }) => ({ from, to, word: spelled.get(label) ?? label })) };
}

/**
 * Beside communes a column of difficulties is filled from their reports. Where an office has written there itself, has a formula
 * fetch it, or has merged several communes' cells, a person says so first.
 */
function difficultiesOr(column: HeadingColumn, { found, printed, set }: ColumnFrame): HeadingColumn {
  const { meaning, heading } = column;
  if (meaning?.kind !== 'difficulties') return column;
  if (found.layout !== 'communes')
    return { ...column, meaning: { kind: 'leftAlone', own: 'difficulties' }, certainty: 'sure', why: reasons.officesOwn(heading) };
  const isPrinted = isPrintedFor(set);
  const isOurs = (cell: Cell | undefined): boolean =>
    cell?.formula === undefined && (isEmpty(cell) || (typeof cell?.value === 'string' && isPrinted(cell.value)));
  const against = found.rows
    .filter(({ meaning }) => meaning.kind === 'commune')
    .filter(({ row }) => printed.anchorOf(row, column.column).row !== row || !isOurs(printed.cell(row, column.column)))
    .map(({ row }) => addressOf(row, column.column));
  return against.length === 0
    ? { ...column, why: reasons.difficultiesOurs(heading) }
    : { ...column, certainty: 'doubtful', why: reasons.difficultiesOwn(heading, against) };
}

/** What was typed beside the communes and the districts; formulas speak for themselves. */
function typedIn({ column }: HeadingColumn, { rows }: RowsFound, printed: Printed): readonly Cell[] {
  return rows.flatMap(({ row, meaning }) => {
    const cell = meaning.kind === 'commune' || meaning.kind === 'totals' ? printed.cell(row, column) : undefined;
    if (!cell || cell.formula !== undefined || cell.value === null || (typeof cell.value === 'string' && tidy(cell.value) === ''))
      return [];
    return [cell];
  });
}
