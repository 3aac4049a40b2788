/**
 * A tokenizer for XML 1.0 without document types (XML 1.0, fifth edition): it finds elements, checks
 * well-formedness as it goes, and knows where each tag ends in the text. It makes no object it need not,
 * because a sheet has a million tags; a general parser takes three times as long on the same sheet, and a
 * patched sheet is read twice. It is held against one by a property test.
 */

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  /** Also called for an element that closes itself. */
  close(name: string): void;
  /** Character data with entities and CDATA resolved and line ends made `\n`; may come in several pieces. */
  text(text: string): void;
  /** Called at `<!DOCTYPE`; must throw. */
  doctype(): never;
  /** Not well-formed; must throw. */
  fail(reason: string, offset: number): never;
}

export interface XmlTokenizer {
  /** The text, or its next piece. */
  write(piece: string): void;
  end(): void;
  /** Inside an event: the offset behind the tag it came from. */
  position(): number;
  /** Characters of a token that has begun and not ended. */
  pending(): number;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BANG = 33;
const DOUBLE_QUOTE = 34;
const AMPERSAND = 38;
const SINGLE_QUOTE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const CLOSE_BRACKET = 93;
const BYTE_ORDER_MARK = 0xfeff;

const NAME_START = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const NAME_PATTERN = `[${NAME_START}][${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*`;
const NAME = new RegExp(NAME_PATTERN, 'uy');
// eslint-disable-next-line no-control-regex -- these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;
const INSTRUCTION = new RegExp(`^<\\?(${NAME_PATTERN})(?:\\s[^]*)?\\?>$`, 'u');
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Letters of the lower half that may stand in a name, first or later. */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, code) => (/[A-Za-z0-9_:.-]/.test(String.fromCharCode(code)) ? 1 : 0));

export function createTokenizer(events: XmlEvents): XmlTokenizer {
  /** The text at hand: what was left of the piece before, and the new piece; `base` is where it begins in the whole. */
  let text = '';
  let base = 0;
  let at = 0;
  let sawRoot = false;
  const stack: string[] = [];
  /** Set by `value`: behind its closing quote, or -1 when the text at hand ends before. */
  let valueEnd = -1;

  const fail = (reason: string, place = at): never => events.fail(reason, base + place);

  const isSpace = (code: number): boolean => code === SPACE || code === NEWLINE || code === TAB || code === RETURN;

  const skipSpace = (from: number): number => {
    let place = from;
    while (isSpace(text.charCodeAt(place))) place += 1;
    return place;
  };

  /** End of the name that begins at `from`; `from` itself when none does. */
  const nameEnd = (from: number): number => {
    let place = from;
    let code = text.charCodeAt(place);
    const isPlainStart = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58;
    if (isPlainStart) while (code < 128 && IN_NAME[code] === 1) code = text.charCodeAt((place += 1));
    if (!(code >= 128) || (!isPlainStart && code < 128)) return place;
    NAME.lastIndex = from;
    return NAME.test(text) ? NAME.lastIndex : from;
  };

  const decoded = (raw: string, place: number): string =>
    raw.replace(/&([^;]*)(;?)/g, (_, name: string, end: string) => {
      if (end === '') return fail('unended entity', place);
      const named = NAMED[name];
      if (named !== undefined) return named;
      const digits = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name);
      const code = digits ? parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16) : -1;
      const isLetter = code === TAB || code === NEWLINE || code === RETURN || (code >= SPACE && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
      return isLetter ? String.fromCodePoint(code) : fail('undefined entity', place);
    });

  const characters = (start: number, end: number): void => {
    let isPlain = true;
    let isBlank = true;
    let brackets = 0;
    for (let place = start; place < end; place += 1) {
      const code = text.charCodeAt(place);
      if (code > SPACE) isBlank = false;
      if (code > GREATER) {
        brackets = code === CLOSE_BRACKET ? brackets + 1 : 0;
        if (code >= 0xfffe) fail('forbidden character', place);
      } else if (code === AMPERSAND || code === RETURN) {
        isPlain = false;
        brackets = 0;
      } else if (code === GREATER) {
        if (brackets >= 2) fail(']]> in text', place);
      } else if (code < SPACE && code !== NEWLINE && code !== TAB) fail('forbidden character', place);
      else brackets = 0;
    }
    if (stack.length === 0) {
      if (!isBlank) fail('text outside the root', start);
      return;
    }
    const raw = text.slice(start, end);
    events.text(isPlain ? raw : decoded(raw.replace(/\r\n?/g, '\n'), start));
  };

  /** The attribute value whose opening quote is at `from`. */
  const value = (from: number): string => {
    const quote = text.charCodeAt(from);
    let isPlain = true;
    for (let place = from + 1; ; place += 1) {
      const code = text.charCodeAt(place);
      if (code === quote) {
        valueEnd = place + 1;
        const raw = text.slice(from + 1, place);
        return isPlain ? raw : decoded(raw.replace(/\r\n?|[\n\t]/g, ' '), from);
      }
      if (code === AMPERSAND || code === NEWLINE || code === TAB || code === RETURN) isPlain = false;
      else if (code === LESS || code < SPACE || code >= 0xfffe) fail('forbidden character in an attribute', place);
      else if (Number.isNaN(code)) {
        valueEnd = -1;
        return '';
      }
    }
  };

  /** The start tag at `at`; false when the text at hand ends before it does. */
  const openTag = (): boolean => {
    const endOfName = nameEnd(at + 1);
    if (endOfName >= text.length) return false;
    if (endOfName === at + 1) fail('no name behind <');
    const name = endOfName === at + 2 ? text.charAt(at + 1) : text.slice(at + 1, endOfName);
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    let place = endOfName;
    for (;;) {
      const next = skipSpace(place);
      const code = text.charCodeAt(next);
      if (Number.isNaN(code)) return false;
      if (code === GREATER || code === SLASH) {
        const isClosed = code === SLASH;
        if (isClosed && next + 1 >= text.length) return false;
        if (isClosed && text.charCodeAt(next + 1) !== GREATER) fail('/ in a tag', next);
        if (stack.length === 0 && sawRoot) fail('a second root');
        sawRoot = true;
        at = next + (isClosed ? 2 : 1);
        stack.push(name);
        events.open(name, attributes);
        if (isClosed) {
          stack.pop();
          events.close(name);
        }
        return true;
      }
      if (next === place) fail('no space before an attribute', next);
      const endOfKey = nameEnd(next);
      if (endOfKey >= text.length) return false;
      if (endOfKey === next) fail('no attribute name', next);
      const key = endOfKey === next + 1 ? text.charAt(next) : text.slice(next, endOfKey);
      const equals = skipSpace(endOfKey);
      const quote = skipSpace(equals + 1);
      if (quote >= text.length) return false;
      if (text.charCodeAt(equals) !== EQUALS) fail('no = behind an attribute', equals);
      const quoteCode = text.charCodeAt(quote);
      if (quoteCode !== DOUBLE_QUOTE && quoteCode !== SINGLE_QUOTE) fail('an attribute without quotes', quote);
      const found = value(quote);
      if (valueEnd < 0) return false;
      if (attributes[key] !== undefined) fail(`attribute ${key} twice`, next);
      attributes[key] = found;
      place = valueEnd;
    }
  };

  const closeTag = (): boolean => {
    const name = stack[stack.length - 1];
    if (name !== undefined && text.startsWith(name, at + 2)) {
      const end = at + 2 + name.length;
      const place = text.charCodeAt(end) === GREATER ? end : skipSpace(end);
      if (text.charCodeAt(place) === GREATER) {
        at = place + 1;
        stack.pop();
        events.close(name);
        return true;
      }
    }
    // What is not there yet may still come; what is there must fit.
    if (!text.includes('>', at)) return false;
    return fail('an end tag without its start');
  };

  /** Comments, CDATA and instructions: from `at` to their end mark. */
  const passage = (end: string, from: number, accept: (whole: string) => void): boolean => {
    const place = text.indexOf(end, from);
    if (place < 0) return false;
    const whole = text.slice(at, place + end.length);
    if (FORBIDDEN.test(whole)) fail('forbidden character');
    at = place + end.length;
    accept(whole);
    return true;
  };

  const bangTag = (): boolean => {
    if (text.startsWith('<!--', at)) {
      const start = at;
      return passage('-->', at + 4, (whole) => {
        if (whole.slice(4, -2).includes('--')) fail('-- in a comment', start);
      });
    }
    if (text.startsWith('<![CDATA[', at)) {
      if (stack.length === 0) fail('CDATA outside the root');
      return passage(']]>', at + 9, (whole) => {
        events.text(whole.slice(9, -3).replace(/\r\n?/g, '\n'));
      });
    }
    if (text.startsWith('<!DOCTYPE', at)) return events.doctype();
    const head = text.slice(at, at + 9);
    return '<!DOCTYPE'.startsWith(head) || '<![CDATA['.startsWith(head) || '<!--'.startsWith(head) ? false : fail('<! without meaning');
  };

  const instruction = (): boolean => {
    const start = at;
    return passage('?>', at + 2, (whole) => {
      const target = INSTRUCTION.exec(whole)?.[1];
      if (target === undefined) fail('an instruction without name', start);
      if (target?.toLowerCase() !== 'xml') return;
      const isFirst = base + start === 0 || (base + start === 1 && hasMark);
      if (!isFirst || !DECLARATION.test(whole)) fail('a wrong XML declaration', start);
    });
  };
  let hasMark = false;

  /** Takes tokens until the text at hand ends in the middle of one. */
  const run = (): void => {
    for (;;) {
      const less = text.indexOf('<', at);
      if (less < 0) return;
      if (less > at) {
        characters(at, less);
        at = less;
      }
      const code = text.charCodeAt(at + 1);
      if (Number.isNaN(code)) return;
      const isWhole = code === SLASH ? closeTag() : code === BANG ? bangTag() : code === QUESTION ? instruction() : openTag();
      if (!isWhole) return;
    }
  };

  return {
    write: (piece) => {
      if (base === 0 && text === '' && piece.charCodeAt(0) === BYTE_ORDER_MARK) {
        hasMark = true;
        text = piece.slice(1);
        base = 1;
      } else {
        base += at;
        text = at < text.length ? text.slice(at) + piece : piece;
      }
      at = 0;
      run();
    },
    end: () => {
      const tail = text.slice(at);
      if (stack.length > 0) fail(`${stack[stack.length - 1] ?? ''} is not closed`);
      if (!sawRoot) fail('no root');
      if (/[^ \t\r\n]/.test(tail)) fail('text behind the root');
    },
    position: () => base + at,
    pending: () => text.length - at,
  };
}
