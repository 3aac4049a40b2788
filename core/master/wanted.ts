/**
 * What the totals say a cell of a master should hold.
 *
 * | row ↓ column →   | criterion              | total        | outstanding | expected, counted, average, band |
 * |------------------|------------------------|--------------|-------------|----------------------------------|
 * | commune, counted | mark; empty or the office's mark of unmet | its number | `16, 17` | –             |
 * | commune, no report this period | empty    | empty        | empty       | –                                |
 * | commune, not obliged | –                  | –            | –           | –                                |
 * | district, total  | communes that meet it  | criteria met, all together | – | its figures            |
 * | Số xã đạt        | communes that meet it  | ?            | –           | –                                |
 * | Tỷ lệ %          | … of 100 counted       | ?            | –           | –                                |
 *
 * `–` is left alone; `?` is named as uncertain where a typed figure stands there. Not assessed is empty.
 * A commune that did not report is emptied: last month's mark would be read as this month's.
 */
import { roundedQuotient } from '../consolidation/rounding.ts';
import type { CommuneTotals, CriterionTotals, Totals } from '../consolidation/totals.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { ColumnMeaning, MetMark, RowMeaning } from './binding.ts';

export type Wanted =
  | { readonly kind: 'value'; readonly value: string | number | null }
  /** Nothing that totals speak of. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'uncertain' };

const LEAVE: Wanted = { kind: 'leave' };
const NOBODY: ReadonlySet<string> = new Set();

/** Totals by unit, looked up for every row. */
export interface TotalsIndex {
  readonly whole: Totals;
  readonly communes: ReadonlyMap<string, CommuneTotals>;
  /** Obliged units whose report does not count. */
  readonly silent: ReadonlySet<string>;
  /** The whole and its districts. */
  readonly units: ReadonlyMap<string, UnitFigures>;
}

interface UnitFigures {
  readonly totals: Totals;
  readonly criteria: ReadonlyMap<number, CriterionTotals>;
  readonly bands: ReadonlyMap<string, number>;
  readonly metTogether: number;
  readonly obliged: ReadonlySet<string>;
}

export function indexTotals(whole: Totals): TotalsIndex {
  return {
    whole,
    communes: new Map(whole.communes.map((commune) => [commune.unit, commune])),
    silent: new Set([...whole.missing, ...whole.returned]),
    units: new Map([whole, ...(whole.districts ?? [])].map((totals) => [totals.unit, figuresOf(totals)])),
  };
}

function figuresOf(totals: Totals): UnitFigures {
  return {
    totals,
    criteria: new Map(totals.criteria.map((criterion) => [criterion.criterion, criterion])),
    bands: new Map(totals.bands.map(({ label, count }) => [label, count])),
    metTogether: totals.communes.reduce((sum, { metCount }) => sum + metCount, 0),
    obliged: new Set([...totals.communes.map(({ unit }) => unit), ...totals.missing, ...totals.returned]),
  };
}

/** `cell` is what stands there, for its number format. */
export function wantedIn(row: RowMeaning, column: ColumnMeaning, index: TotalsIndex, mark: MetMark | null, cell: Cell | undefined): Wanted {
  if (!isAsked(column, index.whole.criterion)) return LEAVE;
  if (row.kind === 'commune') return wantedOfCommune(row.unit, column, index, mark);
  const figures = index.units.get(row.unit);
  if (!figures || row.kind === 'section') return LEAVE;
  if (row.kind === 'totals') return wantedOfUnit(figures, column, cell);
  if (column.kind === 'metCount' || column.kind === 'outstandingCount') return { kind: 'uncertain' };
  if (column.kind !== 'criterion') return LEAVE;
  const share = row.kind === 'shareFoot' || column.measure === 'share';
  return wantedOfUnit(figures, { ...column, measure: share ? 'share' : 'met' }, cell);
}

/** Codes of the communes of a unit (the whole, a district) that owe a report; empty for a unit without totals. */
export function obligedIn({ units }: TotalsIndex, unit: string): ReadonlySet<string> {
  return units.get(unit)?.obliged ?? NOBODY;
}

/** Totals of one criterion say nothing of sums over all of them. */
export function isAsked(column: ColumnMeaning, only: number | null): boolean {
  if (only === null || column.kind === 'expected' || column.kind === 'counted') return true;
  return column.kind === 'criterion' && column.criterion === only;
}

function wantedOfCommune(unit: string, column: ColumnMeaning, { communes, silent }: TotalsIndex, mark: MetMark | null): Wanted {
  if (!['criterion', 'metCount', 'outstanding', 'outstandingCount'].includes(column.kind)) return LEAVE;
  if (column.kind === 'criterion' && column.measure === 'share') return LEAVE;
  const commune = communes.get(unit);
  if (!commune) return silent.has(unit) ? value(null) : LEAVE;
  switch (column.kind) {
    case 'criterion':
      if (commune.met.includes(column.criterion)) return value(mark?.value ?? null);
      return value(commune.unmet.includes(column.criterion) ? (mark?.unmet ?? null) : null);
    case 'metCount':
      return value(commune.metCount);
    case 'outstanding':
      return value(commune.outstanding === '' ? null : commune.outstanding);
    default:
      return value(commune.unmet.length + commune.notAssessed.length);
  }
}

function wantedOfUnit({ totals, criteria, bands, metTogether }: UnitFigures, column: ColumnMeaning, cell: Cell | undefined): Wanted {
  switch (column.kind) {
    case 'criterion': {
      const met = criteria.get(column.criterion)?.met;
      if (met === undefined) return LEAVE;
      return value(column.measure === 'share' ? shareOf(met, totals.counted, cell) : met);
    }
    case 'metCount':
      return value(metTogether);
    case 'expected':
      return value(totals.expected);
    case 'counted':
      return value(totals.counted);
    case 'average':
      return value(totals.average);
    case 'band': {
      const count = bands.get(column.label);
      return count === undefined ? LEAVE : value(count);
    }
    default:
      return LEAVE;
  }
}

/** In per cent to two decimals, half up; a fraction where the cell shows its number as a percentage. Never added up from other shares. */
function shareOf(met: number, counted: number, cell: Cell | undefined): number | null {
  if (counted === 0) return null;
  const asFraction = cell?.format?.replace(/"[^"]*"|\\./gu, '').includes('%') ?? false;
  return asFraction ? roundedQuotient(met, counted, 4) : roundedQuotient(met * 100, counted, 2);
}

function value(wanted: string | number | null): Wanted {
  return { kind: 'value', value: wanted };
}
