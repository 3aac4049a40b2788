/** The rows below the heading, with what each says it is. */
import type { Grid } from '../sheet/grid.ts';
import { addressOf } from '../sheet/address.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Layout } from '../template/schema.ts';
import { parseWording } from '../template/wording.ts';
import { parseAnswer } from '../text/answers.ts';
import { fold } from '../text/fold.ts';
import { codesOf, parseCodePrefix } from './codes.ts';
import { isHeadingRow, type Heading } from './heading.ts';
import { shownText } from './shownText.ts';
import { wordsOf } from './wantedRows.ts';

export interface SheetRow {
  readonly row: number;
  /** The cell that shows what the row is. */
  readonly cell: string;
  /** As the code's cell shows it. */
  readonly code: string;
  /** What codes it may stand for, the likeliest first. */
  readonly codes: readonly string[];
  readonly hasCode: boolean;
  /** Folded. */
  readonly wordings: readonly string[];
  /** Made when it is asked for: most rows are placed without. */
  readonly wordSets: readonly ReadonlySet<string>[];
  readonly text: string;
  /** Something stands in its result or its self-assessment. */
  readonly filled: boolean;
  /** Its self-assessment is an answer. */
  readonly answered: boolean;
}

export function readRows(grid: Grid, heading: Heading, layout: Layout): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  for (const row of grid.rows) {
    if (row <= heading.row || isHeadingRow(grid, row, heading, layout) || isColumnNumbers(grid, row)) continue;
    const read = readRow(grid, row, heading);
    if (read) rows.push(read);
  }
  return rows;
}

function readRow(grid: Grid, row: number, { columns, verdicts }: Heading): SheetRow | undefined {
  const { no, criterion, content, result, selfAssessment } = columns;
  const cell = (column: number | undefined): Cell | undefined => (column === undefined ? undefined : grid.cell(row, column));
  const [contentText, criterionText] = [shownText(cell(content)), shownText(cell(criterion))];
  const wordings = [...new Set([...wordingsIn(contentText, cell(content)), ...wordingsIn(criterionText, cell(criterion))])];
  const code = shownText(cell(no)).replace(',', '.').replace(/\.$/u, '');
  const assessed = [cell(selfAssessment), cell(verdicts?.unmet)];
  const filled = !isBlank(cell(result)) || assessed.some((one) => !isBlank(one));
  if (code === '' && wordings.length === 0 && !filled) return undefined;
  const codes = [...codesOf(cell(no)), ...prefixes(contentText, criterionText)];
  let wordSets: readonly ReadonlySet<string>[] | undefined;
  return {
    row,
    cell: addressOf(row, contentText === '' ? (criterion ?? no ?? 1) : (content ?? 1)),
    code,
    codes: [...new Set(codes)],
    hasCode: codes.length > 0,
    wordings,
    get wordSets() {
      return (wordSets ??= wordings.map(wordsOf));
    },
    text: contentText || criterionText,
    filled,
    answered: assessed.some((one) => typeof one?.value === 'string' && parseAnswer(one.value) !== undefined),
  };
}

function prefixes(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => parseCodePrefix(text)?.code ?? []);
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.value === null || (typeof cell.value === 'string' && shownText(cell) === '');
}

/**
 * Folded: the wording without what our own sheet adds below and behind it, the whole text for wordings broken
 * over lines by hand, and both without a code before them.
 */
function wordingsIn(whole: string, cell: Cell | undefined): readonly string[] {
  if (whole === '') return [];
  const wording = typeof cell?.value === 'string' ? parseWording(cell.value) : whole;
  const texts = wording === whole ? [whole] : [wording, parseWording(whole)];
  const bare = texts.flatMap((text) => parseCodePrefix(text)?.rest ?? []);
  return [...new Set([...texts, ...bare].map(fold))].filter((text) => text !== '');
}

/** `(1) (2) (3) …` under a heading. */
function isColumnNumbers(grid: Grid, row: number): boolean {
  const texts = grid.cellsOf(row).flatMap(({ cell }) => (cell.value === null ? [] : [shownText(cell)]));
  if (texts.length < 4) return false;
  const numbers = texts.map((text) => Number(/^\(?(\d{1,2})\)?$/u.exec(text)?.[1] ?? Number.NaN)).filter((number) => !Number.isNaN(number));
  const letters = texts.filter((text) => /^\(?[A-D]\)?$/u.test(text)).length;
  return (
    numbers.length >= 3 &&
    numbers.length + letters === texts.length &&
    numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  );
}
