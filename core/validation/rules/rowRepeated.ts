/** An indicator or a criterion stands in two rows that both hold something. */
import { addressOf } from '../../sheet/address.ts';
import type { Rule } from '../rule.ts';

export const rowRepeated = {
  id: 'NTM-V011',
  severity: 'error',
  why: {
    vi: 'Một chỉ tiêu hai dòng thì không biết dòng nào là số liệu thật.',
    en: 'With two rows for one indicator nobody can tell which holds the real figure.',
  },
  check: ({ recognised: { alignment, heading } }) =>
    alignment.repeated
      .filter(({ filled }) => filled)
      .map(({ row, of, code }) => ({
        cell: addressOf(row, heading.columns.result ?? 1),
        ...(of.kind === 'criterion' ? {} : { indicator: of.indicator.code }),
        criterion: of.criterion.no,
        facts: {
          code: of.kind === 'criterion' ? String(of.criterion.no) : of.indicator.code,
          seen: code,
          first: alignment.placed.get(of)?.row ?? 0,
          second: row,
        },
      })),
  examples: [
    { given: {}, twice: ['14.1'], finds: { row: '14.1' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
