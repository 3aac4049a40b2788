/** A master of 3 321 communes × 25 columns, the totals that fill it, and the units both speak of: the country's number, under one province. */
import { bandsFor } from '../../core/consolidation/bands.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { treeOn } from '../../core/rulebook.ts';
import { parseRulebook, type RulebookFiles } from '../../core/rulebookFiles.ts';
import { addressOf } from '../../core/sheet/address.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { accepted } from '../consolidation/reports.ts';
import { NANG_CAO } from '../support/rulebook.ts';

export const MANY = 3321;
const PROVINCE = '36';
const CRITERIA = 19;
/** What stands in a criterion's column before: the opposite of the totals, so that every cell of it is written. */
const isMet = (commune: number, criterion: number): boolean => (commune * 31 + criterion * 17) % 3 > 0;

export interface CountryMaster {
  readonly sheet: Sheet;
  readonly totals: Totals;
  /** Their files, by the names they have in data/. */
  readonly files: Readonly<Record<string, object>>;
}

const UNITS = `units/${PROVINCE}.json`;
const INDEX = 'units/index.json';
/** Codes that nobody has. */
const FIRST_CODE = 90_000;

export function countryMaster(): CountryMaster {
  const files = withMany(readRulebookFiles());
  const rulebook = parseRulebook({ ...readRulebookFiles(), ...files });
  const period = parsePeriod('2023-11');
  const set = rulebook.sets.find(({ id }) => id === NANG_CAO);
  const tree = period && treeOn(rulebook, lastDayOf(period));
  const scope = tree?.unit(PROVINCE);
  if (!period || !set || !tree || !scope) throw new Error('the rulebook has no Nam Định or no nâng cao');
  const expected = tree.communesOf(PROVINCE);
  const signs = (commune: number): string =>
    Array.from({ length: CRITERIA }, (_, criterion) => (isMet(commune, criterion) ? '+' : '-')).join('');
  const reports = expected.map(({ code }, commune) => accepted(set, code, signs(commune)));
  const totals = consolidate({ scope, tree, period, set, expected, reports, bands: bandsFor(rulebook.bands, CRITERIA) });
  const order = new Map(expected.map(({ code }, at) => [code, at]));
  const districts = tree.childrenOf(PROVINCE).map(({ code, name }) => ({
    name,
    communes: tree.communesOf(code).map((unit) => ({ ...unit, at: order.get(unit.code) ?? 0 })),
  }));
  return { sheet: sheetOf(districts), totals, files };
}

/** The real province, and as many more communes as make up the country's number. */
function withMany(all: RulebookFiles): CountryMaster['files'] {
  const own = contentOf(all[UNITS]) as { readonly units: readonly object[] };
  const index = contentOf(all[INDEX]) as { readonly ranges: readonly object[] };
  const real = treeOn(parseRulebook(all), '2023-11-30').communesOf(PROVINCE).length;
  const rows = Array.from({ length: MANY - real }, (_, at) => [String(FIRST_CODE + at), `Xã Số ${String(at)}`]);
  const commune = { level: 'commune', parent: '362', from: { notAfter: '2021-09-01' }, to: '2025-06-30', rows };
  const range = [String(FIRST_CODE), String(FIRST_CODE + MANY), PROVINCE];
  return { [UNITS]: { ...own, units: [...own.units, commune] }, [INDEX]: { ...index, ranges: [...index.ranges, range] } };
}

function contentOf(file: unknown): unknown {
  return typeof file === 'function' ? (file as () => unknown)() : file;
}

interface District {
  readonly name: string;
  readonly communes: readonly { readonly code: string; readonly name: string; readonly at: number }[];
}

const HEADINGS = [
  'STT',
  'Mã đơn vị',
  'Xã, thị trấn',
  ...Array.from({ length: CRITERIA }, (_, at) => `TC${String(at + 1)}`),
  'Tổng số TC đạt',
  'Ghi chú',
  'Kiến nghị',
];

function sheetOf(districts: readonly District[]): Sheet {
  const cells: Cell[] = [{ at: 'A1', value: 'TỔNG HỢP KẾT QUẢ NÔNG THÔN MỚI NÂNG CAO – Tháng 11 năm 2023' }];
  const put = (row: number, column: number, value: Cell['value']): void => void cells.push({ at: addressOf(row, column), value });
  HEADINGS.forEach((heading, at) => {
    put(4, at + 1, heading);
  });
  let row = 5;
  for (const { name, communes } of districts) {
    put(row, 3, name);
    row += 1;
    for (const { code, name: commune, at } of communes) {
      [row - 4, code, commune].forEach((value, column) => {
        put(row, column + 1, value);
      });
      for (let criterion = 0; criterion < CRITERIA; criterion += 1) if (!isMet(at, criterion)) put(row, 4 + criterion, 'x');
      put(row, 4 + CRITERIA, 0);
      put(row, 5 + CRITERIA, 'Đề nghị xem lại');
      put(row, 6 + CRITERIA, 'Không');
      row += 1;
    }
  }
  return { name: 'Tổng hợp', cells };
}
