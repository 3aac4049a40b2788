/** A unit, a period, a set that somebody names, looked up in the rulebook; unknown ones say what there is. */
import { lastDayOf, parsePeriod, type Period } from '../core/calendar/period.ts';
import type { CriteriaSet } from '../core/criteria/schema.ts';
import { Problem } from '../core/problem.ts';
import { treeOn, type Rulebook } from '../core/rulebook.ts';
import type { Unit } from '../core/units/schema.ts';
import { firstDay, type UnitTree } from '../core/units/unitTree.ts';

/** @throws Problem `unknown-period` */
export function askedPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Problem('unknown-period', { period: text });
  return period;
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
  return rulebook.units
    .filter((unit) => unit.code === code)
    .map(({ name, from, to }) => `${name} (${typeof from === 'string' ? from : `≤ ${from.notAfter}`} – ${to ?? '…'})`);
}

/**
 * The unit as it was last, on the last day on which it was valid and which is not after `until`: for
 * questions that name no period. A unit that has merged keeps its papers. @throws Problem `unknown-unit`
 */
export function latestUnit(rulebook: Rulebook, code: string, until: string | null): { readonly unit: Unit; readonly tree: UnitTree } {
  const spans = rulebook.units
    .filter((unit) => unit.code === code && (until === null || firstDay(unit) <= until))
    .sort((a, b) => (firstDay(a) < firstDay(b) ? 1 : -1));
  const [last] = spans;
  const day = [last?.to, until].filter((one) => one !== null && one !== undefined).sort()[0] ?? (last && firstDay(last));
  const tree = treeOn(rulebook, day ?? '');
  const unit = tree.unit(code);
  if (!unit) throw new Problem('unknown-unit', { unit: code, day: day ?? '?', near: nearCodes(rulebook, code) });
  return { unit, tree };
}

/** A criterion of the set by its number. @throws Problem `unknown-criterion` */
export function askedCriterion(set: CriteriaSet, criterion: number): number {
  if (!set.criteria.some(({ no }) => no === criterion)) throw new Problem('unknown-criterion', { criterion, set: set.id });
  return criterion;
}
