/** A figure that reaches the decision's requirement or not, but is below what the district plans for the year. */
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import { printNumber } from '../../text/number.ts';
import { eachLine, type Rule } from '../rule.ts';

export const belowPlan = {
  id: 'NTM-V048',
  severity: 'info',
  why: {
    vi: 'Chỉ tiêu kế hoạch của huyện là mục tiêu của năm, không phải mức đạt chuẩn: chỉ nhắc, không quyết định.',
    en: "A district's plan is the year's aim, not the requirement: it reminds and decides nothing.",
  },
  check: eachLine(({ entry, requirement, plan }, cells) => {
    if (!plan || reaches({ ...requirement, comparator: plan.comparator, threshold: plan.value }, entry.reading) !== false) return undefined;
    return {
      cell: cells.result,
      facts: {
        value: printReading(entry.reading),
        plan: `${plan.comparator} ${printNumber(plan.value)}`,
        unit: requirement.unit,
        year: plan.year,
        by: plan.by.name,
        source: plan.source,
      },
    };
  }),
  examples: [
    { given: { '14.1': { result: '95,2' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '95,5' } }, finds: null },
    { given: { '14.2': { result: '95,2' } }, finds: null },
  ],
} as const satisfies Rule;
