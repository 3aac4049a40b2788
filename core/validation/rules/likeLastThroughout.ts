/** Every row says it is as in the last period. */
import type { Rule } from '../rule.ts';

export const likeLastThroughout = {
  id: 'NTM-V031',
  severity: 'info',
  why: {
    vi: 'Không dòng nào thay đổi có thể là chưa cập nhật.',
    en: 'Nothing changed at all may mean that nothing was brought up to date.',
  },
  check: ({ lines }) => {
    const present = lines.filter(({ entry }) => entry.cells !== null);
    return present.length > 0 && present.every(({ entry }) => entry.likeLastPeriod)
      ? [{ cell: null, facts: { rows: present.length } }]
      : [];
  },
  examples: [
    { given: { '*': { note: 'như kỳ trước' } }, finds: {} },
    { given: { '*': { note: 'như kỳ trước' }, '14.1': { note: '' } }, finds: null },
  ],
} as const satisfies Rule;
