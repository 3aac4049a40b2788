/** Đạt beside a figure below an enforced requirement, or beside the officer's own “Chưa đạt” as the result. */
import { printRequirement } from '../../criteria/print.ts';
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import { eachLine, type Rule } from '../rule.ts';

export const metContradictsFigure = {
  id: 'NTM-V014',
  severity: 'explain',
  why: {
    vi: 'Ghi Đạt khi số dưới mức yêu cầu là điều đoàn kiểm tra thấy đầu tiên.',
    en: 'A criterion marked Đạt below its threshold is what inspections find first.',
  },
  check: eachLine(({ entry, requirement }, cells) => {
    if (entry.selfAssessment !== 'met') return undefined;
    const unmetWord = entry.reading.kind === 'word' && entry.reading.word === 'unmet';
    const below = requirement.standing === 'enforced' && reaches(requirement, entry.reading) === false;
    if (!unmetWord && !below) return undefined;
    return {
      cell: cells.selfAssessment,
      facts: { value: printReading(entry.reading), requirement: printRequirement(requirement), unit: requirement.unit },
    };
  }),
  examples: [
    { given: { '14.1': { result: '89,5', selfAssessment: 'Đạt' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '14.1': { result: '95,6 (nam 94,2; nữ 96,0)', selfAssessment: 'Đạt' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '1.1': { result: 'Chưa đạt', selfAssessment: 'Đạt' } }, finds: { row: '1.1', column: 'selfAssessment' } },
    { given: { '14.1': { result: '95', selfAssessment: 'Đạt' } }, finds: null },
    // 14.4's threshold has not been compared with the decision: it warns elsewhere, it never decides.
    { given: { '14.4': { result: '69', selfAssessment: 'Đạt' } }, finds: null },
  ],
} as const satisfies Rule;
