/**
 * What Excel answers when it cannot do a thing, in one table: its code (Office.js `ErrorCodes`, or the number of the layer
 * below) and what a person is told. Excel gives a payload that is too large as `InternalError` on the web.
 */
import type { Message } from '../../core/message.ts';
import { Trouble, type TroubleCode } from '../trouble.ts';

interface Row {
  readonly codes: readonly string[];
  readonly trouble: TroubleCode;
  readonly text: Message;
}

const EDITING: Row = {
  codes: ['InvalidOperationInCellEditMode', 'CellEditMode', '5012'],
  trouble: 'excel-editing',
  text: {
    vi: 'Excel đang chờ gõ xong một ô. Bấm Enter (hoặc Esc) trong trang tính rồi thử lại.',
    en: 'Excel is waiting for a cell to be finished. Press Enter (or Esc) in the sheet and try again.',
  },
};

const TABLE: readonly Row[] = [
  EDITING,
  {
    codes: ['AccessDenied', 'ProtectedSheet', '5007'],
    trouble: 'excel-protected',
    text: {
      vi: 'Trang tính đang được bảo vệ nên không ghi được. Vào Xem lại › Bỏ bảo vệ trang tính (Review › Unprotect Sheet) rồi thử lại.',
      en: 'The sheet is protected, so nothing was written. Use Review › Unprotect Sheet and try again.',
    },
  },
  {
    codes: [
      'RequestPayloadSizeLimitExceeded',
      'ResponsePayloadSizeLimitExceeded',
      'RequestTooLarge',
      'InternalError',
      'RangeExceedsLimit',
      'TooManyCells',
      '5103',
      '5001',
    ],
    trouble: 'excel-too-large',
    text: {
      vi: 'Excel không chuyển được trang tính vì quá lớn. Xóa các dòng, cột trống có định dạng ở ngoài biểu rồi thử lại; hoặc lưu tệp và kiểm tra bằng trang web.',
      en: 'Excel could not hand the sheet over: it is too large. Delete formatted but empty rows and columns outside the form and try again; or save the file and check it on the web page.',
    },
  },
  {
    codes: ['ItemNotFound', 'InvalidReference', 'InvalidBinding'],
    trouble: 'excel-sheet-gone',
    text: {
      vi: 'Trang tính vừa bị xóa hoặc đổi tên. Bấm “Kiểm tra lại”; với biểu tổng hợp, bấm đọc lại biểu.',
      en: 'The sheet was deleted or renamed a moment ago. Press “Check again”; of a master, read it again.',
    },
  },
  {
    codes: ['ApiNotFound', 'ApiNotAvailable', 'NotImplemented', 'UnsupportedOperation'],
    trouble: 'excel-too-old',
    text: {
      vi: 'Bản Excel này chưa có chức năng cần dùng. Lưu tệp rồi dùng trang web của Tiêu Chí.',
      en: 'This Excel lacks what is needed here. Save the file and use the Tiêu Chí web page.',
    },
  },
];

/** A Trouble with its words; what is no error of Excel comes back as it is. */
export function excelTrouble(error: unknown): unknown {
  if (error instanceof Trouble) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const row = TABLE.find(({ codes }) => codes.includes(code));
  if (row) return new Trouble(row.trouble, row.text);
  return new Trouble('excel-failed', {
    vi: `Excel báo lỗi ${code}. Thử lại; nếu vẫn lỗi, lưu tệp và dùng trang web, rồi báo mã lỗi này cho người phụ trách phần mềm.`,
    en: `Excel failed with ${code}. Try again; if it goes on, save the file, use the web page, and tell whoever looks after the software this code.`,
  });
}

/** Office.js puts a text, the layer below a number. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined;
}
