/** A row with no self-assessment. */
import { eachLine, type Rule } from '../rule.ts';

export const assessmentMissing = {
  id: 'NTM-V007',
  severity: 'error',
  why: {
    vi: 'Không có tự đánh giá thì không biết chỉ tiêu đạt hay chưa; phần mềm không đánh giá thay.',
    en: 'Without a self-assessment nobody knows whether the indicator is met; the software does not assess for you.',
  },
  check: eachLine(({ entry }, cells) =>
    entry.selfAssessment === null && entry.selfAssessmentText === '' ? { cell: cells.selfAssessment, facts: {} } : undefined,
  ),
  examples: [
    { given: { '14.1': { selfAssessment: '' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '14.1': { selfAssessment: 'Chưa đánh giá' } }, finds: null },
    { given: { '14.1': { selfAssessment: '…' } }, finds: null },
  ],
} as const satisfies Rule;
