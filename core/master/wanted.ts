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
 * A commune that did not report is emptied: last month's mark would be read as this month's. Of the
 * difficulties see wantedDifficulties.ts: an office's own words among them stand longer.
 */
import type { CommuneChange } from '../consolidation/changes.ts';
import type { CommuneTotals, CriterionTotals, Totals } from '../consolidation/totals.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { ColumnMeaning, MetMark, RowMeaning } from './binding.ts';
import { LEAVE, shareOf, value, type Wanted } from './wantedValue.ts';
import { difficultiesOf, wantedDifficulties } from './wantedDifficulties.ts';
import { wantedInForm } from './wantedInForm.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** Totals by unit, looked up for every row. */
export interface TotalsIndex {
  readonly whole: Totals;
  readonly communes: ReadonlyMap<string, CommuneTotals>;
  /** Obliged units whose report does not count. */
  readonly silent: ReadonlySet<string>;
  /** The whole and its districts. */
  readonly units: ReadonlyMap<string, UnitFigures>;
  /** What changed since the period before, by commune; null where that period's totals are not at hand. */
  readonly changes: ReadonlyMap<string, CommuneChange> | null;
  /** By commune: `16: 12/2023; 17: 2024`. */
  readonly expectedBy: ReadonlyMap<string, string>;
  /** By commune: `14.1: Thiếu bác sĩ; 17: Chưa có bãi rác`. */
  readonly difficulties: ReadonlyMap<string, string>;
}

interface UnitFigures {
  readonly totals: Totals;
  readonly criteria: ReadonlyMap<number, CriterionTotals>;
  readonly bands: ReadonlyMap<string, number>;
  readonly metTogether: number;
  readonly obliged: ReadonlySet<string>;
}

export function indexTotals(whole: Totals, changes: ReadonlyMap<string, CommuneChange> | null = null): TotalsIndex {
  return {
    whole,
    communes: new Map(whole.communes.map((commune) => [commune.unit, commune])),
    silent: new Set([...whole.missing, ...whole.returned]),
    units: new Map([whole, ...(whole.districts ?? [])].map((totals) => [totals.unit, figuresOf(totals)])),
    changes,
    expectedBy: expectedByOf(whole),
    difficulties: difficultiesOf(whole),
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
  if (row.kind === 'criterionLine' || row.kind === 'figureLine') return wantedInForm(row, column, index.whole, cell);
  if (row.kind === 'commune') return wantedOfCommune(row.unit, column, index, mark, cell);
  const figures = index.units.get(row.unit);
  if (!figures || row.kind === 'section') return LEAVE;
  if (row.kind === 'totals') return column.kind === 'change' ? changeOfUnit(figures, index) : wantedOfUnit(figures, column, cell);
  if (column.kind === 'metCount' || column.kind === 'outstandingCount') return { kind: 'uncertain' };
  if (column.kind !== 'criterion' || (row.kind === 'shareFoot' && column.measure === 'unmet')) return LEAVE;
  if (column.measure === 'unmet') return { kind: 'uncertain' };
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
  return column.kind === 'results' || (column.kind === 'criterion' && column.criterion === only);
}

const OF_COMMUNES: readonly ColumnMeaning['kind'][] = [
  'criterion',
  'metCount',
  'change',
  'newlyMet',
  'lost',
  'outstanding',
  'outstandingCount',
  'expectedBy',
  'difficulties',
  'level',
];

function wantedOfCommune(unit: string, column: ColumnMeaning, index: TotalsIndex, mark: MetMark | null, cell: Cell | undefined): Wanted {
  if (!OF_COMMUNES.includes(column.kind)) return LEAVE;
  if (column.kind === 'criterion' && column.measure === 'share') return LEAVE;
  if (index.changes === null && isCompared(column)) return LEAVE;
  const commune = index.communes.get(unit);
  if (!commune && !index.silent.has(unit)) return LEAVE;
  if (column.kind === 'difficulties') return wantedDifficulties(commune, index.difficulties.get(unit), cell?.value ?? null);
  if (!commune) return value(null);
  return valueOfCommune(commune, column, index, mark);
}

/** What only the period before can tell. */
export function isCompared({ kind }: ColumnMeaning): boolean {
  return kind === 'change' || kind === 'newlyMet' || kind === 'lost';
}

function valueOfCommune(commune: CommuneTotals, column: ColumnMeaning, { changes, expectedBy }: TotalsIndex, mark: MetMark | null): Wanted {
  const { unit, met, unmet, notAssessed, metCount, outstanding } = commune;
  const change = changes?.get(unit);
  switch (column.kind) {
    case 'criterion':
      // As in the outstanding list: a criterion nobody has assessed is not met.
      if (column.measure === 'unmet') return value(met.includes(column.criterion) ? null : (mark?.value ?? null));
      if (met.includes(column.criterion)) return value(mark?.value ?? null);
      return value(unmet.includes(column.criterion) ? (mark?.unmet ?? null) : null);
    case 'metCount':
      return value(metCount);
    case 'change':
      return value(change ? change.newlyMet.length - change.lost.length : null);
    case 'newlyMet':
    case 'lost':
      return value(listOf(change?.[column.kind] ?? []));
    case 'outstanding':
      return value(outstanding === '' ? null : outstanding);
    case 'expectedBy':
      // Where the reports say no month the office's own word stands, until nothing is left to be met.
      return expectedBy.has(unit) || outstanding === '' ? value(expectedBy.get(unit) ?? null) : LEAVE;
    case 'level':
      return value(column.words.find(({ from, to }) => from <= metCount && metCount <= to)?.word ?? null);
    default:
      return value(unmet.length + notAssessed.length);
  }
}

function listOf(criteria: readonly number[]): string | null {
  return criteria.length === 0 ? null : criteria.join(', ');
}

/** All communes that count in both periods together; nothing where there is none. */
function changeOfUnit({ totals }: UnitFigures, { changes }: TotalsIndex): Wanted {
  if (changes === null) return LEAVE;
  const found = totals.communes.flatMap(({ unit }) => changes.get(unit) ?? []);
  return value(found.length === 0 ? null : found.reduce((sum, { newlyMet, lost }) => sum + newlyMet.length - lost.length, 0));
}

/** Of each commune, each criterion's last month: a criterion is met when the last of its indicators is. */
function expectedByOf({ expectedBy }: Totals): ReadonlyMap<string, string> {
  const months = new Map<string, Map<number, string>>();
  for (const { month, items } of expectedBy) {
    for (const { unit, criterion } of items) {
      const ofUnit = months.get(unit) ?? new Map<number, string>();
      const before = ofUnit.get(criterion);
      if (before === undefined || lastMonthOf(before) <= lastMonthOf(month)) months.set(unit, ofUnit.set(criterion, month));
    }
  }
  const printed = (ofUnit: ReadonlyMap<number, string>): string =>
    [...ofUnit]
      .sort(([a], [b]) => a - b)
      .map(([criterion, month]) => `${String(criterion)}: ${month.split('-').reverse().join('/')}`)
      .join('; ');
  return new Map([...months].map(([unit, ofUnit]) => [unit, printed(ofUnit)]));
}

/** A year alone ends in December. */
function lastMonthOf(month: string): string {
  return month.length === 4 ? `${month}-12` : month;
}

function wantedOfUnit({ totals, criteria, bands, metTogether }: UnitFigures, column: ColumnMeaning, cell: Cell | undefined): Wanted {
  switch (column.kind) {
    case 'criterion': {
      const found = criteria.get(column.criterion);
      if (!found) return LEAVE;
      if (column.measure === 'share') return value(shareOf(found.met, totals.counted, cell));
      return value(column.measure === 'met' ? found.met : found.unmet + found.notAssessed);
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
