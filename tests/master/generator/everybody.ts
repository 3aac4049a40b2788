/** Totals of a scope in which every commune owes a report and most sent one, drawn from a seed. */
import type { Period } from '../../../core/calendar/period.ts';
import { consolidate } from '../../../core/consolidation/consolidate.ts';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { chanceOf } from '../../../service/sample/random.ts';
import { accepted } from '../../consolidation/reports.ts';
import { unitOf } from '../../support/units.ts';
import type { World } from './matrix.ts';

export function totalsOfEverybody(seed: number, scope: string, period: Period, { tree, set, bands }: World): Totals {
  const chance = chanceOf(seed, 'reports');
  const communes = tree.communesOf(scope);
  const signs = (): string => set.criteria.map(() => chance.oneOf(['+', '+', '+', '-', '?'])).join('');
  const reports = communes.flatMap(({ code }) => (chance.happens(0.9) ? [accepted(set, code, signs(), { period })] : []));
  return consolidate({ scope: unitOf(tree, scope), tree, period, set, expected: communes, reports, bands });
}
