/** What headings say: in the words of the form and its older versions, in a group over several columns, or by what they mean. */
import type { ColumnKey, Layout } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { withoutTrailing } from '../text/trailing.ts';

export interface HeadingWords {
  /** No heading is as long; a wording that is need not be looked at. */
  readonly longest: number;
  /** A word of the form, a group over such words, or a heading that means one. */
  begins(text: string): boolean;
  keyOf(text: string): ColumnKey | undefined;
  /** Of the labels over one column, top to bottom. */
  keyOfAll(labels: readonly string[]): ColumnKey | undefined;
  /** Which of the two columns of a self-assessment it is. */
  verdictOf(labels: readonly string[]): 'met' | 'unmet' | undefined;
  /** By what it means, where it is none of the form's words. */
  meaningOf(labels: readonly string[]): ColumnKey | undefined;
  /** A word that may stand in a further row of a heading. */
  isUnder(text: string): boolean;
  isGroup(text: string): boolean;
}

const LONGEST_HEADING = 120;
const MET = new Set(['đạt', 'đ'].map(fold));
const UNMET = new Set(['chưa đạt', 'không đạt', 'chưa', 'cđ'].map(fold));

/** Of another time or another body than the report: never the month's own result. */
const ANOTHER =
  /31\/12|(?<!\p{L})(?:trước|cùng kỳ|kế hoạch|mục tiêu|phấn đấu|ước|dự kiến|rà soát|thẩm định|thẩm tra|kiểm tra|huyện|tỉnh|phòng|(?<!cơ )sở|tăng|giảm|chênh lệch|so với|lũy kế|năm ngoái)(?!\p{L})/u;
/** “Thực hiện đến 31/12 năm trước” is no month's own result, whatever it says was done. */
const EARLIER = /31\/12|(?<!\p{L})(?:năm|kỳ|tháng|quý) trước|cùng kỳ|năm ngoái/u;
const THIS_PERIOD = /kỳ báo cáo|kỳ này|đến kỳ|hiện tại|tháng này|trong kỳ/u;
const DONE = /thực hiện/u;
const GROUP = /kết quả|đánh giá|thực hiện|kỳ|nội dung|tiêu chí|hiện trạng|khó khăn|năm \d{4}/u;

/** By meaning, in the order they are asked: a heading with “đánh giá” is the assessment whatever else it says. */
const MEANINGS: readonly (readonly [ColumnKey, RegExp])[] = [
  [
    'selfAssessment',
    /^(?:kết quả |xã |cột |mức )*(?:tự )?(?:đánh giá|chấm|xếp loại|nhận xét đạt)|(?:đạt|đ)\s?[/,-]\s?(?:chưa đạt|không đạt|cđ|k)\b/u,
  ],
  ['expectedBy', /(?:dự kiến|thời gian|thời hạn|tháng|khi nào).*(?:đạt|hoàn thành)/u],
  ['obstacle', /khó khăn|vướng mắc|tồn tại, hạn chế/u],
  ['requirement', /^(?:mức|yêu cầu|chỉ tiêu).*(?:yêu cầu|quy định|phải đạt|đạt chuẩn|tối thiểu)/u],
  [
    'result',
    /^(?:kết quả|kq|số liệu|hiện trạng)(?: thực hiện| đạt được| hiện tại| đạt| của xã| tháng này| kỳ này| trong kỳ| đến(?: ngày| kỳ| thời điểm)?| tháng| năm| báo cáo|[\s\d/.,:()–-])*$/u,
  ],
  ['content', /^(?:nội dung|tên|các)(?: các| của)?(?: tiêu chí| chỉ tiêu| nội dung| đánh giá|[\s,/–-]| và)*$/u],
  ['responsible', /phụ trách|người theo dõi/u],
  ['unit', /^(?:đơn vị|đvt)(?: tính)?/u],
  ['note', /^ghi chú|giải trình|diễn giải thêm/u],
  ['no', /^(?:tt|stt|số tt|số thứ tự|mã số|mã tiêu chí|mã chỉ tiêu|số hiệu)$/u],
];

const known = new WeakMap<Layout, HeadingWords>();

export function headingWords(layout: Layout): HeadingWords {
  const seen = known.get(layout);
  if (seen) return seen;
  const made = wordsOf(layout);
  known.set(layout, made);
  return made;
}

function wordsOf(layout: Layout): HeadingWords {
  const exact = new Map(
    layout.columns.flatMap(({ key, heading, aliases }) => [heading, ...aliases].map((text) => [headingText(text), key] as const)),
  );
  const keyOf = (text: string): ColumnKey | undefined => (text.length > LONGEST_HEADING ? undefined : exact.get(headingText(text)));
  const meaning = (text: string): ColumnKey | undefined => (text.length > LONGEST_HEADING ? undefined : meaningIn(headingText(text)));
  const isGroup = (text: string): boolean => text.length <= LONGEST_HEADING && GROUP.test(fold(text));
  const isVerdict = (text: string): boolean => MET.has(fold(text)) || UNMET.has(fold(text));
  return {
    longest: LONGEST_HEADING,
    keyOf,
    isGroup,
    begins: (text) => keyOf(text) !== undefined || meaning(text) !== undefined || isGroup(text),
    keyOfAll: (labels) => {
      const [first, ...further] = labels;
      if (first === undefined) return undefined;
      const last = further.at(-1);
      if (last === undefined) return keyOf(first);
      // In the very words of an office's own form a heading means what a person said of it.
      const whole = keyOf(labels.join(' '));
      if (whole !== undefined || labels.slice(0, -1).some(isOfAnother)) return whole;
      return keyOf(last);
    },
    verdictOf: (labels) => {
      const last = fold(labels.at(-1) ?? '');
      const above = labels.slice(0, -1);
      if (above.some(isOfAnother) || above.some((text) => !/đánh giá|kết quả|đạt|xếp loại|tự chấm/u.test(fold(text)))) return undefined;
      return MET.has(last) ? 'met' : UNMET.has(last) ? 'unmet' : undefined;
    },
    meaningOf: (labels) => {
      if (labels.slice(0, -1).some(isOfAnother)) return undefined;
      return labels.length === 0 ? undefined : (meaning(labels.at(-1) ?? '') ?? meaning(labels.join(' ')));
    },
    isUnder: (text) => keyOf(text) !== undefined || isVerdict(text) || (isGroup(text) && text.length <= LONGEST_HEADING / 2),
  };
}

/** Another period's or body's group; “đến kỳ báo cáo” beside a year is this one. */
function isOfAnother(text: string): boolean {
  const folded = fold(text);
  return ANOTHER.test(folded) && !THIS_PERIOD.test(folded) && (EARLIER.test(folded) || !DONE.test(folded));
}

function meaningIn(folded: string): ColumnKey | undefined {
  const found = MEANINGS.find(([, pattern]) => pattern.test(folded))?.[0];
  const ofAnother = (found === 'result' || found === 'selfAssessment') && ANOTHER.test(folded);
  return ofAnother ? undefined : found;
}

/** Line breaks, brackets and their spacing are print matters. */
const headingText = remembered((text) => withoutTrailing(fold(text).replace(/\s*([(),;:./])\s*/gu, '$1'), '.:'));
