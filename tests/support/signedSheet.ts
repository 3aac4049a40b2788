/** Sheets and reports written as one word: `+` met, `-` unmet, `?` not assessed, a sign for each criterion of the set. */
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { ExampleRow } from '../../core/validation/rule.ts';
import type { Chance } from '../../service/sample/random.ts';
import type { Changes } from './communeSheet.ts';

/** What to change on a good sheet so that its criteria come out as the signs say: the first indicator of each decides. */
export function changesFor(set: CriteriaSet, signs: string): Changes {
  const given: Record<string, ExampleRow> = {};
  set.criteria.forEach(({ indicators: [first] }, at) => {
    if (first && signs[at] === '-') given[first.code] = { selfAssessment: 'Chưa đạt', obstacle: 'Đang xây dựng' };
    if (first && signs[at] === '?') given[first.code] = { selfAssessment: 'Chưa đánh giá' };
  });
  return { given };
}

/** Mostly met, as in life. */
export function drawSigns(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.oneOf(['+', '+', '+', '+', '-', '?'])).join('');
}

/** In [0, below). */
export function drawBelow(chance: Chance, below: number): number {
  return Math.floor(chance.next() * below);
}
