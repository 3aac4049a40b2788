/** A row of the district's own that says nothing that can be counted: no self-assessment, or a result that is no figure. */
import { isFigure } from '../../reading/values.ts';
import type { LocalLine, Rule } from '../rule.ts';

const SO_HOA = { code: '15.1.a', text: 'Số hóa kết quả giải quyết TTHC', value: 75 } as const;

export const localRowUnclear = {
  id: 'NTM-V046',
  severity: 'warning',
  why: {
    vi: 'Dòng này được tính riêng cho huyện; không rõ số hoặc chưa tự đánh giá thì chỉ đếm là chưa đánh giá, không chặn báo cáo.',
    en: 'The row is totalled for the district by itself; unclear or unassessed, it counts as not assessed and blocks nothing.',
  },
  check: ({ localLines }) =>
    localLines.flatMap((line) => {
      const { indicator, criterion, entry, by } = line;
      const cell = cellInDoubt(line);
      return cell === null
        ? []
        : [
            {
              cell,
              indicator: indicator.code,
              criterion: criterion.no,
              facts: { by: by.name, unit: indicator.unit, text: entry.selfAssessmentText },
            },
          ];
    }),
  examples: [
    { district: [SO_HOA], given: { '15.1.a': { result: '76 hoặc 77' } }, finds: { row: '15.1.a', column: 'result' } },
    { district: [SO_HOA], given: { '15.1.a': { result: '' } }, finds: { row: '15.1.a', column: 'result' } },
    { district: [SO_HOA], given: { '15.1.a': { selfAssessment: 'Đ/K' } }, finds: { row: '15.1.a', column: 'selfAssessment' } },
    { district: [SO_HOA], given: { '15.1.a': { result: '', selfAssessment: 'Chưa đánh giá' } }, finds: null },
    { district: [SO_HOA], given: {}, finds: null },
  ],
} as const satisfies Rule;

function cellInDoubt({ entry: { cells, reading, selfAssessment }, indicator }: LocalLine): string | null {
  if (cells === null) return null;
  if (selfAssessment === null) return cells.selfAssessment;
  const noFigure = reading.kind === 'blank' || reading.kind === 'notAssessed' || reading.kind === 'word';
  const unclear = reading.kind === 'unreadable' || reading.kind === 'ambiguous';
  const assessed = selfAssessment === 'met' || selfAssessment === 'unmet';
  return unclear || (noFigure && assessed && isFigure(indicator)) ? cells.result : null;
}
