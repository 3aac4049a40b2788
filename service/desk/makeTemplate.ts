/**
 * A unit's official sheet for a period as a workbook, started from its last report where there is one: in the form of the
 * unit's own office where one was learned, else in ours.
 */
import { lastDayOf, type Period } from '../../core/calendar/period.ts';
import { completenessOf } from '../../core/criteria/completeness.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { fillForm } from '../../core/form/fill.ts';
import type { Form } from '../../core/form/schema.ts';
import { Problem } from '../../core/problem.ts';
import { calendarOf, formFor, placeOf, templatesFor, type Rulebook } from '../../core/rulebook.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { carriedRows, type LastReport } from '../../core/template/lastReport.ts';
import { leftBehind, type LeftBehind } from '../../core/template/leftBehind.ts';
import type { Template } from '../../core/template/template.ts';
import { fitsSet, unitLevelOf } from '../../core/units/fitsSet.ts';
import type { Unit } from '../../core/units/schema.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { openWorkbook } from '../../workbook/read/workbook.ts';

/** Our own layout, also where the office has a form. */
export const NATIONAL_FORM = 'national';

export interface TemplateAsked {
  readonly unit: Unit;
  /** The units of the period's last day. */
  readonly tree: UnitTree;
  readonly period: Period;
  readonly set: CriteriaSet;
  readonly last?: LastReport;
  /** A form's id, or NATIONAL_FORM; absent = the office's own where it has one. */
  readonly form?: string;
}

export interface MadeTemplate {
  readonly bytes: Uint8Array;
  readonly template: Template;
  /** The form it is made in; null = ours. */
  readonly form: string | null;
  /** What the last report says and the sheet does not take over. */
  readonly leftBehind: readonly LeftBehind[];
}

/**
 * @throws Problem `unit-not-commune`, `unit-of-another-level`, `set-lacks-indicators`, `set-without-sheet`, `last-report-of-another`,
 * `unknown-form`, and of the patcher where the form's workbook cannot be written
 */
export async function makeTemplate(rulebook: Rulebook, asked: TemplateAsked): Promise<MadeTemplate> {
  const { unit, period, set, last } = asked;
  checkLevel(unit, set);
  const day = lastDayOf(period);
  const form = formAsked(rulebook, asked, day);
  const templates = templatesFor(rulebook, unit.code, day).filter((one) => fitsSet(unit, one.set));
  const template = templates.find(({ id }) => id === set.id);
  // What the office's own form prints is whole as it stands; our layout prints what is known.
  if (!form) checkComplete(template?.set ?? set);
  if (!template) throw new Problem('set-without-sheet', { set: set.id, sets: completeOf(templates), day });
  if (form) return makeInForm(form, template, asked);
  const place = placeOf(rulebook, unit.code, period);
  const calendar = calendarOf(rulebook, unit.code, period);
  const design = designSheet({ template, unit, unitTree: asked.tree, period, calendar, place, ...(last ? { last } : {}) });
  // Loaded when asked for: exceljs takes a quarter of a second that most runs do not need.
  const { buildWorkbook } = await import('../../workbook/build/buildWorkbook.ts');
  return { bytes: await buildWorkbook(design), template, form: null, leftBehind: last ? leftBehind(last, template, () => true) : [] };
}

function makeInForm(form: Form, template: Template, { unit, period, last }: TemplateAsked): MadeTemplate {
  const mould = Buffer.from(form.mould ?? '', 'base64');
  const sheet = openWorkbook(mould).readSheet(form.sheet);
  if (!sheet) throw new Problem('no-such-sheet', { sheet: form.sheet, sheets: [] });
  const { writes, takes } = fillForm(form, sheet, { template, unit, period, carried: carriedRows(last, template, unit) });
  const { bytes } = patchWorkbook(mould, writes);
  return { bytes, template, form: form.id, leftBehind: last ? leftBehind(last, template, takes) : [] };
}

function formAsked(rulebook: Rulebook, { unit, set, form }: TemplateAsked, day: string): Form | undefined {
  if (form === NATIONAL_FORM) return undefined;
  const own = formFor(rulebook, unit.code, day, set.id);
  if (form === undefined || own?.id === form) return own;
  const named = rulebook.forms.find((one) => one.id === form && one.set === set.id && one.mould !== null);
  if (!named) throw new Problem('unknown-form', { form, forms: [NATIONAL_FORM, ...(own ? [own.id] : [])] });
  return named;
}

function completeOf(templates: readonly Template[]): readonly string[] {
  return templates.filter(({ set }) => completenessOf(set).isComplete).map(({ id }) => id);
}

function checkLevel(unit: Unit, set: CriteriaSet): void {
  if (fitsSet(unit, set)) return;
  if (unitLevelOf(set) === 'commune') throw new Problem('unit-not-commune', { unit: unit.code, name: unit.name });
  throw new Problem('unit-of-another-level', { unit: unit.code, name: unit.name, set: set.id, title: set.title, level: set.level });
}

/** Rows that nobody knows cannot be printed; what is there would be taken for the whole set. */
function checkComplete(set: CriteriaSet): void {
  const { criteria, indicators, incomplete, isComplete } = completenessOf(set);
  if (isComplete) return;
  throw new Problem('set-lacks-indicators', {
    set: set.id,
    heldCriteria: criteria.held,
    criteria: criteria.official ?? '?',
    held: indicators.held,
    indicators: indicators.official ?? '?',
    without: incomplete.map(String),
    decision: [set.decision?.number, set.decision?.annex].filter((part) => part !== undefined).join(', '),
  });
}
