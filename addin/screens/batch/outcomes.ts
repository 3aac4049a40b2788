/**
 * What becomes of each of many files:
 *
 * | among the files                             | outcome                        |
 * |---------------------------------------------|--------------------------------|
 * | a sendable report                           | `good`                         |
 * | the same report again (equal fingerprint)   | `same`, counts once            |
 * | two differing reports of one unit and period| both `differs`, neither counts |
 * | a blocked report                            | `blocked`                      |
 * | no report, or a file that cannot be read    | as said                        |
 */
import { isBlocking } from '../../../core/validation/finding.ts';
import type { Line } from './lines.ts';

export type LineOutcome =
  | { readonly kind: 'good' }
  | { readonly kind: 'same'; readonly as: string }
  | { readonly kind: 'differs'; readonly files: readonly string[] }
  | { readonly kind: 'blocked'; readonly faults: number }
  | { readonly kind: 'notReport' | 'notRead' };

/** One for each line, in the same order. */
export function outcomesOf(lines: readonly Line[]): readonly LineOutcome[] {
  const good = Map.groupBy(lines.filter(isGood), keyOf);
  return lines.map((line): LineOutcome => {
    if (line.kind !== 'report') return { kind: line.kind };
    const faults = line.checked.findings.filter(isBlocking).length;
    if (!isGood(line)) return { kind: 'blocked', faults };
    const alike = good.get(keyOf(line)) ?? [];
    const [first] = alike;
    if (alike.some(({ checked }) => checked.report.fingerprint !== line.checked.report.fingerprint)) {
      return { kind: 'differs', files: alike.map(({ file }) => file.name) };
    }
    return !first || first === line ? { kind: 'good' } : { kind: 'same', as: first.file.name };
  });
}

export type ReportLine = Extract<Line, { kind: 'report' }>;

function isGood(line: Line): line is ReportLine {
  return line.kind === 'report' && line.checked.outcome === 'sendable';
}

function keyOf({ checked: { report } }: ReportLine): string {
  return [report.unit, report.period, report.template].join('\n');
}

export function goodLines(lines: readonly Line[]): readonly ReportLine[] {
  const outcomes = outcomesOf(lines);
  return lines.filter((line, index): line is ReportLine => line.kind === 'report' && outcomes[index]?.kind === 'good');
}
