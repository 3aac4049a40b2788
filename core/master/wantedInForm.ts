/**
 * What the totals say a cell of a form should hold.
 *
 * | row ↓ column →      | all communes            | one group              |
 * |---------------------|-------------------------|------------------------|
 * | a criterion         | communes that meet it   | the group's that do    |
 * | obliged, counted    | how many                | how many of the group  |
 * | in a band           | how many                | how many of the group  |
 * | average             | per commune counted     | per commune of the group counted |
 *
 * A row of one group in a column of another is nobody's; groups that are not known are left alone, and said.
 */
import type { Totals } from '../consolidation/totals.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Group } from '../units/obligation.ts';
import type { ColumnMeaning, RowMeaning } from './binding.ts';
import { LEAVE, shareOf, value, type Wanted } from './wantedValue.ts';

type FormRow = Extract<RowMeaning, { readonly group: Group | null }>;

interface Figures {
  readonly expected: number;
  readonly counted: number;
  readonly average: number | null;
  readonly criteria: readonly { readonly criterion: number; readonly met: number }[];
  readonly bands: readonly { readonly label: string; readonly count: number }[];
}

export function wantedInForm(row: FormRow, column: ColumnMeaning, totals: Totals, cell: Cell | undefined): Wanted {
  if (column.kind !== 'results' || !fitsSpan(column.span, totals.period)) return LEAVE;
  if (row.group !== null && column.group !== null && row.group !== column.group) return LEAVE;
  const figures = figuresOf(totals, row.group ?? column.group);
  return figures ? wantedOf(row, column.measure, figures, totals.criterion, cell) : LEAVE;
}

/** True where a heading's span (`6T`, `year`, null for none) is that of the period. */
export function fitsSpan(span: string | null, period: string): boolean {
  if (span === null) return true;
  return span === 'year' ? /^\d{4}$/u.test(period) : period.endsWith(`-${span}`);
}

function figuresOf(totals: Totals, group: Group | null): Figures | undefined {
  if (group === null) return totals;
  if (!totals.groups) return undefined;
  const found = totals.groups.find((one) => one.group === group);
  if (found) return { ...found, expected: found.units.length };
  return {
    expected: 0,
    counted: 0,
    average: null,
    criteria: totals.criteria.map(({ criterion }) => ({ criterion, met: 0 })),
    bands: totals.bands.map(({ label }) => ({ label, count: 0 })),
  };
}

function wantedOf(row: FormRow, measure: 'met' | 'share', figures: Figures, only: number | null, cell: Cell | undefined): Wanted {
  const counts = (count: number | undefined): Wanted => {
    if (count === undefined) return LEAVE;
    return value(measure === 'share' ? shareOf(count, figures.counted, cell) : count);
  };
  if (row.kind === 'criterionLine') return counts(figures.criteria.find(({ criterion }) => criterion === row.criterion)?.met);
  const { figure } = row;
  switch (figure.is) {
    case 'expected':
    case 'counted':
      return measure === 'share' ? LEAVE : value(figures[figure.is]);
    case 'average':
      return measure === 'share' || only !== null ? LEAVE : value(figures.average);
    case 'band':
      return counts(figures.bands.find(({ label }) => label === figure.label)?.count);
  }
}
