/**
 * Headings of criteria: `TC1`, `TC 1`, `Tiêu chí 1`, `1. Quy hoạch`, the name alone, or plain numbers in a
 * row of them. A plain number alone says nothing: it may be a band, a row of column numbers, a figure.
 */
import type { CriteriaSet } from '../criteria/schema.ts';
import { foldName } from '../text/fold.ts';

export type CriterionHeading =
  /** Said by itself. `disputed`: its words are the name of another criterion. `known` false: the set has no such number. */
  | { readonly kind: 'said'; readonly criterion: number; readonly known: boolean; readonly disputed: boolean }
  | { readonly kind: 'plain'; readonly criterion: number };

export interface CriterionWords {
  readonly numbers: ReadonlySet<number>;
  readonly byName: ReadonlyMap<string, number>;
}

export function criterionWordsOf(set: CriteriaSet): CriterionWords {
  return {
    numbers: new Set(set.criteria.map(({ no }) => no)),
    byName: new Map(set.criteria.map(({ no, name }) => [foldName(name), no])),
  };
}

const LABELLED = /^(?:tc|tiêu chí)(?: số)?[ .-]*0?(\d{1,2})(?:[ .–-]+(\D.*))?$/u;
const NUMBERED_NAME = /^0?(\d{1,2})[ .)–-]+(\D.*)$/u;
const PLAIN = /^0?(\d{1,2})$/u;

/** Reads a headingKey; undefined where it names no criterion. */
export function criterionHeadingOf(key: string, words: CriterionWords): CriterionHeading | undefined {
  const labelled = LABELLED.exec(key);
  if (labelled) return said(Number(labelled[1]), labelled[2], words);
  const byName = words.byName.get(key);
  if (byName !== undefined) return { kind: 'said', criterion: byName, known: true, disputed: false };
  const named = NUMBERED_NAME.exec(key);
  if (named && words.byName.has(named[2] ?? '')) return said(Number(named[1]), named[2], words);
  const plain = PLAIN.exec(key);
  return plain && words.numbers.has(Number(plain[1])) ? { kind: 'plain', criterion: Number(plain[1]) } : undefined;
}

function said(criterion: number, name: string | undefined, { numbers, byName }: CriterionWords): CriterionHeading {
  const other = name === undefined ? undefined : byName.get(name);
  return { kind: 'said', criterion, known: numbers.has(criterion), disputed: other !== undefined && other !== criterion };
}

/** Fewer plain numbers than this in one row are figures, not headings. */
const LEAST_PLAIN = 3;

export interface PlainNumber {
  readonly column: number;
  readonly criterion: number;
}

/**
 * Which of a row's plain numbers, left to right, are criteria: those of a row that counts on from 1 (a
 * moved column may break it, a row of figures does not look like that). A number standing twice is the
 * criterion where its neighbour counts on (18, 19) and a band or a figure elsewhere.
 */
export function plainCriteria(found: readonly PlainNumber[], words: CriterionWords): readonly PlainNumber[] {
  const times = new Map<number, number>();
  for (const { criterion } of found) times.set(criterion, (times.get(criterion) ?? 0) + 1);
  if (!times.has(1) || times.size < Math.min(LEAST_PLAIN, words.numbers.size)) return [];
  const countsOn = (at: number): boolean => found[at]?.criterion === (found[at - 1]?.criterion ?? -1) + 1;
  const steps = found.filter((_, at) => countsOn(at)).length;
  if (steps * 2 < times.size - 1) return [];
  return found.filter(({ criterion }, at) => times.get(criterion) === 1 || countsOn(at) || countsOn(at + 1));
}
