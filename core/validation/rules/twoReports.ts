/** The same workbook holds another report of this unit for this period, and they differ. */
import type { Rule } from '../rule.ts';

export const twoReports = {
  id: 'NTM-V012',
  severity: 'error',
  why: {
    vi: 'Hai trang tính cùng đơn vị, cùng kỳ mà khác nhau thì không biết trang nào là báo cáo.',
    en: 'With two differing sheets of one unit and period nobody can tell which is the report.',
  },
  check: ({ recognised: { report, identity }, others }) =>
    others
      .filter(
        (other) =>
          other.unit === report.unit &&
          other.period === report.period &&
          other.template === report.template &&
          other.fingerprint !== report.fingerprint,
      )
      .map((other) => ({
        cell: identity.formCode?.cell ?? null,
        facts: { sheet: report.sheet, other: other.sheet, period: report.period ?? '' },
      })),
  examples: [
    { given: {}, beside: { '14.1': { result: '95' } }, finds: {} },
    { given: {}, beside: {}, finds: null },
  ],
} as const satisfies Rule;
