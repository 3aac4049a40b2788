/** Chưa đạt although the figure reaches an enforced requirement, or the result itself says Đạt. */
import { printRequirement } from '../../criteria/print.ts';
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import { eachLine, type Rule } from '../rule.ts';

export const unmetAboveRequirement = {
  id: 'NTM-V020',
  severity: 'warning',
  why: {
    vi: 'Có thể xã đã đạt mà ghi nhầm, hoặc số gõ nhầm.',
    en: 'The commune may have met it and mistyped the word, or mistyped the figure.',
  },
  check: eachLine(({ entry, requirement }, cells) => {
    if (entry.selfAssessment !== 'unmet') return undefined;
    const metWord = entry.reading.kind === 'word' && entry.reading.word === 'met';
    const above = requirement.standing === 'enforced' && reaches(requirement, entry.reading) === true;
    if (!metWord && !above) return undefined;
    return {
      cell: cells.selfAssessment,
      facts: { value: printReading(entry.reading), requirement: printRequirement(requirement), unit: requirement.unit },
    };
  }),
  examples: [
    {
      given: { '14.1': { result: '96', selfAssessment: 'Chưa đạt', obstacle: 'Dân đi làm xa' } },
      finds: { row: '14.1', column: 'selfAssessment' },
    },
    { given: { '14.1': { result: '94', selfAssessment: 'Chưa đạt', obstacle: 'Dân đi làm xa' } }, finds: null },
  ],
} as const satisfies Rule;
