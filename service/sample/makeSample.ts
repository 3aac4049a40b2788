/**
 * Fills an empty folder with the sample: the reports of every obliged commune as their officers
 * would send them (the official template, its cells filled in), and the masters of district and province.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastDayOf, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { checkWorkbook } from '../../core/check.ts';
import { Problem } from '../../core/problem.ts';
import { calendarOf, placeOf, templatesFor, treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { ValueWrite } from '../../core/sheet/sheet.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import type { Template } from '../../core/template/template.ts';
import { obligedUnits } from '../../core/units/obligation.ts';
import type { Unit } from '../../core/units/schema.ts';
import { buildWorkbook } from '../../workbook/build/buildWorkbook.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { readFileWhole, writeFileSafely } from '../files.ts';
import { openStore } from '../store/sqliteStore.ts';
import { blocked, explained, fillIndicator, type Answer } from './fillReport.ts';
import { loadSample, type Sample } from './loadSample.ts';
import { makeAccounts } from './makeAccounts.ts';
import { chanceOf } from './random.ts';

const FOLDER = fileURLToPath(new URL('../../data/sample/', import.meta.url));

export interface MadeSample {
  readonly period: Period;
  readonly set: string;
  /** Folder of all reports; one folder a district in it. */
  readonly reports: string;
  readonly masters: readonly { readonly unit: string; readonly file: string }[];
  readonly files: number;
  /** The service's data folder, with the sample's accounts. */
  readonly data: string;
  /** Names, passwords and tokens of the sample's accounts; readable by their owner alone. */
  readonly logins: string;
}

/** @throws Problem `folder-not-empty` */
export async function makeSample(folder: string, rulebook: Rulebook, sample: Sample = loadSample()): Promise<MadeSample> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Problem('folder-not-empty', { folder });
  const period = parsePeriod(sample.period);
  if (!period) throw new Error(`the sample's period is none: ${sample.period}`);
  const tree = treeOn(rulebook, lastDayOf(period));
  const units = obligedUnits(rulebook.obligations, sample.set, period, tree, sample.province).filter(
    ({ code }) => !sample.missing.includes(code),
  );
  const reports = join(folder, 'bao-cao');
  for (const unit of units) {
    const district = join(reports, fileName(tree.unit(unit.parent ?? '')?.name ?? ''));
    mkdirSync(district, { recursive: true });
    writeFileSafely(join(district, `${fileName(unit.name)}.xlsx`), await makeReport(unit, period, rulebook, sample));
  }
  const masters = sample.masters.map(({ unit, file }) => ({ unit, file: join(folder, basename(file)) }));
  for (const [index, { file }] of masters.entries()) writeFileSafely(file, readFileWhole(join(FOLDER, sample.masters[index]?.file ?? '')));
  const [data, logins] = [join(folder, 'du-lieu'), join(folder, 'tai-khoan.json')];
  const store = await openStore(data);
  await makeAccounts(store, rulebook, logins, sample);
  await store.close();
  return { period, set: sample.set, reports, masters, files: units.length, data, logins };
}

/** The official template, filled in cell by cell as in Excel. */
export async function makeReport(unit: Unit, period: Period, rulebook: Rulebook, sample: Sample): Promise<Uint8Array> {
  const day = lastDayOf(period);
  const template = templatesFor(rulebook, unit.code, day).find(({ id }) => id === sample.set);
  if (!template) throw new Error(`no template ${sample.set}`);
  const place = placeOf(rulebook, unit.code, period);
  const request = { template, unit, unitTree: treeOn(rulebook, day), period, calendar: calendarOf(rulebook, unit.code, period), place };
  const empty = await buildWorkbook(designSheet({ ...request, notice: sample.notice }));
  return patchWorkbook(empty, writesOf(empty, template, rulebook, answersFor(template, unit, place, sample))).bytes;
}

function answersFor(template: Template, unit: Unit, place: ReturnType<typeof placeOf>, sample: Sample): ReadonlyMap<string, Answer> {
  const chance = chanceOf(sample.seed, unit.code);
  const indicators = template.set.criteria.flatMap((criterion) => criterion.indicators);
  const answers = new Map(indicators.map((indicator) => [indicator.code, fillIndicator(indicator, place, chance)]));
  const insurance = indicators.find(({ text }) => text.includes('bảo hiểm y tế'));
  if (insurance && sample.explained.includes(unit.code)) answers.set(insurance.code, explained(insurance, place));
  if (insurance && sample.blocked.includes(unit.code)) {
    const next = indicators[indicators.indexOf(insurance) + 1] ?? insurance;
    for (const [index, { code }] of [insurance, next].entries()) answers.set(code, blocked(mustGet(answers, code), index));
  }
  return answers;
}

function mustGet(answers: ReadonlyMap<string, Answer>, code: string): Answer {
  const answer = answers.get(code);
  if (!answer) throw new Error(`no answer for ${code}`);
  return answer;
}

function mustHave(cell: string | null): string {
  if (cell === null) throw new Error('our own template lacks a column');
  return cell;
}

/** Where each answer goes is read from the sheet itself, as an officer sees it. */
function writesOf(empty: Uint8Array, template: Template, rulebook: Rulebook, answers: ReadonlyMap<string, Answer>): readonly ValueWrite[] {
  const sheets = readWorkbook(empty).sheets.map(({ sheet }) => sheet);
  const [checked] = checkWorkbook(sheets, rulebook).reports;
  if (checked?.report.template !== template.id) throw new Error('our own template is not recognised');
  return checked.report.entries.flatMap(({ indicator, cells }) => {
    const answer = mustGet(answers, indicator);
    if (!cells) throw new Error(`our own template has no row for ${indicator}`);
    return (['result', 'selfAssessment', 'expectedBy', 'obstacle', 'note'] as const)
      .filter((column) => answer[column] !== '')
      .map((column) => ({ sheet: checked.report.sheet, cell: mustHave(cells[column]), value: answer[column] }));
  });
}

/** Names of files and folders keep to plain letters: Xã Nam Mỹ → `xa-nam-my`. */
export function fileName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
