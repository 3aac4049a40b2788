/** Why a part of the workbook was changed, and why a cell was not: said to the person before and after writing. */
import type { Message } from '../../core/message.ts';

export const changeTexts = {
  'cells-written': { vi: 'Ghi giá trị vào các ô được chọn.', en: 'Values written into the cells chosen.' },
  'results-dropped': {
    vi: 'Bỏ kết quả lưu sẵn của các công thức phụ thuộc vào ô đã ghi; Excel sẽ tính lại khi mở tệp.',
    en: 'Stored results of formulas that depend on the written cells dropped; Excel calculates them when it opens the file.',
  },
  'cells-written-results-dropped': {
    vi: 'Ghi giá trị vào các ô được chọn và bỏ kết quả lưu sẵn của các công thức phụ thuộc; Excel sẽ tính lại khi mở tệp.',
    en: 'Values written into the cells chosen, and stored results of formulas that depend on them dropped; Excel calculates them when it opens the file.',
  },
  'full-calculation': {
    vi: 'Đặt yêu cầu Excel tính lại toàn bộ khi mở tệp.',
    en: 'Excel is told to calculate everything when it opens the file.',
  },
  'calc-chain-dropped': {
    vi: 'Bỏ thứ tự tính toán lưu sẵn vì một công thức đã được thay bằng giá trị; Excel tự tạo lại.',
    en: 'Stored order of calculation dropped, because a formula was replaced by a value; Excel makes it anew.',
  },
} as const satisfies Record<string, Message>;

export const skipTexts = {
  'same-value': { vi: 'Ô đã có đúng giá trị này.', en: 'The cell holds this value already.' },
} as const satisfies Record<string, Message>;

export type ChangeReason = keyof typeof changeTexts;
export type SkipReason = keyof typeof skipTexts;
