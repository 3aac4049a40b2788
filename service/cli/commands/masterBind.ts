/** `tieuchi master bind`: which row of a master is which unit, which column which total, and how sure that is. */
import type { Binding, Certainty, Moved } from '../../../core/master/binding.ts';
import { columnMeaningWords, rowMeaningWords } from '../../../core/master/meaningWords.ts';
import { bindAsked, wordsIn } from '../../desk/planMaster.ts';
import { readConfirmation } from '../../desk/readConfirmation.ts';
import { readFileWhole, writeFileSafely } from '../../files.ts';
import { loadRulebook } from '../../rulebook.ts';
import { askedPeriod, askedSet } from '../../asked.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const masterBind: Command = {
  name: 'master bind',
  usage: 'MASTER.xlsx --unit CODE --set SET [--period PERIOD] [--sheet NAME] [--confirm BINDING.json [--out CONFIRMED.json]] [--json]',
  does: {
    vi: 'Xem biểu tổng hợp được hiểu thế nào: dòng nào là đơn vị nào, cột nào là số nào. Không ghi gì. Không có --period thì theo tháng ghi ở tiêu đề của biểu. Sửa bản in bằng --json rồi đưa lại bằng --confirm; --out giữ lời xác nhận cho các kỳ sau. --sheet nói rõ trang nào là biểu, khi nhiều trang giống nhau.',
    en: "Shows how a master is understood: which row is which unit, which column which total. Writes nothing. Without --period: the month the master's title says. Correct what --json printed and hand it back with --confirm; --out keeps the word for later periods. --sheet says which sheet is the master, where several could be.",
  },
  options: {
    unit: { type: 'string' },
    set: { type: 'string' },
    period: { type: 'string' },
    sheet: { type: 'string' },
    confirm: { type: 'string' },
    out: { type: 'string' },
  },
  files: 1,
  run: (given, output) => {
    const rulebook = loadRulebook();
    const [file = ''] = given.files;
    const set = askedSet(rulebook, given.mustText('set'));
    const period = given.text('period');
    const [answer, out] = [given.text('confirm'), given.text('out')];
    const bytes = readFileWhole(file);
    const said = answer === undefined ? { noted: wordsIn(bytes) } : { confirmation: readConfirmation(answer) };
    const asked = {
      unit: given.mustText('unit'),
      set,
      ...said,
      sheet: given.text('sheet'),
      ...(period === undefined ? {} : { period: askedPeriod(period) }),
    };
    const { binding, confirmation, notices } = bindAsked(bytes, asked, rulebook);
    if (confirmation && out !== undefined) writeFileSafely(out, `${JSON.stringify(confirmation, null, 1)}\n`);
    output.document({ ...binding, notices });
    for (const line of [...printBinding(binding), ...notices.map(({ vi }) => `Lưu ý: ${vi}`)]) output.line(line);
    return 0;
  },
};

const SURE: Readonly<Record<Certainty, string>> = { sure: 'chắc', likely: 'có khả năng', doubtful: 'chưa chắc' };

function printBinding({ sheet, heading, day, columns, rows, mark, unplaced, moved }: Binding): readonly string[] {
  return [
    `Trang “${sheet}” · tiêu đề ${heading} · tên đơn vị theo ngày ${day}`,
    ...(mark ? [`Dấu đạt: “${String(mark.value)}” (${SURE[mark.certainty]}) – ${mark.why.vi}`] : []),
    '',
    'Cột',
    ...table(
      ['Cột', 'Tiêu đề', 'Là', ''],
      columns.map(({ column, heading: title, meaning, certainty, why }) => [
        column,
        title,
        columnMeaningWords(meaning).vi,
        `${SURE[certainty]} – ${why.vi}`,
      ]),
    ),
    '',
    'Dòng',
    ...table(
      ['Ô', 'Ghi là', 'Là', ''],
      rows.map(({ cell, label, meaning, certainty, why }) => [
        cell,
        label,
        rowMeaningWords(meaning, meaning.unit).vi,
        `${SURE[certainty]} – ${why.vi}`,
      ]),
    ),
    ...(moved.length === 0 ? [] : ['', 'Đã dời chỗ từ lúc xác nhận', ...moved.map(movedLine)]),
    ...(unplaced.length === 0 ? [] : ['', 'Chưa xếp được', ...unplaced.map(({ reason }) => `  ${reason.vi}`)]),
  ];
}

const PLACE: Readonly<Record<Moved['kind'], string>> = { sheet: 'trang', column: 'cột', row: 'dòng' };

function movedLine({ kind, label, from, to }: Moved): string {
  return `  ${PLACE[kind]} ${label === '' ? '' : `“${label}” `}${from} → ${to}`;
}
