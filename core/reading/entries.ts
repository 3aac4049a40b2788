/** The rows that were placed → entries, criterion rows and how each criterion stands. */
import { isIncomplete } from '../criteria/completeness.ts';
import type { Criterion, Indicator } from '../criteria/schema.ts';
import { addressOf } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import type { Cell } from '../sheet/sheet.ts';
import { criterionRangeOf, isCriterionFormula, isLikeLastFormula, LIKE_LAST } from '../template/derived.ts';
import type { ColumnKey } from '../template/schema.ts';
import type { Template, TemplateRow } from '../template/template.ts';
import { fold } from '../text/fold.ts';
import type { Alignment } from './align.ts';
import type { Heading } from './heading.ts';
import type {
  CriterionAssessment,
  CriterionOutcome,
  CriterionRow,
  Entry,
  LocalEntry,
  Remarks,
  RowCells,
  SelfAssessment,
} from './report.ts';
import { shownText } from './shownText.ts';
import { readExpectedBy, readRemark, readResult, readSelfAssessment, readTwoColumns } from './values.ts';

export interface Entries {
  readonly entries: readonly Entry[];
  readonly local?: readonly LocalEntry[];
  readonly criterionRows: readonly CriterionRow[];
  readonly criteria: readonly CriterionAssessment[];
}

/** Looks up the cells of one placed row by column. */
type RowReader = (key: ColumnKey) => Cell | undefined;

export function readEntries(grid: Grid, heading: Heading, template: Template, { placed }: Alignment): Entries {
  const entries: Entry[] = [];
  const local: LocalEntry[] = [];
  const criterionRows: CriterionRow[] = [];
  for (const row of template.rows) {
    const at = placed.get(row)?.row;
    if (row.kind === 'criterion') {
      if (at !== undefined) criterionRows.push(readCriterionRow(row.criterion, assessedAt(grid, heading, at), readerOf(grid, heading, at)));
    } else {
      const entry =
        at === undefined
          ? missingEntry(row.indicator)
          : readEntry(row.indicator, assessedAt(grid, heading, at), readerOf(grid, heading, at));
      if (row.kind === 'local') local.push({ ...entry, by: row.by.code });
      else entries.push(entry);
    }
  }
  return {
    entries,
    ...(local.length > 0 ? { local } : {}),
    criterionRows,
    criteria: assessCriteria(template.rows, entries, criterionRows),
  };
}

function readerOf(grid: Grid, heading: Heading, row: number): RowReader {
  return (key) => {
    const column = heading.columns[key];
    return column === undefined ? undefined : grid.cell(row, column);
  };
}

/** What a row says of itself, in one column or in two, and its cells. */
interface Assessed {
  readonly answer: SelfAssessment | null;
  readonly text: string;
  readonly cells: RowCells;
}

function assessedAt(grid: Grid, heading: Heading, row: number): Assessed {
  const { verdicts } = heading;
  if (!verdicts) {
    const cell = readerOf(grid, heading, row)('selfAssessment');
    return { answer: readSelfAssessment(cell), text: shownText(cell), cells: cellsOf(heading, row) };
  }
  const [met, unmet] = [grid.cell(row, verdicts.met), grid.cell(row, verdicts.unmet)];
  const answer = readTwoColumns(met, unmet);
  const texts = [shownText(met), shownText(unmet)];
  const text = texts.join('') === '' ? '' : texts.join(' | ');
  const column = answer === 'unmet' ? verdicts.unmet : verdicts.met;
  return { answer, text, cells: { ...cellsOf(heading, row), selfAssessment: addressOf(row, column) } };
}

/** Without the needed columns there is no heading; a remark's column that the sheet lacks has no cell to point at. */
function cellsOf({ columns }: Heading, row: number): RowCells {
  const at = (key: ColumnKey): string | null => (columns[key] === undefined ? null : addressOf(row, columns[key]));
  return {
    result: addressOf(row, columns.result ?? 1),
    selfAssessment: addressOf(row, columns.selfAssessment ?? 1),
    expectedBy: at('expectedBy'),
    obstacle: at('obstacle'),
    note: at('note'),
  };
}

function readEntry(indicator: Indicator, { answer, text, cells }: Assessed, read: RowReader): Entry {
  return {
    indicator: indicator.code,
    reading: readResult(read('result'), indicator),
    selfAssessment: answer,
    selfAssessmentText: text,
    ...readRemarks(read),
    likeLastPeriod: isLikeLast(read('note')),
    cells,
  };
}

function missingEntry(indicator: Indicator): Entry {
  return {
    indicator: indicator.code,
    reading: { kind: 'blank' },
    selfAssessment: null,
    selfAssessmentText: '',
    expectedBy: null,
    obstacle: null,
    note: null,
    likeLastPeriod: false,
    cells: null,
  };
}

function readRemarks(read: RowReader): Remarks {
  const note = read('note');
  return {
    expectedBy: readExpectedBy(read('expectedBy')),
    obstacle: readRemark(read('obstacle')),
    // Our own mark of an unchanged row is no word of the officer's.
    note: note?.formula !== undefined && isLikeLastFormula(note.formula) ? null : readRemark(note),
  };
}

function isLikeLast(note: Cell | undefined): boolean {
  return fold(shownText(note)) === fold(LIKE_LAST);
}

function readCriterionRow(criterion: Criterion, { answer, text, cells }: Assessed, read: RowReader): CriterionRow {
  const assessed = read('selfAssessment');
  const formula = assessed?.formula;
  const counts = isIncomplete(criterion);
  return {
    criterion: criterion.no,
    ...(counts ? { counts } : {}),
    assessedBy: formula === undefined ? 'typed' : isCriterionFormula(formula) ? 'own' : 'foreign',
    typed: formula === undefined || counts ? answer : null,
    typedText: text,
    range: formula === undefined ? null : criterionRangeOf(formula),
    resultText: shownText(read('result')),
    ...readRemarks(read),
    cells,
  };
}

/**
 * | any indicator  | criterion     |
 * |----------------|---------------|
 * | unmet          | unmet         |
 * | else not assessed, or unreadable | not assessed |
 * | else           | met (Không áp dụng is left out) |
 *
 * Where the set does not know all indicators, the word on the criterion's own row is one of them.
 */
function assessCriteria(
  rows: readonly TemplateRow[],
  entries: readonly Entry[],
  criterionRows: readonly CriterionRow[],
): readonly CriterionAssessment[] {
  const byCode = new Map(entries.map((entry) => [entry.indicator, entry.selfAssessment]));
  const ownWords = new Map(criterionRows.map(({ criterion, typed }) => [criterion, typed]));
  const criteria = new Set(rows.map((row) => row.criterion));
  return [...criteria].map((criterion) => {
    const assessments = criterion.indicators.map(({ code }) => byCode.get(code) ?? null);
    // A criterion as a whole is asked of every unit: “Không áp dụng” is no answer.
    const word = ownWords.get(criterion.no) ?? null;
    const own = isIncomplete(criterion) ? [word === 'notApplicable' ? null : word] : [];
    return { criterion: criterion.no, selfAssessment: outcomeOfAll([...assessments, ...own]) };
  });
}

function outcomeOfAll(assessments: readonly Entry['selfAssessment'][]): CriterionOutcome {
  if (assessments.includes('unmet')) return 'unmet';
  return assessments.includes('notAssessed') || assessments.includes(null) ? 'notAssessed' : 'met';
}
