/**
 * How tall a text stands in a column, so that nothing is cut in print: Excel measures rows only when
 * a person changes them. Widths are Times New Roman's, in thousandths of the size; an accented
 * letter is as wide as its base.
 */
import { styleOf, type StyleKey } from './styles.ts';

const WIDTHS = new Map(
  Object.entries({
    ' .,': 250,
    'ijlt/;:!|': 278,
    'frI()[]-‘’': 333,
    sJ: 389,
    'acez?“”': 444,
    'bdđghknopquvxy0123456789–*': 500,
    'PSF=+<>≥≤': 560,
    ELTZ: 611,
    BCR: 667,
    ADĐGHKNOQUVXYw: 722,
    'm&': 778,
    '%': 833,
    'MW…—': 1000,
  }).flatMap(([letters, width]) => Array.from(letters, (letter) => [letter, width] as const)),
);
const OTHER = 667;
const BOLD = 1.08;
/** Screens round letters to whole pixels, mostly up. */
const ROUNDING = 1.03;

export const PIXEL = 0.75;
/**
 * Excel measures columns in digits of the workbook's default font, rounded to whole pixels. At size 12 a digit of Times
 * New Roman is 8 pixels without rounding, so every program makes the columns equally wide.
 */
export const DEFAULT_SIZE = 12;
const DIGIT_PIXELS = 8;

export function columnPoints(width: number): number {
  return Math.trunc(width * DIGIT_PIXELS) * PIXEL;
}

/** What is left of it for text. */
export function textPoints(width: number): number {
  const PADDING_PIXELS = 5;
  return columnPoints(width) - PADDING_PIXELS * PIXEL;
}

/** Excel's own rows are 15 pt a line at size 11, 15.75 at 12, 16.5 at 13. */
const LINE = 1.36;
const PADDING = 2;
/** Excel's own limit for a row (specification: 409 points). */
const TALLEST = 409;

export interface Stretch {
  readonly text: string;
  readonly style: StyleKey;
}

/** The height in points of stretches that stand below each other in a cell so wide (in points). */
export function heightOf(stretches: readonly Stretch[], points: number): number {
  const lines = stretches.map(({ text, style }) => linesOf(text.replace(/^\n/u, ''), style, points) * styleOf(style).size * LINE);
  return Math.min(TALLEST, wholePixels(lines.reduce((sum, height) => sum + height, 0) + PADDING));
}

/** The next height that is a whole number of pixels, as Excel makes every row. */
function wholePixels(points: number): number {
  return Math.ceil(points / PIXEL) * PIXEL;
}

function linesOf(text: string, style: StyleKey, points: number): number {
  if (!styleOf(style).wrap) return 1;
  return text.split('\n').reduce((lines, paragraph) => lines + wrappedLines(paragraph, style, points), 0);
}

function wrappedLines(paragraph: string, style: StyleKey, points: number): number {
  const space = widthOf(' ', style);
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const width = widthOf(word, style);
    const fits = used === 0 ? width <= points : used + space + width <= points;
    if (fits) {
      used += (used === 0 ? 0 : space) + width;
      continue;
    }
    // A word wider than the column is broken wherever it must be.
    lines += (used === 0 ? 0 : 1) + Math.max(0, Math.ceil(width / points) - 1);
    used = width > points ? width % points : width;
  }
  return lines;
}

function widthOf(text: string, style: StyleKey): number {
  const { size, bold } = styleOf(style);
  let thousandths = 0;
  for (const letter of text.normalize('NFD')) if (!/\p{M}/u.test(letter)) thousandths += WIDTHS.get(letter) ?? OTHER;
  return (thousandths / 1000) * size * ROUNDING * (bold ? BOLD : 1);
}
