/** A row that the district or the province asks for beside the set is not on the sheet. */
import type { Rule } from '../rule.ts';

const SO_HOA = { code: '15.1.a', text: 'Số hóa kết quả giải quyết TTHC', value: 75 } as const;

export const localRowMissing = {
  id: 'NTM-V045',
  severity: 'warning',
  why: {
    vi: 'Chỉ tiêu riêng của huyện không quyết định tiêu chí quốc gia, nhưng thiếu dòng thì huyện không tổng hợp được.',
    en: "A district's own row decides no national criterion, but without it the district cannot total it.",
  },
  check: ({ localLines }) =>
    localLines.flatMap(({ indicator, criterion, entry, by }) =>
      entry.cells === null
        ? [
            {
              cell: null,
              indicator: indicator.code,
              criterion: criterion.no,
              facts: { code: indicator.code, text: indicator.text, by: by.name },
            },
          ]
        : [],
    ),
  examples: [
    { district: [SO_HOA], given: {}, without: ['15.1.a'], finds: { row: '15.1.a' } },
    { district: [SO_HOA], given: {}, finds: null },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
