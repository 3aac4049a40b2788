/**
 * Walks a part's XML once, element by element, with a tokenizer that checks well-formedness. Names
 * arrive without the prefix of the root's namespace, so that `<x:row>` and `<row>` are the same;
 * elements of other namespaces keep a mark and match nothing. Document types are refused before
 * anything they define could be used.
 */
import { SaxesParser } from 'saxes';
import { Problem } from '../../core/problem.ts';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_UNBROKEN_TEXT } from '../limits.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { createDecoder } from './decode.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlVisitor {
  /** `depth` is 1 for the root. */
  open(name: string, attributes: Attributes, depth: number): void;
  close?(name: string, depth: number): void;
  /** Character data, entities and CDATA resolved; may come in several pieces. */
  text?(text: string): void;
}

export interface XmlWalk {
  write(text: string): void;
  end(): void;
  /** Offset in the text behind the tag just reported. */
  position(): number;
  /** With its colon, e.g. `x:`; empty when the root has none. */
  prefix(): string;
}

const FOREIGN = '?';
/** Characters given to the tokenizer at once, so that the bound on unbroken text is noticed in time. */
const STEP = 64 * 1024;

export function startWalk(part: string, visitor: XmlVisitor): XmlWalk {
  // Version 1.0 whatever the part says: 1.1 counts other line ends, and no spreadsheet is written so.
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let depth = 0;
  let prefix = '';
  let namespaceAttribute = 'xmlns';
  let namespace: string | undefined;
  /** Depth at which the root's prefix was given another meaning; 0 when it has its own. */
  let redefinedAt = 0;
  let elements = 0;
  let unbroken = 0;
  let namesNamespace = false;

  const ownName = (name: string): string => {
    if (redefinedAt > 0) return FOREIGN + name;
    if (prefix === '') return name;
    return name.startsWith(prefix) ? name.slice(prefix.length) : FOREIGN + name;
  };

  // Comes before the tag it stands in; looking the attribute up in every tag would cost more.
  parser.on('attribute', ({ name }) => {
    namesNamespace ||= name.startsWith('xmlns');
  });
  parser.on('opentag', ({ name, attributes }) => {
    unbroken = 0;
    depth += 1;
    elements += 1;
    if (elements > MAX_ELEMENTS) throw new Problem('workbook-too-many-elements', { part, limit: MAX_ELEMENTS });
    if (depth > MAX_DEPTH) throw new Problem('workbook-too-deep', { part, limit: MAX_DEPTH });
    if (depth === 1) {
      prefix = name.slice(0, name.indexOf(':') + 1);
      namespaceAttribute = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
      namespace = attributes[namespaceAttribute];
    } else if (namesNamespace && redefinedAt === 0) {
      const redefined = attributes[namespaceAttribute];
      if (redefined !== undefined && redefined !== namespace) redefinedAt = depth;
    }
    namesNamespace = false;
    visitor.open(ownName(name), attributes, depth);
  });
  parser.on('closetag', ({ name }) => {
    unbroken = 0;
    visitor.close?.(ownName(name), depth);
    if (redefinedAt === depth) redefinedAt = 0;
    depth -= 1;
  });
  if (visitor.text) {
    parser.on('text', visitor.text);
    parser.on('cdata', visitor.text);
  }
  parser.on('doctype', () => {
    throw new Problem('workbook-doctype', { part });
  });
  parser.on('error', (error) => {
    throw new Problem('workbook-not-well-formed', { part, detail: error.message });
  });
  return {
    write: (text) => {
      for (let at = 0; at < text.length; at += STEP) {
        const step = text.length <= STEP ? text : text.slice(at, at + STEP);
        unbroken += step.length;
        parser.write(step);
        if (unbroken > MAX_UNBROKEN_TEXT) throw new Problem('workbook-text-too-long', { part, limit: MAX_UNBROKEN_TEXT });
      }
    },
    end: () => {
      parser.close();
    },
    position: () => parser.position,
    prefix: () => prefix,
  };
}

/** Streams the part: neither its bytes nor its text are held whole. */
export function walkPart(archive: Archive, entry: ZipEntry, visitor: XmlVisitor): void {
  const walk = startWalk(entry.name, visitor);
  const decoder = createDecoder(entry.name);
  archive.stream(entry, (piece) => {
    walk.write(decoder.decode(piece));
  });
  walk.write(decoder.end());
  walk.end();
}

/** xsd:boolean of an attribute. */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
