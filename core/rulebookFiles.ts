/**
 * data/ from its files to a Rulebook. A wrong file is the administrator's, and said with its name and
 * what is wrong in it: a threshold lost to a slip of the pen would be found by an inspection.
 */
import type { z } from 'zod';
import { calendarSchema } from './calendar/calendar.ts';
import { holidaysSchema } from './calendar/holidays.ts';
import { bandsSchema } from './consolidation/bands.ts';
import { aboveOf, criterionOf, type LocalRow } from './criteria/localRow.ts';
import { isShare, overlaySchema, type OverlayItem } from './criteria/overlay.ts';
import { criteriaSetSchema, type CriteriaSet, type Indicator } from './criteria/schema.ts';
import { documentFileSchema, findDocument } from './documents/document.ts';
import { completedSet, formsIn, overlayOf } from './form/complete.ts';
import { formSchema, isForm, type Form } from './form/schema.ts';
import { Problem } from './problem.ts';
import type { Rulebook } from './rulebook.ts';
import { targetFileSchema } from './targets/target.ts';
import { layoutSchema } from './template/schema.ts';
import { obligationFileSchema, type Obligation } from './units/obligation.ts';
import { unitFileSchema, unitIndexSchema } from './units/schema.ts';
import { unitBookOf, type Home, type UnitBook } from './units/unitBook.ts';

/**
 * The parsed JSON of every file by its path below data/, with `/`: `criteria/xa-ntm-318-2022.json`. A province's units may be a
 * function that gives them, asked only when a unit of the province is; it gives undefined while they are not at hand.
 */
export type RulebookFiles = Readonly<Record<string, unknown>>;

const FOLDERS = ['criteria', 'templates', 'overlays', 'units', 'calendars', 'obligations', 'targets', 'documents'] as const;
type Folder = (typeof FOLDERS)[number];
const BANDS = 'bands.json';
const HOLIDAYS = 'holidays.json';
const UNIT_INDEX = 'units/index.json';
const SINGLE: readonly string[] = [BANDS, HOLIDAYS];

/** @throws Problem `rulebook-file-wrong` */
export function parseRulebook(files: RulebookFiles): Rulebook {
  const paths = Object.keys(files).sort();
  const stray = paths.find(
    (path) => !SINGLE.includes(path) && !FOLDERS.some((folder) => new RegExp(`^${folder}/[^/]+\\.json$`).test(path)),
  );
  if (stray !== undefined) wrong(stray, 'no folder of the rulebook holds such a file');
  const named = <T>(
    folder: Folder,
    schema: z.ZodType<T>,
    nameIn: (content: T) => string,
    isOne: (content: unknown) => boolean = () => true,
  ): readonly T[] =>
    paths
      .filter((path) => path.startsWith(`${folder}/`) && isOne(files[path]))
      .map((path) => checkName(path, parse(path, schema, files[path]), nameIn));

  const sets = named('criteria', criteriaSetSchema, (set) => set.id);
  const isLayout = (content: unknown): boolean => !isForm(content);
  const layouts = named('templates', layoutSchema, (layout) => layout.id, isLayout);
  const forms = named('templates', formSchema, (form) => form.id, isForm);
  const overlays = named('overlays', overlaySchema, (overlay) => overlay.province);
  const obligationFiles = named('obligations', obligationFileSchema, (file) => file.province);
  const units = unitBook(files, obligationFiles.map(homeOf));
  const targetFiles = named('targets', targetFileSchema, (file) => file.province);
  const calendars = named('calendars', calendarSchema, (calendar) => calendar.id);
  const documents = named('documents', documentFileSchema, (file) => file.id).flatMap((file) => file.documents);

  for (const set of sets) checkSet(set, sets);
  for (const { id, sets: printed } of layouts) {
    for (const set of printed) if (!sets.some((one) => one.id === set)) wrong(`templates/${id}.json`, `sets: there is no set ${set}`);
  }
  for (const form of forms) checkForm(form, sets);
  for (const { province, items, rows = [], bodies = [], attention = [] } of overlays) {
    const path = `overlays/${province}.json`;
    // What a form adds to a set can be confirmed like the rest of it.
    const completed = sets.map((set) => completedSet(set, formsIn(forms, province)));
    for (const [index, item] of items.entries()) checkOverlayItem(path, index, item, completed);
    for (const [index, row] of rows.entries()) checkLocalRow(path, index, row, completed);
    for (const [index, { set, code }] of bodies.entries()) findIndicator(path, `bodies.${String(index)}`, set, code, completed);
    for (const [index, { set, codes }] of attention.entries())
      for (const code of codes) findIndicator(path, `attention.${String(index)}`, set, code, completed);
  }
  // A province's file names its own units; where they are not at hand, the index knows the codes' ranges.
  const codes = new Map<string, ReadonlySet<string>>();
  const checkUnit = (path: string, province: string, unit: string): void => {
    const known = codes.get(province) ?? new Set(units.unitsOf(province).map(({ code }) => code));
    codes.set(province, known);
    if (!(known.size > 0 ? known.has(unit) : units.provincesOf(unit).includes(province))) wrong(path, `there is no unit ${unit}`);
  };
  for (const { province, items } of obligationFiles) {
    for (const { unit } of items) checkUnit(`obligations/${province}.json`, province, unit);
  }
  for (const { province, rows = [], attention = [] } of overlays) {
    for (const { by } of [...rows, ...attention]) checkUnit(`overlays/${province}.json`, province, by);
  }
  for (const { id, rounds = [], districts = {} } of calendars) {
    for (const unit of [...rounds.map((round) => round.unit), ...Object.keys(districts)]) checkUnit(`calendars/${id}.json`, id, unit);
  }
  for (const { province, items } of targetFiles) {
    const path = `targets/${province}.json`;
    for (const [index, { unit, set, measure, document }] of items.entries()) {
      const where = `items.${String(index)}`;
      checkUnit(path, province, unit);
      if (measure.kind === 'indicator') findIndicator(path, where, set, measure.code, sets);
      if (document !== null && !findDocument(documents, document)) wrong(path, `${where}.document: data/documents has no ${document}`);
    }
  }
  return {
    sets,
    layouts,
    forms,
    overlays,
    units,
    calendars,
    holidays: parse(HOLIDAYS, holidaysSchema, files[HOLIDAYS]),
    obligations: obligationFiles.flatMap((file) => file.items),
    targets: targetFiles.flatMap((file) => file.items),
    documents,
    bands: parse(BANDS, bandsSchema, files[BANDS]),
  };
}

function unitBook(files: RulebookFiles, homes: readonly Home[]): UnitBook {
  return unitBookOf(
    parse(UNIT_INDEX, unitIndexSchema, files[UNIT_INDEX]),
    (province) => {
      const path = `units/${province}.json`;
      const given = files[path];
      const content = typeof given === 'function' ? (given as () => unknown)() : given;
      return content === undefined ? undefined : checkName(path, parse(path, unitFileSchema, content), (file) => file.province);
    },
    homes,
  );
}

/** A province has something to report from its first obligation to its last. */
function homeOf({ province, items }: { readonly province: string; readonly items: readonly Obligation[] }): Home {
  const from = items.map((item) => item.from).sort()[0] ?? '';
  const ends = items.map(({ to }) => to);
  return { province, from, to: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? '') };
}

function parse<T>(path: string, schema: z.ZodType<T>, content: unknown): T {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return wrong(path, issue ? `${issue.path.map(String).join('.') || 'file'}: ${issue.message}` : result.error.message);
}

function checkName<T>(path: string, content: T, nameIn: (content: T) => string): T {
  const name = nameIn(content);
  return path.endsWith(`/${name}.json`) ? content : wrong(path, `the file is named otherwise than what it holds: ${name}`);
}

function findIndicator(path: string, where: string, set: string, code: string, sets: readonly CriteriaSet[]): Indicator {
  const found = sets.find((one) => one.id === set) ?? wrong(path, `${where}.set: there is no set ${set}`);
  const indicators = found.criteria.flatMap((criterion) => criterion.indicators);
  return indicators.find((one) => one.code === code) ?? wrong(path, `${where}.code: ${set} has no indicator ${code}`);
}

/** A form is of a set that there is, and proposes nothing that an overlay could not hold. */
function checkForm(form: Form, sets: readonly CriteriaSet[]): void {
  const path = `templates/${form.id}.json`;
  const set = sets.find(({ id }) => id === form.set) ?? wrong(path, `there is no set ${form.set}`);
  for (const { no } of form.completion)
    if (!set.criteria.some((one) => one.no === no)) wrong(path, `completion: no criterion ${String(no)}`);
  if (overlayOf(form)) for (const [index, item] of form.overlay.entries()) checkOverlayItem(path, index, item, [completedSet(set, [form])]);
}

/** Below a criterion or an indicator that there is. */
function checkLocalRow(path: string, index: number, row: LocalRow, sets: readonly CriteriaSet[]): void {
  const where = `rows.${String(index)}`;
  const above = aboveOf(row);
  const set = sets.find(({ id }) => id === row.set) ?? wrong(path, `${where}.set: there is no set ${row.set}`);
  const criterion = set.criteria.find(({ no }) => no === criterionOf(row));
  if (!criterion || (above !== String(criterion.no) && !criterion.indicators.some(({ code }) => code === above)))
    wrong(path, `${where}.code: ${row.set} has no criterion or indicator ${above}`);
}

/** What a set says of others must be there; a threshold derived from a derived one would never end. */
function checkSet({ id, presupposes = [], conditions = [], criteria }: CriteriaSet, sets: readonly CriteriaSet[]): void {
  const path = `criteria/${id}.json`;
  const indicators = criteria.flatMap((criterion) => criterion.indicators);
  const shares = [...conditions, ...indicators].flatMap(({ share }) => (share ? [share] : []));
  for (const { set } of [...presupposes, ...shares]) if (!sets.some((one) => one.id === set)) wrong(path, `there is no set ${set}`);
  for (const { code, derived } of indicators) {
    if (derived && findIndicator(path, `${code}.derived`, derived.set, derived.code, sets).derived)
      wrong(path, `${code}.derived: ${derived.set} ${derived.code} is derived itself`);
  }
}

/** A slip in the set, the code or the kind of value would leave the national figure standing, unseen. */
function checkOverlayItem(path: string, index: number, { set, code, threshold }: OverlayItem, sets: readonly CriteriaSet[]): void {
  const where = `items.${String(index)}`;
  const indicator = findIndicator(path, where, set, code, sets);
  if (threshold === undefined) return;
  checkPart(path, where, threshold.part, indicator);
  const isFigure = typeof threshold.value === 'number';
  if (indicator.type === 'boolean') {
    if (!isFigure || threshold.unit === undefined)
      wrong(path, `${where}.threshold: ${code} is met or not; a figure asked for it needs a number and its unit`);
  } else if (isFigure === (indicator.type === 'level')) {
    wrong(path, `${where}.threshold.value: ${code} is asked ${indicator.type === 'level' ? 'a level (a word)' : 'a number'}`);
  } else if ((threshold.unit ?? indicator.unit) === '%' && !isShare(threshold.value)) {
    wrong(path, `${where}.threshold.value: ${code} is a percentage, 0 to 100`);
  }
}

/** A figure for the whole would stand beside the parts' own, unseen. */
function checkPart(path: string, where: string, part: string | undefined, { code, parts = [], thresholds }: Indicator): void {
  const keys = parts.map(({ key }) => key).join(', ');
  if (part === undefined && thresholds.some((one) => one.part !== undefined))
    wrong(path, `${where}.threshold.part: ${code} asks a figure of each part: say which, ${keys}`);
  if (part !== undefined && !parts.some(({ key }) => key === part))
    wrong(path, `${where}.threshold.part: ${code} has no part ${part}${keys === '' ? '' : `, only ${keys}`}`);
}

function wrong(file: string, issue: string): never {
  throw new Problem('rulebook-file-wrong', { file, issue });
}
