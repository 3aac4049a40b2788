/**
 * Thresholds that are another indicator's, times a percentage: kiểu mẫu asks an income of 110 % of nâng cao's
 * threshold of the same place and time (319/QĐ-TTg, item 2). They are computed from that threshold as it
 * holds with the province's overlay, and are no surer than it is.
 */
import { clean } from '../text/number.ts';
import type { CriteriaSet, Indicator, Threshold } from './schema.ts';

/** `setAsItHolds` answers another set with its overlay, or nothing where none is known on that day. */
export function withDerived(set: CriteriaSet, setAsItHolds: (id: string) => CriteriaSet | undefined): CriteriaSet {
  if (!set.criteria.some(({ indicators }) => indicators.some(({ derived }) => derived))) return set;
  const derive = (indicator: Indicator): Indicator => {
    if (!indicator.derived) return indicator;
    const { percent, set: other, code, sources } = indicator.derived;
    const base = indicatorOf(setAsItHolds(other), code)?.thresholds ?? [];
    return { ...indicator, thresholds: [...indicator.thresholds, ...base.flatMap((threshold) => scaled(threshold, percent, sources))] };
  };
  return { ...set, criteria: set.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(derive) })) };
}

export function indicatorOf(set: CriteriaSet | undefined, code: string): Indicator | undefined {
  return set?.criteria.flatMap(({ indicators }) => indicators).find((one) => one.code === code);
}

function scaled(threshold: Threshold, percent: number, sources: readonly string[]): readonly Threshold[] {
  if (typeof threshold.value !== 'number') return [];
  const isSure = threshold.enforce === 'yes' && sources.length > 0;
  const enforce = threshold.enforce === 'yes' && !isSure ? 'after-confirmation' : threshold.enforce;
  return [{ ...threshold, value: clean((threshold.value * percent) / 100), enforce, sources: [...sources, ...threshold.sources] }];
}
