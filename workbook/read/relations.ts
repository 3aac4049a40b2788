/** Relations between parts: the only lawful way from one part to another (ECMA-376 Part 2, 6.5). */
import { walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';

export interface Relation {
  readonly id: string;
  /** Last segment of the type's address, equal in transitional and strict files, e.g. `worksheet`. */
  readonly kind: string;
  /** Package path without leading slash, as written or with percent signs decoded, whichever exists. */
  readonly target: string;
}

/** Relations of a part (`''` is the package itself) to other parts; none when it has no relations part. */
export function readRelations(archive: Archive, part: string): readonly Relation[] {
  const entry = archive.find(relationsPath(part));
  if (!entry) return [];
  const relations: Relation[] = [];
  walkPart(archive, entry, {
    open: (name, tag, depth) => {
      const attributes = tag.all();
      const { Id: id, Type: type, Target: target } = attributes;
      if (depth !== 2 || name !== 'Relationship' || attributes.TargetMode === 'External') return;
      if (id === undefined || type === undefined || target === undefined) return;
      relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: existing(archive, resolveTarget(part, target)) });
    },
  });
  return relations;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationsPath(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Absolute (`/xl/…`), relative and `../` targets; backslashes are read as slashes. */
export function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = path.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function existing(archive: Archive, path: string): string {
  if (archive.find(path) || !path.includes('%')) return path;
  try {
    const decoded = decodeURIComponent(path);
    return archive.find(decoded) ? decoded : path;
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
