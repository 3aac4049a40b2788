/** An Excel error where a remark, a month or a word is due. */
import { isCellError } from '../../sheet/sheet.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const remarkUnreadable = {
  id: 'NTM-V080',
  severity: 'warning',
  why: {
    vi: 'Ô báo lỗi (#REF!, #N/A) không mang nội dung nào đến cấp trên.',
    en: 'A cell with an error (#REF!, #N/A) carries nothing to the levels above.',
  },
  check: (subject) =>
    reportedCells(subject).flatMap(({ cell, key, where }) =>
      // Results and self-assessments that cannot be read have rules of their own.
      isCellError(cell.value) && key !== 'result' && !(key === 'selfAssessment' && where.indicator !== undefined)
        ? [{ cell: cell.at, ...where, facts: { text: cell.value.error } }]
        : [],
    ),
  examples: [
    { given: { '14.2': { note: { error: '#REF!' } } }, finds: { row: '14.2', column: 'note' } },
    { given: { '14.2': { note: 'Có văn bản' } }, finds: null },
  ],
} as const satisfies Rule;
