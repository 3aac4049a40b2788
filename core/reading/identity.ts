/**
 * Who and when: what a sheet says of its unit and period, in its form code, its title and its block.
 * Everything seen is kept with its cell, so that a contradiction can be shown.
 */
import { parsePeriod, type Period } from '../calendar/period.ts';
import { addressOf } from '../sheet/address.ts';
import type { Grid, PlacedCell } from '../sheet/grid.ts';
import { parseFormCode, type FormCode } from '../template/template.ts';
import { fold, tidy } from '../text/fold.ts';

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
  /** Every month said above the heading, but for days and comparisons. */
  readonly months: readonly Seen<Period>[];
  /** Folded texts above the heading, for the title's words. */
  readonly texts: readonly string[];
}

const FORM_CODE_WORD = fold('mã biểu');
const COMMITTEE = new RegExp(`^(?:${fold('ủy ban nhân dân')}|ubnd)(?:\\s+(.*))?$`, 'u');
/** `Xã Nam Mỹ, huyện Nam Trực, tỉnh Nam Định` */
const PLACE = /^((?:xã|phường|thị trấn|đặc khu) [^,]+), ?(?:huyện|quận|thị xã|thành phố|tỉnh) /u;
/** `tháng 11 năm 2023`, `T11/2023`, `tháng 11/2023` */
const MONTH = /(?:tháng|(?<![\p{L}\d])t)\s?\.?\s?(\d{1,2})\s?(?:năm|[/\-.])\s?(\d{4})/gu;
/** Before a month: a day (`ngày 14 tháng 11`, `14 tháng 11`), or another month to compare with. */
const OF_SOMETHING_ELSE = /(?:\d{1,2}|ngày \S+|so với|cùng kỳ|kỳ trước:?)\s*$/u;

/** Reads the rows above the heading. */
export function readIdentity(grid: Grid, headingRow: number): Identity {
  const formCodes: Seen<FormCode>[] = [];
  const otherFormCodes: Seen<string>[] = [];
  const unitNames: Seen<string>[] = [];
  const months: Seen<Period>[] = [];
  const texts: string[] = [];
  for (const row of grid.rows.filter((one) => one < headingRow)) {
    for (const placed of grid.cellsOf(row)) {
      const { cell } = placed;
      if (typeof cell.value !== 'string') continue;
      const folded = fold(cell.value);
      texts.push(folded);
      const code = parseFormCode(tidy(cell.value));
      if (code) formCodes.push({ value: code, cell: cell.at });
      else if (folded.startsWith(FORM_CODE_WORD)) otherFormCodes.push({ value: tidy(cell.value), cell: cell.at });
      const name = unitNameIn(folded, grid, row, placed);
      if (name) unitNames.push(name);
      months.push(...monthsIn(folded).map((value) => ({ value, cell: cell.at })));
    }
  }
  const [formCode, ...further] = formCodes;
  const differing = further.filter(({ value }) => JSON.stringify(value) !== JSON.stringify(formCode?.value));
  const others = differing.map(({ value, cell }) => ({
    value: `${value.template}/${String(value.version)} · ${value.unit} · ${value.period}`,
    cell,
  }));
  return { formCode: formCode ?? null, otherFormCodes: [...otherFormCodes, ...others], unitNames, months, texts };
}

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
  return [...folded.matchAll(MONTH)].flatMap((found) => {
    const [, month = '', year = ''] = found;
    if (OF_SOMETHING_ELSE.test(folded.slice(0, found.index))) return [];
    return parsePeriod(`${year}-${month.padStart(2, '0')}`) ?? [];
  });
}
