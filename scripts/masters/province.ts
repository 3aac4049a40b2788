/** The province's master by district, as a coordinating office might keep it: counts, average, bands, sums, a chart. */
import ExcelJS from 'exceljs';
import type { Unit } from '../../core/units/schema.ts';
import { CRITERIA, figuresOf, NAM_TRUC_UNMET, sum, TRUC_NINH_UNMET, type Figures } from './october.ts';
import { banner, CHART_ROWS, dress, FOOT, HEAD, officeHead, pageOf, type Look } from './look.ts';

export const PROVINCE_SHEET = 'Biểu tỉnh';
const FIRST = 9;
const CELL: Look = { grid: true };
const BANDS = ['19 TC', '15–18 TC', '10–14 TC', '5–9 TC', 'Dưới 5 TC'];
const [AVERAGE, BAND, LAST] = [24, 25, 30];

const OCTOBER: Readonly<Record<string, Figures>> = {
  '362': figuresOf(Object.values(NAM_TRUC_UNMET)),
  '363': figuresOf(TRUC_NINH_UNMET),
};

export interface ProvinceMaster {
  readonly workbook: ExcelJS.Workbook;
  /** The row of the province's totals, and what it counts for each criterion. */
  readonly foot: number;
  readonly met: readonly number[];
}

export function provinceMaster(districts: readonly Unit[]): ProvinceMaster {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(PROVINCE_SHEET, { views: [{ state: 'frozen', xSplit: 2, ySplit: 8, showGridLines: false }] });
  const foot = FIRST + districts.length;
  heading(sheet);
  districts.forEach((district, at) => {
    districtRow(sheet, FIRST + at, at, district);
  });
  feet(sheet, foot);
  const signed = String(foot + CHART_ROWS + 4);
  banner(sheet, `B${signed}:H${signed}`, 'NGƯỜI LẬP BIỂU', { bold: true });
  banner(sheet, `T${signed}:AD${signed}`, 'CHÁNH VĂN PHÒNG', { bold: true });
  sheet.addConditionalFormatting({
    ref: `X${String(FIRST)}:X${String(foot)}`,
    rules: [{ type: 'cellIs', operator: 'lessThan', priority: 1, formulae: ['15'], style: { font: { color: { argb: 'FFC00000' } } } }],
  });
  pageOf(sheet, { area: `A1:AD${String(foot + CHART_ROWS + 9)}`, titles: '7:8', paper: 8 });
  notes(workbook);
  return { workbook, foot, met: CRITERIA.map((_, at) => sum(Object.values(OCTOBER).map(({ met }) => met[at] ?? 0))) };
}

function heading(sheet: ExcelJS.Worksheet): void {
  sheet.columns = [5, 21, 8.5, 8.5, ...CRITERIA.map(() => 6.2), 10, ...BANDS.map(() => 8), 16].map((width) => ({ width }));
  officeHead(sheet, ['UBND TỈNH NAM ĐỊNH', 'VĂN PHÒNG ĐIỀU PHỐI NTM TỈNH'], ['A:J', 'P:AD']);
  banner(sheet, 'A4:AD4', 'TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO THEO HUYỆN', { size: 14, bold: true });
  banner(sheet, 'A5:AD5', 'Tháng 11 năm 2023 – SỐ LIỆU MẪU', { size: 13, bold: true, colour: 'FFC00000' });
  banner(sheet, 'A6:AD6', '(Số xã đạt từng tiêu chí trong các xã đăng ký nâng cao)', { italic: true });
  const tall: readonly (readonly [string, string])[] = [
    ['A', 'STT'],
    ['B', 'Huyện, thành phố'],
    ['C', 'Số xã phải báo cáo'],
    ['D', 'Số xã báo cáo'],
    ['X', 'Bình quân tiêu chí/xã'],
    ['AD', 'Ghi chú'],
  ];
  for (const [column, text] of tall) banner(sheet, `${column}7:${column}8`, text, HEAD);
  banner(sheet, 'E7:W7', 'Tiêu chí', HEAD);
  banner(sheet, 'Y7:AC7', 'Phân loại xã theo số tiêu chí đạt', HEAD);
  CRITERIA.forEach((criterion, at) => {
    sheet.getRow(8).getCell(at + 5).value = `TC${String(criterion)}`;
  });
  BANDS.forEach((band, at) => {
    sheet.getRow(8).getCell(at + BAND).value = band;
  });
  for (const row of [7, 8])
    for (let column = 1; column <= LAST; column += 1)
      dress(sheet.getRow(row).getCell(column), { ...HEAD, size: column > 4 && row === 8 ? 9 : 10 });
  sheet.getRow(7).height = 30;
  sheet.getRow(8).height = 30;
}

/** A district that strives for nothing has zeros for its communes and nothing else. */
function districtRow(sheet: ExcelJS.Worksheet, number: number, at: number, district: Unit): void {
  const figures = OCTOBER[district.code];
  const row = sheet.getRow(number);
  row.height = 18;
  const communes = figures?.communes ?? 0;
  row.values = [at + 1, district.name, communes, communes, ...(figures ? figures.met : [])];
  if (figures) {
    row.getCell(AVERAGE).value = Math.round((sum(figures.met) / figures.communes) * 100) / 100;
    figures.bands.forEach((count, place) => {
      row.getCell(BAND + place).value = count;
    });
  }
  for (let column = 1; column <= LAST; column += 1)
    dress(row.getCell(column), { ...CELL, left: column === 2, ...(column === AVERAGE ? { format: '0.00' } : {}) });
}

function feet(sheet: ExcelJS.Worksheet, foot: number): void {
  const [total, share] = [sheet.getRow(foot), sheet.getRow(foot + 1)];
  const n = String(foot);
  banner(sheet, `A${n}:B${n}`, 'Tổng cộng', FOOT);
  banner(sheet, `A${String(foot + 1)}:B${String(foot + 1)}`, 'Tỷ lệ %', FOOT);
  for (const row of [total, share]) {
    row.height = 18;
    for (let column = 1; column <= LAST; column += 1) dress(row.getCell(column), FOOT);
  }
  const summed = (column: number, result: number): void => {
    const name = sheet.getColumn(column).letter;
    total.getCell(column).value = { formula: `SUM(${name}${String(FIRST)}:${name}${String(foot - 1)})`, result };
  };
  const all = Object.values(OCTOBER);
  const communes = sum(all.map((one) => one.communes));
  summed(3, communes);
  summed(4, communes);
  CRITERIA.forEach((_, at) => {
    const met = sum(all.map((one) => one.met[at] ?? 0));
    const name = sheet.getColumn(at + 5).letter;
    summed(at + 5, met);
    share.getCell(at + 5).value = { formula: `IF($D$${n}=0,"",${name}${n}/$D$${n})`, result: met / communes };
    dress(share.getCell(at + 5), { ...FOOT, size: 8, format: '0.0%' });
  });
  const met = sum(all.flatMap((one) => one.met));
  total.getCell(AVERAGE).value = {
    formula: `IF(D${n}=0,"",ROUND(SUM(E${n}:W${n})/D${n},2))`,
    result: Math.round((met / communes) * 100) / 100,
  };
  dress(total.getCell(AVERAGE), { ...FOOT, format: '0.00' });
  BANDS.forEach((_, at) => {
    summed(BAND + at, sum(all.map((one) => one.bands[at] ?? 0)));
  });
}

function notes(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('Ghi nhớ');
  sheet.columns = [{ width: 90 }];
  [
    'GHI NHỚ CỦA VĂN PHÒNG (số liệu mẫu)',
    'Các huyện gửi biểu trước ngày 20; tỉnh báo cáo trước ngày 25 hằng tháng.',
    'Mẫu này chỉ có xã đăng ký nâng cao của huyện Nam Trực và huyện Trực Ninh.',
  ].forEach((text, at) => {
    const cell = sheet.getCell(`A${String(at + 1)}`);
    cell.value = text;
    dress(cell, { left: true, bold: at === 0 });
  });
}
