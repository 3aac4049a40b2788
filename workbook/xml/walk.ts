/**
 * Walks a part's XML once, element by element, well-formedness looked at on the way. Names arrive without the
 * prefix of the root's namespace, so that `<x:row>` and `<row>` are the same; elements of other namespaces
 * keep a mark or their prefix and match nothing.
 */
import { Problem } from '../../core/problem.ts';
import { keepShape } from '../../core/shape.ts';
import { MAX_DEPTH, MAX_ELEMENTS } from '../limits.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import { createDecoder } from './decode.ts';
import type { Tag } from './tag.ts';
import { Tokenizer, type TokenSink } from './tokenizer.ts';

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
  return new PartWalk(part, visitor);
}

class PartWalk implements XmlWalk, TokenSink {
  private readonly part: string;
  private readonly visitor: XmlVisitor;
  private readonly names = new OwnNames();
  private readonly tokenizer: Tokenizer;
  private depth = 0;
  private elements = 0;
  private readonly opened: string[] = [''];

  constructor(part: string, visitor: XmlVisitor) {
    this.part = part;
    this.visitor = visitor;
    this.tokenizer = new Tokenizer(part, this);
  }

  write(text: string): void {
    this.tokenizer.write(text);
  }

  end(): void {
    this.tokenizer.end();
  }

  tagStart(): number {
    return this.tokenizer.tagStart();
  }

  position(): number {
    return this.tokenizer.position();
  }

  prefix(): string {
    return this.names.prefix();
  }

  open(name: string, tag: Tag, declares: boolean): void {
    this.depth += 1;
    this.count(1);
    const { depth, names } = this;
    if (depth > MAX_DEPTH) throw new Problem('workbook-too-deep', { part: this.part, limit: MAX_DEPTH });
    if (depth === 1) names.root(name, tag);
    else if (declares) names.declare(tag, depth);
    const own = names.own(name);
    this.opened[depth] = own;
    this.visitor.open(own, tag, depth);
  }

  close(): void {
    const { depth } = this;
    this.visitor.close?.(this.opened[depth] ?? '', depth);
    this.names.leave(depth);
    this.depth = depth - 1;
  }

  wantsText(): boolean {
    return this.visitor.text !== undefined && (this.visitor.wantsText?.() ?? true);
  }

  text(text: string): void {
    this.visitor.text?.(text);
  }

  shortcut(text: string, at: number): number {
    if (!this.visitor.shortcut || this.names.own('c') !== 'c') return -1;
    const end = this.visitor.shortcut(text, at, this.depth);
    if (end > 0) this.count(ELEMENTS_OF_SHORTCUT);
    return end;
  }

  private count(elements: number): void {
    this.elements += elements;
    if (this.elements > MAX_ELEMENTS) throw new Problem('workbook-too-many-elements', { part: this.part, limit: MAX_ELEMENTS });
  }
}

/** Which elements are of the root's own namespace: by its prefix, or by another one given to the same namespace. */
class OwnNames {
  private rootPrefix = '';
  private declaration = 'xmlns';
  private namespace: string | undefined = undefined;
  /** Depth at which the root's prefix was given another meaning; 0 when it has its own. */
  private redefinedAt = 0;
  private readonly aliases = new Set<string>();
  private readonly known = new Map<string, string>();

  root(name: string, tag: Tag): void {
    const prefix = name.slice(0, name.indexOf(':') + 1);
    this.rootPrefix = prefix;
    this.declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
    this.namespace = tag.get(this.declaration);
    this.addAliases(tag);
  }

  /** Namespaces declared further down. */
  declare(tag: Tag, depth: number): void {
    const redefined = tag.get(this.declaration);
    if (this.redefinedAt === 0 && redefined !== undefined && redefined !== this.namespace) this.redefinedAt = depth;
    this.addAliases(tag);
  }

  leave(depth: number): void {
    if (this.redefinedAt === depth) this.redefinedAt = 0;
  }

  /** Without prefix when it is of the root's namespace. */
  own(name: string): string {
    if (this.redefinedAt > 0) return FOREIGN + name;
    const { known } = this;
    let own = known.get(name);
    if (own !== undefined) return own;
    if (known.size === MAX_KNOWN) known.clear();
    known.set(name, (own = this.without(name)));
    return own;
  }

  prefix(): string {
    return this.rootPrefix;
  }

  private addAliases(tag: Tag): void {
    for (const [name, value] of Object.entries(tag.all())) {
      const isOther = name !== this.declaration && (name === 'xmlns' || name.startsWith('xmlns:'));
      if (!isOther || value !== this.namespace || this.namespace === undefined) continue;
      this.aliases.add(name === 'xmlns' ? '' : `${name.slice('xmlns:'.length)}:`);
      this.known.clear();
    }
  }

  private without(name: string): string {
    const own = name.slice(0, name.indexOf(':') + 1);
    if (own === this.rootPrefix || this.aliases.has(own)) return name.slice(own.length);
    return own === '' ? FOREIGN + name : name;
  }
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

keepShape(startWalk('', { open: () => undefined }));
