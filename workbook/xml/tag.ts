/**
 * Start tags: where their attributes stand, read only when somebody asks for one. A sheet has hundreds of
 * thousands of tags and an object of attributes for each would cost more than all the rest of reading it.
 */
import { MAX_UNBROKEN_TEXT } from '../limits.ts';
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

export const UNFINISHED = -1;
export const FAULTY = -2;

const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LETTER_X = 120;
/** Numbers kept of each attribute: its name from, to, its value from, to, whether it has to be resolved, and its letter. */
const WIDTH = 6;
const NAME = 0;
const NAME_END = 1;
const VALUE = 2;
const VALUE_END = 3;
const SPECIAL = 4;
const LETTER = 5;
/** Up to so many, names are compared with each other; beyond, looked up. */
const FEW = 8;

/** A class, and its methods live as long as the program: V8 forgets what it compiled of closures that are made anew for each part. */
export class TagReader implements Tag {
  private source = '';
  private places = new Int32Array(WIDTH * FEW);
  private count = 0;
  private closed = false;
  private namespaces = false;

  /**
   * Reads the attributes of the tag in `text`, from behind its name. Answers the place behind its `>`,
   * `UNFINISHED` when the text ends before, or `FAULTY`.
   */
  read(text: string, start: number): number {
    this.source = text;
    this.count = 0;
    this.closed = false;
    this.namespaces = false;
    let at = start;
    for (;;) {
      let code = text.charCodeAt(at);
      let begin = at;
      if (code === SPACE) code = text.charCodeAt((begin += 1));
      if (isSpace(code)) code = text.charCodeAt((begin = behindSpace(text, begin)));
      // A tag longer than any may be is not read to its end: whoever waits for more refuses it by its length.
      if (begin >= text.length || begin - start > MAX_UNBROKEN_TEXT) return UNFINISHED;
      if (code === GREATER || code === SLASH) {
        if (this.hasDuplicates()) return FAULTY;
        if (code === GREATER) return begin + 1;
        if (begin + 1 === text.length) return UNFINISHED;
        this.closed = true;
        return text.charCodeAt(begin + 1) === GREATER ? begin + 2 : FAULTY;
      }
      // Attributes stand apart from the name and from each other.
      if (begin === at) return FAULTY;
      at = this.readAttribute(begin);
      if (at < 0) return at;
    }
  }

  isSelfClosed(): boolean {
    return this.closed;
  }

  /** One of the attributes declares a namespace. */
  declares(): boolean {
    return this.namespaces;
  }

  get(name: string): string | undefined {
    const index = this.find(name);
    return index < 0 ? undefined : this.valueAt(index);
  }

  digits(name: string): number {
    const index = this.find(name);
    return index < 0 ? -1 : wholeNumber(this.source, this.field(index, VALUE), this.field(index, VALUE_END));
  }

  place(name: string): number {
    const index = this.find(name);
    return index < 0 ? -1 : plainPlace(this.source, this.field(index, VALUE), this.field(index, VALUE_END));
  }

  has(name: string): boolean {
    return this.find(name) >= 0;
  }

  size(): number {
    return this.count;
  }

  all(): Attributes {
    const attributes: Record<string, string | undefined> = {};
    for (let index = 0; index < this.count; index += 1) attributes[this.nameAt(index)] = this.valueAt(index);
    return attributes;
  }

  private field(index: number, which: number): number {
    return this.places[index * WIDTH + which] as number;
  }

  private nameAt(index: number): string {
    return this.source.slice(this.field(index, NAME), this.field(index, NAME_END));
  }

  private valueAt(index: number): string {
    const raw = this.source.slice(this.field(index, VALUE), this.field(index, VALUE_END));
    return this.field(index, SPECIAL) === 0 ? raw : (resolveAttribute(raw) ?? raw);
  }

  private find(name: string): number {
    const length = name.length;
    const letter = length === 1 ? name.charCodeAt(0) : 0;
    for (let index = 0; index < this.count; index += 1) {
      if (this.field(index, LETTER) !== letter) continue;
      if (letter !== 0) return index;
      const start = this.field(index, NAME);
      if (this.field(index, NAME_END) - start === length && standsAt(this.source, name, start)) return index;
    }
    return -1;
  }

  /** Behind one attribute's closing quote. */
  private readAttribute(start: number): number {
    const { source } = this;
    const nameEnd = endOfName(source, start);
    if (nameEnd === source.length) return UNFINISHED;
    if (nameEnd === start) return FAULTY;
    let open = nameEnd;
    // Nearly always `="` follows at once.
    if (source.charCodeAt(open) !== EQUALS) open = behindSpace(source, nameEnd);
    if (open === source.length) return UNFINISHED;
    if (source.charCodeAt(open) !== EQUALS) return FAULTY;
    open += 1;
    if (source.charCodeAt(open) !== QUOTE) open = behindSpace(source, open);
    if (open >= source.length) return UNFINISHED;
    const quote = source.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return FAULTY;
    const at = this.count * WIDTH;
    if (at === this.places.length) this.places = doubled(this.places);
    const close = this.readValue(quote, open + 1);
    if (close < 0) return close;
    const { places } = this;
    places[at + NAME] = start;
    places[at + NAME_END] = nameEnd;
    places[at + VALUE] = open + 1;
    places[at + VALUE_END] = close;
    const first = source.charCodeAt(start);
    places[at + LETTER] = nameEnd - start === 1 ? first : 0;
    if (first === LETTER_X && standsAt(source, 'xmlns', start)) this.namespaces = true;
    this.count += 1;
    return close + 1;
  }

  /** The closing quote's place; the value's characters are looked at on the way. */
  private readValue(quote: number, start: number): number {
    const { source } = this;
    let special = 0;
    for (let at = start; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === quote) {
        if (special === 1 && resolveAttribute(source.slice(start, at)) === undefined) return FAULTY;
        this.places[this.count * WIDTH + SPECIAL] = special;
        return at;
      }
      if (code < 0x20) {
        if (!isCharacter(code)) return FAULTY;
        special = 1;
      } else if (code === AMPERSAND) special = 1;
      else if (code === LESS || (code >= 0xd800 && at + 1 < source.length && !isHighCharacter(source, at))) return FAULTY;
    }
    return UNFINISHED;
  }

  private hasDuplicates(): boolean {
    const { count } = this;
    if (count > FEW) return new Set(Array.from({ length: count }, (_, index) => this.nameAt(index))).size < count;
    for (let index = 1; index < count; index += 1) {
      const letter = this.field(index, LETTER);
      for (let other = 0; other < index; other += 1) {
        if (this.field(other, LETTER) === letter && (letter !== 0 || this.nameAt(index) === this.nameAt(other))) return true;
      }
    }
    return false;
  }
}

function behindSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function doubled(places: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(places.length * 2);
  larger.set(places);
  return larger;
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
