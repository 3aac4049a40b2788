/** The words of every Problem. A code is stable: scripts and the service's answers carry it. */
import { periodWords } from './calendar/periodWords.ts';
import { faultWords } from './faultWords.ts';
import type { Message } from './message.ts';

/** The particulars a problem's words are filled with. Never a cell's content beyond what the person typed. */
export type ProblemFacts = Readonly<Record<string, string | number | readonly string[] | undefined>>;

type Words = (facts: ProblemFacts) => Message;

function say(fact: ProblemFacts[string]): string {
  if (fact === undefined) return '?';
  return typeof fact === 'object' ? fact.join(', ') : String(fact);
}

function isNone(fact: ProblemFacts[string]): boolean {
  return fact === undefined || (typeof fact === 'object' && fact.length === 0);
}

/** A name taken from a file: shortened, and without characters that would disturb a screen. */
function named(fact: ProblemFacts[string]): string {
  const text = say(fact).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�');
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** Why the machine could not. */
function fault(reason: ProblemFacts[string], language: keyof Message): string {
  return faultWords(say(reason))[language];
}

const KIND_WORDS: Readonly<Record<string, Message>> = {
  '.xlsx': { vi: 'sổ thường', en: 'an ordinary workbook' },
  '.xlsm': { vi: 'sổ có macro', en: 'a workbook with macros' },
  '.xltx': { vi: 'mẫu sổ', en: 'a template' },
  '.xltm': { vi: 'mẫu sổ có macro', en: 'a template with macros' },
  '.xlam': { vi: 'phần bổ trợ', en: 'an add-in' },
};

const LEVEL_WORDS: Readonly<Record<string, Message>> = {
  district: { vi: 'cấp huyện', en: 'districts' },
  province: { vi: 'cấp tỉnh', en: 'provinces' },
  hamlet: { vi: 'thôn, xóm, tổ dân phố', en: 'hamlets' },
};

const ROLE_WORDS: Readonly<Record<string, Message>> = {
  commune: { vi: 'tài khoản xã', en: 'a commune’s' },
  district: { vi: 'tài khoản huyện', en: 'a district’s' },
  province: { vi: 'tài khoản tỉnh', en: 'a province’s' },
  admin: { vi: 'tài khoản quản trị', en: 'the administrator’s' },
};

function roleWords(role: ProblemFacts[string]): Message {
  return ROLE_WORDS[say(role)] ?? { vi: say(role), en: say(role) };
}

export const problemTexts = {
  'file-not-found': ({ file }) => ({
    vi: `Không mở được tệp “${say(file)}”: không có tệp này. Kiểm tra lại đường dẫn và tên tệp.`,
    en: `Cannot open “${say(file)}”: there is no such file. Check the path and the name.`,
  }),
  'workbook-empty-file': () => ({
    vi: 'Tệp rỗng (0 byte), không có bảng tính nào. Xin người gửi gửi lại tệp, hoặc lấy bản sao khác.',
    en: 'The file is empty (0 bytes). Ask the sender for it again, or take another copy.',
  }),
  'workbook-file-too-big': ({ size, limit }) => ({
    vi: `Tệp lớn ${say(size)} byte, vượt giới hạn ${say(limit)} byte. Mở tệp bằng Excel, bỏ hình ảnh và các trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The file has ${say(size)} bytes, more than the limit of ${say(limit)}. Open it in Excel, delete pictures and unused sheets, and save it as .xlsx.`,
  }),
  'workbook-encrypted': () => ({
    vi: 'Tệp có mật khẩu mở nên không đọc được. Mở tệp bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc › Mã hóa bằng mật khẩu, xóa trống) rồi lưu lại.',
    en: 'The file is locked with a password. Open it in Excel, take the password off (File › Info › Protect Workbook › Encrypt with Password, leave it empty) and save it.',
  }),
  'workbook-is-xls': () => ({
    vi: 'Tệp này là bảng tính kiểu cũ (.xls, Excel 97–2003), dù tên có thể là .xlsx. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is an old workbook (.xls, Excel 97–2003), whatever its name says. Open it in Excel and use Save As › Excel Workbook (.xlsx).',
  }),
  'workbook-is-xlsb': () => ({
    vi: 'Tệp này là bảng tính nhị phân (.xlsb). Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is a binary workbook (.xlsb). Open it in Excel and use Save As › Excel Workbook (.xlsx).',
  }),
  'workbook-is-ods': () => ({
    vi: 'Tệp này là bảng tính OpenDocument (.ods). Mở tệp, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is an OpenDocument spreadsheet (.ods). Open it and use Save As › Excel Workbook (.xlsx).',
  }),
  'conversion-not-installed': ({ kind }) => ({
    vi: `Tệp này là .${say(kind)}; máy này không có LibreOffice nên không đọc được. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx), hoặc cài LibreOffice trên máy này.`,
    en: `This is an .${say(kind)} file, and this machine has no LibreOffice to read it with. Open it in Excel and use Save As › Excel Workbook (.xlsx), or install LibreOffice here.`,
  }),
  'conversion-failed': ({ kind }) => ({
    vi: `LibreOffice không chuyển được tệp .${say(kind)} này (tệp hỏng, có mật khẩu, không phải bảng tính, hoặc quá lớn). Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).`,
    en: `LibreOffice could not convert this .${say(kind)} file (damaged, locked with a password, no spreadsheet, or too large). Open it in Excel and use Save As › Excel Workbook (.xlsx).`,
  }),
  'conversion-too-long': ({ kind, seconds }) => ({
    vi: `LibreOffice chuyển tệp .${say(kind)} này quá ${say(seconds)} giây nên đã bị dừng. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx); nếu máy đang bận thì thử lại sau.`,
    en: `LibreOffice took more than ${say(seconds)} seconds over this .${say(kind)} file and was stopped. Open it in Excel and use Save As › Excel Workbook (.xlsx); if the machine is busy, try again later.`,
  }),
  'workbook-is-html': () => ({
    vi: 'Tệp này là trang web (HTML) được đặt tên như bảng tính. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is a web page (HTML) with the name of a workbook. Open it in Excel and use Save As › Excel Workbook (.xlsx).',
  }),
  'workbook-is-xml': () => ({
    vi: 'Tệp này là văn bản XML (có thể là Bảng tính XML 2003), không phải .xlsx. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is an XML text (perhaps an XML Spreadsheet 2003), not an .xlsx. Open it in Excel and use Save As › Excel Workbook (.xlsx).',
  }),
  'workbook-is-text': () => ({
    vi: 'Tệp này là văn bản (ví dụ CSV) được đặt tên như bảng tính. Mở tệp bằng Excel, chọn Lưu thành… › Sổ làm việc Excel (.xlsx).',
    en: 'This is plain text (such as CSV) with the name of a workbook. Open it in Excel and use Save As › Excel Workbook (.xlsx).',
  }),
  'workbook-is-other': () => ({
    vi: 'Tệp này không phải bảng tính Excel (có thể là tệp Word, tệp nén hoặc loại khác). Chọn đúng tệp báo cáo dạng .xlsx.',
    en: 'This is not an Excel workbook (perhaps a Word document or an archive). Choose the report’s .xlsx file.',
  }),
  'workbook-not-zip': () => ({
    vi: 'Tệp này không phải tệp .xlsx: phần đầu tệp không đúng định dạng. Chọn đúng tệp báo cáo; nếu đúng là tệp đó thì tệp đã hỏng, hãy lấy bản sao khác.',
    en: 'This is not an .xlsx: it does not begin as one. Choose the report’s file; if this is it, it is damaged: take another copy.',
  }),
  'workbook-truncated': () => ({
    vi: 'Tệp bị cắt cụt (tải về hoặc sao chép chưa xong), không đọc được. Tải hoặc sao chép lại tệp.',
    en: 'The file is cut short (a download or copy that did not finish). Download or copy it again.',
  }),
  'workbook-damaged': ({ part }) => ({
    vi: `Tệp bị hỏng: phần “${named(part)}” không khớp với mục lục của tệp. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `The file is damaged: its part “${named(part)}” is not what the file’s list says. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-zip64': () => ({
    vi: 'Tệp nén theo kiểu ZIP64 dành cho tệp rất lớn, chưa được hỗ trợ. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.',
    en: 'The file is packed as ZIP64, which is for very large files and not read here. Open it in Excel, save it as .xlsx and try again.',
  }),
  'workbook-compression': ({ part, method }) => ({
    vi: `Phần “${named(part)}” của tệp nén theo cách không hỗ trợ (kiểu ${say(method)}). Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” is compressed in a way not read here (method ${say(method)}). Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-duplicate-part': ({ part }) => ({
    vi: `Tệp có hai phần cùng tên “${named(part)}”: mỗi chương trình có thể đọc một nội dung khác nhau nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Two parts of the file are called “${named(part)}”: programs may differ in which they read, so it is refused. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-unsafe-part-name': ({ part }) => ({
    vi: `Tệp có phần mang tên không an toàn “${named(part)}” nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `A part of the file has the unsafe name “${named(part)}”, so it is refused. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-too-many-parts': ({ count, limit }) => ({
    vi: `Tệp có ${say(count)} phần bên trong, vượt giới hạn ${say(limit)}. Mở tệp bằng Excel, bỏ hình ảnh và các trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The file has ${say(count)} parts, more than the limit of ${say(limit)}. Open it in Excel, delete pictures and unused sheets, and save it as .xlsx.`,
  }),
  'workbook-part-too-big': ({ part, limit }) => ({
    vi: `Phần “${named(part)}” của tệp khi giải nén vượt giới hạn ${say(limit)} byte. Mở tệp bằng Excel, xóa các dòng, cột trống có định dạng và dữ liệu thừa rồi lưu lại dạng .xlsx.`,
    en: `Part “${named(part)}” unpacks to more than the limit of ${say(limit)} bytes. Open the file in Excel, delete empty formatted rows and columns and unused data, and save it as .xlsx.`,
  }),
  'workbook-too-big': ({ limit }) => ({
    vi: `Toàn bộ tệp khi giải nén vượt giới hạn ${say(limit)} byte. Mở tệp bằng Excel, xóa các trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The whole file unpacks to more than the limit of ${say(limit)} bytes. Open it in Excel, delete unused sheets and save it as .xlsx.`,
  }),
  'workbook-missing-part': ({ part }) => ({
    vi: `Tệp thiếu phần “${named(part)}” nên không đọc được. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `The file lacks its part “${named(part)}”. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-part-unexpected': ({ part, expected }) => ({
    vi: `Phần “${named(part)}” của tệp không đúng cấu trúc bảng tính (cần: ${named(expected)}). Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” is not built as a workbook’s should be (expected: ${named(expected)}). Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-part-encoding': ({ part, encoding }) => ({
    vi: `Phần “${named(part)}” của tệp dùng bảng mã “${named(encoding)}” không đọc được. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” is in the encoding “${named(encoding)}”, which is not read here. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-not-well-formed': ({ part, detail }) => ({
    vi: `Phần “${named(part)}” của tệp bị lỗi XML (${named(detail)}). Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” is not well-formed XML (${named(detail)}). Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-doctype': ({ part }) => ({
    vi: `Phần “${named(part)}” của tệp có khai báo DOCTYPE, điều Excel không bao giờ tạo ra, nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” declares a DOCTYPE, which Excel never writes, so it is refused. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-too-deep': ({ part, limit }) => ({
    vi: `Phần “${named(part)}” của tệp lồng nhau quá ${say(limit)} tầng nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” is nested deeper than the limit of ${say(limit)}. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-text-too-long': ({ part, limit }) => ({
    vi: `Phần “${named(part)}” của tệp có một đoạn chữ liền dài quá ${say(limit)} ký tự nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Part “${named(part)}” has one text longer than the limit of ${say(limit)} characters. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'workbook-too-many-sheets': ({ count, limit }) => ({
    vi: `Tệp có ${say(count)} trang tính, vượt giới hạn ${say(limit)}. Mở tệp bằng Excel, xóa các trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The workbook has ${say(count)} sheets, more than the limit of ${say(limit)}. Open it in Excel, delete unused sheets and save it as .xlsx.`,
  }),
  'workbook-duplicate-sheet': ({ sheet }) => ({
    vi: `Tệp có hai trang tính cùng tên hoặc cùng nội dung: “${named(sheet)}”. Mở tệp bằng Excel, đổi tên hoặc xóa bớt rồi lưu lại dạng .xlsx.`,
    en: `Two sheets have the same name or the same content: “${named(sheet)}”. Open the file in Excel, rename or delete one and save it as .xlsx.`,
  }),
  'workbook-too-many-names': ({ limit }) => ({
    vi: `Tệp có hơn ${say(limit)} tên vùng (Defined Names). Mở tệp bằng Excel, vào Công thức › Trình quản lý tên, xóa các tên thừa rồi lưu lại dạng .xlsx.`,
    en: `The workbook has more than ${say(limit)} defined names. Open it in Excel, Formulas › Name Manager, delete the unused ones and save it as .xlsx.`,
  }),
  'workbook-name-too-large': ({ name, limit }) => ({
    vi: `Tên vùng “${named(name)}” (hoặc vùng in) bao gần như cả trang tính: quá ${say(limit)} ô. Mở tệp bằng Excel, vào Công thức › Trình quản lý tên, sửa hoặc xóa tên này rồi lưu lại dạng .xlsx.`,
    en: `The defined name “${named(name)}” (or print area) covers nearly a whole sheet: more than ${say(limit)} cells. Open the file in Excel, Formulas › Name Manager, mend or delete it and save it as .xlsx.`,
  }),
  'workbook-too-many-strings': ({ limit }) => ({
    vi: `Bảng chữ dùng chung của tệp có hơn ${say(limit)} mục. Mở tệp bằng Excel, xóa dữ liệu thừa rồi lưu lại dạng .xlsx.`,
    en: `The workbook’s table of texts has more than ${say(limit)} entries. Open it in Excel, delete unused data and save it as .xlsx.`,
  }),
  'workbook-too-many-styles': ({ limit }) => ({
    vi: `Tệp có hơn ${say(limit)} kiểu định dạng ô. Sao chép trang tính báo cáo sang một tệp mới rồi lưu dạng .xlsx.`,
    en: `The workbook has more than ${say(limit)} cell formats. Copy the report’s sheet into a new workbook and save it as .xlsx.`,
  }),
  'sheet-row-out-of-range': ({ sheet, row, limit }) => ({
    vi: `Trang tính “${named(sheet)}” có dòng số “${named(row)}”, ngoài giới hạn ${say(limit)} dòng của Excel. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}” has a row numbered “${named(row)}”, beyond Excel’s ${say(limit)} rows. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'sheet-cell-out-of-range': ({ sheet, cell, row }) => ({
    vi: `Trang tính “${named(sheet)}”, dòng ${say(row)}: địa chỉ ô “${named(cell)}” sai hoặc ngoài cột XFD. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}”, row ${say(row)}: the cell address “${named(cell)}” is wrong or beyond column XFD. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'sheet-rows-out-of-order': ({ sheet, row }) => ({
    vi: `Trang tính “${named(sheet)}”: dòng ${say(row)} bị lặp hoặc sai thứ tự trong tệp, các chương trình có thể đọc khác nhau nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}”: row ${say(row)} is repeated or out of order in the file; programs may differ in what they read, so it is refused. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'sheet-cells-out-of-order': ({ sheet, cell }) => ({
    vi: `Trang tính “${named(sheet)}”: ô ${say(cell)} bị lặp hoặc sai thứ tự trong tệp, các chương trình có thể đọc khác nhau nên không nhận. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}”: cell ${say(cell)} is repeated or out of order in the file; programs may differ in what they read, so it is refused. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'sheet-too-many-rows': ({ sheet, limit }) => ({
    vi: `Trang tính “${named(sheet)}” có hơn ${say(limit)} dòng. Mở tệp bằng Excel, chọn các dòng trống bên dưới bảng, xóa (Delete) rồi lưu lại dạng .xlsx.`,
    en: `Sheet “${named(sheet)}” has more than ${say(limit)} rows. Open the file in Excel, delete the empty rows below the table and save it as .xlsx.`,
  }),
  'sheet-too-many-cells': ({ sheet, limit }) => ({
    vi: `Tệp có hơn ${say(limit)} ô (đến trang tính “${named(sheet)}”), kể cả ô trống có định dạng. Mở tệp bằng Excel, xóa các dòng, cột trống quanh bảng và trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The workbook has more than ${say(limit)} cells (up to sheet “${named(sheet)}”), empty formatted ones included. Open it in Excel, delete the empty rows and columns around the tables and unused sheets, and save it as .xlsx.`,
  }),
  'sheet-too-many-filled-cells': ({ sheet, limit }) => ({
    vi: `Tệp có hơn ${say(limit)} ô có dữ liệu (đến trang tính “${named(sheet)}”). Mở tệp bằng Excel, chuyển các trang tính không dùng sang tệp khác rồi lưu lại dạng .xlsx.`,
    en: `The workbook has more than ${say(limit)} filled cells (up to sheet “${named(sheet)}”). Open it in Excel, move unused sheets to another workbook and save it as .xlsx.`,
  }),
  'workbook-too-many-elements': ({ part, limit }) => ({
    vi: `Phần “${named(part)}” của tệp có hơn ${say(limit)} phần tử. Mở tệp bằng Excel, xóa các dòng, cột trống có định dạng và dữ liệu thừa rồi lưu lại dạng .xlsx.`,
    en: `Part “${named(part)}” has more than ${say(limit)} elements. Open the file in Excel, delete empty formatted rows and columns and unused data, and save it as .xlsx.`,
  }),
  'sheet-too-many-columns': ({ sheet, limit }) => ({
    vi: `Trang tính “${named(sheet)}” có hơn ${say(limit)} khai báo cột. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}” declares more than ${say(limit)} columns. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'sheet-too-much-text': ({ sheet, limit }) => ({
    vi: `Chữ và công thức của tệp dài quá ${say(limit)} ký tự (đến trang tính “${named(sheet)}”). Mở tệp bằng Excel, xóa dữ liệu và trang tính không dùng rồi lưu lại dạng .xlsx.`,
    en: `The workbook’s texts and formulas exceed ${say(limit)} characters (up to sheet “${named(sheet)}”). Open it in Excel, delete unused data and sheets, and save it as .xlsx.`,
  }),
  'sheet-too-many-merges': ({ sheet, limit }) => ({
    vi: `Trang tính “${named(sheet)}” có hơn ${say(limit)} vùng gộp ô. Mở tệp bằng Excel, bỏ gộp ô (Merge) ở các vùng không dùng rồi lưu lại dạng .xlsx.`,
    en: `Sheet “${named(sheet)}” has more than ${say(limit)} merged areas. Open the file in Excel, unmerge the unused ones and save it as .xlsx.`,
  }),
  'sheet-merge-too-large': ({ sheet, range, limit }) => ({
    vi: `Trang tính “${named(sheet)}”: vùng gộp ô ${named(range)} bao gần như cả trang tính (quá ${say(limit)} ô). Mở tệp bằng Excel, bỏ gộp ô vùng này rồi lưu lại dạng .xlsx.`,
    en: `Sheet “${named(sheet)}”: the merged area ${named(range)} covers nearly the whole sheet (more than ${say(limit)} cells). Open the file in Excel, unmerge it and save it as .xlsx.`,
  }),
  'sheet-too-many-validations': ({ sheet, limit }) => ({
    vi: `Trang tính “${named(sheet)}” có hơn ${say(limit)} quy tắc kiểm tra nhập liệu (Data Validation). Mở tệp bằng Excel, xóa các quy tắc thừa rồi lưu lại dạng .xlsx.`,
    en: `Sheet “${named(sheet)}” has more than ${say(limit)} data validations. Open the file in Excel, delete the unused ones and save it as .xlsx.`,
  }),
  'sheet-validation-too-large': ({ sheet, range, limit }) => ({
    vi: `Trang tính “${named(sheet)}”: quy tắc kiểm tra nhập liệu (Data Validation) trên vùng ${named(range)} bao gần như cả trang tính (quá ${say(limit)} ô). Mở tệp bằng Excel, xóa quy tắc này rồi lưu lại dạng .xlsx.`,
    en: `Sheet “${named(sheet)}”: the data validation on ${named(range)} covers nearly the whole sheet (more than ${say(limit)} cells). Open the file in Excel, delete it and save it as .xlsx.`,
  }),
  'sheet-string-missing': ({ sheet, cell }) => ({
    vi: `Trang tính “${named(sheet)}”: chữ của ô ${say(cell)} không có trong tệp (tệp bị hỏng). Mở tệp bằng Excel, lưu lại dạng .xlsx rồi thử lại.`,
    en: `Sheet “${named(sheet)}”: the text of cell ${say(cell)} is missing from the file, which is damaged. Open it in Excel, save it as .xlsx and try again.`,
  }),
  'patch-refused': ({ vi, en }) => ({
    vi: `Không ghi ô nào. ${say(vi)}`,
    en: `Nothing was written. ${say(en)}`,
  }),
  'patch-unknown-sheet': ({ cells }) => ({
    vi: `Không ghi ô nào: tệp không có trang tính của ${say(cells)}. Kiểm tra lại tên trang tính.`,
    en: `Nothing was written: the workbook has no sheet for ${say(cells)}. Check the sheet’s name.`,
  }),
  'patch-not-worksheet': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} thuộc trang biểu đồ hoặc trang không có ô. Chọn trang tính khác.`,
    en: `Nothing was written: ${say(cells)} is on a chart or another sheet without cells. Choose a worksheet.`,
  }),
  'patch-bad-address': ({ cells }) => ({
    vi: `Không ghi ô nào: địa chỉ ô không đúng: ${say(cells)}. Viết như C7, trong giới hạn A1 đến XFD1048576.`,
    en: `Nothing was written: not a cell address: ${say(cells)}. Write it as C7, between A1 and XFD1048576.`,
  }),
  'patch-bad-value': ({ cells, limit }) => ({
    vi: `Không ghi ô nào: giá trị cho ${say(cells)} không ghi được (số không hữu hạn, hoặc chữ dài quá ${say(limit)} ký tự). Sửa giá trị rồi thử lại.`,
    en: `Nothing was written: the value for ${say(cells)} cannot be stored (a number that is not finite, or a text over ${say(limit)} characters). Mend it and try again.`,
  }),
  'patch-twice': ({ cells }) => ({
    vi: `Không ghi ô nào: có hai giá trị cho cùng một ô: ${say(cells)}. Mỗi ô chỉ ghi một lần.`,
    en: `Nothing was written: two values for the same cell: ${say(cells)}. Write each cell once.`,
  }),
  'patch-too-many': ({ count, limit }) => ({
    vi: `Không ghi ô nào: ${say(count)} ô vượt giới hạn ${say(limit)} ô mỗi lần ghi. Chia thành nhiều lần.`,
    en: `Nothing was written: ${say(count)} cells are more than the limit of ${say(limit)} at once. Divide them.`,
  }),
  'patch-inside-merge': ({ cells, anchors }) => ({
    vi: `Không ghi ô nào: ${say(cells)} nằm trong vùng gộp ô nên giá trị sẽ không hiện ra. Ghi vào ô đầu của vùng: ${say(anchors)}.`,
    en: `Nothing was written: ${say(cells)} lies inside a merged area, where a value would not show. Write into the area’s first cell: ${say(anchors)}.`,
  }),
  'patch-over-formula': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} đang có công thức. Kiểm tra lại ô; nếu thật sự muốn thay công thức thì cho phép ghi đè công thức (overFormula).`,
    en: `Nothing was written: ${say(cells)} holds a formula. Check the cell; to replace the formula on purpose, allow it (overFormula).`,
  }),
  'patch-shared-formula': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} giữ công thức mà các ô khác dùng chung, thay nó thì các ô kia mất công thức. Mở tệp bằng Excel, nhập lại công thức riêng cho các ô đó, hoặc ghi tay ô này.`,
    en: `Nothing was written: ${say(cells)} holds a formula that other cells share; replacing it would take theirs away. Retype the formula in those cells in Excel, or type this cell by hand.`,
  }),
  'patch-array-formula': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} thuộc công thức mảng, bảng dữ liệu (Data Table) hoặc kiểu dữ liệu liên kết, không thay được từng ô. Sửa trong Excel.`,
    en: `Nothing was written: ${say(cells)} belongs to an array formula, a data table or a linked data type, which cannot be replaced cell by cell. Change it in Excel.`,
  }),
  'patch-bad-formula': ({ cells, words }) => ({
    vi: `Không ghi ô nào: công thức cho ${say(cells)} có chỗ chương trình không hiểu chắc (${named(words)}) nên không ghi vào tệp. Chỉ ghi công thức gồm số, chữ, ô của chính tệp này và các hàm cộng, đếm, làm tròn, so sánh thường dùng (SUM, COUNTIF, ROUND, IF…). Công thức khác: mở tệp bằng Excel, gõ vào ô rồi lưu.`,
    en: `Nothing was written: the formula for ${say(cells)} holds something that is not understood for certain (${named(words)}), so it is not put into the file. Written are formulas of numbers, texts, cells of this workbook and the usual functions (SUM, COUNTIF, ROUND, IF…). For others open the file in Excel, type the formula into the cell and save.`,
  }),
  'patch-formula-circle': ({ cells }) => ({
    vi: `Không ghi ô nào: công thức cho ${say(cells)} tính từ chính ô đó, trực tiếp hoặc qua công thức khác, hoặc qua công thức không lần theo được (INDIRECT, OFFSET…, hay quá nhiều công thức nối nhau); Excel có thể báo tham chiếu vòng. Kiểm tra vùng ô trong công thức, hoặc gõ trong Excel.`,
    en: `Nothing was written: the formula for ${say(cells)} leads back to its own cell, at once or through other formulas, or through formulas that cannot be followed (INDIRECT, OFFSET…, or too many that lead to one another); Excel may report a circular reference. Check the cells it names, or type it in Excel.`,
  }),
  'patch-table-heading': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} là tiêu đề cột của một bảng (Table), Excel sẽ báo tệp hỏng nếu bị thay. Đổi tiêu đề trong Excel.`,
    en: `Nothing was written: ${say(cells)} is a column heading of a table; Excel would call the file damaged. Change the heading in Excel.`,
  }),
  'patch-signed': () => ({
    vi: 'Không ghi ô nào: tệp có chữ ký số, mọi thay đổi làm chữ ký mất hiệu lực. Dùng bản chưa ký.',
    en: 'Nothing was written: the workbook is digitally signed, and any change voids the signature. Use the unsigned copy.',
  }),
  'patch-pivot-table': ({ cells }) => ({
    vi: `Không ghi ô nào: ${say(cells)} nằm trong bảng tổng hợp (PivotTable), Excel sẽ ghi đè khi làm mới. Ghi vào dữ liệu nguồn của bảng.`,
    en: `Nothing was written: ${say(cells)} lies in a pivot table, which Excel fills itself. Write into the table’s source.`,
  }),
  'grow-bad-rows': ({ after, count, likeRow, limit }) => ({
    vi: `Không chèn dòng nào: chèn ${say(count)} dòng sau dòng ${say(after)} theo mẫu dòng ${say(likeRow)} là không hợp lệ (mỗi lần từ 1 đến ${say(limit)} dòng, trong phạm vi trang tính). Kiểm tra lại số dòng.`,
    en: `No row was inserted: ${say(count)} rows after row ${say(after)} like row ${say(likeRow)} cannot be (1 to ${say(limit)} at once, within the sheet). Check the numbers.`,
  }),
  'grow-too-far': ({ row }) => ({
    vi: `Không chèn dòng nào: nội dung sẽ vượt quá dòng cuối ${say(row)} của trang tính. Xóa các dòng thừa ở cuối trang rồi thử lại.`,
    en: `No row was inserted: something would be pushed beyond the sheet’s last row ${say(row)}. Delete unused rows at its end and try again.`,
  }),
  'grow-formula': ({ where, formula }) => ({
    vi: `Không chèn dòng nào: không hiểu chắc công thức ở ${named(where)} chỉ đến những ô nào (${named(formula)}). Chèn dòng trong Excel.`,
    en: `No row was inserted: it cannot be told for certain which cells the formula at ${named(where)} refers to (${named(formula)}). Insert the row in Excel.`,
  }),
  'grow-array': ({ where }) => ({
    vi: `Không chèn dòng nào: ${named(where)} giữ công thức mảng hoặc bảng dữ liệu (Data Table), không tách được. Chèn dòng trong Excel.`,
    en: `No row was inserted: ${named(where)} holds an array formula or a data table, which cannot be parted. Insert the row in Excel.`,
  }),
  'grow-not-understood': ({ what, sheet }) => ({
    vi: `Không chèn dòng nào: trang tính “${named(sheet)}” hoặc tệp có “${named(what)}”, không biết chắc phần này chỉ đến dòng nào. Chèn dòng trong Excel.`,
    en: `No row was inserted: the sheet “${named(sheet)}”, or the workbook, has “${named(what)}”, of which it cannot be told which rows it means. Insert the row in Excel.`,
  }),
  'grow-several-rows': ({ sheet, row }) => ({
    vi: `Không chèn dòng nào: trên trang “${named(sheet)}” mỗi đơn vị có nhiều dòng (quanh dòng ${say(row)}), chèn một dòng thì thiếu. Chèn đủ các dòng của đơn vị trong Excel rồi đọc lại.`,
    en: `No row was inserted: on sheet “${named(sheet)}” each unit has several rows (about row ${say(row)}), and one inserted row would be too few. Insert the unit’s rows in Excel and read it again.`,
  }),
  'grow-macros': () => ({
    vi: 'Không chèn dòng nào: tệp có macro, macro có thể gọi ô theo số dòng. Chèn dòng trong Excel.',
    en: 'No row was inserted: the workbook has macros, which may name cells by their rows. Insert the row in Excel.',
  }),
  'patch-shared-workbook': () => ({
    vi: 'Không ghi ô nào: tệp đang ở chế độ chia sẻ cũ (Shared Workbook) có nhật ký thay đổi. Mở tệp bằng Excel, bỏ chia sẻ (Xem lại › Hủy chia sẻ) rồi lưu lại.',
    en: 'Nothing was written: it is a Shared Workbook with a log of changes. Open it in Excel, stop sharing it (Review › Unshare) and save it.',
  }),
  'rulebook-file-wrong': ({ file, issue }) => ({
    vi: `Dữ liệu quy định có lỗi ở tệp “${say(file)}”: ${say(issue)}. Sửa tệp này rồi chạy lại; các tệp khác không liên quan.`,
    en: `The rulebook's file “${say(file)}” is wrong: ${say(issue)}. Mend that file and run again; the other files have no part in it.`,
  }),
  'rulebook-not-found': ({ folder }) => ({
    vi: `Không đọc được thư mục dữ liệu quy định “${say(folder)}”. Kiểm tra lại đường dẫn trong biến môi trường TIEUCHI_RULEBOOK.`,
    en: `Cannot read the rulebook's folder “${say(folder)}”. Check the path in the environment variable TIEUCHI_RULEBOOK.`,
  }),
  'file-is-folder': ({ file }) => ({
    vi: `“${say(file)}” là thư mục, không phải tệp. Ghi rõ tên tệp.`,
    en: `“${say(file)}” is a folder, not a file. Name the file.`,
  }),
  'file-not-readable': ({ file, reason }) => ({
    vi: `Không đọc được “${say(file)}” (${fault(reason, 'vi')}). Kiểm tra quyền đọc, đóng tệp ở chương trình khác rồi làm lại.`,
    en: `Cannot read “${say(file)}” (${fault(reason, 'en')}). Check the permissions, close it in other programs and try again.`,
  }),
  'file-too-large': ({ file, limit }) => ({
    vi: `“${say(file)}” lớn hơn ${say(limit)} MB, không phải biểu báo cáo hay biểu tổng hợp thông thường. Bỏ ảnh và trang thừa rồi lưu lại.`,
    en: `“${say(file)}” is over ${say(limit)} MB, no ordinary report or master. Take out pictures and spare sheets and save again.`,
  }),
  'file-not-writable': ({ file, reason }) => ({
    vi: `Không ghi được “${say(file)}” (${fault(reason, 'vi')}). Tệp cũ còn nguyên. Kiểm tra quyền ghi, chỗ trống trên đĩa rồi làm lại.`,
    en: `Cannot write “${say(file)}” (${fault(reason, 'en')}). The old file is as it was. Check permissions and free space and try again.`,
  }),
  'file-open-elsewhere': ({ file, lock }) => ({
    vi: `“${say(file)}” đang mở ở chương trình khác (bên cạnh có tệp khóa “${say(lock)}”). Đóng lại rồi làm lại; chưa có gì bị ghi. Nếu không ai mở, xóa tệp khóa ấy.`,
    en: `“${say(file)}” is open in another program (its lock file “${say(lock)}” lies beside it). Close it and try again; nothing was written. If nobody has it open, delete that lock file.`,
  }),
  'file-ending-wrong': ({ file, ending }) => ({
    vi: `“${say(file)}” không hợp với nội dung: nội dung là ${say(KIND_WORDS[say(ending)]?.vi)} (${say(ending)}), Excel không mở dưới đuôi khác. Chưa ghi gì. Đặt tên kết thúc bằng ${say(ending)} rồi làm lại.`,
    en: `“${say(file)}” does not fit what is in it: ${say(KIND_WORDS[say(ending)]?.en)} (${say(ending)}), which Excel opens under no other ending. Nothing was written. Give it a name that ends in ${say(ending)} and try again.`,
  }),
  'folder-not-readable': ({ folder }) => ({
    vi: `Không đọc được thư mục “${say(folder)}”. Kiểm tra đường dẫn và quyền đọc.`,
    en: `Cannot read the folder “${say(folder)}”. Check the path and the permissions.`,
  }),
  'usage-unknown-command': ({ command, commands }) => ({
    vi: `Không có lệnh “${say(command)}”. Các lệnh: ${say(commands)}. Xem: tieuchi --help`,
    en: `There is no command “${say(command)}”. Commands: ${say(commands)}. See: tieuchi --help`,
  }),
  'usage-options': ({ usage, reason }) => ({
    vi: `Tùy chọn không đúng. Cách dùng: ${say(usage)}`,
    en: `Wrong options (${say(reason)}). Usage: ${say(usage)}`,
  }),
  'usage-option-missing': ({ option, usage }) => ({
    vi: `Thiếu ${say(option)}. Cách dùng: ${say(usage)}`,
    en: `${say(option)} is missing. Usage: ${say(usage)}`,
  }),
  'usage-file-arguments': ({ usage, given }) => ({
    vi: `Số tệp không đúng${say(given) === '' ? '' : ` (đã ghi: ${say(given)})`}. Cách dùng: ${say(usage)}`,
    en: `Wrong number of files${say(given) === '' ? '' : ` (given: ${say(given)})`}. Usage: ${say(usage)}`,
  }),
  'usage-out-is-input': ({ file }) => ({
    vi: `--out trùng với tệp gốc “${say(file)}”. Ghi ra tệp khác, xem rồi mới thay.`,
    en: `--out is the very file “${say(file)}” that is read. Write to another, look at it, then replace.`,
  }),
  'usage-master-needs-out': () => ({
    vi: '--master và --out đi cùng nhau, --sheet đi với chúng: biểu gốc không bị ghi đè.',
    en: '--master and --out go together, and --sheet with them: the master itself is never overwritten.',
  }),
  'unknown-period': ({ period }) => ({
    vi: `Không hiểu kỳ “${say(period)}”. Ghi 2023-11 (tháng), 2023-Q4, 2023-6T, 2023, hoặc 2023-11-16~ra-soat.`,
    en: `“${say(period)}” is no period. Write 2023-11 (a month), 2023-Q4, 2023-6T, 2023, or 2023-11-16~ra-soat.`,
  }),
  'unknown-day': ({ day }) => ({
    vi: `Không hiểu ngày “${named(day)}”. Ghi năm-tháng-ngày: 2023-11-30.`,
    en: `“${named(day)}” is no day. Write year-month-day: 2023-11-30.`,
  }),
  'unknown-set': ({ set, sets }) => ({
    vi: `Không có bộ tiêu chí “${say(set)}”. Các bộ hiện có: ${say(sets)}.`,
    en: `There is no criteria set “${say(set)}”. There are: ${say(sets)}.`,
  }),
  'unknown-unit': ({ unit, day, near }) => ({
    vi: `Không có đơn vị mã “${say(unit)}” vào ngày ${say(day)}${say(near) === '' ? '' : `; mã này là của: ${say(near)}`}. Kiểm tra mã và kỳ.`,
    en: `No unit has the code “${say(unit)}” on ${say(day)}${say(near) === '' ? '' : `; the code belongs to: ${say(near)}`}. Check the code and the period.`,
  }),
  'set-without-sheet': ({ set, sets, day }) => ({
    vi: `Bộ “${say(set)}” không có biểu mẫu dùng được ngày ${say(day)}. Có biểu mẫu: ${say(sets)}.`,
    en: `The set “${say(set)}” has no template in force on ${say(day)}. Templates: ${say(sets)}.`,
  }),
  'overlay-said-already': ({ set, code, says, from, to, source }) => ({
    vi: `Bộ tiêu chí của tỉnh đã ghi đúng như vậy: ${say(set)} ${say(code)}, “${named(says)}”, từ ${say(from)} đến ${say(to)} (${named(source)}). Không cần ghi lại.`,
    en: `The overlay says so already: ${say(set)} ${say(code)}, “${named(says)}”, from ${say(from)} to ${say(to)} (${named(source)}). Nothing needs to be written.`,
  }),
  'overlay-contradicts': ({ set, code, says, from, to, source }) => ({
    vi: `Trái với điều đã ghi: ${say(set)} ${say(code)}, “${named(says)}”, từ ${say(from)} đến ${say(to)} (${named(source)}). Nếu quyết định mới thay quyết định đó, thêm --replaces "số quyết định cũ", và ngày --from phải sau ${say(from)}; nếu không, chọn ngày --from, --to không trùng.`,
    en: `It contradicts what is said: ${say(set)} ${say(code)}, “${named(says)}”, from ${say(from)} to ${say(to)} (${named(source)}). If the new decision replaces that one, add --replaces "its number", with --from after ${say(from)}; else choose --from and --to that do not meet it.`,
  }),
  'usage-overlay': ({ reason }) => ({
    vi: `Không ghi được: ${say(reason)}. Ghi đúng một trong hai: --value (số, phần lẻ sau dấu phẩy, hoặc một mức như Khá) hay --text; --source là số, ngày quyết định và phụ lục; --from, --to là ngày YYYY-MM-DD; --comparator, --unit, --region, --group, --year, --part chỉ đi với --value.`,
    en: `Cannot be written: ${say(reason)}. Give exactly one of --value (a figure, or a level such as Khá) and --text; --source is the decision's number, date and annex; --from and --to are days YYYY-MM-DD; --comparator, --unit, --region, --group, --year and --part go with --value only.`,
  }),
  'unit-not-commune': ({ unit, name }) => ({
    vi: `${say(name)} (${say(unit)}) không phải cấp xã nên không có biểu của xã.`,
    en: `${say(name)} (${say(unit)}) is no commune, so there is no commune's sheet for it.`,
  }),
  'unit-of-another-level': ({ unit, name, set, title, level }) => ({
    vi: `Bộ “${say(set)}” (${say(title)}) dành cho ${LEVEL_WORDS[say(level)]?.vi ?? say(level)}; ${say(name)} (${say(unit)}) không phải cấp đó. Chọn bộ tiêu chí của cấp mình, hoặc đúng mã đơn vị: tieuchi set list`,
    en: `The set “${say(set)}” is for ${LEVEL_WORDS[say(level)]?.en ?? say(level)}; ${say(name)} (${say(unit)}) is none. Choose a set of the unit's own level, or the right unit: tieuchi set list`,
  }),
  'set-lacks-indicators': ({ set, heldCriteria, criteria, held, indicators, without, decision }) => ({
    vi: `Bộ “${say(set)}” chưa có đủ nội dung để in biểu mẫu: có ${say(heldCriteria)}/${say(criteria)} tiêu chí, ${say(held)}/${say(indicators)} chỉ tiêu${say(without) === '' ? '' : `; tiêu chí thiếu chỉ tiêu: ${say(without)}`}. Xem phải bổ sung gì${say(decision) === '' ? '' : ` theo ${say(decision)}`}: tieuchi set status ${say(set)}. Nếu cơ quan đã có biểu Excel của bộ này, dùng biểu đó: tieuchi template learn`,
    en: `The set “${say(set)}” lacks what a sheet would print: ${say(heldCriteria)} of ${say(criteria)} criteria, ${say(held)} of ${say(indicators)} indicators${say(without) === '' ? '' : `; criteria without all theirs: ${say(without)}`}. What is to be added${say(decision) === '' ? '' : ` from ${say(decision)}`}: tieuchi set status ${say(set)}. If your office has a form of this set, use it: tieuchi template learn`,
  }),
  'unit-not-above-communes': ({ unit, name }) => ({
    vi: `${say(name)} (${say(unit)}) là cấp xã; tổng hợp cần mã huyện hoặc mã tỉnh.`,
    en: `${say(name)} (${say(unit)}) is a commune; totals need the code of a district or a province.`,
  }),
  'no-report-sheet': ({ sheets }) => ({
    vi: `Không trang tính nào là biểu báo cáo. Đã xem: ${say(sheets)}.`,
    en: `No sheet of it is a report. Looked at: ${say(sheets)}.`,
  }),
  'no-such-sheet': ({ sheet, sheets }) => ({
    vi: `Không có trang tính “${say(sheet)}”. Có: ${say(sheets)}.`,
    en: `There is no sheet “${say(sheet)}”. There are: ${say(sheets)}.`,
  }),
  'last-report-unfit': ({ reason }) => ({
    vi: `Tệp --from không có báo cáo kỳ trước của đơn vị và bộ tiêu chí này. Trong tệp có: ${say(reason)}.`,
    en: `The --from file has no earlier report of this unit and set. It holds: ${say(reason)}.`,
  }),
  'no-master-sheet': ({ vi, en, hidden }) => ({
    vi: `Không trang tính nào là biểu tổng hợp của đơn vị và bộ tiêu chí này. ${say(vi)}${isNone(hidden) ? '' : ` Trang ẩn không xem: ${named(hidden)}; nếu là biểu, bỏ ẩn rồi làm lại.`}`,
    en: `No sheet is a master of this unit and set. ${say(en)}${isNone(hidden) ? '' : ` Hidden sheets, not looked at: ${named(hidden)}; unhide the one that is the master and try again.`}`,
  }),
  'sheet-hidden': ({ sheet }) => ({
    vi: `Trang tính “${named(sheet)}” đang ẩn nên không xem và không ghi. Bỏ ẩn trang (Unhide) rồi làm lại.`,
    en: `The sheet “${named(sheet)}” is hidden, and so neither looked at nor written. Unhide it and try again.`,
  }),
  'master-not-understood': ({ sheet, vi, en }) => ({
    vi: `Không ghi gì vào trang “${named(sheet)}”: chưa hiểu đủ để ghi, số mới sẽ lẫn với số kỳ trước. ${say(vi)} Sửa lại biểu rồi làm lại; xem cách hiểu từng cột, dòng: tieuchi master bind`,
    en: `Nothing was written to sheet “${named(sheet)}”: it is not understood well enough, and new figures would stand beside last month's. ${say(en)} Mend the master and try again; to see how each column and row is understood: tieuchi master bind`,
  }),
  'several-master-sheets': ({ sheets }) => ({
    vi: `Nhiều trang tính đều có thể là biểu tổng hợp: ${say(sheets)}. Chọn đúng trang (ở dòng lệnh: --sheet TÊN; khi tải biểu lên dịch vụ: ?sheet=TÊN); hoặc để lại một trang trong tệp, hoặc ghi kỳ báo cáo ở tiêu đề của từng trang.`,
    en: `Several sheets could be the master: ${say(sheets)}. Choose the right one (at the command line: --sheet NAME; uploading it to the service: ?sheet=NAME); or leave one in the file, or put the period into each title.`,
  }),
  'master-of-other-periods': ({ vi, en }) => ({
    vi: `Chưa ghi gì: tệp có mỗi kỳ một trang. ${say(vi)}`,
    en: `Nothing was written: the file holds a sheet for each period. ${say(en)}`,
  }),
  'master-changed': ({ file, expected, found }) => ({
    vi: `“${say(file)}” đã thay đổi từ lần xem trước (lúc xem ${say(expected)}, nay ${say(found)}); chưa ghi gì. Xem lại thay đổi (--dry-run) rồi ghi.`,
    en: `“${say(file)}” has changed since it was looked at (then ${say(expected)}, now ${say(found)}); nothing was written. Look at the changes again (--dry-run), then write.`,
  }),
  'master-being-written': ({ file }) => ({
    vi: `“${say(file)}” đang được một lần ghi khác ghi; lần này chưa ghi gì. Chờ lần kia xong rồi làm lại.`,
    en: `“${say(file)}” is being written by somebody else at this moment; nothing was written here. Wait for the other to end and try again.`,
  }),
  'master-manifest-missing': ({ file, manifest }) => ({
    vi: `Không có tệp đối chiếu “${say(manifest)}” của “${say(file)}” nên không biết biểu được ghi từ số nào. Chỉ tệp bằng --manifest, hoặc số tổng hợp bằng --totals.`,
    en: `There is no manifest “${say(manifest)}” of “${say(file)}”, so what it was written from is not known. Name it with --manifest, or the totals with --totals.`,
  }),
  'master-differs': ({ file, cells, count }) => ({
    vi: `“${say(file)}” có ${say(count)} ô khác số tổng hợp: ${say(cells)}.`,
    en: `“${say(file)}” has ${say(count)} cells that differ from the totals: ${say(cells)}.`,
  }),
  'binding-of-another': ({ unit, set, layout }) => ({
    vi: `Bản xác nhận này là của biểu khác (đơn vị ${say(unit)}, bộ ${say(set)}, kiểu ${say(layout)}). Chưa thay đổi gì. Lấy bản mới: tieuchi master bind … --json`,
    en: `This confirmation is of another master (unit ${say(unit)}, set ${say(set)}, layout ${say(layout)}). Nothing was changed. Print a new one: tieuchi master bind … --json`,
  }),
  'binding-criterion-unknown': ({ criteria, set }) => ({
    vi: `Bản xác nhận nêu tiêu chí ${say(criteria)}, không có trong bộ ${say(set)}. Sửa lại rồi làm lại.`,
    en: `The confirmation names criterion ${say(criteria)}, which is not in ${say(set)}. Correct it and try again.`,
  }),
  'usage-master-out': () => ({
    vi: 'Ghi rõ ghi ra đâu: --out TỆP.xlsx, hoặc --in-place để ghi vào chính biểu (bản trước được giữ), hoặc --dry-run để chỉ xem.',
    en: 'Say where to write: --out FILE.xlsx, or --in-place for the master itself (the version before is kept), or --dry-run only to look.',
  }),
  'totals-before-wrong': ({ before, period }) => ({
    vi: `--before là số tổng hợp ${say(before)}, không phải của kỳ trước kỳ ${period === undefined ? '' : say(period)} cùng đơn vị, cùng bộ tiêu chí.`,
    en: `--before holds totals of ${say(before)}, not of the same unit and set before ${say(period)}.`,
  }),
  'json-file-wrong': ({ file, issue }) => ({
    vi: `Tệp “${say(file)}” không đúng dạng: ${say(issue)}. Dùng tệp do lệnh tieuchi ghi ra, hoặc sửa chỗ nêu trên.`,
    en: `“${say(file)}” is not of the right form: ${say(issue)}. Use a file that tieuchi wrote, or mend that place.`,
  }),
  'totals-other-master': ({ totals, master }) => ({
    vi: `Số tổng hợp là của ${say(totals)}, biểu là của ${say(master)}. Không ghi gì cả.`,
    en: `The totals are of ${say(totals)}, the master is of ${say(master)}. Nothing was written.`,
  }),
  'page-not-built': () => ({
    vi: 'Trang web chưa được dựng. Chạy: npm run build',
    en: 'The page has not been built yet. Run: npm run build',
  }),
  'port-not-free': ({ host, port, reason }) => ({
    vi: `Không mở được cổng ${say(host)}:${say(port)} (${fault(reason, 'vi')}). Chọn cổng khác bằng --port.`,
    en: `Cannot listen on ${say(host)}:${say(port)} (${fault(reason, 'en')}). Choose another with --port.`,
  }),
  'last-report-of-another': ({ set, unit, wantedSet, wantedUnit }) => ({
    vi: `Báo cáo kỳ trước là của đơn vị ${say(unit)}, bộ tiêu chí ${say(set)}; biểu cần lập là của đơn vị ${say(wantedUnit)}, bộ tiêu chí ${say(wantedSet)}. Chọn đúng tệp báo cáo kỳ trước của đơn vị.`,
    en: `The last report is of unit ${say(unit)} on the set ${say(set)}; the sheet asked for is of unit ${say(wantedUnit)} on ${say(wantedSet)}. Choose that unit's own last report.`,
  }),
  'form-not-understood': ({ sheet }) => ({
    vi: `Trang “${named(sheet)}” không có dòng tiêu đề hiểu được: cần các cột nội dung, kết quả, tự đánh giá. Nếu cột mang tên khác, nói rõ, ví dụ: --columns "Số liệu=result; Xếp loại=selfAssessment".`,
    en: `The sheet “${named(sheet)}” has no heading that can be understood: the columns of content, result and self-assessment are needed. Where they are named otherwise, say so: --columns "Số liệu=result; Xếp loại=selfAssessment".`,
  }),
  'form-rows-unknown': ({ sheet, set, known }) => ({
    vi: `Trang “${named(sheet)}” có tiêu đề nhưng chỉ ${say(known)}% số dòng của bộ ${say(set)} có trong biểu. Kiểm tra --set và --sheet; mã và tên tiêu chí trong biểu phải là của bộ này.`,
    en: `The sheet “${named(sheet)}” has a heading, but only ${say(known)}% of the rows of ${say(set)} are in it. Check --set and --sheet; codes and names of the criteria must be that set's.`,
  }),
  'form-of-another-set': ({ sheet, set, better }) => ({
    vi: `Các dòng của trang “${named(sheet)}” là của bộ ${say(better)}, không phải ${say(set)}. Chạy lại với --set ${say(better)}, hoặc chọn đúng tệp.`,
    en: `The rows of “${named(sheet)}” are those of ${say(better)}, not of ${say(set)}. Run again with --set ${say(better)}, or choose the right file.`,
  }),
  'form-codes-twice': ({ code, cells }) => ({
    vi: `Mã ${say(code)} đứng ở hai dòng khác nhau của biểu (${say(cells)}): không biết dòng nào là chỉ tiêu này. Sửa mã trong tệp rồi học lại.`,
    en: `The code ${say(code)} stands in two different rows of the form (${say(cells)}): which one is meant cannot be told. Mend the codes in the file and learn again.`,
  }),
  'form-old-font': ({ sheet }) => ({
    vi: `Trang “${named(sheet)}” dùng phông cũ (TCVN3 hoặc VNI): chữ Unicode ghi vào sẽ hiện sai. Chuyển tệp sang Unicode, phông Times New Roman, rồi học lại.`,
    en: `The sheet “${named(sheet)}” is in an old font (TCVN3 or VNI), in which Unicode would be garbled. Convert the file to Unicode (Times New Roman) and learn again.`,
  }),
  'form-several-sheets': ({ sheets }) => ({
    vi: `Nhiều trang có thể là biểu: ${say(sheets)}. Chọn một trang bằng --sheet.`,
    en: `Several sheets could be the form: ${say(sheets)}. Choose one with --sheet.`,
  }),
  'form-too-large': ({ size, limit }) => ({
    vi: `Tệp biểu lớn ${say(size)} byte, vượt giới hạn ${say(limit)} byte cho một biểu mẫu. Bỏ hình ảnh và các trang không dùng rồi học lại.`,
    en: `The form's file has ${say(size)} bytes, more than the ${say(limit)} a form may have. Take out pictures and unused sheets and learn again.`,
  }),
  'form-with-macros': ({ file }) => ({
    vi: `“${named(file)}” có macro; biểu gửi cho xã không được mang macro. Lưu lại dạng .xlsx rồi học lại.`,
    en: `“${named(file)}” holds macros, which a form sent to communes must not. Save it as .xlsx and learn again.`,
  }),
  'usage-form': ({ reason }) => ({
    vi: `Sai cách dùng template learn: ${say(reason)}.`,
    en: `template learn is used wrongly: ${say(reason)}.`,
  }),
  'unknown-form': ({ form, forms }) => ({
    vi: `Không có biểu “${say(form)}” cho đơn vị và bộ tiêu chí này. Có: ${say(forms)}.`,
    en: `There is no form “${say(form)}” of this unit and set. There are: ${say(forms)}.`,
  }),
  'folder-not-empty': ({ folder }) => ({
    vi: `Thư mục “${say(folder)}” đã có tệp; số liệu mẫu chỉ ghi vào thư mục trống. Chọn thư mục khác.`,
    en: `The folder “${say(folder)}” holds files; the sample goes into an empty one only. Choose another.`,
  }),
  'body-too-large': ({ limit }) => ({
    vi: `Nội dung gửi lên lớn hơn giới hạn ${say(limit)} byte nên không nhận. Chỉ gửi trang tính báo cáo, không gửi cả tệp có hình ảnh.`,
    en: `What was sent is over the limit of ${say(limit)} bytes and was not taken. Send the report's sheet only, not a file with pictures.`,
  }),
  'url-too-long': ({ limit }) => ({
    vi: `Địa chỉ yêu cầu dài quá ${say(limit)} ký tự. Kiểm tra lại các tham số.`,
    en: `The address asked for is longer than ${say(limit)} characters. Check its parameters.`,
  }),
  'media-type-wrong': ({ expected }) => ({
    vi: `Kiểu nội dung không đúng; ở đây cần ${say(expected)} (đầu mục Content-Type).`,
    en: `The content is of the wrong type; ${say(expected)} is expected here (header Content-Type).`,
  }),
  'json-malformed': () => ({
    vi: 'Nội dung gửi lên không phải JSON đúng (UTF-8), có thể bị cắt trên đường truyền. Gửi lại.',
    en: 'What was sent is not well-formed JSON (UTF-8); it may have been cut on its way. Send it again.',
  }),
  'json-too-deep': ({ limit }) => ({
    vi: `JSON lồng nhau quá ${say(limit)} tầng nên không nhận. Gửi đúng dạng nêu ở /v1/openapi.json.`,
    en: `The JSON is nested deeper than ${say(limit)} and was not taken. Send the form that /v1/openapi.json describes.`,
  }),
  'request-wrong': ({ issues }) => ({
    vi: `Yêu cầu sai dạng: ${named(issues)}. Sửa chỗ nêu trên; dạng đúng ở /v1/openapi.json.`,
    en: `The request has the wrong form: ${named(issues)}. Mend that place; /v1/openapi.json describes the form.`,
  }),
  'address-unknown': () => ({
    vi: 'Dịch vụ không có địa chỉ này. Các địa chỉ nêu ở /v1/openapi.json.',
    en: 'The service has no such address. /v1/openapi.json lists them.',
  }),
  'method-not-offered': ({ methods }) => ({
    vi: `Địa chỉ này chỉ nhận: ${say(methods)}. Xem /v1/openapi.json.`,
    en: `This address takes only: ${say(methods)}. See /v1/openapi.json.`,
  }),
  'request-refused': ({ reason }) => ({
    vi: `Yêu cầu không đọc được (${named(reason)}). Gửi lại; nếu còn lỗi, kiểm tra chương trình gửi.`,
    en: `The request cannot be read (${named(reason)}). Send it again; if it goes on, check the program that sends it.`,
  }),
  'internal-error': ({ request }) => ({
    vi: `Dịch vụ gặp lỗi của chính nó; yêu cầu chưa được thực hiện trọn vẹn. Thử lại; nếu còn lỗi, báo người quản trị mã yêu cầu ${say(request)}.`,
    en: `The service failed by its own fault; the request was not carried out in full. Try again; if it goes on, tell the administrator the request id ${say(request)}.`,
  }),
  'token-missing': () => ({
    vi: 'Chưa đăng nhập: yêu cầu không có mã truy cập. Đăng nhập (POST /v1/sessions), hoặc gửi kèm đầu mục Authorization: Bearer MÃ.',
    en: 'Not signed in: the request has no token. Sign in (POST /v1/sessions), or send the header Authorization: Bearer TOKEN.',
  }),
  'token-wrong': () => ({
    vi: 'Mã truy cập không đúng hoặc đã bị thay. Đăng nhập lại, hoặc xin người quản trị mã mới.',
    en: 'The token is wrong or has been replaced. Sign in again, or ask the administrator for a new one.',
  }),
  'token-expired': () => ({
    vi: 'Phiên đăng nhập đã hết hạn. Đăng nhập lại; những gì đã gửi vẫn còn.',
    en: 'The session has ended. Sign in again; what was sent is kept.',
  }),
  'sign-in-failed': () => ({
    vi: 'Tên hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại.',
    en: 'The name or the password is wrong. Check the keyboard and Caps Lock and try again.',
  }),
  'account-locked': ({ until }) => ({
    vi: `Tài khoản tạm khóa đến ${say(until)} (giờ Việt Nam) vì nhập sai mật khẩu nhiều lần. Chờ đến giờ đó, hoặc xin cấp trên đặt lại mật khẩu.`,
    en: `The account is locked until ${say(until)} (Vietnam time) after many wrong passwords. Wait until then, or ask the office above to reset the password.`,
  }),
  'too-many-attempts': ({ minutes }) => ({
    vi: `Máy này đã thử đăng nhập sai quá nhiều lần. Chờ ${say(minutes)} phút rồi thử lại.`,
    en: `Too many failed attempts to sign in from this machine. Wait ${say(minutes)} minutes and try again.`,
  }),
  'password-must-change': () => ({
    vi: 'Đây là mật khẩu cấp lần đầu. Đổi mật khẩu (POST /v1/sessions/password) trước khi làm việc khác.',
    en: 'This is the first password that was handed out. Change it (POST /v1/sessions/password) before anything else.',
  }),
  'not-permitted': ({ account, role, unit }) => ({
    vi: `Tài khoản ${named(account)} (${roleWords(role).vi}) không được làm việc này với ${named(unit)}. Chỉ chính đơn vị mới gửi báo cáo của mình; cấp trên xem, trả lại báo cáo của đơn vị trong địa bàn.`,
    en: `The account ${named(account)} (${roleWords(role).en}) may not do this for ${named(unit)}. Only a unit itself sends its reports; those above read and return the reports of their area.`,
  }),
  'password-same': () => ({
    vi: 'Mật khẩu mới trùng mật khẩu cũ. Chọn mật khẩu khác.',
    en: 'The new password is the old one. Choose another.',
  }),
  'sheet-cell-repeated': ({ sheet, cell }) => ({
    vi: `Trang tính “${named(sheet)}” gửi lên có ô ${say(cell)} hai lần nên không biết lấy giá trị nào. Gửi lại từ Excel.`,
    en: `The sheet “${named(sheet)}” as sent holds the cell ${say(cell)} twice, so its value is in doubt. Send it again from Excel.`,
  }),
  'cell-text-too-long': ({ sheet, cell, limit }) => ({
    vi: `Trang tính “${named(sheet)}”, ô ${say(cell)}: chữ hoặc công thức dài quá ${say(limit)} ký tự mà một ô Excel chứa được. Rút ngắn rồi gửi lại.`,
    en: `Sheet “${named(sheet)}”, cell ${say(cell)}: its text or formula is over the ${say(limit)} characters that a cell of Excel holds. Shorten it and send again.`,
  }),
  'sheet-not-recognised': ({ sheet, vi, en }) => ({
    vi: `Trang tính “${named(sheet)}” không phải biểu báo cáo. ${say(vi)}`,
    en: `The sheet “${named(sheet)}” is no report. ${say(en)}`,
  }),
  'report-blocked': ({ count }) => ({
    vi: `Báo cáo còn ${say(count)} lỗi phải sửa hoặc phải giải trình nên chưa nhận; chưa có gì được lưu. Sửa từng ô nêu trong “findings” rồi gửi lại.`,
    en: `The report has ${say(count)} faults to mend or explain and was not taken; nothing was stored. Mend each cell named in “findings” and send it again.`,
  }),
  'unit-not-obliged': ({ unit, name, set, period }) => ({
    vi: `${say(name)} (${say(unit)}) không có trong danh mục đơn vị báo cáo “${say(set)}” kỳ ${periodWords(say(period)).vi}. Kiểm tra lại bộ tiêu chí và kỳ; nếu danh mục thiếu, báo cơ quan cấp trên.`,
    en: `${say(name)} (${say(unit)}) is not among the units that report on “${say(set)}” for ${periodWords(say(period)).en}. Check the set and the period; if the list lacks it, tell the office above.`,
  }),
  'submission-id-taken': ({ submission }) => ({
    vi: `Mã lần gửi ${say(submission)} đã dùng cho nội dung khác; bản đã nhận còn nguyên. Gửi nội dung mới với mã mới.`,
    en: `The id ${say(submission)} was used for other content, which is kept as it was. Send the new content under a new id.`,
  }),
  'base-version-stale': ({ sent, current }) => ({
    vi: `Báo cáo này hiện ở lần gửi thứ ${say(current)}, bản gửi lên lại ${sent === 0 ? 'tính là lần đầu' : `sửa từ lần thứ ${say(sent)}`}: có người của đơn vị đã gửi trước. Xem bản hiện tại; bản này đúng thì gửi thành lần mới, nối tiếp lần thứ ${say(current)}.`,
    en: `This report stands at version ${say(current)}, and what was sent ${sent === 0 ? 'is taken for the first' : `starts from version ${say(sent)}`}: somebody of the unit sent before. Look at the current one; if this one is right, send it as a new version after version ${say(current)}.`,
  }),
  'submission-unknown': ({ submission }) => ({
    vi: `Máy chủ này không có lần gửi nào mang mã ${say(submission)}. Kiểm tra lại mã, hoặc quét lại mã QR trên mã xác nhận.`,
    en: `This server has no submission ${say(submission)}. Check the id, or scan the receipt's QR code again.`,
  }),
  'submission-not-current': ({ submission, current }) => ({
    vi: `Lần gửi ${say(submission)} đã có bản mới hơn (lần thứ ${say(current)}). Xem bản mới rồi hãy trả lại.`,
    en: `Submission ${say(submission)} has a newer version (${say(current)}). Look at the newer one before returning it.`,
  }),
  'submission-already-returned': ({ submission }) => ({
    vi: `Lần gửi ${say(submission)} đã bị trả lại trước đó với ý kiến khác; ý kiến cũ còn nguyên.`,
    en: `Submission ${say(submission)} was returned before, with other remarks; those stand.`,
  }),
  'unknown-criterion': ({ criterion, set }) => ({
    vi: `Bộ ${say(set)} không có tiêu chí “${say(criterion)}”. Ghi số của một tiêu chí trong bộ, ví dụ 14.`,
    en: `Set ${say(set)} has no criterion “${say(criterion)}”. Give the number of one that it has, e.g. 14.`,
  }),
  'remark-indicator-unknown': ({ indicator, set }) => ({
    vi: `Bộ ${say(set)} không có chỉ tiêu “${named(indicator)}”. Ghi đúng mã chỉ tiêu, hoặc để trống.`,
    en: `Set ${say(set)} has no indicator “${named(indicator)}”. Give its code, or none.`,
  }),
  'master-unknown': ({ master }) => ({
    vi: `Không có biểu tổng hợp mang mã “${named(master)}”. Tải biểu lên trước (PUT /v1/masters/MÃ).`,
    en: `There is no master “${named(master)}”. Upload it first (PUT /v1/masters/ID).`,
  }),
  'master-version-unknown': ({ master, version }) => ({
    vi: `Biểu tổng hợp “${named(master)}” không có bản thứ ${say(version)}.`,
    en: `The master “${named(master)}” has no version ${say(version)}.`,
  }),
  'master-refresh-unknown': ({ master, version }) => ({
    vi: `Biểu tổng hợp “${named(master)}” ${version === undefined ? 'chưa được ghi số lần nào' : `bản thứ ${say(version)} không do một lần ghi số mà có`} nên không có tệp đối chiếu. Các lần đã ghi: GET /v1/masters/${named(master)}/refreshes`,
    en: `${version === undefined ? `No totals have been written into the master “${named(master)}” yet` : `Version ${say(version)} of the master “${named(master)}” was not made by writing totals`}, so there is no manifest. The refreshes there are: GET /v1/masters/${named(master)}/refreshes`,
  }),
  'master-moved-on': ({ master, current }) => ({
    vi: `Biểu tổng hợp “${named(master)}” vừa được thay (hiện là bản thứ ${say(current)}); chưa ghi gì. Làm lại từ bản mới.`,
    en: `The master “${named(master)}” has just been replaced (it stands at version ${say(current)}); nothing was written. Start again from the new one.`,
  }),
  'service-unreachable': ({ url, reason }) => ({
    vi: `Không gửi được đến ${named(url)} (${fault(reason, 'vi')}). Kiểm tra mạng và địa chỉ rồi gửi lại đúng tệp này: gửi lại không bị tính hai lần.`,
    en: `Cannot reach ${named(url)} (${fault(reason, 'en')}). Check the network and the address and send this file again: it will not count twice.`,
  }),
  'service-answer-unknown': ({ url, status }) => ({
    vi: `${named(url)} trả lời không đúng dạng (mã ${say(status)}); có thể không phải dịch vụ Tiêu Chí, hoặc có máy trung gian chặn. Kiểm tra địa chỉ rồi gửi lại: không bị tính hai lần.`,
    en: `${named(url)} gave an answer of another form (status ${say(status)}); it may be no Tiêu Chí service, or something stands between. Check the address and send again: it will not count twice.`,
  }),
  'watch-place-wrong': ({ place, reason }) => ({
    vi: `Không dùng được “${named(place)}” (${fault(reason, 'vi')}): cần là một thư mục thường ghi được. Đổi tên hoặc dời cái đang ở đó, hoặc cấp quyền ghi, rồi chạy lại.`,
    en: `“${named(place)}” cannot be used (${fault(reason, 'en')}): it must be an ordinary folder that can be written. Rename or move what is there, or give the right to write, and run again.`,
  }),
  'watch-file-fault': ({ reason }) => ({
    vi: `Chương trình gặp lỗi khi xem tệp này, không phải lỗi của tệp; các tệp khác vẫn được gửi. Sao chép dòng này báo cho người phụ trách phần mềm: ${named(reason)}`,
    en: `The program failed on this file, which is not the file's fault; the others are sent. Copy this line and tell whoever looks after the software: ${named(reason)}`,
  }),
  'usage-url': ({ url }) => ({
    vi: `“${named(url)}” không phải địa chỉ dịch vụ. Ghi ví dụ: --to http://127.0.0.1:3000`,
    en: `“${named(url)}” is no service's address. Write e.g. --to http://127.0.0.1:3000`,
  }),
  'usage-several-reports': ({ sheets }) => ({
    vi: `Tệp có nhiều trang tính là báo cáo: ${named(sheets)}. Chọn một trang bằng --sheet.`,
    en: `Several sheets of the file are reports: ${named(sheets)}. Choose one with --sheet.`,
  }),
  'usage-cert-needs-key': () => ({
    vi: '--cert và --key đi cùng nhau: chứng thư và khóa của máy chủ HTTPS.',
    en: '--cert and --key go together: the certificate and the key of the HTTPS server.',
  }),
  'certificate-wrong': ({ reason }) => ({
    vi: `Không dùng được chứng thư hoặc khóa HTTPS (${named(reason)}). Kiểm tra hai tệp PEM của --cert và --key.`,
    en: `The HTTPS certificate or key cannot be used (${named(reason)}). Check the two PEM files of --cert and --key.`,
  }),
  'store-full': ({ place }) => ({
    vi: `Ổ đĩa đã đầy: không lưu thêm được vào “${say(place)}”. Chưa có gì bị ghi dở. Giải phóng chỗ trống trên ổ đĩa rồi gửi lại.`,
    en: `The disk is full: nothing more can be stored in “${say(place)}”. Nothing was half written. Free some space and send again.`,
  }),
  'store-read-only': ({ place, reason }) => ({
    vi: `Không ghi được vào “${say(place)}” (${fault(reason, 'vi')}): thư mục chỉ đọc hoặc tài khoản máy này không có quyền. Chưa ghi gì cả. Cấp quyền ghi, hoặc chọn thư mục khác bằng --data.`,
    en: `“${say(place)}” cannot be written (${fault(reason, 'en')}): it is read-only, or this user has no right to it. Nothing was written. Give the right, or choose another folder with --data.`,
  }),
  'store-busy': ({ place }) => ({
    vi: `Cơ sở dữ liệu “${say(place)}” đang bị chương trình khác giữ quá lâu. Chưa ghi gì cả. Thử lại sau ít phút.`,
    en: `Another program has held the database “${say(place)}” for too long. Nothing was written. Try again in a few minutes.`,
  }),
  'store-damaged': ({ place }) => ({
    vi: `Cơ sở dữ liệu “${say(place)}” bị hỏng nên không đọc được. Giữ nguyên thư mục, dừng dịch vụ và phục hồi bản sao lưu gần nhất: tieuchi restore FILE.`,
    en: `The database “${say(place)}” is damaged and cannot be read. Leave the folder as it is, stop the service and restore the last backup: tieuchi restore FILE.`,
  }),
  'store-disk-fault': ({ place, reason }) => ({
    vi: `Ổ đĩa báo lỗi khi đọc hoặc ghi “${say(place)}” (${fault(reason, 'vi')}). Chưa ghi gì cả. Kiểm tra ổ đĩa trước khi dùng tiếp.`,
    en: `The disk failed while “${say(place)}” was read or written (${fault(reason, 'en')}). Nothing was written. Check the disk before going on.`,
  }),
  'store-in-use': ({ folder }) => ({
    vi: `Thư mục dữ liệu “${say(folder)}” đang được dùng. Chưa thay đổi gì cả. Dừng dịch vụ (hoặc chờ lệnh phục hồi đang chạy xong) rồi chạy lại.`,
    en: `The data folder “${say(folder)}” is in use. Nothing was changed. Stop the service (or wait for the restore that is running) and run again.`,
  }),
  'store-newer': ({ migrations }) => ({
    vi: `Dữ liệu do phiên bản mới hơn của chương trình ghi ra (${say(migrations)}). Chưa thay đổi gì cả. Cập nhật chương trình rồi chạy lại.`,
    en: `The data were written by a later version of the program (${say(migrations)}). Nothing was changed. Update the program and run again.`,
  }),
  'store-not-found': ({ folder }) => ({
    vi: `Thư mục “${say(folder)}” chưa có dữ liệu của dịch vụ. Chỉ đúng thư mục bằng --data.`,
    en: `The folder “${say(folder)}” holds no data of the service. Name the right folder with --data.`,
  }),
  'backup-damaged': ({ file }) => ({
    vi: `Tệp “${say(file)}” không phải bản sao lưu nguyên vẹn: bị cắt cụt, bị sửa, hoặc là tệp khác. Chưa thay đổi gì cả. Dùng bản sao lưu khác.`,
    en: `“${say(file)}” is no whole backup: it was cut short or altered, or is another file. Nothing was changed. Use another backup.`,
  }),
  'audit-broken': ({ seq, vi, en }) => ({
    vi: `Nhật ký không còn nguyên vẹn ở dòng ${say(seq)}: ${say(vi)}. Giữ nguyên thư mục dữ liệu và so với bản sao lưu gần nhất.`,
    en: `The audit is broken at row ${say(seq)}: ${say(en)}. Leave the data folder as it is and compare it with the last backup.`,
  }),
  'account-name-taken': ({ names }) => ({
    vi: `Tên tài khoản đã có: ${named(names)}. Chưa thêm tài khoản nào. Đặt tên khác (hoa, thường và cách bỏ dấu hòa/hoà coi như nhau).`,
    en: `There are accounts of this name already: ${named(names)}. None was added. Choose other names (capitals and hòa/hoà make no difference).`,
  }),
  'account-name-wrong': ({ name, limit }) => ({
    vi: `Tên tài khoản “${named(name)}” không dùng được. Tên có từ 1 đến ${say(limit)} ký tự, không có ký tự điều khiển.`,
    en: `“${named(name)}” cannot be an account's name. A name has 1 to ${say(limit)} characters and no control characters.`,
  }),
  'unknown-account': ({ name }) => ({
    vi: `Không có tài khoản “${named(name)}”. Kiểm tra lại tên và thư mục dữ liệu (--data).`,
    en: `There is no account “${named(name)}”. Check the name and the data folder (--data).`,
  }),
  'unknown-role': ({ role, roles }) => ({
    vi: `Không có vai trò “${named(role)}”. Dùng một trong: ${say(roles)}.`,
    en: `There is no role “${named(role)}”. Use one of: ${say(roles)}.`,
  }),
  'usage-account-unit': ({ role, unit }) => ({
    vi: `Vai trò ${say(role)} không đi với đơn vị “${named(unit)}”: commune cần mã xã, district mã huyện, province mã tỉnh; admin không có đơn vị.`,
    en: `The role ${say(role)} does not go with the unit “${named(unit)}”: commune needs a commune's code, district a district's, province a province's; admin has no unit.`,
  }),
  'account-import-wrong': ({ file, vi, en }) => ({
    vi: `Tệp “${named(file)}” có chỗ sai, chưa thêm tài khoản nào. ${say(vi)}`,
    en: `“${named(file)}” has faults; no account was added. ${say(en)}`,
  }),
  'master-id-wrong': ({ id }) => ({
    vi: `Mã biểu tổng hợp “${named(id)}” không dùng được: chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa 64 ký tự.`,
    en: `“${named(id)}” cannot be a master's id: small letters a–z, digits and hyphens only, at most 64 characters.`,
  }),
  'master-of-another': ({ id, unit, set }) => ({
    vi: `Biểu tổng hợp “${named(id)}” là của đơn vị ${say(unit)}, bộ ${say(set)}. Chưa thay đổi gì cả. Dùng mã khác cho biểu này.`,
    en: `The master “${named(id)}” is of unit ${say(unit)} and the set ${say(set)}. Nothing was changed. Give this one another id.`,
  }),
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof problemTexts;
