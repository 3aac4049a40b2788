/**
 * The words of every finding: what is wrong and what to do. The cell and the indicator are
 * said beside them, so they are not repeated here. None may be missing: the type says so.
 */
import { periodWords } from '../calendar/periodWords.ts';
import type { Message } from '../message.ts';
import { WORDS } from '../template/derived.ts';
import { printNumber } from '../text/number.ts';
import type { Facts } from './finding.ts';
import type { RuleId } from './rules.ts';

type Words = (facts: Facts) => Message;

export const findingText: Readonly<Record<RuleId, Words>> = {
  'NTM-V001': ({ found, expected }) => ({
    vi: `Biểu là “${say(found)}”, cần “${say(expected)}”. Lấy đúng biểu mẫu của kỳ này rồi chép số liệu sang; nếu biểu mới hơn, cập nhật phần mềm.`,
    en: `The form is “${say(found)}”, expected “${say(expected)}”. Take this period's template and copy the figures over; if the form is newer, update the software.`,
  }),
  'NTM-V002': ({ found, expected, day }) =>
    say(found) === '' || (say(day) !== '' && say(expected) === '')
      ? {
          vi: `Không xác định được đơn vị báo cáo${say(found) === '' ? '' : `: mã “${say(found)}” không có trong danh mục đơn vị ngày ${say(day)}`}. Sửa ô “Mã biểu”: mã xã 5 chữ số, mã huyện 3, mã tỉnh 2.`,
          en: `The reporting unit cannot be told${say(found) === '' ? '' : `: code “${say(found)}” is not in the list of units on ${say(day)}`}. Mend the “Mã biểu” cell: a commune's code has 5 digits, a district's 3, a province's 2.`,
        }
      : {
          vi: `Đơn vị trên biểu là “${say(found)}”, không phải “${say(expected)}”. Kiểm tra có lấy nhầm tệp của đơn vị khác không, rồi sửa ô này.`,
          en: `The sheet's unit is “${say(found)}”, not “${say(expected)}”. Check whether this is another unit's file, then mend this cell.`,
        },
  'NTM-V003': ({ found, expected }) =>
    say(found) === ''
      ? {
          vi: 'Không xác định được kỳ báo cáo. Ghi “Tháng … năm …” ở tiêu đề hoặc sửa ô “Mã biểu”.',
          en: 'The reporting period cannot be told. Write “Tháng … năm …” in the title or mend the “Mã biểu” cell.',
        }
      : {
          vi: `Kỳ ở đây là ${periodWords(say(found)).vi}, không phải ${periodWords(say(expected)).vi}. Nếu tệp chép từ tháng trước, sửa cả tiêu đề và ô “Mã biểu”.`,
          en: `The period here is ${periodWords(say(found)).en}, not ${periodWords(say(expected)).en}. If the file was copied from another month, mend both the title and the “Mã biểu” cell.`,
        },
  'NTM-V004': ({ code, text, after }) => ({
    vi: `Thiếu dòng chỉ tiêu ${say(code)} “${say(text)}”${say(after) === '' ? '' : `, đáng ra đứng sau chỉ tiêu ${say(after)}`}. Chèn lại dòng này từ biểu mẫu.`,
    en: `The row of indicator ${say(code)} is missing${say(after) === '' ? '' : `; it belongs after indicator ${say(after)}`}. Insert it again from the template.`,
  }),
  'NTM-V005': ({ text, unit }) => ({
    vi: `Không đọc được kết quả “${say(text)}”. Ghi một con số (đơn vị: ${say(unit)}), lời giải thích để ở cột Ghi chú.`,
    en: `The result “${say(text)}” cannot be read. Write one figure (unit: ${say(unit)}); put explanations in the note column.`,
  }),
  'NTM-V006': ({ text, candidates, unit }) => ({
    vi: `“${say(text)}” có thể là ${either(candidates, 'hoặc')} (${say(unit)}). Ghi lại cho rõ: phần lẻ sau dấu phẩy, không dùng dấu phân cách nghìn.`,
    en: `“${say(text)}” may be ${either(candidates, 'or')} (${say(unit)}). Write it plainly: decimals after a comma, no thousands separator.`,
  }),
  'NTM-V007': () => ({
    vi: `Chưa ghi tự đánh giá. Chọn ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed}.`,
    en: `No self-assessment. Choose ${WORDS.met} (met), ${WORDS.unmet} (unmet) or ${WORDS.notAssessed} (not assessed).`,
  }),
  'NTM-V008': ({ text }) => ({
    vi: `Không hiểu tự đánh giá “${say(text)}”. Chọn ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed}.`,
    en: `The self-assessment “${say(text)}” is no known word. Choose ${WORDS.met} (met), ${WORDS.unmet} (unmet) or ${WORDS.notAssessed} (not assessed).`,
  }),
  'NTM-V009': ({ value, type }) => ({
    vi: `${say(value)} nằm ngoài khoảng có thể có (${possible(type).vi}). Xem lại số vừa gõ.`,
    en: `${say(value)} is outside what can be (${possible(type).en}). Look at what was typed.`,
  }),
  'NTM-V010': ({ code }) => ({
    vi: `Quyết định không ghi “nếu có” cho chỉ tiêu ${say(code)} nên không được ghi “${WORDS.notApplicable}”. Chọn ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed}.`,
    en: `The decision has no “nếu có” for indicator ${say(code)}, so “${WORDS.notApplicable}” is no answer here. Choose another.`,
  }),
  'NTM-V011': ({ code, first, second }) => ({
    vi: `${say(code)} đứng ở hai dòng: ${say(first)} và ${say(second)}. Giữ một dòng, xóa dòng kia.`,
    en: `${say(code)} stands in two rows: ${say(first)} and ${say(second)}. Keep one, delete the other.`,
  }),
  'NTM-V012': ({ sheet, other, period }) => ({
    vi: `Trang “${say(sheet)}” và trang “${say(other)}” là hai báo cáo khác nhau của cùng đơn vị, cùng kỳ ${periodWords(say(period)).vi}. Giữ một trang, hoặc sửa “Mã biểu” của trang kia.`,
    en: `Sheets “${say(sheet)}” and “${say(other)}” are two differing reports of one unit for ${periodWords(say(period)).en}. Keep one, or mend the other's “Mã biểu”.`,
  }),
  'NTM-V014': ({ value, requirement }) => ({
    vi: `Ghi “Đạt” nhưng kết quả ${say(value)} chưa đạt mức ${say(requirement)}. Sửa số hoặc tự đánh giá; nếu vẫn đúng, giải trình ở cột Ghi chú.`,
    en: `Marked Đạt, but the result ${say(value)} does not reach ${say(requirement)}. Mend the figure or the assessment; if it is right, explain it in the note column.`,
  }),
  'NTM-V015': ({ typed, computed, criterion }) => ({
    vi: `Tiêu chí ${say(criterion)} ghi “${word(typed)}” nhưng tính theo các chỉ tiêu là “${word(computed)}”. Trả lại công thức, hoặc sửa chỉ tiêu; nếu vẫn đúng, giải trình ở cột Ghi chú.`,
    en: `Criterion ${say(criterion)} says “${word(typed)}”, its indicators make it “${word(computed)}”. Restore the formula or mend the indicators; if it is right, explain it in the note column.`,
  }),
  'NTM-V016': ({ said }) => ({
    vi: `Chưa đạt nhưng ${say(said) === '' ? 'chưa ghi khó khăn, vướng mắc' : `cột khó khăn chỉ ghi “${say(said)}”`}. Ghi nguyên nhân, ai phải làm gì; hoặc tháng dự kiến đạt.`,
    en: `Unmet, but ${say(said) === '' ? 'no difficulty is given' : `the difficulty only says “${say(said)}”`}. Write the cause and who must act, or the month it is expected to be met.`,
  }),
  'NTM-V020': ({ value, requirement }) => ({
    vi: `Ghi “Chưa đạt” nhưng kết quả ${say(value)} đã đạt mức ${say(requirement)}. Xem lại số hoặc tự đánh giá.`,
    en: `Marked Chưa đạt, but the result ${say(value)} reaches ${say(requirement)}. Look at the figure or the assessment again.`,
  }),
  'NTM-V021': ({ word: typed, unit }) => ({
    vi: `Ghi “${word(typed)}” thay cho con số. Ghi kết quả bằng số (${say(unit)}).`,
    en: `“${word(typed)}” stands where a figure is due. Write the figure (${say(unit)}).`,
  }),
  'NTM-V022': ({ unit }) => ({
    vi: `Đã tự đánh giá nhưng chưa có số (${say(unit)}). Ghi kết quả đến kỳ báo cáo.`,
    en: `Assessed, but there is no figure (${say(unit)}). Write the result of this period.`,
  }),
  'NTM-V023': ({ value, likely }) => ({
    vi: `Kết quả ${say(value)} %: có phải là ${say(likely)} %? Ghi số phần trăm, ví dụ 95,5.`,
    en: `The result is ${say(value)} %: is ${say(likely)} % meant? Write percent, e.g. 95,5.`,
  }),
  'NTM-V024': ({ typed, kind, range }) => ({
    vi:
      say(kind) === 'own'
        ? `Công thức của dòng tiêu chí tính trên ${say(typed)}, không phải ${say(range)}: ô này có thể hiện khác số tổng hợp. Trả lại công thức.`
        : say(kind) === 'foreign'
          ? 'Công thức của dòng tiêu chí đã bị thay bằng công thức khác. Số tổng hợp vẫn tính theo các chỉ tiêu; nên trả lại công thức.'
          : `Công thức của dòng tiêu chí đã bị ${say(typed) === '' ? 'xóa' : `gõ đè bằng “${say(typed)}”`}. Số tổng hợp vẫn tính theo các chỉ tiêu; nên trả lại công thức.`,
    en:
      say(kind) === 'own'
        ? `The criterion's formula counts ${say(typed)}, not ${say(range)}: the cell may show something else than the totals. Restore the formula.`
        : "The formula on the criterion's row was replaced. Totals still follow the indicators; restore the formula.",
  }),
  'NTM-V025': ({ value, requirement }) => ({
    vi: `Ghi “Đạt” nhưng kết quả ${say(value)} thấp hơn mức ${say(requirement)} (mức này chưa đối chiếu với quyết định). Xem lại.`,
    en: `Marked Đạt, but the result ${say(value)} is short of ${say(requirement)} (a threshold not yet compared with the decision). Look again.`,
  }),
  'NTM-V026': ({ code, text, nearest }) => ({
    vi: `Dòng “${[say(code), say(text)].filter((part) => part !== '').join(' ')}” không có trong biểu mẫu nên không được tính${say(nearest) === '' ? '' : ` (gần nhất: ${say(nearest)})`}. Nếu là chỉ tiêu bị sửa tên, trả lại mã và nội dung; nếu là ghi thêm, bỏ qua.`,
    en: `The row “${[say(code), say(text)].filter((part) => part !== '').join(' ')}” is not in the template and is not counted${say(nearest) === '' ? '' : ` (nearest: ${say(nearest)})`}. If it is a renamed indicator, restore its code and wording; if it is an addition, ignore this.`,
  }),
  'NTM-V027': ({ row }) => ({
    vi: `Dòng ${say(row)} đang bị ẩn nhưng vẫn được gửi. Bỏ ẩn để người ký nhìn thấy.`,
    en: `Row ${say(row)} is hidden but is sent. Unhide it, so that who signs can see it.`,
  }),
  'NTM-V028': ({ by, seen, code }) =>
    say(by) === 'wording'
      ? {
          vi: `Mã ở cột TT ${say(seen) === '' ? 'bỏ trống' : `là “${say(seen)}”`} nhưng nội dung là của chỉ tiêu ${say(code)}; đã đọc là ${say(code)}. Sửa lại mã (định dạng văn bản).`,
          en: `The code ${say(seen) === '' ? 'is missing' : `reads “${say(seen)}”`}, the wording is indicator ${say(code)}'s; it was read as ${say(code)}. Mend the code (text format).`,
        }
      : say(by) === 'likeness'
        ? {
            vi: `Mã${say(seen) === '' ? '' : ` “${say(seen)}”`} và nội dung đều khác biểu mẫu; đã đọc là ${say(code)} vì giống nhất. Kiểm tra có đúng chỉ tiêu này không.`,
            en: `Both the code${say(seen) === '' ? '' : ` “${say(seen)}”`} and the wording differ from the template; it was read as ${say(code)}, which is most alike. Check that it is this indicator.`,
          }
        : {
            vi: `Nội dung dòng ${say(code)} khác biểu mẫu; đã đọc theo mã. Kiểm tra có đúng chỉ tiêu này không.`,
            en: `The wording of row ${say(code)} differs from the template; it was read by its code. Check that it is this indicator.`,
          },
  'NTM-V029': ({ text, past }) =>
    past === 1
      ? {
          vi: `Tháng dự kiến đạt ${say(text)} đã qua. Ghi lại tháng sẽ đạt, hoặc sửa tự đánh giá nếu đã đạt.`,
          en: `The expected month ${say(text)} has gone by. Write the month it will be met, or mend the assessment if it is met.`,
        }
      : {
          vi: `“${say(text)}” không phải tháng. Ghi tháng/năm, ví dụ 12/2023.`,
          en: `“${say(text)}” is no month. Write month/year, e.g. 12/2023.`,
        },
  'NTM-V030': ({ parts }) => ({
    vi: `Quyết định yêu cầu từng ý (${say(parts)}). Nên ghi đủ, ví dụ: ${example(parts)}.`,
    en: `The decision asks for each part (${say(parts)}). Better write them all, e.g. ${example(parts)}.`,
  }),
  'NTM-V031': ({ rows }) => ({
    vi: `Cả ${say(rows)} dòng đều như kỳ trước. Kiểm tra đã cập nhật số liệu kỳ này chưa.`,
    en: `All ${say(rows)} rows are as in the last period. Check that this period's figures were entered.`,
  }),
  'NTM-V032': ({ count, decision, annex }) => ({
    vi: `${say(count)} chỉ tiêu có nội dung hoặc mức yêu cầu chưa đối chiếu với quyết định (${say(decision)}${say(annex) === '' ? '' : `, ${say(annex)}`}); các mức đó không quyết định Đạt hay Chưa đạt.`,
    en: `${say(count)} indicators have wording or thresholds not yet compared with the decision (${say(decision)}${say(annex) === '' ? '' : `, ${say(annex)}`}); those thresholds decide nothing.`,
  }),
  'NTM-V033': ({ value, comparator }) => ({
    vi: `Kết quả ghi ${say(comparator) === '' ? 'ước lượng' : `“${say(comparator)}”`}; đã đọc là ${say(value)}. Ghi đúng số đạt được.`,
    en: `The result is given ${say(comparator) === '' ? 'as an estimate' : `with “${say(comparator)}”`}; it was read as ${say(value)}. Write the figure reached.`,
  }),
  'NTM-V034': ({ heading, read, others }) => ({
    vi: `Có nhiều cột “${say(heading)}”: ${say(read)} và ${say(others)}; không biết cột nào là số liệu kỳ này. Giữ một cột, xóa cột kia hoặc đổi tiêu đề (ví dụ “Kỳ trước”).`,
    en: `Several columns mean “${say(heading)}”: ${say(read)} and ${say(others)}; which holds this period cannot be told. Keep one, delete the other or rename its heading (e.g. “Kỳ trước”).`,
  }),
  'NTM-V035': ({ kind, name, column }) =>
    say(kind) === 'sheet'
      ? {
          vi: `Trang “${say(name)}” đang bị ẩn nhưng vẫn được đọc là báo cáo. Bỏ ẩn trang này, hoặc xóa nếu là báo cáo cũ.`,
          en: `Sheet “${say(name)}” is hidden but is read as a report. Unhide it, or delete it if it is an old one.`,
        }
      : {
          vi: `Cột ${say(column)} “${say(name)}” đang bị ẩn nhưng vẫn được đọc và gửi. Bỏ ẩn để người ký nhìn thấy.`,
          en: `Column ${say(column)} “${say(name)}” is hidden but is read and sent. Unhide it, so that who signs can see it.`,
        },
  'NTM-V036': ({ heading, unread }) =>
    say(heading) === ''
      ? {
          vi: `Không đọc cột ${say(unread)}: tiêu đề không có trong biểu mẫu. Nếu là số liệu kỳ này, chép vào cột của biểu; nếu là cột ghi riêng, bỏ qua.`,
          en: `Not read: column ${say(unread)}; its heading is not the form's. If it holds this period's figures, copy them to the form's columns; if it is your own, ignore this.`,
        }
      : {
          vi: `Không thấy cột “${say(heading)}” nên không đọc được lời ghi ở cột đó.${say(unread) === '' ? '' : ` Các cột không đọc: ${say(unread)}.`} Ghi lại tiêu đề đúng như biểu mẫu, hoặc thêm cột này.`,
          en: `Column “${say(heading)}” is not found, so nothing of it is read.${say(unread) === '' ? '' : ` Columns not read: ${say(unread)}.`} Word its heading as the template does, or add the column.`,
        },
  'NTM-V037': ({ value, unit }) => ({
    vi: `Kết quả ${say(value)} khác xa mức thường gặp của chỉ tiêu này: có đúng đơn vị “${say(unit)}” không?`,
    en: `The result ${say(value)} is far from what is common for this indicator: is it in the right unit, “${say(unit)}”?`,
  }),
  'NTM-V038': ({ value, low, high }) => ({
    vi: `Số chung ${say(value)} không nằm trong khoảng của nam và nữ (${say(low)} đến ${say(high)}). Xem lại ba số này.`,
    en: `The common figure ${say(value)} does not lie between men's and women's (${say(low)} to ${say(high)}). Look at the three again.`,
  }),
  'NTM-V039': ({ value, requirement }) => ({
    vi: `Ghi “Đạt” nhưng kết quả ${say(value) === '…' ? 'để trống' : `“${say(value)}”`} chưa so sánh được với mức ${say(requirement)}. Ghi kết quả bằng đúng từ hoặc số của mức yêu cầu, hoặc tự soát lại.`,
    en: `Marked Đạt, but the result ${say(value) === '…' ? 'is empty and' : `“${say(value)}”`} cannot be compared with ${say(requirement)}. Write it in the words or figures of the requirement, or look at it yourself.`,
  }),
  'NTM-V040': ({ text, word: assessed }) => ({
    vi: `Kết quả ghi “${say(text)}” cạnh tự đánh giá “${word(assessed)}”: không rõ có khớp nhau không. Ghi “${WORDS.met}” hoặc “${WORDS.unmet}” ở cột kết quả, hoặc để trống.`,
    en: `The result says “${say(text)}” beside the self-assessment “${word(assessed)}”: whether they agree cannot be told. Write “${WORDS.met}” or “${WORDS.unmet}” as the result, or leave it empty.`,
  }),
  'NTM-V041': ({ criterion, text }) => ({
    vi: `Dòng tiêu chí ${say(criterion)} có kết quả “${say(text)}” nhưng kết quả chỉ được đọc ở dòng chỉ tiêu. Ghi vào chỉ tiêu tương ứng.`,
    en: `The row of criterion ${say(criterion)} holds the result “${say(text)}”, but results are read on the rows of indicators only. Write it to the indicator it belongs to.`,
  }),
  'NTM-V042': ({ criterion }) => ({
    vi: `Thiếu dòng tiêu chí ${say(criterion)}; các chỉ tiêu của nó vẫn được tính. Chèn lại dòng này từ biểu mẫu.`,
    en: `The row of criterion ${say(criterion)} is missing; its indicators are counted all the same. Insert it again from the template.`,
  }),
  'NTM-V043': ({ criterion, wrong, text }) => ({
    vi: `Tiêu chí ${say(criterion)} ${wordWrong[say(wrong)]?.vi ?? ''}${say(text) === '' ? '' : ` (“${say(text)}”)`}. Bộ này chưa có đủ chỉ tiêu, nên ghi ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed} ở chính dòng tiêu chí.`,
    en: `Criterion ${say(criterion)} ${wordWrong[say(wrong)]?.en ?? ''}${say(text) === '' ? '' : ` (“${say(text)}”)`}. This set lacks indicators, so write ${WORDS.met}, ${WORDS.unmet} or ${WORDS.notAssessed} on the criterion's own row.`,
  }),
  'NTM-V044': ({ names, known }) => ({
    vi: `${say(names) === '' ? 'Chưa ghi tên.' : `Không có trong danh mục đã biết: ${say(names)}.`} Đã biết: ${say(known)}. Tên khác vẫn được nhận; xem lại có gõ nhầm không.`,
    en: `${say(names) === '' ? 'No name is given.' : `Not in the known list: ${say(names)}.`} Known: ${say(known)}. Another name is taken all the same; see that it is no slip.`,
  }),
  'NTM-V045': ({ code, text, by }) => ({
    vi: `Thiếu dòng ${say(code)} “${say(text)}”, chỉ tiêu riêng của ${say(by)}. Chèn dòng này từ biểu mẫu, dưới các chỉ tiêu của tiêu chí; tiêu chí quốc gia vẫn tính như thường.`,
    en: `The row ${say(code)} that ${say(by)} asks for is missing. Insert it from the template, below the criterion's indicators; the national criterion is counted all the same.`,
  }),
  'NTM-V046': ({ by, unit }) => ({
    vi: `Dòng riêng của ${say(by)} chưa rõ: ghi một con số (đơn vị: ${say(unit)}) và chọn ${WORDS.met}, ${WORDS.unmet} hoặc ${WORDS.notAssessed}. Không rõ thì dòng này đếm là chưa đánh giá.`,
    en: `This row of ${say(by)} is unclear: write one figure (unit: ${say(unit)}) and choose ${WORDS.met}, ${WORDS.unmet} or ${WORDS.notAssessed}. Unclear, it counts as not assessed.`,
  }),
  'NTM-V047': ({ value, requirement, unit, by }) => ({
    vi: `Ghi “${WORDS.met}” nhưng kết quả ${say(value)} dưới mức ${say(requirement)} ${say(unit)} mà ${say(by)} yêu cầu thêm. Xem lại số hoặc tự đánh giá; tiêu chí quốc gia không phụ thuộc dòng này.`,
    en: `Marked “${WORDS.met}”, but ${say(value)} is below the ${say(requirement)} ${say(unit)} that ${say(by)} asks in addition. Look at the figure or the self-assessment; the national criterion does not depend on this row.`,
  }),
  'NTM-V048': ({ value, plan, unit, year, by, source }) => ({
    vi: `Kết quả ${say(value)} chưa đạt chỉ tiêu kế hoạch ${say(plan)} ${say(unit)} năm ${String(year)} của ${say(by)} (${say(source)}). Đây là mục tiêu, không phải mức đạt chuẩn.`,
    en: `${say(value)} is short of the ${String(year)} plan of ${say(by)}, ${say(plan)} ${say(unit)}. This is an aim, not the requirement.`,
  }),
  'NTM-V070': ({ shown, made }) => ({
    vi: `Công thức đang hiện “${say(shown)}” nhưng tính lại là “${say(made)}”. Mở bằng Excel, nhấn F9 để tính lại rồi lưu; nếu số đang hiện mới đúng, sửa công thức.`,
    en: `The formula shows “${say(shown)}” but makes “${say(made)}”. Open it in Excel, press F9 and save; if what it shows is right, mend the formula.`,
  }),
  'NTM-V071': ({ made }) => ({
    vi: `Công thức trong tệp không kèm kết quả; đã tính lại là “${say(made)}”. Mở bằng Excel, nhấn F9 rồi lưu.`,
    en: `The file keeps this formula without its value; it was computed as “${say(made)}”. Open it in Excel, press F9 and save.`,
  }),
  'NTM-V072': ({ formula }) => ({
    vi: `Số lấy từ tệp khác: ${say(formula)}. Kiểm tra số, rồi dán thành giá trị.`,
    en: `The figure comes from another file: ${say(formula)}. Check it, then paste it as a value.`,
  }),
  'NTM-V073': ({ range, missed }) => ({
    vi: `Công thức cộng vùng ${say(range)} nhưng bỏ sót ô ${say(missed)} ngay dưới. Mở rộng vùng cộng.`,
    en: `The formula covers ${say(range)} and leaves out ${say(missed)} right below. Widen its range.`,
  }),
  'NTM-V074': ({ kind, held, read }) =>
    say(kind) === 'mixedFonts'
      ? {
          vi: `Ô có nhiều phông, Excel không cho biết chữ nào phông nào; đã đọc là “${say(read)}”. Mở tệp bằng trang web hoặc dòng lệnh để đọc đúng từng chữ, hoặc gõ lại bằng Times New Roman.`,
          en: `The cell is in several fonts, and Excel does not say which letters are in which; it was read as “${say(read)}”. Open the file in the web page or the command line, or retype it in Times New Roman.`,
        }
      : say(kind) === 'fontLost'
        ? {
            vi: `Chữ “${say(held)}” là chữ phông cũ đã mất phông; ${say(read) === say(held) ? 'chưa đọc được' : `đã đọc là “${say(read)}”`}. Gõ lại bằng Times New Roman (Unicode).`,
            en: `“${say(held)}” is old-font text that lost its font; it ${say(read) === say(held) ? 'cannot be read' : `was read as “${say(read)}”`}. Retype it in Times New Roman (Unicode).`,
          }
        : {
            vi: `Chữ “${say(held)}” trong phông cũ có thể đọc hai cách; theo phông là “${say(read)}”. Gõ lại bằng Times New Roman (Unicode).`,
            en: `“${say(held)}” in an old font can be read two ways; its font makes it “${say(read)}”. Retype it in Times New Roman (Unicode).`,
          },
  'NTM-V075': ({ text }) => ({
    vi: `“${say(text)}” có chữ bị gạch ngang nhưng vẫn được đọc. Xóa nếu đã bỏ; bỏ gạch nếu còn dùng.`,
    en: `“${say(text)}” is struck through but is read. Delete it if it is withdrawn; else take the strike away.`,
  }),
  'NTM-V076': ({ first, last }) => ({
    vi: `Ô gộp từ dòng ${say(first)} đến dòng ${say(last)}; chỉ dòng ${say(first)} được tính. Bỏ gộp ô và ghi cho từng dòng.`,
    en: `The cell is merged from row ${say(first)} to ${say(last)}; only row ${say(first)} counts. Unmerge it and fill each row.`,
  }),
  'NTM-V077': ({ by, name, kind, found }) => {
    const where = say(by) === 'file' ? { vi: 'Tên tệp', en: 'The file name' } : { vi: 'Tên trang', en: 'The sheet name' };
    const [isOnly, isUnit] = [say(kind).startsWith('only'), say(kind).toLowerCase().endsWith('unit')];
    if (isOnly) {
      return {
        vi: `${isUnit ? 'Đơn vị' : 'Kỳ'} (${say(found)}) chỉ đọc được từ ${where.vi.toLowerCase()} “${say(name)}”. Ghi vào ô “Mã biểu” hoặc tiêu đề của biểu.`,
        en: `The ${isUnit ? 'unit' : 'period'} (${say(found)}) is told only by ${where.en.toLowerCase()} “${say(name)}”. Write it in the “Mã biểu” cell or the title.`,
      };
    }
    return {
      vi: `${where.vi} “${say(name)}” nói ${isUnit ? 'đơn vị' : 'kỳ'} khác với biểu (${say(found)}). Kiểm tra có chép nhầm không, rồi đổi tên.`,
      en: `${where.en} “${say(name)}” says another ${isUnit ? 'unit' : 'period'} than the sheet (${say(found)}). Check whether it was copied, then rename it.`,
    };
  },
  'NTM-V078': ({ heading, meant }) => ({
    vi: `Cột “${say(heading)}” được đọc là “${say(meant)}”. Nếu đúng, nên ghi lại tiêu đề như biểu mẫu.`,
    en: `The column “${say(heading)}” was read as “${say(meant)}”. If that is right, better restore the form's heading.`,
  }),
  'NTM-V079': ({ value, day }) => ({
    vi: `${say(value)} là số Excel dùng cho ngày ${say(day)}: có phải đã gõ tỷ số và bị đổi thành ngày không? Ghi lại kết quả.`,
    en: `${say(value)} is the number Excel keeps for ${say(day)}: was a ratio typed and turned into a date? Write the result again.`,
  }),
  'NTM-V080': ({ text }) => ({
    vi: `Ô đang báo lỗi ${say(text)}. Ghi lại nội dung, hoặc xóa nếu không có.`,
    en: `The cell shows the error ${say(text)}. Write its content again, or delete it.`,
  }),
  'NTM-V081': ({ count }) => ({
    vi: `${say(count)} ô đọc được nhưng ghi khác quy ước (ví dụ “x” thay cho “Đạt”, “95,5 %” thay cho 95,5). Có thể sửa một lần cho thống nhất.`,
    en: `${say(count)} cells were read but are spelled otherwise than asked (“x” for “Đạt”, “95,5 %” for 95,5). One mend spells them alike.`,
  }),
  'NTM-V082': ({ first, second }) => ({
    vi: `Dòng ${say(second)} lại là dòng tiêu đề nhưng các cột đứng khác dòng ${say(first)}; các dòng bên dưới có thể bị đọc nhầm cột. Xếp lại cột cho giống, hoặc tách thành hai trang.`,
    en: `Row ${say(second)} is a heading again, with its columns elsewhere than in row ${say(first)}; the rows below may be read from the wrong columns. Put the columns in one order, or split the sheet.`,
  }),
};

const wordWrong: Readonly<Record<string, Message>> = {
  row: { vi: 'không có dòng', en: 'has no row' },
  blank: { vi: 'chưa ghi tự đánh giá', en: 'has no self-assessment' },
  unreadable: { vi: 'có tự đánh giá không hiểu được', en: 'has a self-assessment that is no known word' },
  notApplicable: { vi: 'không được ghi “Không áp dụng”', en: 'cannot be “Không áp dụng”' },
};

function say(fact: Facts[string] | undefined): string {
  if (fact === null || fact === undefined) return '';
  if (typeof fact === 'number') return printNumber(fact);
  return typeof fact === 'string' ? fact : fact.map((item) => say(item)).join(', ');
}

function either(candidates: Facts[string] | undefined, or: string): string {
  return Array.isArray(candidates) ? candidates.map((candidate: string | number) => say(candidate)).join(` ${or} `) : say(candidates);
}

function word(fact: Facts[string] | undefined): string {
  return typeof fact === 'string' && fact in WORDS ? WORDS[fact as keyof typeof WORDS] : say(fact);
}

function possible(type: Facts[string] | undefined): Message {
  if (type === 'percent') return { vi: '0 đến 100 %', en: '0 to 100 %' };
  return type === 'count' ? { vi: 'số nguyên không âm', en: 'a whole number, not negative' } : { vi: 'số không âm', en: 'not negative' };
}

function example(parts: Facts[string] | undefined): string {
  return say(parts).includes('nam') ? '95,6 (nam 95,2; nữ 96,0)' : 'a 100; b 1';
}
