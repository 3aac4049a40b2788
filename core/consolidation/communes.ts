/** One accepted report → the commune's line of the totals: which criteria it meets, and what it still owes. */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { CriterionOutcome } from '../reading/report.ts';
import type { Unit } from '../units/schema.ts';
import type { AcceptedReport, CommuneTotals } from './totals.ts';

/** The numbers of the set's criteria, ascending; only `criterion` where one is asked for. */
export function criterionNumbers(set: CriteriaSet, criterion: number | null): readonly number[] {
  const all = set.criteria.map(({ no }) => no).sort((a, b) => a - b);
  return criterion === null ? all : all.filter((no) => no === criterion);
}

/** A criterion that the report does not speak of is not assessed, so that each one is in exactly one of the three lists. */
export function communeTotals(unit: Unit, accepted: AcceptedReport, criteria: readonly number[]): CommuneTotals {
  const outcomes = new Map(accepted.report.criteria.map(({ criterion, selfAssessment }) => [criterion, selfAssessment]));
  const lists: Record<CriterionOutcome, number[]> = { met: [], unmet: [], notAssessed: [] };
  for (const criterion of criteria) lists[outcomes.get(criterion) ?? 'notAssessed'].push(criterion);
  return {
    unit: unit.code,
    name: unit.name,
    ...lists,
    metCount: lists.met.length,
    outstanding: outstandingList(lists.unmet, lists.notAssessed),
    submission: accepted.submission,
    fingerprint: accepted.report.fingerprint,
  };
}

/** Unmet and not assessed together: a criterion nobody has assessed is not met, and the office's list must name it. */
export function outstandingList(unmet: readonly number[], notAssessed: readonly number[]): string {
  return [...unmet, ...notAssessed].sort((a, b) => a - b).join(', ');
}
