/**
 * A data model (Power Pivot) keeps a copy of cells in a form of its own. When a range it is made of has changed, the
 * connection that feeds it and the pivot tables that show it are told to fill themselves anew when the workbook is opened.
 */
import { applyEdits, editTag, type Edit } from '../xml/edit.ts';
import { bareName } from '../xml/partEdits.ts';
import { startWalk, walkPart, isTrue } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import type { WorkbookStructure } from '../read/structure.ts';

export interface ModelRefresh {
  readonly connections: ZipEntry;
  /** Of the connections part, the feeding connections set to refresh. */
  readonly text: string;
  /** Caches of pivot tables that show the model. */
  readonly pivots: readonly ZipEntry[];
}

/** Undefined where no range of a model has changed. `hasChangedCell`: of the cells that a defined name or a table means. */
export function refreshModel(
  archive: Archive,
  { relations }: WorkbookStructure,
  textOf: (entry: ZipEntry) => string,
  hasChangedCell: (name: string) => boolean,
): ModelRefresh | undefined {
  const relation = relations.find(({ kind }) => kind === 'connections');
  const connections = relation && archive.find(relation.target);
  if (!connections) return undefined;
  const before = textOf(connections);
  const { text, models } = withRefreshOfRanges(before, connections.name, hasChangedCell);
  if (text === before) return undefined;
  const pivots = relations.flatMap(({ kind, target }) => {
    const cache = kind === 'pivotCacheDefinition' ? archive.find(target) : undefined;
    return cache && models.has(connectionOf(archive, cache) ?? '') ? [cache] : [];
  });
  return { connections, text, pivots };
}

function withRefreshOfRanges(
  text: string,
  part: string,
  hasChangedCell: (name: string) => boolean,
): { readonly text: string; readonly models: ReadonlySet<string> } {
  const edits: Edit[] = [];
  const models = new Set<string>();
  let connection: { readonly id: string; readonly start: number; readonly end: number } | undefined;
  const walk = startWalk(part, {
    open: (qualified, tag, depth) => {
      if (depth === 2) connection = { id: tag.get('id') ?? '', start: walk.tagStart(), end: walk.position() };
      const name = bareName(qualified);
      if (!connection || depth < 3) return;
      if (name === 'connection' && isTrue(tag.get('model'))) models.add(connection.id);
      if (name !== 'rangePr' || !hasChangedCell(tag.get('sourceName') ?? '')) return;
      const { start, end } = connection;
      edits.push({ start, end, text: editTag(text.slice(start, end), { refreshOnLoad: '1' }) });
    },
  });
  walk.write(text);
  walk.end();
  return { text: applyEdits(text, edits), models };
}

function connectionOf(archive: Archive, cache: ZipEntry): string | undefined {
  let id: string | undefined;
  walkPart(archive, cache, {
    open: (name, tag) => {
      if (name === 'cacheSource') id = tag.get('connectionId');
    },
  });
  return id;
}
