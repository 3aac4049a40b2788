/** “Đạt” typed where a figure is due. */
import { isFigure } from '../../reading/values.ts';
import { eachLine, type Rule } from '../rule.ts';

export const wordForFigure = {
  id: 'NTM-V021',
  severity: 'warning',
  why: {
    vi: 'Cột kết quả cần con số để cấp trên theo dõi tăng, giảm.',
    en: 'The result column needs the figure, so that the levels above can follow its change.',
  },
  check: eachLine(({ entry, indicator }, cells) =>
    entry.reading.kind === 'word' && isFigure(indicator)
      ? { cell: cells.result, facts: { word: entry.reading.word, unit: indicator.unit } }
      : undefined,
  ),
  examples: [
    { given: { '14.1': { result: 'Đạt' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '1.1': { result: 'Đạt' } }, finds: null },
  ],
} as const satisfies Rule;
