/**
 * A commune's sheet before it is printed: what the officer meant (the truth) beside what stands in the cells. Damages change
 * the cells, and the truth only where the officer means it so. Made without the product's own reading or design.
 */
import type { Sheet } from '../../core/sheet/sheet.ts';
import type { ColumnKey } from '../../core/template/schema.ts';
import { printFormCode, type Template, type TemplateRow } from '../../core/template/template.ts';
import type { Asked } from '../../core/validation/rule.ts';
import type { Chance } from '../../service/sample/random.ts';
import { goodEntry } from './goodEntry.ts';
import type { Body, Truth } from './truth.ts';

export type { Body, Truth } from './truth.ts';

export interface DraftRow {
  /** An indicator's code, `TC 14`, or null for a row that is none of the template's. */
  key: string | null;
  readonly of: TemplateRow | null;
  readonly cells: Partial<Record<ColumnKey | 'unmet', Body>>;
  hidden?: boolean;
}

export interface DraftColumn {
  key: ColumnKey | 'unmet' | null;
  /** Top to bottom; the last stands right over the column. */
  labels: string[];
  /** Of a column that is none of the form's. */
  readonly values?: Readonly<Record<string, Body>>;
}

export interface Expected {
  /** Any of these must be found. */
  readonly rules: readonly string[];
  readonly indicator?: string;
}

export interface Draft {
  readonly template: Template;
  readonly chance: Chance;
  unit: { code: string; name: string };
  period: string;
  name: string;
  /** Lines above the heading, each a column and what stands there. */
  above: { column: number; body: Body }[][];
  columns: DraftColumn[];
  /** `(1) (2) (3)` below the heading. */
  columnNumbers: boolean;
  /** Repeat the heading before these rows. */
  repeatHeadingBefore: number[];
  rows: DraftRow[];
  below: { column: number; body: Body }[][];
  /** Of columns, by row keys, merged when printed. */
  merged: { from: string; to: string; column: ColumnKey }[];
  truth: Map<string, Truth>;
  expects: Expected[];
  /** Indicators whose reading cannot be the truth any more: a finding must say so. */
  lost: Set<string>;
  /** Cells that a damage has had, as `14.1 result`; and what only one damage may use. */
  touched: Set<string>;
  front: Sheet[];
  asked: Asked;
}

export const HEADINGS: Readonly<Record<ColumnKey, string>> = {
  no: 'TT',
  criterion: 'Tên tiêu chí',
  content: 'Nội dung tiêu chí',
  unit: 'ĐVT',
  requirement: 'Mức yêu cầu',
  result: 'Kết quả đến kỳ báo cáo',
  selfAssessment: 'Tự đánh giá',
  expectedBy: 'Dự kiến đạt (tháng/năm)',
  obstacle: 'Khó khăn, vướng mắc; nguyên nhân, kiến nghị',
  responsible: 'Cán bộ phụ trách',
  note: 'Ghi chú',
};

export function keyOf(row: TemplateRow): string {
  return row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code;
}

/** A good sheet of a unit for November 2023. */
export function goodDraft(template: Template, unit: Draft['unit'], chance: Chance): Draft {
  const period = '2023-11';
  const truth = new Map<string, Truth>();
  const rows = template.rows.map((row) => draftRow(row, truth, chance, template));
  return {
    template,
    chance,
    unit,
    period,
    name: 'Tháng 11',
    above: aboveOf(template, unit, period),
    columns: (Object.keys(HEADINGS) as ColumnKey[]).map((key) => ({ key, labels: [HEADINGS[key]] })),
    columnNumbers: false,
    repeatHeadingBefore: [],
    rows,
    below: [
      [],
      [
        { column: 2, body: { value: 'Người lập biểu' } },
        { column: 9, body: { value: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH' } },
      ],
    ],
    merged: [],
    truth,
    expects: [],
    lost: new Set(),
    touched: new Set(),
    front: [],
    asked: {},
  };
}

function aboveOf(template: Template, unit: Draft['unit'], period: string): Draft['above'] {
  const line = (column: number, value: string): Draft['above'][number] => [{ column, body: { value } }];
  return [
    [...line(1, `ỦY BAN NHÂN DÂN ${unit.name.toUpperCase()}`), ...line(6, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')],
    [...line(1, 'Số: 12/BC-UBND'), ...line(6, 'Độc lập - Tự do - Hạnh phúc')],
    line(6, 'ngày 15 tháng 11 năm 2023'),
    line(1, `BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ ${template.set.shortTitle} – Tháng 11 năm 2023`),
    line(1, `${unit.name}, huyện Nam Trực, tỉnh Nam Định`),
    line(1, '(số liệu đến ngày 14/11/2023; theo Quyết định số 318/QĐ-TTg ngày 08/3/2022)'),
    line(1, printFormCode({ template: template.id, version: template.version, unit: unit.code, period })),
  ];
}

function draftRow(row: TemplateRow, truth: Map<string, Truth>, chance: Chance, template: Template): DraftRow {
  const key = keyOf(row);
  if (row.kind === 'criterion') {
    const own = template.rows.filter((other) => other.kind === 'indicator' && other.criterion === row.criterion).map(keyOf);
    return {
      key,
      of: row,
      cells: { no: { value: row.criterion.no }, criterion: { value: row.criterion.name }, selfAssessment: criterionBody(own) },
    };
  }
  const { indicator, criterion } = row;
  const { cells, truth: meant } = goodEntry(indicator, chance);
  truth.set(indicator.code, meant);
  return {
    key,
    of: row,
    cells: {
      no: { value: row.kind === 'single' ? criterion.no : indicator.code },
      ...(row.kind === 'single' ? { criterion: { value: criterion.name } } : {}),
      content: { value: indicator.text },
      unit: { value: indicator.unit },
      ...cells,
    },
  };
}

/** Our own formula over the rows that are there when it is printed. */
function criterionBody(own: readonly string[]): Body {
  return {
    value: 'Đạt',
    compute: (addressOf) => {
      const cells = own.map((key) => addressOf(key, 'selfAssessment')).filter((at) => at !== '');
      const range = `${cells[0] ?? 'A1'}:${cells.at(-1) ?? 'A1'}`;
      return `=IF(COUNTIF(${range},"Chưa đạt")>0,"Chưa đạt",IF(COUNTIF(${range},"Chưa đánh giá")+COUNTBLANK(${range})>0,"Chưa đánh giá","Đạt"))`;
    },
  };
}

export function rowOf(draft: Draft, key: string): DraftRow | undefined {
  return draft.rows.find((row) => row.key === key);
}

/** Rows of indicators that are still whole, of those a damage can use. */
export function pickRow(
  draft: Draft,
  column: ColumnKey,
  suits: (row: DraftRow, truth: Truth) => boolean,
): { row: DraftRow; truth: Truth; code: string } | undefined {
  const fitting = draft.rows.flatMap((row) => {
    const truth = row.key === null ? undefined : draft.truth.get(row.key);
    return truth && row.key !== null && !draft.lost.has(row.key) && !draft.touched.has(`${row.key} ${column}`) && suits(row, truth)
      ? [{ row, truth, code: row.key }]
      : [];
  });
  const picked = fitting[Math.floor(draft.chance.next() * fitting.length)];
  if (picked) draft.touched.add(`${picked.code} ${column}`);
  return picked;
}

/** Every text of the sheet, with where it stands. */
export function eachText(
  draft: Draft,
  change: (body: Body & { value: string }, where: { place: 'above' | 'below' | 'row'; column: string; row: DraftRow | null }) => void,
): void {
  const visit = (body: Body | undefined, place: 'above' | 'below' | 'row', column: string, row: DraftRow | null): void => {
    if (body && typeof body.value === 'string' && !body.compute) change(body as Body & { value: string }, { place, column, row });
  };
  for (const line of draft.above) for (const { body } of line) visit(body, 'above', '', null);
  for (const line of draft.below) for (const { body } of line) visit(body, 'below', '', null);
  for (const row of draft.rows) for (const [column, body] of Object.entries(row.cells)) visit(body, 'row', column, row);
}
