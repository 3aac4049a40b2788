/**
 * Places the sheet's rows on the template's rows by code, wording and order together, never by row number:
 * rows are inserted, moved and retyped in a sheet's life. Sure places come first; what is left is
 * settled by them. Nothing is placed on likeness where something else is nearly as alike.
 *
 * | code            | wording                       | placed                                             |
 * |-----------------|-------------------------------|----------------------------------------------------|
 * | same            | same                          | yes                                                |
 * | any             | same, of one row only         | yes, said as recognised by its wording             |
 * | any             | same, of several rows         | where only one of them fits between its neighbours |
 * | same            | blank or alike                | yes, said as reworded                              |
 * | none of the set | like one row's only           | yes, said as recognised by its likeness            |
 * | same            | another indicator's or unlike | no: named with its cell and what is nearest        |
 */
import type { Grid } from '../sheet/grid.ts';
import type { Template, TemplateRow } from '../template/template.ts';
import type { Heading } from './heading.ts';
import { fitsBetween, orderOf, type PlacedIndex } from './order.ts';
import { readRows, type SheetRow } from './sheetRows.ts';
import { likeness, sharesOne, wantedRows, type Target, type Wanted } from './wantedRows.ts';

export interface PlacedRow {
  readonly row: number;
  readonly by: 'codeAndWording' | 'wording' | 'code' | 'likeness';
  readonly codeSeen: string;
}

export interface StrayRow {
  readonly row: number;
  /** The cell that shows what the row is. */
  readonly cell: string;
  readonly code: string;
  readonly text: string;
}

export interface Alignment {
  readonly placed: ReadonlyMap<TemplateRow, PlacedRow>;
  /** Rows that look like reporting rows but are none of the template's, with the rows they are nearest to: `14.2`, `TC 14`. */
  readonly stray: readonly (StrayRow & { readonly nearest: readonly string[] })[];
  /** Rows that say the same as a row already placed. */
  readonly repeated: readonly Repeated[];
}

export interface Repeated extends StrayRow {
  readonly of: TemplateRow;
  readonly filled: boolean;
}

/** Likeness is asked of so many rows at most: no report has as many that are worded anew. */
const MOST_COMPARED = 400;

export function alignRows(grid: Grid, heading: Heading, template: Template): Alignment {
  const wanted = wantedRows(template);
  const places = createPlaces();
  let rest = readRows(grid, heading, template.layout).filter((row) => !placeByBoth(row, wanted, places));
  rest = rest.filter((row) => !placeByWording(row, wanted, places));
  rest = placeByOrder(rest, wanted, places);
  rest = rest.filter((row) => !placeByCode(row, wanted, places));
  const order = rest.length === 0 ? [] : orderOfPlaced(places);
  rest = rest.filter((row, index) => index >= MOST_COMPARED || !placeByLikeness(row, wanted, places, order));
  const placed = new Map([...places.placed].map(([target, { row, by }]) => [target.row, { row: row.row, by, codeSeen: row.code }]));
  const last = Math.max(0, ...[...placed.values()].map(({ row }) => row));
  const stray = rest.filter((row) => row.filled && (row.hasCode || row.row < last || row.answered));
  return {
    placed,
    repeated: places.repeated,
    stray: stray.map((found, index) => {
      const { row, cell, code, text } = found;
      return { row, cell, code, text, nearest: index < MOST_NEAREST ? nearestTo(found, wanted) : [] };
    }),
  };
}

interface Places {
  readonly placed: Map<Target, { readonly row: SheetRow; readonly by: PlacedRow['by'] }>;
  readonly repeated: Repeated[];
  place(target: Target, row: SheetRow, by: PlacedRow['by']): true;
}

function createPlaces(): Places {
  const placed: Places['placed'] = new Map();
  const repeated: Repeated[] = [];
  const repeat = ({ row, cell, code, text, filled }: SheetRow, of: TemplateRow): void => {
    repeated.push({ row, cell, code, text, filled, of });
  };
  return {
    placed,
    repeated,
    place: (target, row, by) => {
      const before = placed.get(target);
      if (before && (before.row.filled || !row.filled)) repeat(row, target.row);
      else {
        // A row repeated on a page break, or copied and left empty, gives way to the one that holds something.
        if (before) repeat(before.row, target.row);
        placed.set(target, { row, by });
      }
      return true;
    },
  };
}

function placeByBoth(row: SheetRow, wanted: Wanted, { place }: Places): boolean {
  const targets = row.codes.flatMap((code) => wanted.byCode.get(code)?.filter(({ wordings }) => sharesOne(wordings, row.wordings)) ?? []);
  const [target] = targets;
  return target !== undefined && place(target, row, targets.length > 0 && row.codes[0] === target.code ? 'codeAndWording' : 'wording');
}

function placeByWording(row: SheetRow, wanted: Wanted, { place }: Places): boolean {
  const targets = targetsWorded(row, wanted);
  const [target] = targets;
  return target !== undefined && targets.size === 1 && place(target, row, 'wording');
}

function targetsWorded({ wordings }: SheetRow, { byWording }: Wanted): ReadonlySet<Target> {
  return new Set(wordings.flatMap((wording) => byWording.get(wording) ?? []));
}

/** Wordings that stand in several rows: the one free row among them that lies between the neighbours' is meant. */
function placeByOrder(rows: readonly SheetRow[], wanted: Wanted, { placed, place }: Places): SheetRow[] {
  if (!rows.some((row) => targetsWorded(row, wanted).size > 1)) return [...rows];
  const order = orderOfPlaced({ placed });
  return rows.filter((row) => {
    const free = [...targetsWorded(row, wanted)].filter((target) => !placed.has(target) && fitsBetween(order, row.row, target.index));
    const [target] = free;
    return !(target !== undefined && free.length === 1 && place(target, row, 'wording'));
  });
}

function orderOfPlaced({ placed }: Pick<Places, 'placed'>): readonly PlacedIndex[] {
  return orderOf([...placed].map(([target, { row }]) => ({ row: row.row, index: target.index })));
}

/** Blank, or most words of the shorter in the longer: an older, a shortened or a province's wording of the same indicator. */
const ALIKE = 0.7;
/** So much less alike must everything else be. */
const MARGIN = 0.1;

function placeByCode(row: SheetRow, wanted: Wanted, { placed, place }: Places): boolean {
  const targets = row.codes.flatMap((code) => wanted.byCode.get(code) ?? []).filter((target) => !placed.has(target));
  const [target] = targets;
  if (!target) return false;
  if (row.wordings.length === 0) return targets.length === 1 && place(target, row, 'code');
  const ranked = targets.map((one) => ({ one, like: likeness(one, row, 'shorter') })).sort((a, b) => b.like - a.like);
  const [best] = ranked;
  if (!best || best.like < ALIKE) return false;
  const other = wanted.targets.some((one) => one !== best.one && likeness(one, row, 'longer') > likeness(best.one, row, 'longer') + MARGIN);
  return !other && place(best.one, row, 'code');
}

/** A wording of its own is long enough to be told from others by its words. */
const FEWEST_WORDS = 4;
const VERY_ALIKE = 0.75;

/** Where order leaves one row only, so much likeness will do. */
const ALIKE_IN_ORDER = 0.6;

function placeByLikeness(row: SheetRow, wanted: Wanted, { placed, place }: Places, order: readonly PlacedIndex[]): boolean {
  if (row.codes.some((code) => wanted.byCode.has(code)) || row.wordSets.every(({ size }) => size < FEWEST_WORDS)) return false;
  const [best, second] = ranked(row, wanted);
  if (!best || best.like < ALIKE_IN_ORDER || placed.has(best.target)) return false;
  const ahead = best.like - (second?.like ?? 0);
  if (best.like >= VERY_ALIKE && ahead >= 2 * MARGIN) return place(best.target, row, 'likeness');
  const free = wanted.targets.filter((target) => !placed.has(target) && fitsBetween(order, row.row, target.index));
  return free.length === 1 && free[0] === best.target && ahead >= MARGIN / 2 && place(best.target, row, 'likeness');
}

function ranked(row: SheetRow, { targets }: Wanted): readonly { readonly target: Target; readonly like: number }[] {
  return targets.map((target) => ({ target, like: likeness(target, row, 'longer') })).sort((a, b) => b.like - a.like);
}

/** Of a sheet full of stray rows the first are said what they are near to. */
const MOST_NEAREST = 40;
const NEAR = 0.3;
const MOST_NAMED = 3;

function nearestTo(row: SheetRow, wanted: Wanted): readonly string[] {
  const coded = row.codes.flatMap((code) => wanted.byCode.get(code) ?? []);
  const alike = ranked(row, wanted).filter(({ like }) => like >= NEAR);
  return [...new Set([...coded, ...alike.map(({ target }) => target)])].slice(0, MOST_NAMED).map(({ key }) => key);
}
