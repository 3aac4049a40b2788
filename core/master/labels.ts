/**
 * The labels of the rows below a heading, each with what its row says beside it. A unit may have several rows, `Kế hoạch` and
 * `Thực hiện` beside one name: unitParts.ts says which of them is the report's.
 */
import { addressOf, columnLetters } from '../sheet/address.ts';
import { isCellError } from '../sheet/sheet.ts';
import { parseAnswer } from '../text/answers.ts';
import { isResult } from './columns.ts';
import type { Heading } from './heading.ts';
import { headingKey, unitLevelOf } from './headingWords.ts';
import type { Printed } from './printed.ts';
import { isPart, settledPart, type Part } from './unitParts.ts';

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
  /** Rows of the unit that may be meant, where that cannot be told; or the one row there is says it is of another time. */
  readonly unclear: readonly Part[];
}

/** Rows without a label, and headings typed again for the next page, are no rows. */
export function labelsOf(printed: Printed, heading: Heading, end: number): readonly Label[] {
  const labels: { readonly label: Named; readonly parts: Part[] }[] = [];
  const results = heading.columns.filter(({ meaning }) => isResult(meaning)).map(({ column }) => column);
  const firstResult = Math.min(...results, printed.lastColumn + 1);
  let district = '';
  for (const row of printed.rows) {
    if (row <= heading.bottom || row >= end) continue;
    if (heading.district) district = printed.textAt(row, heading.district.column) || district;
    const last = labels.at(-1);
    const named = labelIn(printed, row, heading, firstResult);
    const part = partIn(printed, row, heading, firstResult, named);
    if (last && isFurtherRow(last.label, named, part, printed, heading, results)) last.parts.push(part);
    else if (named && unitLevelOf(headingKey(named.text)) === undefined) labels.push({ label: { ...named, row, district }, parts: [part] });
  }
  return labels.map(({ label, parts }) => {
    const { row, unclear } = settledPart(parts);
    const hasFigures = results.some((column) => holdsFigure(printed, row, column));
    return {
      ...label,
      row,
      code: heading.code ? printed.textAt(label.row, heading.code.column) : '',
      roman: /^[ivx]{1,5}\.?$/iu.test(printed.textAt(label.row, heading.unit.column - 1)) || /^[ivx]{1,5}[.)] /iu.test(label.text),
      hasFigures,
      isFilled: hasFigures || results.some((column) => holdsMark(printed, row, column)),
      unclear,
    };
  });
}

type Named = Pick<Label, 'row' | 'cell' | 'text' | 'district'>;

/** What a row says of itself left of the results, beside its name. */
function partIn(printed: Printed, row: number, heading: Heading, firstResult: number, named: Pick<Label, 'cell'> | undefined): Part {
  const names = [heading.unit, heading.district, heading.code].map((one) => one?.column);
  // “Phân loại” may hold the parts; a column without a heading too.
  const own = heading.columns.filter(({ meaning }) => meaning?.kind === 'leftAlone' && meaning.own !== 'level').map(({ column }) => column);
  for (let column = 1; column < firstResult; column += 1) {
    if (names.includes(column) || own.includes(column)) continue;
    const text = printed.anchorOf(row, column).row === row ? printed.textAt(row, column) : '';
    const at = addressOf(row, column);
    if (text !== '' && (at !== named?.cell || isPart(text))) return { row, column, text };
  }
  return { row, column: 0, text: '' };
}

/** The name's cell is merged down over it, or it stands empty beside the part, or both rows name one unit and their parts. */
function isFurtherRow(
  last: Named,
  named: Pick<Label, 'cell' | 'text'> | undefined,
  part: Part,
  printed: Printed,
  heading: Heading,
  results: readonly number[],
): boolean {
  const { column } = heading.unit;
  const anchor = printed.anchorOf(part.row, column);
  if (anchor.row < part.row) return anchor.row >= last.row && results.some((one) => printed.anchorOf(part.row, one).row === part.row);
  if (!isPart(part.text) || last.cell.replace(/\d/gu, '') === columnLetters(part.column)) return false;
  return printed.textAt(part.row, column) === '' || named?.text === last.text;
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
