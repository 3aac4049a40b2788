/** The last net: a part nobody here knows that names the grown sheet's cells is a reason not to grow it. */
import { Problem } from '../../core/problem.ts';
import { decodePart } from '../xml/decode.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import type { Growth } from './growth.ts';

/**
 * Parts that hold people's texts, names of ranges without their place, sheets of other workbooks, or what Excel makes
 * anew by itself.
 */
const WITHOUT_REFERENCES =
  /^(\[content_types\]\.xml|docprops\/|xl\/(sharedstrings|styles|calcchain|metadata)\.xml|xl\/(theme|externallinks|persons|richdata|threadedcomments)\/|xl\/comments|xl\/pivotcache\/pivotcacherecords)/;

/** `known`: parts whose references are understood. @throws Problem `grow-not-understood` */
export function refuseMentions(archive: Archive, known: ReadonlySet<ZipEntry>, growth: Growth): void {
  for (const entry of archive.directory.entries) {
    if (known.has(entry) || !/\.(xml|rels|vml)$/.test(entry.key) || WITHOUT_REFERENCES.test(entry.key)) continue;
    if (mentions(decodePart(archive.read(entry), entry.name), growth))
      throw new Problem('grow-not-understood', { what: entry.name, sheet: growth.sheet });
  }
}

/** `Biểu 1!`, `'Biểu 1'!`, as XML or an address of the web writes them. */
export function mentions(text: string, { sheet }: Growth): boolean {
  if (!text.includes('!')) return false;
  const plain = withoutPercents(text).replaceAll('&apos;', "'").replaceAll('&#39;', "'").replaceAll('&amp;', '&').toLowerCase();
  const name = sheet.toLowerCase();
  return plain.includes(`${name}!`) || plain.includes(`${name.replaceAll("'", "''")}'!`);
}

export function withoutPercents(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Percent signs of something else.
      return escapes;
    }
  });
}
