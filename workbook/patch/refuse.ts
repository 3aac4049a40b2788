/** What a patch does not touch, because something else in the workbook would then be wrong. */
import { addressOf, parseRange } from '../../core/sheet/address.ts';
import { Problem, type ProblemCode } from '../../core/problem.ts';
import { AreaIndex } from '../formula/areaIndex.ts';
import { readRelations } from '../read/relations.ts';
import type { SheetEntry, WorkbookStructure } from '../read/structure.ts';
import { walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { PlannedWrite, Refusal, SheetPlan } from './plan.ts';
import { rehomeShared } from './rehome.ts';
import type { SheetScan } from './scan.ts';
import type { Found, ScannedTargets } from './sheets.ts';

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
  const reserved = reservedAreas(archive, sheet);
  const over = plan.filter((write, place) => write.overFormula && isFormula(found[place]));
  const unmovable = new Set(rehomeShared(scan, over).refused);
  plan.forEach((write, place) => {
    const refusal = refusalOf(write, scan, found[place], reserved, unmovable);
    if (refusal) refusals.push({ sheet: sheet.name, cell: write.cell, ...refusal });
  });
}

type Reason = Pick<Refusal, 'code' | 'anchor'>;

function refusalOf(
  write: PlannedWrite,
  scan: SheetScan,
  target: Found,
  reserved: (row: number, column: number) => ProblemCode | undefined,
  unmovable: ReadonlySet<PlannedWrite>,
): Reason | undefined {
  const { row, column, overFormula } = write;
  const merge = scan.merges.find(row, column);
  if (merge && (merge.top !== row || merge.left !== column))
    return { code: 'patch-inside-merge', anchor: addressOf(merge.top, merge.left) };
  const code = reserved(row, column);
  if (code) return { code };
  if (scan.arrays.find(row, column) || (typeof target === 'object' && target.isLinked)) return { code: 'patch-array-formula' };
  if (!isFormula(target)) return undefined;
  if (!overFormula) return { code: 'patch-over-formula' };
  return unmovable.has(write) ? { code: 'patch-shared-formula' } : undefined;
}

function isFormula(target: Found): boolean {
  return typeof target === 'object' && target.formula !== undefined;
}

/**
 * Cells that are not for writing: a table's headings must equal the names of its columns, or Excel repairs the
 * file; a pivot table writes itself.
 */
function reservedAreas(archive: Archive, sheet: SheetEntry): (row: number, column: number) => ProblemCode | undefined {
  const reserved = new AreaIndex<ProblemCode>();
  for (const { kind, target } of readRelations(archive, sheet.part)) {
    if (kind !== 'table' && kind !== 'pivotTable') continue;
    walkPart(archive, archive.get(target), {
      open: (name, tag, depth) => {
        const area = parseRange(tag.get('ref') ?? '');
        if (!area) return;
        const isHeaded = depth === 1 && name === 'table' && tag.get('headerRowCount') !== '0';
        if (isHeaded) reserved.add({ ...area, bottom: area.top }, 'patch-table-heading');
        else if (depth === 2 && name === 'location') reserved.add(area, 'patch-pivot-table');
      },
    });
  }
  return (row, column) => reserved.find(row, column);
}
