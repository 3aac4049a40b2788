/**
 * Binds a master's sheet: finds its heading, reads its columns and rows, and says of each what it
 * means and how sure that is. Looks at words only, so inserted, moved and renamed rows, columns
 * and sheets bind as before.
 */
import type { Band } from '../consolidation/bands.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import { printDay } from '../calendar/period.ts';
import type { Cell, Sheet } from '../sheet/sheet.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { unitType } from '../units/unitTypes.ts';
import type { Binding, BoundColumn, BoundRow, MetMark, Unbound, Unplaced } from './binding.ts';
import { boundColumns } from './boundColumns.ts';
import { criterionWordsOf } from './criterionHeading.ts';
import { findForm } from './form.ts';
import { endOf, findHeading, rangeOf, type Heading } from './heading.ts';
import { metMarkOf } from './mark.ts';
import { printedOf, type Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import { readRows, type RowsFound } from './rows.ts';
import { readTitle } from './title.ts';
import { columnNumber } from '../sheet/address.ts';

/**
 * What each row and column of a master means for the totals of `scope`. `tree` holds the units of the
 * period's last day: rows are known by their names of that day. Linear in the cells.
 */
export function bind(sheet: Sheet, scope: Unit, tree: UnitTree, set: CriteriaSet, bands: readonly Band[]): Binding | Unbound {
  const printed = printedOf(sheet);
  if (!printed) return { kind: 'unbound', sheet: sheet.name, reason: reasons.tooManyMerges() };
  const matrix = bindMatrix(printed, scope, tree, set, bands);
  // A form may hold “xã” as the unit of measure, which looks like a heading until its rows are read.
  return matrix.kind === 'bound' ? matrix : (bindForm(printed, scope, tree, set, bands) ?? matrix);
}

/** Rows of units, columns of criteria and totals. */
function bindMatrix(printed: Printed, scope: Unit, tree: UnitTree, set: CriteriaSet, bands: readonly Band[]): Binding | Unbound {
  const { sheet } = printed;
  const unbound = (reason: Unbound['reason']): Unbound => ({ kind: 'unbound', sheet: sheet.name, reason });
  const search = findHeading(printed, { criteria: criterionWordsOf(set), bands });
  if (search.kind === 'none') return unbound(reasons.noHeading());
  if (search.kind === 'several') return unbound(reasons.severalTables(search.cells.join(', ')));
  const { heading, others } = search;
  const title = readTitle(printed, heading.top, set);
  if (title.fits.is === 'other') return unbound(reasons.otherSet(title.fits.kind, set.title));
  const found = readRows(printed, heading, endOf(heading, others), scope, tree);
  if (!found.rows.some(({ meaning }) => meaning.kind === 'commune' || (found.layout === 'districts' && meaning.unit !== scope.code))) {
    return unbound(reasons.noUnits(rangeOf(heading), scope.name, printDay(tree.day)));
  }
  const { columns, unplaced } = boundColumns(heading, { found, printed, tree, bands, set });
  return {
    kind: 'bound',
    sheet: sheet.name,
    scope: scope.code,
    set: set.id,
    day: tree.day,
    layout: found.layout,
    heading: rangeOf(heading),
    columns,
    rows: found.rows,
    mark: markIn(printed, heading, columns, found.rows),
    period: title.period,
    title: title.fits.is,
    unplaced: [
      ...unplaced,
      ...criteriaWithoutColumn(set, columns),
      ...found.unplaced,
      ...unitsWithoutRow(scope, tree, found),
      ...tables(others),
    ],
    moved: [],
  };
}

function bindForm(printed: Printed, scope: Unit, tree: UnitTree, set: CriteriaSet, bands: readonly Band[]): Binding | Unbound | undefined {
  const form = findForm(printed, scope, criterionWordsOf(set), bands);
  if (!form) return undefined;
  const { name: sheet } = printed.sheet;
  const { top, heading, columns, rows, unplaced } = form;
  const title = readTitle(printed, top, set);
  if (title.fits.is === 'other') return { kind: 'unbound', sheet, reason: reasons.otherSet(title.fits.kind, set.title) };
  return {
    kind: 'bound',
    sheet,
    scope: scope.code,
    set: set.id,
    day: tree.day,
    layout: 'form',
    heading,
    columns,
    rows,
    mark: null,
    period: title.period,
    title: title.fits.is,
    unplaced,
    moved: [],
  };
}

function markIn(printed: Printed, heading: Heading, columns: readonly BoundColumn[], rows: readonly BoundRow[]): MetMark | null {
  const communes = rows.filter(({ meaning }) => meaning.kind === 'commune').map(({ row }) => row);
  if (communes.length === 0) return null;
  const numbersOf = (is: (column: BoundColumn) => boolean): readonly number[] =>
    columns.filter(is).map(({ column }) => columnNumber(column));
  const criteria = numbersOf(({ meaning }) => meaning.kind === 'criterion' && meaning.measure === 'met');
  const totals = numbersOf(({ meaning }) => meaning.kind === 'metCount');
  return metMarkOf({
    rows: communes.map((row) => criteria.map((column) => printed.cell(row, column))),
    columns: new Set(criteria),
    totals: communes.flatMap((row) => totals.flatMap((column) => printed.cell(row, column) ?? [])),
    block: blockCells(printed, heading.bottom + 1, Math.max(...rows.map(({ row }) => row))),
  });
}

function blockCells(printed: Printed, first: number, last: number): readonly Cell[] {
  const columns = Array.from({ length: printed.lastColumn }, (_, at) => at + 1);
  return printed.rows
    .filter((row) => row >= first && row <= last)
    .flatMap((row) => columns.flatMap((column) => printed.cell(row, column) ?? []));
}

function criteriaWithoutColumn(set: CriteriaSet, columns: readonly BoundColumn[]): readonly Unplaced[] {
  const found = new Set(columns.flatMap(({ meaning }) => (meaning.kind === 'criterion' ? [meaning.criterion] : [])));
  if (found.size === 0) return [];
  return set.criteria
    .filter(({ no }) => !found.has(no))
    .map(({ no }) => ({ kind: 'criterion', criterion: no, reason: reasons.noColumn(no) }));
}

/** Units of the kinds the block lists: wards are not missed in a list of xã. */
function unitsWithoutRow(scope: Unit, tree: UnitTree, { layout, rows }: RowsFound): readonly Unplaced[] {
  const listed = new Set(rows.map(({ meaning }) => meaning.unit));
  const types = new Set([...listed].flatMap((code) => unitType(tree.unit(code)?.name ?? '') ?? []));
  const units = layout === 'communes' ? tree.communesOf(scope.code) : tree.childrenOf(scope.code);
  return units
    .filter(({ code, name }) => !listed.has(code) && types.has(unitType(name) ?? ''))
    .map(({ code, name }) => ({ kind: 'unit', unit: code, name, reason: reasons.noRow(name) }));
}

function tables(others: readonly string[]): readonly Unplaced[] {
  return others.map((cell) => ({ kind: 'table', cell, reason: reasons.otherTable(cell) }));
}
