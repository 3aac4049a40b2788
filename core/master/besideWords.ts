/**
 * What the texts above and below a column's own heading say: a group's name, a time, a body that looked again. Only what is
 * known to say nothing more lets a column be what its own heading says; a word nobody here knows makes it doubtful.
 *
 * | text                                            | says                 |
 * |-------------------------------------------------|----------------------|
 * | Tiêu chí · Kết quả đến kỳ báo cáo · Nhóm I       | nothing              |
 * | Kế hoạch · Kỳ trước · Tháng 10 (of November)     | another time         |
 * | Kết quả thẩm định của huyện                     | what others found    |
 * | Tiêu chí NTM kiểu mẫu, for another set          | another set          |
 * | Các tiêu chí chưa đạt                           | what is not met      |
 * | Ý kiến của đoàn công tác                        | nobody knows what    |
 */
import { saysAnotherTime, saysUnmet } from './headingWords.ts';
import { kindsNamed, namesPlainSet, type SetKind } from './setWords.ts';

export type Beside = 'nothing' | 'otherTime' | 'review' | 'otherSet' | 'plainSet' | 'unmet' | 'unknown';

/** What a person reads of the sheet before its columns. */
export interface BesideFrame {
  /** Periods whose figures the sheet holds: what its title says, and what is asked for. */
  readonly now: readonly string[];
  readonly kind: SetKind | undefined;
  /** Six months, a quarter are held against the totals' span when they are written, not before. */
  readonly leavesSpans?: boolean;
}

const ITSELF = /tự (?:rà soát|kiểm tra|đánh giá|chấm)(?:[ ,]*(?:và )?(?:rà soát|đánh giá|chấm|phân loại))*/gu;
const REVIEW =
  /thẩm định|thẩm tra|phúc tra|rà soát|xác minh|kiểm tra|(?:huyện|tỉnh|phòng|sở|đoàn|tổ|hội đồng|ngành|trên)[^.;]* (?:đánh giá|chấm|xác nhận)|(?:đánh giá|xác nhận|kết luận) của (?:huyện|tỉnh|phòng|sở|đoàn|tổ|hội đồng|ngành)/u;

/** What another body than the commune found; “tự rà soát” is the commune's own. */
export function saysReview(key: string): boolean {
  return REVIEW.test(key.replace(ITSELF, ' '));
}

/** `key` is a headingKey. */
export function saidBeside(key: string, { now, kind, leavesSpans = false }: BesideFrame): Beside {
  const { times, rest } = timesIn(key.replace(DOCUMENT, ' '));
  const judged = leavesSpans ? times.map((time) => time.replace(SPAN, '')).filter((time) => time !== '') : times;
  if (saysAnotherTime(rest) || !judged.every((time) => now.some((period) => isOf(period, time)))) return 'otherTime';
  if (saysReview(rest)) return 'review';
  const kinds = kindsNamed(rest);
  if (kinds.length > 0 && (kind === undefined || !kinds.includes(kind))) return 'otherSet';
  if (kinds.length === 0 && kind !== undefined && namesPlainSet(rest)) return 'plainSet';
  if (saysUnmet(rest)) return 'unmet';
  return UNIT_OF_MEASURE.test(rest) || isNeutral(rest) ? 'nothing' : 'unknown';
}

const UNIT_OF_MEASURE = /^(?:đvt|đơn vị tính)(?!\p{L})/u;

const DOCUMENT =
  /(?:theo |tại )?(?:qđ|quyết định|công văn|cv|nghị quyết|nq|thông tư|hướng dẫn|hd|kế hoạch|kh)(?: số)? ?\d[^ ]*\/[^ ]*(?: ngày [\d/.-]+)?/gu;
const PHASE = /(?:giai đoạn )?20\d\d ?[-–—] ?20\d\d/gu;
const QUARTERS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };
const SPAN = /-(?:Q\d|\dT)$/u;
const pad = (month: string): string => month.padStart(2, '0');

/** `2023-10`, `-10` (of any year), `2023`, `2023-Q4`, `-6T`; what is left of the text without them. */
function timesIn(key: string): { readonly times: readonly string[]; readonly rest: string } {
  const times: string[] = [];
  let rest = key.replace(PHASE, ' ');
  const take = (pattern: RegExp, timeOf: (...parts: string[]) => string): void => {
    rest = rest.replace(pattern, (_, ...parts: (string | undefined)[]) => {
      times.push(timeOf(...parts.slice(0, -2).map((part) => part ?? '')));
      return ' ';
    });
  };
  take(/(?:ngày )?\d{1,2}[/.-](\d{1,2})[/.-](20\d\d)/gu, (month = '', year = '') => `${year}-${pad(month)}`);
  take(/(?<!\d)([689]) ?(?:tháng|t)(?: đầu)?(?: ?(?:năm )?(20\d\d))?(?![\p{L}\d])/gu, (count = '', year = '') => `${year}-${count}T`);
  take(/quý (iv|i{1,3}|[1-4])(?: ?(?:năm|[/.-]) ?(20\d\d))?(?![\p{L}\d])/gu, (quarter = '', year = '') => {
    return `${year}-Q${QUARTERS[quarter] ?? quarter}`;
  });
  take(/(?:tháng|(?<!\p{L})t\.?) ?0?(\d{1,2})(?: ?(?:năm|[/.-]) ?(20\d\d))?(?!\d)/gu, (month = '', year = '') => `${year}-${pad(month)}`);
  take(/(?<!\d)0?(\d{1,2})[/.](20\d\d)(?!\d)/gu, (month = '', year = '') => `${year}-${pad(month)}`);
  take(/(?:năm )?(20\d\d)(?!\d)/gu, (year = '') => year);
  return { times, rest: rest.replace(/ {2,}/gu, ' ').trim() };
}

function isOf(period: string, time: string): boolean {
  if (time.startsWith('-')) return period.slice(4) === time;
  return time.length === 4 ? period.startsWith(time) : period === time;
}

/** The groups of the national sets' criteria (data/criteria: `group`). */
const GROUPS_OF_CRITERIA =
  /hạ tầng kinh tế(?: ?[-–] ?| và | )xã hội|kinh tế và tổ chức sản xuất|văn hoá ?[-–]? ?xã hội ?[-–]? ?(?:và )?môi trường|hệ thống chính trị|quy hoạch|(?:toàn|(?:trên )?địa bàn)(?: toàn)? (?:huyện|tỉnh|thành phố)/gu;
const NEUTRAL = new Set(
  `kết quả kq thực hiện th triển khai hoàn thành đánh giá tự chấm mức độ tình hình tổng hợp tổng cộng danh mục nội dung tên số lượng liệu
  các bộ tiêu chí tc chỉ quốc gia về xã phường thị trấn đơn vị cấp nông thôn mới ntm xây dựng nâng cao kiểu mẫu giai đoạn đạt chuẩn đã được theo
  của từng đến kỳ tháng năm quý này báo cáo hiện nay tại thời điểm ngày trạng phân xếp loại nhóm và hoặc bình quân tỷ tỉ lệ cụ thể chi tiết
  toàn chung đánh dấu x cột vào ô`.split(/\s+/u),
);

/** Words, numbers and numerals that let a column be what its own heading says. */
function isNeutral(text: string): boolean {
  const words = text.replace(GROUPS_OF_CRITERIA, ' ').split(/[\s/+–—%.:;-]+/u);
  return words.every((word) => word === '' || NEUTRAL.has(word) || /^(?:\d{1,2}|[ivx]{1,5}|[a-e])$/u.test(word));
}

/**
 * A short form of a criterion's name, as one stands below its number: `GT`, `Thủy lợi và PCTT`. Each word begins a word of the name, or
 * is made of the first letters of some, in their order.
 */
export function isShortFor(key: string, name: string): boolean {
  const words = name.split(/[\s,–-]+/u).filter((word) => word !== '');
  let at = 0;
  for (const part of key.split(/[\s,.–-]+/u)) {
    if (part === '') continue;
    const place = words.findIndex((word, index) => index >= at && (word.startsWith(part) || initialsFrom(words, index, part) > 0));
    if (place < 0) return false;
    at = place + Math.max(1, initialsFrom(words, place, part));
  }
  return at > 0;
}

/** How many words from there on the letters are the first of; 0 where they are not. */
function initialsFrom(words: readonly string[], from: number, letters: string): number {
  const wanted = [...letters];
  return wanted.length > 1 && wanted.every((letter, at) => words[from + at]?.startsWith(letter)) ? wanted.length : 0;
}
