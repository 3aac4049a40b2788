/**
 * The types of units as offices write them before a name: `Xã Nam Mỹ`, `X. Nam Mỹ`, `TT Nam Giang`. The one
 * home of these words.
 */
import { foldName } from '../text/fold.ts';
import { withoutTrailing } from '../text/trailing.ts';

const TYPES: Readonly<Record<string, readonly string[]>> = {
  xã: ['xã', 'x'],
  phường: ['phường', 'p', 'ph'],
  'thị trấn': ['thị trấn', 'tt', 't.t'],
  'đặc khu': ['đặc khu', 'đk'],
  huyện: ['huyện', 'h'],
  quận: ['quận', 'q'],
  'thị xã': ['thị xã', 'tx', 't.x'],
  'thành phố': ['thành phố', 'tp', 't.p'],
  tỉnh: ['tỉnh'],
};
const COMMUNE_TYPES: ReadonlySet<string | undefined> = new Set(['xã', 'phường', 'thị trấn', 'đặc khu']);

const BY_WORD = new Map(Object.entries(TYPES).flatMap(([type, words]) => words.map((word) => [word, type] as const)));
const WORDS = [...BY_WORD.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace('.', '\\.'));
/** A whole word may stand before a space; an abbreviation also before a full stop alone (`X.Nam Mỹ`). */
const TYPED = new RegExp(`^(${WORDS.join('|')})(?:\\. ?| )(?=\\S)`, 'u');
/** `1.`, `2)`, `II.`, `-` before a name. */
const NUMBERING = /^(?:(?:\d{1,3}|[ivx]{1,6}|[a-e])[.)]|[-–+•]) ?/u;

/** Words long enough to be no letter of a name: what a heading or a name of the lists begins with. */
const PLAIN = Object.entries(TYPES).flatMap(([type, words]) => [type, ...words.filter((word) => /^(?:tp|tx|tt)$/u.test(word))]);
const PLAIN_TYPE = new RegExp(`^(?:${PLAIN.sort((a, b) => b.length - a.length).join('|')})[.\\s]+`, 'u');
const WRITTEN_TYPE = new RegExp(`^(?:${Object.keys(TYPES).join('|')})\\s+(?=\\S)`, 'iu');

export interface ReadName {
  /** Undefined where the label gives the name alone. */
  readonly type: string | undefined;
  /** Folded, without type and numbering. */
  readonly bare: string;
}

/** Total; the text is one name, without parentheses. */
export function readUnitName(text: string): ReadName {
  const folded = withoutTrailing(foldName(text), '. ');
  const typed = typedName(folded);
  if (typed?.type !== undefined && !TYPED.test(typed.bare)) return typed;
  const rest = folded.replace(NUMBERING, '');
  return typedName(rest) ?? { type: undefined, bare: rest };
}

/** `xã`, `thị trấn`, `huyện` …; undefined for a name without its type. */
export function unitType(name: string): string | undefined {
  return readUnitName(name).type;
}

/** The type that a word or its abbreviation, folded, stands for. */
export function typeOfWord(word: string): string | undefined {
  return BY_WORD.get(word);
}

export function isCommuneType(type: string | undefined): boolean {
  return COMMUNE_TYPES.has(type);
}

/** Folded, without the type before it: `Xã Nam Mỹ` → `nam mỹ`. */
export function bareName(name: string): string {
  return foldName(name).replace(PLAIN_TYPE, '');
}

/** As written, without the type before it: `Xã Nam Mỹ` → `Nam Mỹ`. */
export function withoutType(name: string): string {
  return name.replace(WRITTEN_TYPE, '');
}

/** The whole word for the type before a folded name, abbreviations apart. */
export function plainType(folded: string): string | undefined {
  return Object.keys(TYPES).find((type) => folded.startsWith(`${type} `));
}

function typedName(folded: string): ReadName | undefined {
  const found = TYPED.exec(folded);
  return found ? { type: BY_WORD.get(found[1] ?? ''), bare: folded.slice(found[0].length) } : undefined;
}
