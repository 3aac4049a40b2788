/**
 * Binds a form: a sheet whose rows are criteria and counts and whose columns are groups of communes and times.
 * Its heading has no column of units; it is looked for where no such heading is found. A commune's own report has such rows too, and
 * is none.
 */
import type { Band } from '../consolidation/bands.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Message } from '../message.ts';
import { addressOf, columnLetters } from '../sheet/address.ts';
import type { Unit } from '../units/schema.ts';
import { saidBeside } from './besideWords.ts';
import { contradiction, typedAt } from './columnContents.ts';
import type { Binding, BoundColumn, BoundRow, ColumnMeaning, Unplaced } from './binding.ts';
import { criterionWordsOf, type CriterionWords } from './criterionHeading.ts';
import { formOwnIn, groupIn, isContentHeading, saysOtherTimeInForm, saysReportColumn, saysResult, spanIn } from './formWords.ts';
import { readFormRows, type FormFrame } from './formRows.ts';
import { wholeHeading } from './headingRows.ts';
import { headingKey, saysShare } from './headingWords.ts';
import { isOthers, leftWhy, type JudgeFrame } from './judgedColumn.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import type { TitledHeading } from './title.ts';

const LAST_HEADING_ROW = 100;
const TALLEST_HEADING = 3;
/** Fewer lines than this are some other table's. */
const LEAST_LINES = 3;

export type FormFound = Pick<Binding, 'heading' | 'columns' | 'rows'> & TitledHeading & { readonly unplaced: readonly Unplaced[] };

export type FormSearch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly form: FormFound }
  /** Its rows are the set's criteria and its columns a commune's report's. */
  | { readonly kind: 'report' };

export interface FormAsked {
  readonly scope: Unit;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
  /** What the sheet's title leaves to be judged by, once its heading is found. */
  readonly judge: (heading: TitledHeading) => JudgeFrame;
}

/** Linear in the cells. */
export function findForm(printed: Printed, { scope, set, bands, judge }: FormAsked): FormSearch {
  const around = { scope, words: criterionWordsOf(set), bands };
  for (const core of printed.rows) {
    if (core > LAST_HEADING_ROW) break;
    const content = contentColumn(printed, core);
    if (content === undefined) continue;
    const place = wholePlace(printed, { top: core, bottom: bottomOf(printed, core, content), content });
    const columns = headingColumns(printed, place, judge({ top: place.top, core }));
    const form = formIn(printed, { ...place, core }, columns, around);
    if (!form) continue;
    if (columns.some(({ keys }) => keys.some(saysReportColumn))) return { kind: 'report' };
    if (columns.some(({ meaning }) => meaning?.kind === 'results' || isOthers(meaning))) return { kind: 'found', form };
  }
  return { kind: 'none' };
}

interface Place {
  readonly top: number;
  readonly bottom: number;
  /** The column of the rows' texts. */
  readonly content: number;
}

/** With the groups above it that the column of texts does not reach into. */
function wholePlace(printed: Printed, place: Place): Place {
  const right = Array.from({ length: Math.max(0, printed.lastColumn - place.content) }, (_, at) => place.content + at + 1);
  return { ...place, ...wholeHeading(printed, place, place.content, right) };
}

function contentColumn(printed: Printed, row: number): number | undefined {
  for (let column = 1; column <= printed.lastColumn; column += 1) {
    if (printed.anchorOf(row, column).row === row && isContentHeading(headingKey(printed.textAt(row, column)))) return column;
  }
  return undefined;
}

/** The heading reaches as far down as its own merged area, or while the column of texts stays empty. */
function bottomOf(printed: Printed, top: number, content: number): number {
  let bottom = top;
  while (bottom + 1 < top + TALLEST_HEADING) {
    const anchor = printed.anchorOf(bottom + 1, content);
    const continues = anchor.row <= top && anchor.row !== bottom + 1 ? true : printed.textAt(bottom + 1, content) === '';
    if (!continues || !printed.rows.includes(bottom + 1)) break;
    bottom += 1;
  }
  return bottom;
}

interface FormColumn {
  readonly column: number;
  readonly cell: string;
  readonly heading: string;
  readonly keys: readonly string[];
  readonly meaning: ColumnMeaning | undefined;
  /** Why it is not written unasked. */
  readonly doubt: Message | undefined;
}

function headingColumns(printed: Printed, { top, bottom, content }: Place, frame: JudgeFrame): readonly FormColumn[] {
  const columns: FormColumn[] = [];
  for (let column = 1; column <= printed.lastColumn; column += 1) {
    const texts: { readonly row: number; readonly text: string }[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const text = printed.textAt(row, column);
      if (text !== '' && printed.anchorOf(row, column).row === row) texts.push({ row, text });
    }
    const last = texts[texts.length - 1];
    if (!last) continue;
    const keys = texts.map(({ text }) => headingKey(text));
    const heading = texts.map(({ text }) => text).join(' / ');
    const read = column === content ? { meaning: { kind: 'unit' } as const, doubt: undefined } : readColumn(keys, heading, frame);
    columns.push({ column, cell: addressOf(last.row, column), heading, keys, ...read });
  }
  return columns;
}

function readColumn(keys: readonly string[], heading: string, frame: JudgeFrame): Pick<FormColumn, 'meaning' | 'doubt'> {
  const meaning = meaningOf(keys);
  if (meaning?.kind !== 'results') return { meaning, doubt: undefined };
  const said = keys.map((key) => saidBeside(key, { ...frame, leavesSpans: true }));
  const own = (['otherTime', 'review', 'otherSet'] as const).find((one) => said.includes(one));
  if (own) return { meaning: { kind: 'leftAlone', own }, doubt: undefined };
  if (said.includes('unmet')) return { meaning, doubt: reasons.groupUnmet(heading) };
  if (said.includes('plainSet')) return { meaning, doubt: reasons.plainSetColumn(heading, frame.kind ?? '') };
  if (said.includes('unknown')) return { meaning, doubt: reasons.unknownBeside(heading, heading) };
  return { meaning, doubt: frame.doubt?.why };
}

function meaningOf(keys: readonly string[]): ColumnMeaning | undefined {
  const own = keys.map(formOwnIn).find((one) => one !== undefined);
  if (own) return { kind: 'leftAlone', own };
  if (keys.some(saysOtherTimeInForm)) return { kind: 'leftAlone', own: 'otherTime' };
  const group = keys.map(groupIn).find((one) => one !== undefined) ?? null;
  if (group === null && !keys.some(saysResult)) return undefined;
  const span = keys.map(spanIn).find((one) => one !== null) ?? null;
  return { kind: 'results', group, measure: keys.some(saysShare) ? 'share' : 'met', span };
}

interface Around {
  readonly scope: Unit;
  readonly words: CriterionWords;
  readonly bands: readonly Band[];
}

function formIn(
  printed: Printed,
  { top, core, bottom, content }: Place & TitledHeading,
  found: readonly FormColumn[],
  around: Around,
): FormFound | undefined {
  const number = found.find(({ meaning }) => meaning?.kind === 'leftAlone' && meaning.own === 'number')?.column ?? 0;
  const results = found.filter(({ meaning }) => meaning?.kind === 'results').map(({ column }) => column);
  const frame: FormFrame = { printed, ...around, content, number, results };
  const { rows, unplaced } = readFormRows(bottom, frame);
  if (rows.length < LEAST_LINES) return undefined;
  const numbers = found.map(({ column }) => column);
  const counts = countsCommunes(found, rows, printed);
  return {
    top,
    core,
    heading: `${addressOf(top, Math.min(...numbers))}:${addressOf(bottom, Math.max(...numbers))}`,
    columns: boundColumns(found, (one) => one.doubt ?? doubtOf(one, rows, counts, printed)),
    rows,
    unplaced: [
      ...found.flatMap(({ meaning, cell, heading }) =>
        meaning ? [] : [{ kind: 'column' as const, cell, label: heading, reason: reasons.unknownHeading(heading) }],
      ),
      ...unplaced,
    ],
  };
}

/** A unit of measure “xã”, a group of communes, a row or a column that says “số xã”: without any the criteria's own results may be meant. */
function countsCommunes(found: readonly FormColumn[], rows: readonly BoundRow[], printed: Printed): boolean {
  const ofMeasure = found.filter(({ meaning }) => meaning?.kind === 'leftAlone' && meaning.own === 'measure');
  const saysXa = (text: string): boolean => /(?:^|\/| )xã(?:$|\/| )/u.test(headingKey(text));
  return (
    found.some(({ meaning, keys }) => meaning?.kind === 'results' && (meaning.group !== null || keys.some((key) => /số xã/u.test(key)))) ||
    rows.some(({ meaning }) => meaning.kind === 'figureLine' || ('group' in meaning && meaning.group !== null)) ||
    ofMeasure.some(({ heading, column }) => saysXa(heading) || rows.some(({ row }) => saysXa(printed.textAt(row, column))))
  );
}

/** Words typed where counts are due: a commune's own `Đạt`, a remark. */
function doubtOf(
  { column, heading, meaning }: FormColumn,
  rows: readonly BoundRow[],
  counts: boolean,
  printed: Printed,
): Message | undefined {
  if (meaning?.kind !== 'results') return undefined;
  if (!counts) return reasons.formCountsNothing(heading);
  const typed = rows.flatMap(({ row }) => typedAt(printed, row, column));
  return contradiction({ meaning, heading, ofCommunes: [], ofUnits: typed, criteria: 0 });
}

/** Two columns of one meaning: neither is sure. */
function boundColumns(found: readonly FormColumn[], doubt: (column: FormColumn) => Message | undefined): readonly BoundColumn[] {
  const byMeaning = Map.groupBy(found, ({ meaning }) => JSON.stringify(meaning));
  return found.flatMap((one) => {
    const { column, cell, heading, meaning } = one;
    if (!meaning) return [];
    const alike = meaning.kind === 'results' ? (byMeaning.get(JSON.stringify(meaning)) ?? []) : [];
    const twins = alike.length > 1 ? reasons.sameHeadingTwice(alike.map((twin) => columnLetters(twin.column)).join(', ')) : undefined;
    const why = twins ?? doubt(one);
    const reason = why ?? (meaning.kind === 'leftAlone' ? leftWhy(meaning.own, heading) : reasons.heading(heading));
    return { column: columnLetters(column), cell, heading, meaning, certainty: why ? 'doubtful' : 'sure', why: reason };
  });
}
