/** A unit's official sheet for a period as a workbook, started from its last report where there is one. */
import { lastDayOf, type Period } from '../../core/calendar/period.ts';
import { completenessOf } from '../../core/criteria/completeness.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import { Problem } from '../../core/problem.ts';
import { calendarOf, placeOf, templatesFor, type Rulebook } from '../../core/rulebook.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import type { LastReport } from '../../core/template/lastReport.ts';
import type { Template } from '../../core/template/template.ts';
import { fitsSet, unitLevelOf } from '../../core/units/fitsSet.ts';
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

/** @throws Problem `unit-not-commune`, `unit-of-another-level`, `set-lacks-indicators`, `set-without-sheet`, `last-report-of-another` */
export async function makeTemplate(rulebook: Rulebook, { unit, tree, period, set, last }: TemplateAsked): Promise<MadeTemplate> {
  checkLevel(unit, set);
  checkComplete(set);
  const day = lastDayOf(period);
  const templates = templatesFor(rulebook, unit.code, day).filter((one) => fitsSet(unit, one.set) && completenessOf(one.set).isComplete);
  const template = templates.find(({ id }) => id === set.id);
  if (!template) throw new Problem('set-without-sheet', { set: set.id, sets: templates.map(({ id }) => id), day });
  const calendar = calendarOf(rulebook, unit.code, period);
  const place = placeOf(rulebook, unit.code, period);
  const design = designSheet({ template, unit, unitTree: tree, period, calendar, place, ...(last ? { last } : {}) });
  // Loaded when asked for: exceljs takes a quarter of a second that most runs do not need.
  const { buildWorkbook } = await import('../../workbook/build/buildWorkbook.ts');
  return { bytes: await buildWorkbook(design), template };
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
