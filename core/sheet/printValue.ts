/** What a cell shows, as text; empty where it holds nothing. */
import { printNumber } from '../text/number.ts';
import { isCellError, type CellValue } from './sheet.ts';

export function printValue(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return typeof value === 'number' ? printNumber(value) : String(value);
}
