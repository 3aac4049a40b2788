/** `tieuchi consolidate`: a folder of reports → the totals of a district or a province, and its master filled. */
import { Problem } from '../../../core/problem.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { fillMaster, type Looked } from '../../desk/fillMaster.ts';
import { readFolder } from '../../desk/folder.ts';
import { expectedUnits, totalsOf } from '../../totals.ts';
import { askedCriterion, askedPeriod, askedSet, askedUnit } from '../../asked.ts';
import type { Command } from '../command.ts';
import { dataOption, rulebookOf } from '../withStore.ts';
import { printFilled, printPlanned } from '../printFilled.ts';
import { printTotals } from '../printTotals.ts';

export const consolidate: Command = {
  name: 'consolidate',
  usage:
    'FOLDER --unit CODE --period PERIOD --set SET [--criterion N] [--master MASTER.xlsx --out OUT.xlsx [--sheet NAME]] [--data DIR] [--json]',
  does: {
    vi: 'Tổng hợp các báo cáo trong một thư mục cho huyện hoặc tỉnh; tệp hỏng được nêu tên và lý do. --sheet nói rõ trang nào của MASTER.xlsx là biểu.',
    en: 'Totals the reports of a folder for a district or a province; bad files are named with the reason. --sheet says which sheet of MASTER.xlsx is the master.',
  },
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    set: { type: 'string' },
    criterion: { type: 'string' },
    master: { type: 'string' },
    out: { type: 'string' },
    sheet: { type: 'string' },
    ...dataOption,
  },
  files: 1,
  run: async (given, output) => {
    const rulebook = await rulebookOf(given);
    const [folder = ''] = given.files;
    const period = askedPeriod(given.mustText('period'));
    const set = askedSet(rulebook, given.mustText('set'));
    const { unit: scope, tree } = askedUnit(rulebook, given.mustText('unit'), period);
    if (scope.level === 'commune') throw new Problem('unit-not-above-communes', { unit: scope.code, name: scope.name });
    const ofCriterion = given.text('criterion');
    const criterion = ofCriterion === undefined ? undefined : askedCriterion(set, ofCriterion);
    const [master, out, sheet] = [given.text('master'), given.text('out'), given.text('sheet')];
    if ((master === undefined) !== (out === undefined) || (sheet !== undefined && master === undefined))
      throw new Problem('usage-master-needs-out');

    const asked = { unit: scope, tree, period, set };
    const expected = expectedUnits(rulebook, asked);
    const { accepted, quarantined } = await readFolder(folder, rulebook, { period, set: set.id, expected });
    const totals = totalsOf(rulebook, asked, expected, accepted, criterion);
    for (const line of printTotals(totals, tree, quarantined)) output.line(line);
    const made = expected.filter(({ code }) => isSample(code, set.id, rulebook));
    if (made.length > 0) output.line(`\nSỐ LIỆU MẪU trong danh mục đơn vị báo cáo: ${made.map(({ name }) => name).join(', ')}`);
    const nameOf = (code: string): string => tree.unit(code)?.name ?? code;
    const show = (looked: Looked): void => printPlanned(looked, nameOf).forEach((line) => output.line(line));
    const job = { totals, rulebook, sheet, show };
    const filled = master === undefined || out === undefined ? null : fillMaster({ master, out, ...job });
    output.document({ ...totals, quarantined, ...(filled ? { master: filled } : {}) });
    if (filled) for (const line of printFilled(filled)) output.line(line);
    return quarantined.length > 0 ? 3 : 0;
  },
};

/** Obliged in the sample only, by no document. */
function isSample(unit: string, set: string, { obligations }: Rulebook): boolean {
  return obligations.some((item) => item.unit === unit && item.set === set && item.provenance === 'sample');
}
