/** The period is unknown, not the one asked for, or contradicted by the sheet's own title. */
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
    const cell = identity.formCode?.cell ?? identity.months[0]?.cell ?? null;
    const period = parsePeriod(report.period ?? '');
    if (!period) return [{ cell, facts: { found: '', expected: asked.period ?? '' } }];
    const faults: Fault[] = [];
    if (asked.period !== undefined && asked.period !== period) faults.push({ cell, facts: { found: period, expected: asked.period } });
    const said = identity.months.find(({ value }) => value !== period);
    if (said) faults.push({ cell: said.cell, facts: { found: said.value, expected: period } });
    const year = identity.years.find(({ value }) => value !== period.slice(0, 4));
    if (year) faults.push({ cell: year.cell, facts: { found: year.value, expected: period } });
    return faults;
  },
  examples: [
    { given: {}, asked: { period: '2023-12' }, finds: {} },
    { given: {}, title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO – Tháng 10 năm 2023', finds: {} },
    { given: {}, title: 'BÁO CÁO KẾT QUẢ T12/2023', finds: {} },
    { given: {}, title: 'Tháng 12 năm 2023 (so với tháng 11 năm 2023)', finds: {} },
    { given: {}, headings: { result: 'Kết quả năm 2022' }, finds: {} },
    { given: {}, title: 'Nam Mỹ, ngày 20 tháng 12 năm 2023', finds: null },
    { given: {}, title: 'Tháng 11 năm 2023 (so với tháng 10 năm 2023)', finds: null },
    { given: {}, asked: { period: '2023-11' }, finds: null },
  ],
} as const satisfies Rule;
