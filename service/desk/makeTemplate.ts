/** A commune's official sheet for a period as a workbook, started from its last report where there is one. */
import { lastDayOf, type Period } from '../../core/calendar/period.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { Problem } from '../../core/problem.ts';
import { calendarOf, placeOf, templatesFor, type Rulebook } from '../../core/rulebook.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import type { LastReport } from '../../core/template/lastReport.ts';
import type { Template } from '../../core/template/template.ts';
import type { Unit } from '../../core/units/schema.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';

export interface TemplateAsked {
  readonly unit: Unit;
  /** The units of the period's last day. */
  readonly tree: UnitTree;
  readonly period: Period;
  readonly set: CriteriaSet;
  readonly last?: LastReport;
}

export interface MadeTemplate {
  readonly bytes: Uint8Array;
  readonly template: Template;
}

/** @throws Problem `unit-not-commune`, `set-without-sheet`, `last-report-of-another` */
export async function makeTemplate(rulebook: Rulebook, { unit, tree, period, set, last }: TemplateAsked): Promise<MadeTemplate> {
  if (unit.level !== 'commune') throw new Problem('unit-not-commune', { unit: unit.code, name: unit.name });
  const day = lastDayOf(period);
  const templates = templatesFor(rulebook, unit.code, day);
  const template = templates.find(({ id }) => id === set.id);
  if (!template) throw new Problem('set-without-sheet', { set: set.id, sets: templates.map(({ id }) => id), day });
  const calendar = calendarOf(rulebook, unit.code, period);
  const place = placeOf(rulebook, unit.code, period);
  const design = designSheet({ template, unit, unitTree: tree, period, calendar, place, ...(last ? { last } : {}) });
  // Loaded when asked for: exceljs takes a quarter of a second that most runs do not need.
  const { buildWorkbook } = await import('../../workbook/build/buildWorkbook.ts');
  return { bytes: await buildWorkbook(design), template };
}
