/**
 * Codes of criteria and indicators as they stand in a sheet's life.
 *
 * | cell                                | may stand for     |
 * |-------------------------------------|-------------------|
 * | `17.10` · `17,10` · `17.10.` · `TC 17.10` | 17.10       |
 * | the number 17.1                     | 17.1, 17.10       |
 * | the date 17 October (Excel's doing) | 17.10, 10.17      |
 * | `01`                                | 1                 |
 * | `1.1. Có quy hoạch…` as the wording | 1.1               |
 * | `15.1.a`, a district's own row      | 15.1.a            |
 * | `TM.1`, where a set numbers its parts so | TM.1         |
 */
import type { Cell } from '../sheet/sheet.ts';
import { fold } from '../text/fold.ts';
import { dayOfSerial, isDateFormat } from '../text/month.ts';
import { shownText } from './shownText.ts';

const BEFORE = /^(?:tiêu chí|chỉ tiêu|nội dung|tc|ct|mã)\s*(?:số\s*)?[.:]?\s*/u;
const CODE = /^(\d{1,2})(?:\s?[.,]\s?(\d{1,2}))?[.)]?$/u;
const LETTERED = /^(?:([a-z]{1,4})\s?[.]\s?)?(\d{1,2}(?:[.]\d{1,2})?)(?:\s?[.]\s?([a-z]))?[.)]?$/u;

/** The likeliest first; none where the cell holds no code. */
export function codesOf(cell: Cell | undefined): readonly string[] {
  if (!cell) return [];
  const { value } = cell;
  if (typeof value === 'number' && isDateFormat(cell.format)) return codesOfDay(value);
  const text = fold(shownText(cell)).replace(BEFORE, '');
  const found = CODE.exec(text);
  if (!found) return letteredCodes(text);
  const code = codeOf(found[1], found[2]);
  return typeof value === 'number' && /^\d+\.\d$/u.test(code) ? [code, `${code}0`] : [code];
}

function letteredCodes(text: string): readonly string[] {
  const [, before, number, after] = LETTERED.exec(text) ?? [];
  if (number === undefined) return [];
  return [`${before === undefined ? '' : `${before.toUpperCase()}.`}${number}${after === undefined ? '' : `.${after}`}`];
}

function codesOfDay(serial: number): readonly string[] {
  const [, month, day] = dayOfSerial(serial)?.split('-') ?? [];
  return day === undefined || month === undefined
    ? []
    : [`${String(Number(day))}.${String(Number(month))}`, `${String(Number(month))}.${String(Number(day))}`];
}

/** Leading zeros of the criterion are print; `1.01` is no code of ours and stays as it is. */
function codeOf(criterion: string | undefined, indicator: string | undefined): string {
  const whole = String(Number(criterion ?? ''));
  return indicator === undefined ? whole : `${whole}.${indicator}`;
}

/** A code before a wording, and the wording without it. */
export function parseCodePrefix(text: string): { readonly code: string; readonly rest: string } | undefined {
  const found =
    /^(?:(?:tiêu chí|chỉ tiêu|tc)\s*(?:số\s*)?)?(\d{1,2})[.](\d{1,2})[.):]?\s+(?=\p{L})|^(?:tiêu chí|tc)\s*(?:số\s*)?(\d{1,2})\s*[.:–-]\s*(?=\p{L})/iu.exec(
      text,
    );
  if (!found) return undefined;
  return { code: codeOf(found[1] ?? found[3], found[2]), rest: text.slice(found[0].length) };
}
