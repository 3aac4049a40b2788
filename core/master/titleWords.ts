/**
 * What a table's title and the key to its marks say it holds, where that is not what the communes have met: such a table looks like any
 * other, and its marks mean something else.
 */
import { fold } from '../text/fold.ts';
import { saysReview } from './besideWords.ts';

export interface Speaks {
  readonly of: 'unmet' | 'review' | 'otherTime';
  /** The words, as they stand. */
  readonly text: string;
}

const OF_RESULTS = /tiêu chí|(?<!\p{L})tc(?!\p{L})|kết quả|tổng hợp|biểu|bảng|danh sách|nông thôn mới|ntm/u;
/** What a table goes with, or is made by. */
const REFERENCE = /^(?:\(?kèm theo|theo|căn cứ|số ?:)/u;
const NOT_MET = /(?:chưa|không) đạt|còn lại/u;
/** “Xã đạt chuẩn nông thôn mới” is whose criteria they are. */
const MET = /(?<!(?:chưa|không) )đạt(?! chuẩn)/u;
const EMPTY = '(?:để |bỏ |ô )?trống';
const IS = String.raw`["”')]? ?(?:[:=–-]|là|thì là|nghĩa là|đối với|vào(?: ô| cột)?) ?(?:các )?(?:tiêu chí |tc |xã )?`;
/** “x: chưa đạt”, “Đánh dấu x vào tiêu chí chưa đạt”; “để trống: đạt”. */
const MARK_IS_UNMET = new RegExp(String.raw`(?<!\p{L})["“'(]?(?:x|v|✓|1)${IS}(?:chưa|không) đạt`, 'u');
const EMPTY_IS_MET = new RegExp(`${EMPTY}${IS}(?:đã )?đạt`, 'u');
const EMPTY_SAYS = new RegExp(`^(?:${EMPTY}|không đánh dấu|không ghi)`, 'u');
const PLAN =
  /^(?:(?:biểu|bảng|phụ lục|mẫu)(?: số)? ?[\d.ivx/a-z-]{0,8} ?[:.–-]? ?)?(?:tổng hợp |danh sách |danh mục )?(?:các )?(?:xã |tiêu chí |tc )?(?:kế hoạch|kh(?= )|đăng ký|dự kiến|lộ trình|phấn đấu)/u;

/** Of the texts above a table and of its sheet's name; undefined where they speak of nothing else than results. */
export function speaksOf(titles: readonly string[], sheetName: string): Speaks | undefined {
  for (const text of titles) {
    const of = OF_RESULTS.test(fold(text)) || isKey(fold(text)) ? subjectOf(fold(text)) : undefined;
    if (of) return { of, text };
  }
  const of = subjectOf(fold(sheetName));
  return of && { of, text: sheetName };
}

/** A key to the marks, above a table or below it, that turns them round. */
export function saysMarksUnmet(text: string): boolean {
  return isKey(fold(text));
}

function isKey(folded: string): boolean {
  return MARK_IS_UNMET.test(folded) || EMPTY_IS_MET.test(folded);
}

function subjectOf(folded: string): Speaks['of'] | undefined {
  if (isKey(folded)) return 'unmet';
  for (const clause of folded.split(/[;.()]/u).map((part) => part.trim())) {
    if (REFERENCE.test(clause) || EMPTY_SAYS.test(clause)) continue;
    if (NOT_MET.test(clause) && !MET.test(clause)) return 'unmet';
    if (saysReview(clause)) return 'review';
    if (PLAN.test(clause) && !/kết quả|thực hiện/u.test(clause)) return 'otherTime';
  }
  return undefined;
}
