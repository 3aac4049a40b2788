/**
 * What a number format makes of a number (ECMA-376 Part 1, 18.8.31), as far as it changes what the person
 * in front of the cell reads: commas behind the digits divide by a thousand each, words stand behind the
 * figure, and a format without digits hides it.
 */

/** A part of a format: quoted or escaped words, what stands in brackets, space left free, or anything else. */
const PIECE = /"[^"]*"?|\\.?|\[[^\]]*\]?|[_*].?|[^"\\[_*;]+|;/gsu;

export interface NumberShown {
  /** Thousands the figure is divided by before it is shown: 1 = none, 1000, 1000000 … */
  readonly scale: number;
  /** False where no digit of the figure is shown. */
  readonly digits: boolean;
  /** Words the format puts around the figure, without spaces around, e.g. `nghìn đồng`; empty = none. */
  readonly words: string;
}

/** How a format shows a number of this sign; General and text formats show it as it is. */
export function readNumberFormat(format: string | undefined, value: number): NumberShown {
  if (format === undefined || format === '') return { scale: 1, digits: true, words: '' };
  const shown = sectionsFor(sectionsOf(format), value).map(readSection);
  return {
    scale: Math.max(...shown.map(({ scale }) => scale)),
    digits: shown.every(({ digits }) => digits),
    words: shown.map(({ words }) => words).find((words) => words !== '') ?? '',
  };
}

function readSection(section: readonly string[]): NumberShown {
  const code = section.filter((piece) => !isLiteral(piece)).join('');
  if (/general|@/iu.test(code)) return { scale: 1, digits: true, words: wordsOf(section) };
  const commas = /(,+)[^,0#?]*$/u.exec(code.replace(/\.[0#?]*/u, ''))?.[1] ?? '';
  return { scale: 1000 ** commas.length, digits: /[0#?]/u.test(code), words: wordsOf(section) };
}

function sectionsOf(format: string): readonly (readonly string[])[] {
  const sections: string[][] = [[]];
  for (const [piece] of format.matchAll(PIECE)) {
    if (piece === ';') sections.push([]);
    else sections.at(-1)?.push(piece);
  }
  return sections;
}

/** positive ; negative ; zero ; text. Which one holds under conditions (`[<1000]`) is not worked out: all of them are looked at. */
function sectionsFor(sections: readonly (readonly string[])[], value: number): readonly (readonly string[])[] {
  const [first = [], second, third] = sections;
  if (sections.flat().some((piece) => /^\[[<>=]/u.test(piece))) return sections;
  if (value < 0 && second) return [second];
  return [value === 0 && third ? third : first];
}

function isLiteral(piece: string): boolean {
  return /^["\\[_*]/u.test(piece);
}

/** Letters, and signs that stand for units; brackets may hold a currency: `[$₫-42A]`. */
function wordsOf(section: readonly string[]): string {
  const words = section.map((piece) => {
    if (piece.startsWith('"')) return piece.replaceAll('"', '');
    if (piece.startsWith('\\')) return piece.slice(1);
    const currency = /^\[\$([^-\]]*)/u.exec(piece)?.[1];
    if (currency !== undefined) return currency;
    return isLiteral(piece) ? '' : ' ';
  });
  return words
    .join('')
    .replace(/[^\p{L}\p{N}\p{Sc}\p{So}/%‰² ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
