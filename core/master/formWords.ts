/**
 * The words of forms whose rows are criteria and counts: the reporting forms of 2026–30 (criteria met by group of
 * communes; communes in each band). Their official text is not verified: headings are read as words, none is required.
 */
import type { Band } from '../consolidation/bands.ts';
import type { Group } from '../units/obligation.ts';
import { bandHeadingOf } from './bandHeading.ts';
import type { FormFigure, Own } from './binding.ts';
import { figureWordsOf } from './headingWords.ts';

const CONTENT = /^(?:nội dung(?: tiêu chí)?|(?:tên )?(?:tiêu chí|chỉ tiêu)|nội dung,? chỉ tiêu)$/u;

/** The column whose texts say what each row is. */
export function isContentHeading(key: string): boolean {
  return CONTENT.test(key);
}

export function formOwnIn(key: string): Own | undefined {
  if (/^(?:stt|tt|số tt|số thứ tự)$/u.test(key)) return 'number';
  if (/^(?:đvt|đơn vị tính)(?: xã)?$/u.test(key)) return 'measure';
  return /^ghi chú$/u.test(key) ? 'notes' : undefined;
}

const GROUPS: Readonly<Record<string, Group>> = { '1': '1', '2': '2', '3': '3', i: '1', ii: '2', iii: '3' };

/** `Xã nhóm 1`, `Nhóm II`; undefined where none is named. */
export function groupIn(key: string): Group | undefined {
  return GROUPS[/(?:^| )nhóm (?:xã )?(?:số )?([1-3]|i{1,3})(?= |$)/u.exec(key)?.[1] ?? ''];
}

/** A row of a group alone, below the figure it divides: `Nhóm 1`, `- Xã nhóm 2`, `Trong đó: nhóm 3`. */
export function groupLineOf(key: string): Group | undefined {
  const named = /^(?:trong đó )?[-+] ?|^trong đó /u;
  return /^(?:số )?(?:các )?(?:xã )?(?:thuộc )?nhóm (?:xã )?(?:số )?(?:[1-3]|i{1,3})$/u.test(key.replace(named, ''))
    ? groupIn(key)
    : undefined;
}

const OTHER_TIME = /năm trước|kỳ trước|tháng trước|cùng kỳ|kế hoạch|(?:^| )kh(?: |$)|ước|mục tiêu|dự kiến|phấn đấu/u;
const RESULT = /(?:^| )(?:kết quả|kq|th|thực hiện|số xã(?: đạt)?|số lượng|đạt)(?: |$)/u;

/** Columns of a commune's own report: what is asked of it, what it says of itself. */
export function saysReportColumn(key: string): boolean {
  return /^(?:xã |kết quả )*tự (?:đánh giá|chấm)|^(?:mức |chỉ tiêu )?(?:yêu cầu|phải đạt|quy định)|^mức (?:yêu cầu|quy định|đạt chuẩn)|^chỉ tiêu (?:yêu cầu|quy định|phải đạt)/u.test(
    key,
  );
}

export function saysOtherTimeInForm(key: string): boolean {
  return OTHER_TIME.test(key);
}

export function saysResult(key: string): boolean {
  return RESULT.test(key);
}

/**
 * The span whose figures a heading asks for, as the end of a period's name; null where it does not say.
 * `TH 6 tháng năm 2026` → `6T`; `Cả năm` → `year`; “6 tháng/năm” is both, and says nothing.
 */
export function spanIn(key: string): string | null {
  if (/tháng ?\/ ?năm/u.test(key)) return null;
  const months = /(?:^| )([689]) tháng/u.exec(key)?.[1];
  if (months !== undefined) return `${months}T`;
  return /(?:^| )(?:cả năm|th năm|thực hiện năm|kết quả năm)(?: |$)/u.test(key) ? 'year' : null;
}

/** What a row of a form counts, by its text without numbering; undefined for other rows. */
export function formFigureOf(key: string, bands: readonly Band[], criteria: number): FormFigure | undefined {
  if (/^(?:tổng )?số xã(?: thực hiện(?: chương trình| bộ tiêu chí)?| phải báo cáo)?$/u.test(key)) return { is: 'expected' };
  if (/^(?:tổng )?số xã (?:đã )?(?:có )?báo cáo$/u.test(key)) return { is: 'counted' };
  if (figureWordsOf(key)?.kind === 'average') return { is: 'average' };
  const band = /xã|tiêu chí|tc/u.test(key) ? bandHeadingOf(key.replace(/^tổng /u, ''), bands, criteria) : undefined;
  return band && { is: 'band', label: band.label };
}
