/**
 * All faults of a recognised sheet at once, in sheet order: by row, then by column, the
 * faults without a cell first. An explanation in the row answers an `explain` finding.
 */
import { requirementOf, type Place } from '../criteria/requirement.ts';
import type { Recognised } from '../reading/recognise.ts';
import type { Remarks, Report } from '../reading/report.ts';
import { parseAddress } from '../sheet/address.ts';
import { saysSomething } from '../text/answers.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { findingText } from './findingText.ts';
import type { Finding } from './finding.ts';
import type { Asked, Fault, Line, LocalLine, Rule, Subject } from './rule.ts';
import { rules } from './rules.ts';

export interface ValidationContext {
  readonly place: Place;
  readonly asked: Asked;
  readonly tree: UnitTree | null;
  readonly others: readonly Report[];
  readonly isHiddenSheet: boolean;
}

export function validate(recognised: Recognised, { place, ...context }: ValidationContext): readonly Finding[] {
  const subject: Subject = { recognised, lines: linesOf(recognised, place), localLines: localLinesOf(recognised, place), ...context };
  const findings = rules.flatMap((rule) => rule.check(subject).map((fault) => findingOf(rule, fault, recognised.report)));
  return inSheetOrder(findings);
}

function linesOf({ report, template }: Recognised, place: Place): readonly Line[] {
  const entries = new Map(report.entries.map((entry) => [entry.indicator, entry]));
  const rows = new Map(report.criterionRows.map((row) => [row.criterion, row]));
  const plans = new Map(template.rows.flatMap((row) => ('plan' in row ? [[row.plan.code, row.plan] as const] : [])));
  return template.set.criteria.flatMap((criterion) =>
    criterion.indicators.flatMap((indicator) => {
      const entry = entries.get(indicator.code);
      return entry
        ? [
            {
              indicator,
              criterion,
              entry,
              requirement: requirementOf(indicator, place),
              criterionRow: rows.get(criterion.no) ?? null,
              plan: plans.get(indicator.code) ?? null,
            },
          ]
        : [];
    }),
  );
}

function localLinesOf({ report: { local = [] }, template }: Recognised, place: Place): readonly LocalLine[] {
  const entries = new Map(local.map((entry) => [entry.indicator, entry]));
  return template.rows.flatMap((row) => {
    const entry = row.kind === 'local' ? entries.get(row.indicator.code) : undefined;
    if (row.kind !== 'local' || !entry) return [];
    const { indicator, criterion, by } = row;
    return [{ indicator, criterion, entry, requirement: requirementOf(indicator, place), by }];
  });
}

function findingOf(rule: (typeof rules)[number], fault: Fault, report: Report): Finding {
  const { id, severity }: Rule = rule;
  return {
    rule: id,
    severity,
    cell: fault.cell,
    indicator: fault.indicator ?? null,
    criterion: fault.criterion ?? null,
    facts: fault.facts,
    message: findingText[rule.id](fault.facts),
    fix: fault.fix ?? null,
    explanation: severity === 'explain' ? explanationOf(fault, report) : null,
  };
}

/** What the row itself says: its note first, for that is where explanations are asked for; else its difficulty. */
function explanationOf(fault: Fault, { entries, criterionRows }: Report): string | null {
  const row: Remarks | undefined =
    fault.indicator === undefined
      ? criterionRows.find(({ criterion }) => criterion === fault.criterion)
      : entries.find(({ indicator }) => indicator === fault.indicator);
  return [row?.note ?? null, row?.obstacle ?? null].find(saysSomething) ?? null;
}

function inSheetOrder(findings: readonly Finding[]): readonly Finding[] {
  const place = (finding: Finding): number => {
    const position = finding.cell === null ? undefined : parseAddress(finding.cell);
    return position ? position.row * 20_000 + position.column : 0;
  };
  return findings
    .map((finding, index) => ({ finding, at: place(finding), index }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ finding }) => finding);
}
