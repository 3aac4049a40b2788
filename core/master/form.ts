/**
 * Binds a form: a sheet whose rows are criteria and counts and whose columns are groups of communes and times.
 * Its heading has no column of units; it is looked for where no such heading is found.
 */
import type { Band } from '../consolidation/bands.ts';
import { addressOf, columnLetters } from '../sheet/address.ts';
import type { Unit } from '../units/schema.ts';
import type { Binding, BoundColumn, ColumnMeaning, Unplaced } from './binding.ts';
import type { CriterionWords } from './criterionHeading.ts';
import { formOwnIn, groupIn, isContentHeading, saysOtherTimeInForm, saysResult, spanIn } from './formWords.ts';
import { readFormRows, type FormFrame } from './formRows.ts';
import { headingKey, saysShare } from './headingWords.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';

const LAST_HEADING_ROW = 100;
const TALLEST_HEADING = 3;
/** Fewer lines than this are some other table's. */
const LEAST_LINES = 3;

export type FormFound = Pick<Binding, 'heading' | 'columns' | 'rows'> & { readonly top: number; readonly unplaced: readonly Unplaced[] };

/** Undefined where the sheet is no form of the set. Linear in the cells. */
export function findForm(printed: Printed, scope: Unit, words: CriterionWords, bands: readonly Band[]): FormFound | undefined {
  for (const top of printed.rows) {
    if (top > LAST_HEADING_ROW) return undefined;
    const content = contentColumn(printed, top);
    if (content === undefined) continue;
    const bottom = bottomOf(printed, top, content);
    const columns = headingColumns(printed, top, bottom, content);
    const found = columns.length > 0 ? formIn(printed, { top, bottom, content }, columns, { scope, words, bands }) : undefined;
    if (found) return found;
  }
  return undefined;
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
  readonly meaning: ColumnMeaning | undefined;
}

function headingColumns(printed: Printed, top: number, bottom: number, content: number): readonly FormColumn[] {
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
    columns.push({
      column,
      cell: addressOf(last.row, column),
      heading: texts.map(({ text }) => text).join(' / '),
      meaning: column === content ? { kind: 'unit' } : meaningOf(keys),
    });
  }
  return columns.some(({ meaning }) => meaning?.kind === 'results') ? columns : [];
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
  { top, bottom, content }: { readonly top: number; readonly bottom: number; readonly content: number },
  found: readonly FormColumn[],
  around: Around,
): FormFound | undefined {
  const number = found.find(({ meaning }) => meaning?.kind === 'leftAlone' && meaning.own === 'number')?.column ?? 0;
  const results = found.filter(({ meaning }) => meaning?.kind === 'results').map(({ column }) => column);
  const frame: FormFrame = { printed, ...around, content, number, results };
  const { rows, unplaced } = readFormRows(bottom, frame);
  if (rows.length < LEAST_LINES) return undefined;
  const numbers = found.map(({ column }) => column);
  return {
    top,
    heading: `${addressOf(top, Math.min(...numbers))}:${addressOf(bottom, Math.max(...numbers))}`,
    columns: boundColumns(found),
    rows,
    unplaced: [
      ...found.flatMap(({ meaning, cell, heading }) =>
        meaning ? [] : [{ kind: 'column' as const, cell, label: heading, reason: reasons.unknownHeading(heading) }],
      ),
      ...unplaced,
    ],
  };
}

/** Two columns of one meaning: neither is sure. */
function boundColumns(found: readonly FormColumn[]): readonly BoundColumn[] {
  const byMeaning = Map.groupBy(found, ({ meaning }) => JSON.stringify(meaning));
  return found.flatMap(({ column, cell, heading, meaning }) => {
    if (!meaning) return [];
    const alike = meaning.kind === 'results' ? (byMeaning.get(JSON.stringify(meaning)) ?? []) : [];
    const twins = alike.length > 1;
    const letters = alike.map((one) => columnLetters(one.column)).join(', ');
    return {
      column: columnLetters(column),
      cell,
      heading,
      meaning,
      certainty: twins ? 'doubtful' : 'sure',
      why: twins ? reasons.sameHeadingTwice(letters) : reasons.heading(heading),
    };
  });
}
