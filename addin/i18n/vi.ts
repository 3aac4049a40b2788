/** Every word of the page in Vietnamese. What a sheet's findings and problems say lives in core. */
import type { Mend, Severity } from '../../core/validation/finding.ts';
import { printNumber } from '../../core/text/number.ts';

const severityHint: Readonly<Record<Severity, string>> = {
  error: 'Chưa sửa thì chưa gửi được.',
  explain: 'Ghi lý do vào cột Ghi chú hoặc cột Khó khăn, vướng mắc của dòng đó thì gửi được.',
  warning: 'Không chặn gửi; xem lại cho chắc.',
  info: 'Không chặn gửi.',
};

export const vi = {
  product: 'Tiêu Chí',
  purpose: 'Kiểm tra báo cáo trước khi gửi',
  otherLanguage: 'English',
  privacy: 'Tệp được kiểm tra ngay trên máy này, không gửi đi đâu. Trang đã mở thì mất mạng vẫn dùng được.',
  drop: 'Thả tệp báo cáo (.xlsx) vào đây',
  orPick: 'hoặc',
  pick: 'Chọn tệp…',
  pickAnother: 'Kiểm tra tệp khác: thả vào đây hoặc',
  checking: (file: string): string => `Đang kiểm tra “${file}”…`,
  failed: 'Không kiểm tra được tệp',
  result: (file: string): string => `Kết quả kiểm tra “${file}”`,
  sheetName: 'Trang tính',
  template: 'Biểu mẫu',
  unit: 'Đơn vị',
  period: 'Kỳ báo cáo',
  unknown: 'chưa nhận ra',
  severityHint,
  noFindings: 'Không có lỗi nào.',
  indicator: (code: string): string => `chỉ tiêu ${code}`,
  criterion: (no: number): string => `tiêu chí ${String(no)}`,
  wholeSheet: 'cả trang tính',
  mend: 'Sửa giúp',
  mendCell: (mend: Mend): string =>
    'formula' in mend
      ? `ô ${mend.cell}: đặt lại công thức ${mend.formula}`
      : mend.value === null
        ? `ô ${mend.cell}: xóa trống`
        : `ô ${mend.cell}: ghi ${typeof mend.value === 'number' ? printNumber(mend.value) : `“${mend.value}”`}`,
  explained: 'Đã giải trình',
  copy: 'Sao chép kết quả',
  copied: 'Đã sao chép',
  copyByHand: 'Trình duyệt không cho chép tự động. Nội dung đã được chọn sẵn bên dưới: bấm Ctrl+C.',
  unrecognised: 'Trang tính không phải báo cáo',
  moreReports: (reports: number): string => `Còn ${String(reports)} trang tính nữa chưa hiện; xem trong nội dung sao chép.`,
};

/** Every other language has these words, all of them: the type says so. */
export type Words = typeof vi;
