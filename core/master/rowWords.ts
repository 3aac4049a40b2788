/** The labels of a master's rows that are no unit's: feet and totals. Compared by foldName. */
import { foldName } from '../text/fold.ts';
import { withoutTrailing } from '../text/trailing.ts';

/** Longer texts are sentences, not labels. */
const LONGEST_LABEL = 120;

const UNITS = '(?:xã|phường|thị trấn|đơn vị|huyện)(?:[ ,/]+(?:xã|phường|thị trấn))*';
const MET_FOOT = new RegExp(
  `^(?:tổng |tổng cộng )?(?:số )(?:lượng )?${UNITS} (?:đã )?đạt(?: chuẩn| tc| tiêu chí| tiêu chí này)?(?<rest> .*)?$`,
  'u',
);
const SHARE_FOOT = new RegExp(`^(?:t[ỷỉ] lệ(?: %)?(?: ${UNITS})?(?: (?:đã )?đạt)?(?: chuẩn| tc| tiêu chí)?(?: %)?|%)(?<rest> .*)?$`, 'u');
const TOTAL = /^(?:tổng cộng|tổng số|tổng|cộng)(?: (?<rest>.*))?$/u;
/** Whom a foot or a total says it is of. */
const OF_ALL = /^(?:(?:của |chung )?(?:toàn|cả) (?:tỉnh|huyện|thành phố|thị xã|quận))$/u;

export interface FootLabel {
  readonly kind: 'metFoot' | 'shareFoot' | 'totals';
  /** `all`: it says “toàn tỉnh”, “toàn huyện”; a text: the unit it names; undefined: it does not say. */
  readonly of: 'all' | { readonly name: string } | undefined;
}

/**
 * | label                                | kind        |
 * |--------------------------------------|-------------|
 * | Số xã đạt · Số xã, thị trấn đạt chuẩn | `metFoot`   |
 * | Tỷ lệ % · Tỷ lệ (%) · Tỉ lệ xã đạt    | `shareFoot` |
 * | Tổng cộng · Cộng · Toàn huyện · Cộng huyện Nam Trực | `totals` |
 */
export function footLabelOf(label: string): FootLabel | undefined {
  const key = withoutTrailing(foldName(label), '. ');
  if (key === '' || key.length > LONGEST_LABEL) return undefined;
  const met = MET_FOOT.exec(key);
  if (met) return footOf('metFoot', met.groups?.['rest']);
  const share = SHARE_FOOT.exec(key);
  if (share) return footOf('shareFoot', share.groups?.['rest']);
  if (OF_ALL.test(key)) return { kind: 'totals', of: 'all' };
  const total = TOTAL.exec(key);
  return total ? footOf('totals', total.groups?.['rest']) : undefined;
}

/** Words behind a foot's own must say whose it is: “… kỳ trước” or “… chưa đạt” make it another row. */
function footOf(kind: FootLabel['kind'], rest: string | undefined): FootLabel | undefined {
  const words = (rest ?? '').trim();
  if (words === '') return { kind, of: undefined };
  if (OF_ALL.test(words)) return { kind, of: 'all' };
  return { kind, of: { name: words.replace(/^(?:của|toàn) /u, '') } };
}
