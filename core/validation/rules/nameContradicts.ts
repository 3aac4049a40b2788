/** The sheet's or the file's name says another month or another commune, or is all that says one. */
import type { NamedBy } from '../../reading/names.ts';
import type { Fault, Rule, Subject } from '../rule.ts';

export const nameContradicts = {
  id: 'NTM-V077',
  severity: 'warning',
  why: {
    vi: 'Trang hoặc tệp chép từ tháng trước, từ xã khác thường quên đổi tên hoặc quên đổi nội dung.',
    en: 'A sheet or file copied from another month or commune mostly keeps either the old name or the old content.',
  },
  check: ({ recognised: { identity, report, fromName }, tree }) => {
    const cell = identity.formCode?.cell ?? identity.months[0]?.cell ?? null;
    return identity.named.flatMap((named): readonly Fault[] => [
      ...periodFaults(named, report.period, fromName.period === named, cell),
      ...unitFaults(named, report.unit, tree, fromName.unit === named, cell),
    ]);
  },
  examples: [
    { given: {}, name: 'Tháng 10', finds: {} },
    { given: {}, name: 'T10-2023', finds: {} },
    { given: {}, name: 'Điền Xá', finds: {} },
    { given: {}, asked: { file: 'Xã Điền Xá T11.2023.xlsx' }, finds: {} },
    { given: {}, name: 'T11 (2)', finds: null },
    { given: {}, name: 'Sheet1 (2)', finds: null },
    { given: {}, asked: { file: 'Xã Nam Mỹ - tháng 11 năm 2023.xlsx' }, finds: null },
  ],
} as const satisfies Rule;

function periodFaults({ by, name, month, year }: NamedBy, period: string | null, isOnly: boolean, cell: string | null): readonly Fault[] {
  if (isOnly) return [{ cell, facts: { by, name, kind: 'onlyPeriod', found: period ?? '' } }];
  const [, saidYear, saidMonth] = /^(\d{4})-(\d{2})$/u.exec(period ?? '') ?? [];
  if (month === null || saidMonth === undefined || (Number(saidMonth) === month && (year === null || Number(saidYear) === year))) return [];
  return [{ cell, facts: { by, name, kind: 'period', found: period ?? '' } }];
}

function unitFaults(
  { by, name, unit }: NamedBy,
  code: string | null,
  tree: Subject['tree'],
  isOnly: boolean,
  cell: string | null,
): readonly Fault[] {
  const own = code === null ? undefined : tree?.unit(code);
  if (!own || unit === null) return [];
  if (isOnly) return [{ cell, facts: { by, name, kind: 'onlyUnit', found: own.name } }];
  const named = tree?.named(unit).filter(({ level }) => level === 'commune') ?? [];
  if (named.length === 0 || named.some((one) => one.code === code)) return [];
  return [{ cell, facts: { by, name, kind: 'unit', found: own.name } }];
}
