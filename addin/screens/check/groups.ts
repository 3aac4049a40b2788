/** The findings of a report as they are read: the grave ones first, within a group by criterion in the sheet's order. */
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
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

export interface CriterionGroup {
  /** Null: of the sheet as a whole. */
  readonly criterion: number | null;
  readonly name: string | null;
  readonly findings: readonly Finding[];
}

/** The sheet as a whole first, then by criterion. */
export function byCriterion(findings: readonly Finding[], set: CriteriaSet | undefined): readonly CriterionGroup[] {
  const names = new Map(set?.criteria.map(({ no, name }) => [no, name]));
  return [...Map.groupBy(findings, ({ criterion }) => criterion)]
    .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([criterion, some]) => ({ criterion, name: criterion === null ? null : (names.get(criterion) ?? null), findings: some }));
}
