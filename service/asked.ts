/** A unit, a period, a set that somebody names, looked up in the rulebook; unknown ones say what there is. */
import { isDay, lastDayOf, parsePeriod, type Period } from '../core/calendar/period.ts';
import type { CriteriaSet } from '../core/criteria/schema.ts';
import { Problem } from '../core/problem.ts';
import { treeOn, type Rulebook } from '../core/rulebook.ts';
import type { Unit } from '../core/units/schema.ts';
import type { UnitTree } from '../core/units/unitTree.ts';
import { firstDay, lastDay, printSpan } from '../core/units/validity.ts';

/** @throws Problem `unknown-period` */
export function askedPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Problem('unknown-period', { period: text });
  return period;
}

/** A day as `2023-11-30`. @throws Problem `unknown-day` */
export function askedDay(text: string): string {
  if (!isDay(text)) throw new Problem('unknown-day', { day: text });
  return text;
}

/** @throws Problem `unknown-set` */
export function askedSet(rulebook: Rulebook, id: string): CriteriaSet {
  const set = rulebook.sets.find((one) => one.id === id);
  if (!set) throw new Problem('unknown-set', { set: id, sets: rulebook.sets.map((one) => one.id) });
  return set;
}

/** The unit of a code on the period's last day. @throws Problem `unknown-unit` */
export function askedUnit(rulebook: Rulebook, code: string, period: Period): { readonly unit: Unit; readonly tree: UnitTree } {
  const tree = treeOn(rulebook, lastDayOf(period));
  const unit = tree.unit(code);
  if (!unit) throw new Problem('unknown-unit', { unit: code, day: tree.day, near: nearCodes(rulebook, code) });
  return { unit, tree };
}

/** Other spans of the code, so that a merged or future unit explains itself. */
function nearCodes(rulebook: Rulebook, code: string): readonly string[] {
  return rulebook.units.spansOf(code).map((unit) => `${unit.name} (${printSpan(unit)})`);
}

/**
 * The unit as it was last, on the last day on which it was valid and which is not after `until`: for
 * questions that name no period. A unit that has merged keeps its papers. @throws Problem `unknown-unit`
 */
export function latestUnit(rulebook: Rulebook, code: string, until: string | null): { readonly unit: Unit; readonly tree: UnitTree } {
  const unit = rulebook.units.spansOf(code).findLast((span) => until === null || firstDay(span) <= until);
  if (!unit) throw new Problem('unknown-unit', { unit: code, day: until ?? '?', near: nearCodes(rulebook, code) });
  return { unit, tree: treeOn(rulebook, lastDayUntil(unit, until)) };
}

/** The tree of an account's unit, as that was last. Null where the rulebook has it no more. */
export function treeOfAccount(
  rulebook: Rulebook,
  { unit: code, unitFrom }: { readonly unit: string; readonly unitFrom: string | null },
  until: string,
): UnitTree | null {
  const unit = unitOf(rulebook, { unit: code, unitFrom });
  return unit ? treeOn(rulebook, lastDayUntil(unit, until)) : null;
}

/** An account's unit: the one whose the code was from that day on. */
export function unitOf(
  rulebook: Rulebook,
  { unit, unitFrom }: { readonly unit: string; readonly unitFrom: string | null },
): Unit | undefined {
  return rulebook.units.spansOf(unit).find((span) => firstDay(span) === unitFrom);
}

function lastDayUntil(unit: Unit, until: string | null): string {
  const days = [lastDay(unit), until].filter((day) => day !== null && day >= firstDay(unit));
  return days.sort()[0] ?? firstDay(unit);
}

/** A criterion of the set by its number, as typed. @throws Problem `unknown-criterion` */
export function askedCriterion(set: CriteriaSet, asked: string | number): number {
  const criterion = set.criteria.find(({ no }) => String(no) === String(asked));
  if (!criterion) throw new Problem('unknown-criterion', { criterion: asked, set: set.id });
  return criterion.no;
}
