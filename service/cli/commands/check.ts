/** `tieuchi check`: every fault of a filled sheet, with its cell, the reason and the mend. */
import { basename } from 'node:path';
import { checkDocument } from '../../../core/check.ts';
import { Problem } from '../../../core/problem.ts';
import { checkFile } from '../../workbooks.ts';
import { askedPeriod, askedSet, askedUnit } from '../../asked.ts';
import type { Command, Given } from '../command.ts';
import { dataOption, rulebookOf } from '../withStore.ts';
import { printReport } from '../printReport.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Asked } from '../../../core/validation/rule.ts';

export const check: Command = {
  name: 'check',
  usage: 'FILE.xlsx [--sheet NAME] [--set SET] [--unit CODE] [--period PERIOD] [--data DIR] [--json]',
  does: {
    vi: 'Kiểm tra báo cáo đã điền: mọi lỗi cùng lúc, mỗi lỗi có ô, lý do và cách sửa.',
    en: 'Checks a filled report: every fault at once, each with its cell, the reason and the mend.',
  },
  options: { sheet: { type: 'string' }, set: { type: 'string' }, unit: { type: 'string' }, period: { type: 'string' }, ...dataOption },
  files: 1,
  run: async (given, output) => {
    const rulebook = await rulebookOf(given);
    const [file = ''] = given.files;
    const checked = await checkFile(file, rulebook, readAsked(given, rulebook), given.text('sheet'));
    if (output.json) output.document(checkDocument(basename(file), checked));
    else {
      output.line(`Tệp: ${basename(file)}`);
      for (const report of checked.reports) for (const line of printReport(report, rulebook)) output.line(line);
      for (const { sheet, reason } of checked.unrecognised) output.line(`\nTrang “${sheet}”: ${reason.vi}`);
    }
    if (checked.reports.length === 0) {
      if (!output.json) output.problem(new Problem('no-report-sheet', { sheets: checked.unrecognised.map(({ sheet }) => sheet) }));
      return 2;
    }
    return checked.reports.some(({ outcome }) => outcome === 'blocked') ? 1 : 0;
  },
};

/** A unit can only be looked up on a day: without a period it is compared with the sheet's as it is written. */
function readAsked(given: Given, rulebook: Rulebook): Asked {
  const [template, unit, period] = [given.text('set'), given.text('unit'), given.text('period')];
  if (template !== undefined) askedSet(rulebook, template);
  if (unit !== undefined && period !== undefined) askedUnit(rulebook, unit, askedPeriod(period));
  else if (period !== undefined) askedPeriod(period);
  else if (unit !== undefined && rulebook.units.spansOf(unit).length === 0) throw new Problem('unknown-unit', { unit, day: '…', near: [] });
  return {
    ...(template === undefined ? {} : { template }),
    ...(unit === undefined ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
  };
}
