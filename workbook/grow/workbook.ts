/**
 * Inserts rows into a sheet of an .xlsx, for a commune that a master has no row for. Everything that refers to the
 * rows is moved or grown where it is understood; otherwise nothing is done and the reason is said. As with a
 * patch, every byte that need not change stays, and the result is read back before it is given out.
 */
import { MAX_ROW } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { calcChanges, storedBytes, type PartChange } from '../patch/calcChanges.ts';
import { SourceReader } from '../formula/sources.ts';
import { findCharts } from '../patch/charts.ts';
import { findDrawingsOfCharts } from '../patch/drawings.ts';
import { refuseWorkbook } from '../patch/refuse.ts';
import type { SheetScan } from '../patch/scan.ts';
import { scanPart } from '../patch/sheets.ts';
import { changeTexts, type ChangeReason } from '../patch/texts.ts';
import { withNewCells, type ChangedPart } from '../patch/workbook.ts';
import { freshAllowance } from '../read/sheetWalk.ts';
import { readStructure, type SheetEntry, type WorkbookStructure } from '../read/structure.ts';
import { decodePart } from '../xml/decode.ts';
import { applyEdits, type Edit } from '../xml/edit.ts';
import { openArchive, type Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { repack } from '../zip/write.ts';
import { drawingRules, partsAround } from './aroundSheets.ts';
import { cellEdits } from './cells.ts';
import { checkGrown } from './check.ts';
import type { Growth } from './growth.ts';
import { copiedMerges } from './merges.ts';
import { refuseMentions } from './mentions.ts';
import { chartRules, namesRules, pivotCacheRules } from './otherParts.ts';
import { partEdits, type PartRules } from '../xml/partEdits.ts';
import { sheetRules } from './sheetRules.ts';

export interface GrowthAsked {
  readonly sheet: string;
  /** 1-based row that the new rows come behind; the last row of a block grows the block's totals too. */
  readonly after: number;
  readonly count: number;
  /** Row of the same block whose styles, height and formulas the new rows get; its values they do not. */
  readonly likeRow: number;
}

export interface GrownWorkbook {
  readonly bytes: Uint8Array;
  readonly changed: readonly ChangedPart[];
}

/** Rows inserted at once; the largest district has forty communes. */
const MAX_COUNT = 1_000;

/** @throws Problem `grow-…` where something refers to the rows in a way not understood; nothing is done then */
export function growWorkbook(bytes: Uint8Array, asked: GrowthAsked): GrownWorkbook {
  const archive = openArchive(bytes);
  const structure = readStructure(archive);
  refuseWorkbook(archive, structure);
  const growth = growthOf(structure, asked);
  refuseUnknown(archive, structure);
  const scans = scanAll(archive, structure);
  const texts = new Map<ZipEntry, { readonly text: string; readonly reasons: readonly ChangeReason[] }>();
  const change = (entry: ZipEntry, text: string, before: string, reason: ChangeReason): void => {
    if (text !== before) texts.set(entry, { text, reasons: [reason] });
  };
  for (const [index, scan] of scans) {
    const sheet = structure.sheets[index];
    if (!sheet) continue;
    const entry = archive.get(sheet.part);
    const edits = sheetEdits(scan, entry.name, index, sheet, growth);
    change(entry, applyEdits(scan.text, edits), scan.text, index === growth.sheetIndex ? 'rows-inserted' : 'references-grown');
  }
  const rulings = otherRules(archive, structure, growth);
  const sheetParts = structure.sheets.map(({ part }) => part);
  refuseMentions(archive, new Set([...sheetParts, ...rulings.map(({ part }) => part)].flatMap((part) => archive.find(part) ?? [])), growth);
  for (const { part, rules, reason } of rulings) {
    const entry = archive.get(part);
    const before = texts.get(entry)?.text ?? decodePart(archive.read(entry), entry.name);
    change(entry, applyEdits(before, partEdits(before, entry.name, rules)), before, reason);
  }
  const grown = structuralBytes(archive, structure, texts);
  checkGrown(scans, openArchive(grown.bytes), growth);
  const recalculated = withNewCells(grown.bytes, growth.sheet, newArea(growth));
  // The new cells are the rows inserted, said already.
  const after = recalculated.changed.filter(({ reason }) => reason !== 'cells-written');
  return { bytes: recalculated.bytes, changed: distinct([...grown.changed, ...after]) };
}

function growthOf({ sheets }: WorkbookStructure, { sheet: name, after, count, likeRow }: GrowthAsked): Growth {
  const sheetIndex = sheets.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
  const sheet = sheets[sheetIndex];
  if (sheet?.kind !== 'worksheet') throw new Problem('patch-unknown-sheet', { cells: [`${name}!A${String(after)}`] });
  const isRow = (row: number): boolean => Number.isInteger(row) && row >= 1 && row <= MAX_ROW;
  if (!isRow(after) || !isRow(likeRow) || !Number.isInteger(count) || count < 1 || count > MAX_COUNT || after + count > MAX_ROW)
    throw new Problem('grow-bad-rows', { after, count, likeRow, limit: MAX_COUNT });
  return { sheet: sheet.name, sheetIndex, after, count, likeRow };
}

/** Macros and links from outside name cells in ways that cannot be seen from here. */
function refuseUnknown(archive: Archive, { relations, sheets }: WorkbookStructure): void {
  if (relations.some(({ kind }) => kind === 'vbaProject')) throw new Problem('grow-macros');
  const macros = sheets.find(({ kind }) => kind !== 'worksheet' && kind !== 'chartsheet');
  if (macros) throw new Problem('grow-not-understood', { what: macros.kind, sheet: macros.name });
  const unknown = archive.directory.entries.find(({ key }) =>
    /^xl\/(querytables|tablesinglecells|ctrlprops|activex|embeddings|slicers|timelines|macrosheets|dialogsheets)\/|^xl\/volatiledependencies\.xml$/.test(
      key,
    ),
  );
  if (unknown) throw new Problem('grow-not-understood', { what: unknown.name, sheet: '' });
}

function scanAll(archive: Archive, { sheets }: WorkbookStructure): ReadonlyMap<number, SheetScan> {
  const allowance = freshAllowance();
  const scans = new Map<number, SheetScan>();
  sheets.forEach((sheet, index) => {
    if (sheet.kind === 'worksheet') scans.set(index, scanPart(archive, sheet, [], allowance));
  });
  return scans;
}

function sheetEdits(scan: SheetScan, part: string, index: number, sheet: SheetEntry, growth: Growth): readonly Edit[] {
  const merges = index === growth.sheetIndex ? copiedMerges(scan.text, part, growth) : [];
  return [...cellEdits(scan, index, sheet.name, growth), ...partEdits(scan.text, part, sheetRules(index, sheet.name, growth)), ...merges];
}

interface Ruling {
  readonly part: string;
  readonly rules: PartRules;
  readonly reason: ChangeReason;
}

function otherRules(archive: Archive, structure: WorkbookStructure, growth: Growth): readonly Ruling[] {
  const reader = new SourceReader(structure);
  const found = findCharts(archive, structure.sheets);
  const charts = [...found].map(([entry, on]) => ({ part: entry.name, rules: chartRules(on, growth, reader) }));
  const inCharts = [...findDrawingsOfCharts(archive, found)].map(([entry, on]) => ({ part: entry.name, rules: drawingRules(on, growth) }));
  const pivots = structure.relations
    .filter(({ kind }) => kind === 'pivotCacheDefinition')
    .map(({ target }) => ({ part: target, rules: pivotCacheRules(growth) }));
  const names = { part: structure.part, rules: namesRules(structure, growth) };
  return [...partsAround(archive, structure, growth), ...charts, ...inCharts, ...pivots, names].map((ruling) => ({
    ...ruling,
    reason: 'references-grown',
  }));
}

function structuralBytes(
  archive: Archive,
  structure: WorkbookStructure,
  texts: ReadonlyMap<ZipEntry, { readonly text: string; readonly reasons: readonly ChangeReason[] }>,
): GrownWorkbook {
  const calc = calcChanges(archive, structure, true, (entry) => texts.get(entry)?.text ?? decodePart(archive.read(entry), entry.name));
  const all = new Map<ZipEntry, Pick<PartChange, 'content' | 'reasons'>>();
  for (const [entry, { text, reasons }] of texts) all.set(entry, { content: text, reasons });
  for (const { entry, content, reasons } of calc) all.set(entry, { content, reasons: [...(all.get(entry)?.reasons ?? []), ...reasons] });
  const bytes = repack(archive, new Map([...all].map(([entry, { content }]) => [entry, storedBytes(content)])));
  const changed = [...all].flatMap(([entry, { reasons }]) =>
    reasons.map((reason) => ({ part: entry.name, reason, why: changeTexts[reason] })),
  );
  return { bytes, changed };
}

function newArea({ after, count }: Growth): { readonly top: number; readonly bottom: number } {
  return { top: after + 1, bottom: after + count };
}

function distinct(changed: readonly ChangedPart[]): readonly ChangedPart[] {
  return [...new Map(changed.map((one) => [`${one.part}\n${one.reason}`, one])).values()];
}
