/** The table of shared strings: a text is stored once, and cells say its number. */
import { Problem } from '../../core/problem.ts';
import { MAX_SHARED_STRINGS } from '../limits.ts';
import { walkPart } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { Relation } from './relations.ts';
import { createRichTextCollector, type RichText } from './text.ts';

/** Empty when the workbook has no such table. */
export function readSharedStrings(archive: Archive, relations: readonly Relation[]): readonly RichText[] {
  const relation = relations.find(({ kind }) => kind === 'sharedStrings');
  if (!relation) return [];
  const strings: RichText[] = [];
  const collector = createRichTextCollector();
  let inItem = false;
  walkPart(archive, archive.get(relation.target), {
    open: (name, tag, depth) => {
      if (depth === 2) inItem = name === 'si';
      else if (inItem) collector.open(name, tag, depth - 2);
    },
    text: (text) => {
      if (inItem) collector.text(text);
    },
    close: (name, depth) => {
      if (!inItem) return;
      if (depth > 2) collector.close(name, depth - 2);
      else {
        strings.push(collector.take());
        inItem = false;
        if (strings.length > MAX_SHARED_STRINGS) throw new Problem('workbook-too-many-strings', { limit: MAX_SHARED_STRINGS });
      }
    },
  });
  return strings;
}
