/** “trên 98 %”, “≥ 65 %”, “khoảng 20”: the figure is read, the doubt is kept. */
import { eachLine, type Rule } from '../rule.ts';

export const figureNotExact = {
  id: 'NTM-V033',
  severity: 'warning',
  why: {
    vi: 'Cột kết quả ghi số đạt được, không ghi mức hay ước lượng.',
    en: 'The result column takes the figure reached, not a limit or an estimate.',
  },
  check: eachLine(({ entry: { reading } }, cells) => {
    if (reading.kind !== 'number' || (reading.comparator === undefined && !reading.approximate)) return undefined;
    return {
      cell: cells.result,
      facts: { value: reading.value, comparator: reading.comparator ?? '' },
      fix: [{ cell: cells.result, value: reading.value }],
    };
  }),
  examples: [
    { given: { '14.1': { result: 'trên 98%' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: 'khoảng 96' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '98%' } }, finds: null },
  ],
} as const satisfies Rule;
