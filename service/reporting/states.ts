/**
 * Who has sent, how late, who has not: one line for each unit that owes the report.
 *
 * | the unit's current version | state      | late by                                           |
 * |----------------------------|------------|---------------------------------------------------|
 * | none                       | `notSent`  | whole days from the due day to now                |
 * | accepted                   | `sent`     | whole days from the due day to its first version  |
 * | returned                   | `returned` | the same                                          |
 *
 * A correction does not make a report late: what came in time came in time.
 */
import { daysLate, due, type Due } from '../../core/calendar/due.ts';
import type { Message } from '../../core/message.ts';
import { calendarOf, type Rulebook } from '../../core/rulebook.ts';
import type { Unit } from '../../core/units/schema.ts';
import type { Instant, Remark, Submission, SubmissionStore } from '../store/store.ts';
import { expectedUnits, type Scope } from '../totals.ts';

export interface ReportState {
  readonly unit: string;
  readonly name: string;
  readonly state: 'notSent' | 'sent' | 'returned';
  /** `YYYY-MM-DD`, in Vietnam; null where the calendar does not say. */
  readonly due: string | null;
  /** Why that day is not certain, e.g. that it depends on days off nobody has verified; null = it is certain. */
  readonly dueDoubt: Message | null;
  /** Whole days; 0 = in time, or not yet due. */
  readonly lateDays: number;
  readonly submission: string | null;
  /** 0 = none: what the next report names as its base. */
  readonly version: number;
  readonly receivedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly remarks: readonly Remark[];
}

export async function reportStates(
  store: SubmissionStore,
  rulebook: Rulebook,
  scope: Scope,
  now: Instant,
): Promise<readonly ReportState[]> {
  const current = await store.current(scope.set.id, scope.period, null);
  const byUnit = new Map(current.map(({ submission }) => [submission.unit, submission]));
  return Promise.all(
    expectedUnits(rulebook, scope).map(async (unit) => {
      const submission = byUnit.get(unit.code);
      const asked = due(scope.period, calendarOf(rulebook, unit.code, scope.period), unit.level, rulebook.holidays);
      const first = submission ? await firstReceived(store, submission) : now;
      return stateOf(unit, submission, asked, asked === null ? 0 : daysLate(first, asked.day));
    }),
  );
}

async function firstReceived(store: SubmissionStore, submission: Submission): Promise<Instant> {
  if (submission.version === 1) return submission.receivedAt;
  const versions = await store.versionsOf(submission);
  return versions.find(({ version }) => version === 1)?.receivedAt ?? submission.receivedAt;
}

function stateOf(unit: Unit, submission: Submission | undefined, asked: Due | null, lateDays: number): ReportState {
  return {
    unit: unit.code,
    name: unit.name,
    state: !submission ? 'notSent' : submission.returned ? 'returned' : 'sent',
    due: asked?.day ?? null,
    dueDoubt: asked?.doubt ?? null,
    lateDays,
    submission: submission?.id ?? null,
    version: submission?.version ?? 0,
    receivedAt: submission?.receivedAt ?? null,
    returnedAt: submission?.returned?.at ?? null,
    remarks: submission?.returned?.remarks ?? [],
  };
}
