/**
 * What a cell holds, by its type (ECMA-376 Part 1, 18.18.11):
 *
 * | t           | v                     | value                                         |
 * |-------------|-----------------------|-----------------------------------------------|
 * | n or absent | 12.5                  | the number; not a number → the text as it is  |
 * | s           | number of a string    | that text; no such string → the file is damaged |
 * | str         | a formula's text      | the text, empty included                      |
 * | inlineStr   | (in `is`)             | the text                                      |
 * | b           | 1, true / 0, false    | true / false                                  |
 * | e           | #REF!                 | `{ error: '#REF!' }`                          |
 * | d           | 2023-11-14T00:00:00   | the serial number of the day, in the date system asked for |
 * | any but str | nothing               | no value                                      |
 */
import { addressOf } from '../../core/sheet/address.ts';
import type { CellValue, TextRun } from '../../core/sheet/sheet.ts';
import { Problem } from '../../core/problem.ts';
import type { RawCell } from './sheetWalk.ts';
import type { CellStyle } from './styles.ts';
import { decodeEscapes, type RichText } from './text.ts';

/** What the cells of all sheets refer to. */
export interface SharedParts {
  readonly strings: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
}

export interface ReadValue {
  readonly value: CellValue;
  readonly font?: string;
  readonly strike?: true;
  readonly runs?: readonly TextRun[];
  /** Characters it brings along, for the bound on a workbook's text. */
  readonly size: number;
}

/** What of a cell its value is read from. */
export type CellContent = Readonly<Pick<RawCell, 'row' | 'column' | 'type' | 'value' | 'inline'>>;

const DAY_MS = 86_400_000;
/** Serial 0 of the two date systems, as days since 1970. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;

/** Undefined when the cell holds nothing. */
export function readValue(cell: CellContent, shared: Pick<SharedParts, 'strings' | 'date1904'>, sheet: string): ReadValue | undefined {
  const { value, inline } = cell;
  const type = cell.type ?? 'n';
  if (type === 'inlineStr') return inline ? ofText(inline) : value === undefined || value === '' ? undefined : plain(decodeEscapes(value));
  if (type === 'str') return value === undefined ? undefined : plain(decodeEscapes(value));
  const text = value?.trim() ?? '';
  if (text === '') return undefined;
  switch (type) {
    case 's': {
      const found = /^\d+$/.test(text) ? shared.strings[Number(text)] : undefined;
      if (!found) throw new Problem('sheet-string-missing', { sheet, cell: addressOf(cell.row, cell.column) });
      return ofText(found);
    }
    case 'b':
      return { value: text === '1' || text === 'true', size: 0 };
    case 'e':
      return { value: { error: text }, size: text.length };
    case 'd':
      return numberOrText(serialOf(text, shared.date1904), text);
    default:
      // Number() also reads `0x1F` and its like, which no cell holds as a number.
      return numberOrText(/^0[xob]/i.test(text) ? undefined : Number(text), text);
  }
}

function plain(text: string): ReadValue {
  return { value: text, size: text.length };
}

function ofText({ text, font, strike, runs }: RichText): ReadValue {
  const size = text.length * (runs ? 2 : 1) + (runs?.length ?? 0) * 8;
  return { value: text, size, ...(font === undefined ? {} : { font }), ...(strike && { strike }), ...(runs ? { runs } : {}) };
}

function numberOrText(number: number | undefined, text: string): ReadValue {
  return number !== undefined && Number.isFinite(number) ? { value: number, size: 0 } : plain(text);
}

/** Serial number of an ISO 8601 date, time or both, without zone; undefined for anything else. */
function serialOf(text: string, date1904: boolean): number | undefined {
  const found = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text);
  if (!found || text === '' || text === 'Z') return undefined;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0'] = found;
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  if (year === undefined) return time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
  if (date1904) return days - EPOCH_1904 + time;
  const serial = days - EPOCH_1900;
  // Excel counts a 29 February 1900 that never was.
  return (serial < 61 ? serial - 1 : serial) + time;
}
