/** The rows of an office's own form: those of the set, those that the set lacks, and those that a person must place. */
import { isIncomplete } from '../criteria/completeness.ts';
import type { OverlayItem } from '../criteria/overlay.ts';
import type { Place } from '../criteria/requirement.ts';
import type { Criterion, Indicator } from '../criteria/schema.ts';
import { Problem } from '../problem.ts';
import { alignRows, type Alignment } from '../reading/align.ts';
import { parseCodePrefix } from '../reading/codes.ts';
import type { Heading } from '../reading/heading.ts';
import { readRows, type SheetRow } from '../reading/sheetRows.ts';
import { shownText } from '../reading/shownText.ts';
import { addressOf } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import type { ColumnKey } from '../template/schema.ts';
import type { Template, TemplateRow } from '../template/template.ts';
import { parseWording } from '../template/wording.ts';
import { fold, tidy } from '../text/fold.ts';
import { newIndicator, type Provenance } from './newIndicator.ts';
import { propose } from './propose.ts';
import type { FormRow, Question } from './schema.ts';

export interface Learned {
  readonly rows: readonly FormRow[];
  readonly overlay: readonly OverlayItem[];
  readonly completion: readonly Criterion[];
  readonly questions: readonly Question[];
}

export interface FormSheet {
  readonly grid: Grid;
  readonly heading: Heading;
  readonly template: Template;
  readonly place: Place;
  /** Null where no province is named: what differs is then only asked about. */
  readonly overlayFrom: string | null;
  readonly provenance: Provenance;
}

/** What the reader of the rows gathers. */
interface Gathered {
  readonly rows: FormRow[];
  readonly overlay: OverlayItem[];
  readonly questions: Question[];
  /** By criterion, in the form's order. */
  readonly added: Map<number, Indicator[]>;
  /** The cell of each code that was added. */
  readonly codes: Map<string, string>;
}

/** @throws Problem `form-codes-twice` */
export function learnRows(form: FormSheet): Learned {
  const alignment = alignRows(form.grid, form.heading, form.template);
  const placed = placedByRow(alignment, form.template);
  const rows = readRows(form.grid, form.heading, form.template.layout);
  const end = lastKnown(rows, placed, form.template);
  const gathered: Gathered = { rows: [], overlay: [], questions: [], added: new Map(), codes: new Map() };
  let criterion: Criterion | null = null;
  for (const row of rows) {
    if (row.row > end) break;
    const known = placed.get(row.row);
    criterion = known ? known.criterion : (criterionOf(row, form.template) ?? criterion);
    if (known) learnKnown(row, known, form, gathered);
    else learnOther(row, criterion, alignment, form, gathered);
  }
  const completion = form.template.set.criteria.flatMap((one): readonly Criterion[] => {
    const indicators = gathered.added.get(one.no);
    return indicators ? [{ no: one.no, name: one.name, indicators }] : [];
  });
  return { rows: gathered.rows, overlay: gathered.overlay, completion, questions: gathered.questions };
}

/** A row with a code of its own below a criterion that lacks indicators is one of those, however alike another is worded. */
function placedByRow(alignment: Alignment, { set }: Template): ReadonlyMap<number, TemplateRow> {
  const open = new Set(set.criteria.filter(isIncomplete).map(({ no }) => String(no)));
  const placed = [...alignment.placed].filter(
    ([, { by, codeSeen }]) => !(by === 'likeness' && /^\d+\.\d+$/u.test(codeSeen) && open.has(codeSeen.split('.')[0] ?? '')),
  );
  return new Map(placed.map(([row, { row: at }]) => [at, row]));
}

/** Below it stand notes and signatures. */
function lastKnown(rows: readonly SheetRow[], placed: ReadonlyMap<number, TemplateRow>, template: Template): number {
  return Math.max(0, ...rows.filter((row) => placed.has(row.row) || criterionOf(row, template)).map(({ row }) => row));
}

/** By a code like `4.2`. */
function criterionOf({ codes }: SheetRow, { set }: Template): Criterion | undefined {
  return set.criteria.find(({ no }) => codes.some((code) => code.split('.').length === 2 && code.startsWith(`${String(no)}.`)));
}

function textIn({ grid, heading }: FormSheet, row: SheetRow, key: ColumnKey): { readonly text: string; readonly cell: string } {
  const column = heading.columns[key];
  if (column === undefined) return { text: '', cell: row.cell };
  // A requirement that stands for several rows is merged over them.
  const area = grid.mergeAt(row.row, column);
  const cell = grid.cell(area?.top ?? row.row, area?.left ?? column);
  return { text: typeof cell?.value === 'string' ? cell.value : shownText(cell), cell: addressOf(row.row, column) };
}

/** As one line, without a code before it. */
function wordingOf(row: SheetRow, form: FormSheet): string {
  const { text } = textIn(form, row, 'content');
  const whole = tidy(text === '' ? textIn(form, row, 'criterion').text : text);
  return parseCodePrefix(whole)?.rest ?? whole;
}

function learnKnown(row: SheetRow, known: TemplateRow, form: FormSheet, gathered: Gathered): void {
  const requirement = textIn(form, row, 'requirement');
  const key = known.kind === 'criterion' ? `TC ${String(known.criterion.no)}` : known.indicator.code;
  const wording = sameWording(row, known) ?? wordingOf(row, form);
  gathered.rows.push({ cell: row.cell, key, wording, requirement: tidy(requirement.text) });
  if (known.kind === 'criterion' || known.kind === 'local') return;
  const isReworded = fold(wording) !== fold(known.indicator.text) && fold(wording) !== fold(known.criterion.name);
  const said = {
    indicator: known.indicator,
    ...(isReworded && { wording }),
    unit: tidy(textIn(form, row, 'unit').text),
    requirement: requirement.text,
    cell: requirement.cell,
  };
  const base = { set: form.template.set.id, from: form.overlayFrom ?? '0001-01-01' };
  const { items, questions } = propose(said, form.place, base, form.provenance);
  gathered.questions.push(...questions);
  if (form.overlayFrom === null) gathered.questions.push(...items.map((item) => noProvince(item, said)));
  else gathered.overlay.push(...items);
}

/** The template's own words where the row says them, as our sheets add marks and hints to them. */
function sameWording({ wordings }: SheetRow, known: TemplateRow): string | undefined {
  const own =
    known.kind === 'criterion'
      ? [known.criterion.name]
      : [known.indicator.text, ...(known.kind === 'single' ? [known.criterion.name] : [])];
  return own.find((wording) => wordings.includes(fold(wording)));
}

function learnOther(row: SheetRow, criterion: Criterion | null, alignment: Alignment, form: FormSheet, gathered: Gathered): void {
  const repeated = alignment.repeated.find((one) => one.row === row.row);
  if (repeated) gathered.questions.push(repeatedRow(row, repeated.of));
  else if (criterion && isIncomplete(criterion) && row.text !== '' && (ownCode(row, criterion) !== undefined || isAsked(row, form)))
    addRow(row, criterion, form, gathered);
  else if (row.text !== '' && !isGroup(row)) gathered.questions.push(strayRow(row, form));
}

function ownCode({ codes }: SheetRow, { no }: Criterion): string | undefined {
  return codes.find((code) => code.startsWith(`${String(no)}.`));
}

/** A row without a code that asks for something is an indicator, not a note. */
function isAsked(row: SheetRow, form: FormSheet): boolean {
  return (
    row.codes.length === 0 && !isGroup(row) && ['requirement', 'unit'].some((key) => textIn(form, row, key as ColumnKey).text.trim() !== '')
  );
}

/** `I`, `II`, `A`: criteria are put in groups. */
function isGroup({ code }: SheetRow): boolean {
  return /^(?:[IVX]{1,5}|[A-D])$/u.test(code.replace(/[.)]$/u, ''));
}

function addRow(row: SheetRow, criterion: Criterion, form: FormSheet, gathered: Gathered): void {
  const candidates = row.codes.filter((code) => code.startsWith(`${String(criterion.no)}.`));
  const taken = (code: string): boolean => gathered.codes.has(code) || criterion.indicators.some((one) => one.code === code);
  const code = candidates.find((one) => !taken(one)) ?? (candidates.length === 0 ? nextCode(criterion, gathered) : undefined);
  if (code === undefined)
    throw new Problem('form-codes-twice', { code: candidates[0], cells: [gathered.codes.get(candidates[0] ?? '') ?? '?', row.cell] });
  if (code !== candidates[0]) gathered.questions.push(codeMade(row, code));
  const { text, cell } = textIn(form, row, 'requirement');
  const wording = parseWording(wordingOf(row, form));
  const made = newIndicator({ code, text: wording, unit: tidy(textIn(form, row, 'unit').text), requirement: text, cell }, form.provenance);
  gathered.codes.set(code, row.cell);
  gathered.added.set(criterion.no, [...(gathered.added.get(criterion.no) ?? []), made.indicator]);
  gathered.rows.push({ cell: row.cell, key: code, wording, requirement: tidy(text) });
  gathered.questions.push(...made.questions);
}

/** The first that neither the set nor the form has. */
function nextCode({ no, indicators }: Criterion, { codes }: Gathered): string {
  const taken = new Set([...indicators.map(({ code }) => code), ...codes.keys()]);
  for (let next = 1; ; next += 1) if (!taken.has(`${String(no)}.${String(next)}`)) return `${String(no)}.${String(next)}`;
}

function codeMade(row: SheetRow, code: string): Question {
  return {
    cell: row.cell,
    kind: 'code',
    why: {
      vi: `Dòng ${String(row.row)} (“${row.text}”) ghi mã “${row.code}”; được đặt mã ${code} theo thứ tự. Xem lại theo quyết định.`,
      en: `Row ${String(row.row)} (“${row.text}”) has the code “${row.code}”; it was given ${code} by its place. Compare with the decision.`,
    },
  };
}

function repeatedRow(row: SheetRow, of: TemplateRow): Question {
  const key = of.kind === 'criterion' ? `TC ${String(of.criterion.no)}` : of.indicator.code;
  return {
    cell: row.cell,
    kind: 'row',
    why: {
      vi: `Dòng ${String(row.row)} nói lại ${key}, đã có ở dòng trước; số liệu được đọc ở dòng có ghi. Bỏ một trong hai dòng nếu thừa.`,
      en: `Row ${String(row.row)} says ${key} again; the figures are read where they are written. Delete one of the two if it is not needed.`,
    },
  };
}

function strayRow(row: SheetRow, { template }: FormSheet): Question {
  return {
    cell: row.cell,
    kind: 'row',
    why: {
      vi: `Dòng ${String(row.row)} (“${[row.code, row.text].filter((text) => text !== '').join(' ')}”) không phải của bộ ${template.set.id}: không đọc, để nguyên trong biểu. Nếu là chỉ tiêu riêng của tỉnh, ghi vào "rows" của data/overlays; nếu bị gõ khác, sửa mã hoặc câu chữ rồi học lại.`,
      en: `Row ${String(row.row)} (“${[row.code, row.text].filter((text) => text !== '').join(' ')}”) is none of ${template.set.id}: it is not read and stays as it is. A row of the province's own goes into “rows” of data/overlays; where it was mistyped, mend its code or wording and learn again.`,
    },
  };
}

function noProvince(
  { code }: OverlayItem,
  { cell, requirement, wording }: { cell: string; requirement: string; wording?: string },
): Question {
  return {
    cell,
    kind: 'source',
    why: {
      vi: `${code} ghi khác bộ quốc gia (“${tidy(wording ?? requirement)}”). Thêm --province để đề xuất thành mức của tỉnh.`,
      en: `${code} says otherwise than the national set (“${tidy(wording ?? requirement)}”). Give --province to have it proposed as the province's.`,
    },
  };
}
