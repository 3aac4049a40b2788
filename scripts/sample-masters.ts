/**
 * Makes the sample masters anew: `node scripts/sample-masters.ts` writes data/sample/masters/*.xlsx. They stand
 * for workbooks that offices own: made by another program than ours, with everything in them
 * that filling must leave as it is. Needs Debian's python3-xlsxwriter for their charts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Workbook } from 'exceljs';
import { unitFileSchema, unitsOfFile, type Unit } from '../core/units/schema.ts';
import { unitTreeOf } from '../core/units/unitTree.ts';
import { withChart, type ChartAsked } from './masters/chart.ts';
import { DISTRICT_SHEET, districtMaster } from './masters/district.ts';
import { CRITERIA } from './masters/october.ts';
import { PROVINCE_SHEET, provinceMaster } from './masters/province.ts';

const ROOT = new URL('../', import.meta.url);
const OUT = new URL('data/sample/masters/', ROOT);
const DAY = '2023-11-30';
const [PROVINCE, DISTRICT] = ['36', '362'];

const units: unknown = JSON.parse(readFileSync(new URL(`data/units/${PROVINCE}.json`, ROOT), 'utf8'));
const tree = unitTreeOf(unitsOfFile(unitFileSchema.parse(units)), DAY);
mkdirSync(OUT, { recursive: true });

const communes = [...tree.communesOf(DISTRICT)].sort((a, b) => Number(isTown(a)) - Number(isTown(b)));
const district = districtMaster(communes);
await save('nam-truc.xlsx', district.workbook, chartOf(DISTRICT_SHEET, 'huyện Nam Trực', ['C', 'U'], district, 24));
const province = provinceMaster(tree.childrenOf(PROVINCE));
await save('nam-dinh.xlsx', province.workbook, chartOf(PROVINCE_SHEET, 'tỉnh Nam Định', ['E', 'W'], province, 29));

function isTown({ name }: Unit): boolean {
  return name.startsWith('Thị trấn');
}

interface Counted {
  readonly foot: number;
  readonly met: readonly number[];
}

/** Below the feet, from the names to the notes (the donor's columns are 64 pixels wide, and the anchor counts columns), over the row of headings and the row of counts. */
function chartOf(
  sheet: string,
  whose: string,
  [first, last]: readonly [string, string],
  { foot, met }: Counted,
  columnsWide: number,
): ChartAsked {
  const columns = CRITERIA.map((_, at) => String.fromCharCode(first.charCodeAt(0) + at));
  const row = (number: number): string => `='${sheet}'!$${first}$${String(number)}:$${last}$${String(number)}`;
  const headings = columns.map((column, at) => [`${column}8`, `TC${String(CRITERIA[at] ?? '')}`] as const);
  const counts = columns.map((column, at) => [`${column}${String(foot)}`, met[at] ?? 0] as const);
  return {
    sheet,
    title: `Số xã đạt theo từng tiêu chí – ${whose} (số liệu mẫu)`,
    axis: 'Số xã đạt',
    at: `B${String(foot + 3)}`,
    width: columnsWide * 64,
    height: 290,
    categories: row(8),
    values: row(foot),
    rows: Object.fromEntries<string | number>([...headings, ...counts]),
  };
}

/** Dated and signed alike each time, so that the same figures give the same file. */
async function save(name: string, workbook: Workbook, chart: ChartAsked): Promise<void> {
  const made = new Date(Date.UTC(2023, 10, 1));
  Object.assign(workbook, { creator: 'Số liệu mẫu', lastModifiedBy: 'Số liệu mẫu', created: made, modified: made });
  workbook.calcProperties.fullCalcOnLoad = false;
  writeFileSync(new URL(name, OUT), withChart(new Uint8Array(await workbook.xlsx.writeBuffer()), chart));
}
