/**
 * A commune's sheet as printed, in memory: every row answered well, then changed as a test
 * says. Made without the product's own sheet design, so that the two can disagree.
 */
import { isIncomplete } from '../../core/criteria/completeness.ts';
import type { Indicator } from '../../core/criteria/schema.ts';
import { addressOf, columnLetters } from '../../core/sheet/address.ts';
import type { Cell, CellValue, Sheet } from '../../core/sheet/sheet.ts';
import { criterionFormula } from '../../core/template/derived.ts';
import { columnKeys, type ColumnKey } from '../../core/template/schema.ts';
import { printFormCode, type Template, type TemplateRow } from '../../core/template/template.ts';
import type { AddedColumn, ExampleRow } from '../../core/validation/rule.ts';

export interface Changes {
  readonly given?: Readonly<Record<string, ExampleRow>>;
  readonly without?: readonly string[];
  readonly hidden?: readonly string[];
  readonly twice?: readonly string[];
  readonly formCode?: string | null;
  readonly title?: string;
  readonly unitName?: string;
  readonly name?: string;
  /** The columns in another order. */
  readonly columns?: readonly ColumnKey[];
  readonly headings?: Readonly<Partial<Record<ColumnKey, string>>>;
  readonly hiddenColumns?: readonly ColumnKey[];
  readonly added?: readonly AddedColumn[];
  /** Cells of a column merged from one row to another. */
  readonly merged?: readonly (readonly [from: string, to: string, column: ColumnKey])[];
}

export interface PrintedSheet {
  readonly sheet: Sheet;
  /** Row number of a code, or of `TC 14`. */
  rowOf(key: string): number;
  cellOf(key: string, column: ColumnKey): string;
}

const HEADING_ROW = 8;

export function keyOf(row: TemplateRow): string {
  return row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code;
}

export function communeSheet(template: Template, changes: Changes = {}): PrintedSheet {
  const columns = changes.columns ?? columnKeys;
  const at = (row: number, key: ColumnKey): string => addressOf(row, columns.indexOf(key) + 1);
  const printed = template.rows
    .filter((row) => !changes.without?.includes(keyOf(row)))
    .flatMap((row) => (changes.twice?.includes(keyOf(row)) ? [row, row] : [row]));
  const rowOf = (key: string): number => HEADING_ROW + 1 + printed.findIndex((row) => keyOf(row) === key);
  const cells: Cell[] = [
    { at: 'A1', value: changes.unitName ?? 'ỦY BAN NHÂN DÂN XÃ NAM MỸ' },
    { at: 'A4', value: changes.title ?? `BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ ${template.set.shortTitle} – Tháng 11 năm 2023` },
  ];
  const code =
    changes.formCode === undefined
      ? printFormCode({ template: template.id, version: template.version, unit: '13969', period: '2023-11' })
      : changes.formCode;
  if (code !== null) cells.push({ at: 'A6', value: code });
  for (const { key, heading } of template.layout.columns)
    if (columns.includes(key)) cells.push({ at: at(HEADING_ROW, key), value: changes.headings?.[key] ?? heading });
  changes.added?.forEach(({ heading, rows = {} }, index) => {
    const column = columns.length + 1 + index;
    if (heading !== '') cells.push({ at: addressOf(HEADING_ROW, column), value: heading });
    for (const [key, value] of Object.entries(rows)) cells.push({ at: addressOf(rowOf(key), column), value });
  });
  printed.forEach((row, index) => {
    cells.push(...rowCells(row, HEADING_ROW + 1 + index, at, { ...changes.given?.['*'], ...changes.given?.[keyOf(row)] }, printed, rowOf));
  });
  const hiddenColumns = [
    ...(changes.hiddenColumns ?? []).map((key) => columns.indexOf(key) + 1),
    ...(changes.added ?? []).flatMap(({ hidden }, index) => (hidden ? [columns.length + 1 + index] : [])),
  ].map(columnLetters);
  const sheet: Sheet = {
    name: changes.name ?? 'Tháng 11',
    cells,
    ...(changes.hidden ? { hiddenRows: changes.hidden.map(rowOf) } : {}),
    ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
    ...(changes.merged ? { merges: changes.merged.map(([from, to, key]) => `${at(rowOf(from), key)}:${at(rowOf(to), key)}`) } : {}),
  };
  return { sheet, rowOf, cellOf: (key, column) => at(rowOf(key), column) };
}

function rowCells(
  row: TemplateRow,
  at: number,
  address: (row: number, key: ColumnKey) => string,
  given: ExampleRow,
  printed: readonly TemplateRow[],
  rowOf: (key: string) => number,
): readonly Cell[] {
  const value = (key: ColumnKey, text: CellValue | undefined, more: Partial<Cell> = {}): Cell[] =>
    text === undefined || text === '' ? [] : [{ at: address(at, key), value: text, ...more }];
  const remarks = [
    ...value('expectedBy', given.expectedBy),
    ...value('obstacle', given.obstacle),
    ...value('note', given.note, given.noteFont === undefined ? {} : { font: given.noteFont }),
  ];
  if (row.kind === 'criterion') {
    const first = at + 1;
    const last = at + printed.filter((other) => other.kind === 'indicator' && other.criterion === row.criterion).length;
    const formula = criterionFormula(given.range ?? `${address(first, 'selfAssessment')}:${address(last, 'selfAssessment')}`);
    const good = isIncomplete(row.criterion) ? value('selfAssessment', 'Đạt') : value('selfAssessment', 'Đạt', { formula });
    const assessed = given.selfAssessment === undefined ? good : value('selfAssessment', given.selfAssessment);
    return [
      ...value('no', row.criterion.no),
      ...value('criterion', row.criterion.name),
      ...value('content', given.content),
      ...value('result', given.result),
      ...assessed,
      ...remarks,
    ];
  }
  const { indicator } = row;
  return [
    ...value('no', given.code ?? indicator.code),
    ...value('criterion', row.kind === 'single' ? row.criterion.name : undefined),
    ...value('content', given.content ?? indicator.text),
    ...value('unit', indicator.unit),
    ...value('result', given.result === undefined ? goodResult(indicator) : given.result, {
      ...(given.format === undefined ? {} : { format: given.format }),
      ...(given.resultFormula === undefined
        ? {}
        : { formula: given.resultFormula.replace(/\{([\d.]+)\}/gu, (_, key: string) => String(rowOf(key))) }),
      ...(given.strike && { strike: true as const }),
    }),
    ...value('selfAssessment', given.selfAssessment ?? 'Đạt'),
    ...remarks,
  ];
}

/** A result that reaches every threshold there is and gives no finding. */
export function goodResult(indicator: Indicator): string | number {
  if (indicator.type === 'boolean') return '';
  if (indicator.type === 'level') return 'Tốt';
  if (indicator.type === 'text') return indicator.names?.[0]?.name ?? 'Có';
  if (indicator.comparator === '=') return 0;
  if (indicator.comparator === '≤') return 0.5;
  if (indicator.bothSexes) return '100 (nam 100; nữ 100)';
  if (indicator.parts) return indicator.parts.map(({ key, unit }) => `${key} ${unit === '%' ? '100' : '1'}`).join('; ');
  if (indicator.type === 'percent') return 100;
  const known = indicator.thresholds.map(({ value }) => value).filter((value) => typeof value === 'number');
  return known.length === 0 ? 1000 : Math.max(...known);
}
