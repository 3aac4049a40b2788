/** `tieuchi master bind`: which row of a master is which unit, which column which total, and how sure that is. */
import type { Binding } from '../../../core/master/binding.ts';
import { bindAsked } from '../../desk/planMaster.ts';
import { readFileWhole } from '../../files.ts';
import { loadRulebook } from '../../rulebook.ts';
import { askedPeriod, askedSet } from '../../asked.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const masterBind: Command = {
  name: 'master bind',
  usage: 'MASTER.xlsx --unit CODE --set SET [--period PERIOD] [--json]',
  does: {
    vi: 'Xem biểu tổng hợp được hiểu thế nào: dòng nào là đơn vị nào, cột nào là số nào. Không ghi gì. Không có --period thì theo tháng ghi ở tiêu đề của biểu.',
    en: "Shows how a master is understood: which row is which unit, which column which total. Writes nothing. Without --period: the month the master's title says.",
  },
  options: { unit: { type: 'string' }, set: { type: 'string' }, period: { type: 'string' } },
  files: 1,
  run: (given, output) => {
    const rulebook = loadRulebook();
    const [file = ''] = given.files;
    const set = askedSet(rulebook, given.mustText('set'));
    const period = given.text('period');
    const asked = { unit: given.mustText('unit'), set, ...(period === undefined ? {} : { period: askedPeriod(period) }) };
    const { binding } = bindAsked(readFileWhole(file), asked, rulebook);
    output.document(binding);
    for (const line of printBinding(binding)) output.line(line);
    return 0;
  },
};

function printBinding({ sheet, heading, day, columns, rows, mark, unplaced }: Binding): readonly string[] {
  const sure = (certainty: string): string => (certainty === 'sure' ? 'chắc' : 'chưa chắc');
  return [
    `Trang “${sheet}” · tiêu đề ${heading} · tên đơn vị theo ngày ${day}`,
    ...(mark ? [`Dấu đạt: “${String(mark.value)}” (${sure(mark.certainty)}) – ${mark.why.vi}`] : []),
    '',
    'Cột',
    ...table(
      ['Cột', 'Tiêu đề', 'Là', ''],
      columns.map(({ column, heading: title, meaning, certainty, why }) => [
        column,
        title,
        meaning.kind === 'criterion' ? `TC ${String(meaning.criterion)}` : meaning.kind,
        `${sure(certainty)} – ${why.vi}`,
      ]),
    ),
    '',
    'Dòng',
    ...table(
      ['Ô', 'Ghi là', 'Là', ''],
      rows.map(({ cell, label, meaning, certainty, why }) => [
        cell,
        label,
        `${meaning.kind} ${meaning.unit}`,
        `${sure(certainty)} – ${why.vi}`,
      ]),
    ),
    ...(unplaced.length === 0 ? [] : ['', 'Chưa xếp được', ...unplaced.map(({ reason }) => `  ${reason.vi}`)]),
  ];
}
