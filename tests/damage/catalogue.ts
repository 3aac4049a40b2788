/**
 * What happens to officers' sheets, numbered. The generator, the specs, docs/damages.md and the handbook use these
 * numbers; a number is never used again.
 *
 * | right      | the report                                                                     |
 * |------------|--------------------------------------------------------------------------------|
 * | `read`     | is read as it was meant, and needs no finding                                   |
 * | `readSaid` | is read as it was meant, and a finding says what was done                        |
 * | `found`    | cannot be read for sure; a finding names the cell, nothing is guessed             |
 */

export interface DamageEntry {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly example: string;
  readonly right: 'read' | 'readSaid' | 'found';
  /** Any of these rules finds it. */
  readonly rules: readonly string[];
}

export interface DamageGroup {
  readonly vi: string;
  readonly en: string;
  readonly entries: readonly DamageEntry[];
}

const read = (id: string, vi: string, en: string, example: string): DamageEntry => ({ id, vi, en, example, right: 'read', rules: [] });
const said = (id: string, vi: string, en: string, example: string, ...rules: readonly string[]): DamageEntry => ({
  id,
  vi,
  en,
  example,
  right: 'readSaid',
  rules,
});
const found = (id: string, vi: string, en: string, example: string, ...rules: readonly string[]): DamageEntry => ({
  id,
  vi,
  en,
  example,
  right: 'found',
  rules,
});

export const catalogue: readonly DamageGroup[] = [
  {
    vi: 'Chữ', en: 'Text',
    entries: [
      read('D01', 'Cả biểu gõ bằng phông TCVN3', 'The whole sheet in a TCVN3 font', '`§¹t` (.VnTime)'),
      read('D02', 'Tiêu đề, tên tiêu chí bằng phông TCVN3 chữ hoa', 'Title and names in a capital TCVN3 font', '`®¹t` (.VnTimeH)'),
      read('D03', 'Cả biểu gõ bằng phông VNI', 'The whole sheet in a VNI font', '`Ñaït` (VNI-Times)'),
      read('D04', 'TCVN3 đã lưu qua bảng mã 1258', 'TCVN3 once saved under code page 1258', 'é là `Đ`'),
      read('D05', 'Một ô hai phông: chữ đầu TCVN3, phần sau Unicode', 'One cell in two fonts', '`Tû` + ` lệ hộ…`'),
      read('D06', 'Unicode tổ hợp (NFD)', 'Decomposed Unicode', 'a + ◌̣'),
      read('D07', 'Lẫn dựng sẵn và tổ hợp', 'Composed and decomposed mixed', ''),
      read('D08', 'Dấu đặt kiểu cũ', 'Old tone placement', '`hòa` = `hoà`'),
      read('D09', 'Ký tự không nhìn thấy', 'Invisible characters', 'U+200B, U+FEFF, U+2060'),
      read('D10', 'Dấu cách không ngắt', 'No-break spaces', 'U+00A0'),
      read('D11', 'Chữ số, dấu toàn cỡ', 'Full-width digits and signs', '`９５，５％`'),
      read('D12', 'Đ gõ thành Ð', 'Eth typed for Đ', '`Ðạt`'),
      said('D13', 'Chữ TCVN3 dán vào ô phông Unicode', 'TCVN3 text that lost its font', '`Ch­a ®ñ` (Times New Roman)', 'NTM-V074'),
      found('D14', 'Ô nhiều phông mà Excel không cho biết phông từng chữ', 'Several fonts that the door does not tell apart', '', 'NTM-V074'),
      read('D15', 'Chữ Unicode còn để phông .VnTime', 'Unicode text left in an old font', '`Đạt` (.VnTime)'),
      read('D16', 'Viết hoa toàn bộ', 'Everything in capitals', '`ĐẠT`'),
      read('D17', 'Thừa dấu cách, xuống dòng', 'Spaces and line breaks added', ''),
    ],
  },
  {
    vi: 'Số', en: 'Figures',
    entries: [
      read('D18', 'Phần trăm ghi thành chữ', 'A percentage as text', '`95,5 %`'),
      read('D19', 'Dấu chấm thập phân', 'A decimal point', '`95.5`'),
      read('D20', 'Phân số có định dạng %', 'A fraction under a % format', '0,955 → 95,5%'),
      said('D21', 'Kèm dấu so sánh', 'With a comparator', '`≥ 95%`, `trên 95%`', 'NTM-V033'),
      said('D22', 'Ước lượng', 'An estimate', '`khoảng 95`', 'NTM-V033'),
      read('D23', 'Đơn vị viết trong ô', 'The unit in the cell', '`66,5 triệu`'),
      found('D24', 'Phần trăm ghi thành phân số, ô không định dạng %', 'A fraction without a % format', '`0,955`', 'NTM-V023'),
      found('D25', 'Mất dấu phẩy', 'A swallowed comma', '`955`', 'NTM-V009'),
      found('D26', 'Dấu trước ba chữ số', 'A sign before three digits', '`66.125`', 'NTM-V006'),
      found('D27', 'Tỷ số', 'A ratio', '`15/19`', 'NTM-V005'),
      found('D28', 'Tỷ số bị Excel đổi thành ngày', 'A ratio turned into a date', '`15/11` → 15-Nov', 'NTM-V005'),
      found('D29', 'Ngày đổi lại thành số', 'A date formatted back into a number', '45245', 'NTM-V079'),
      found('D30', 'Khoảng', 'A range', '`90-95`', 'NTM-V006'),
      found('D31', 'Hai số', 'Two figures', '`95,5 hoặc 96`', 'NTM-V005'),
      found('D32', 'Số lẫn lời', 'A figure among words', '`95% theo số của Trạm y tế là 94`', 'NTM-V005'),
      read('D33', '“Không” ở chỉ tiêu bằng 0', '“Không” for a target of zero', '`Không có`'),
      found('D34', '“Không” ở chỉ tiêu phần trăm', '“Không” for a percentage', '`Không`', 'NTM-V005'),
      found('D35', '“Đạt” thay cho con số', '“Đạt” for a figure', '`Đạt`', 'NTM-V021'),
      read('D36', 'Chung và nam, nữ', 'All, men and women', '`95,6 (nam 95,2; nữ 96,0)`'),
      read('D37', 'Phần trăm kèm tỷ số', 'A percentage beside its ratio', '`80% (12/15)`'),
      found('D38', 'Định dạng chia nghìn', 'A format that divides by a thousand', '66500 hiện 66', 'NTM-V005'),
      read('D39', 'Số 0 đứng đầu', 'A leading zero', '`03`'),
      read('D40', 'Chữ “Đạt”, “Tỷ lệ” trước số; dấu chấm câu', 'Words before, a full stop behind', '`Đạt 95,5%`'),
      found('D41', 'Bỏ trống kết quả', 'The result left blank', '', 'NTM-V022'),
      found('D42', 'Sai đơn vị tiền', 'Another unit of money', '`66.500 nghìn đồng`', 'NTM-V005'),
    ],
  },
  {
    vi: 'Tự đánh giá', en: 'Answers',
    entries: [
      read('D43', 'Từ khác của Đạt', 'Other words for met', '`đ`, `x`, `✓`, `1`, `Có`'),
      read('D44', 'Từ khác của Chưa đạt', 'Other words for unmet', '`CĐ`, `K`, `0`, `Không`'),
      read('D45', 'Dấu gạch, dấu ba chấm', 'Dashes and dots for not assessed', '`-`, `…`'),
      found('D46', 'Lựa chọn chưa điền', 'An unfilled choice', '`Đ/K`', 'NTM-V008'),
      read('D47', 'Hai cột Đạt, Chưa đạt', 'Two columns of marks', '`x` ở cột thứ hai là chưa đạt'),
      found('D48', 'Hai cột đều đánh dấu', 'Both columns marked', '`x` `x`', 'NTM-V008'),
      said('D49', 'Gạch ngang', 'Struck through', '~~Đạt~~', 'NTM-V075'),
      read('D50', 'Ô đánh dấu', 'Ticked boxes', '`☑ Đạt ☐ Chưa đạt`'),
      found('D51', 'Bỏ trống tự đánh giá', 'The self-assessment left blank', '', 'NTM-V007'),
      read('D52', 'Dấu tích phông Wingdings', 'A Wingdings tick', '`ü`'),
    ],
  },
  {
    vi: 'Tiêu đề và cột', en: 'Headings and columns',
    entries: [
      read('D53', 'Tiêu đề hai dòng gộp ô', 'A heading of two merged rows', ''),
      read('D54', 'Tiêu đề ba dòng gộp ô', 'A heading of three merged rows', ''),
      read('D55', 'Cột đổi chỗ', 'Columns in another order', ''),
      said('D56', 'Thêm cột kỳ trước', "Last period's column added", '`Kết quả kỳ trước`', 'NTM-V036'),
      read('D57', 'Tiêu đề của biểu cũ', 'The older headings', '`STT`, `Đánh giá`'),
      said('D58', 'Tiêu đề đổi lời', 'Headings reworded', '`Kết quả đạt được`', 'NTM-V078'),
      said('D59', 'Bỏ cột Ghi chú', 'The note column removed', '', 'NTM-V036'),
      found('D60', 'Hai cột cùng tiêu đề', 'Two columns under one heading', '', 'NTM-V034'),
      read('D61', 'Dòng số thứ tự cột', 'A row of column numbers', '`(1) (2) (3)`'),
      read('D62', 'Tiêu đề lặp ở đầu trang', 'The heading repeated on page breaks', ''),
      read('D63', 'Biểu dời xuống dưới', 'The table further down', ''),
    ],
  },
  {
    vi: 'Dòng', en: 'Rows',
    entries: [
      read('D64', 'Dòng đảo lộn', 'Rows badly shuffled', ''),
      said('D65', 'Mã thành số', 'Codes turned into numbers', '17.10 → 17,1', 'NTM-V028'),
      read('D66', 'Mã thành ngày', 'A code turned into a date', '2.3 → 2-Mar'),
      said('D67', 'Mất mã', 'Codes missing', '', 'NTM-V028'),
      said('D68', 'Sai mã', 'A wrong code', '', 'NTM-V028'),
      said('D69', 'Nội dung viết lại', 'A wording changed', '', 'NTM-V028'),
      said('D70', 'Nội dung viết lại, mất mã', 'A wording changed, its code missing', '', 'NTM-V028'),
      found('D71', 'Xóa dòng', 'A row deleted', '', 'NTM-V004'),
      said('D72', 'Chèn dòng của xã', "A row of the commune's own", '', 'NTM-V026'),
      read('D73', 'Dòng ghi chú xen giữa', 'A note between the rows', ''),
      read('D74', 'Dòng nhóm số La Mã', 'Roman group rows', '`II HẠ TẦNG…`'),
      found('D75', 'Một chỉ tiêu hai dòng', 'A row twice', '', 'NTM-V011'),
      said('D76', 'Dòng ẩn', 'A hidden row', '', 'NTM-V027'),
      read('D77', 'Mã viết liền nội dung', 'The code before the wording', '`1.1. Có quy hoạch…`'),
      found('D78', 'Một dòng tách làm hai', 'A row split in two', '', 'NTM-V007', 'NTM-V026', 'NTM-V004'),
      found('D79', 'Ô gộp qua hai dòng', 'A cell merged over two rows', '', 'NTM-V076', 'NTM-V007'),
      said('D80', 'Mất dòng tiêu chí', "A criterion's row deleted", '', 'NTM-V042'),
      found('D81', 'Xóa mã và nội dung', 'Code and wording both gone', '', 'NTM-V004'),
    ],
  },
  {
    vi: 'Tệp, đơn vị, kỳ', en: 'Workbook, unit, period',
    entries: [
      read('D82', 'Một tệp nhiều tháng', 'A workbook of several months', ''),
      read('D83', 'Trang hướng dẫn phía trước', 'An instruction sheet in front', ''),
      said('D84', 'Trang chép lại đã sửa', 'A copied sheet that differs', '`Tháng 11 (2)`', 'NTM-V012'),
      read('D85', 'Hai xã trong một tệp', 'Two communes in one workbook', ''),
      read('D86', 'Mất mã biểu', 'The form code deleted', ''),
      read('D87', 'Kỳ ghi kiểu khác', 'The month said otherwise', '`T11/2023`'),
      read('D88', 'Kỳ là ô ngày tháng', 'The month as a date cell', '`11/2023`'),
      said('D89', 'Kỳ chỉ có ở tên trang', 'The month in the sheet name only', '`T11-2023`', 'NTM-V077'),
      read('D90', 'Đơn vị chỉ có ở dòng địa danh', 'The unit in the place line only', ''),
      said('D91', 'Tiêu đề tháng trước', "Last month's title", '', 'NTM-V003'),
      said('D92', 'Tên xã khác ở góc trên', "Another commune's block", '', 'NTM-V002'),
      said('D93', 'Tên trang tháng trước', "Last month's sheet name", '', 'NTM-V077'),
      read('D94', 'Mã biểu gõ lại', 'The form code retyped', '`MÃ BIỂU: … - …`'),
      found('D95', 'Mã biểu của bộ khác', "Another set's form code", '', 'NTM-V001'),
      read('D96', 'Đơn vị chỉ có ở chỗ ký', 'The unit in the signature block only', ''),
    ],
  },
  {
    vi: 'Công thức', en: 'Formulas',
    entries: [
      read('D97', 'Kết quả tính bằng công thức', 'A result by formula', '`=955/10`'),
      said('D98', 'Công thức không kèm kết quả', 'A formula without its value', '', 'NTM-V071'),
      found('D99', 'Kết quả cũ của công thức', 'A stale value', '', 'NTM-V070'),
      said('D100', 'Công thức cộng sót dòng', 'A sum that misses a row', '', 'NTM-V073'),
      said('D101', 'Lấy số từ tệp khác', 'A link to another file', "`='[BHYT.xlsx]…'!C5`", 'NTM-V072'),
      found('D102', 'Lỗi công thức', 'An error value', '`#REF!`', 'NTM-V005'),
      said('D103', 'Gõ đè công thức tiêu chí', "A criterion's formula typed over", '', 'NTM-V024'),
      read('D104', 'Công thức tiêu chí không kèm kết quả', "A criterion's formula without its value", ''),
      found('D105', 'Lỗi ở cột khó khăn', 'An error among the difficulties', '`#N/A`', 'NTM-V080'),
    ],
  },
]; // prettier-ignore
