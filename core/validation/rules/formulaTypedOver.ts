/** A criterion's row no longer holds our formula: something was typed, or another formula put there. */
import { criterionFormula } from '../../template/derived.ts';
import type { Rule } from '../rule.ts';

export const formulaTypedOver = {
  id: 'NTM-V024',
  severity: 'warning',
  why: {
    vi: 'Dòng tiêu chí tự tính từ các chỉ tiêu; gõ đè thì lần sau chữ cũ không đổi theo số.',
    en: "A criterion's row is computed from its indicators; once typed over, the old word no longer follows the figures.",
  },
  check: ({ recognised: { report }, lines }) =>
    report.criterionRows
      .filter((row) => row.assessedBy !== 'own')
      .map((row) => {
        const cells = lines.flatMap(({ criterion, entry }) =>
          criterion.no === row.criterion && entry.cells ? [entry.cells.selfAssessment] : [],
        );
        const [first, last] = [cells[0], cells.at(-1)];
        const fix =
          first !== undefined && last !== undefined
            ? [{ cell: row.cells.selfAssessment, formula: criterionFormula(`${first}:${last}`) }]
            : undefined;
        return {
          cell: row.cells.selfAssessment,
          criterion: row.criterion,
          facts: { typed: row.typedText, kind: row.assessedBy },
          ...(fix ? { fix } : {}),
        };
      }),
  examples: [
    { given: { 'TC 14': { selfAssessment: 'Đạt' } }, finds: { row: 'TC 14', column: 'selfAssessment' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
