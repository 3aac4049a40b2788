/** The columns of a heading once its rows are known: what two columns claim, or the rows speak against, becomes doubtful. */
import { columnLetters } from '../sheet/address.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { unitType } from '../units/unitTypes.ts';
import type { BoundColumn, Unplaced } from './binding.ts';
import { isResult, type HeadingColumn } from './columns.ts';
import type { Heading } from './heading.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import type { RowsFound } from './rows.ts';

export interface ColumnsFound {
  readonly columns: readonly BoundColumn[];
  readonly unplaced: readonly Extract<Unplaced, { kind: 'column' }>[];
}

export function boundColumns(heading: Heading, found: RowsFound, printed: Printed, tree: UnitTree): ColumnsFound {
  const twins = twinsIn(heading.columns);
  const columns: BoundColumn[] = [];
  const unplaced: Extract<Unplaced, { kind: 'column' }>[] = [];
  for (const one of heading.columns) {
    const { column, cell, heading: label, certainty, why } = one;
    const meaning = one === heading.district ? { kind: 'district' as const } : one.meaning;
    if (!meaning) unplaced.push({ kind: 'column', cell, label, reason: why });
    else {
      const doubt = twins.get(JSON.stringify(meaning)) ?? doubtOf(one, found, printed, tree);
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

function doubtOf(column: HeadingColumn, found: RowsFound, printed: Printed, tree: UnitTree): BoundColumn['why'] | undefined {
  const { meaning, strong, heading } = column;
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
