/**
 * The words offices put over the columns of a master, compared by foldName. Each pattern takes the
 * whole heading: a word inside a longer one says something else (“Số tiêu chí đạt kỳ trước”).
 */
import { foldName } from '../text/fold.ts';
import { withoutTrailing } from '../text/trailing.ts';
import type { Own } from './binding.ts';

/** Longer texts are sentences, not headings. */
const MAX_HEADING = 120;

/** A heading for comparison; empty where the text is too long for one. */
export function headingKey(text: string): string {
  return text.length > MAX_HEADING ? '' : withoutTrailing(foldName(text), '. ');
}

const UNIT_WORDS =
  /^(?:danh sách )?(?:tên )?(?:các )?(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|đơn vị|địa phương|hành chính|tt|tp|tx)(?: ?[/&–-] ?|, ?| và | |$))+$/u;

export type UnitLevel = 'commune' | 'district' | 'any';

/** Whose names a column holds: `Xã, thị trấn` communes, `Huyện, thành phố` districts, `Đơn vị` either; undefined for other headings. */
export function unitLevelOf(key: string): UnitLevel | undefined {
  // “TT” alone numbers the rows.
  if (key === '' || key === 'tt' || !UNIT_WORDS.test(key)) return undefined;
  const rest = key.replace(/thị xã/gu, '#');
  const communes = /xã|phường|thị trấn|tt/u.test(rest);
  const districts = /huyện|quận|#|thành phố|tp|tx/u.test(rest);
  if (communes === districts) return 'any';
  return communes ? 'commune' : 'district';
}

/** Figures of another time, or plans: they stand beside ours and are the office's own. */
const ANOTHER_TIME =
  /kỳ trước|tháng trước|năm trước|quý trước|cùng kỳ|so với|tăng|giảm(?! nghèo)|chênh lệch|kế hoạch|mục tiêu|dự kiến|đăng ký|phấn đấu/u;

export function saysAnotherTime(key: string): boolean {
  return ANOTHER_TIME.test(key);
}

const OFFICES_OWN: readonly (readonly [RegExp, Own])[] = [
  [/^(?:stt|tt|số tt|số thứ tự)$/u, 'number'],
  [/^mã(?: số)?(?: (?:xã|huyện|đvhc|đơn vị|đơn vị hành chính|hành chính|phường))?$/u, 'code'],
  [/^(?:ghi chú)$/u, 'notes'],
  [/^(?:mức|mức đạt|mức độ|xếp loại|phân loại|loại)$/u, 'level'],
  [/^khó khăn.*$|^(?:tồn tại|vướng mắc|nguyên nhân).*$/u, 'difficulties'],
  [/^(?:cán bộ phụ trách|phụ trách|người phụ trách)$/u, 'person'],
  [/^(?:số quyết định|quyết định công nhận|năm công nhận|năm đạt chuẩn)$/u, 'decision'],
  [/^(?:khu vực|vùng|miền|cụm)$/u, 'place'],
];

const DIFFICULTY = '(?:khó khăn|vướng mắc|tồn tại)';
const BESIDE = `(?:${DIFFICULTY}|hạn chế|nguyên nhân|l[ýí] do|kiến nghị|đề xuất|đề nghị|giải pháp)`;
/** foldName has made spaces of the commas. */
const DIFFICULTIES = new RegExp(
  `^(?:các |những |nội dung )?${DIFFICULTY}(?:(?: ?[/–-] ?| và | )${BESIDE})*(?: nếu có| trong (?:quá trình )?(?:thực hiện|triển khai))?$`,
  'u',
);

/** What keeps a commune's criteria from being met; “Khó khăn đã tháo gỡ” and “Nguyên nhân” alone ask something else. */
export function saysDifficulties(key: string): boolean {
  return DIFFICULTIES.test(key);
}

/** What of the office's own a column holds; undefined for other headings. */
export function officesOwnIn(key: string): Own | undefined {
  return OFFICES_OWN.find(([pattern]) => pattern.test(key))?.[1];
}

/**
 * What changed since the period before, or is expected of the months to come: headings that speak of another
 * time and are still this period's figures.
 *
 * | heading                                        | kind         |
 * |------------------------------------------------|--------------|
 * | Tăng/giảm so kỳ trước · So với tháng trước     | `change`     |
 * | Tiêu chí mới đạt · TC đạt thêm trong tháng     | `newlyMet`   |
 * | Tiêu chí không còn đạt · TC bị rớt             | `lost`       |
 * | Dự kiến đạt (tháng/năm) · Thời gian dự kiến đạt | `expectedBy` |
 */
export interface ComparedWords {
  readonly kind: 'change' | 'newlyMet' | 'lost' | 'expectedBy';
  /** Says with what it compares. */
  readonly explicit: boolean;
}

const SINCE = '(?: ?so(?: với)? (?:kỳ|tháng)(?: báo cáo)? trước)';
const CHANGE = new RegExp(`^(?:số )?(?:(?:tc|tiêu chí) )?(?:tăng ?\\+? ?[/-]? ?giảm ?-?|chênh lệch|thay đổi|biến động)?(${SINCE})?$`, 'u');
const NEWLY_MET = /^(?:các |tên )?(?:tc|tiêu chí) (?:mới đạt|đạt mới|đạt thêm|tăng thêm)(?: (?:trong|so với|so) ?(?:kỳ|tháng).*)?$/u;
const LOST = /^(?:các |tên )?(?:tc|tiêu chí) (?:không còn đạt|bị rớt|rớt|bị tụt|tụt|bị giảm)(?: (?:trong|so với|so) ?(?:kỳ|tháng).*)?$/u;
const EXPECTED_BY =
  /^(?:thời gian |thời điểm |tháng )?dự kiến(?: tháng| thời gian| thời điểm)? (?:đạt|hoàn thành)(?: chuẩn)?(?: tháng ?\/? ?(?:và )?năm)?$/u;

export function comparedWordsOf(key: string): ComparedWords | undefined {
  const change = key === '' ? null : CHANGE.exec(key);
  if (change) return { kind: 'change', explicit: change[1] !== undefined };
  if (NEWLY_MET.test(key)) return { kind: 'newlyMet', explicit: true };
  if (LOST.test(key)) return { kind: 'lost', explicit: true };
  return EXPECTED_BY.test(key) ? { kind: 'expectedBy', explicit: true } : undefined;
}

export function saysShare(key: string): boolean {
  return key.includes('%') || /t[ỷỉ] lệ/u.test(key);
}

export function saysUnmet(key: string): boolean {
  return /(?:chưa|không) đạt|còn lại/u.test(key);
}

/** `strong` headings say by themselves that a table is of criteria; weak ones only beside such. */
export interface FigureWords {
  readonly kind: 'metCount' | 'outstanding' | 'outstandingCount' | 'expected' | 'counted' | 'average';
  readonly strong: boolean;
}

const CRITERIA = '(?:tc|tiêu chí)';
const NOW = '(?: (?:trong|đến|tại)? ?(?:kỳ|tháng)(?: này| báo cáo)?| đến nay| hiện nay)?';
const UNITS = '(?:xã|xã,? ?(?:phường,? ?)?thị trấn|đơn vị)';
const PER_UNIT = `(?: ?(?:/|trên|mỗi|của|các|toàn) ?(?:1 ?|một ?)?(?:xã|đơn vị))?`;

const FIGURES: readonly (readonly [RegExp, FigureWords])[] = [
  [/^(?:tổng số|tổng|cộng|tổng cộng)$/u, { kind: 'metCount', strong: false }],
  [
    new RegExp(`^(?:tổng |cộng |tổng cộng )?(?:số )?(?:lượng )?${CRITERIA}(?: đã)? đạt(?: chuẩn)?(?: ntm)?${NOW}$`, 'u'),
    { kind: 'metCount', strong: true },
  ],
  [new RegExp(`^(?:tổng|tổng số|cộng|số|số lượng) ${CRITERIA}$`, 'u'), { kind: 'metCount', strong: true }],
  [/^còn lại$/u, { kind: 'outstanding', strong: false }],
  [
    new RegExp(`^(?:các |tên |tên các |những )?${CRITERIA}(?: còn)? (?:chưa|không) đạt(?: chuẩn)?${NOW}$`, 'u'),
    { kind: 'outstanding', strong: true },
  ],
  [new RegExp(`^(?:các |tên |tên các )?${CRITERIA} còn lại(?: chưa đạt)?$`, 'u'), { kind: 'outstanding', strong: true }],
  [new RegExp(`^còn (?:các )?${CRITERIA}(?: chưa đạt)?$`, 'u'), { kind: 'outstanding', strong: true }],
  [
    new RegExp(`^(?:tổng )?số (?:lượng )?${CRITERIA}(?: còn lại)?(?: còn)? (?:chưa|không) đạt${NOW}$`, 'u'),
    { kind: 'outstandingCount', strong: true },
  ],
  [new RegExp(`^(?:tổng )?số ${UNITS} (?:phải|cần) (?:có )?báo cáo$`, 'u'), { kind: 'expected', strong: true }],
  [new RegExp(`^(?:tổng )?số ${UNITS}(?: thực hiện)?$`, 'u'), { kind: 'expected', strong: false }],
  [new RegExp(`^(?:tổng )?số ${UNITS} (?:đã )?(?:có )?báo cáo$`, 'u'), { kind: 'counted', strong: true }],
  [/^đã (?:có )?báo cáo$/u, { kind: 'counted', strong: true }],
  [
    new RegExp(
      `^(?:số )?(?:${CRITERIA} )?(?:đạt )?(?:bình quân|bq|trung bình)(?: chung)?(?: số)?(?: ${CRITERIA})?(?: đạt)?${PER_UNIT}$`,
      'u',
    ),
    { kind: 'average', strong: true },
  ],
];

export function figureWordsOf(key: string): FigureWords | undefined {
  return FIGURES.find(([pattern]) => pattern.test(key))?.[1];
}
