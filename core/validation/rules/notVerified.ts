/** Which rows of the sheet rest on wording or thresholds nobody has compared with the decision. */
import type { Rule } from '../rule.ts';

export const notVerified = {
  id: 'NTM-V032',
  severity: 'info',
  why: {
    vi: 'Nội dung hoặc mức chưa đối chiếu với quyết định được in đúng như vậy và không quyết định kết quả.',
    en: 'Wording or thresholds not yet compared with the decision are shown as such and decide nothing.',
  },
  check: ({ lines, recognised: { template } }) => {
    const open = lines.filter(
      ({ indicator, requirement }) =>
        indicator.sources.length === 0 || requirement.standing === 'toConfirm' || requirement.standing === 'unknown',
    );
    if (open.length === 0) return [];
    const { decision } = template.set;
    return [
      {
        cell: null,
        facts: {
          count: open.length,
          codes: open.map(({ indicator }) => indicator.code),
          decision: decision?.number ?? '',
          annex: decision?.annex ?? '',
        },
      },
    ];
  },
  examples: [{ given: {}, finds: {} }],
} as const satisfies Rule;
