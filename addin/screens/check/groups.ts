/** The findings of a report as they are read: the grave ones first, the explained apart, within a group by criterion in the sheet's order. */
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import type { Message } from '../../../core/message.ts';
import type { Finding, Severity } from '../../../core/validation/finding.ts';
import { severityWords } from '../../../core/validation/words.ts';

/** A finding that has its reason asks for nothing more. */
export type GroupName = Severity | 'explained';

export interface FindingGroup {
  readonly name: GroupName;
  readonly findings: readonly Finding[];
}

const GRAVE_FIRST: readonly GroupName[] = ['error', 'explain', 'explained', 'warning', 'info'];

const groupWords: Readonly<Record<GroupName, Message>> = { ...severityWords, explained: { vi: 'Đã giải trình', en: 'Explained' } };

/** `Cần giải trình` */
export function groupTitle(name: GroupName): Message {
  return groupWords[name];
}

function groupOf({ severity, explanation }: Finding): GroupName {
  return severity === 'explain' && explanation !== null ? 'explained' : severity;
}

/** Only the groups that have findings. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  return GRAVE_FIRST.map((name) => ({ name, findings: findings.filter((finding) => groupOf(finding) === name) })).filter(
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
