/** What a person is told where no sheet of a workbook, or more than one, can be the master. */
import { Problem } from '../problem.ts';
import type { WorkbookBinding } from './bindWorkbook.ts';

/** `hidden`: the sheets a person does not see, which were not looked at. A Problem `no-master-sheet`, `several-master-sheets` or `master-of-other-periods`. */
export function notBound(found: Exclude<WorkbookBinding, { readonly kind: 'bound' }>, hidden: readonly string[] = []): Problem {
  switch (found.kind) {
    case 'several':
      return new Problem('several-master-sheets', { sheets: found.bindings.map(({ sheet }) => `“${sheet}”`) });
    case 'otherPeriods':
      return new Problem('master-of-other-periods', { vi: found.reason.vi, en: found.reason.en });
    case 'none': {
      const why = (language: 'vi' | 'en'): string => found.sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason[language]}`).join(' ');
      return new Problem('no-master-sheet', { vi: why('vi'), en: why('en'), hidden: hidden.map((name) => `“${name}”`) });
    }
  }
}
