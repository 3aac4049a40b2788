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
import { createTagReader, FAULTY, UNFINISHED, type Tag } from './tag.ts';

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

export interface Tokenizer {
  /** Text in order, in pieces of any length. */
  write(piece: string): void;
  end(): void;
  /** Places in the whole text: where the tag just told begins, and behind it. */
  tagStart(): number;
  position(): number;
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

export function createTokenizer(part: string, sink: TokenSink): Tokenizer {
  const tag = createTagReader();
  const open: string[] = [];
  const names: (string | undefined)[] = new Array<string | undefined>(NAMES).fill(undefined);
  /** What is not told yet, and where it begins in the whole text. */
  let buffer = '';
  let base = 0;
  let isAtStart = true;
  let sawRoot = false;
  let start = 0;
  let behind = 0;

  const malformed = (detail: string): Problem => new Problem('workbook-not-well-formed', { part, detail });

  /** The same few names all over a part are made once. */
  const nameOf = (from: number, to: number): string => {
    const slot = ((to - from) * 31 + buffer.charCodeAt(from) * 7 + buffer.charCodeAt(to - 1)) & (NAMES - 1);
    const known = names[slot];
    if (known !== undefined && known.length === to - from && standsAt(buffer, known, from)) return known;
    return (names[slot] = buffer.slice(from, to));
  };

  /** Answers where the text ends: at the `<` behind it. */
  const takeText = (from: number): number => {
    if (open.length === 0) {
      let at = from;
      while (isSpace(buffer.charCodeAt(at))) at += 1;
      if (at < buffer.length && buffer.charCodeAt(at) !== LESS) throw malformed('text outside the root element');
      return at === buffer.length ? UNFINISHED : at;
    }
    let isPlain = true;
    let at = from;
    for (; at < buffer.length; at += 1) {
      const code = buffer.charCodeAt(at);
      if (code === LESS) break;
      if (code < 0x20) {
        if (!isCharacter(code)) throw malformed('a character that XML does not have');
        if (code === CARRIAGE_RETURN) isPlain = false;
      } else if (code === AMPERSAND) isPlain = false;
      else if (code === GREATER) {
        if (at - from > 1 && buffer.charCodeAt(at - 1) === CLOSE_BRACKET && buffer.charCodeAt(at - 2) === CLOSE_BRACKET)
          throw malformed(']]> in character data');
      } else if (code >= 0xd800 && !isHighCharacter(buffer, at)) throw malformed('a character that XML does not have');
    }
    if (at === buffer.length) return UNFINISHED;
    const wanted = sink.wantsText();
    if (isPlain) {
      if (wanted) sink.text(buffer.slice(from, at));
      return at;
    }
    const text = resolveText(buffer.slice(from, at));
    if (text === undefined) throw malformed('a reference to nothing');
    if (wanted) sink.text(text);
    return at;
  };

  const takeOpen = (at: number): number => {
    const nameEnd = endOfName(buffer, at + 1);
    if (nameEnd === buffer.length) return UNFINISHED;
    if (nameEnd === at + 1) throw malformed('no name behind <');
    const end = tag.read(buffer, nameEnd);
    if (end === UNFINISHED) return UNFINISHED;
    if (end === FAULTY) throw malformed(`in the tag <${buffer.slice(at + 1, nameEnd)}`);
    if (open.length === 0 && sawRoot) throw malformed('two root elements');
    sawRoot = true;
    start = base + at;
    behind = base + end;
    const name = nameOf(at + 1, nameEnd);
    sink.open(name, tag, tag.declares());
    if (tag.isSelfClosed()) sink.close(name);
    else open.push(name);
    return end;
  };

  const takeClose = (at: number): number => {
    const name = open[open.length - 1];
    let end = at + 2 + (name?.length ?? 0);
    while (isSpace(buffer.charCodeAt(end))) end += 1;
    if (end >= buffer.length) return UNFINISHED;
    if (name === undefined || !standsAt(buffer, name, at + 2) || buffer.charCodeAt(end) !== GREATER)
      throw malformed('an end tag that closes nothing');
    open.pop();
    start = base + at;
    behind = base + end + 1;
    sink.close(name);
    return end + 1;
  };

  /** Comments and CDATA. */
  const takeBang = (at: number): number => {
    const head = buffer.slice(at, at + CDATA.length);
    if (head.startsWith('<!--')) {
      const dashes = buffer.indexOf('--', at + 4);
      if (dashes < 0 || dashes + 2 >= buffer.length) return UNFINISHED;
      if (buffer.charCodeAt(dashes + 2) !== GREATER || !hasOnlyCharacters(buffer, at + 4, dashes)) throw malformed('a comment');
      return dashes + 3;
    }
    if (head.startsWith('<!D')) throw new Problem('workbook-doctype', { part });
    if (head !== CDATA) {
      if (head.length < CDATA.length && (CDATA.startsWith(head) || '<!--'.startsWith(head) || head === '<!')) return UNFINISHED;
      throw malformed('<! without a meaning');
    }
    const end = buffer.indexOf(']]>', at + CDATA.length);
    if (end < 0) return UNFINISHED;
    if (open.length === 0 || !hasOnlyCharacters(buffer, at + CDATA.length, end)) throw malformed('a CDATA section');
    if (sink.wantsText()) sink.text(withLineEnds(buffer.slice(at + CDATA.length, end)));
    return end + 3;
  };

  /** Processing instructions, the XML declaration among them. */
  const takeInstruction = (at: number, isFirst: boolean): number => {
    const end = buffer.indexOf('?>', at + 2);
    if (end < 0) return UNFINISHED;
    const nameEnd = endOfName(buffer, at + 2);
    const target = buffer.slice(at + 2, nameEnd);
    const isSeparate = nameEnd === end || isSpace(buffer.charCodeAt(nameEnd));
    const isDeclaration = target.toLowerCase() === 'xml';
    if (target === '' || !isSeparate || !hasOnlyCharacters(buffer, nameEnd, end)) throw malformed('a processing instruction');
    if (isDeclaration && !(isFirst && DECLARATION.test(buffer.slice(at, end + 2)))) throw malformed('an XML declaration');
    return end + 2;
  };

  const takeMarkup = (at: number, isFirst: boolean): number => {
    switch (buffer.charCodeAt(at + 1)) {
      case SLASH:
        return takeClose(at);
      case BANG:
        return takeBang(at);
      case QUESTION:
        return takeInstruction(at, isFirst);
      default:
        return at + 1 === buffer.length ? UNFINISHED : takeOpen(at);
    }
  };

  /** Tells all that is complete in the buffer; answers where the rest begins. */
  const tell = (): number => {
    let at = base === 0 && buffer.charCodeAt(0) === MARK ? 1 : 0;
    for (;;) {
      const unbrokenFrom = behind;
      const less = buffer.charCodeAt(at) === LESS ? at : takeText(at);
      if (less > at) isAtStart = false;
      const jumped = less < 0 ? -1 : (sink.shortcut?.(buffer, less) ?? -1);
      if (jumped > 0) {
        start = base + less;
        behind = base + jumped;
        at = jumped;
        continue;
      }
      const end = less < 0 ? UNFINISHED : takeMarkup(less, isAtStart);
      if (base + (end < 0 ? buffer.length : end) - unbrokenFrom > MAX_UNBROKEN_TEXT)
        throw new Problem('workbook-text-too-long', { part, limit: MAX_UNBROKEN_TEXT });
      if (end < 0) return less < 0 ? at : less;
      isAtStart = false;
      at = end;
    }
  };

  return {
    write: (piece) => {
      if (piece === '') return;
      buffer = buffer === '' ? piece : buffer + piece;
      const rest = tell();
      base += rest;
      buffer = buffer.slice(rest);
    },
    end: () => {
      const left = buffer;
      if (open.length > 0 || !sawRoot || /[^ \t\r\n]/.test(left)) throw malformed('the part ends too early');
    },
    tagStart: () => start,
    position: () => behind,
  };
}
