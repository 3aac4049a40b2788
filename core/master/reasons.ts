/** The words a binding and a plan are explained with. Each says where, what, why and, where there is something to do, what. */
import type { Message } from '../message.ts';
import { shortList } from './shortList.ts';

const both = (vi: string, en: string): Message => ({ vi, en });

/** What a formula leaves out or takes in, as labels. */
interface TakenIn {
  readonly along: 'rows' | 'columns';
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

export const reasons = {
  heading: (text: string) => both(`tiêu đề “${text}”`, `heading “${text}”`),
  plainNumbers: (criterion: number) =>
    both(`số ${String(criterion)} trong hàng đánh số các tiêu chí`, `number ${String(criterion)} in the row of criterion numbers`),
  officesOwn: (text: string) => both(`cột “${text}” của đơn vị, không ghi vào`, `column “${text}” is the office's own and is not written`),
  anotherTime: (text: string) =>
    both(
      `cột “${text}” là số của kỳ khác hoặc kế hoạch, không ghi vào`,
      `column “${text}” holds another period's figures or a plan and is not written`,
    ),
  difficultiesOurs: (text: string) =>
    both(
      `cột “${text}”: các ô của xã còn trống hoặc đang theo cách ghi của phần mềm (“14.1: …; 17: …”)`,
      `column “${text}”: the communes' cells are empty or as this program writes them (“14.1: …; 17: …”)`,
    ),
  difficultiesOwn: (text: string, cells: readonly string[]) =>
    both(
      `Cột “${text}” đang có lời của đơn vị, công thức hoặc ô gộp ở ${shortList(cells)} nên để nguyên. Xác nhận thì mới ghi khó khăn, vướng mắc trong báo cáo của xã vào đó.`,
      `Column “${text}” holds the office's own words, formulas or merged cells at ${shortList(cells)} and is left as it is. What the communes report is written there once that is confirmed.`,
    ),
  reviewed: (text: string) =>
    both(
      `cột “${text}” là kết quả thẩm định, rà soát của nơi khác, không ghi số tự đánh giá của xã vào`,
      `column “${text}” holds what another body found; the communes' own word is not written there`,
    ),
  otherSetColumn: (text: string) =>
    both(`cột “${text}” là của bộ tiêu chí khác, không ghi vào`, `column “${text}” is of another criteria set and is not written`),
  plainSetColumn: (text: string, kind: string) =>
    both(
      `Tiêu đề cột “${text}” ghi nông thôn mới, không ghi “${kind}”; không rõ có phải bộ tiêu chí được chọn. Ghi rõ trong tiêu đề, hoặc xác nhận.`,
      `Heading “${text}” names nông thôn mới without “${kind}”; whether it is of the set that was asked for cannot be told. Say so in the heading, or confirm it.`,
    ),
  groupUnmet: (text: string) =>
    both(
      `Tiêu đề cột “${text}” nói về phần chưa đạt; không rõ dấu và số ở đây là đạt hay chưa đạt. Xác nhận thì mới ghi.`,
      `Heading “${text}” speaks of what is not met; whether its marks and figures mean met cannot be told. It is written once that is confirmed.`,
    ),
  unknownBeside: (text: string, heading: string) =>
    both(
      `Không rõ “${text}” ở tiêu đề của cột “${heading}” nói gì. Sửa lại tiêu đề, hoặc xác nhận cột này.`,
      `What “${text}” says in the heading of column “${heading}” is not understood. Reword it, or confirm the column.`,
    ),
  sumOfOthers: (text: string, left: string) =>
    both(
      `Các tiêu chí trong bảng không phải xã tự đánh giá của kỳ này (“${left}”), nên không rõ cột “${text}” cộng số nào. Xác nhận thì mới ghi.`,
      `The criteria of the table are not this period's own word of the communes (“${left}”), so what column “${text}” sums up cannot be told. It is written once that is confirmed.`,
    ),
  unknownName: (text: string, heading: string) =>
    both(
      `“${text}” trong tiêu đề “${heading}” coi như tên gọi của tiêu chí`,
      `“${text}” in heading “${heading}” is taken for the criterion's name`,
    ),
  titleUnmet: (text: string) =>
    both(
      `“${text}” nói về phần chưa đạt; không rõ dấu và số trong biểu là đạt hay chưa đạt. Xác nhận thì mới ghi.`,
      `“${text}” speaks of what is not met; whether marks and figures of the sheet mean met cannot be told. It is written once that is confirmed.`,
    ),
  titleReview: (text: string) =>
    both(
      `“${text}” là kết quả thẩm định, rà soát của nơi khác, không phải xã tự đánh giá. Xác nhận thì mới ghi.`,
      `“${text}” is what another body found, not the communes' own word. It is written once that is confirmed.`,
    ),
  titleOtherTime: (text: string) =>
    both(
      `“${text}” là kế hoạch hoặc dự kiến, không phải kết quả của kỳ. Xác nhận thì mới ghi.`,
      `“${text}” is a plan, not the period's results. It is written once that is confirmed.`,
    ),
  titlePlainSet: (set: string) =>
    both(
      `Tiêu đề của trang không ghi đúng bộ tiêu chí được chọn (${set}). Ghi rõ trong tiêu đề, chọn bộ tiêu chí khác, hoặc xác nhận.`,
      `The sheet's title does not name the set that was asked for (${set}). Name it in the title, ask for another set, or confirm.`,
    ),
  holdsNoNumbers: (text: string) =>
    both(
      `Cột “${text}” đang ghi nội dung khác với số mà tiêu đề nói. Sửa lại tiêu đề, hoặc xác nhận cách ghi.`,
      `Column “${text}” holds something else than the number its heading says. Reword the heading, or confirm what is wanted.`,
    ),
  holdsNumbers: (text: string) =>
    both(
      `Cột “${text}” đang ghi bằng số; không rõ cần ghi số lượng hay danh sách tiêu chí. Xác nhận cách ghi.`,
      `Column “${text}” holds numbers; whether a number or a list of criteria is wanted cannot be told. Confirm which.`,
    ),
  holdsDays: (text: string) =>
    both(
      `Cột “${text}” đang ghi ngày; phần mềm ghi “16: 12/2023” cho từng tiêu chí. Xác nhận thì mới ghi.`,
      `Column “${text}” holds days; what is written is “16: 12/2023”, criterion by criterion. It is written once that is confirmed.`,
    ),
  holdsNoMarks: (text: string) =>
    both(
      `Cột “${text}” đang ghi nội dung khác, không phải dấu đạt hay chưa đạt. Kiểm tra lại cột, hoặc xác nhận.`,
      `Column “${text}” holds something else than marks of met or unmet. Look at it, or confirm it.`,
    ),
  listOrCount: (text: string) =>
    both(
      `“${text}” có thể là số tiêu chí hoặc danh sách tiêu chí. Ghi rõ trong tiêu đề (ví dụ “Số tiêu chí đạt”), hoặc xác nhận.`,
      `“${text}” may be a number of criteria or a list of them. Say which in the heading (“Số tiêu chí đạt”), or confirm it.`,
    ),
  unknownHeading: (text: string) =>
    both(
      `Không hiểu tiêu đề “${text}” nên không ghi cột này. Nếu cần, sửa lại tiêu đề.`,
      `Heading “${text}” is not understood, so the column is not written. Reword it if it should be.`,
    ),
  countsUnmet: (text: string) =>
    both(
      `Cột “${text}” đếm số chưa đạt; tiêu chí chưa đánh giá cũng tính là chưa đạt. Xác nhận thì mới ghi.`,
      `Column “${text}” counts what is not met; what nobody has assessed counts as unmet too. It is written once that is confirmed.`,
    ),
  shareUnmet: (text: string) =>
    both(
      `Cột “${text}” là tỷ lệ chưa đạt; số tổng hợp không có phần này để ghi.`,
      `Column “${text}” is a share of what is not met, which the totals do not hold.`,
    ),
  notInSet: (criterion: number) =>
    both(
      `Bộ tiêu chí này không có tiêu chí ${String(criterion)}. Kiểm tra lại bộ tiêu chí đã chọn.`,
      `This set has no criterion ${String(criterion)}. Check the set that was asked for.`,
    ),
  disputedName: (text: string) =>
    both(
      `Số và tên trong tiêu đề “${text}” là của hai tiêu chí khác nhau. Sửa lại tiêu đề.`,
      `Number and name in heading “${text}” belong to two criteria. Correct the heading.`,
    ),
  sameHeadingTwice: (columns: string) =>
    both(
      `Các cột ${columns} có cùng ý nghĩa; không biết ghi vào cột nào. Sửa lại tiêu đề.`,
      `Columns ${columns} mean the same; which one to write cannot be told. Reword the headings.`,
    ),
  totalOrUnits: (text: string) =>
    both(
      `“${text}” có thể là tổng số tiêu chí hoặc tổng số xã. Ghi rõ hơn trong tiêu đề.`,
      `“${text}” may be the number of criteria or of communes. Say which in the heading.`,
    ),
  allUnits: (text: string) =>
    both(
      `Cột “${text}” đang ghi số xã của cả huyện, không phải số xã phải báo cáo; giữ nguyên.`,
      `Column “${text}” holds the number of all communes, not of those obliged to report; it is left as it is.`,
    ),
  changeInWords: (text: string) =>
    both(
      `Cột “${text}” đang ghi bằng chữ; không rõ cần ghi số tăng giảm hay tên tiêu chí. Xác nhận cách ghi.`,
      `Column “${text}” holds words; whether a number or names of criteria are wanted cannot be told. Confirm which.`,
    ),
  noColumn: (criterion: number) =>
    both(`Không có cột nào cho tiêu chí ${String(criterion)}.`, `No column for criterion ${String(criterion)}.`),

  named: (name: string) => both(`tên đơn vị “${name}”`, `the unit's name “${name}”`),
  namedBelow: (name: string, district: string) =>
    both(`tên đơn vị “${name}”, thuộc ${district}`, `the unit's name “${name}”, in ${district}`),
  codeAndName: (code: string, name: string) => both(`mã ${code} và tên “${name}”`, `code ${code} and name “${name}”`),
  codeDisagrees: (label: string, code: string, unit: string) =>
    both(
      `Mã ${code} là của ${unit} nhưng tên ghi “${label}”. Sửa mã hoặc tên.`,
      `Code ${code} is ${unit}'s, but the name is “${label}”. Correct one of them.`,
    ),
  footWords: (label: string) => both(`dòng “${label}”`, `row “${label}”`),
  nobodyNamed: (label: string, day: string) =>
    both(
      `Không có đơn vị nào tên “${label}” vào ngày ${day}. Kiểm tra lại tên, hoặc đơn vị đã sáp nhập, đổi tên.`,
      `No unit is called “${label}” on ${day}. Check the name; the unit may have merged or been renamed.`,
    ),
  severalNamed: (label: string, units: string) =>
    both(
      `Tên “${label}” có thể là: ${units}. Ghi thêm loại đơn vị (xã, thị trấn) hoặc tên huyện.`,
      `“${label}” may be: ${units}. Add the type (xã, thị trấn) or the district.`,
    ),
  otherType: (label: string, unit: string) =>
    both(
      `Ghi “${label}” nhưng đơn vị là ${unit}. Sửa lại loại đơn vị.`,
      `“${label}” is written, but the unit is ${unit}. Correct the type.`,
    ),
  otherDistrict: (label: string, unit: string, district: string) =>
    both(
      `“${label}” nằm dưới huyện khác; ${unit} thuộc ${district}. Chuyển dòng hoặc sửa tên.`,
      `“${label}” stands under another district; ${unit} belongs to ${district}. Move the row or correct the name.`,
    ),
  addition: (label: string, addition: string) =>
    both(
      `Không rõ phần “${addition}” trong tên “${label}”. Bỏ phần này hoặc đưa sang cột Ghi chú.`,
      `“${addition}” in “${label}” is not understood. Remove it or move it to the notes.`,
    ),
  sameUnitTwice: (rows: string) =>
    both(
      `Các dòng ${rows} cùng là một đơn vị; không biết ghi vào dòng nào.`,
      `Rows ${rows} are the same unit; which one to write cannot be told.`,
    ),
  severalRowsOf: (label: string, rows: string) =>
    both(
      `“${label}” có nhiều dòng (${rows}); không biết dòng nào là kết quả thực hiện của kỳ. Ghi “Thực hiện” ở đúng một dòng, hoặc xác nhận.`,
      `“${label}” has several rows (${rows}); which one holds the period's results cannot be told. Say “Thực hiện” in one of them, or confirm it.`,
    ),
  rowOfAnother: (label: string, part: string) =>
    both(
      `Dòng “${label}” ghi “${part}”, không phải kết quả thực hiện của kỳ. Xác nhận thì mới ghi.`,
      `Row “${label}” says “${part}”, which is not the period's results. It is written once that is confirmed.`,
    ),
  footByPlace: (label: string) =>
    both(`dòng “${label}”, của ai thì theo chỗ đứng trong biểu`, `row “${label}”; whose it is follows from where it stands`),
  footOfWhom: (label: string) =>
    both(
      `Không rõ dòng “${label}” là của huyện hay của toàn tỉnh. Ghi rõ trong nhãn dòng.`,
      `Whether row “${label}” is the district's or the whole province's cannot be told. Say it in the label.`,
    ),
  partOfScope: (label: string, district: string) =>
    both(
      `Biểu chỉ có các xã của ${district}, nên dòng “${label}” không ghi số của toàn tỉnh.`,
      `The sheet lists communes of ${district} only, so row “${label}” is not given the whole province's figures.`,
    ),
  noRow: (name: string) => both(`${name} không có dòng nào trong biểu.`, `${name} has no row in the sheet.`),
  unknownLine: (label: string) =>
    both(`Không rõ dòng “${label}” đếm gì nên không ghi dòng này.`, `What row “${label}” counts cannot be told, so it is not written.`),
  sameLineTwice: (rows: string) =>
    both(
      `Các dòng ${rows} cùng một nội dung; không biết ghi vào dòng nào.`,
      `Rows ${rows} mean the same; which one to write cannot be told.`,
    ),
  groupsUnknown: (heading: string) =>
    both(
      `“${heading}” theo nhóm xã, nhưng danh mục đơn vị báo cáo chưa ghi nhóm của các xã; không ghi.`,
      `“${heading}” is by group of communes, but the list of obligations does not say the communes' groups; it is not written.`,
    ),
  otherSpan: (heading: string, period: string) =>
    both(
      `Cột “${heading}” là của kỳ khác kỳ ${period}; không ghi.`,
      `Column “${heading}” is of another span than ${period}; it is not written.`,
    ),
  otherTable: (cell: string) =>
    both(
      `Bảng khác trong cùng trang, bắt đầu ở ô ${cell}; không ghi vào.`,
      `Another table of the same sheet, beginning at ${cell}; it is not written.`,
    ),

  markSeen: (mark: string, times: number) =>
    both(`dấu “${mark}” đang có ở ${String(times)} ô`, `mark “${mark}” stands in ${String(times)} cells`),
  markCounted: (formula: string) => both(`công thức ${formula} đếm dấu này`, `formula ${formula} counts it`),
  markUsual: () => both('biểu chưa có dấu nào; dùng dấu thường dùng “x”', 'no mark in the sheet yet; the usual “x”'),
  markDisagrees: (mark: string, formula: string) =>
    both(
      `Các ô ghi “${mark}” nhưng công thức ${formula} đếm dấu khác. Sửa công thức hoặc dấu rồi làm lại.`,
      `The cells hold “${mark}”, but formula ${formula} counts another mark. Correct one of them and try again.`,
    ),
  markOfOldFont: (mark: string) =>
    both(
      `Dấu “${mark}” đang ghi bằng phông chữ cũ (TCVN3, VNI); dấu được ghi bằng Unicode nên công thức đếm có thể bỏ sót. Chuyển biểu sang Unicode, hoặc xác nhận dấu.`,
      `Mark “${mark}” is written in an old font (TCVN3, VNI); what is written is Unicode, which the sheet's formulas may not count. Convert the sheet to Unicode, or confirm the mark.`,
    ),
  notMarks: (times: number) =>
    both(
      `Các cột tiêu chí đang có ${String(times)} ô không phải dấu đạt hay chưa đạt (số liệu khác?). Kiểm tra lại biểu, hoặc xác nhận dấu.`,
      `The criterion columns hold ${String(times)} values that are no mark of met or unmet (other figures?). Check the sheet, or confirm the mark.`,
    ),

  noHeading: () =>
    both(
      'Không có hàng tiêu đề nào gồm cột tên đơn vị (Xã, Đơn vị, Địa phương, Huyện…) và cột kết quả (TC1, TC2…, Tổng số TC đạt…).',
      'No heading row with a column of units (Xã, Đơn vị, Địa phương, Huyện…) and columns of results (TC1, TC2…, Tổng số TC đạt…).',
    ),
  isReport: () =>
    both(
      'Trang này là báo cáo của một xã (có “Mã biểu”, “Mức yêu cầu” hoặc “Tự đánh giá”), không phải biểu tổng hợp. Gửi báo cáo của xã qua mục kiểm tra và gửi; ở đây chọn biểu tổng hợp của huyện hoặc tỉnh.',
      'This sheet is a commune’s own report (it prints “Mã biểu”, “Mức yêu cầu” or “Tự đánh giá”), not a master. Check and send it as a report; choose the district’s or the province’s master here.',
    ),
  nothingOfOurs: (heading: string, { vi, en }: Message) =>
    both(
      `Bảng có tiêu đề ở ${heading} không có cột nào để ghi số tổng hợp: ${vi}.`,
      `The table headed at ${heading} has no column for the totals: ${en}.`,
    ),
  namesNotComputed: (cell: string) =>
    both(
      `Tên đơn vị (từ ô ${cell}) là công thức chưa có kết quả. Mở biểu trong Excel, lưu lại rồi làm lại.`,
      `The units' names (from ${cell}) are formulas without a result. Open the master in Excel, save it, and try again.`,
    ),
  formCountsNothing: (text: string) =>
    both(
      `Không rõ cột “${text}” có đếm số xã hay không (không có ĐVT “xã”, nhóm xã hay dòng “Số xã”). Ghi rõ đơn vị tính, hoặc xác nhận.`,
      `Whether column “${text}” counts communes cannot be told (no unit of measure “xã”, no group, no row “Số xã”). Say the unit of measure, or confirm it.`,
    ),
  noUnits: (heading: string, scope: string, day: string) =>
    both(
      `Có tiêu đề ở ${heading} nhưng không dòng nào bên dưới là đơn vị thuộc ${scope} ngày ${day}. Kiểm tra lại đơn vị và kỳ báo cáo.`,
      `There is a heading at ${heading}, but no row below names a unit of ${scope} on ${day}. Check the unit and the period.`,
    ),
  severalTables: (cells: string) =>
    both(
      `Trang có nhiều bảng tổng hợp giống nhau, bắt đầu ở ${cells}; không biết ghi vào bảng nào. Tách mỗi bảng ra một trang.`,
      `The sheet has several such tables, beginning at ${cells}; which one to write cannot be told. Put each on a sheet of its own.`,
    ),
  otherSet: (kind: string, set: string) =>
    both(
      `Tiêu đề của trang nói về “${kind}”, không phải bộ tiêu chí ${set}.`,
      `The sheet's title speaks of “${kind}”, not of the set ${set}.`,
    ),
  tooManyMerges: () =>
    both('Trang có quá nhiều ô gộp, không phải là biểu tổng hợp.', 'The sheet has too many merged cells to be a master.'),
  severalSheets: (sheets: string) =>
    both(
      `Nhiều trang cùng là biểu tổng hợp: ${sheets}. Giữ lại một trang, hoặc ghi tháng trong tiêu đề mỗi trang.`,
      `Several sheets are such a master: ${sheets}. Keep one, or say the month in each sheet's title.`,
    ),
  noSheets: (sheets: readonly { readonly sheet: string; readonly reason: Message }[]) =>
    both(
      sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason.vi}`).join(' '),
      sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason.en}`).join(' '),
    ),

  noSheetOfPeriod: (sheets: string, period: string) =>
    both(
      `Các trang ${sheets} là của kỳ khác; không có trang nào của kỳ ${period}. Chép trang kỳ trước, đổi tên trang và tiêu đề sang kỳ ${period} rồi làm lại.`,
      `The sheets ${sheets} are of other periods; none is of ${period}. Copy last period's sheet, rename it and its title for ${period}, and try again.`,
    ),
  confirmed: () => both('đã được người dùng xác nhận', 'confirmed by a person'),
  confirmedColumnGone: (heading: string) =>
    both(
      `Cột “${heading}” đã xác nhận nay không còn tìm thấy. Xác nhận lại cột nào thay vào.`,
      `The confirmed column “${heading}” is no longer found. Confirm which column takes its place.`,
    ),
  confirmedColumnUnclear: (heading: string) =>
    both(
      `Nay có số cột tiêu đề “${heading}” khác lúc xác nhận; không biết cột nào. Xác nhận lại.`,
      `The number of columns headed “${heading}” is not what it was when confirmed; which one is meant cannot be told. Confirm again.`,
    ),
  confirmedRowGone: (label: string) =>
    both(
      `Dòng “${label}” đã xác nhận nay không còn tìm thấy. Xác nhận lại.`,
      `The confirmed row “${label}” is no longer found. Confirm again.`,
    ),
  confirmedRowUnclear: (label: string) =>
    both(
      `Nay có số dòng “${label}” khác lúc xác nhận; không biết dòng nào. Xác nhận lại.`,
      `The number of rows “${label}” is not what it was when confirmed; which one is meant cannot be told. Confirm again.`,
    ),
  confirmedUnitGone: (label: string, unit: string, day: string) =>
    both(
      `Dòng “${label}” đã xác nhận là đơn vị ${unit}, nhưng ngày ${day} không còn đơn vị này. Xác nhận lại.`,
      `Row “${label}” was confirmed as unit ${unit}, which is not there on ${day}. Confirm again.`,
    ),
  wordInWorkbook: () =>
    both(
      'Dùng cách hiểu biểu đã được xác nhận trước đây, ghi trong chính sổ làm việc này.',
      'The understanding confirmed earlier and kept in this workbook is used.',
    ),
  wordsPassedOver: (of: readonly string[]) =>
    both(
      `Sổ làm việc có ghi cách hiểu đã xác nhận của biểu khác (${shortList(of)}): không dùng cho biểu này.`,
      `The workbook keeps an understanding that was confirmed of another master (${shortList(of)}): it is not used for this one.`,
    ),
  wordOutlived: () =>
    both(
      'Cách hiểu đã xác nhận trước đây không còn khớp với biểu: hãy xem và xác nhận lại.',
      'The understanding confirmed earlier no longer fits this master: look at it and confirm again.',
    ),
  masterOpen: () =>
    both(
      'Biểu gốc đang mở ở chương trình khác: chỉ đọc được bản đã lưu lần cuối. Lưu lại ở đó rồi làm lại nếu có sửa.',
      'The master is open in another program: only what was last saved is read. Save it there and try again if it was changed.',
    ),
  formulaKept: () => both('ô có công thức, tự tính; không ghi đè', 'the cell has a formula and computes itself; it is not overwritten'),
  insideMerge: (anchor: string) =>
    both(
      `ô nằm trong vùng gộp của ${anchor}, ghi vào sẽ không nhìn thấy`,
      `the cell lies inside the merged area of ${anchor}; what is written there would not be seen`,
    ),
  footUncertain: (label: string) =>
    both(
      `không rõ dòng “${label}” đếm gì ở cột này; hãy xem lại số đang ghi`,
      `what row “${label}” counts in this column cannot be told; look at the figure that stands there`,
    ),
  ofAnotherPeriod: (sheet: string, period: string) =>
    both(
      `Trang “${sheet}” là của kỳ khác; kỳ ${period} có trang khác trong tệp. Nêu đúng trang của kỳ, hoặc sửa kỳ ghi ở tên trang và tiêu đề.`,
      `The sheet “${sheet}” is of another period; the file has another for ${period}. Name the period's own, or mend the period in its name and title.`,
    ),
  staleColumn: (heading: string) =>
    both(
      `cột “${heading}” có số gõ tay, không tự đổi theo kỳ mới; hãy xem lại`,
      `column “${heading}” holds typed values that do not follow the new period; look at them`,
    ),
  marksOfNotObliged: (rows: readonly string[]) =>
    both(
      `Dòng ${shortList(rows)} còn dấu đạt nhưng không thuộc danh mục đơn vị báo cáo, được giữ nguyên; tổng của biểu sẽ khác số tổng hợp. Xóa dấu, hoặc xem lại danh mục.`,
      `Row ${shortList(rows)} still holds marks of met but owes no report; it is left as it is, and the sheet's own sums will differ from the totals. Take the marks out, or look at the list of units.`,
    ),
  marksOfTwins: (rows: readonly string[]) =>
    both(
      `Dòng ${shortList(rows)} trùng đơn vị với dòng khác nên không ghi, còn dấu đạt cũ; tổng của biểu sẽ khác số tổng hợp. Bỏ dòng thừa, hoặc xác nhận dòng nào được ghi.`,
      `Row ${shortList(rows)} names the same unit as another row; it is not written and still holds old marks of met, so the sheet's own sums will differ from the totals. Take the extra row out, or confirm which one is written.`,
    ),
  marksOfUnknown: (rows: readonly string[]) =>
    both(
      `Dòng ${shortList(rows)} không rõ là đơn vị nào nên không ghi, còn dấu đạt cũ; tổng của biểu sẽ khác số tổng hợp. Sửa lại tên, hoặc xóa dấu.`,
      `Whose row ${shortList(rows)} is cannot be told; it is not written and still holds old marks of met, so the sheet's own sums will differ from the totals. Correct the name, or take the marks out.`,
    ),
  ownWordsReplaced: (cells: readonly string[]) =>
    both(
      `Lời của đơn vị ở ô ${shortList(cells)} sẽ được thay bằng khó khăn, vướng mắc trong báo cáo của xã. Nếu cần giữ, chép sang cột khác trước khi ghi.`,
      `The office's own words at ${shortList(cells)} give way to what the communes report. Copy them to another column first if they are to be kept.`,
    ),
  sumsOther: (cells: readonly string[], { along, missed, extra }: TakenIn) => {
    const [vi, en] = along === 'rows' ? ['dòng', 'row'] : ['cột', 'column'];
    const say = (left: string, taken: string): string =>
      [...(missed.length > 0 ? [`${left} ${shortList(missed)}`] : []), ...(extra.length > 0 ? [`${taken} ${shortList(extra)}`] : [])].join(
        '; ',
      );
    return both(
      `Công thức ở ${shortList(cells)} ${say(`bỏ sót ${vi}`, `tính cả ${vi}`)}: tổng của biểu sẽ khác số tổng hợp. Sửa lại vùng trong công thức.`,
      `The formula at ${shortList(cells)} ${say(`leaves out ${en}`, `takes in ${en}`)}: the sheet's own sums will differ from the totals. Correct its range.`,
    );
  },
  sumsElsewhere: (cells: readonly string[]) =>
    both(
      `Công thức ở ${shortList(cells)} tính cột hoặc dòng khác, không phải của chính nó; tổng của biểu sẽ khác số tổng hợp. Sửa lại công thức.`,
      `The formula at ${shortList(cells)} adds up another column or row than its own; the sheet's own sums will differ from the totals. Correct it.`,
    ),
  sumsNotRead: (count: number) =>
    both(
      `Biểu quá lớn: ${String(count)} công thức tổng chưa được đối chiếu. Hãy tự xem lại.`,
      `The sheet is too large: ${String(count)} of its sums were not looked at. Look at them yourself.`,
    ),
  sumsLeft: (criterion: number, columns: readonly string[]) =>
    both(
      `Chỉ ghi tiêu chí ${String(criterion)}: cột ${shortList(columns)} gõ tay, được giữ nguyên như cũ. Ghi đủ các tiêu chí để cập nhật.`,
      `Only criterion ${String(criterion)} is written: column ${shortList(columns)} is typed and left as it was. Write all criteria to renew it.`,
    ),
  otherPeriod: (said: string, period: string) =>
    both(
      `Tiêu đề của biểu ghi kỳ ${said}, số liệu ghi vào là của kỳ ${period}. Sửa lại tiêu đề.`,
      `The master's title says ${said}; the figures written are of ${period}. Correct the title.`,
    ),
} as const satisfies Record<string, (...facts: never[]) => Message>;
