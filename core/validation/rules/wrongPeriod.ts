/** The period is unknown, not the one asked for, or contradicted by the sheet's own title. */
import { contradicts } from '../../reading/identity.ts';
import { parsePeriod } from '../../calendar/period.ts';
import type { Fault, Rule } from '../rule.ts';

export const wrongPeriod = {
  id: 'NTM-V003',
  severity: 'error',
  why: {
    vi: 'Cán bộ thường chép tệp tháng trước; còn sót kỳ cũ thì số liệu bị tính vào tháng khác.',
    en: "Officers copy last month's file; a period left behind would count the figures in another month.",
  },
  check: ({ recognised: { identity, report }, asked }) => {
    const cell = identity.formCode?.cell ?? identity.titlePeriod?.cell ?? null;
    const period = parsePeriod(report.period ?? '');
    if (!period) return [{ cell, facts: { found: '', expected: asked.period ?? '' } }];
    const faults: Fault[] = [];
    if (asked.period !== undefined && asked.period !== period) faults.push({ cell, facts: { found: period, expected: asked.period } });
    if (identity.titlePeriod && contradicts(period, identity)) {
      faults.push({ cell: identity.titlePeriod.cell, facts: { found: identity.titlePeriod.value, expected: period } });
    }
    return faults;
  },
  examples: [
    { given: {}, asked: { period: '2023-12' }, finds: {} },
    { given: {}, title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO – Tháng 10 năm 2023', finds: {} },
    { given: {}, asked: { period: '2023-11' }, finds: null },
  ],
} as const satisfies Rule;
