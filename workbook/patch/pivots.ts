/** Pivot tables show a copy of their source. One whose source has changed is told to fill itself anew when the workbook is opened. */
import { parseRange } from '../../core/sheet/address.ts';
import type { SourceArea, SourceReader } from '../formula/sources.ts';
import { readRelations } from '../read/relations.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import { applyEdits, editTag, type Edit } from '../xml/edit.ts';
import { startWalk, walkPart, type Attributes } from '../xml/walk.ts';
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
  const hasChangedCell = createNameCheck(archive, sheets, reader, changed);
  const sheetIndex = new Map(sheets.map(({ name }, index) => [name.toLowerCase(), index]));
  const holdsChanged = ({ ref, sheet, name }: PivotSource): boolean => {
    const area = parseRange(ref ?? '');
    const index = sheetIndex.get(sheet?.toLowerCase() ?? '');
    if (area && index !== undefined) return hasChanged({ ...area, sheet: index }, changed);
    return name === undefined || hasChangedCell(name);
  };
  return relations.flatMap(({ kind, target }) => {
    const entry = kind === 'pivotCacheDefinition' ? archive.find(target) : undefined;
    return entry && readSources(archive, entry).some(holdsChanged) ? [entry] : [];
  });
}

/** Whether a table or a defined name means a changed cell, or may mean one. */
export function createNameCheck(
  archive: Archive,
  sheets: WorkbookStructure['sheets'],
  reader: SourceReader,
  changed: Pick<ChangedCells, 'keysIn'>,
): (name: string) => boolean {
  let tables: ReadonlyMap<string, SourceArea> | undefined;
  return (name) => {
    tables ??= findTables(archive, sheets);
    const meant = tables.get(name.toLowerCase()) ?? reader.areaOf({ kind: 'name', text: name }, -1);
    return !meant || hasChanged(meant, changed);
  };
}

interface PivotSource {
  readonly ref: string | undefined;
  readonly sheet: string | undefined;
  /** Of a table or a defined name. */
  readonly name: string | undefined;
}

/** Elements that name a source: of one area, and of several consolidated. */
export const SOURCES: ReadonlySet<string> = new Set(['worksheetSource', 'rangeSet']);

/** Without sources outside the workbook. */
function readSources(archive: Archive, entry: ZipEntry): readonly PivotSource[] {
  const sources: PivotSource[] = [];
  walkPart(archive, entry, {
    open: (element, tag) => {
      if (!SOURCES.has(element)) return;
      const { ref, sheet, name, ...others } = tag.all();
      if (!isOutside(others)) sources.push({ ref, sheet, name });
    },
  });
  return sources;
}

/** The source is in another workbook: it has a relation. */
export function isOutside(attributes: Attributes): boolean {
  return Object.keys(attributes).some((key) => key.endsWith(':id'));
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
