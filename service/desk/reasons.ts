/** Why a file of the folder does not count. */
import type { Message } from '../../core/message.ts';
import type { Finding } from '../../core/validation/finding.ts';

/** How many faults a reason names; `check` lists them all. */
const MOST_NAMED = 3;

export const reasons = {
  lockFile: (): Message => ({
    vi: 'Tệp khóa của Excel hoặc LibreOffice: sổ cùng tên đang mở ở máy nào đó. Đóng lại rồi chạy lại.',
    en: 'A lock file of Excel or LibreOffice: the workbook of that name is open somewhere. Close it and run again.',
  }),
  link: (): Message => ({
    vi: 'Là liên kết, không phải tệp; không đi theo liên kết. Chép tệp thật vào thư mục.',
    en: 'It is a link, not a file; links are not followed. Copy the file itself into the folder.',
  }),
  notWorkbook: (): Message => ({
    vi: 'Không phải tệp bảng tính (.xlsx, .xlsm). Nếu là báo cáo, mở bằng Excel rồi lưu dạng .xlsx.',
    en: 'No workbook (.xlsx, .xlsm). If it is a report, open it in Excel and save it as .xlsx.',
  }),
  noReport: (sheets: readonly string[]): Message => ({
    vi: `Không trang tính nào là biểu báo cáo (đã xem: ${sheets.join(', ')}).`,
    en: `No sheet of it is a report (looked at: ${sheets.join(', ')}).`,
  }),
  otherReport: (found: string, asked: string): Message => ({
    vi: `Là báo cáo ${found}, không phải ${asked}. Để tệp vào thư mục của kỳ và bộ tiêu chí đó.`,
    en: `It is a report of ${found}, not of ${asked}. Put the file into the folder of that period and set.`,
  }),
  notObliged: (unit: string): Message => ({
    vi: `Đơn vị ${unit} không có trong danh mục đơn vị phải báo cáo bộ này, kỳ này, trong địa bàn này.`,
    en: `Unit ${unit} is not among the units of this area obliged to report on this set in this period.`,
  }),
  blocked: (findings: readonly Finding[]): Message => {
    const blocking = findings.filter(
      ({ severity, explanation }) => severity === 'error' || (severity === 'explain' && explanation === null),
    );
    const named = blocking.slice(0, MOST_NAMED);
    const more = blocking.length - named.length;
    const list = (language: 'vi' | 'en'): string =>
      named.map(({ cell, rule, message }) => `${cell ?? '–'} (${rule}) ${message[language]}`).join(' · ');
    return {
      vi: `Báo cáo bị chặn: ${list('vi')}${more > 0 ? ` · và ${String(more)} lỗi nữa` : ''}`,
      en: `The report is blocked: ${list('en')}${more > 0 ? ` · and ${String(more)} more` : ''}`,
    };
  },
  differing: (unit: string, others: readonly string[]): Message => ({
    vi: `${unit} có nhiều báo cáo khác nhau: ${others.join(', ')}. Chỉ để lại tệp đúng trong thư mục.`,
    en: `${unit} has several differing reports: ${others.join(', ')}. Leave only the right file in the folder.`,
  }),
} as const;
