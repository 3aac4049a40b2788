/** Pivot tables show a copy of their source. One whose source has changed is told to fill itself anew when the workbook is opened. */
import { parseRange } from '../../core/sheet/address.ts';
import type { SourceArea, SourceReader } from '../formula/sources.ts';
import { readRelations } from '../read/relations.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import { applyEdits, editTag, type Edit } from '../xml/edit.ts';
import { startWalk, walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { hasChanged, type ChangedCells } from './charts.ts';

/** The caches whose source holds a changed cell, or may hold one. */
export function findChangedPivots(
  archive: Archive,
  { relations, sheets }: WorkbookStructure,
  reader: SourceReader,
  changed: Pick<ChangedCells, 'keysIn'>,
): readonly ZipEntry[] {
  let tables: ReadonlyMap<string, SourceArea> | undefined;
  const sheetIndex = new Map(sheets.map(({ name }, index) => [name.toLowerCase(), index]));
  return relations.flatMap(({ kind, target }) => {
    const entry = kind === 'pivotCacheDefinition' ? archive.find(target) : undefined;
    const source = entry && readSource(archive, entry);
    if (!entry || !source) return [];
    const { ref, sheet, name } = source;
    const area = parseRange(ref ?? '');
    const index = sheetIndex.get(sheet?.toLowerCase() ?? '');
    if (area && index !== undefined) return hasChanged({ ...area, sheet: index }, changed) ? [entry] : [];
    tables ??= findTables(archive, sheets);
    const meant = name === undefined ? undefined : (tables.get(name.toLowerCase()) ?? reader.areaOf({ kind: 'name', text: name }, -1));
    return !meant || hasChanged(meant, changed) ? [entry] : [];
  });
}

interface PivotSource {
  readonly ref: string | undefined;
  readonly sheet: string | undefined;
  /** Of a table or a defined name. */
  readonly name: string | undefined;
}

/** Undefined for a source outside the workbook. */
function readSource(archive: Archive, entry: ZipEntry): PivotSource | undefined {
  let source: PivotSource | undefined;
  walkPart(archive, entry, {
    open: (name, tag, depth) => {
      if (depth !== 3 || name !== 'worksheetSource') return;
      const { ref, sheet, name: called, ...others } = tag.all();
      const isElsewhere = Object.keys(others).some((key) => key.endsWith(':id'));
      if (!isElsewhere) source = { ref, sheet, name: called };
    },
  });
  return source;
}

/** Areas of tables by name, lower case. */
export function findTables(archive: Archive, sheets: WorkbookStructure['sheets']): ReadonlyMap<string, SourceArea> {
  const tables = new Map<string, SourceArea>();
  sheets.forEach(({ part, kind }, sheet) => {
    if (kind !== 'worksheet') return;
    for (const relation of readRelations(archive, part)) {
      const entry = relation.kind === 'table' ? archive.find(relation.target) : undefined;
      if (!entry) continue;
      walkPart(archive, entry, {
        open: (_, tag, depth) => {
          const area = depth === 1 ? parseRange(tag.get('ref') ?? '') : undefined;
          const name = tag.get('displayName') ?? tag.get('name');
          if (area && name !== undefined) tables.set(name.toLowerCase(), { sheet, ...area });
        },
      });
    }
  });
  return tables;
}

/** The text of a pivot table's cache that is filled anew when the workbook is opened. */
export function withRefreshOnLoad(text: string, part: string): string {
  let edit: Edit | undefined;
  const walk = startWalk(part, {
    open: (_, tag, depth) => {
      if (depth !== 1 || tag.get('refreshOnLoad') === '1') return;
      const [start, end] = [walk.tagStart(), walk.position()];
      edit = { start, end, text: editTag(text.slice(start, end), { refreshOnLoad: '1' }) };
    },
  });
  walk.write(text);
  walk.end();
  return edit ? applyEdits(text, [edit]) : text;
}
