/** Reports dropped as files, added up for the office above them: the desk's totals, on the page. */
import { lastDayOf, parsePeriod } from '../../../core/calendar/period.ts';
import { bandsFor } from '../../../core/consolidation/bands.ts';
import { consolidate } from '../../../core/consolidation/consolidate.ts';
import type { AcceptedReport, Explanation, Totals } from '../../../core/consolidation/totals.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import { obligedUnits } from '../../../core/units/obligation.ts';
import type { ReportLine } from './outcomes.ts';

export interface Together {
  /** Which of the lines count: those of the period and set that most have, from units that owe them below one unit. */
  readonly lines: readonly ReportLine[];
  /** The name of the unit they are the totals of. */
  readonly of: string;
  readonly totals: Totals;
}

/** `unit`: whose totals; null = the district (or province) above the first. Null where there is nothing to add up. */
export function consolidateLines(good: readonly ReportLine[], rulebook: Rulebook, unit: string | null): Together | null {
  const [most] = [...Map.groupBy(good, ({ checked: { report } }) => `${report.period ?? ''} ${report.template}`).values()].sort(
    (a, b) => b.length - a.length,
  );
  const first = most?.[0]?.checked.report;
  const period = parsePeriod(first?.period ?? '');
  const set = rulebook.sets.find(({ id }) => id === first?.template);
  if (!most || !first || !period || !set) return null;
  const tree = treeOn(rulebook, lastDayOf(period));
  const scope = tree.unit(unit ?? tree.unit(first.unit ?? '')?.parent ?? '');
  if (!scope || scope.level === 'commune') return null;
  const expected = obligedUnits(rulebook.obligations, set.id, period, tree, scope.code);
  const codes = new Set(expected.map(({ code }) => code));
  const lines = most.filter(({ checked }) => codes.has(checked.report.unit ?? ''));
  if (lines.length === 0) return null;
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  return { lines, of: scope.name, totals: consolidate({ scope, tree, period, set, expected, reports: lines.map(acceptedOf), bands }) };
}

function acceptedOf({ checked: { report, findings } }: ReportLine): AcceptedReport {
  const explanations = findings.flatMap(({ rule, criterion, indicator, explanation }): Explanation[] =>
    explanation === null || criterion === null ? [] : [{ rule, criterion, indicator, text: explanation }],
  );
  return { report, explanations, submission: null };
}
