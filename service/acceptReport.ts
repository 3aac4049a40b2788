/** Whether a sheet that is sent is taken: checked by the same functions as everywhere, from a unit that owes the report. */
import { checkWorkbook, findingDocument, type CheckedReport } from '../core/check.ts';
import type { AcceptedReport } from '../core/consolidation/totals.ts';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import type { Sheet } from '../core/sheet/sheet.ts';
import { obligedUnits } from '../core/units/obligation.ts';
import { isBlocking } from '../core/validation/finding.ts';
import { askedPeriod, askedSet, askedUnit } from './asked.ts';
import { acceptedOf } from './desk/folder.ts';
import { ProblemWith } from './problemWith.ts';

export interface About {
  readonly template: string;
  readonly unit: string;
  readonly period: string;
}

/** @throws Problem `unit-not-obliged`, `sheet-not-recognised`, `report-blocked` (with the findings) */
export function acceptReport(sheet: Sheet, about: About, rulebook: Rulebook): Omit<AcceptedReport, 'submission'> {
  mustOwe(about, rulebook);
  const { reports, unrecognised } = checkWorkbook([sheet], rulebook, about);
  const [checked] = reports;
  if (!checked) {
    const reason = unrecognised[0]?.reason;
    throw new Problem('sheet-not-recognised', { sheet: sheet.name, vi: reason?.vi, en: reason?.en });
  }
  if (checked.outcome === 'blocked') throw blocked(checked);
  const { report, explanations } = acceptedOf(checked);
  if (report.unit !== about.unit || report.period !== about.period || report.template !== about.template) {
    throw new Error(`a sendable report of ${report.template}, ${report.unit ?? '?'}, ${report.period ?? '?'} sent as another`);
  }
  return { report, explanations };
}

/** As at the desk, where a report that nobody owes is quarantined: it could never count. */
function mustOwe({ template, unit: code, period: text }: About, rulebook: Rulebook): void {
  const period = askedPeriod(text);
  const set = askedSet(rulebook, template);
  const { unit, tree } = askedUnit(rulebook, code, period);
  const own = rulebook.obligations.filter((obligation) => obligation.unit === code);
  if (obligedUnits(own, set.id, period, tree, code).length > 0) return;
  throw new Problem('unit-not-obliged', { unit: code, name: unit.name, set: set.title, period: text });
}

function blocked({ findings }: CheckedReport): ProblemWith {
  return new ProblemWith(new Problem('report-blocked', { count: findings.filter(isBlocking).length }), {
    findings: findings.map(findingDocument),
  });
}
