/** A percentage of at most 1 that may have been meant as a fraction: 0,955 for 95,5 %. */
import type { Comparator } from '../../criteria/schema.ts';
import { figuresOf } from '../../reading/figures.ts';
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
    const fraction = figuresOf(reading, indicator).find(
      ({ value, type }) =>
        type === 'percent' && value > 0 && value <= 1 && !(isUpperLimit(indicator.comparator) && value >= LOWEST_LIKELY_RATE),
    );
    if (!fraction) return undefined;
    const likely = clean(fraction.value * 100);
    const fault = { cell: cells.result, facts: { value: fraction.value, likely } };
    // A cell of several figures is the officer's to write anew.
    return reading.kind === 'number' ? { ...fault, fix: [{ cell: cells.result, value: likely, format: 'General' }] } : fault;
  }),
  examples: [
    { given: { '14.1': { result: 0.955, note: 'đối chiếu BHXH' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: 'nam 0,952; nữ 0,96' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '5.1': { result: 'a 0,8; b 1' } }, finds: { row: '5.1', column: 'result' } },
    { given: { '5.1': { result: 'a 80; b 1' } }, finds: null },
    { given: { '14.1': { result: 0.955, format: '0.0%' } }, finds: null },
    { given: { '11': { result: 0.8 } }, finds: null },
  ],
} as const satisfies Rule;

function isUpperLimit(comparator: Comparator): boolean {
  return comparator === '≤' || comparator === '<';
}
