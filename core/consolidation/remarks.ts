/** What communes say beside their verdicts, rolled up: the months in which the unmet is expected to be met, and the explanations. */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Report } from '../reading/report.ts';
import { isExpectedMonth } from '../text/month.ts';
import type { Explanation, ExpectedTotals } from './totals.ts';

export interface ExpectedItem {
  readonly month: string;
  readonly unit: string;
  readonly criterion: number;
  /** Null where the criterion's own row says it. */
  readonly indicator: string | null;
}

export type UnitExplanation = Explanation & { readonly unit: string };

/** Where criteria and indicators stand in the set: the order of every list. */
export interface SetOrder {
  criterionOf(indicator: string): number | undefined;
  /** Within its criterion; the criterion's own row comes first. */
  place(indicator: string | null): number;
}

export function setOrderOf(set: CriteriaSet): SetOrder {
  const places = new Map<string, { readonly criterion: number; readonly place: number }>();
  for (const { no, indicators } of set.criteria) indicators.forEach(({ code }, at) => places.set(code, { criterion: no, place: at + 1 }));
  return {
    criterionOf: (indicator) => places.get(indicator)?.criterion,
    place: (indicator) => (indicator === null ? 0 : (places.get(indicator)?.place ?? Number.MAX_SAFE_INTEGER)),
  };
}

/**
 * | row                                        | counts                                   |
 * |--------------------------------------------|------------------------------------------|
 * | an unmet indicator with a month or a year  | under its code                           |
 * | an unmet criterion with one, on its own row | without an indicator                     |
 * | words that are no month; anything met      | not at all                               |
 */
export function expectedItems(unit: string, report: Report, order: SetOrder): readonly ExpectedItem[] {
  const items: ExpectedItem[] = [];
  const unmet = new Set(report.criteria.filter((one) => one.selfAssessment === 'unmet').map((one) => one.criterion));
  for (const { criterion, expectedBy } of report.criterionRows) {
    if (unmet.has(criterion) && isMonth(expectedBy)) items.push({ month: expectedBy, unit, criterion, indicator: null });
  }
  for (const { indicator, selfAssessment, expectedBy } of report.entries) {
    const criterion = order.criterionOf(indicator);
    if (criterion !== undefined && selfAssessment === 'unmet' && isMonth(expectedBy))
      items.push({ month: expectedBy, unit, criterion, indicator });
  }
  return items;
}

function isMonth(text: string | null): text is string {
  return text !== null && isExpectedMonth(text);
}

/** By month ascending; within one by unit, criterion, indicator. */
export function rollUp(items: readonly ExpectedItem[], order: SetOrder): readonly ExpectedTotals[] {
  const months = new Map<string, ExpectedItem[]>();
  for (const item of items) {
    const month = months.get(item.month);
    if (month) month.push(item);
    else months.set(item.month, [item]);
  }
  return [...months]
    .sort(([a], [b]) => byCode(a, b))
    .map(([month, list]) => ({
      month,
      items: list.sort((a, b) => bySetOrder(a, b, order)).map(({ unit, criterion, indicator }) => ({ unit, criterion, indicator })),
    }));
}

export function sortedExplanations(explanations: readonly UnitExplanation[], order: SetOrder): readonly UnitExplanation[] {
  return [...explanations].sort((a, b) => bySetOrder(a, b, order) || byCode(a.rule, b.rule) || byCode(a.text, b.text));
}

type Placed = Omit<ExpectedItem, 'month'>;

function bySetOrder(a: Placed, b: Placed, order: SetOrder): number {
  return byCode(a.unit, b.unit) || a.criterion - b.criterion || order.place(a.indicator) - order.place(b.indicator);
}

/** Codes and months compare as they read, the same on every machine. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
