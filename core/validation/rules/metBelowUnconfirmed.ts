/** Đạt beside a figure below a threshold that nobody has compared with the decision: a warning, never a verdict. */
import { printRequirement } from '../../criteria/print.ts';
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import { eachLine, type Rule } from '../rule.ts';

export const metBelowUnconfirmed = {
  id: 'NTM-V025',
  severity: 'warning',
  why: {
    vi: 'Mức này chưa đối chiếu với quyết định nên không quyết định Đạt hay Chưa đạt, chỉ nhắc xem lại.',
    en: 'This threshold has not been compared with the decision, so it decides nothing; it only asks for a second look.',
  },
  check: eachLine(({ entry, requirement }, cells) =>
    entry.selfAssessment === 'met' && requirement.standing === 'toConfirm' && reaches(requirement, entry.reading) === false
      ? {
          cell: cells.selfAssessment,
          facts: { value: printReading(entry.reading), requirement: printRequirement(requirement), unit: requirement.unit },
        }
      : undefined,
  ),
  examples: [
    { given: { '14.4': { result: '69', selfAssessment: 'Đạt' } }, finds: { row: '14.4', column: 'selfAssessment' } },
    { given: { '14.4': { result: '70', selfAssessment: 'Đạt' } }, finds: null },
  ],
} as const satisfies Rule;
