/** Totals of a scope in which every commune owes a report and most sent one, most with their difficulties, drawn from a seed. */
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
  const indicators = set.criteria.flatMap((one) => one.indicators.map(({ code }) => code));
  const obstacles = (): Readonly<Record<string, string>> =>
    Object.fromEntries(chance.happens(0.7) ? indicators.map((code) => [code, chance.oneOf(['Thiếu vốn', 'Chờ nghiệm thu', 'Không'])]) : []);
  const reports = communes.flatMap(({ code }) =>
    chance.happens(0.9) ? [accepted(set, code, signs(), { period, obstacles: obstacles() })] : [],
  );
  return consolidate({ scope: unitOf(tree, scope), tree, period, set, expected: communes, reports, bands });
}
