/** A criterion's own row was deleted; its indicators still count. */
import { isIncomplete } from '../../criteria/completeness.ts';
import type { Rule } from '../rule.ts';

export const criterionRowMissing = {
  id: 'NTM-V042',
  severity: 'warning',
  why: {
    vi: 'Không có dòng tiêu chí thì người ký không thấy tiêu chí đạt hay chưa.',
    en: 'Without its row, who signs cannot see whether the criterion is met.',
  },
  check: ({ recognised: { template, alignment } }) =>
    template.rows.flatMap((row) =>
      row.kind === 'criterion' && !isIncomplete(row.criterion) && !alignment.placed.has(row)
        ? [{ cell: null, criterion: row.criterion.no, facts: { criterion: row.criterion.no } }]
        : [],
    ),
  examples: [
    { given: {}, without: ['TC 14'], finds: {} },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
