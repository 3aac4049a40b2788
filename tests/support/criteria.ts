/** A criteria set for specs: numbered criteria with one to three indicators each. */
import type { CriteriaSet } from '../../core/criteria/schema.ts';

const NAMES = [
  'Quy hoạch',
  'Giao thông',
  'Thủy lợi và phòng, chống thiên tai',
  'Điện',
  'Giáo dục',
  'Văn hóa',
  'Cơ sở hạ tầng thương mại nông thôn',
  'Thông tin và truyền thông',
  'Nhà ở dân cư',
  'Thu nhập',
  'Nghèo đa chiều',
  'Lao động',
  'Tổ chức sản xuất và phát triển kinh tế nông thôn',
  'Y tế',
  'Hành chính công',
  'Tiếp cận pháp luật',
  'Môi trường',
  'Chất lượng môi trường sống',
  'Quốc phòng và An ninh',
];

export const SET_ID = 'xa-ntm-nang-cao-318-2022';

/** The first `count` of the nineteen criteria of 2021–25. */
export function criteriaSet(count = 19): CriteriaSet {
  return {
    schemaVersion: 1,
    id: SET_ID,
    title: 'Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao giai đoạn 2021 - 2025',
    shortTitle: 'XÃ NÔNG THÔN MỚI NÂNG CAO',
    decision: { number: '318/QĐ-TTg', date: '2022-03-08', issuer: 'Thủ tướng Chính phủ' },
    level: 'commune',
    from: '2022-03-08',
    to: null,
    criteria: NAMES.slice(0, count).map((name, at) => ({
      no: at + 1,
      name,
      indicators: Array.from({ length: 1 + (at % 3) }, (_, place) => ({
        code: at % 3 === 0 ? String(at + 1) : `${String(at + 1)}.${String(place + 1)}`,
        text: `Nội dung ${String(place + 1)}`,
        type: 'boolean' as const,
        unit: '',
        comparator: 'đạt' as const,
        thresholds: [],
        sources: [],
      })),
    })),
  };
}
