/** A criterion's row no longer holds our formula: something was typed, or another formula put there. */
import { criterionFormula } from '../../template/derived.ts';
import type { Fault, Line, Rule } from '../rule.ts';

export const formulaTypedOver = {
  id: 'NTM-V024',
  severity: 'warning',
  why: {
    vi: 'Dòng tiêu chí tự tính từ các chỉ tiêu; gõ đè thì lần sau chữ cũ không đổi theo số.',
    en: "A criterion's row is computed from its indicators; once typed over, the old word no longer follows the figures.",
  },
  check: ({ recognised: { report, heading, layout, template }, lines }) =>
    report.criterionRows.flatMap((row): readonly Fault[] => {
      const isOwnForm = layout.id !== template.layout.id;
      const range = row.counts ? null : rangeOf(row.criterion, lines);
      // An office's own form, and one with two columns of marks, has no formula to put back.
      if (range === null || heading.verdicts || isOwnForm || (row.assessedBy === 'own' && row.range === range)) return [];
      const cell = row.cells.selfAssessment;
      const typed = row.assessedBy === 'own' ? (row.range ?? '') : row.typedText;
      return [
        {
          cell,
          criterion: row.criterion,
          facts: { typed, kind: row.assessedBy, range },
          fix: [{ cell, formula: criterionFormula(range) }],
        },
      ];
    }),
  examples: [
    { given: { 'TC 14': { selfAssessment: 'Đạt' } }, finds: { row: 'TC 14', column: 'selfAssessment' } },
    { given: { 'TC 14': { range: 'G1:G2' } }, finds: { row: 'TC 14', column: 'selfAssessment' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;

/** From the first to the last of the criterion's indicators; null where the sheet has none of them. */
function rangeOf(no: number, lines: readonly Line[]): string | null {
  const cells = lines.flatMap(({ criterion, entry }) => (criterion.no === no && entry.cells ? [entry.cells.selfAssessment] : []));
  const [first, last] = [cells[0], cells.at(-1)];
  return first === undefined || last === undefined ? null : `${first}:${last}`;
}
