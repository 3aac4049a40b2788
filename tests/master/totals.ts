/** Totals for specs of masters: what communes sent, one sign a criterion, consolidated for a unit. */
import type { Period } from '../../core/calendar/period.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { accepted, BANDS, PERIOD } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { unitOf } from '../support/units.ts';
import { tree } from './binding.ts';

export interface Month {
  readonly scope?: string;
  readonly criteria: number;
  /** Obliged units; signs of what they sent, null where nothing came. */
  readonly sent: Readonly<Record<string, string | null>>;
  readonly criterion?: number;
}

export function totalsOf({ scope = '362', criteria, sent, criterion }: Month): Totals {
  const set = criteriaSet(criteria);
  return consolidate({
    scope: unitOf(tree, scope),
    tree,
    period: PERIOD as Period,
    set,
    expected: Object.keys(sent).map((code) => unitOf(tree, code)),
    reports: Object.entries(sent).flatMap(([unit, signs]) => (signs === null ? [] : [accepted(set, unit, signs)])),
    bands: BANDS,
    ...(criterion === undefined ? {} : { criterion }),
  });
}
