/**
 * What communes say beside their verdicts: the months in which the unmet is expected to be met, rolled up; what stands in
 * its way; and the explanations.
 */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Remarks, Report } from '../reading/report.ts';
import { saysSomething } from '../text/answers.ts';
import { isExpectedMonth } from '../text/month.ts';
import type { Explanation, ExpectedTotals, Obstacle } from './totals.ts';

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
  return unmetRows(report, order).flatMap(({ criterion, indicator, expectedBy }) =>
    isMonth(expectedBy) ? [{ month: expectedBy, unit, criterion, indicator }] : [],
  );
}

/**
 * | row                                                | is listed         |
 * |----------------------------------------------------|-------------------|
 * | an unmet indicator whose difficulty says something | under its code    |
 * | an unmet criterion, on its own row                 | without an indicator |
 * | “Không”, “như kỳ trước”, dashes; anything met or not assessed | not at all |
 */
export function obstaclesOf(unit: string, report: Report, order: SetOrder): readonly Obstacle[] {
  return unmetRows(report, order)
    .flatMap(({ criterion, indicator, obstacle }) => (saysSomething(obstacle) ? [{ unit, criterion, indicator, text: obstacle }] : []))
    .sort((a, b) => bySetOrder(a, b, order));
}

interface UnmetRow extends Pick<Remarks, 'expectedBy' | 'obstacle'> {
  readonly criterion: number;
  readonly indicator: string | null;
}

/** Criteria on their own rows first, then indicators; what districts ask for beside the set is not among them. */
function unmetRows(report: Report, order: SetOrder): readonly UnmetRow[] {
  const unmet = new Set(report.criteria.filter((one) => one.selfAssessment === 'unmet').map((one) => one.criterion));
  return [
    ...report.criterionRows.filter(({ criterion }) => unmet.has(criterion)).map((row) => ({ ...row, indicator: null })),
    ...report.entries.flatMap((entry) => {
      const criterion = entry.selfAssessment === 'unmet' ? order.criterionOf(entry.indicator) : undefined;
      return criterion === undefined ? [] : [{ ...entry, criterion }];
    }),
  ];
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
