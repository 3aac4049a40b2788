/** What each column of a heading means, read from the texts above one another in it. */
import { addressOf } from '../sheet/address.ts';
import type { Band } from '../consolidation/bands.ts';
import type { Message } from '../message.ts';
import { bandHeadingOf } from './bandHeading.ts';
import type { Certainty, ColumnMeaning } from './binding.ts';
import { criterionHeadingOf, plainCriteria, type CriterionWords, type PlainNumber } from './criterionHeading.ts';
import {
  comparedWordsOf,
  figureWordsOf,
  headingKey,
  officesOwnIn,
  saysAnotherTime,
  saysDifficulties,
  saysShare,
  saysUnmet,
  unitLevelOf,
  type UnitLevel,
} from './headingWords.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';

/** Rows of the sheet that may be a heading, both included. */
export interface Window {
  readonly top: number;
  readonly bottom: number;
}

export interface HeadingWords {
  readonly criteria: CriterionWords;
  readonly bands: readonly Band[];
}

/** One text of a column's heading, where it stands. */
interface Element {
  readonly row: number;
  readonly text: string;
  readonly key: string;
}

export interface HeadingColumn {
  readonly column: number;
  /** The lowest cell of the heading. */
  readonly cell: string;
  readonly heading: string;
  /** Undefined where the heading is not understood. */
  readonly meaning: ColumnMeaning | undefined;
  /** Says by itself that the table is of criteria. */
  readonly strong: boolean;
  /** A criterion that the set does not have: the table is of another set. */
  readonly foreign: boolean;
  /** Whose names, in a column of units. */
  readonly level: UnitLevel | undefined;
  readonly certainty: Certainty;
  readonly why: Message;
}

/** True for a column of figures or marks. */
export function isResult(meaning: ColumnMeaning | undefined): boolean {
  return meaning !== undefined && meaning.kind !== 'unit' && meaning.kind !== 'district' && meaning.kind !== 'leftAlone';
}

/** Columns with a heading in the window, left to right. */
export function headingColumns(printed: Printed, window: Window, words: HeadingWords): readonly HeadingColumn[] {
  const stacks = stacksOf(printed, window);
  const plain = plainNumbersOf(stacks, window, words.criteria);
  const whole = new Set(plain.values()).size === words.criteria.numbers.size;
  return [...stacks].map(([column, elements]) => columnOf(column, elements, { plain: plain.get(column), whole }, words));
}

function stacksOf(printed: Printed, { top, bottom }: Window): ReadonlyMap<number, readonly Element[]> {
  const stacks = new Map<number, readonly Element[]>();
  for (let column = 1; column <= printed.lastColumn; column += 1) {
    const elements: Element[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const text = printed.textAt(row, column);
      // A merged area is read once, in its first row; one that begins above the window is no part of it.
      if (text !== '' && printed.anchorOf(row, column).row === row) elements.push({ row, text, key: headingKey(text) });
    }
    if (elements.length > 0) stacks.set(column, elements);
  }
  return stacks;
}

/** The criteria of the row that numbers them best, by column. */
function plainNumbersOf(
  stacks: ReadonlyMap<number, readonly Element[]>,
  { top, bottom }: Window,
  words: CriterionWords,
): ReadonlyMap<number, number> {
  let best: readonly PlainNumber[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const found = [...stacks].flatMap(([column, elements]): readonly PlainNumber[] => {
      const here = elements.find((element) => element.row === row);
      const heading = here && criterionHeadingOf(here.key, words);
      return heading?.kind === 'plain' ? [{ column, criterion: heading.criterion }] : [];
    });
    const criteria = plainCriteria(found, words);
    if (criteria.length > best.length) best = criteria;
  }
  return new Map(best.map(({ column, criterion }) => [column, criterion]));
}

interface Numbered {
  readonly plain: number | undefined;
  readonly whole: boolean;
}

function columnOf(column: number, elements: readonly Element[], numbered: Numbered, words: HeadingWords): HeadingColumn {
  const lowest = elements[elements.length - 1];
  const heading = elements.map(({ text }) => text).join(' / ');
  const base = {
    column,
    cell: addressOf(lowest?.row ?? 1, column),
    heading,
    strong: false,
    foreign: false,
    level: undefined,
    certainty: 'sure' as const,
  };
  return { ...base, ...(criterionColumn(elements, numbered, heading, words) ?? otherColumn(elements, heading, words)) };
}

const OF_ANOTHER_TIME: ColumnMeaning = { kind: 'leftAlone', own: 'otherTime' };

type Read = Pick<HeadingColumn, 'meaning' | 'why'> & Partial<Pick<HeadingColumn, 'strong' | 'foreign' | 'level' | 'certainty'>>;

/** `whole`: the plain numbers beside it are all criteria of the set. */
function criterionColumn(elements: readonly Element[], { plain, whole }: Numbered, heading: string, words: HeadingWords): Read | undefined {
  const read = elements.map(({ key }) => criterionHeadingOf(key, words.criteria));
  const said = read.flatMap((one) => (one?.kind === 'said' ? [one] : []));
  const criterion = said[said.length - 1]?.criterion ?? plain;
  if (criterion === undefined) return undefined;
  const rest = elements.filter((_, at) => read[at]?.kind !== 'said').map(({ key }) => key);
  if (rest.some(saysAnotherTime)) return { meaning: OF_ANOTHER_TIME, why: reasons.anotherTime(heading) };
  if (!words.criteria.numbers.has(criterion)) return { meaning: undefined, foreign: true, why: reasons.notInSet(criterion) };
  const disputed = said.some((one) => one.disputed || one.criterion !== criterion) || (plain !== undefined && plain !== criterion);
  const unmet = rest.some(saysUnmet);
  if (unmet && rest.some(saysShare)) return { meaning: undefined, why: reasons.shareUnmet(heading) };
  const meaning = { kind: 'criterion', criterion, measure: unmet ? 'unmet' : rest.some(saysShare) ? 'share' : 'met' } as const;
  if (disputed) return { meaning, strong: true, certainty: 'doubtful', why: reasons.disputedName(heading) };
  // Whether what nobody has assessed counts as unmet is the office's to say.
  if (unmet) return { meaning, strong: true, certainty: 'doubtful', why: reasons.countsUnmet(heading) };
  if (said.length > 0) return { meaning, strong: true, why: reasons.heading(heading) };
  return { meaning, strong: true, certainty: whole ? 'sure' : 'likely', why: reasons.plainNumbers(criterion) };
}

function otherColumn(elements: readonly Element[], heading: string, { criteria, bands }: HeadingWords): Read {
  const keys = elements.map(({ key }) => key);
  const leaf = keys[keys.length - 1] ?? '';
  const level = keys.map(unitLevelOf).find((one) => one !== undefined);
  if (level !== undefined) return { meaning: { kind: 'unit' }, level, why: reasons.heading(heading) };
  const compared = keys.slice(0, -1).some(saysAnotherTime) ? undefined : comparedWordsOf(leaf);
  if (compared) {
    return { meaning: { kind: compared.kind }, certainty: compared.explicit ? 'sure' : 'likely', why: reasons.heading(heading) };
  }
  if (keys.some(saysAnotherTime)) return { meaning: OF_ANOTHER_TIME, why: reasons.anotherTime(heading) };
  if (keys.every(saysDifficulties)) return { meaning: { kind: 'difficulties' }, certainty: 'likely', why: reasons.heading(heading) };
  const own = officesOwnIn(leaf);
  if (own) return { meaning: { kind: 'leftAlone', own }, why: reasons.officesOwn(heading) };
  const band = saysShare(leaf) ? undefined : bandHeadingOf(leaf, bands, criteria.numbers.size);
  if (band) return { meaning: { kind: 'band', label: band.label }, strong: true, why: reasons.heading(heading) };
  const figure = [...keys]
    .reverse()
    .map(figureWordsOf)
    .find((one) => one !== undefined);
  const understood = figure && !keys.some((key) => saysShare(key) || (saysUnmet(key) && !figure.kind.startsWith('outstanding')));
  if (understood) {
    const certainty = figure.strong ? 'sure' : 'likely';
    return { meaning: { kind: figure.kind }, strong: figure.strong, certainty, why: reasons.heading(heading) };
  }
  return { meaning: undefined, why: reasons.unknownHeading(heading) };
}
