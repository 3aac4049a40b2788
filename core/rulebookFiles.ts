/**
 * data/ from its files to a Rulebook. A wrong file is the administrator's, and said with its name and
 * what is wrong in it: a threshold lost to a slip of the pen would be found by an inspection.
 */
import type { z } from 'zod';
import { calendarSchema } from './calendar/cutOff.ts';
import { bandsSchema } from './consolidation/bands.ts';
import { isShare, overlaySchema, type OverlayItem } from './criteria/overlay.ts';
import { criteriaSetSchema, type CriteriaSet } from './criteria/schema.ts';
import { Problem } from './problem.ts';
import type { Rulebook } from './rulebook.ts';
import { layoutSchema } from './template/schema.ts';
import { obligationFileSchema } from './units/obligation.ts';
import { unitFileSchema } from './units/schema.ts';

/** The parsed JSON of every file by its path below data/, with `/`: `criteria/xa-ntm-318-2022.json`. */
export type RulebookFiles = Readonly<Record<string, unknown>>;

const FOLDERS = ['criteria', 'templates', 'overlays', 'units', 'calendars', 'obligations'] as const;
type Folder = (typeof FOLDERS)[number];
const BANDS = 'bands.json';

/** @throws Problem `rulebook-file-wrong` */
export function parseRulebook(files: RulebookFiles): Rulebook {
  const paths = Object.keys(files).sort();
  const stray = paths.find((path) => path !== BANDS && !FOLDERS.some((folder) => new RegExp(`^${folder}/[^/]+\\.json$`).test(path)));
  if (stray !== undefined) wrong(stray, 'no folder of the rulebook holds such a file');
  const named = <T>(folder: Folder, schema: z.ZodType<T>, nameIn: (content: T) => string): readonly T[] =>
    paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => checkName(path, parse(path, schema, files[path]), nameIn));

  const sets = named('criteria', criteriaSetSchema, (set) => set.id);
  const layouts = named('templates', layoutSchema, (layout) => layout.id);
  const overlays = named('overlays', overlaySchema, (overlay) => overlay.province);
  const units = named('units', unitFileSchema, (file) => file.province).flatMap((file) => file.units);
  const obligationFiles = named('obligations', obligationFileSchema, (file) => file.province);

  for (const { id, sets: printed } of layouts) {
    for (const set of printed) if (!sets.some((one) => one.id === set)) wrong(`templates/${id}.json`, `sets: there is no set ${set}`);
  }
  for (const { province, items } of overlays) {
    for (const [index, item] of items.entries()) checkOverlayItem(`overlays/${province}.json`, index, item, sets);
  }
  const codes = new Set(units.map((unit) => unit.code));
  for (const { province, items } of obligationFiles) {
    for (const { unit } of items) if (!codes.has(unit)) wrong(`obligations/${province}.json`, `items: there is no unit ${unit}`);
  }
  return {
    sets,
    layouts,
    overlays,
    units,
    calendars: named('calendars', calendarSchema, (calendar) => calendar.id),
    obligations: obligationFiles.flatMap((file) => file.items),
    bands: parse(BANDS, bandsSchema, files[BANDS]),
  };
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

/** A slip in the set, the code or the kind of value would leave the national figure standing, unseen. */
function checkOverlayItem(path: string, index: number, { set, code, threshold }: OverlayItem, sets: readonly CriteriaSet[]): void {
  const where = `items.${String(index)}`;
  const found = sets.find((one) => one.id === set) ?? wrong(path, `${where}.set: there is no set ${set}`);
  const indicator =
    found.criteria.flatMap((criterion) => criterion.indicators).find((one) => one.code === code) ??
    wrong(path, `${where}.code: ${set} has no indicator ${code}`);
  if (threshold === undefined) return;
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

function wrong(file: string, issue: string): never {
  throw new Problem('rulebook-file-wrong', { file, issue });
}
