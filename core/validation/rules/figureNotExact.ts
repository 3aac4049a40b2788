/** “trên 98 %”, “≥ 65 %”, “khoảng 20”: the figure is read, the doubt is kept. */
import { figuresOf } from '../../reading/figures.ts';
import { eachLine, type Rule } from '../rule.ts';

export const figureNotExact = {
  id: 'NTM-V033',
  severity: 'warning',
  why: {
    vi: 'Cột kết quả ghi số đạt được, không ghi mức hay ước lượng.',
    en: 'The result column takes the figure reached, not a limit or an estimate.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    const figure = figuresOf(reading, indicator).find(({ comparator, approximate }) => comparator !== undefined || approximate);
    if (!figure) return undefined;
    const fault = { cell: cells.result, facts: { value: figure.value, comparator: figure.comparator ?? '' } };
    // A cell of several figures is the officer's to write anew.
    return reading.kind === 'number' ? { ...fault, fix: [{ cell: cells.result, value: figure.value }] } : fault;
  }),
  examples: [
    { given: { '14.1': { result: 'trên 98%' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: 'khoảng 96' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '5.1': { result: 'a ≥ 95; b 1' } }, finds: { row: '5.1', column: 'result' } },
    { given: { '5.1': { result: 'a 95; b khoảng 2' } }, finds: { row: '5.1', column: 'result' } },
    { given: { '14.1': { result: '98%' } }, finds: null },
  ],
} as const satisfies Rule;
