/**
 * What a column already holds, against what its heading says. Where most of it is of another kind, the heading was misread or means
 * something else, and a person says which.
 *
 * | the heading says        | it may hold                            | it contradicts                  |
 * |-------------------------|----------------------------------------|---------------------------------|
 * | a number of criteria    | `12`, `12` as text, `-`                | `10/19`, `1, 2, 3`, 150         |
 * | a number of communes    | `8`, `-`                               | words                           |
 * | a change                | `1`, `-2`                              | words                           |
 * | a list of criteria      | `16, 17`                               | numbers alone: 4 may be a count |
 * | months                  | `12/2023`                              | days                            |
 * | a criterion, beside communes  | marks                            | figures, other words            |
 * | a criterion, beside districts | numbers, shares                  | words                           |
 *
 * Formulas say for themselves what they compute and are never written over.
 */
import type { Message } from '../message.ts';
import type { Cell } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { fold } from '../text/fold.ts';
import type { ColumnMeaning } from './binding.ts';
import { isEmpty } from './cellHolds.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';

/** One cell in so many may be a slip of the hand. */
const SLIPS = 10;

/** What was typed there, if anything; a formula is not. */
export function typedAt(printed: Printed, row: number, column: number): readonly Cell[] {
  const cell = printed.cell(row, column);
  return !cell || cell.formula !== undefined || isEmpty(cell) ? [] : [cell];
}

export interface Held {
  readonly meaning: ColumnMeaning;
  readonly heading: string;
  /** What was typed beside communes, and beside the units whose communes are counted. */
  readonly ofCommunes: readonly Cell[];
  readonly ofUnits: readonly Cell[];
  readonly criteria: number;
}

/** Undefined where nothing speaks against the heading. */
export function contradiction({ meaning, heading, ofCommunes, ofUnits, criteria }: Held): Message | undefined {
  const all = [...ofCommunes, ...ofUnits];
  switch (meaning.kind) {
    case 'metCount':
    case 'outstandingCount': {
      const isCount = (cell: Cell): boolean => isNumeric(cell) && !(numberIn(cell) > criteria);
      return mostly(ofCommunes, isCount) && mostly(ofUnits, isNumeric) ? undefined : reasons.holdsNoNumbers(heading);
    }
    case 'expected':
    case 'counted':
    case 'band':
    case 'results':
      return mostly(all, isNumeric) ? undefined : reasons.holdsNoNumbers(heading);
    case 'average':
      return mostly(all, (cell) => isNumeric(cell) && !(numberIn(cell) > criteria)) ? undefined : reasons.holdsNoNumbers(heading);
    case 'change':
      return all.every(({ value }) => typeof value === 'number') ? undefined : reasons.changeInWords(heading);
    case 'outstanding':
    case 'newlyMet':
    case 'lost':
      return isNumbers(all) ? reasons.holdsNumbers(heading) : undefined;
    case 'expectedBy':
      return isNumbers(all) ? reasons.holdsDays(heading) : undefined;
    case 'criterion':
      if (!mostly(ofUnits, isNumeric)) return reasons.holdsNoNumbers(heading);
      return meaning.measure === 'share' || mostlyMarks(ofCommunes) ? undefined : reasons.holdsNoMarks(heading);
    default:
      return undefined;
  }
}

function isNumbers(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every(({ value }) => typeof value === 'number');
}

function mostly(cells: readonly Cell[], fits: (cell: Cell) => boolean): boolean {
  return cells.filter((cell) => !fits(cell)).length * SLIPS <= cells.length;
}

/** Figures and words among marks may be slips; a column of them is no criterion's. */
function mostlyMarks(cells: readonly Cell[]): boolean {
  return cells.filter((cell) => !isMark(cell)).length * 2 <= cells.length;
}

export function isMark({ value }: Cell): boolean {
  return (typeof value === 'string' || typeof value === 'number') && parseAnswer(String(value)) !== undefined;
}

/** A number, a number as text, a share, or a dash for none. */
function isNumeric({ value }: Cell): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && (/^[+-]?\d+(?:[.,]\d+)? ?%?$/u.test(fold(value)) || parseAnswer(value) === 'notAssessed');
}

/** NaN for a dash. */
function numberIn({ value }: Cell): number {
  return typeof value === 'string' ? Number.parseFloat(value.replace(',', '.')) : typeof value === 'number' ? value : Number.NaN;
}
