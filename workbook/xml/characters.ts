/** Which characters XML 1.0 takes where (productions 2, 3, 4 and 4a); those below 128 by table, for nearly all are. */

const START = 1;
const PART = 2;
const SPACE = 4;
const ASCII = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const letter = String.fromCharCode(code);
    if (/[:_A-Za-z]/.test(letter)) table[code] = START | PART;
    else if (/[-.0-9]/.test(letter)) table[code] = PART;
    else if (/[ \t\n\r]/.test(letter)) table[code] = SPACE;
  }
  return table;
}

const START_BEYOND =
  /^[\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]$/u;
// eslint-disable-next-line no-misleading-character-class -- the ranges are XML's own
const PART_BEYOND = /^[\u{B7}\u{300}-\u{36F}\u{203F}-\u{2040}]$/u;

export function isSpace(code: number): boolean {
  return code < 128 && (ASCII[code] ?? 0) === SPACE;
}

/** Behind the name that begins at `start`; `start` itself where none does. */
export function endOfName(text: string, start: number): number {
  let at = start;
  let wanted = START;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (((ASCII[code] ?? 0) & wanted) === 0) return at;
      at += 1;
    } else {
      const point = text.codePointAt(at);
      if (point === undefined) return at;
      const letter = String.fromCodePoint(point);
      if (!START_BEYOND.test(letter) && (wanted === START || !PART_BEYOND.test(letter))) return at;
      at += letter.length;
    }
    wanted = PART;
  }
}

export function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}

/** Asked for codes from D800 on: is there a character at `at`, and if in two halves, both? */
export function isHighCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0xe000) return code <= 0xfffd;
  const isPair = (high: number, low: number): boolean => high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
  return code <= 0xdbff ? isPair(code, text.charCodeAt(at + 1)) : isPair(text.charCodeAt(at - 1), code);
}

/** Whether `word` stands at `at`: quicker than asking the string where the words are as short as a sheet's names. */
export function standsAt(text: string, word: string, at: number): boolean {
  for (let i = 0; i < word.length; i += 1) if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return false;
  return true;
}

/** Every character is one of XML's. */
export function hasOnlyCharacters(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 ? !isCharacter(code) : code >= 0xd800 && !isHighCharacter(text, at)) return false;
  }
  return true;
}
