/**
 * Several rows beside one name: `Kế hoạch` and `Thực hiện`, `Kỳ trước` and `Kỳ này`. One of them, where it says so, is the
 * period's results; else a person says which.
 */
import { saysReview } from './besideWords.ts';
import { headingKey, saysAnotherTime, saysUnmet } from './headingWords.ts';

export interface Part {
  readonly row: number;
  /** Where its own words stand; 0 where there are none. */
  readonly column: number;
  readonly text: string;
}

const TAIL = '(?: (?:năm|tháng|kỳ|quý|đến|của|so|xã|huyện).{0,30})?';
const RESULTS = new RegExp(
  `^(?:kết quả|kq|thực hiện|th|thực tế|hiện tại|đến nay|kỳ này|tháng này|tự đánh giá|đạt)(?: thực hiện| đạt)?${TAIL}$`,
  'u',
);
const OTHERS = new RegExp(
  `^(?:kế hoạch|kh|mục tiêu|chỉ tiêu|đăng ký|phấn đấu|dự kiến|(?:kỳ|tháng|năm|quý) trước|cùng kỳ|chưa đạt|không đạt|tăng|giảm|tăng ?/ ?giảm|so sánh|chênh lệch|thẩm định|rà soát|phúc tra)${TAIL}$`,
  'u',
);

/** Words that tell rows of one unit apart. */
export function isPart(text: string): boolean {
  const key = headingKey(text);
  return RESULTS.test(key) || OTHERS.test(key);
}

function saysResults(text: string): boolean {
  const key = headingKey(text);
  return RESULTS.test(key) && !saysAnotherTime(key) && !saysUnmet(key) && !saysReview(key);
}

/** The row that is the period's; `unclear` where it cannot be told: all of them, or the only one, which says it is another. */
export function settledPart(parts: readonly Part[]): { readonly row: number; readonly unclear: readonly Part[] } {
  const [first, second] = parts;
  const row = first?.row ?? 0;
  if (!first || !second) return { row, unclear: first && OTHERS.test(headingKey(first.text)) ? [first] : [] };
  const [only, another] = parts.filter(({ text }) => saysResults(text));
  return only && !another ? { row: only.row, unclear: [] } : { row, unclear: parts };
}
