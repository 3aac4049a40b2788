/** `tieuchi master update`: totals written into the workbook an office already owns, everything else in it unchanged. */
import { lastDayOf } from '../../../core/calendar/period.ts';
import { treeOn } from '../../../core/rulebook.ts';
import { fillMaster } from '../../desk/fillMaster.ts';
import { totalsSchema } from '../../../core/consolidation/totalsSchema.ts';
import { readJson } from '../../readJson.ts';
import { loadRulebook } from '../../rulebook.ts';
import { askedPeriod } from '../../asked.ts';
import type { Command } from '../command.ts';
import { printFilled } from '../printFilled.ts';

export const masterUpdate: Command = {
  name: 'master update',
  usage: 'MASTER.xlsx --totals TOTALS.json --out OUT.xlsx [--json]',
  does: {
    vi: 'Ghi số tổng hợp vào biểu của huyện, tỉnh; công thức và mọi thứ khác trong biểu giữ nguyên.',
    en: "Writes totals into a district's or a province's master; formulas and everything else in it stay.",
  },
  options: { totals: { type: 'string' }, out: { type: 'string' } },
  files: 1,
  run: (given, output) => {
    const [master = ''] = given.files;
    const totals = readJson(given.mustText('totals'), totalsSchema);
    const rulebook = loadRulebook();
    const filled = fillMaster({ master, out: given.mustText('out'), totals, rulebook });
    output.document(filled);
    const tree = treeOn(rulebook, lastDayOf(askedPeriod(totals.period)));
    for (const line of printFilled(filled, (code) => tree.unit(code)?.name ?? code)) output.line(line);
    return 0;
  },
};
