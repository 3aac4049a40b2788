/** What stands above and below the table: title block, motto, title, form code; notes and signatures. */
import type { Calendar } from '../calendar/calendar.ts';
import { cutOffOf } from '../calendar/cutOff.ts';
import { printOfficialDay } from '../calendar/officialDay.ts';
import { titleOf, yearOf, type Period } from '../calendar/period.ts';
import { NOT_COMPARED, printDecision, UNKNOWN_REQUIREMENT } from '../criteria/print.ts';
import type { Unit } from '../units/schema.ts';
import { ownName, placeLine } from '../units/unitName.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { WORDS } from './derived.ts';
import type { Banner } from './banners.ts';
import type { RunDesign } from './design.ts';
import { printFormCode, type Template } from './template.ts';
import { heightOf, textPoints } from './textFit.ts';
import { NOT_COMPARED_SIGN } from './wording.ts';

export interface SheetAbout {
  readonly template: Template;
  readonly unit: Unit;
  readonly unitTree: UnitTree;
  readonly period: Period;
  readonly calendar: Calendar;
  /** Said on the sheet beside the date, e.g. that it is sample data. */
  readonly notice?: string;
}

/** Rows 1 to 7; the heading follows. */
export const HEADING_ROW = 8;

export function bannersAbove({ template, unit, unitTree, period, calendar, notice }: SheetAbout): readonly Banner[] {
  const { set, id, version } = template;
  const { title, height } = titleLines(template, period);
  const upTo = printOfficialDay(cutOffOf(period, calendar).to);
  return [
    { row: 1, side: 'left', style: 'agency', value: `ỦY BAN NHÂN DÂN ${unit.name.toUpperCase()}`, height: 17.25 },
    { row: 1, side: 'right', style: 'motto', value: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', height: 17.25 },
    { row: 2, side: 'left', style: 'documentNo', value: 'Số: …/BC-UBND', height: 17.25 },
    { row: 2, side: 'right', style: 'mottoBelow', value: 'Độc lập - Tự do - Hạnh phúc', height: 17.25 },
    ...(notice === undefined ? [] : [{ row: 3, side: 'left' as const, style: 'notice' as const, value: notice, height: 20.25 }]),
    {
      row: 3,
      side: 'right',
      style: 'placeAndDate',
      value: `${ownName(unit)}, ngày … tháng … năm ${String(yearOf(period))}`,
      height: 20.25,
    },
    {
      row: 4,
      side: 'whole',
      style: 'title',
      value: title,
      height,
    },
    { row: 5, side: 'whole', style: 'unitLine', value: placeLine(unit, unitTree), height: 17.25 },
    { row: 6, side: 'whole', style: 'subtitle', value: `(số liệu đến ngày ${upTo}; theo ${printDecision(set)})`, height: 17.25 },
    { row: 7, side: 'whole', style: 'formCode', value: printFormCode({ template: id, version, unit: unit.code, period }), height: 14.25 },
  ];
}

/** On one line where it fits; else the period stands below, never torn apart. */
function titleLines(template: Template, period: Period): { readonly title: string; readonly height: number } {
  const { set } = template;
  const [what, when] = [`BÁO CÁO KẾT QUẢ THỰC HIỆN ${kindOf(set.title)} ${set.shortTitle}`, titleOf(period)];
  const heightFor = (text: string): number => heightOf([{ text, style: 'title' }], widthOf(template));
  const title = `${what} – ${when}`;
  if (heightFor(title) <= heightFor('–')) return { title, height: 26.25 };
  const broken = `${what}\n${when}`;
  return { title: broken, height: heightFor(broken) };
}

/** Some decisions lay down a bộ tiêu chí, others a quy định; the sheet says which. */
function kindOf(title: string): string {
  return title.startsWith('Quy định') ? 'QUY ĐỊNH' : 'BỘ TIÊU CHÍ';
}

/** Of all columns together, in points. */
function widthOf({ layout }: Template): number {
  return textPoints(layout.columns.reduce((sum, { width }) => sum + width, 0));
}

/** The notes, the signatures and a row for the names, from `row` on. Each stands in one row, so that no page break parts it. */
export function bannersBelow(row: number, { template }: SheetAbout): readonly Banner[] {
  const asked = beside(template).map((text) => ({ text: `\n- ${text}`, style: 'foot' as const }));
  return [
    {
      row,
      side: 'whole',
      style: 'foot',
      ...ofRuns([
        { text: 'Ghi chú:', style: 'footHeading' },
        ...notes(template).map((text) => ({ text: `\n- ${text}`, style: 'foot' as const })),
        ...asked,
      ]),
      height: 15 * (notes(template).length + 2) + (asked.length === 0 ? 0 : heightOf(asked, widthOf(template))),
    },
    { row: row + 1, side: 'left', style: 'signature', ...ofRuns([{ text: 'Người lập biểu', style: 'signature' }, hint]), height: 112.5 },
    {
      row: row + 1,
      side: 'right',
      style: 'signature',
      ...ofRuns([{ text: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH', style: 'signature' }, hint]),
      height: 112.5,
    },
    { row: row + 2, side: 'left', style: 'signature', height: 18 },
    { row: row + 2, side: 'right', style: 'signature', height: 18 },
  ];
}

const hint: RunDesign = { text: '\n(Ký, ghi rõ họ tên)', style: 'signatureHint' };

function notes(template: Template): readonly string[] {
  return [
    `${NOT_COMPARED_SIGN}, “${NOT_COMPARED.vi}”: câu chữ hoặc mức yêu cầu chưa được so với ${printDecision(template.set)}; “${UNKNOWN_REQUIREMENT}”: chưa có mức được xác nhận. Những mức này không dùng để kết luận ${WORDS.met} hay ${WORDS.unmet}.`,
    `Kết quả: ghi số, phần thập phân sau dấu phẩy (95,5), không ghi đơn vị tính. Nội dung áp dụng cho cả nam và nữ ghi như sau: 95,6 (nam 95,2; nữ 96,0).`,
    `Tự đánh giá: chọn ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed}; “${WORDS.notApplicable}” chỉ chọn ở nội dung ghi “nếu có”. Dòng tiêu chí tự tính theo các nội dung của nó.`,
    `Nội dung ${WORDS.unmet.toLowerCase()}: ghi khó khăn, vướng mắc, nguyên nhân, kiến nghị và tháng, năm dự kiến đạt (ví dụ 12/2023).`,
  ];
}

/** What must be known of the set, and what its decision asks beside its criteria: stated in the report's text, decided by no cell. */
function beside({ set: { caution, conditions = [] } }: Template): readonly string[] {
  const known = caution === undefined ? [] : [caution];
  return conditions.length === 0
    ? known
    : [
        ...known,
        'Ngoài các tiêu chí, quyết định còn yêu cầu các điều kiện sau; nêu kết quả từng điều kiện trong báo cáo bằng văn bản:',
        ...conditions.map(({ code, text, sources }) => `${code}. ${text}${sources.length === 0 ? ` ${NOT_COMPARED_SIGN}` : ''}`),
      ];
}

function ofRuns(runs: readonly RunDesign[]): Pick<Banner, 'value' | 'runs'> {
  return { value: runs.map(({ text }) => text).join(''), runs };
}
