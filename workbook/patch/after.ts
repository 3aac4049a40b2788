/** What follows in other cells from those written: results made new or dropped, shared formulas moved, and which cells show another value. */
import type { CellValue } from '../../core/sheet/sheet.ts';
import { cellKey } from '../formula/plainAddress.ts';
import type { Allowance } from '../read/sheetWalk.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { SharedParts } from '../read/value.ts';
import type { Archive } from '../zip/archive.ts';
import type { CellEdit } from './cellEdits.ts';
import { CellValues } from './cellValues.ts';
import type { ChangedCells } from './charts.ts';
import { staleCells } from './dependants.ts';
import { rehomeShared } from './rehome.ts';
import { throwRefusals } from './plan.ts';
import { newResults, resultOf } from './results.ts';
import type { SheetScan } from './scan.ts';
import { scanPart, settledPatch, type SheetPatch } from './sheets.ts';

export interface AfterPatch {
  /** By sheet, ascending by cell. */
  readonly edits: ReadonlyMap<number, readonly CellEdit[]>;
  readonly changed: ChangedCells;
  /** With the results of the formulas they write. */
  readonly patches: ReadonlyMap<number, SheetPatch>;
}

export interface Patching {
  readonly archive: Archive;
  readonly structure: WorkbookStructure;
  /** Of every sheet that is written or has formulas. */
  readonly scans: ReadonlyMap<number, SheetScan>;
  readonly patches: ReadonlyMap<number, SheetPatch>;
  readonly allowance: Allowance;
  readonly shared: SharedParts;
}

/** @throws Problem `patch-formula-circle` */
export function workOutAfter(patching: Patching): AfterPatch {
  const { structure, scans, patches } = patching;
  const results = new Map(structure.sheets.map((_, sheet) => [sheet, new Map<number, CellValue | undefined>()]));
  const values = createValues(patching, results);
  const stale = staleCells(structure, scans, patches);
  const fresh = newResults({ structure, scans, stale, patches, results, values });
  throwRefusals(
    fresh.circular.map(({ sheet, write }) => ({
      code: 'patch-formula-circle',
      sheet: structure.sheets[sheet]?.name ?? '',
      cell: write.cell,
    })),
  );
  const edits = new Map<number, readonly CellEdit[]>();
  for (const [sheet, scan] of scans) {
    const all = merged(fresh.changed.get(sheet) ?? [], rehomeShared(scan, patches.get(sheet)?.replaced ?? []).edits);
    if (all.length > 0) edits.set(sheet, all);
  }
  const keys = new Map<number, ReadonlySet<number>>();
  const keysIn = (sheet: number): ReadonlySet<number> => {
    const known = keys.get(sheet) ?? changedKeys(scans.get(sheet), patches.get(sheet), edits.get(sheet) ?? []);
    keys.set(sheet, known);
    return known;
  };
  const changed: ChangedCells = {
    keysIn,
    valueAt: (sheet, row, column) => values(sheet)?.at(row, column),
    styleAt: (sheet, row, column) => values(sheet)?.styleAt(row, column),
  };
  const settled = [...patches].map(([sheet, patch]): [number, SheetPatch] => [
    sheet,
    settledPatch(patch, ({ row, column }) => resultOf(results.get(sheet)?.get(cellKey(row, column)))),
  ]);
  return { edits, changed, patches: new Map(settled) };
}

/** Asked for only where a chart or a pivot table shows the sheet. */
function changedKeys(scan: SheetScan | undefined, patch: SheetPatch | undefined, edits: readonly CellEdit[]): ReadonlySet<number> {
  const keys = new Set<number>();
  for (const { row, column } of patch?.plan ?? []) keys.add(cellKey(row, column));
  if (scan)
    for (const { cell, result } of edits) if (result !== undefined) keys.add(cellKey(scan.cells.row(cell), scan.cells.column(cell)));
  return keys;
}

/** A cell may get a new result and take in a shared formula. */
function merged(results: readonly CellEdit[], moved: readonly CellEdit[]): readonly CellEdit[] {
  if (moved.length === 0) return results;
  const byCell = new Map(results.map((edit) => [edit.cell, edit]));
  for (const edit of moved) byCell.set(edit.cell, { ...byCell.get(edit.cell), ...edit });
  return [...byCell.values()].sort((a, b) => a.cell - b.cell);
}

/** Sheets without formulas are read when a formula asks for their cells. */
function createValues(
  { archive, structure, scans, patches, allowance, shared }: Patching,
  results: ReadonlyMap<number, ReadonlyMap<number, CellValue | undefined>>,
): (sheet: number) => CellValues | undefined {
  const known = new Map<number, CellValues | undefined>();
  return (sheet) => {
    if (known.has(sheet)) return known.get(sheet);
    const entry = structure.sheets[sheet];
    const scan = scans.get(sheet) ?? (entry?.kind === 'worksheet' ? scanPart(archive, entry, [], allowance) : undefined);
    const values = scan && new CellValues(scan, patches.get(sheet)?.plan ?? [], results.get(sheet) ?? new Map(), shared);
    known.set(sheet, values);
    return values;
  };
}
