/** A figure for all that lies neither between men's and women's nor on one of them. */
import { eachLine, type Rule } from '../rule.ts';

export const wholeOutsideParts = {
  id: 'NTM-V038',
  severity: 'warning',
  why: {
    vi: 'Tỷ lệ chung luôn nằm giữa tỷ lệ của nam và của nữ; nếu không, một trong ba số gõ nhầm.',
    en: "The common rate always lies between men's and women's; if it does not, one of the three is mistyped.",
  },
  check: eachLine(({ entry: { reading } }, cells) => {
    if (reading.kind !== 'parts' || !reading.bothSexes || reading.value === null) return undefined;
    const parts = reading.parts.map(({ value }) => value);
    const [low, high] = [Math.min(...parts), Math.max(...parts)];
    return reading.value < low || reading.value > high ? { cell: cells.result, facts: { value: reading.value, low, high } } : undefined;
  }),
  examples: [
    { given: { '14.1': { result: '59,6 (nam 95,2; nữ 96,0)' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '98 (nam 95,2; nữ 96,0)' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '96 (nam 95,2; nữ 96,0)' } }, finds: null },
    { given: { '14.1': { result: 'nam 95,2; nữ 96,0' } }, finds: null },
  ],
} as const satisfies Rule;
