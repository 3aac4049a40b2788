/** What a person sees in a cell. */
import { printDay } from '../calendar/period.ts';
import { isCellError, type Cell } from '../sheet/sheet.ts';
import { tidy } from '../text/fold.ts';
import { dayOfSerial, isDateFormat } from '../text/month.ts';
import { clean, printNumber } from '../text/number.ts';

/** Tidied; empty for an absent or empty cell. */
export function shownText(cell: Cell | undefined): string {
  if (!cell || cell.value === null) return '';
  const { value } = cell;
  if (isCellError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return tidy(value);
  if (isDateFormat(cell.format)) {
    const day = dayOfSerial(value);
    if (day !== undefined) return printDay(day);
  }
  return isPercentFormat(cell.format) ? `${printNumber(clean(value * 100))}%` : printNumber(value);
}

/** True for a format that shows a hundred times the number, with a `%`. */
export function isPercentFormat(format: string | undefined): boolean {
  return format !== undefined && /%/u.test(format.replace(/"[^"]*"|\\./gu, ''));
}
