/**
 * Charts carry a copy of the cells they show. Where such a cell has changed, its point in the copy changes too; a copy
 * that does not follow its cells one by one (hidden rows, several areas, levels) is dropped, and Excel makes it anew.
 */
import { MAX_COLUMN } from '../../core/sheet/address.ts';
import { generalText } from '../../core/sheet/formula/decimal.ts';
import { isReference, parseFormula } from '../../core/sheet/formula/parse.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import { cellKey } from '../formula/plainAddress.ts';
import type { SourceArea, SourceReader } from '../formula/sources.ts';
import { readRelations } from '../read/relations.ts';
import type { SheetEntry } from '../read/structure.ts';
import { applyEdits, escapeXml, type Edit } from '../xml/edit.ts';
import { bareName } from '../xml/partEdits.ts';
import { startWalk } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { findDrawings } from './drawings.ts';

/** Cells whose value is another after the patch, and the values. */
export interface ChangedCells {
  /** Of a sheet: their cellKeys. */
  keysIn(sheet: number): ReadonlySet<number>;
  /** Undefined where the result is not known. */
  valueAt(sheet: number, row: number, column: number): CellValue | undefined;
  /** The number of the cell's style; undefined for a cell that the file does not have. */
  styleAt(sheet: number, row: number, column: number): number | undefined;
}

const CHART_KINDS = new Set(['chart', 'chartEx']);
/** Copies of cells; the last two are labels, written as the cells show them. */
export const CACHES: ReadonlySet<string> = new Set([
  'numCache',
  'strCache',
  'multiLvlStrCache',
  'lvl',
  'dlblRangeCache',
  'dlblFieldTableCache',
]);
/** Copies whose points are the cells' own values, one by one. */
const POINT_BY_POINT = new Set(['numCache', 'strCache']);
/** Points of one copy that are looked at. */
const MAX_POINTS = 100_000;

/** The charts of the drawings, each with the sheet it stands on. */
export function findCharts(archive: Archive, sheets: readonly SheetEntry[]): ReadonlyMap<ZipEntry, number> {
  const charts = new Map<ZipEntry, number>();
  for (const [drawing, sheet] of findDrawings(archive, sheets)) {
    for (const { kind, target } of readRelations(archive, drawing.key)) {
      const chart = CHART_KINDS.has(kind) ? archive.find(target) : undefined;
      if (chart) charts.set(chart, sheet);
    }
  }
  return charts;
}

interface Cache {
  readonly name: string;
  formula: string;
  readonly start: number;
  end: number;
  count: number;
  countTag: { readonly start: number; readonly end: number } | undefined;
  readonly points: { readonly index: number; readonly start: number; end: number }[];
}

/** The chart's text with its copies brought up to date; the same text when none of its cells has changed. */
export function withChangedCells(text: string, part: string, sheet: number, reader: SourceReader, changed: ChangedCells): string {
  const { caches, prefix } = readCaches(text, part);
  return applyEdits(
    text,
    caches.flatMap((cache) => cacheEdits(cache, prefix, sheet, reader, changed)),
  );
}

/** Depth of a series' `sqref` below the element that holds its copy: extLst, ext, formulaRef, sqref. */
const SQREF_DEPTH = 4;

/**
 * A copy belongs to the reference beside it: `f`, or for a series that a filter hides `formulaRef/sqref`, which may
 * stand before the copy or behind it.
 */
function readCaches(text: string, part: string): { readonly caches: readonly Cache[]; readonly prefix: string } {
  const caches: Cache[] = [];
  const path: string[] = [''];
  /** By depth of the element around: the reference read last. */
  const references: (string | undefined)[] = [];
  /** Copies by depth of the element around, whose reference has not come yet. */
  const waiting: (Cache[] | undefined)[] = [];
  let reference: { readonly holder: number; readonly depth: number; text: string } | undefined;
  let cache: Cache | undefined;
  let cacheDepth = 0;
  const walk = startWalk(part, {
    open: (qualified, tag, depth) => {
      const name = bareName(qualified);
      const [start, end] = [walk.tagStart(), walk.position()];
      path[depth] = name;
      references[depth] = undefined;
      if (name === 'f') reference = { holder: depth - 1, depth, text: '' };
      else if (name === 'sqref' && path[depth - 1] === 'formulaRef') reference = { holder: depth - SQREF_DEPTH, depth, text: '' };
      else if (cache) {
        if (name === 'ptCount') {
          cache.count = tag.digits('val');
          cache.countTag = { start, end };
        } else if (name === 'pt' && depth === cacheDepth + 1) cache.points.push({ index: tag.digits('idx'), start, end });
      } else if (CACHES.has(name) || (name === 'v' && path[depth - 1] === 'txData')) {
        cache = { name, formula: references[depth - 1] ?? '', start, end, count: tag.digits('ptCount'), countTag: undefined, points: [] };
        cacheDepth = depth;
        if (cache.formula === '') (waiting[depth - 1] ??= []).push(cache);
      }
    },
    text: (piece) => {
      if (reference) reference.text += piece;
    },
    close: (qualified, depth) => {
      if (reference?.depth === depth) {
        references[reference.holder] = reference.text;
        reference = undefined;
      }
      for (const one of waiting[depth] ?? []) one.formula = references[depth] ?? '';
      waiting[depth] = undefined;
      if (!cache) return;
      const point = cache.points[cache.points.length - 1];
      if (bareName(qualified) === 'pt' && depth === cacheDepth + 1 && point) point.end = walk.position();
      if (depth !== cacheDepth) return;
      cache.end = walk.position();
      caches.push(cache);
      cache = undefined;
    },
  });
  walk.write(text);
  walk.end();
  return { caches, prefix: walk.prefix() };
}

function cacheEdits(cache: Cache, prefix: string, sheet: number, reader: SourceReader, changed: ChangedCells): readonly Edit[] {
  const sources = reader.sourcesOf(tokensOf(cache.formula), sheet, 0, 0);
  // What cannot be told apart from the changed cells is taken as one of them.
  const touched = sources === 'everything' || sources.some((area) => hasChanged(area, changed));
  if (!touched) return [];
  const expression = parseFormula(cache.formula);
  const area = expression && isReference(expression) ? reader.areaOf(expression, sheet) : undefined;
  const edits = area && pointEdits(cache, area, prefix, changed);
  return edits ?? [{ start: cache.start, end: cache.end, text: '' }];
}

/** One of the area's cells has changed. */
export function hasChanged(area: SourceArea, changed: Pick<ChangedCells, 'keysIn'>): boolean {
  for (const key of changed.keysIn(area.sheet)) {
    const { row, column } = placeOf(key);
    if (area.top <= row && row <= area.bottom && area.left <= column && column <= area.right) return true;
  }
  return false;
}

/** Undefined where points and cells cannot be matched. */
function pointEdits(cache: Cache, area: SourceArea, prefix: string, changed: ChangedCells): readonly Edit[] | undefined {
  const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  const isLine = area.top === area.bottom || area.left === area.right;
  if (!POINT_BY_POINT.has(cache.name) || !isLine || size > MAX_POINTS || cache.count !== size || !cache.countTag) return undefined;
  const edits: Edit[] = [];
  for (let index = 0; index < size; index += 1) {
    const row = area.top === area.bottom ? area.top : area.top + index;
    const column = area.top === area.bottom ? area.left + index : area.left;
    if (!changed.keysIn(area.sheet).has(cellKey(row, column))) continue;
    const text = pointText(cache.name, changed.valueAt(area.sheet, row, column));
    const markup =
      text === undefined ? '' : `<${prefix}pt idx="${String(index)}"><${prefix}v>${escapeXml(text)}</${prefix}v></${prefix}pt>`;
    const point = cache.points.find((one) => one.index === index);
    const before = cache.points.find((one) => one.index > index)?.start ?? cache.points[cache.points.length - 1]?.end ?? cache.countTag.end;
    edits.push(point ? { start: point.start, end: point.end, text: markup } : { start: before, end: before, text: markup });
  }
  return edits;
}

/** A copy of numbers has points for numbers only; a number among texts is shown as General shows it. */
function pointText(cache: string, value: CellValue | undefined): string | undefined {
  if (typeof value === 'number') return cache === 'numCache' ? String(value) : generalText(value);
  return cache === 'strCache' && typeof value === 'string' && value !== '' ? value : undefined;
}

function placeOf(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / MAX_COLUMN), column: (key % MAX_COLUMN) + 1 };
}
