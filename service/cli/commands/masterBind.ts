/** `tieuchi master bind`: which row of a master is which unit, which column which total, and how sure that is. */
import { lastDayOf, type Period } from '../../../core/calendar/period.ts';
import type { Binding } from '../../../core/master/binding.ts';
import { saidMonthOf } from '../../../core/master/saidMonth.ts';
import { bandsFor } from '../../../core/consolidation/bands.ts';
import { Problem } from '../../../core/problem.ts';
import { treeOn } from '../../../core/rulebook.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { firstDay } from '../../../core/units/unitTree.ts';
import { bindMaster, masterSheets } from '../../desk/fillMaster.ts';
import { readFileWhole } from '../../files.ts';
import { loadRulebook } from '../../rulebook.ts';
import { askedPeriod, askedSet, askedUnit } from '../asked.ts';
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
    const typed = given.text('period');
    const period = typed === undefined ? undefined : askedPeriod(typed);
    const code = given.mustText('unit');
    // A wrong code is said before the file is looked at.
    const latest = period === undefined ? latestUnit(rulebook, code, set.to) : askedUnit(rulebook, code, period);
    const bands = bandsFor(rulebook.bands, set.criteria.length);
    const sheets = masterSheets(readFileWhole(file));
    const said = period === undefined ? saidMonthOf(sheets, set, bands) : undefined;
    const { unit: scope, tree } = (said && unitIn(rulebook, code, said)) ?? latest;
    const month = period ?? said;
    const { binding } = bindMaster(sheets, { scope, tree, set, bands, ...(month === undefined ? {} : { period: month }) });
    output.document(binding);
    for (const line of printBinding(binding)) output.line(line);
    return 0;
  },
};

/** The unit as it was in the month the master says; undefined where the code was nobody's then. */
function unitIn(rulebook: Rulebook, code: string, month: Period): ReturnType<typeof askedUnit> | undefined {
  const tree = treeOn(rulebook, lastDayOf(month));
  const unit = tree.unit(code);
  return unit && { unit, tree };
}

/** Without a period, and where the master says no month: the unit as it was last, on the last day both it and the set were in force. */
function latestUnit(rulebook: Rulebook, code: string, setEnds: string | null): ReturnType<typeof askedUnit> {
  const spans = rulebook.units.filter((unit) => unit.code === code).sort((a, b) => (firstDay(a) < firstDay(b) ? 1 : -1));
  const [last] = spans;
  const day = [last?.to, setEnds].filter((one) => one !== null && one !== undefined).sort()[0] ?? (last && firstDay(last));
  const tree = treeOn(rulebook, day ?? '');
  const unit = tree.unit(code);
  if (!unit) throw new Problem('unknown-unit', { unit: code, day: day ?? '?', near: [] });
  return { unit, tree };
}

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
