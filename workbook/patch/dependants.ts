/**
 * Which stored results are no longer true once some cells have changed: those of every formula that
 * reads a changed cell, or another such formula's result, in any sheet. results.ts says
 * what becomes of them.
 */
import { parseRange, type Range } from '../../core/sheet/address.ts';
import { tokensOf, type Token } from '../../core/sheet/formula/tokens.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { AreaIndex } from '../formula/areaIndex.ts';
import { SourceReader, type Sources } from '../formula/sources.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { ScannedFormula, SheetScan } from './scan.ts';
import type { SheetPatch } from './sheets.ts';

/** Steps after which it is simpler, and as true, to drop every cached result. */
const MAX_STEPS = 30_000_000;
/** Cells of one array formula's area that are followed one by one. */
const MAX_ARRAY_CELLS = 20_000;

interface FormulaNode {
  readonly sheet: number;
  /** Where its results stand: its own cell, or the area of an array formula. */
  readonly area: Range;
}

/**
 * For each sheet (by its index in the workbook) the places in its scan's cells whose stored results are no longer
 * true, ascending.
 */
export function staleCells(
  structure: Pick<WorkbookStructure, 'sheets' | 'names'>,
  scans: ReadonlyMap<number, SheetScan>,
  patches: ReadonlyMap<number, Pick<SheetPatch, 'plan' | 'replaced'>>,
): ReadonlyMap<number, readonly number[]> {
  const stale = new Map<number, readonly number[]>();
  if ([...scans.values()].every(({ formulas }) => formulas.length === 0)) return stale;
  const replaced = new Map(
    [...patches].map(([sheet, patch]) => [sheet, new Set(patch.replaced.map(({ row, column }) => cellKey(row, column)))]),
  );
  const dirty = spread(structure, scans, patches, replaced);
  for (const [sheet, scan] of scans) {
    const places = stalePlaces(scan, dirty === 'all' ? 'all' : (dirty.get(sheet) ?? new Set()), replaced.get(sheet) ?? new Set());
    if (places.length > 0) stale.set(sheet, places);
  }
  return stale;
}

type Keys = ReadonlySet<number>;
/** Cells that hold a result no longer true, by sheet. */
type Dirty = ReadonlyMap<number, Keys> | 'all';

function spread(
  structure: Pick<WorkbookStructure, 'sheets' | 'names'>,
  scans: ReadonlyMap<number, SheetScan>,
  patches: ReadonlyMap<number, Pick<SheetPatch, 'plan'>>,
  replaced: ReadonlyMap<number, Keys>,
): Dirty {
  const reader = new SourceReader(structure);
  const readersOf = new Map<number, AreaIndex<FormulaNode>>();
  const dirty = new Map<number, Set<number>>();
  const queue: { readonly sheet: number; readonly row: number; readonly column: number }[] = [];
  const reached = new Set<FormulaNode>();
  let steps = 0;
  const reach = (node: FormulaNode): void => {
    if (reached.has(node)) return;
    reached.add(node);
    const { sheet, area } = node;
    steps += cellsOf(area) > MAX_ARRAY_CELLS ? MAX_STEPS + 1 : cellsOf(area);
    if (steps > MAX_STEPS) return;
    const cells = dirty.get(sheet) ?? new Set<number>();
    dirty.set(sheet, cells);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (cells.has(cellKey(row, column))) continue;
        cells.add(cellKey(row, column));
        queue.push({ sheet, row, column });
      }
    }
  };
  for (const [sheet, scan] of scans) {
    for (const { node, sources } of formulaNodes(scan, sheet, reader, replaced.get(sheet))) {
      if (sources === 'everything') {
        reach(node);
        continue;
      }
      for (const area of sources) {
        const index = readersOf.get(area.sheet) ?? new AreaIndex<FormulaNode>();
        readersOf.set(area.sheet, index);
        index.add(area, node);
        steps += 1;
      }
    }
  }
  const follow = (readers: AreaIndex<FormulaNode> | undefined, row: number, column: number): void => {
    // `reach` counts steps too, so the sum is taken after it.
    const looked = readers?.take(row, column, reach) ?? 0;
    steps += looked;
  };
  for (const [sheet, { plan }] of patches) {
    const readers = readersOf.get(sheet);
    if (readers) for (const { row, column } of plan) follow(readers, row, column);
  }
  for (let next = queue.pop(); next && steps <= MAX_STEPS; next = queue.pop()) follow(readersOf.get(next.sheet), next.row, next.column);
  return steps > MAX_STEPS ? 'all' : dirty;
}

interface NodeSources {
  readonly node: FormulaNode;
  readonly sources: Sources;
}

function* formulaNodes(scan: SheetScan, sheet: number, reader: SourceReader, replaced: Keys | undefined): Generator<NodeSources> {
  const shared = sharedTokens(scan.formulas);
  for (const formula of scan.formulas) {
    const { row, column, attributes, text } = formula;
    if (replaced?.has(cellKey(row, column)) === true) continue;
    const own = { top: row, left: column, bottom: row, right: column };
    const isArray = attributes.t === 'array' || attributes.t === 'dataTable';
    const node = { sheet, area: (isArray ? parseRange(attributes.ref ?? '') : undefined) ?? own };
    if (attributes.t === 'dataTable') yield { node, sources: 'everything' };
    else if (text !== '') yield { node, sources: reader.sourcesOf(tokensOf(text), sheet, 0, 0) };
    else {
      const master = shared.get(attributes.si ?? '');
      yield { node, sources: master ? reader.sourcesOf(master.tokens, sheet, row - master.row, column - master.column) : 'everything' };
    }
  }
}

interface SharedTokens {
  readonly tokens: readonly Token[];
  readonly row: number;
  readonly column: number;
}

function sharedTokens(formulas: readonly ScannedFormula[]): ReadonlyMap<string, SharedTokens> {
  const masters = new Map<string, SharedTokens>();
  for (const { attributes, text, row, column } of formulas) {
    if (attributes.t !== 'shared' || text === '' || attributes.si === undefined || masters.has(attributes.si)) continue;
    masters.set(attributes.si, { tokens: tokensOf(text), row, column });
  }
  return masters;
}

/** Cells that hold a result, of their own formula or of an array formula over them, and are dirty. */
function stalePlaces({ cells, formulas, arrays }: SheetScan, dirty: Keys | 'all', replaced: Keys): readonly number[] {
  const places = new Set<number>();
  const consider = (cell: number): void => {
    const key = cellKey(cells.row(cell), cells.column(cell));
    if ((dirty === 'all' || dirty.has(key)) && !replaced.has(key)) places.add(cell);
  };
  // A formula without a result may get one.
  for (const { cell } of formulas) consider(cell);
  if (!arrays.isEmpty()) {
    for (let cell = 0; cell < cells.count(); cell += 1) if (arrays.find(cells.row(cell), cells.column(cell))) consider(cell);
  }
  return [...places].sort((a, b) => a - b);
}

function cellsOf({ top, left, bottom, right }: Range): number {
  return (bottom - top + 1) * (right - left + 1);
}
