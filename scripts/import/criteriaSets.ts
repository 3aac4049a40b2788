/**
 * What the gathered files do not say in a form of their own: the title a sheet prints, what must be known
 * of a set's span, 319's open list of fields, which condition is a share of which units, and the few figures
 * whose sources say otherwise.
 */
import type { Share } from '../../core/criteria/conditions.ts';
import type { Indicator, Region } from '../../core/criteria/schema.ts';

export interface SetDetails {
  readonly shortTitle: string;
  readonly notes: readonly string[];
  readonly caution?: string;
  /** Of indicators, by code. */
  readonly shares?: Readonly<Record<string, Share>>;
  /** How many indicators the decision gives a criterion, by its number. */
  readonly officialIndicators?: Readonly<Record<number, number>>;
}

const NOT_COMPARED = 'Số tiêu chí, số chỉ tiêu, câu chữ và mức đạt không ghi nguồn đều chưa đối chiếu với quyết định.';
const AMENDED = 'Quyết định số 211/QĐ-TTg ngày 01/3/2024 có thể đã sửa đổi, bổ sung một số nội dung (chưa xác minh).';
const ENDS_WITH_51 =
  'Ngày hết hiệu lực suy ra từ ngày Quyết định số 51/2025/QĐ-TTg có hiệu lực (15/02/2026); điều khoản chuyển tiếp chưa xác minh.';
const POOR_COMMUNES =
  'Điều 1: xã đặc biệt khó khăn và xã an toàn khu thuộc huyện nghèo, huyện vừa thoát nghèo giai đoạn 2018 - 2020 áp dụng mức của vùng Trung du miền núi phía Bắc.';
const NO_DISTRICTS = 'Cấp huyện chấm dứt hoạt động từ 01/7/2025; ngày hết hiệu lực suy ra từ đó, không thấy văn bản bãi bỏ riêng.';

const NTM_318 = { notes: [NOT_COMPARED, AMENDED, ENDS_WITH_51, POOR_COMMUNES] };
const DISTRICT_320 = [NOT_COMPARED, AMENDED, NO_DISTRICTS];

/** Every set of data/criteria, in the order they are issued. */
export const SETS: Readonly<Record<string, SetDetails>> = {
  'xa-ntm-1980-2016': {
    shortTitle: 'XÃ NÔNG THÔN MỚI',
    notes: [
      NOT_COMPARED,
      'Huyện Tràng Định tháng 9/2021 vẫn gọi tiêu chí theo số của bộ này; ngày hết hiệu lực suy ra từ ngày Quyết định số 318/QĐ-TTg (08/3/2022).',
    ],
  },
  'xa-ntm-318-2022': { shortTitle: 'XÃ NÔNG THÔN MỚI', ...NTM_318 },
  'xa-ntm-nang-cao-318-2022': { shortTitle: 'XÃ NÔNG THÔN MỚI NÂNG CAO', ...NTM_318 },
  'xa-ntm-kieu-mau-319-2022': { shortTitle: 'XÃ NÔNG THÔN MỚI KIỂU MẪU', notes: [AMENDED, ENDS_WITH_51] },
  'huyen-ntm-320-2022': { shortTitle: 'HUYỆN NÔNG THÔN MỚI', notes: DISTRICT_320 },
  'huyen-ntm-nang-cao-320-2022': {
    shortTitle: 'HUYỆN NÔNG THÔN MỚI NÂNG CAO',
    notes: DISTRICT_320,
    caution:
      'Tổng 38 chỉ tiêu khớp với nguồn, nhưng cách chia chỉ tiêu ở các tiêu chí 6 đến 9 chưa xác minh: đối chiếu với Phụ lục III trước khi dùng chính thức.',
  },
  'thi-xa-thanh-pho-hoan-thanh-320-2022': {
    shortTitle: 'THỊ XÃ, THÀNH PHỐ HOÀN THÀNH NHIỆM VỤ XÂY DỰNG NÔNG THÔN MỚI',
    notes: [...DISTRICT_320, 'Số điều kiện của Phụ lục II chưa xác minh.'],
  },
  'tinh-hoan-thanh-321-2022': {
    shortTitle: 'TỈNH HOÀN THÀNH NHIỆM VỤ XÂY DỰNG NÔNG THÔN MỚI',
    notes: [
      AMENDED,
      ENDS_WITH_51,
      'Điều kiện 1 đến 4 tính từ kết quả cấp dưới; điều kiện 1 đến 3 dựa vào cấp huyện nên không còn tính được theo nguyên văn sau 01/7/2025.',
    ],
    shares: {
      '1': { of: 'districts', set: 'huyen-ntm-320-2022', as: 'met' },
      '2': { of: 'cities', set: 'thi-xa-thanh-pho-hoan-thanh-320-2022', as: 'met' },
      '3': { of: 'districts', set: 'huyen-ntm-nang-cao-320-2022', as: 'met' },
      '4': { of: 'communes', set: 'xa-ntm-nang-cao-318-2022', as: 'met' },
    },
  },
  'do-thi-van-minh-04-2022': {
    shortTitle: 'PHƯỜNG, THỊ TRẤN ĐẠT CHUẨN ĐÔ THỊ VĂN MINH',
    officialIndicators: { 4: 6 },
    notes: [
      NOT_COMPARED,
      'Ngày hiệu lực 10/4/2022 chưa xác minh. Sau 01/7/2025 không còn thị trấn, còn phường; văn bản sửa đổi hoặc thay thế chưa thấy.',
    ],
  },
  'thon-xom-ntm': {
    shortTitle: 'THÔN, XÓM, TỔ DÂN PHỐ NÔNG THÔN MỚI KIỂU MẪU',
    notes: [
      'Bộ tiêu chí thôn, xóm, tổ dân phố NTM do tỉnh hoặc huyện ban hành; mới có nội dung thôn thông minh của Nam Định (TM) và của Lào Cai (LC, tham khảo), không phải một bộ chung.',
      'Nam Định có Quyết định số 1637/QĐ-UBND ngày 16/10/2013 về tiêu chí thôn, xóm, tổ dân phố NTM (bộ cũ; https://luatminhkhue.vn/quyet-dinh-1637-qd-ubnd-nam-2013-ve-tieu-chi-thon--xom--to-dan-pho-nong-thon-moi-tren-dia-ban-tinh-nam-dinh.aspx); nội dung chưa xác minh.',
      'Bộ tiêu chí xóm, tổ dân phố NTM kiểu mẫu mà huyện Trực Ninh dùng năm 2024 chưa có.',
    ],
  },
  'xa-ntm-51-2025': {
    shortTitle: 'XÃ NÔNG THÔN MỚI',
    notes: [
      '47 chỉ tiêu ở Phụ lục I chưa có: xem toàn văn tại https://xaydungchinhsach.chinhphu.vn/toan-van-quyet-dinh-51-2025-qd-ttg-ban-hanh-bo-tieu-chi-quoc-gia-ve-nong-thon-moi-giai-doan-2026-2030-119251230104614909.htm.',
      'Phụ lục II quy định khung thí điểm xã nông thôn mới hiện đại, Phụ lục III quy định tỉnh, thành phố hoàn thành nhiệm vụ; chưa có nội dung.',
      'Bản dự thảo năm 2025 đánh số nhóm xã khác (nhóm 1 là xã nghèo); không dùng dự thảo.',
      'Ngày hết hiệu lực suy ra từ giai đoạn 2026 - 2030.',
    ],
  },
};

const FIELD_SOURCES = [
  'https://dantocphattrien.vietnamnet.vn/xa-nong-thon-moi-kieu-mau-co-it-nhat-1-mo-hinh-thon-thong-minh-1646752269529.htm',
] as const;

/** The seven fields of 319/QĐ-TTg (08/3/2022), item 4, whose list ends in “…”, and what a province recognised beside them. */
export const OUTSTANDING_FIELDS: NonNullable<Indicator['names']> = [
  ...['Sản xuất', 'Giáo dục', 'Văn hóa', 'Du lịch', 'Cảnh quan môi trường', 'An ninh trật tự', 'Chuyển đổi số'].map((name) => ({
    name,
    sources: FIELD_SOURCES,
  })),
  {
    name: 'Y tế',
    sources: [
      'Nam Định đã công nhận xã kiểu mẫu về y tế: https://kinhtedothi.vn/nam-dinh-them-5-xa-duoc-cong-nhan-dat-chuan-nong-thon-moi-kieu-mau',
    ],
  },
];
export const OUTSTANDING_FIELD_OF = 'xa-ntm-kieu-mau-319-2022/4';

/** Two regions' figures of one indicator were seen in two places; its note says which where. */
export const SEEN_APART: Readonly<Record<string, Partial<Record<Region, RegExp>>>> = {
  'xa-ntm-nang-cao-318-2022/18.1': { DBSH: /Trực Ninh/u, BTB: /^https:/u },
};

/** Figures whose source prints another, taken for a slip of the pen: nobody has seen the one we hold. */
export const SEEN_OTHERWISE: Readonly<Record<string, { readonly region: Region; readonly part: string }>> = {
  'xa-ntm-1980-2016/17.1': { region: 'DHNTB', part: 'a' },
};
