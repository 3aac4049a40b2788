/**
 * An office's own form → a Form: its columns, rows, cells for unit and period; what it says otherwise than the set, what the
 * set lacks, and what a person must look at. Nothing is guessed: what is not understood is asked, with its cell.
 */
import { completenessOf } from '../criteria/completeness.ts';
import type { Place } from '../criteria/requirement.ts';
import { Problem } from '../problem.ts';
import { alignRows } from '../reading/align.ts';
import { findHeading, type Heading } from '../reading/heading.ts';
import { readableSheet } from '../reading/readableSheet.ts';
import { shownText } from '../reading/shownText.ts';
import { gridOf, type Grid } from '../sheet/grid.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { templateOf, type Template } from '../template/template.ts';
import { askColumns, layoutOf, withHints, type ColumnHint } from './columns.ts';
import { completedSet } from './complete.ts';
import { inputsOf } from './inputs.ts';
import { findCodeCell, findPlaces } from './places.ts';
import { learnRows } from './rows.ts';
import type { Form, FormPlace, Question } from './schema.ts';

export interface FormAsked {
  readonly id: string;
  readonly file: string;
  readonly province: string | null;
  /** The decision that lays the form down. */
  readonly source: string | null;
  /** From which day what it says otherwise holds. */
  readonly from: string;
  readonly place: Place;
  readonly hints: readonly ColumnHint[];
  /** The set as it holds without the form. */
  readonly template: Template;
  /** Those of every set, to see whose rows they are. */
  readonly others: readonly Template[];
}

/**
 * Without its mould.
 * @throws Problem `form-not-understood`, `form-of-another-set`, `form-old-font`, `form-codes-twice`
 */
export function learnForm(sheet: Sheet, asked: FormAsked): Form {
  if (readableSheet(sheet).sheet !== sheet) throw new Problem('form-old-font', { sheet: sheet.name });
  const { template, province, source, file } = asked;
  const grid = gridOf(sheet);
  const hinted = { ...template, layout: withHints(template.layout, asked.hints) };
  const heading = findHeading(grid, hinted.layout);
  if (!heading) throw new Problem('form-not-understood', { sheet: sheet.name });
  checkSet(grid, heading, hinted, asked.others);
  const provenance = { source: source ?? `Biểu “${file}” (thay bằng số, ngày quyết định)`, isDecision: source !== null };
  const learned = learnRows({
    grid,
    heading,
    template: hinted,
    place: asked.place,
    overlayFrom: province === null ? null : asked.from,
    provenance,
  });
  const places = findPlaces(grid, heading, template.set.level);
  const codeCell = findCodeCell(grid, heading);
  const form: Form = {
    schemaVersion: 1,
    kind: 'form',
    ...{ id: asked.id, set: template.set.id, province, file, sheet: sheet.name, source },
    layout: layoutOf(asked.id, template.set.id, template.version, grid, heading),
    codeCell,
    places,
    ...learned,
    questions: [],
    mould: null,
  };
  const questions = [
    ...askColumns(grid, heading),
    ...learned.questions,
    ...askPlaces(places, codeCell),
    ...askFigures(grid, heading, form, template),
    ...askCount(form, template),
    ...askSource(form),
  ];
  return { ...form, questions };
}

/** Codes are used again for other indicators, so a form of another set would be understood row by row, and wrongly. */
function checkSet(grid: Grid, heading: Heading, template: Template, others: readonly Template[]): void {
  const share = (one: Template): number => alignRows(grid, heading, one).placed.size / Math.max(1, one.rows.length);
  const own = share(template);
  const better = others
    .filter(({ id }) => id !== template.id)
    .map((other) => ({ other, share: share(other) }))
    .sort((a, b) => b.share - a.share)[0];
  if (better && better.share > own && better.share >= HALF)
    throw new Problem('form-of-another-set', { sheet: grid.sheet.name, set: template.id, better: better.other.id });
  if (own < HALF) throw new Problem('form-rows-unknown', { sheet: grid.sheet.name, set: template.id, known: Math.round(own * 100) });
}

/** As recognition asks of every sheet. */
const HALF = 0.5;

function askPlaces(places: readonly FormPlace[], codeCell: string | null): readonly Question[] {
  const asked: Question[] = [];
  if (!places.some(({ text }) => /\{unit\}|\{UNIT\}|\{name\}/u.test(text)))
    asked.push(
      noPlace(
        'Không thấy ô ghi tên đơn vị ở trên bảng; tên chỉ có trong “Mã biểu”. Thêm ô “Đơn vị báo cáo: ………” rồi học lại nếu cần.',
        'No cell above the table names the unit; the form code alone says it. Add “Đơn vị báo cáo: ………” and learn again if it is needed.',
      ),
    );
  if (!places.some(({ text }) => /\{period\}|\{PERIOD\}/u.test(text)))
    asked.push(
      noPlace(
        'Không thấy ô ghi kỳ báo cáo (“Tháng … năm …”) ở trên bảng; kỳ chỉ có trong “Mã biểu”.',
        'No cell above the table says the period (“Tháng … năm …”); the form code alone says it.',
      ),
    );
  if (codeCell === null)
    asked.push(
      noPlace(
        'Trên dòng tiêu đề không có dòng nào để ghi “Mã biểu”: chèn một dòng lên trên rồi học lại, nếu không biểu phải được hỏi đơn vị và kỳ mỗi lần.',
        'No row above the heading can hold the form code: insert one and learn again, else unit and period are asked each time.',
      ),
    );
  return asked;
}

function noPlace(vi: string, en: string): Question {
  return { cell: null, kind: 'place', why: { vi, en } };
}

/** A form that somebody has filled is emptied in every new sheet. */
function askFigures(grid: Grid, heading: Heading, form: Form, template: Template): readonly Question[] {
  const filled = inputsOf(grid, heading, withForm(template, form)).filter(
    ({ cell }) => cell && cell.formula === undefined && shownText(cell) !== '',
  );
  const [first] = filled;
  if (!first) return [];
  const count = String(filled.length);
  return [
    {
      cell: first.at,
      kind: 'figures',
      why: {
        vi: `Biểu đã có ${count} ô số liệu hoặc lời ghi; các ô đó được để trống khi lập biểu mới.`,
        en: `The form holds ${count} figures or remarks already; those cells are emptied in every new sheet.`,
      },
    },
  ];
}

/** The template with what the form adds to its set. */
export function withForm(template: Template, form: Form): Template {
  const set = completedSet(template.set, [form]);
  return set === template.set ? template : templateOf(set, template.layout);
}

function askCount(form: Form, template: Template): readonly Question[] {
  const { indicators, incomplete } = completenessOf(withForm(template, form).set);
  const missing = template.rows.filter(
    (row) =>
      row.kind !== 'local' &&
      !form.rows.some(({ key }) => key === (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code)),
  );
  const keys = missing.map((row) => (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code));
  const asked: Question[] = [];
  if (keys.length > 0)
    asked.push({
      cell: null,
      kind: 'count',
      why: {
        vi: `Biểu không có dòng cho: ${keys.join(', ')}. Báo cáo lập từ biểu này sẽ thiếu các dòng đó.`,
        en: `The form has no row for: ${keys.join(', ')}. Reports made of it will lack those rows.`,
      },
    });
  if (incomplete.length > 0 || (indicators.official !== null && indicators.held !== indicators.official))
    asked.push({
      cell: null,
      kind: 'count',
      why: {
        vi: `Sau khi bổ sung, bộ có ${String(indicators.held)}/${String(indicators.official ?? '?')} chỉ tiêu${incomplete.length === 0 ? '' : `; tiêu chí còn thiếu: ${incomplete.join(', ')}`}. Đối chiếu với quyết định.`,
        en: `With the form the set holds ${String(indicators.held)} of ${String(indicators.official ?? '?')} indicators${incomplete.length === 0 ? '' : `; still lacking: criteria ${incomplete.join(', ')}`}. Compare with the decision.`,
      },
    });
  return asked;
}

function askSource({ source, overlay, completion }: Form): readonly Question[] {
  if (source !== null || overlay.length + completion.length === 0) return [];
  return [
    {
      cell: null,
      kind: 'source',
      why: {
        vi: 'Chưa nêu quyết định ban hành biểu: các mức trong biểu chỉ in kèm “chưa đối chiếu với quyết định”, không dùng để xét Đạt hay Chưa đạt. Có quyết định thì học lại với --source "Quyết định số …".',
        en: 'No decision is named for the form: its thresholds are printed as not compared with the decision, and decide nothing. With the decision at hand, learn again with --source "Quyết định số …".',
      },
    },
  ];
}
