/** The figures of a number of communes together: of a district, a province, a group of communes. */
import { bandOf, type Band } from './bands.ts';
import { roundedQuotient } from './rounding.ts';
import type { BandTotals, CommuneTotals, CriterionTotals } from './totals.ts';

export function criterionTotals(communes: readonly CommuneTotals[], criteria: readonly number[]): readonly CriterionTotals[] {
  const by = new Map(
    criteria.map((criterion) => [criterion, { metBy: [] as string[], unmetBy: [] as string[], notAssessedBy: [] as string[] }]),
  );
  for (const { unit, met, unmet, notAssessed } of communes) {
    for (const criterion of met) by.get(criterion)?.metBy.push(unit);
    for (const criterion of unmet) by.get(criterion)?.unmetBy.push(unit);
    for (const criterion of notAssessed) by.get(criterion)?.notAssessedBy.push(unit);
  }
  return [...by].map(([criterion, lists]) => ({
    criterion,
    met: lists.metBy.length,
    unmet: lists.unmetBy.length,
    notAssessed: lists.notAssessedBy.length,
    ...lists,
  }));
}

/** Criteria met per commune, half up to two decimals; null of none. */
export function averageOf(communes: readonly CommuneTotals[]): number | null {
  if (communes.length === 0) return null;
  return roundedQuotient(
    communes.reduce((sum, commune) => sum + commune.metCount, 0),
    communes.length,
    2,
  );
}

/** Throws an Error for bands that leave a count out. */
export function bandTotals(communes: readonly CommuneTotals[], bands: readonly Band[]): readonly BandTotals[] {
  if (bands.length === 0) return [];
  const counts = new Map(bands.map(({ label }) => [label, 0]));
  for (const { unit, metCount } of communes) {
    const label = bandOf(bands, metCount);
    if (label === undefined) throw new Error(`no band holds the ${String(metCount)} criteria of unit ${unit}`);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count }));
}
