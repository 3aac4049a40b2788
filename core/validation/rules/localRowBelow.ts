/** Đạt beside a figure below what the district asks in its own row. */
import { printRequirement } from '../../criteria/print.ts';
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import type { Rule } from '../rule.ts';

const SO_HOA = { code: '15.1.a', text: 'Số hóa kết quả giải quyết TTHC', value: 75 } as const;

export const localRowBelow = {
  id: 'NTM-V047',
  severity: 'warning',
  why: {
    vi: 'Mức của huyện cao hơn hoặc thêm vào mức quốc gia: dưới mức thì cần xem lại, tiêu chí quốc gia vẫn tính theo các chỉ tiêu của nó.',
    en: 'The district asks beside the decision: below its figure asks for a second look; the national criterion counts its own indicators only.',
  },
  check: ({ localLines }) =>
    localLines.flatMap(({ indicator, criterion, entry, requirement, by }) =>
      entry.cells !== null && entry.selfAssessment === 'met' && reaches(requirement, entry.reading) === false
        ? [
            {
              cell: entry.cells.selfAssessment,
              indicator: indicator.code,
              criterion: criterion.no,
              facts: { value: printReading(entry.reading), requirement: printRequirement(requirement), unit: indicator.unit, by: by.name },
            },
          ]
        : [],
    ),
  examples: [
    {
      district: [SO_HOA],
      given: { '15.1.a': { result: '74,9', selfAssessment: 'Đạt' } },
      finds: { row: '15.1.a', column: 'selfAssessment' },
    },
    { district: [SO_HOA], given: { '15.1.a': { result: '74,9', selfAssessment: 'Chưa đạt' } }, finds: null },
    { district: [SO_HOA], given: { '15.1.a': { result: '75', selfAssessment: 'Đạt' } }, finds: null },
  ],
} as const satisfies Rule;
