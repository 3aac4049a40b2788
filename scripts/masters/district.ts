/**
 * The district's master as Nam Trực's office might keep it: a matrix of communes and criteria with its own
 * formulas, colours, comment, chart and a second sheet. All units stand in it; only those that strive for
 * nâng cao have marks.
 */
import ExcelJS from 'exceljs';
import type { Unit } from '../../core/units/schema.ts';
import { CRITERIA, NAM_TRUC_UNMET } from './october.ts';
import { banner, CHART_ROWS, dress, FOOT, HEAD, officeHead, pageOf, type Look } from './look.ts';

export const DISTRICT_SHEET = 'TH nâng cao';
const NOTES = 'Ghi nhớ';
const FIRST = 9;
const CELL: Look = { grid: true };
const TOTAL = 'V';

function letter(criterion: number): string {
  return String.fromCharCode(66 + criterion);
}

export interface DistrictMaster {
  readonly workbook: ExcelJS.Workbook;
  /** The row of “Số xã đạt”, and what it counts. */
  readonly foot: number;
  readonly met: readonly number[];
}

/** `units`: the district's communes and towns, xã first. */
export function districtMaster(units: readonly Unit[]): DistrictMaster {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(DISTRICT_SHEET, { views: [{ state: 'frozen', xSplit: 2, ySplit: 8, showGridLines: false }] });
  const foot = FIRST + units.length;
  heading(sheet);
  units.forEach((unit, at) => {
    communeRow(sheet, FIRST + at, at, unit);
  });
  const met = CRITERIA.map((criterion) => Object.values(NAM_TRUC_UNMET).filter((unmet) => !unmet.includes(criterion)).length);
  feet(sheet, foot, met);
  const signed = String(foot + CHART_ROWS + 4);
  banner(sheet, `B${signed}:H${signed}`, 'NGƯỜI LẬP BIỂU', { bold: true });
  banner(sheet, `P${signed}:Y${signed}`, 'TRƯỞNG PHÒNG', { bold: true });
  colours(sheet, foot);
  pageOf(sheet, { area: `A1:Y${String(foot + CHART_ROWS + 9)}`, titles: '7:8', paper: 8 });
  notes(workbook, units);
  workbook.definedNames.add(`'${DISTRICT_SHEET}'!$C$${String(foot)}:$U$${String(foot)}`, 'SoXaDat');
  return { workbook, foot, met };
}

function heading(sheet: ExcelJS.Worksheet): void {
  const widths = [5, 21, ...CRITERIA.map(() => 5.2), 10, 11, 8.5, 24];
  sheet.columns = widths.map((width) => ({ width }));
  officeHead(sheet, ['UBND HUYỆN NAM TRỰC', 'PHÒNG NÔNG NGHIỆP VÀ PTNT'], ['A:I', 'N:Y']);
  banner(sheet, 'A4:Y4', 'TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO', { size: 14, bold: true });
  banner(sheet, 'A5:Y5', 'Tháng 11 năm 2023 – SỐ LIỆU MẪU', { size: 13, bold: true, colour: 'FFC00000' });
  banner(sheet, 'A6:Y6', '(Dấu x: đạt; để trống: chưa đạt hoặc chưa đánh giá)', { italic: true });
  const tall: readonly (readonly [string, string])[] = [
    ['A', 'STT'],
    ['B', 'Xã, thị trấn'],
    [TOTAL, 'Tổng số TC đạt'],
    ['W', 'Tăng/giảm so kỳ trước'],
    ['X', 'Mức'],
    ['Y', 'Ghi chú'],
  ];
  for (const [column, text] of tall) banner(sheet, `${column}7:${column}8`, text, HEAD);
  banner(sheet, 'C7:U7', 'Tiêu chí', HEAD);
  for (const criterion of CRITERIA) {
    const cell = sheet.getCell(`${letter(criterion)}8`);
    cell.value = `TC${String(criterion)}`;
    dress(cell, { ...HEAD, size: 10 });
  }
  for (const row of [7, 8])
    for (let column = 1; column <= 25; column += 1) dress(sheet.getRow(row).getCell(column), { ...HEAD, size: row === 8 ? 9 : 11 });
  sheet.getRow(7).height = 26;
  sheet.getRow(8).height = 26;
  sheet.getCell(`${TOTAL}7`).note = { texts: [{ text: 'Cột này tự tính. Không gõ số vào cột này.' }] };
}

function communeRow(sheet: ExcelJS.Worksheet, row: number, at: number, unit: Unit): void {
  const unmet = NAM_TRUC_UNMET[unit.code];
  const n = String(row);
  const count = unmet ? CRITERIA.length - unmet.length : '';
  sheet.getRow(row).height = 17;
  const put = (column: string, value: ExcelJS.CellValue, look: Look = CELL): void => {
    const cell = sheet.getCell(column + n);
    cell.value = value;
    dress(cell, look);
  };
  put('A', at + 1);
  put('B', unit.name, { ...CELL, left: true });
  for (const criterion of CRITERIA) put(letter(criterion), unmet && !unmet.includes(criterion) ? 'x' : null);
  put(TOTAL, { formula: `IF(COUNTA(C${n}:U${n})=0,"",COUNTIF(C${n}:U${n},"x"))`, result: count }, { ...CELL, bold: true });
  const before = `'${NOTES}'!C${String(at + 5)}`;
  put(
    'W',
    { formula: `IF(OR(${TOTAL}${n}="",${before}=""),"",${TOTAL}${n}-${before})`, result: unmet ? 0 : '' },
    { ...CELL, format: '+0;-0;0' },
  );
  const level = `IF(${TOTAL}${n}=19,"19",IF(${TOTAL}${n}>=15,"15–18",IF(${TOTAL}${n}>=10,"10–14",IF(${TOTAL}${n}>=5,"5–9","<5"))))`;
  put('X', { formula: `IF(${TOTAL}${n}="","",${level})`, result: count === '' ? '' : levelOf(count) });
  put('Y', noteOf(unit, unmet !== undefined), { ...CELL, left: true, size: 9 });
}

function levelOf(count: number): string {
  return count === 19 ? '19' : count >= 15 ? '15–18' : count >= 10 ? '10–14' : count >= 5 ? '5–9' : '<5';
}

function noteOf(unit: Unit, strives: boolean): string | null {
  if (unit.name.startsWith('Thị trấn')) return 'Theo bộ tiêu chí đô thị văn minh';
  return strives ? null : 'Duy trì xã NTM';
}

function feet(sheet: ExcelJS.Worksheet, foot: number, met: readonly number[]): void {
  const [first, last, share] = [String(FIRST), String(foot - 1), foot + 1];
  const counted = `COUNTIF($${TOTAL}$${first}:$${TOTAL}$${last},">0")`;
  const communes = Object.keys(NAM_TRUC_UNMET).length;
  for (const row of [foot, share]) {
    banner(sheet, `A${String(row)}:B${String(row)}`, row === foot ? 'Số xã đạt' : 'Tỷ lệ %', FOOT);
    sheet.getRow(row).height = 18;
    for (let column = 1; column <= 25; column += 1) dress(sheet.getRow(row).getCell(column), FOOT);
  }
  for (const [at, criterion] of CRITERIA.entries()) {
    const column = letter(criterion);
    sheet.getCell(column + String(foot)).value = { formula: `COUNTIF(${column}${first}:${column}${last},"x")`, result: met[at] ?? 0 };
    const cell = sheet.getCell(column + String(share));
    cell.value = { formula: `IF(${counted}=0,"",${column}${String(foot)}/${counted}*100)`, result: ((met[at] ?? 0) / communes) * 100 };
    dress(cell, { ...FOOT, size: 9, format: '0.0' });
  }
}

function colours(sheet: ExcelJS.Worksheet, foot: number): void {
  const [first, last] = [String(FIRST), String(foot - 1)];
  sheet.addConditionalFormatting({
    ref: `C${first}:U${last}`,
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: [`AND($${TOTAL}${first}<>"",C${first}="")`],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFDE9D9' } } },
      },
    ],
  });
  sheet.addConditionalFormatting({
    ref: `${TOTAL}${first}:${TOTAL}${last}`,
    rules: [
      { type: 'cellIs', operator: 'equal', priority: 2, formulae: ['19'], style: { font: { bold: true, color: { argb: 'FF2E7D32' } } } },
    ],
  });
  sheet.addConditionalFormatting({
    ref: `W${first}:W${last}`,
    rules: [{ type: 'cellIs', operator: 'lessThan', priority: 3, formulae: ['0'], style: { font: { color: { argb: 'FFC00000' } } } }],
  });
}

/** The office's own page: what it remembers, and last period's numbers that the matrix compares with. */
function notes(workbook: ExcelJS.Workbook, units: readonly Unit[]): void {
  const sheet = workbook.addWorksheet(NOTES, {
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 6 }, { width: 24 }, { width: 22 }, { width: 60 }];
  banner(sheet, 'A1:D1', 'GHI NHỚ CỦA PHÒNG (số liệu mẫu)', { size: 13, bold: true });
  banner(sheet, 'A2:D2', 'Các xã gửi báo cáo trước ngày 17; huyện gửi tỉnh trước ngày 20 hằng tháng.', { italic: true, left: true });
  for (const [at, text] of ['STT', 'Xã', 'Số TC đạt kỳ trước', 'Việc cần nhớ'].entries()) {
    const cell = sheet.getRow(4).getCell(at + 1);
    cell.value = text;
    dress(cell, HEAD);
  }
  units.forEach((unit, at) => {
    const unmet = NAM_TRUC_UNMET[unit.code];
    const row = sheet.getRow(at + 5);
    row.values = [at + 1, unit.name, unmet ? CRITERIA.length - unmet.length : null, reminders[unit.code] ?? null];
    for (const column of [1, 2, 3, 4]) dress(row.getCell(column), { grid: true, left: column === 2 || column === 4 });
  });
}

const reminders: Readonly<Record<string, string>> = {
  '13987': 'Thôi đăng ký nâng cao từ tháng 4/2023.',
  '14002': 'Đôn đốc tuyến đường trục thôn còn lại.',
  '14005': 'Hay gửi muộn, gọi nhắc ngày 16.',
};
