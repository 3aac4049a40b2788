/** What is hidden from who signs, although it is read and sent: a column of the report, or its whole sheet. */
import { filledColumns, reportedKeys } from '../../reading/columns.ts';
import { addressOf, columnLetters } from '../../sheet/address.ts';
import type { Fault, Rule } from '../rule.ts';

export const hiddenColumn = {
  id: 'NTM-V035',
  severity: 'warning',
  why: {
    vi: 'Cột hoặc trang ẩn vẫn được đọc và gửi; người ký không nhìn thấy, và thường là số liệu kỳ cũ.',
    en: 'A hidden column or sheet is still read and sent; who signs does not see it, and mostly it holds an older report.',
  },
  check: ({ recognised: { grid, heading, alignment, template, identity, report }, isHiddenSheet }) => {
    const filled = filledColumns(grid, alignment);
    const faults: Fault[] = reportedKeys.flatMap((key) => {
      const column = heading.columns[key];
      if (column === undefined || !grid.isHiddenColumn(column) || !filled.has(column)) return [];
      const name = template.layout.columns.find((one) => one.key === key)?.heading ?? key;
      return [{ cell: addressOf(heading.row, column), facts: { kind: 'column', name, column: columnLetters(column) } }];
    });
    const sheet: Fault = { cell: identity.formCode?.cell ?? null, facts: { kind: 'sheet', name: report.sheet, column: '' } };
    return isHiddenSheet ? [sheet, ...faults] : faults;
  },
  examples: [
    { given: {}, hiddenColumns: ['result'], finds: {} },
    { given: { '14.2': { note: 'Có văn bản' } }, hiddenColumns: ['note'], finds: {} },
    { given: {}, hiddenSheet: true, finds: {} },
    { given: {}, hiddenColumns: ['note'], finds: null },
    { given: {}, hiddenColumns: ['unit', 'responsible'], finds: null },
  ],
} as const satisfies Rule;
