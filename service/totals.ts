/**
 * Totals of a unit, from whatever road its reports came by: the folder of the desk or the store of the service. Which
 * units are expected, which bands count, what is missing, is decided here once.
 */
import { lastDayOf, parsePeriod, type Period } from '../core/calendar/period.ts';
import { earlierOfItsKind } from '../core/calendar/earlier.ts';
import { isEarlierMonthOf, lastMonthOf } from '../core/calendar/spans.ts';
import { bandsFor } from '../core/consolidation/bands.ts';
import { consolidate } from '../core/consolidation/consolidate.ts';
import type { AcceptedReport, Totals } from '../core/consolidation/totals.ts';
import type { CriteriaSet } from '../core/criteria/schema.ts';
import { Problem } from '../core/problem.ts';
import { treeOn, type Rulebook } from '../core/rulebook.ts';
import { groupsOf, obligedUnits } from '../core/units/obligation.ts';
import type { Unit } from '../core/units/schema.ts';
import type { UnitTree } from '../core/units/unitTree.ts';
import type { Instant, StoredReport, SubmissionStore } from './store/store.ts';

export interface Scope {
  readonly unit: Unit;
  /** The units of the period's last day. */
  readonly tree: UnitTree;
  readonly period: Period;
  readonly set: CriteriaSet;
}

export interface StoredAsked extends Scope {
  readonly criterion?: number;
  /** As things stood then; null = now. */
  readonly asOf: Instant | null;
  readonly late: Totals['late'];
}

/** Of each unit that counts: its report of the period, or an earlier one carried over. */
export interface Counted {
  readonly unit: Unit;
  readonly stored: StoredReport;
  /** The earlier period it was carried from; null = a report of the period itself. */
  readonly carriedFrom: string | null;
}

export interface StoredReports {
  readonly expected: readonly Unit[];
  readonly counted: readonly Counted[];
  readonly returned: readonly string[];
}

/** The units within the scope that owe a report on the set for the period. */
export function expectedUnits(rulebook: Rulebook, { unit, tree, period, set }: Scope): readonly Unit[] {
  return obligedUnits(rulebook.obligations, set.id, period, tree, unit.code);
}

/** `expected`: the scope's `expectedUnits`. @throws Problem `unit-not-above-communes` */
export function totalsOf(
  rulebook: Rulebook,
  scope: Scope,
  expected: readonly Unit[],
  reports: readonly AcceptedReport[],
  criterion?: number,
): Totals {
  const { unit, tree, period, set } = scope;
  if (unit.level === 'commune') throw new Problem('unit-not-above-communes', { unit: unit.code, name: unit.name });
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const groups = groupsOf(rulebook.obligations, set.id, period);
  return consolidate({
    scope: unit,
    tree,
    period,
    set,
    expected,
    reports,
    bands,
    groups,
    ...(criterion === undefined ? {} : { criterion }),
  });
}

/**
 * | the unit's current version | counts                                                                     |
 * |----------------------------|----------------------------------------------------------------------------|
 * | accepted                   | itself                                                                     |
 * | returned                   | not; named in `returned` and in `missing`                                  |
 * | none, or returned, `late=carry` | the last accepted report of an earlier period of the kind; named in `carried` |
 *
 * A span of months (6, 8, 9 months, a quarter, a year) is the state of its last month: a unit that sent no report of the span
 * itself counts with that month's. Under `late=carry` an earlier month of the span comes before an earlier span.
 */
export async function storedReports(store: SubmissionStore, rulebook: Rulebook, asked: StoredAsked): Promise<StoredReports> {
  const expected = expectedUnits(rulebook, asked);
  const units = new Map(expected.map((unit) => [unit.code, unit]));
  const current = (await currentReports(store, asked)).filter(({ submission }) => units.has(submission.unit));
  const accepted = current.filter(({ submission }) => submission.returned === null);
  const counted = accepted.flatMap((stored) => countedOf(units, stored, null));
  const there = new Set(counted.map(({ unit }) => unit.code));
  const missing = expected.filter(({ code }) => !there.has(code));
  const carried = asked.late === 'carry' ? await carriedReports(store, rulebook, asked, missing) : [];
  return {
    expected,
    counted: [...counted, ...carried],
    returned: current
      .filter(({ submission }) => submission.returned !== null)
      .map(({ submission }) => submission.unit)
      .sort(),
  };
}

/** Of the period itself, else of the month in which a span ends. */
async function currentReports(store: SubmissionStore, { set, period, asOf }: StoredAsked): Promise<readonly StoredReport[]> {
  const ofPeriod = await store.current(set.id, period, asOf);
  const month = lastMonthOf(period);
  if (month === undefined) return ofPeriod;
  const there = new Set(ofPeriod.map(({ submission }) => submission.unit));
  return [...ofPeriod, ...(await store.current(set.id, month, asOf)).filter(({ submission }) => !there.has(submission.unit))];
}

function countedOf(units: ReadonlyMap<string, Unit>, stored: StoredReport, carriedFrom: string | null): readonly Counted[] {
  const unit = units.get(stored.submission.unit);
  return unit ? [{ unit, stored, carriedFrom }] : [];
}

/** A code may have been another unit's in an earlier period: that one's report is not carried. */
async function carriedReports(
  store: SubmissionStore,
  rulebook: Rulebook,
  asked: StoredAsked,
  missing: readonly Unit[],
): Promise<readonly Counted[]> {
  const units = new Map(missing.map((unit) => [unit.code, unit]));
  const found = await lastBefore(store, asked, [...units.keys()]);
  return found
    .filter(({ submission }) => isUnitOf(rulebook, units.get(submission.unit), submission.period))
    .flatMap((stored) => countedOf(units, stored, stored.submission.period));
}

async function lastBefore(
  store: SubmissionStore,
  { set, period, asOf }: StoredAsked,
  units: readonly string[],
): Promise<readonly StoredReport[]> {
  const ofKind = (codes: readonly string[]): Promise<readonly StoredReport[]> =>
    store.lastBefore(set.id, earlierOfItsKind(period), codes, asOf);
  if (lastMonthOf(period) === undefined) return ofKind(units);
  const within = await store.lastBefore(set.id, isEarlierMonthOf(period), units, asOf);
  const there = new Set(within.map(({ submission }) => submission.unit));
  return [...within, ...(await ofKind(units.filter((unit) => !there.has(unit))))];
}

/** Whether the unit's code was that very unit's in the period. */
export function isUnitOf(rulebook: Rulebook, unit: Unit | undefined, period: string): boolean {
  const parsed = parsePeriod(period);
  return parsed !== undefined && unit !== undefined && treeOn(rulebook, lastDayOf(parsed)).unit(unit.code) === unit;
}

/** Totals as `consolidate` gives them of the same reports, with what only the store knows: `asOf`, `late`, `carried`, `returned`. */
export async function storedTotals(store: SubmissionStore, rulebook: Rulebook, asked: StoredAsked): Promise<Totals> {
  const { expected, counted, returned } = await storedReports(store, rulebook, asked);
  const totals = totalsOf(
    rulebook,
    asked,
    expected,
    counted.map((one) => acceptedOf(one, asked.period)),
    asked.criterion,
  );
  const carried = counted
    .filter(({ carriedFrom }) => carriedFrom !== null)
    .map(({ unit }) => unit.code)
    .sort();
  return withStore(totals, asked, { carried: new Set(carried), returned: new Set(returned) }, asked.tree);
}

function acceptedOf({ stored }: Counted, period: Period): AcceptedReport {
  const { report, explanations, submission } = stored;
  return { report: report.period === period ? report : { ...report, period }, explanations, submission: submission.id };
}

interface StoreKnows {
  readonly carried: ReadonlySet<string>;
  readonly returned: ReadonlySet<string>;
}

function withStore(totals: Totals, asked: StoredAsked, knows: StoreKnows, tree: UnitTree): Totals {
  const within = (codes: ReadonlySet<string>): readonly string[] => [...codes].filter((code) => tree.isWithin(code, totals.unit)).sort();
  return {
    ...totals,
    asOf: asked.asOf,
    late: asked.late,
    carried: within(knows.carried),
    returned: within(knows.returned),
    ...(totals.districts ? { districts: totals.districts.map((district) => withStore(district, asked, knows, tree)) } : {}),
  };
}
