/** What a patch does not touch, because something else in the workbook would then be wrong. */
import { addressOf, parseRange, type Range } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { createAreaIndex } from '../formula/areaIndex.ts';
import { readRelations } from '../read/relations.ts';
import type { SheetEntry, WorkbookStructure } from '../read/structure.ts';
import { walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { PlannedWrite, Refusal, SheetPlan } from './plan.ts';
import { rehomeShared } from './rehome.ts';
import type { SheetScan } from './scan.ts';
import type { FoundCell, ScannedTargets } from './sheets.ts';

/** Workbooks in which any edit breaks a promise: a signature, or the log of a shared workbook. */
export function refuseWorkbook(archive: Archive, { relations }: WorkbookStructure): void {
  const { entries } = archive.directory;
  const signed =
    entries.some(({ key }) => key.startsWith('_xmlsignatures/')) || readRelations(archive, '').some(({ kind }) => kind === 'origin');
  if (signed) throw new Problem('patch-signed');
  const shared = relations.some(({ kind }) => kind === 'revisionHeaders') || entries.some(({ key }) => key.includes('/revisions/'));
  if (shared) throw new Problem('patch-shared-workbook');
}

export function refuseCells(
  archive: Archive,
  sheet: SheetEntry,
  plan: SheetPlan,
  { scan, found }: ScannedTargets,
  refusals: Refusal[],
): void {
  const headings = tableHeadings(archive, sheet);
  const over = plan.filter((write, place) => write.overFormula && found[place]?.formula !== undefined);
  const unmovable = new Set(rehomeShared(scan, over).refused);
  plan.forEach((write, place) => {
    const refusal = refusalOf(write, scan, found[place], headings, unmovable);
    if (refusal) refusals.push({ sheet: sheet.name, cell: write.cell, ...refusal });
  });
}

type Reason = Pick<Refusal, 'code' | 'anchor'>;

function refusalOf(
  write: PlannedWrite,
  scan: SheetScan,
  target: FoundCell | undefined,
  headings: (row: number, column: number) => boolean,
  unmovable: ReadonlySet<PlannedWrite>,
): Reason | undefined {
  const { row, column, overFormula } = write;
  const merge = scan.merges.find(row, column);
  if (merge && (merge.top !== row || merge.left !== column))
    return { code: 'patch-inside-merge', anchor: addressOf(merge.top, merge.left) };
  if (headings(row, column)) return { code: 'patch-table-heading' };
  if (scan.arrays.find(row, column) || target?.isLinked === true) return { code: 'patch-array-formula' };
  if (!target?.formula) return undefined;
  if (!overFormula) return { code: 'patch-over-formula' };
  return unmovable.has(write) ? { code: 'patch-shared-formula' } : undefined;
}

/** A table's headings must equal the names of its columns, or Excel repairs the file. */
function tableHeadings(archive: Archive, sheet: SheetEntry): (row: number, column: number) => boolean {
  const headings = createAreaIndex<Range>();
  for (const { kind, target } of readRelations(archive, sheet.part)) {
    if (kind !== 'table') continue;
    walkPart(archive, archive.get(target), {
      open: (name, tag, depth) => {
        const { ref, headerRowCount } = tag.all();
        const area = depth === 1 && name === 'table' && headerRowCount !== '0' ? parseRange(ref ?? '') : undefined;
        if (area) headings.add({ ...area, bottom: area.top }, area);
      },
    });
  }
  return (row, column) => headings.find(row, column) !== undefined;
}
