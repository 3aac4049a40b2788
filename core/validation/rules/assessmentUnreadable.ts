/** A self-assessment in words that are no answer, such as an unfilled choice `Đ/K`. */
import { eachLine, type Rule } from '../rule.ts';

export const assessmentUnreadable = {
  id: 'NTM-V008',
  severity: 'error',
  why: {
    vi: 'Chữ không thuộc các từ đã thống nhất có thể bị hiểu ngược.',
    en: 'Words outside the agreed ones could be understood the wrong way round.',
  },
  check: eachLine(({ entry }, cells) =>
    entry.selfAssessment === null && entry.selfAssessmentText !== ''
      ? { cell: cells.selfAssessment, facts: { text: entry.selfAssessmentText } }
      : undefined,
  ),
  examples: [
    { given: { '14.1': { selfAssessment: 'Đ/K' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '14.1': { selfAssessment: 'cơ bản đạt' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '14.1': { selfAssessment: 'ĐẠT' } }, finds: null },
    { given: { '14.1': { selfAssessment: 'x' } }, finds: null },
  ],
} as const satisfies Rule;
