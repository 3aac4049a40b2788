/**
 * Start tags: where their attributes stand, read only when somebody asks for one. A sheet has hundreds of
 * thousands of tags and an object of attributes for each would cost more than all the rest of reading it.
 */
import { endOfName, isCharacter, isHighCharacter, isSpace, standsAt } from './characters.ts';
import { plainPlace } from '../formula/plainAddress.ts';
import { resolveAttribute } from './entities.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** The start tag just met; used again for the next. */
export interface Tag {
  /** By the name as written, prefix included. */
  get(name: string): string | undefined;
  /** A whole number without sign, read without making a text; -1 where there is none of at most nine digits. */
  digits(name: string): number;
  /** An address such as `AB12` as one number (see cellKey); -1 for none and for anything else. */
  place(name: string): number;
  has(name: string): boolean;
  /** How many attributes there are. */
  size(): number;
  /** To keep. */
  all(): Attributes;
}

export interface TagReader extends Tag {
  /**
   * Reads the attributes of the tag in `text`, from behind its name. Answers the place behind its `>`,
   * `UNFINISHED` when the text ends before, or `FAULTY`.
   */
  read(text: string, at: number): number;
  isSelfClosed(): boolean;
  /** One of the attributes declares a namespace. */
  declares(): boolean;
}

export const UNFINISHED = -1;
export const FAULTY = -2;

const [QUOTE, APOSTROPHE, AMPERSAND, SLASH, LESS, EQUALS, GREATER, LETTER_X] = [34, 39, 38, 47, 60, 61, 62, 120];
/** Numbers kept of each attribute: its name from, to, its value from, to, and whether it has to be resolved. */
const WIDTH = 5;
/** Up to so many, names are compared with each other; beyond, looked up. */
const FEW = 8;

export function createTagReader(): TagReader {
  let source = '';
  let places: number[] = [];
  let count = 0;
  let closed = false;
  let namespaces = false;

  const nameAt = (index: number): string => source.slice(places[index * WIDTH], places[index * WIDTH + 1]);
  const valueAt = (index: number): string => {
    const raw = source.slice(places[index * WIDTH + 2], places[index * WIDTH + 3]);
    return places[index * WIDTH + 4] === 0 ? raw : (resolveAttribute(raw) ?? raw);
  };
  const isNamed = (index: number, name: string): boolean => {
    const start = places[index * WIDTH] ?? 0;
    return (places[index * WIDTH + 1] ?? 0) - start === name.length && standsAt(source, name, start);
  };

  const find = (name: string): number => {
    for (let index = 0; index < count; index += 1) if (isNamed(index, name)) return index;
    return -1;
  };

  /** The closing quote's place; the value's characters are looked at on the way. */
  const readValue = (quote: number, start: number): number => {
    let special = 0;
    for (let at = start; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === quote) {
        if (special === 1 && resolveAttribute(source.slice(start, at)) === undefined) return FAULTY;
        places[count * WIDTH + 4] = special;
        return at;
      }
      if (code < 0x20) {
        if (!isCharacter(code)) return FAULTY;
        special = 1;
      } else if (code === AMPERSAND) special = 1;
      else if (code === LESS || (code >= 0xd800 && at + 1 < source.length && !isHighCharacter(source, at))) return FAULTY;
    }
    return UNFINISHED;
  };
  const skipSpace = (start: number): number => {
    let at = start;
    while (isSpace(source.charCodeAt(at))) at += 1;
    return at;
  };
  /** Behind one attribute's closing quote. */
  const readAttribute = (start: number): number => {
    const nameEnd = endOfName(source, start);
    if (nameEnd === source.length) return UNFINISHED;
    if (nameEnd === start) return FAULTY;
    const equals = skipSpace(nameEnd);
    if (equals === source.length) return UNFINISHED;
    if (source.charCodeAt(equals) !== EQUALS) return FAULTY;
    const open = skipSpace(equals + 1);
    if (open >= source.length) return UNFINISHED;
    const quote = source.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return FAULTY;
    const close = readValue(quote, open + 1);
    if (close < 0) return close;
    const at = count * WIDTH;
    places[at] = start;
    places[at + 1] = nameEnd;
    places[at + 2] = open + 1;
    places[at + 3] = close;
    if (source.charCodeAt(start) === LETTER_X && standsAt(source, 'xmlns', start)) namespaces = true;
    count += 1;
    return close + 1;
  };
  const hasDuplicates = (): boolean => {
    if (count > FEW) return new Set(Array.from({ length: count }, (_, index) => nameAt(index))).size < count;
    for (let index = 1; index < count; index += 1) {
      const start = places[index * WIDTH] ?? 0;
      const length = (places[index * WIDTH + 1] ?? 0) - start;
      for (let other = 0; other < index; other += 1) {
        const otherStart = places[other * WIDTH] ?? 0;
        if ((places[other * WIDTH + 1] ?? 0) - otherStart !== length || source.charCodeAt(start) !== source.charCodeAt(otherStart))
          continue;
        if (length === 1 || nameAt(index) === nameAt(other)) return true;
      }
    }
    return false;
  };

  return {
    read: (text, start) => {
      source = text;
      count = 0;
      closed = false;
      namespaces = false;
      let at = start;
      for (;;) {
        const begin = skipSpace(at);
        if (begin >= text.length) return UNFINISHED;
        const code = text.charCodeAt(begin);
        if (code === GREATER || code === SLASH) {
          if (hasDuplicates()) return FAULTY;
          if (code === GREATER) return begin + 1;
          if (begin + 1 === text.length) return UNFINISHED;
          closed = true;
          return text.charCodeAt(begin + 1) === GREATER ? begin + 2 : FAULTY;
        }
        // Attributes stand apart from the name and from each other.
        if (begin === at) return FAULTY;
        at = readAttribute(begin);
        if (at < 0) return at;
      }
    },
    isSelfClosed: () => closed,
    declares: () => namespaces,
    get: (name) => {
      const index = find(name);
      return index < 0 ? undefined : valueAt(index);
    },
    digits: (name) => {
      const index = find(name);
      return index < 0 ? -1 : wholeNumber(source, places[index * WIDTH + 2] ?? 0, places[index * WIDTH + 3] ?? 0);
    },
    place: (name) => {
      const index = find(name);
      return index < 0 ? -1 : plainPlace(source, places[index * WIDTH + 2] ?? 0, places[index * WIDTH + 3] ?? 0);
    },
    has: (name) => find(name) >= 0,
    size: () => count,
    all: () => {
      const attributes: Record<string, string | undefined> = {};
      for (let index = 0; index < count; index += 1) attributes[nameAt(index)] = valueAt(index);
      return attributes;
    },
  };
}

const MAX_DIGITS = 9;

function wholeNumber(text: string, start: number, end: number): number {
  if (end === start || end - start > MAX_DIGITS) return -1;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
