/** References and line ends resolved (XML 1.0, 2.11, 3.3.3, 4.1); only the five entities that need no declaration are known. */
import { isCharacter } from './characters.ts';

const KNOWN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&([^;]*);?/g;

/** Character data as it is meant; undefined when a reference in it is not well-formed. */
export function resolveText(raw: string): string | undefined {
  return resolveReferences(withLineEnds(raw));
}

/** An attribute's value as it is meant: white space as spaces. */
export function resolveAttribute(raw: string): string | undefined {
  return resolveReferences(withLineEnds(raw).replace(/[\t\n]/g, ' '));
}

export function withLineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

function resolveReferences(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isWellFormed = true;
  const resolved = text.replace(REFERENCE, (whole: string, name: string) => {
    const meant = whole.endsWith(';') ? meaningOf(name) : undefined;
    isWellFormed &&= meant !== undefined;
    return meant ?? '';
  });
  return isWellFormed ? resolved : undefined;
}

function meaningOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  const digits = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name);
  if (!digits) return undefined;
  const point = digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}
