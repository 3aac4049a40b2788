/**
 * Walks a part's XML once, element by element, well-formedness looked at on the way. Names arrive without the
 * prefix of the root's namespace, so that `<x:row>` and `<row>` are the same; elements of other namespaces
 * keep a mark or their prefix and match nothing.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_DEPTH, MAX_ELEMENTS } from '../limits.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { createDecoder } from './decode.ts';
import type { Tag } from './tag.ts';
import { createTokenizer } from './tokenizer.ts';

export type { Attributes, Tag } from './tag.ts';

export interface XmlVisitor {
  /** `depth` is 1 for the root; the tag is used again for the next. */
  open(name: string, tag: Tag, depth: number): void;
  close?(name: string, depth: number): void;
  /** Character data, entities and CDATA resolved; may come in several pieces. */
  text?(text: string): void;
  /** Where it answers no, texts are looked at but not handed over; always yes without it. */
  wantsText?(): boolean;
  /** As TokenSink's: asked before each tag at `depth`, where names without prefix are the root's own. */
  shortcut?(text: string, at: number, depth: number): number;
}

export interface XmlWalk {
  write(text: string): void;
  end(): void;
  /** Offset in the text where the tag just told begins, and behind it. */
  tagStart(): number;
  position(): number;
  /** With its colon, e.g. `x:`; empty when the root has none. */
  prefix(): string;
}

/** A cell and its value. */
const ELEMENTS_OF_SHORTCUT = 2;
const FOREIGN = '?';
/** Names remembered; a sheet has some twenty. */
const MAX_KNOWN = 1_000;

export function startWalk(part: string, visitor: XmlVisitor): XmlWalk {
  const names = createOwnNames();
  let depth = 0;
  let elements = 0;
  const open: string[] = [''];
  const shortcut = (text: string, at: number): number => {
    const end = names.own('c') === 'c' ? (visitor.shortcut?.(text, at, depth) ?? -1) : -1;
    if (end > 0) elements += ELEMENTS_OF_SHORTCUT;
    if (elements > MAX_ELEMENTS) throw new Problem('workbook-too-many-elements', { part, limit: MAX_ELEMENTS });
    return end;
  };
  const tokenizer = createTokenizer(part, {
    open: (name, tag, declares) => {
      depth += 1;
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new Problem('workbook-too-many-elements', { part, limit: MAX_ELEMENTS });
      if (depth > MAX_DEPTH) throw new Problem('workbook-too-deep', { part, limit: MAX_DEPTH });
      if (depth === 1) names.root(name, tag);
      else if (declares) names.declare(tag, depth);
      const own = names.own(name);
      open[depth] = own;
      visitor.open(own, tag, depth);
    },
    close: () => {
      visitor.close?.(open[depth] ?? '', depth);
      names.leave(depth);
      depth -= 1;
    },
    wantsText: () => visitor.text !== undefined && (visitor.wantsText?.() ?? true),
    text: (text) => visitor.text?.(text),
    ...(visitor.shortcut ? { shortcut } : {}),
  });
  return { ...tokenizer, prefix: names.prefix };
}

interface OwnNames {
  root(name: string, tag: Tag): void;
  /** Namespaces declared further down. */
  declare(tag: Tag, depth: number): void;
  leave(depth: number): void;
  /** Without prefix when it is of the root's namespace. */
  own(name: string): string;
  prefix(): string;
}

/** Which elements are of the root's own namespace: by its prefix, or by another one given to the same namespace. */
function createOwnNames(): OwnNames {
  let prefix = '';
  let declaration = 'xmlns';
  let namespace: string | undefined;
  /** Depth at which the root's prefix was given another meaning; 0 when it has its own. */
  let redefinedAt = 0;
  const aliases = new Set<string>();
  const known = new Map<string, string>();
  const addAliases = (tag: Tag): void => {
    for (const [name, value] of Object.entries(tag.all())) {
      const isOther = name !== declaration && (name === 'xmlns' || name.startsWith('xmlns:'));
      if (!isOther || value !== namespace || namespace === undefined) continue;
      aliases.add(name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`);
      known.clear();
    }
  };
  const without = (name: string): string => {
    const own = name.slice(0, name.indexOf(':') + 1);
    if (own === prefix || aliases.has(own)) return name.slice(own.length);
    return own === '' ? FOREIGN + name : name;
  };
  return {
    root: (name, tag) => {
      prefix = name.slice(0, name.indexOf(':') + 1);
      declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
      namespace = tag.get(declaration);
      addAliases(tag);
    },
    declare: (tag, depth) => {
      const redefined = tag.get(declaration);
      if (redefinedAt === 0 && redefined !== undefined && redefined !== namespace) redefinedAt = depth;
      addAliases(tag);
    },
    leave: (depth) => {
      if (redefinedAt === depth) redefinedAt = 0;
    },
    own: (name) => {
      if (redefinedAt > 0) return FOREIGN + name;
      let own = known.get(name);
      if (own !== undefined) return own;
      if (known.size === MAX_KNOWN) known.clear();
      known.set(name, (own = without(name)));
      return own;
    },
    prefix: () => prefix,
  };
}

/** Of the text that is held at a time: forty megabytes of it beside the bytes are more than an office's machine has to spare. */
const MOST_DECODED = 256 * 1024;

/** Streams the part: its text is never held whole. */
export function walkPart(archive: Archive, entry: ZipEntry, visitor: XmlVisitor): void {
  const walk = startWalk(entry.name, visitor);
  const decoder = createDecoder(entry.name);
  archive.stream(entry, (piece) => {
    for (let at = 0; at < piece.length; at += MOST_DECODED) walk.write(decoder.decode(piece.subarray(at, at + MOST_DECODED)));
  });
  walk.write(decoder.end());
  walk.end();
}

/** xsd:boolean of an attribute. */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
