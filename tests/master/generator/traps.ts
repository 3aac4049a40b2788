/**
 * Tables that look like a master and are something else in part or whole: a plan, last month, what is not met, what others found,
 * another set. Of what a trap makes its own nothing may be written without a person's word.
 */
import type { Chance } from '../../../service/sample/random.ts';
import type { GeneratedMaster } from './truth.ts';

/** A column to be drawn: its heading from top to bottom, and what it truly is. */
export interface Drawn {
  readonly heading: readonly string[];
  /** Null for the office's own. */
  readonly is: string | null;
  /** Columns beside one another with the same text on top are merged there. */
  readonly group?: string;
  /** A second group above it, and what stands below the heading: in headings without merged cells. */
  readonly over?: string;
  readonly under?: string;
  readonly fill?: 'marks' | 'numbers' | 'words' | 'printed' | 'own words' | 'fractions' | 'counts' | 'days';
}

export interface Trap {
  readonly name: string;
  readonly layout?: GeneratedMaster['layout'];
  /** The last line of the title. */
  readonly title?: string;
  /** A line below the table. */
  readonly key?: string;
  readonly columns?: (columns: readonly Drawn[], chance: Chance) => readonly Drawn[];
  readonly isLoose?: boolean;
  /** Rows beside each name, in this order; `meant` is the report's, none of them where nobody can say. */
  readonly parts?: Rows;
}

export interface Rows {
  readonly words: readonly string[];
  readonly meant?: string;
  /** The name's cell is merged down over them; else it stands in the first of them, or in each. */
  readonly isMerged?: boolean;
  readonly isRepeated?: boolean;
}

const GROUPS = [
  'Kế hoạch',
  'Kế hoạch năm 2023',
  'KẾ HOẠCH THÁNG 11',
  'Đăng ký phấn đấu',
  'Mục tiêu đến năm 2025',
  'Dự kiến cuối năm 2023',
  'Kỳ trước',
  'Tháng 10',
  'Kết quả đến 15/10/2023',
  'Kết quả năm 2022',
  'Cùng kỳ năm trước',
  'Chưa đạt',
  'Các tiêu chí chưa đạt',
  'Tiêu chí không đạt',
  'Còn lại',
  'Thẩm định',
  'Kết quả thẩm định của huyện',
  'Rà soát của tổ công tác',
  'Kết quả phúc tra',
  'Đoàn kiểm tra tỉnh chấm',
  'Tiêu chí xã nông thôn mới kiểu mẫu',
  'NTM kiểu mẫu',
  'Kết quả thực hiện bộ tiêu chí xã nông thôn mới',
  'Ý kiến của đoàn công tác',
  'Điểm thi đua',
  'Trong tháng',
] as const;
const OURS = ['Thực hiện', 'Kỳ này', 'Tháng 11', 'Kết quả đến kỳ báo cáo', 'Xã tự đánh giá', 'Kết quả tháng 11/2023', 'Đạt'] as const;
const TITLES = [
  'TỔNG HỢP CÁC TIÊU CHÍ CHƯA ĐẠT CỦA XÃ NÔNG THÔN MỚI NÂNG CAO',
  'DANH SÁCH TIÊU CHÍ KHÔNG ĐẠT – XÃ NÂNG CAO',
  'BIỂU TỔNG HỢP TIÊU CHÍ CÒN LẠI XÃ NÔNG THÔN MỚI NÂNG CAO',
  'TỔNG HỢP KẾT QUẢ THẨM ĐỊNH XÃ NÔNG THÔN MỚI NÂNG CAO',
  'KẾT QUẢ PHÚC TRA CÁC TIÊU CHÍ NÂNG CAO',
  'KẾ HOẠCH ĐẠT TIÊU CHÍ NÔNG THÔN MỚI NÂNG CAO NĂM 2024',
  'TỔNG HỢP ĐĂNG KÝ TIÊU CHÍ NÂNG CAO',
  'TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ QUỐC GIA VỀ XÃ NÔNG THÔN MỚI',
  'KẾT QUẢ THỰC HIỆN TIÊU CHÍ XÃ NTM (QĐ 318/QĐ-TTg)',
  'TỔNG HỢP TIÊU CHÍ XÃ NÔNG THÔN MỚI KIỂU MẪU',
  'TỔNG HỢP TIÊU CHÍ NÂNG CAO GIAI ĐOẠN 2016-2020',
  '(Đánh dấu x vào tiêu chí chưa đạt)',
  'Dấu x: chưa đạt; để trống: đạt',
] as const;
const ROWS: readonly Rows[] = [
  { words: ['Kế hoạch', 'Thực hiện'], meant: 'Thực hiện' },
  { words: ['KH', 'TH'], meant: 'TH' },
  { words: ['Kỳ này', 'Kỳ trước'], meant: 'Kỳ này' },
  { words: ['Kế hoạch', 'Dự kiến'], meant: 'neither' },
  { words: ['Kết quả', 'Kế hoạch', 'Thẩm định'], meant: 'Kết quả' },
  { words: ['Mục tiêu', 'Thực hiện', 'Thực hiện năm 2022'], meant: 'neither' },
];
const CONTENTS: readonly Drawn[] = [
  { heading: ['Tổng số TC đạt'], is: null, fill: 'fractions' },
  { heading: ['Tổng số tiêu chí đạt'], is: null, fill: 'words' },
  { heading: ['Tiêu chí đạt'], is: null, fill: 'words' },
  { heading: ['Tiêu chí đạt'], is: null },
  { heading: ['Số tiêu chí đạt trong tháng'], is: null, fill: 'counts' },
  { heading: ['Tiêu chí chưa đạt'], is: null, fill: 'counts' },
  { heading: ['Tiêu chí mới đạt'], is: null, fill: 'counts' },
  { heading: ['Dự kiến đạt'], is: null, fill: 'days' },
];

const isFigure = ({ is }: Drawn): boolean => is !== null && is !== 'unit' && is !== 'district';
const isCriterion = ({ is }: Drawn): boolean => is?.startsWith('met ') === true;
const nobodys = (columns: readonly Drawn[]): readonly Drawn[] => columns.map((one) => (isFigure(one) ? { ...one, is: null } : one));
const each = (columns: readonly Drawn[], of: (one: Drawn) => boolean, change: Partial<Drawn>): readonly Drawn[] =>
  columns.map((one) => (of(one) ? { ...one, ...change } : one));

/** The kinds of trap, each drawn anew for a seed. */
const KINDS: readonly ((chance: Chance) => Trap)[] = [
  (chance) => {
    const group = chance.oneOf(GROUPS);
    const whom = chance.oneOf([isFigure, isCriterion]);
    return { name: `group ${group}`, isLoose: chance.happens(0.8), columns: (columns) => nobodys(each(columns, whom, { group })) };
  },
  (chance) => {
    const over = chance.oneOf(GROUPS);
    return { name: `over the groups ${over}`, isLoose: true, columns: (columns) => nobodys(each(columns, isFigure, { over })) };
  },
  (chance) => {
    const under = chance.oneOf(['Kế hoạch', 'Kỳ trước', 'Chưa đạt', 'Thẩm định', 'Tháng 10', 'Kiểu mẫu', 'Không đạt']);
    return { name: `under the headings ${under}`, isLoose: true, columns: (columns) => nobodys(each(columns, isFigure, { under })) };
  },
  (chance) => {
    const [theirs, ours] = [chance.oneOf(GROUPS), chance.oneOf(OURS)];
    const first = chance.happens(0.5);
    return {
      name: `${theirs} beside ${ours}`,
      isLoose: chance.happens(0.8),
      columns: (columns) => {
        const own = each(columns, isCriterion, { group: ours });
        const at = own.findIndex(isCriterion) + (first ? 0 : own.filter(isCriterion).length);
        const other = own.filter(isCriterion).map((one): Drawn => ({ ...one, group: theirs, is: null }));
        return [...own.slice(0, at), ...other, ...own.slice(at)];
      },
    };
  },
  (chance) => {
    const title = chance.oneOf(TITLES);
    return { name: `title ${title}`, title, columns: nobodys };
  },
  (chance) => {
    const key = chance.oneOf(['Ghi chú: x là chưa đạt', 'Dấu “x”: không đạt; để trống: đạt', 'Ô trống là đạt']);
    return { name: `key ${key}`, key, columns: nobodys };
  },
  (chance) => {
    const { words, meant } = chance.oneOf(ROWS as readonly [Rows, ...Rows[]]);
    const way = chance.oneOf<Partial<Rows>>([{ isMerged: true }, {}, { isRepeated: true }]);
    const heading = chance.oneOf(['Nội dung', 'Chỉ số', 'Phân loại', '']);
    return {
      name: `rows ${words.join(', ')}`,
      layout: 'district',
      parts: { words, ...(meant === undefined ? {} : { meant }), ...way },
      columns: (columns) => columns.flatMap((one) => (one.is === 'unit' ? [one, { heading: [heading], is: null }] : [one])),
    };
  },
  (chance) => {
    const [content] = [chance.oneOf(CONTENTS as readonly [Drawn, ...Drawn[]])];
    return {
      name: `${content.heading[0] ?? ''} holding ${content.fill ?? 'nothing'}`,
      layout: chance.oneOf(['district', 'province by commune']),
      columns: (columns) => [...columns.filter(({ is }) => is === null || !/metCount|outstanding|newlyMet|expectedBy/u.test(is)), content],
    };
  },
  () => ({
    name: 'counts for marks',
    layout: 'district',
    columns: (columns) => nobodys(each(columns, isCriterion, { fill: 'counts' })),
  }),
  (chance) => {
    const at = Math.floor(chance.next() * 19);
    return {
      name: 'figures in a criterion’s column',
      layout: 'district',
      columns: (columns) => {
        const wrong = columns.filter(isCriterion)[at];
        return columns.map((one) => (one === wrong ? { ...one, is: null, fill: 'fractions' } : one));
      },
    };
  },
];

export function trapOf(chance: Chance): Trap {
  return chance.oneOf(KINDS as readonly [(chance: Chance) => Trap, ...((chance: Chance) => Trap)[]])(chance);
}
