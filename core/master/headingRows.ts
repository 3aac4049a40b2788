/**
 * The rows that belong to a heading though its column of names does not reach into them: an office that merges no cells types
 * “Kế hoạch” or “Chưa đạt” one row above “Xã”, or one below. What stands there decides what the columns are.
 */
import { parseAnswer } from '../text/answers.ts';
import { fold } from '../text/fold.ts';
import type { Window } from './columns.ts';
import { headingKey } from './headingWords.ts';
import type { Printed } from './printed.ts';

/** More rows of groups than any heading has; a crafted sheet could go on. */
const MOST_GROUP_ROWS = 6;
const MOST_ROWS_BELOW = 2;

/** What is printed above a table and names no group of its columns. */
const PRINT_MATTER =
  /^(?:uỷ ban|ubnd|hđnd|ban chỉ đạo|bcđ|phòng|sở|văn phòng|cộng hoà|độc lập|số ?:|biểu|bảng|phụ lục|mẫu|tổng hợp|báo cáo|danh sách|kèm theo|đơn vị tính|đvt|\(?(?:kèm theo|đơn vị tính|đvt))(?![\p{L}])/u;

/** `names` is the column of the rows' names, `results` those of figures and marks. */
export function wholeHeading(printed: Printed, { top, bottom }: Window, names: number, results: readonly number[]): Window {
  let [first, last] = [top, bottom];
  while (first > 1 && top - first < MOST_GROUP_ROWS && isGroupRow(printed, first - 1, names, results)) first -= 1;
  while (last - bottom < MOST_ROWS_BELOW && isSubHeading(printed, last + 1, names, results)) last += 1;
  return { top: first, bottom: last };
}

/** Texts of its own above the results, and none that reaches from the names to them: that is a title. */
function isGroupRow(printed: Printed, row: number, names: number, results: readonly number[]): boolean {
  const above = results.filter((column) => printed.textAt(row, column) !== '');
  const title = printed.anchorOf(row, names);
  const isTitle = above.some((column) => isSame(printed.anchorOf(row, column), title));
  return !isTitle && above.some((column) => isGroupText(printed.textAt(row, column)));
}

function isGroupText(text: string): boolean {
  return headingKey(text) !== '' && !PRINT_MATTER.test(fold(text));
}

/** Words below the results in a row that names nobody; marks and figures are a row of the table's. */
function isSubHeading(printed: Printed, row: number, names: number, results: readonly number[]): boolean {
  for (let column = 1; column <= names; column += 1) if (!results.includes(column) && printed.textAt(row, column) !== '') return false;
  const texts = results.map((column) => (printed.anchorOf(row, column).row === row ? printed.textAt(row, column) : ''));
  return texts.some((text) => headingKey(text) !== '' && isWords(text));
}

function isWords(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 1 && (parseAnswer(text) === undefined || /đạt/iu.test(text));
}

function isSame(a: { readonly row: number; readonly column: number }, b: { readonly row: number; readonly column: number }): boolean {
  return a.row === b.row && a.column === b.column;
}
