/**
 * Places the sheet's rows on the template's rows by code and wording, never by row number:
 * rows are inserted, moved and retyped in a sheet's life.
 *
 * | code | wording            | placed                                  |
 * |------|--------------------|-----------------------------------------|
 * | same | same               | yes                                     |
 * | any  | same, only once    | yes, said as recognised by its wording   |
 * | same | blank or alike     | yes, said as reworded                   |
 * | same | another indicator's or unlike | no: named with its cell      |
 */
import type { Grid } from '../sheet/grid.ts';
import { addressOf } from '../sheet/address.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Template, TemplateRow } from '../template/template.ts';
import { parseWording } from '../template/wording.ts';
import { fold } from '../text/fold.ts';
import { isHeadingRow, type Heading } from './heading.ts';
import { shownText } from './values.ts';

export interface PlacedRow {
  readonly row: number;
  readonly by: 'codeAndWording' | 'wording' | 'code';
  readonly codeSeen: string;
}

export interface StrayRow {
  readonly row: number;
  /** The cell that shows what the row is. */
  readonly cell: string;
  readonly code: string;
  readonly text: string;
}

export interface Alignment {
  readonly placed: ReadonlyMap<TemplateRow, PlacedRow>;
  /** Rows that look like reporting rows but are none of the template's. */
  readonly stray: readonly StrayRow[];
  /** Rows that say the same as a row already placed. */
  readonly repeated: readonly (StrayRow & { readonly of: TemplateRow; readonly filled: boolean })[];
}

interface SheetRow extends StrayRow {
  readonly wordings: readonly string[];
  readonly filled: boolean;
}

export function alignRows(grid: Grid, heading: Heading, template: Template): Alignment {
  const wanted = wantedRows(template);
  const rows = readRows(grid, heading, template);
  const placed = new Map<TemplateRow, PlacedRow>();
  const repeated: (SheetRow & { of: TemplateRow })[] = [];
  let rest: SheetRow[] = [];

  for (const row of rows) {
    const target = wanted.byCodeAndWording.get(row.code)?.find(({ wordings }) => sharesOne(wordings, row.wordings));
    if (!target) rest.push(row);
    else if (placed.has(target.row)) repeated.push({ ...row, of: target.row });
    else placed.set(target.row, { row: row.row, by: 'codeAndWording', codeSeen: row.code });
  }
  rest = rest.filter((row) => {
    const targets = new Set(row.wordings.map((wording) => wanted.byWording.get(wording)).filter((target) => target !== undefined));
    const [target] = targets;
    if (!target || targets.size > 1) return true;
    if (placed.has(target)) repeated.push({ ...row, of: target });
    else placed.set(target, { row: row.row, by: 'wording', codeSeen: row.code });
    return false;
  });
  rest = rest.filter((row) => {
    const target = wanted.byCodeAndWording
      .get(row.code)
      ?.find(({ row: of, wordings }) => !placed.has(of) && isAlike(wordings, row.wordings));
    if (target) placed.set(target.row, { row: row.row, by: 'code', codeSeen: row.code });
    return !target;
  });
  const last = Math.max(0, ...[...placed.values()].map(({ row }) => row));
  return { placed, repeated, stray: rest.filter((row) => row.filled && (isCode(row.code) || row.row < last)) };
}

interface Wanted {
  readonly byCodeAndWording: ReadonlyMap<string, readonly { readonly row: TemplateRow; readonly wordings: readonly string[] }[]>;
  /** Wordings that stand once in the template. */
  readonly byWording: ReadonlyMap<string, TemplateRow | undefined>;
}

const known = new WeakMap<Template, Wanted>();

function wantedRows(template: Template): Wanted {
  const seen = known.get(template);
  if (seen) return seen;
  const byCode = new Map<string, { row: TemplateRow; wordings: string[] }[]>();
  const byWording = new Map<string, TemplateRow | undefined>();
  for (const row of template.rows) {
    const wordings = wordingsOf(row).map(fold);
    const codes = row.kind === 'indicator' || row.kind === 'local' ? [row.indicator.code] : [String(row.criterion.no)];
    for (const code of codes) byCode.set(code, [...(byCode.get(code) ?? []), { row, wordings }]);
    const [wording = ''] = wordings;
    byWording.set(wording, byWording.has(wording) ? undefined : row);
  }
  const wanted = { byCodeAndWording: byCode, byWording };
  known.set(template, wanted);
  return wanted;
}

function wordingsOf(row: TemplateRow): readonly string[] {
  if (row.kind === 'criterion') return [row.criterion.name];
  return row.kind === 'single' ? [row.indicator.text, row.criterion.name] : [row.indicator.text];
}

function readRows(grid: Grid, heading: Heading, template: Template): readonly SheetRow[] {
  const { no, criterion, content, result, selfAssessment } = heading.columns;
  const cell = (row: number, column: number | undefined): Cell | undefined => (column === undefined ? undefined : grid.cell(row, column));
  const rows: SheetRow[] = [];
  for (const row of grid.rows) {
    if (row <= heading.row || isHeadingRow(grid, row, heading, template.layout)) continue;
    const [contentText, criterionText] = [shownText(cell(row, content)), shownText(cell(row, criterion))];
    const wordings = [...wordingsIn(contentText, cell(row, content)), ...wordingsIn(criterionText, cell(row, criterion))];
    const code = shownText(cell(row, no)).replace(',', '.').replace(/\.$/u, '');
    const filled = !isBlank(cell(row, result)) || !isBlank(cell(row, selfAssessment));
    if (code === '' && wordings.length === 0 && !filled) continue;
    const column = contentText === '' ? (criterion ?? no ?? 1) : (content ?? 1);
    rows.push({ row, code, wordings, text: contentText || criterionText, cell: addressOf(row, column), filled });
  }
  return rows;
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.value === null || (typeof cell.value === 'string' && shownText(cell) === '');
}

/** Folded: the wording without what our own sheet adds below and behind it, and the whole text for wordings broken over lines by hand. */
function wordingsIn(whole: string, cell: Cell | undefined): readonly string[] {
  if (whole === '') return [];
  const wording = typeof cell?.value === 'string' ? parseWording(cell.value) : whole;
  return wording === whole ? [fold(whole)] : [...new Set([fold(wording), fold(parseWording(whole))])];
}

function isCode(code: string): boolean {
  return /^\d{1,2}(?:\.\d{1,2})?$/u.test(code);
}

function sharesOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((wording) => b.includes(wording));
}

/** Blank, or most words of the shorter in the longer: an older, a shortened or a province's wording of the same indicator. */
function isAlike(wanted: readonly string[], seen: readonly string[]): boolean {
  const ENOUGH = 0.7;
  if (seen.length === 0) return true;
  return wanted.some((a) => seen.some((b) => likeness(a, b) >= ENOUGH));
}

function likeness(a: string, b: string): number {
  const [one, other] = [new Set(a.split(' ')), new Set(b.split(' '))];
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / Math.min(one.size, other.size);
}
