/**
 * How this workbook marks a criterion as met: by what its cells hold, else by what its formulas
 * count, else by the usual “x”. Marks are the office's own and are kept.
 */
import { columnNumber } from '../sheet/address.ts';
import type { Cell, CellValue } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { fold } from '../text/fold.ts';
import type { MetMark } from './binding.ts';
import { isMark } from './columnContents.ts';
import { reasons } from './reasons.ts';
import { LONGEST_FORMULA } from './sums.ts';

const USUAL = 'x';

/** A total by summing needs numbers to sum: the mark is then 1. */
const SUMMED = /^=(?:SUM|COUNT)\(/iu;
/** `COUNTIF(C9:U9,"x")`; `;` where a program wrote its own list separator. */
const COUNTED = /COUNTIF\(\s*\$?([A-Z]{1,3})\$?\d*(?::\$?([A-Z]{1,3})\$?\d*)?\s*[,;]\s*(?:"=?([^"]*)"|(\d+))\s*\)/giu;
/** One cell in so many may be a slip of the hand. */
const SLIPS = 20;

interface Seen {
  readonly met: ReadonlyMap<string | number, number>;
  readonly unmet: ReadonlyMap<string | number, number>;
  readonly empty: number;
  readonly other: number;
  /** Of the others, those that are numbers. */
  readonly numbers: number;
}

interface CountedMark {
  readonly value: string | number;
  readonly formula: string;
}

/** The cells of a block that tell its mark. */
export interface MarkCells {
  /** The criteria of each commune's row; undefined where nothing stands. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  /** What stands in columns of criteria that are doubtful themselves. */
  readonly rest: readonly Cell[];
  /** Some are letters of an old font (TCVN3, VNI). */
  readonly isOld: boolean;
  /** The columns of criteria, as numbers. */
  readonly columns: ReadonlySet<number>;
  /** The communes' totals of criteria met. */
  readonly totals: readonly Cell[];
  /** Every cell of the block, for formulas that count marks. */
  readonly block: readonly Cell[];
}

/**
 * | the cells hold                  | the formulas count | mark                  |
 * |---------------------------------|--------------------|-----------------------|
 * | x, X, Đ, 1 …                    | the same, or none  | the most frequent     |
 * | x …                             | another            | doubtful              |
 * | nothing                         | “Đ”, 1 …           | what they count       |
 * | nothing                         | none               | x, likely             |
 * | figures or other words in more cells than slips of the hand explain | | doubtful: no marks |
 * | 1 and other numbers             |                    | doubtful: counts      |
 * | Đ in an old font                |                    | doubtful: Unicode is written |
 *
 * Cells of what is not met are empty, or hold the workbook's own mark (0, CĐ, -) where most of them do. Rows without
 * any mark have no say in it: they are of communes that owe no report, or sent none.
 */
export function metMarkOf(cells: MarkCells): MetMark {
  const seen = seenIn(cells.rows);
  const counted = countedIn(cells);
  const value = mostFrequent(seen.met);
  const unmet = unmetMark(seen);
  const met = total(seen.met);
  const marks = met + total(seen.unmet);
  const numbers = seen.numbers + cells.rest.filter((cell) => typeof cell.value === 'number' && !isMark(cell)).length;
  const areCounts = typeof value === 'number' && numbers > 0;
  if (seen.other * SLIPS > marks + seen.other || areCounts) {
    const why = reasons.notMarks(Math.max(seen.other, areCounts ? numbers : 0));
    return { value: value ?? counted?.value ?? USUAL, unmet, certainty: 'doubtful', why };
  }
  if (value === undefined) {
    return {
      value: counted?.value ?? USUAL,
      unmet,
      certainty: counted ? 'sure' : 'likely',
      why: counted ? reasons.markCounted(counted.formula) : reasons.markUsual(),
    };
  }
  if (cells.isOld) return { value, unmet, certainty: 'doubtful', why: reasons.markOfOldFont(String(value)) };
  if (counted && fold(String(counted.value)) !== fold(String(value))) {
    return { value, unmet, certainty: 'doubtful', why: reasons.markDisagrees(String(value), counted.formula) };
  }
  return { value, unmet, certainty: 'sure', why: reasons.markSeen(String(value), seen.met.get(value) ?? 0) };
}

function seenIn(rows: readonly (readonly (Cell | undefined)[])[]): Seen {
  const [met, unmet] = [new Map<string | number, number>(), new Map<string | number, number>()];
  let [empty, other, numbers] = [0, 0, 0];
  for (const row of rows) {
    let [emptyHere, marksHere] = [0, 0];
    for (const cell of row) {
      if (cell?.formula !== undefined) continue;
      const value = cell?.value ?? '';
      if (value === '' || (typeof value === 'string' && fold(value) === '')) emptyHere += 1;
      else if (countMark(value, met, unmet)) marksHere += 1;
      else {
        other += 1;
        if (typeof value === 'number') numbers += 1;
      }
    }
    if (marksHere > 0) empty += emptyHere;
  }
  return { met, unmet, empty, other, numbers };
}

/** False for what is no mark. */
function countMark(value: CellValue, met: Map<string | number, number>, unmet: Map<string | number, number>): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const answer = parseAnswer(String(value));
  if (answer === undefined) return false;
  const counts = answer === 'met' ? met : unmet;
  counts.set(value, (counts.get(value) ?? 0) + 1);
  return true;
}

/** The workbook's own mark of what is not met, where at least half of such cells hold it. */
function unmetMark({ unmet, empty }: Seen): string | number | null {
  const mark = mostFrequent(unmet);
  if (mark === undefined) return null;
  return (unmet.get(mark) ?? 0) * 2 >= total(unmet) + empty ? mark : null;
}

function countedIn({ block, totals, columns }: MarkCells): CountedMark | undefined {
  for (const { formula } of block) {
    if (formula === undefined || formula.length > LONGEST_FORMULA) continue;
    for (const [, first = '', last = first, text, number] of formula.matchAll(COUNTED)) {
      const mark = text ?? number ?? '';
      const overCriteria = [...columns].some((column) => columnNumber(first) <= column && column <= columnNumber(last));
      if (overCriteria && parseAnswer(mark) === 'met') return { value: /^\d+$/u.test(mark) ? Number(mark) : mark, formula };
    }
  }
  const summed = totals.find(({ formula }) => formula !== undefined && SUMMED.test(formula));
  return summed?.formula === undefined ? undefined : { value: 1, formula: summed.formula };
}

function mostFrequent(counts: ReadonlyMap<string | number, number>): string | number | undefined {
  const sorted = [...counts].sort(([a, times], [b, others]) => others - times || (String(a) < String(b) ? -1 : 1));
  return sorted[0]?.[0];
}

function total(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}
