/** A percentage of at most 1 that may have been meant as a fraction: 0,955 for 95,5 %. */
import { clean } from '../../text/number.ts';
import { eachLine, type Rule } from '../rule.ts';

/** Rates with an upper limit (poverty) are often below 1 in truth. */
const LOWEST_LIKELY_RATE = 0.1;

export const percentMayBeFraction = {
  id: 'NTM-V023',
  severity: 'warning',
  why: {
    vi: 'Ô không định dạng % mà ghi 0,955 thường là 95,5 %.',
    en: 'In a cell without a % format 0,955 is mostly meant as 95,5 %.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (indicator.type !== 'percent' || reading.kind !== 'number' || reading.value <= 0 || reading.value > 1) return undefined;
    if (indicator.comparator === '≤' && reading.value >= LOWEST_LIKELY_RATE) return undefined;
    const likely = clean(reading.value * 100);
    return { cell: cells.result, facts: { value: reading.value, likely }, fix: [{ cell: cells.result, value: likely, format: 'General' }] };
  }),
  examples: [
    { given: { '14.1': { result: 0.955, note: 'đối chiếu BHXH' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: 0.955, format: '0.0%' } }, finds: null },
    { given: { '11': { result: 0.8 } }, finds: null },
  ],
} as const satisfies Rule;
