/** A formula that shows another value than it makes: the file was never computed again after its cells had changed. */
import { shownText } from '../../reading/shownText.ts';
import { createEvaluator } from '../../sheet/formula/inSheet.ts';
import { isCellError, type CellValue } from '../../sheet/sheet.ts';
import { isCriterionFormula, isLikeLastFormula } from '../../template/derived.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const formulaStale = {
  id: 'NTM-V070',
  severity: 'error',
  why: {
    vi: 'Giá trị công thức lưu trong tệp có thể là của số liệu cũ; hai số khác nhau thì không biết số nào đúng.',
    en: "A formula's stored value may be that of older figures; where the two differ nobody can tell which is right.",
  },
  check: (subject) => {
    const { grid, computed } = subject.recognised;
    const formulas = reportedCells(subject).filter(
      ({ cell }) => cell.formula !== undefined && !isOurs(cell.formula) && !computed.has(cell.at),
    );
    if (formulas.length === 0) return [];
    const evaluator = createEvaluator(grid);
    return formulas.flatMap(({ cell, row, column, where }) => {
      const evaluated = evaluator.evaluate({ row, column });
      if (evaluated.kind === 'unknown' || isSame(cell.value, evaluated.value)) return [];
      const made = shownText({ ...cell, value: evaluated.value ?? 0 });
      return [{ cell: cell.at, ...where, facts: { shown: shownText(cell), made }, fix: [{ cell: cell.at, formula: cell.formula ?? '' }] }];
    });
  },
  examples: [
    { given: { '14.4': { result: 90, resultFormula: '=60+35' } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: 95, resultFormula: '=SUM(F1:F2)+95' } }, finds: null },
    { given: { '14.4': { result: 95, resultFormula: "='Sổ theo dõi'!C5" } }, finds: null },
  ],
} as const satisfies Rule;

function isOurs(formula: string): boolean {
  return isCriterionFormula(formula) || isLikeLastFormula(formula);
}

/** Nothing and no text show the same; figures may differ by binary noise. */
function isSame(kept: CellValue, made: CellValue): boolean {
  if (isCellError(kept) || isCellError(made)) return isCellError(kept) && isCellError(made) && kept.error === made.error;
  if (typeof kept === 'number' && (typeof made === 'number' || made === null))
    return Math.abs(kept - (made ?? 0)) <= 1e-9 * Math.max(1, Math.abs(kept));
  return (kept ?? '') === (made ?? '');
}
