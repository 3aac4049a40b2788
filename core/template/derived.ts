/**
 * The formulas our sheets carry, written and recognised in one place: a criterion's
 * self-assessment derived from its indicators, and the mark of a row unchanged since the last report.
 */

export const WORDS = {
  met: 'Đạt',
  unmet: 'Chưa đạt',
  notAssessed: 'Chưa đánh giá',
  notApplicable: 'Không áp dụng',
} as const;

export const LIKE_LAST = 'như kỳ trước';

/** A criterion row's formula over the self-assessment cells of its indicators, e.g. `G13:G15`. */
export function criterionFormula(range: string): string {
  return `=IF(COUNTIF(${range},"${WORDS.unmet}")>0,"${WORDS.unmet}",IF(COUNTIF(${range},"${WORDS.notAssessed}")+COUNTBLANK(${range})>0,"${WORDS.notAssessed}","${WORDS.met}"))`;
}

const REFERENCE = /\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/gu;
const CRITERION_SHAPE = shapeOf(criterionFormula('A1:A2'));

/** True for our own formula wherever its row has moved, with or without spaces and namespace prefixes. */
export function isCriterionFormula(formula: string): boolean {
  return formula.replace(REFERENCE, '#') === CRITERION_SHAPE || shapeOf(formula) === CRITERION_SHAPE;
}

/** The cells our own formula counts, e.g. `G13:G15`; null where it is another formula, or counts several ranges. */
export function criterionRangeOf(formula: string): string | null {
  if (!isCriterionFormula(formula)) return null;
  const ranges = new Set((formula.match(REFERENCE) ?? []).map((range) => range.replaceAll('$', '')));
  const [only] = ranges;
  return ranges.size === 1 && only !== undefined ? only : [...ranges].join(', ');
}

/** A note cell's formula: says LIKE_LAST as long as figure and self-assessment are those of the last report. */
export function likeLastFormula(resultCell: string, result: number | string | null, assessedCell: string, assessed: string): string {
  const before = typeof result === 'number' ? String(result) : quoted(result ?? '');
  return `=IF(AND(${resultCell}=${before},${assessedCell}=${quoted(assessed)}),"${LIKE_LAST}","")`;
}

/** Excel's limit for a text in a formula (specification: 255 characters). */
export const MAX_FORMULA_TEXT = 255;

/** True for our own mark of an unchanged row, whatever it compares with. */
export function isLikeLastFormula(formula: string): boolean {
  return /^=IF\(AND\([^]*\),"như kỳ trước",""\)$/u.test(formula.normalize('NFC'));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Without the spaces outside its texts: those that an even number of quotes follows. */
function shapeOf(formula: string): string {
  return formula
    .normalize('NFC')
    .split('"')
    .map((part, at, parts) => ((parts.length - 1 - at) % 2 === 0 ? part.replace(/\s+/gu, '') : part))
    .join('"')
    .replace(REFERENCE, '#');
}
