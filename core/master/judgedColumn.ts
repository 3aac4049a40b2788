/**
 * A column of a heading held against what stands beside its own words and in the sheet's title.
 *
 * | beside it, or in the title                        | the column                               |
 * |---------------------------------------------------|------------------------------------------|
 * | another time, what others found, another set      | the office's own, left alone             |
 * | the set's name without its kind                   | left alone where a neighbour says the kind, else doubtful |
 * | what is not met                                   | doubtful, unless it is what is outstanding |
 * | a word nobody here knows                          | doubtful                                 |
 * | a word alone below a criterion's number           | sure where it is short for its name, else likely |
 * | all criteria beside it are the office's own       | doubtful: it sums up those               |
 */
import type { Message } from '../message.ts';
import { foldName } from '../text/fold.ts';
import { isShortFor, saidBeside, type Beside, type BesideFrame } from './besideWords.ts';
import type { ColumnMeaning, Own } from './binding.ts';
import { isResult, type BesideText, type HeadingColumn } from './columns.ts';
import { reasons } from './reasons.ts';
import { kindsNamed } from './setWords.ts';

export interface JudgeFrame extends BesideFrame {
  /** The set's own criteria. */
  readonly criteria: readonly { readonly no: number; readonly name: string }[];
  /** Why nothing of the sheet may be written without a person's word; null where its title speaks of nothing else. */
  readonly doubt: { readonly says: 'unmet' | 'other'; readonly why: Message } | null;
}

type Said = BesideText & { readonly says: Beside };

export function judgedColumns(columns: readonly HeadingColumn[], frame: JudgeFrame): readonly HeadingColumn[] {
  const { kind } = frame;
  const isKindNamed =
    kind !== undefined &&
    columns.some(({ meaning, beside }) => isResult(meaning) && beside.some(({ key }) => kindsNamed(key).includes(kind)));
  return withoutSumsOfOthers(
    columns,
    columns.map((column) => (isResult(column.meaning) ? judged(column, frame, isKindNamed) : column)),
  );
}

/** “Tổng số TC đạt” beside criteria that are all another body's, or another time's, is their sum. */
function withoutSumsOfOthers(read: readonly HeadingColumn[], now: readonly HeadingColumn[]): readonly HeadingColumn[] {
  const isCriterion = ({ meaning }: HeadingColumn): boolean => meaning?.kind === 'criterion';
  const left = now.find(({ meaning }, at) => isOthers(meaning) && read[at]?.isCriterion === true);
  if (!left || now.some(isCriterion)) return now;
  return now.map((column) =>
    isResult(column.meaning) ? { ...column, certainty: 'doubtful', why: reasons.sumOfOthers(column.heading, left.heading) } : column,
  );
}

/** Left alone for what it is of, not for what it is. */
export function isOthers(meaning: ColumnMeaning | undefined): boolean {
  return meaning?.kind === 'leftAlone' && (meaning.own === 'otherTime' || meaning.own === 'review' || meaning.own === 'otherSet');
}

function judged(column: HeadingColumn, frame: JudgeFrame, isKindNamed: boolean): HeadingColumn {
  const said = column.beside.map((one): Said => ({ ...one, says: saidBeside(one.key, frame) }));
  const own = leftAlone(said, isKindNamed);
  if (own) {
    const label = labelWith(column, own.said);
    return { ...column, meaning: { kind: 'leftAlone', own: own.is }, certainty: 'sure', why: WHY_LEFT[own.is](label) };
  }
  const why = doubtOf(column, said, frame);
  if (why) return { ...column, certainty: 'doubtful', why };
  const name = said.find((one) => one.says === 'unknown' && !isShortName(column, one, frame));
  return name && column.certainty === 'sure'
    ? { ...column, certainty: 'likely', why: reasons.unknownName(name.text, column.heading) }
    : column;
}

const WHY_LEFT = { otherTime: reasons.anotherTime, review: reasons.reviewed, otherSet: reasons.otherSetColumn } as const;

/** Why a column is left alone. */
export function leftWhy(own: Own, heading: string): Message {
  return own === 'otherTime' || own === 'review' || own === 'otherSet' ? WHY_LEFT[own](heading) : reasons.officesOwn(heading);
}

function leftAlone(
  said: readonly Said[],
  isKindNamed: boolean,
): { readonly is: keyof typeof WHY_LEFT & Own; readonly said: Said } | undefined {
  for (const one of said) {
    if (one.says === 'otherTime' || one.says === 'review' || one.says === 'otherSet') return { is: one.says, said: one };
    if (one.says === 'plainSet' && isKindNamed) return { is: 'otherSet', said: one };
  }
  return undefined;
}

/** A group typed over another column without merging is named before the column's own heading. */
function labelWith({ heading }: HeadingColumn, { text }: Said): string {
  return heading.includes(text) ? heading : `${text} / ${heading}`;
}

function doubtOf(column: HeadingColumn, said: readonly Said[], { doubt, kind }: JudgeFrame): Message | undefined {
  if (column.certainty === 'doubtful') return undefined;
  const isOutstanding = column.meaning?.kind === 'outstanding' || column.meaning?.kind === 'outstandingCount';
  for (const one of said) {
    if (one.says === 'plainSet') return reasons.plainSetColumn(one.text, kind ?? '');
    if (one.says === 'unmet' && !isOutstanding) return reasons.groupUnmet(one.text);
    if (one.says === 'unknown' && one.place !== 'name') return reasons.unknownBeside(one.text, column.heading);
  }
  return doubt && !(doubt.says === 'unmet' && isOutstanding) ? doubt.why : undefined;
}

function isShortName({ meaning }: HeadingColumn, { key }: Said, { criteria }: JudgeFrame): boolean {
  const name = meaning?.kind === 'criterion' ? criteria.find(({ no }) => no === meaning.criterion)?.name : undefined;
  return name !== undefined && isShortFor(key, foldName(name));
}
