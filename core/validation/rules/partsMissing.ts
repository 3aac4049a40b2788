/** One figure where the decision asks for men and women, or for two parts. */
import { eachLine, type Rule } from '../rule.ts';

export const partsMissing = {
  id: 'NTM-V030',
  severity: 'info',
  why: {
    vi: 'Quyết định yêu cầu đạt cho cả nam và nữ (hoặc từng ý); số chung có thể che một bên chưa đạt.',
    en: 'The decision asks for both men and women (or each part); one figure may hide that one of them is unmet.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (reading.kind !== 'number') return undefined;
    if (indicator.bothSexes) return { cell: cells.result, facts: { parts: ['nam', 'nữ'] } };
    return indicator.parts ? { cell: cells.result, facts: { parts: indicator.parts.map(({ key }) => key) } } : undefined;
  }),
  examples: [
    { given: { '14.1': { result: '95,6' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '95,6 (nam 95,2; nữ 96,0)' } }, finds: null },
    { given: { '5.1': { result: 'a 100; b 1' } }, finds: null },
  ],
} as const satisfies Rule;
