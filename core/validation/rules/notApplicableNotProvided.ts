/** “Không áp dụng” where the decision does not say “nếu có”. */
import { eachLine, type Rule } from '../rule.ts';

export const notApplicableNotProvided = {
  id: 'NTM-V010',
  severity: 'error',
  why: {
    vi: 'Chỉ chỉ tiêu mà quyết định ghi “nếu có” mới được ghi Không áp dụng; chỗ khác là bỏ sót chỉ tiêu.',
    en: 'Only an indicator the decision words with “nếu có” may be not applicable; elsewhere it leaves the indicator out.',
  },
  check: eachLine(({ entry, indicator }, cells) =>
    entry.selfAssessment === 'notApplicable' && !indicator.ifAny
      ? { cell: cells.selfAssessment, facts: { code: indicator.code } }
      : undefined,
  ),
  examples: [
    { given: { '14.1': { selfAssessment: 'Không áp dụng' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '17.9': { selfAssessment: 'Không áp dụng' } }, finds: null },
  ],
} as const satisfies Rule;
