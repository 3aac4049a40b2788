/** An office's workbook learned as a form: the sheet found in it, understood, and tried as a mould before it is kept. */
import { nationalTemplates, placeOf, templatesFor, treeOn, type Rulebook } from '../../core/rulebook.ts';
import { parsePeriod } from '../../core/calendar/period.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { Place } from '../../core/criteria/requirement.ts';
import { withHints, type ColumnHint } from '../../core/form/columns.ts';
import { learnForm, type FormAsked } from '../../core/form/learn.ts';
import { formSchema, type Form } from '../../core/form/schema.ts';
import { Problem } from '../../core/problem.ts';
import { findHeading } from '../../core/reading/heading.ts';
import { gridOf } from '../../core/sheet/grid.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { templateOf, type Template } from '../../core/template/template.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { openWorkbook } from '../../workbook/read/workbook.ts';

export interface LearnAsked {
  readonly id: string;
  /** Its name, without folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly set: CriteriaSet;
  readonly sheet: string | null;
  readonly province: string | null;
  readonly source: string | null;
  /** The day whose thresholds it is compared with, and from which what it says otherwise holds. */
  readonly day: string;
  readonly hints: readonly ColumnHint[];
}

/** Of the workbook; a form of the field has some 100 kB. */
const MAX_MOULD_BYTES = 4_000_000;

/**
 * @throws Problem `form-too-large`, `form-with-macros`, `form-several-sheets`, `no-such-sheet`, `set-without-sheet`, those of learnForm, and of
 * the reader and the patcher
 */
export function learnFrom(rulebook: Rulebook, asked: LearnAsked): Form {
  const { bytes, file, set, province, day } = asked;
  if (bytes.length > MAX_MOULD_BYTES) throw new Problem('form-too-large', { size: bytes.length, limit: MAX_MOULD_BYTES });
  if (/\.xlsm$/iu.test(file)) throw new Problem('form-with-macros', { file });
  // Learned anew, a form is compared with what holds without it.
  const bare: Rulebook = { ...rulebook, forms: rulebook.forms.filter((form) => form.set !== set.id) };
  const others = nationalTemplates(bare);
  const template = templateFor(bare, province, day, set);
  const sheet = sheetIn(bytes, asked.sheet, template, asked.hints);
  const about: FormAsked = {
    ...{ id: asked.id, file, province, source: asked.source, hints: asked.hints, from: day },
    place: placeIn(bare, province, day),
    template,
    others,
  };
  const learned = learnForm(sheet, about);
  // Workbooks that are signed, or built in ways that cannot be patched, are refused now, not on the day of the report.
  if (learned.codeCell !== null) patchWorkbook(bytes, [{ sheet: sheet.name, cell: learned.codeCell, value: learned.id }]);
  return formSchema.parse({ ...learned, mould: Buffer.from(bytes).toString('base64') });
}

function templateFor(rulebook: Rulebook, province: string | null, day: string, set: CriteriaSet): Template {
  const found = [...templatesFor(rulebook, province, day), ...nationalTemplates(rulebook)].find(({ id }) => id === set.id);
  if (found) return found;
  const [layout] = rulebook.layouts;
  if (!layout) throw new Problem('set-without-sheet', { set: set.id, sets: [], day });
  return templateOf(set, layout);
}

/** The province's region; a form that is nobody's is compared with what holds everywhere. */
function placeIn(rulebook: Rulebook, province: string | null, day: string): Place {
  const period = parsePeriod(day.slice(0, 7));
  if (province === null || !period) return { region: null, year: Number(day.slice(0, 4)), day };
  return { ...placeOf(rulebook, province, period), region: treeOn(rulebook, day).regionOf(province), day };
}

function sheetIn(bytes: Uint8Array, only: string | null, { layout }: Template, hints: readonly ColumnHint[]): Sheet {
  const workbook = openWorkbook(bytes);
  const names = workbook.worksheets.map(({ name }) => name);
  if (only !== null) {
    const sheet = workbook.readSheet(only);
    if (!sheet) throw new Problem('no-such-sheet', { sheet: only, sheets: names });
    return sheet;
  }
  const sheets = workbook.worksheets.flatMap(({ name, state }) => (state === 'visible' ? (workbook.readSheet(name) ?? []) : []));
  const known = withHints(layout, hints);
  const [first, ...more] = sheets.filter((sheet) => findHeading(gridOf(sheet), known));
  if (!first) throw new Problem('form-not-understood', { sheet: names.join('”, “') });
  if (more.length > 0) throw new Problem('form-several-sheets', { sheets: [first, ...more].map(({ name }) => name) });
  return first;
}
