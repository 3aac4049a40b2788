/**
 * How this workbook marks a criterion as met: by what its cells hold, else by what its formulas
 * count, else by the usual “x”. Marks are the office's own and are kept.
 */
import { columnNumber } from '../sheet/address.ts';
import type { Cell } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { fold } from '../text/fold.ts';
import type { MetMark } from './binding.ts';
import { reasons } from './reasons.ts';

const USUAL = 'x';

/** A total by summing needs numbers to sum: the mark is then 1. */
const SUMMED = /^=(?:SUM|COUNT)\(/iu;
/** `COUNTIF(C9:U9,"x")`; `;` where a program wrote its own list separator. */
const COUNTED = /COUNTIF\(\s*\$?([A-Z]{1,3})\$?\d*(?::\$?([A-Z]{1,3})\$?\d*)?\s*[,;]\s*(?:"=?([^"]*)"|(\d+))\s*\)/giu;
/** A longer formula says other things as well. */
const LONGEST_FORMULA = 500;

interface Seen {
  readonly met: ReadonlyMap<string | number, number>;
  readonly unmet: ReadonlyMap<string | number, number>;
  readonly empty: number;
  readonly other: number;
}

interface CountedMark {
  readonly value: string | number;
  readonly formula: string;
}

/** The cells of a block that tell its mark. */
export interface MarkCells {
  /** The criteria of communes' rows; undefined where nothing stands. */
  readonly marks: readonly (Cell | undefined)[];
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
 * | nothing                         | none               | x                     |
 * | mostly figures or other words   |                    | doubtful: no marks    |
 *
 * Cells of what is not met are empty, or hold the workbook's own mark (0, CĐ, -) where most of them do.
 */
export function metMarkOf(cells: MarkCells): MetMark {
  const seen = seenIn(cells.marks);
  const counted = countedIn(cells);
  const value = mostFrequent(seen.met);
  const unmet = unmetMark(seen);
  const met = total(seen.met);
  if (seen.other > met + total(seen.unmet)) {
    return { value: value ?? counted?.value ?? USUAL, unmet, certainty: 'doubtful', why: reasons.notMarks(seen.other) };
  }
  if (value === undefined) {
    return {
      value: counted?.value ?? USUAL,
      unmet,
      certainty: 'sure',
      why: counted ? reasons.markCounted(counted.formula) : reasons.markUsual(),
    };
  }
  if (counted && fold(String(counted.value)) !== fold(String(value))) {
    return { value, unmet, certainty: 'doubtful', why: reasons.markDisagrees(String(value), counted.formula) };
  }
  return { value, unmet, certainty: 'sure', why: reasons.markSeen(String(value), seen.met.get(value) ?? 0) };
}

function seenIn(marks: readonly (Cell | undefined)[]): Seen {
  const [met, unmet] = [new Map<string | number, number>(), new Map<string | number, number>()];
  let [empty, other] = [0, 0];
  for (const cell of marks) {
    const value = cell?.value ?? '';
    if (cell?.formula !== undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number') other += 1;
    else if (fold(String(value)) === '') empty += 1;
    else {
      const answer = parseAnswer(String(value));
      const counts = answer === 'met' ? met : answer === undefined ? undefined : unmet;
      if (counts) counts.set(value, (counts.get(value) ?? 0) + 1);
      else other += 1;
    }
  }
  return { met, unmet, empty, other };
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
