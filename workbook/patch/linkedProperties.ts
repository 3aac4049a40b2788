/**
 * Properties of the file (File › Info) may take their value from a named cell and carry it along. Where the cell has
 * changed the new value is written if it is of the property's kind; else it is emptied, and Excel fills it when it saves.
 */
import type { CellValue } from '../../core/sheet/sheet.ts';
import type { SourceReader } from '../formula/sources.ts';
import { readRelations } from '../read/relations.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import { applyEdits, escapeXml, type Edit } from '../xml/edit.ts';
import { bareName } from '../xml/partEdits.ts';
import { startWalk } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { hasChanged, type ChangedCells } from './charts.ts';

export function findProperties(archive: Archive): ZipEntry | undefined {
  const relation = readRelations(archive, '').find(({ kind }) => kind === 'custom-properties');
  return relation && archive.find(relation.target);
}

export function withChangedProperties(
  text: string,
  part: string,
  names: WorkbookStructure['names'],
  reader: SourceReader,
  changed: ChangedCells,
): string {
  const defined = new Set(names.map(({ name }) => name.toLowerCase()));
  const edits: Edit[] = [];
  let link: string | undefined;
  let start = 0;
  const walk = startWalk(part, {
    open: (_, tag, depth) => {
      if (depth === 2) link = tag.get('linkTarget');
      if (depth === 3) start = walk.tagStart();
    },
    close: (name, depth) => {
      // Excel leaves alone what was linked to a name that is gone.
      if (depth !== 3 || link === undefined || !defined.has(link.toLowerCase())) return;
      const area = reader.areaOf({ kind: 'name', text: link }, -1);
      if (area && !hasChanged(area, changed)) return;
      const isCell = area?.top === area?.bottom && area?.left === area?.right;
      const value = area && isCell ? changed.valueAt(area.sheet, area.top, area.left) : undefined;
      // Types keep the prefix the part has for them.
      const prefix = name.slice(0, name.indexOf(':') + 1).replace(/^\?/, '');
      const written = propertyText(bareName(name), value);
      const markup = written === undefined ? element(`${prefix}lpwstr`, '') : element(`${prefix}${bareName(name)}`, written);
      edits.push({ start, end: walk.position(), text: markup });
    },
  });
  walk.write(text);
  walk.end();
  return applyEdits(text, edits);
}

/** As the property's type has it; undefined where the value is of another kind. */
function propertyText(type: string, value: CellValue | undefined): string | undefined {
  switch (type) {
    case 'r8':
      return typeof value === 'number' ? String(value) : undefined;
    case 'i4':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? String(value) : undefined;
    case 'lpwstr':
      return typeof value === 'string' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? String(value) : undefined;
    default:
      return undefined;
  }
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
