/**
 * Two figures in one cell: men and women, or the parts an indicator names.
 *
 * | text                            | indicator          | reading                          |
 * |---------------------------------|--------------------|----------------------------------|
 * | `95,6 (nam 95,2; nữ 96,0)`      | both sexes         | 95.6; nam 95.2, nữ 96            |
 * | `nam: 95,2%; nữ: 96%`           | both sexes         | nam 95.2, nữ 96                  |
 * | `a 95; b 80` · `a) 95; b) 80`   | parts a, b         | a 95, b 80                       |
 * | `100; 1`                        | parts a, b         | in their order                   |
 */
import type { Indicator } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';
import { parseNumber } from '../text/number.ts';
import type { Part, Reading } from './report.ts';

type PartsReading = Extract<Reading, { kind: 'parts' }>;

const FIGURE = '([0-9]+(?:[.,][0-9]+)?)\\s*%?';
const BOTH_SEXES = new RegExp(
  `^(?:${FIGURE}\\s*)?[(\\s;,:–-]*nam\\s*[:=]?\\s*${FIGURE}\\s*[;,/–-]?\\s*nữ\\s*[:=]?\\s*${FIGURE}\\s*[).]*$`,
  'u',
);

export function parseParts(text: string, indicator: Indicator): PartsReading | undefined {
  const folded = fold(text);
  return (
    (indicator.bothSexes ? parseSexes(folded) : undefined) ??
    (indicator.parts
      ? parseNamedParts(
          folded,
          indicator.parts.map((part) => part.key),
        )
      : undefined)
  );
}

function parseSexes(text: string): PartsReading | undefined {
  const found = BOTH_SEXES.exec(text);
  if (!found) return undefined;
  const [whole, men, women] = [figure(found[1]), figure(found[2]), figure(found[3])];
  if (men === undefined || women === undefined || (found[1] !== undefined && whole === undefined)) return undefined;
  return { kind: 'parts', value: whole ?? null, parts: [part('nam', men), part('nữ', women)], bothSexes: true };
}

function parseNamedParts(text: string, keys: readonly string[]): PartsReading | undefined {
  const pieces = text.split(';').map((piece) => piece.trim());
  if (pieces.length !== keys.length) return undefined;
  const parts: Part[] = [];
  for (const [index, key] of keys.entries()) {
    const piece = pieces[index] ?? '';
    const value = figure(piece.startsWith(key) ? piece.slice(key.length).replace(/^[).:=\s]+/u, '') : piece);
    if (value === undefined) return undefined;
    parts.push(part(key, value));
  }
  return { kind: 'parts', value: null, parts, bothSexes: false };
}

/** One plain figure; the text of a part may carry `%` or a noun. */
function figure(text: string | undefined): number | undefined {
  const number = text === undefined ? undefined : parseNumber(text);
  return number?.kind === 'number' ? number.value : undefined;
}

function part(key: string, value: number): Part {
  return { key, value };
}
