/** References and line ends resolved (XML 1.0, 2.11, 3.3.3, 4.1); only the five entities that need no declaration are known. */
import { isCharacter } from './characters.ts';

const KNOWN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

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
  const pieces: string[] = [];
  let at = 0;
  for (let start = text.indexOf('&'); start >= 0; start = text.indexOf('&', at)) {
    const end = text.indexOf(';', start);
    const meant = end < 0 ? undefined : meaningOf(text.slice(start + 1, end));
    if (meant === undefined) return undefined;
    pieces.push(text.slice(at, start), meant);
    at = end + 1;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

function meaningOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  const digits = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(name);
  if (!digits) return undefined;
  const point = digits[1] === undefined ? Number(digits[2]) : parseInt(digits[1], 16);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}
