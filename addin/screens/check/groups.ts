/** The findings of a report as they are read: the grave ones first, within a group in the sheet's order. */
import type { Finding, Severity } from '../../../core/validation/finding.ts';

export interface FindingGroup {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

const GRAVE_FIRST: readonly Severity[] = ['error', 'explain', 'warning', 'info'];

/** Only the groups that have findings. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  return GRAVE_FIRST.map((severity) => ({ severity, findings: findings.filter((finding) => finding.severity === severity) })).filter(
    (group) => group.findings.length > 0,
  );
}
