/**
 * Who and when: what a sheet says of its unit and period, in its form code, its title and its block.
 * Everything seen is kept with its cell, so that a contradiction can be shown.
 */
import { parsePeriod, type Period } from '../calendar/period.ts';
import { addressOf } from '../sheet/address.ts';
import type { Grid, PlacedCell } from '../sheet/grid.ts';
import type { Cell } from '../sheet/sheet.ts';
import { parseFormCode, type FormCode } from '../template/template.ts';
import { fold, tidy } from '../text/fold.ts';
import { dayOfSerial, isDateFormat } from '../text/month.ts';
import type { Heading } from './heading.ts';
import { readName, type NamedBy } from './names.ts';

export interface Seen<T> {
  readonly value: T;
  readonly cell: string;
}

export interface Identity {
  readonly formCode: Seen<FormCode> | null;
  /** Further form codes, and cells that begin as one and cannot be read: what they say, as written. */
  readonly otherFormCodes: readonly Seen<string>[];
  /** Names of units, folded, e.g. `xã nam mỹ`: of the committee's block, and of the line that says the place. */
  readonly unitNames: readonly Seen<string>[];
  /** Every month said above the heading, or over the results, but for days and comparisons. */
  readonly months: readonly Seen<Period>[];
  /** Every year said over the results: a file of last year keeps it. */
  readonly years: readonly Seen<string>[];
  /** What the sheet's and the file's name say; they are changed and forgotten more than any cell. */
  readonly named: readonly NamedBy[];
  /** Folded texts above the heading, for the title's words. */
  readonly texts: readonly string[];
}

const FORM_CODE_WORD = fold('mã biểu');
const COMMITTEE = new RegExp(`^(?:${fold('ủy ban nhân dân')}|ubnd)(?:\\s+(.*))?$`, 'u');
/** `Xã Nam Mỹ, huyện Nam Trực, tỉnh Nam Định` */
const PLACE = /^((?:xã|phường|thị trấn|đặc khu) [^,]+), ?(?:huyện|quận|thị xã|thành phố|tỉnh) /u;
/** `tháng 11 năm 2023`, `T11/2023`, `tháng 11/2023`, `tháng mười một năm 2023` */
const MONTH =
  /(?:tháng|(?<![\p{L}\d])t)\s?\.?\s?(\d{1,2}|mười hai|mười một|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)\s?(?:[,(]?\s?năm|[/\-–.])\s?(\d{4})/gu;
const MONTH_WORDS = ['một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai'];
/** A cell that is nothing but a month: `11-2023`, `Kỳ báo cáo: 11/2023`. */
const ONLY_MONTH = /^(?:kỳ(?: báo cáo)?\s*:?\s*)?(\d{1,2})\s?[-/.]\s?(\d{4})$/u;
const QUARTER = /quý\s?(iv|i{1,3}|[1-4])\s?(?:[/\-–.]|năm)?\s?(\d{4})/u;
const MONTHS_OF_YEAR = /(?<!\d)0?([689]) tháng(?: đầu)? năm (\d{4})/u;
const ROMAN = ['i', 'ii', 'iii', 'iv'];
/** Before a month: a day (`ngày 14 tháng 11`, `14 tháng 11`), or another month to compare with. */
const OF_SOMETHING_ELSE = /(?:\d{1,2}|ngày \S+|so với|cùng kỳ|kỳ trước:?)\s*$/u;

/** Reads the rows above the heading and its signature block below; `fileName` where the door knows one. */
export function readIdentity(grid: Grid, heading: Heading, fileName?: string): Identity {
  const formCodes: Seen<FormCode>[] = [];
  const otherFormCodes: Seen<string>[] = [];
  const unitNames: Seen<string>[] = [];
  const months: Seen<Period>[] = [];
  const texts: string[] = [];
  const spans: Seen<Period>[] = [];
  for (const row of grid.rows) {
    if (row >= heading.top) break;
    for (const placed of grid.cellsOf(row)) {
      const { cell } = placed;
      if (typeof cell.value === 'number') months.push(...monthOfCell(cell));
      if (typeof cell.value !== 'string') continue;
      const folded = fold(cell.value);
      texts.push(folded);
      const code = parseFormCode(tidy(cell.value));
      if (code) formCodes.push({ value: code, cell: cell.at });
      else if (folded.startsWith(FORM_CODE_WORD)) otherFormCodes.push({ value: tidy(cell.value), cell: cell.at });
      const name = unitNameIn(folded, grid, row, placed);
      if (name) unitNames.push(name);
      months.push(...monthsIn(folded).map((value) => ({ value, cell: cell.at })));
      spans.push(...spanIn(folded).map((value) => ({ value, cell: cell.at })));
    }
  }
  months.push(...monthsOverResults(grid, heading));
  unitNames.push(...signedNames(grid, heading.row));
  const [formCode, ...further] = formCodes;
  const differing = further.filter(({ value }) => JSON.stringify(value) !== JSON.stringify(formCode?.value));
  const others = differing.map(({ value, cell }) => ({
    value: `${value.template}/${String(value.version)} · ${value.unit} · ${value.period}`,
    cell,
  }));
  return {
    formCode: formCode ?? null,
    otherFormCodes: [...otherFormCodes, ...others],
    unitNames,
    // A month's report may name its quarter too.
    months: months.length > 0 ? months : spans,
    years: yearsOverResults(grid, heading),
    named: [readName('sheet', grid.sheet.name), ...(fileName === undefined ? [] : [readName('file', fileName)])],
    texts,
  };
}

/** A date shown as a month and a year, without its day. */
function monthOfCell({ value, format, at }: Cell): readonly Seen<Period>[] {
  if (typeof value !== 'number' || !isDateFormat(format) || /d|h|s/iu.test((format ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '')))
    return [];
  const period = parsePeriod(dayOfSerial(value)?.slice(0, 7) ?? '');
  return period ? [{ value: period, cell: at }] : [];
}

/** `Kết quả tháng 10/2023` over the column that is read. */
function monthsOverResults(grid: Grid, heading: Heading): readonly Seen<Period>[] {
  return labelsOverResults(grid, heading).flatMap(({ value, cell }) => monthsIn(value).map((month) => ({ value: month, cell })));
}

function yearsOverResults(grid: Grid, heading: Heading): readonly Seen<string>[] {
  return labelsOverResults(grid, heading).flatMap(({ value, cell }) => {
    const year = /(?<!\d)(20\d{2})(?!\d)/u.exec(value)?.[1];
    return year === undefined ? [] : [{ value: year, cell }];
  });
}

/** Folded, with the merged group above the column. */
function labelsOverResults(grid: Grid, { top, row, columns: { result } }: Heading): readonly Seen<string>[] {
  const labels: Seen<string>[] = [];
  for (let at = top; result !== undefined && at <= row; at += 1) {
    const area = grid.mergeAt(at, result);
    const cell = grid.cell(area?.top ?? at, area?.left ?? result);
    if (typeof cell?.value === 'string' && !labels.some((label) => label.cell === cell.at))
      labels.push({ value: fold(cell.value), cell: cell.at });
  }
  return labels;
}

/** Signatures stand below the table; so many of the last rows are looked through. */
const SIGNATURE_ROWS = 12;
const SIGNED = new RegExp(
  `^(?:tm\\.?\\s*)?(?:${fold('ủy ban nhân dân')}|ubnd)\\s+((?:xã|phường|thị trấn|đặc khu) .+?)(?:\\s+(?:kt\\.?|chủ tịch|phó chủ tịch).*)?$`,
  'u',
);

function signedNames(grid: Grid, headingRow: number): readonly Seen<string>[] {
  return grid.rows.slice(-SIGNATURE_ROWS).flatMap((row) =>
    row <= headingRow
      ? []
      : grid.cellsOf(row).flatMap(({ cell }) => {
          const name =
            typeof cell.value === 'string' && cell.value.length < LONGEST_NAME_LINE ? SIGNED.exec(fold(cell.value))?.[1] : undefined;
          return name === undefined ? [] : [{ value: nameOnly(name), cell: cell.at }];
        }),
  );
}

const LONGEST_NAME_LINE = 160;

/** After “Ủy ban nhân dân”, in the same cell or in the one below it; or at the head of the line that says the place. */
function unitNameIn(folded: string, grid: Grid, row: number, { cell, column }: PlacedCell): Seen<string> | undefined {
  const place = PLACE.exec(folded)?.[1];
  if (place !== undefined) return { value: place, cell: cell.at };
  const committee = COMMITTEE.exec(folded);
  if (!committee) return undefined;
  const named = committee[1]?.trim() ?? '';
  if (named !== '') return { value: nameOnly(named), cell: cell.at };
  const below = grid.cell(row + 1, column)?.value;
  return typeof below === 'string' ? { value: nameOnly(fold(below)), cell: addressOf(row + 1, column) } : undefined;
}

/** `xã nam mỹ - huyện nam trực` → `xã nam mỹ` */
function nameOnly(text: string): string {
  return text.split(/,| [-–] /u)[0]?.trim() ?? '';
}

function monthsIn(folded: string): readonly Period[] {
  const only = ONLY_MONTH.exec(folded);
  if (only) return monthOf(only[1], only[2]);
  return [...folded.matchAll(MONTH)].flatMap((found) => {
    if (OF_SOMETHING_ELSE.test(folded.slice(0, found.index))) return [];
    return monthOf(found[1], found[2]);
  });
}

function monthOf(month = '', year = ''): readonly Period[] {
  const number = /^\d/u.test(month) ? month : String((month === 'bốn' ? 3 : MONTH_WORDS.indexOf(month)) + 1);
  const period = parsePeriod(`${year}-${number.padStart(2, '0')}`);
  return period ? [period] : [];
}

/** A quarter, or the first months of a year. */
function spanIn(folded: string): readonly Period[] {
  const [quarter, months] = [QUARTER.exec(folded), MONTHS_OF_YEAR.exec(folded)];
  const index = ROMAN.indexOf(quarter?.[1] ?? '');
  const texts = [
    ...(quarter ? [`${quarter[2] ?? ''}-Q${index < 0 ? (quarter[1] ?? '') : String(index + 1)}`] : []),
    ...(months ? [`${months[2] ?? ''}-${months[1] ?? ''}T`] : []),
  ];
  return texts.flatMap((text) => parsePeriod(text) ?? []);
}
