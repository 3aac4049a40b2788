/**
 * Tells the tags and texts of an XML part, and refuses what is not well-formed: our own, because a master's
 * sheets are read whole before and after every patch, and a general parser spends nine tenths of that on
 * objects nobody looks at. It takes nothing that a general parser (saxes) refuses; a spec holds the two together
 * over mutated parts. Document types are refused where they begin.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_UNBROKEN_TEXT } from '../limits.ts';
import { endOfName, hasOnlyCharacters, isCharacter, isHighCharacter, isSpace, standsAt } from './characters.ts';
import { resolveText, withLineEnds } from './entities.ts';
import { FAULTY, TagReader, UNFINISHED, type Tag } from './tag.ts';

export interface TokenSink {
  /** `name` as written; `declares` when an attribute declares a namespace. */
  open(name: string, tag: Tag, declares: boolean): void;
  close(name: string): void;
  /** Asked before a text is taken out of the part; its well-formedness is looked at anyway. */
  wantsText(): boolean;
  /** Character data of an element; in several pieces around comments and CDATA. */
  text(text: string): void;
  /**
   * Takes elements that it knows to be well-formed and complete in one go, from the `<` at `at`; answers the place behind
   * them, or -1 to have the tokenizer take what is there.
   */
  shortcut?(text: string, at: number): number;
}

const CARRIAGE_RETURN = 13;
const BANG = 33;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;
const CLOSE_BRACKET = 93;
const MARK = 0xfeff;
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*("1\.[0-9]+"|'1\.[0-9]+')([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*("[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*("(yes|no)"|'(yes|no)'))?[ \t\r\n]*\?>$/;
const CDATA = '<![CDATA[';
const NAMES = 256;

export class Tokenizer {
  private readonly part: string;
  private readonly sink: TokenSink;
  private readonly tag = new TagReader();
  private readonly open: string[] = [];
  private readonly names: (string | undefined)[] = new Array<string | undefined>(NAMES).fill(undefined);
  /** What is not told yet, and where it begins in the whole text. */
  private buffer = '';
  private base = 0;
  private isAtStart = true;
  private sawRoot = false;
  private start = 0;
  private behind = 0;

  constructor(part: string, sink: TokenSink) {
    this.part = part;
    this.sink = sink;
  }

  /** Text in order, in pieces of any length. */
  write(piece: string): void {
    if (piece === '') return;
    this.buffer = this.buffer === '' ? piece : this.buffer + piece;
    const rest = this.tell();
    this.base += rest;
    this.buffer = this.buffer.slice(rest);
  }

  end(): void {
    if (this.open.length > 0 || !this.sawRoot || /[^ \t\r\n]/.test(this.buffer)) throw this.malformed('the part ends too early');
  }

  /** Places in the whole text: where the tag just told begins, and behind it. */
  tagStart(): number {
    return this.start;
  }

  position(): number {
    return this.behind;
  }

  /** The same few names all over a part are made once. */
  private nameOf(from: number, to: number): string {
    const { buffer } = this;
    const slot = ((to - from) * 31 + buffer.charCodeAt(from) * 7 + buffer.charCodeAt(to - 1)) & (NAMES - 1);
    const known = this.names[slot];
    if (known !== undefined && known.length === to - from && standsAt(buffer, known, from)) return known;
    return (this.names[slot] = buffer.slice(from, to));
  }

  /** Answers where the text ends: at the `<` behind it. */
  private takeText(from: number): number {
    const { buffer } = this;
    if (this.open.length === 0) {
      let at = from;
      while (isSpace(buffer.charCodeAt(at))) at += 1;
      if (at < buffer.length && buffer.charCodeAt(at) !== LESS) throw this.malformed('text outside the root element');
      return at === buffer.length ? UNFINISHED : at;
    }
    let isPlain = true;
    let at = from;
    for (; at < buffer.length; at += 1) {
      const code = buffer.charCodeAt(at);
      if (code === LESS) break;
      if (code < 0x20) {
        if (!isCharacter(code)) throw this.malformed('a character that XML does not have');
        if (code === CARRIAGE_RETURN) isPlain = false;
      } else if (code === AMPERSAND) isPlain = false;
      else if (code === GREATER) {
        if (at - from > 1 && buffer.charCodeAt(at - 1) === CLOSE_BRACKET && buffer.charCodeAt(at - 2) === CLOSE_BRACKET)
          throw this.malformed(']]> in character data');
      } else if (code >= 0xd800 && !isHighCharacter(buffer, at)) throw this.malformed('a character that XML does not have');
    }
    if (at === buffer.length) return UNFINISHED;
    const wanted = this.sink.wantsText();
    if (isPlain) {
      if (wanted) this.sink.text(buffer.slice(from, at));
      return at;
    }
    const text = resolveText(buffer.slice(from, at));
    if (text === undefined) throw this.malformed('a reference to nothing');
    if (wanted) this.sink.text(text);
    return at;
  }

  private takeOpen(at: number): number {
    const { buffer } = this;
    const nameEnd = endOfName(buffer, at + 1);
    if (nameEnd === buffer.length) return UNFINISHED;
    if (nameEnd === at + 1) throw this.malformed('no name behind <');
    const end = this.tag.read(buffer, nameEnd);
    if (end === UNFINISHED) return UNFINISHED;
    if (end === FAULTY) throw this.malformed(`in the tag <${buffer.slice(at + 1, nameEnd)}`);
    if (this.open.length === 0 && this.sawRoot) throw this.malformed('two root elements');
    this.sawRoot = true;
    this.start = this.base + at;
    this.behind = this.base + end;
    const name = this.nameOf(at + 1, nameEnd);
    this.sink.open(name, this.tag, this.tag.declares());
    if (this.tag.isSelfClosed()) this.sink.close(name);
    else this.open.push(name);
    return end;
  }

  private takeClose(at: number): number {
    const { buffer } = this;
    const name = this.open[this.open.length - 1];
    let end = at + 2 + (name?.length ?? 0);
    while (isSpace(buffer.charCodeAt(end))) end += 1;
    if (end >= buffer.length) return UNFINISHED;
    if (name === undefined || !standsAt(buffer, name, at + 2) || buffer.charCodeAt(end) !== GREATER)
      throw this.malformed('an end tag that closes nothing');
    this.open.pop();
    this.start = this.base + at;
    this.behind = this.base + end + 1;
    this.sink.close(name);
    return end + 1;
  }

  /** Comments and CDATA. */
  private takeBang(at: number): number {
    const { buffer } = this;
    const head = buffer.slice(at, at + CDATA.length);
    if (head.startsWith('<!--')) {
      const dashes = buffer.indexOf('--', at + 4);
      if (dashes < 0 || dashes + 2 >= buffer.length) return UNFINISHED;
      if (buffer.charCodeAt(dashes + 2) !== GREATER || !hasOnlyCharacters(buffer, at + 4, dashes)) throw this.malformed('a comment');
      return dashes + 3;
    }
    if (head.startsWith('<!D')) throw new Problem('workbook-doctype', { part: this.part });
    if (head !== CDATA) {
      if (head.length < CDATA.length && (CDATA.startsWith(head) || '<!--'.startsWith(head) || head === '<!')) return UNFINISHED;
      throw this.malformed('<! without a meaning');
    }
    const end = buffer.indexOf(']]>', at + CDATA.length);
    if (end < 0) return UNFINISHED;
    if (this.open.length === 0 || !hasOnlyCharacters(buffer, at + CDATA.length, end)) throw this.malformed('a CDATA section');
    if (this.sink.wantsText()) this.sink.text(withLineEnds(buffer.slice(at + CDATA.length, end)));
    return end + 3;
  }

  /** Processing instructions, the XML declaration among them. */
  private takeInstruction(at: number): number {
    const { buffer } = this;
    const end = buffer.indexOf('?>', at + 2);
    if (end < 0) return UNFINISHED;
    const nameEnd = endOfName(buffer, at + 2);
    const target = buffer.slice(at + 2, nameEnd);
    const isSeparate = nameEnd === end || isSpace(buffer.charCodeAt(nameEnd));
    const isDeclaration = target.toLowerCase() === 'xml';
    if (target === '' || !isSeparate || !hasOnlyCharacters(buffer, nameEnd, end)) throw this.malformed('a processing instruction');
    if (isDeclaration && !(this.isAtStart && DECLARATION.test(buffer.slice(at, end + 2)))) throw this.malformed('an XML declaration');
    return end + 2;
  }

  private takeMarkup(at: number): number {
    const { buffer } = this;
    const jumped = this.sink.shortcut?.(buffer, at) ?? -1;
    if (jumped > 0) {
      this.start = this.base + at;
      this.behind = this.base + jumped;
      return jumped;
    }
    switch (buffer.charCodeAt(at + 1)) {
      case SLASH:
        return this.takeClose(at);
      case BANG:
        return this.takeBang(at);
      case QUESTION:
        return this.takeInstruction(at);
      default:
        return at + 1 === buffer.length ? UNFINISHED : this.takeOpen(at);
    }
  }

  /** A text, or a piece of markup. A function of its own, not a loop's body, for V8 keeps what it compiled of a function. */
  private tellNext(at: number): number {
    const { buffer, base, behind } = this;
    const end = buffer.charCodeAt(at) === LESS ? this.takeMarkup(at) : this.takeText(at);
    if (base + (end < 0 ? buffer.length : end) - behind > MAX_UNBROKEN_TEXT)
      throw new Problem('workbook-text-too-long', { part: this.part, limit: MAX_UNBROKEN_TEXT });
    if (end >= 0) this.isAtStart = false;
    return end;
  }

  /** Tells all that is complete in the buffer; answers where the rest begins. */
  private tell(): number {
    let at = this.base === 0 && this.buffer.charCodeAt(0) === MARK ? 1 : 0;
    for (let end = this.tellNext(at); end >= 0; end = this.tellNext(at)) at = end;
    return at;
  }

  private malformed(detail: string): Problem {
    return new Problem('workbook-not-well-formed', { part: this.part, detail });
  }
}
