/** Totals of 200 and of 3 321 communes × 75 indicators from memory: linear, and under a second for the whole country. */
import { bandsFor } from '../../core/consolidation/bands.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { AcceptedReport } from '../../core/consolidation/totals.ts';
import { parsePeriod } from '../../core/calendar/period.ts';
import type { Unit } from '../../core/units/schema.ts';
import { unitTreeOf } from '../../core/units/unitTree.ts';
import { loadRulebook } from '../../service/rulebook.ts';
import { accepted } from '../consolidation/reports.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { against, type Row } from './measure.ts';

const DISTRICTS = 30;
const FEW = 200;
const MANY = 3321;

export async function benchConsolidate(): Promise<readonly Row[]> {
  const [few, many] = [workOf(FEW), workOf(MANY)];
  const linear = (MANY / FEW).toFixed(1);
  return [await against(`totals of ${String(MANY)} communes × 75`, many, { name: `${String(FEW)} communes × 75`, work: few }, `≈ ${linear} (linear), < 1000 ms`)];
}

function workOf(communes: number): () => unknown {
  const { set } = templateFor(NANG_CAO);
  const units = unitsFor(communes);
  const tree = unitTreeOf(units, '2023-11-30');
  const [scope] = units;
  const period = parsePeriod('2023-11');
  if (!scope || !period) throw new Error('no province');
  const expected = tree.communesOf(scope.code);
  const reports: readonly AcceptedReport[] = expected.map(({ code }, index) => accepted(set, code, signsFor(index), index % 3 === 0 ? { expectedBy: { '2.2': '2023-12' } } : {}));
  const bands = bandsFor(loadRulebook().bands, set.criteria.length);
  return () => consolidate({ scope, tree, period, set, expected, reports, bands });
}

function signsFor(index: number): string {
  return Array.from({ length: 19 }, (_, criterion) => ((index * 31 + criterion * 17) % 9 === 0 ? '-' : '+')).join('');
}

function unitsFor(communes: number): readonly Unit[] {
  const span = { from: '2021-01-01', to: null };
  const digits = (number: number, length: number): string => String(number).padStart(length, '0');
  return [
    { code: '36', name: 'Tỉnh thử', level: 'province', parent: null, ...span },
    ...Array.from({ length: DISTRICTS }, (_, index): Unit => ({ code: digits(index, 3), name: `Huyện ${String(index)}`, level: 'district', parent: '36', ...span })),
    ...Array.from({ length: communes }, (_, index): Unit => ({ code: digits(index, 5), name: `Xã ${String(index)}`, level: 'commune', parent: digits(index % DISTRICTS, 3), ...span })),
  ];
}
