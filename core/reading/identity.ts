/**
 * Who and when: what a sheet says of its unit and period, in its form code, its title and its
 * block. Everything seen is kept with its cell, so that a contradiction can be shown.
 */
import { parsePeriod, titleOf, type Period } from '../calendar/period.ts';
import type { Grid } from '../sheet/grid.ts';
import { parseFormCode, type FormCode } from '../template/template.ts';
import { fold, tidy } from '../text/fold.ts';

export interface Seen<T> {
  readonly value: T;
  readonly cell: string;
}

export interface Identity {
  readonly formCode: Seen<FormCode> | null;
  /** The unit's name in the block, e.g. `xã nam mỹ`, folded. */
  readonly unitName: Seen<string> | null;
  /** The month in the report's title. */
  readonly titlePeriod: Seen<Period> | null;
  /** Folded texts above the heading, for the title's words. */
  readonly texts: readonly string[];
}

const COMMITTEE = new RegExp(`^${fold('Ủy ban nhân dân')} (.+)$`, 'u');
const REPORT = fold('báo cáo');
const MONTH = /tháng (\d{1,2})(?: năm |\/|-)(\d{4})/u;

/** Reads the rows above the heading (all rows where there is none). */
export function readIdentity(grid: Grid, headingRow: number): Identity {
  let formCode: Identity['formCode'] = null;
  let unitName: Identity['unitName'] = null;
  let titlePeriod: Identity['titlePeriod'] = null;
  const texts: string[] = [];
  for (const row of grid.rows) {
    if (row >= headingRow) break;
    for (const { cell } of grid.cellsOf(row)) {
      if (typeof cell.value !== 'string') continue;
      const folded = fold(cell.value);
      texts.push(folded);
      const code = parseFormCode(tidy(cell.value));
      if (code) formCode ??= { value: code, cell: cell.at };
      const committee = COMMITTEE.exec(folded)?.[1];
      if (committee !== undefined) unitName ??= { value: committee, cell: cell.at };
      const period = folded.includes(REPORT) ? titleMonth(folded) : undefined;
      if (period) titlePeriod ??= { value: period, cell: cell.at };
    }
  }
  return { formCode, unitName, titlePeriod, texts };
}

function titleMonth(folded: string): Period | undefined {
  const [, month = '', year = ''] = MONTH.exec(folded) ?? [];
  return parsePeriod(`${year}-${month.padStart(2, '0')}`);
}

/** True when the title's month is another than the period the sheet is for. */
export function contradicts(period: Period, { titlePeriod, texts }: Identity): boolean {
  return titlePeriod !== null && titlePeriod.value !== period && !texts.some((text) => text.includes(fold(titleOf(period))));
}
