/** The labels of the rows below a heading, each with what its row says beside it. */
import { addressOf } from '../sheet/address.ts';
import { isCellError } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { isResult } from './columns.ts';
import type { Heading } from './heading.ts';
import { headingKey, unitLevelOf } from './headingWords.ts';
import type { Printed } from './printed.ts';

/** Longer texts below a heading are remarks. */
const LONGEST_LABEL = 200;

export interface Label {
  readonly row: number;
  /** A1 address of the label. */
  readonly cell: string;
  readonly text: string;
  /** The district named in a column of its own, as far down as it reaches; empty where there is none. */
  readonly district: string;
  /** What stands in the column of codes; empty where there is none. */
  readonly code: string;
  /** Numbered I, II, III: it stands above other rows. */
  readonly roman: boolean;
  /** Numbers or formulas stand under the results. */
  readonly hasFigures: boolean;
  /** Figures or marks stand there. */
  readonly isFilled: boolean;
}

/** Rows without a label, and headings typed again for the next page, are no rows. */
export function labelsOf(printed: Printed, heading: Heading, end: number): readonly Label[] {
  const labels: Label[] = [];
  const results = heading.columns.filter(({ meaning }) => isResult(meaning)).map(({ column }) => column);
  const firstResult = Math.min(...results, printed.lastColumn + 1);
  let district = '';
  for (const row of printed.rows) {
    if (row <= heading.bottom || row >= end) continue;
    if (heading.district) district = printed.textAt(row, heading.district.column) || district;
    const label = labelIn(printed, row, heading, firstResult);
    if (!label || unitLevelOf(headingKey(label.text)) !== undefined) continue;
    const hasFigures = results.some((column) => holdsFigure(printed, row, column));
    labels.push({
      ...label,
      row,
      district,
      code: heading.code ? printed.textAt(row, heading.code.column) : '',
      roman: /^[ivx]{1,5}\.?$/iu.test(printed.textAt(row, heading.unit.column - 1)) || /^[ivx]{1,5}[.)] /iu.test(label.text),
      hasFigures,
      isFilled: hasFigures || results.some((column) => holdsMark(printed, row, column)),
    });
  }
  return labels;
}

/** The unit's column; where it is empty, the first text left of the results: feet and districts often begin there. */
function labelIn(printed: Printed, row: number, heading: Heading, firstResult: number): Pick<Label, 'cell' | 'text'> | undefined {
  const before = Array.from({ length: firstResult - 1 }, (_, at) => at + 1);
  for (const column of [heading.unit.column, ...before]) {
    if (column === heading.district?.column || column === heading.code?.column) continue;
    const anchor = printed.anchorOf(row, column);
    const text = anchor.row === row ? printed.textAt(row, column) : '';
    if (text.length <= LONGEST_LABEL && /\p{L}|%/u.test(text) && !isNumbering(text)) return { cell: addressOf(row, anchor.column), text };
  }
  return undefined;
}

/** A letter or a roman numeral alone numbers a row or, right below the heading, a column. */
function isNumbering(text: string): boolean {
  return /^\(?(?:[a-z]|[ivx]{1,5})\)?\.?$/iu.test(text);
}

function holdsFigure(printed: Printed, row: number, column: number): boolean {
  const cell = printed.cell(row, column);
  return cell !== undefined && (cell.formula !== undefined || typeof cell.value === 'number' || isCellError(cell.value));
}

function holdsMark(printed: Printed, row: number, column: number): boolean {
  const value = printed.cell(row, column)?.value;
  return typeof value === 'string' && parseAnswer(value) !== undefined;
}
