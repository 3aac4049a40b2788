/** What an office asks about: a period, and the sets that its units owe a report on then. */
import { dayAfter } from '../../core/calendar/days.ts';
import { lastDayOf, monthBefore, parsePeriod, type Period } from '../../core/calendar/period.ts';
import { obligedUnits } from '../../core/units/obligation.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { Unit } from '../../core/units/schema.ts';
import { useWork } from './work.ts';

export interface Owed {
  readonly set: CriteriaSet;
  readonly units: readonly Unit[];
  /** How many units of the rulebook owe it then, whosever. */
  readonly everywhere: number;
}

/** The sets on which units within `unit` report in the period, with those units. */
export function owedIn(rulebook: Rulebook, unit: string, period: Period): readonly Owed[] {
  const tree = treeOn(rulebook, lastDayOf(period));
  return rulebook.sets
    .map((set) => ({ set, units: obligedUnits(rulebook.obligations, set.id, period, tree, unit) }))
    .filter(({ units }) => units.length > 0)
    .map(({ set, units }) => ({ set, units, everywhere: countOwing(rulebook, set.id, lastDayOf(period)) }));
}

function countOwing({ obligations }: Rulebook, set: string, day: string): number {
  return obligations.filter((item) => item.set === set && item.from <= day && (item.to === null || day <= item.to)).length;
}

/** Null while it is on its way or could not be had: the workspace says which. */
export function useRulebook(): Rulebook | null {
  const { known } = useWork();
  return known.stage === 'ready' ? known.value : null;
}

/** The month in front: the open report's, else this month where anything is owed in it, else the last month in which something was. */
export function startingPeriod(rulebook: Rulebook, unit: string, today: Period, open: string | null): Period {
  const opened = parsePeriod(open ?? '');
  // Months are picked: of a quarter, a half-year or a year its last.
  if (opened) return parsePeriod(lastDayOf(opened).slice(0, 7)) ?? today;
  if (owedIn(rulebook, unit, today).length > 0) return today;
  return lastMonthOwed(rulebook, unit, today) ?? today;
}

/** The last month before `today` in which units within `unit` owed anything. Only its own provinces’ units are asked for: others may not have come. */
function lastMonthOwed(rulebook: Rulebook, unit: string, today: Period): Period | undefined {
  const { obligations, units } = rulebook;
  const own = units.provincesOf(unit);
  return obligations
    .filter((item) => units.provincesOf(item.unit).some((province) => own.includes(province)))
    .flatMap(({ unit: code, to }) => (to !== null && treeOn(rulebook, to).isWithin(code, unit) ? (lastMonthTo(to) ?? []) : []))
    .filter((month) => month < today)
    .sort()
    .at(-1);
}

/** As the obligations of a month are those of its last day, one that ends within a month was last owed in the month before. */
function lastMonthTo(day: string): Period | undefined {
  const next = parsePeriod(dayAfter(day, 1).slice(0, 7));
  return next && monthBefore(next);
}
