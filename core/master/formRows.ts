/** The rows of a form: which criterion or which count each is, and of which group of communes. */
import type { Band } from '../consolidation/bands.ts';
import { addressOf } from '../sheet/address.ts';
import type { Group } from '../units/obligation.ts';
import type { Unit } from '../units/schema.ts';
import type { BoundRow, FormFigure, RowMeaning } from './binding.ts';
import { criterionHeadingOf, type CriterionWords } from './criterionHeading.ts';
import { formFigureOf, groupLineOf } from './formWords.ts';
import { headingKey } from './headingWords.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import type { UnplacedRow } from './rowFrame.ts';
import { shortList } from './shortList.ts';

export interface FormFrame {
  readonly printed: Printed;
  readonly scope: Unit;
  readonly words: CriterionWords;
  readonly bands: readonly Band[];
  /** The columns of the rows' texts, of their numbers (0 where there is none) and of results. */
  readonly content: number;
  readonly number: number;
  readonly results: readonly number[];
}

type Line =
  | { readonly is: 'criterion'; readonly criterion: number; readonly disputed: boolean }
  | { readonly is: 'figure'; readonly figure: FormFigure };

/** Rows below `bottom`, linear. */
export function readFormRows(
  bottom: number,
  frame: FormFrame,
): { readonly rows: readonly BoundRow[]; readonly unplaced: readonly UnplacedRow[] } {
  const rows: BoundRow[] = [];
  const unplaced: UnplacedRow[] = [];
  let above: { readonly line: Line; readonly label: string } | undefined;
  for (const row of frame.printed.rows) {
    if (row <= bottom) continue;
    const label = frame.printed.anchorOf(row, frame.content).row === row ? frame.printed.textAt(row, frame.content) : '';
    if (label === '') continue;
    const cell = addressOf(row, frame.printed.anchorOf(row, frame.content).column);
    const key = headingKey(label).replace(NUMBERING, '');
    const group = groupLineOf(key);
    if (group === undefined) above = undefined;
    const line = group === undefined ? lineOf(key, row, frame) : above?.line;
    if (line) {
      if (group === undefined) above = { line, label };
      rows.push(boundRow({ row, cell, label, under: group === undefined ? null : (above?.label ?? null) }, line, group ?? null, frame));
    } else if (isFilled(row, frame)) {
      unplaced.push({ kind: 'row', cell, label, under: null, candidates: [], reason: reasons.unknownLine(label) });
    }
  }
  return { rows: withoutTwins(rows), unplaced };
}

/** `1.`, `2.1.`, `II.`, `-` before a text. A dash that a group's row begins with is read by groupLineOf. */
const NUMBERING = /^(?:\d+(?:\.\d+)*[.)]|[ivx]+[.)]) ?/u;

function lineOf(key: string, row: number, { printed, words, bands, number }: FormFrame): Line | undefined {
  const read = criterionHeadingOf(key, words);
  if (read?.kind === 'said') {
    if (!read.known) return undefined;
    const numbered = number === 0 ? '' : printed.textAt(row, number);
    const other = /^\d{1,2}$/u.test(numbered) && words.numbers.has(Number(numbered)) && Number(numbered) !== read.criterion;
    return { is: 'criterion', criterion: read.criterion, disputed: read.disputed || other };
  }
  const figure = formFigureOf(key, bands, words.numbers.size);
  return figure && { is: 'figure', figure };
}

function boundRow(at: Pick<BoundRow, 'row' | 'cell' | 'label' | 'under'>, line: Line, group: Group | null, { scope }: FormFrame): BoundRow {
  const unit = scope.code;
  const meaning: RowMeaning =
    line.is === 'criterion'
      ? { kind: 'criterionLine', unit, criterion: line.criterion, group }
      : { kind: 'figureLine', unit, figure: line.figure, group };
  const disputed = line.is === 'criterion' && line.disputed;
  return {
    ...at,
    meaning,
    certainty: disputed ? 'doubtful' : 'sure',
    why: disputed ? reasons.disputedName(at.label) : reasons.footWords(at.label),
  };
}

/** Two rows of one meaning: neither is sure. */
function withoutTwins(rows: readonly BoundRow[]): readonly BoundRow[] {
  const byMeaning = Map.groupBy(rows, ({ meaning }) => JSON.stringify(meaning));
  return rows.map((row) => {
    const alike = byMeaning.get(JSON.stringify(row.meaning)) ?? [];
    return alike.length < 2 ? row : { ...row, certainty: 'doubtful', why: reasons.sameLineTwice(shortList(alike.map((one) => one.row))) };
  });
}

function isFilled(row: number, { printed, results }: FormFrame): boolean {
  return results.some((column) => {
    const cell = printed.cell(row, column);
    return cell !== undefined && (cell.formula !== undefined || typeof cell.value === 'number');
  });
}
