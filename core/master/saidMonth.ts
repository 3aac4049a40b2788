/** The month a workbook's masters say in their titles, before anything else of them is known. */
import { parsePeriod, type Period } from '../calendar/period.ts';
import type { Band } from '../consolidation/bands.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { criterionWordsOf } from './criterionHeading.ts';
import { findHeading } from './heading.ts';
import { printedOf } from './printed.ts';
import { readTitle } from './title.ts';

/** Undefined where no sheet with a master's heading says a month, or two say different ones. */
export function saidMonthOf(sheets: readonly Sheet[], set: CriteriaSet, bands: readonly Band[]): Period | undefined {
  const words = { criteria: criterionWordsOf(set), bands };
  const months = sheets.flatMap((sheet) => {
    const printed = printedOf(sheet);
    if (!printed) return [];
    const search = findHeading(printed, words);
    if (search.kind !== 'found') return [];
    const { fits, period } = readTitle(printed, search.heading, set);
    return fits.is === 'other' || period === null ? [] : [period];
  });
  const [month, ...others] = new Set(months);
  return month === undefined || others.length > 0 ? undefined : parsePeriod(month);
}
