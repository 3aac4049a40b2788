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
import { fitsBetween, orderOf } from './order.ts';
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
  readonly repeated: readonly (StrayRow & { readonly of: TemplateRow; readonly filled: boolean })[];
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
  const compared = rest.slice(0, MOST_COMPARED);
  rest = rest.filter((row) => !(compared.includes(row) && placeByLikeness(row, wanted, places)));
  const placed = new Map([...places.placed].map(([target, { row, by }]) => [target.row, { row: row.row, by, codeSeen: row.code }]));
  const last = Math.max(0, ...[...placed.values()].map(({ row }) => row));
  const stray = rest.filter((row) => row.filled && (row.hasCode || row.row < last || row.answered));
  return {
    placed,
    repeated: places.repeated,
    stray: stray.map((row, index) => ({ ...row, nearest: index < MOST_NEAREST ? nearestTo(row, wanted) : [] })),
  };
}

interface Places {
  readonly placed: Map<Target, { readonly row: SheetRow; readonly by: PlacedRow['by'] }>;
  readonly repeated: (SheetRow & { readonly of: TemplateRow })[];
  place(target: Target, row: SheetRow, by: PlacedRow['by']): true;
}

function createPlaces(): Places {
  const placed: Places['placed'] = new Map();
  const repeated: (SheetRow & { readonly of: TemplateRow })[] = [];
  return {
    placed,
    repeated,
    place: (target, row, by) => {
      const before = placed.get(target);
      if (before && (before.row.filled || !row.filled)) repeated.push({ ...row, of: target.row });
      else {
        // A row repeated on a page break, or copied and left empty, gives way to the one that holds something.
        if (before) repeated.push({ ...before.row, of: target.row });
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
  const order = orderOf([...placed].map(([target, { row }]) => ({ row: row.row, index: target.index })));
  return rows.filter((row) => {
    const free = [...targetsWorded(row, wanted)].filter((target) => !placed.has(target) && fitsBetween(order, row.row, target.index));
    const [target] = free;
    return !(target !== undefined && free.length === 1 && place(target, row, 'wording'));
  });
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

function placeByLikeness(row: SheetRow, wanted: Wanted, { placed, place }: Places): boolean {
  if (row.codes.some((code) => wanted.byCode.has(code)) || row.wordSets.every(({ size }) => size < FEWEST_WORDS)) return false;
  const [best, second] = ranked(row, wanted);
  if (!best || best.like < VERY_ALIKE || placed.has(best.target)) return false;
  if (second && second.like > best.like - 2 * MARGIN) return false;
  return place(best.target, row, 'likeness');
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
