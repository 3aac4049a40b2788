/**
 * A sheet whose texts can be read: what stands in a font of before Unicode is decoded, by the font of the cell or of
 * each run, before anything else is done to it. What was decoded in doubt is said, never dropped.
 */
import type { Cell, Sheet, TextRun } from '../sheet/sheet.ts';
import { charsetOf, findLostFont, readLegacy, type Charset } from '../text/legacyFonts.ts';

/**
 * | doubt        | what the cell holds                                                                  |
 * |--------------|--------------------------------------------------------------------------------------|
 * | `eitherWay`  | letters that are Vietnamese both as the font says and as Unicode, or neither way      |
 * | `fontLost`   | old letters in a font of today: decoded, for they mean nothing else                   |
 * | `mixedFonts` | several fonts that the door does not tell apart                                       |
 */
export interface TextDoubt {
  readonly kind: 'eitherWay' | 'fontLost' | 'mixedFonts';
  /** As the cell holds it. */
  readonly held: string;
  readonly read: string;
}

export interface ReadableSheet {
  readonly sheet: Sheet;
  /** By address. */
  readonly doubts: ReadonlyMap<string, TextDoubt>;
}

const NO_DOUBTS: ReadonlyMap<string, TextDoubt> = new Map();
const BEYOND_ASCII = /\P{ASCII}/u;

/** The same sheet where nothing has to be decoded; linear in its text. */
export function readableSheet(sheet: Sheet): ReadableSheet {
  const doubts = new Map<string, TextDoubt>();
  const evidence = createEvidence();
  const open: { readonly index: number; readonly charset: Charset }[] = [];
  const cells = sheet.cells.map((cell, index) => {
    if (typeof cell.value !== 'string' || !needsALook(cell)) return cell;
    const charset = cell.runs ? undefined : charsetOf(cell.font);
    const decoded = cell.runs ? decodeRuns(cell, cell.runs, doubts) : charset ? evidence.read(cell.value, charset) : undefined;
    if (charset && decoded !== undefined) open.push({ index, charset });
    const text = decoded ?? doubtful(cell, cell.value, doubts);
    if (text === cell.value) return cell;
    return withText(cell, text);
  });
  for (const { index, charset } of open) settle(sheet.cells[index], index, charset, cells, evidence, doubts);
  return cells.some((cell, index) => cell !== sheet.cells[index]) || doubts.size > 0
    ? { sheet: { ...sheet, cells }, doubts }
    : { sheet, doubts: NO_DOUBTS };
}

function needsALook({ value, font, runs }: Cell): boolean {
  return (
    runs !== undefined || (font !== undefined && charsetOf(font) !== undefined) || (typeof value === 'string' && BEYOND_ASCII.test(value))
  );
}

/** What is no old font's: old letters left behind in another font, or fonts the door cannot tell apart. */
function doubtful(cell: Cell, held: string, doubts: Map<string, TextDoubt>): string {
  const found = findLostFont(held);
  if (found !== undefined) doubts.set(cell.at, { kind: cell.mixedFonts ? 'mixedFonts' : 'fontLost', held, read: found });
  else if (cell.mixedFonts && BEYOND_ASCII.test(held)) doubts.set(cell.at, { kind: 'mixedFonts', held, read: held });
  return found ?? held;
}

/** A text that could be either is as the sure ones of its charset are, where they agree; else it is in doubt. */
function settle(
  cell: Cell | undefined,
  index: number,
  charset: Charset,
  cells: Cell[],
  evidence: Evidence,
  doubts: Map<string, TextDoubt>,
): void {
  if (typeof cell?.value !== 'string' || charset === 'signs') return;
  const { text, as } = readLegacy(cell.value, charset);
  if (as !== 'neither' && (as !== 'either' || evidence.allLegacy(charset))) return;
  doubts.set(cell.at, { kind: 'eitherWay', held: cell.value, read: text });
  cells[index] = withText(cell, text);
}

interface Evidence {
  read(text: string, charset: Charset): string;
  allLegacy(charset: Charset): boolean;
}

function createEvidence(): Evidence {
  const seen = new Map<Charset, Set<'legacy' | 'unicode'>>();
  return {
    read: (text, charset) => {
      const { text: read, as } = readLegacy(text, charset);
      if (as === 'unicode' || (as === 'legacy' && read.toLowerCase() !== text.toLowerCase()))
        seen.set(charset, (seen.get(charset) ?? new Set()).add(as));
      return read;
    },
    allLegacy: (charset) => seen.get(charset)?.has('legacy') === true && !seen.get(charset)?.has('unicode'),
  };
}

/** The fonts have done their work; what is struck through stays so. */
function withText({ runs, ...cell }: Cell, value: string): Cell {
  return { ...cell, value, ...(runs?.some(({ strike }) => strike) && { strike: true as const }) };
}

/** Neighbouring runs in one charset are one text: a letter and its mark may lie in two. Undefined where none is in an old font. */
function decodeRuns(cell: Cell, runs: readonly TextRun[], doubts: Map<string, TextDoubt>): string | undefined {
  const stretches: { text: string; readonly charset: Charset | undefined }[] = [];
  for (const { text, font } of runs) {
    const charset = charsetOf(font ?? cell.font);
    const last = stretches.at(-1);
    if (last && last.charset === charset) last.text += text;
    else stretches.push({ text, charset });
  }
  if (stretches.every(({ charset }) => charset === undefined)) return undefined;
  const readings = stretches.map(({ text, charset }) => (charset ? readLegacy(text, charset) : { text, as: 'unicode' as const }));
  const read = readings.map(({ text }) => text).join('');
  const isOpen = readings.some(({ as }) => as === 'either' || as === 'neither');
  if (isOpen) doubts.set(cell.at, { kind: 'eitherWay', held: runs.map(({ text }) => text).join(''), read });
  return read;
}
