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
  notMarks: (times: number) =>
    both(
      `Các cột tiêu chí đang có ${String(times)} ô không phải dấu đạt hay chưa đạt (số liệu khác?). Kiểm tra lại biểu.`,
      `The criterion columns hold ${String(times)} values that are no mark of met or unmet (other figures?). Check the sheet.`,
    ),

  noHeading: () =>
    both(
      'Không có hàng tiêu đề nào gồm cột tên đơn vị (Xã, Đơn vị, Địa phương, Huyện…) và cột kết quả (TC1, TC2…, Tổng số TC đạt…).',
      'No heading row with a column of units (Xã, Đơn vị, Địa phương, Huyện…) and columns of results (TC1, TC2…, Tổng số TC đạt…).',
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
