/** A figure whose separator has two meanings, e.g. `1.234`. */
import { eachLine, type Rule } from '../rule.ts';

export const figureAmbiguous = {
  id: 'NTM-V006',
  severity: 'error',
  why: {
    vi: 'Dấu chấm, dấu phẩy đứng trước ba chữ số có thể là phần nghìn hoặc phần lẻ; chỉ người ghi biết.',
    en: 'A point or comma before three digits may group thousands or mark decimals; only the writer knows.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) =>
    reading.kind === 'ambiguous'
      ? { cell: cells.result, facts: { text: reading.text, candidates: reading.candidates, unit: indicator.unit } }
      : undefined,
  ),
  examples: [
    { given: { '14.1': { result: '1.234' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '10': { result: '66,125' } }, finds: { row: '10', column: 'result' } },
    { given: { '10': { result: '66,12' } }, finds: null },
  ],
} as const satisfies Rule;
