/** A month of Nam Trực for specs of its master: totals of reports drawn from a seed, made by the service's own consolidation. */
import type { Period } from '../../core/calendar/period.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { chanceOf } from '../../service/sample/random.ts';
import { askedPeriod, askedSet, askedUnit } from '../../service/asked.ts';
import { expectedUnits, totalsOf } from '../../service/totals.ts';
import { accepted } from '../consolidation/reports.ts';
import { NANG_CAO, rulebook } from './rulebook.ts';

export function totalsOfMonth(seed: number, period = '2023-11', unit = '362'): Totals {
  const asked: Period = askedPeriod(period);
  const set = askedSet(rulebook, NANG_CAO);
  const scope = { ...askedUnit(rulebook, unit, asked), period: asked, set };
  const chance = chanceOf(seed, 'month');
  const signs = (): string => set.criteria.map(() => chance.oneOf(['+', '+', '+', '-'])).join('');
  const expected = expectedUnits(rulebook, scope);
  const reports = expected.map(({ code }) => accepted(set, code, signs(), { period: asked }));
  return totalsOf(rulebook, scope, expected, reports);
}
