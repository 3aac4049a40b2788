/** Why a part of the workbook was changed, and why a cell was not: said to the person before and after writing. */
import type { Message } from '../../core/message.ts';

export const changeTexts = {
  'cells-written': { vi: 'Ghi giá trị hoặc công thức vào các ô được chọn.', en: 'Values or formulas written into the cells chosen.' },
  'results-recomputed': {
    vi: 'Tính lại kết quả lưu sẵn của các công thức phụ thuộc vào ô đã ghi.',
    en: 'Stored results of formulas that depend on the written cells worked out anew.',
  },
  'results-dropped': {
    vi: 'Bỏ kết quả lưu sẵn của các công thức phụ thuộc vào ô đã ghi mà không tính chắc chắn được; Excel sẽ tính lại khi mở tệp.',
    en: 'Stored results of formulas that depend on the written cells, and cannot be worked out for certain, dropped; Excel calculates them when it opens the file.',
  },
  'shared-formula-moved': {
    vi: 'Chuyển công thức dùng chung sang ô kế tiếp, vì ô giữ nó đã được ghi đè; công thức của các ô kia không đổi.',
    en: 'A shared formula moved to the next cell, because the cell that held it was written over; the other cells keep their formulas.',
  },
  'chart-points': {
    vi: 'Sửa số liệu lưu sẵn của biểu đồ theo các ô đã đổi; phần không sửa từng điểm được thì bỏ, Excel sẽ lấy lại khi mở tệp.',
    en: 'The figures a chart carries changed with its cells; what cannot be changed point by point is dropped, and Excel takes it anew when it opens the file.',
  },
  'text-box': {
    vi: 'Sửa chữ lưu sẵn trong hình lấy chữ từ ô đã đổi; chữ nào không biết chắc sẽ hiện ra sao thì bỏ, Excel sẽ lấy lại khi mở tệp.',
    en: 'The text that a shape carries of a changed cell made new; where it cannot be told how it will be shown it is dropped, and Excel takes it anew when it opens the file.',
  },
  'linked-property': {
    vi: 'Sửa thuộc tính tệp lấy giá trị từ ô đã đổi.',
    en: 'A property of the file that takes its value from a changed cell made new.',
  },
  'pivot-refresh': {
    vi: 'Đặt yêu cầu làm mới bảng tổng hợp (PivotTable) khi mở tệp, vì nguồn của nó đã đổi.',
    en: 'A pivot table is told to refresh when the file is opened, because its source changed.',
  },
  'model-refresh': {
    vi: 'Đặt yêu cầu làm mới mô hình dữ liệu khi mở tệp, vì vùng nguồn của nó đã đổi.',
    en: 'The data model is told to refresh when the file is opened, because the cells it is made of changed.',
  },
  'protection-kept': {
    vi: 'Trang tính đang được bảo vệ: vẫn ghi, kể cả ô có khóa; việc bảo vệ và mật khẩu giữ nguyên.',
    en: 'The sheet is protected: written all the same, locked cells too; the protection and its password stay.',
  },
  'rows-inserted': {
    vi: 'Chèn dòng mới theo mẫu dòng được chọn; các dòng dưới dời xuống.',
    en: 'New rows inserted, made like the row chosen; the rows below moved down.',
  },
  'references-grown': {
    vi: 'Dời hoặc nới các tham chiếu đến những dòng đã chèn.',
    en: 'References to the rows moved or grown.',
  },
  'full-calculation': {
    vi: 'Đặt yêu cầu Excel tính lại toàn bộ khi mở tệp.',
    en: 'Excel is told to calculate everything when it opens the file.',
  },
  'calc-chain-dropped': {
    vi: 'Bỏ thứ tự tính toán lưu sẵn vì có công thức được ghi hoặc bị thay; Excel tự tạo lại.',
    en: 'Stored order of calculation dropped, because a formula was written or replaced; Excel makes it anew.',
  },
} as const satisfies Record<string, Message>;

export const skipTexts = {
  'same-value': { vi: 'Ô đã có đúng giá trị này.', en: 'The cell holds this value already.' },
} as const satisfies Record<string, Message>;

export type ChangeReason = keyof typeof changeTexts;
export type SkipReason = keyof typeof skipTexts;
