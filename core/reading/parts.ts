/**
 * Two figures in one cell: men and women, or the parts an indicator names.
 *
 * | text                            | indicator          | reading                          |
 * |---------------------------------|--------------------|----------------------------------|
 * | `95,6 (nam 95,2; nữ 96,0)`      | both sexes         | 95.6; nam 95.2, nữ 96            |
 * | `nam: 95,2%; nữ: 96%`           | both sexes         | nam 95.2, nữ 96                  |
 * | `a 95; b 80` · `a) 95; b) 80`   | parts a, b         | a 95, b 80                       |
 * | `100; 1`                        | parts a, b         | in their order                   |
 * | `a ≥ 95; b khoảng 80`           | parts a, b         | 95 with `≥`, 80 approximate      |
 * | `a 95; b 66 nghìn`              | parts a in %, b in trường | none: another unit        |
 */
import type { Indicator, IndicatorType } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';
import { parseNumber } from '../text/number.ts';
import { fitsUnit } from './fitsUnit.ts';
import type { Part, Reading } from './report.ts';

type PartsReading = Extract<Reading, { kind: 'parts' }>;

/** One part of an indicator: what it is called in the cell, and the unit its figure is given in. */
interface AskedPart {
  readonly key: string;
  readonly type: IndicatorType;
  readonly unit: string;
}

const FIGURE = '([0-9]+(?:[.,][0-9]+)?\\s*%?)';
const BOTH_SEXES = new RegExp(
  `^(?:${FIGURE}\\s*)?[(\\s;,:–-]*nam\\s*[:=]?\\s*${FIGURE}\\s*[;,/–-]?\\s*nữ\\s*[:=]?\\s*${FIGURE}\\s*[).]*$`,
  'u',
);

export function parseParts(text: string, indicator: Indicator): PartsReading | undefined {
  const folded = fold(text);
  return (
    (indicator.bothSexes ? parseSexes(folded, indicator) : undefined) ??
    (indicator.parts ? parseNamedParts(folded, indicator.parts.map(askedPart)) : undefined)
  );
}

/** The unit says what kind of figure a named part is; the indicator's own type is that of its first part only. */
export function askedPart({ key, unit }: { readonly key: string; readonly unit: string }): AskedPart {
  return { key, unit, type: unit === '%' ? 'percent' : 'number' };
}

function parseSexes(text: string, { type, unit }: Indicator): PartsReading | undefined {
  const found = BOTH_SEXES.exec(text);
  if (!found) return undefined;
  const [all, men, women] = [found[1], found[2], found[3]].map((figure) => parsePart(figure, { key: '', type, unit }));
  if (!men || !women || (found[1] !== undefined && !all)) return undefined;
  const parts = [
    { ...men, key: 'nam' },
    { ...women, key: 'nữ' },
  ];
  return { kind: 'parts', value: all?.value ?? null, parts, bothSexes: true };
}

function parseNamedParts(text: string, asked: readonly AskedPart[]): PartsReading | undefined {
  const pieces = text.split(';').map((piece) => piece.trim());
  if (pieces.length !== asked.length) return undefined;
  const parts: Part[] = [];
  for (const [index, one] of asked.entries()) {
    const piece = pieces[index] ?? '';
    const part = parsePart(piece.startsWith(one.key) ? piece.slice(one.key.length).replace(/^[).:\s]+/u, '') : piece, one);
    if (!part) return undefined;
    parts.push(part);
  }
  return { kind: 'parts', value: null, parts, bothSexes: false };
}

/** One figure in the part's own unit, or without one; undefined for anything else: `66 nghìn` trường is not 66. */
function parsePart(text: string | undefined, asked: AskedPart): Part | undefined {
  const number = text === undefined ? undefined : parseNumber(text);
  if (number?.kind !== 'number' || !fitsUnit(number.unit, asked)) return undefined;
  const { value, comparator, approximate } = number;
  return { key: asked.key, value, ...(comparator === undefined ? {} : { comparator }), ...(approximate ? { approximate } : {}) };
}
