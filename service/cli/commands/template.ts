/** `tieuchi template`: a unit's official sheet for a period, started from the last report where there is one. */
import { firstDayOf, lastDayOf, parsePeriod, type Period } from '../../../core/calendar/period.ts';
import { checkWorkbook } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import { Problem } from '../../../core/problem.ts';
import type { LastReport } from '../../../core/template/lastReport.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { obligedUnits } from '../../../core/units/obligation.ts';
import { makeTemplate } from '../../desk/makeTemplate.ts';
import { writeFileSafely } from '../../files.ts';
import { readSheets } from '../../workbooks.ts';
import { askedPeriod, askedSet, askedUnit } from '../../asked.ts';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, rulebookOf } from '../withStore.ts';

export const template: Command = {
  name: 'template',
  usage: '--set SET --unit CODE --period PERIOD [--from LAST.xlsx] --out FILE.xlsx [--data DIR] [--json]',
  does: {
    vi: 'Lập biểu mẫu chính thức của xã, huyện hoặc tỉnh cho một kỳ, theo bộ tiêu chí của cấp đó (xem: tieuchi set list); --from lấy sẵn số liệu của báo cáo kỳ trước.',
    en: "Makes a commune's, a district's or a province's official sheet for a period, of a set for that level (tieuchi set list); --from starts it from the last report.",
  },
  options: {
    set: { type: 'string' },
    unit: { type: 'string' },
    period: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
    ...dataOption,
  },
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const rulebook = await rulebookOf(given);
    const out = given.mustText('out');
    const period = askedPeriod(given.mustText('period'));
    const set = askedSet(rulebook, given.mustText('set'));
    const { unit, tree } = askedUnit(rulebook, given.mustText('unit'), period);
    const from = given.text('from');
    const last = from === undefined ? undefined : await readLast(from, set.id, unit.code, period, rulebook);
    const { bytes, template: found } = await makeTemplate(rulebook, { unit, tree, period, set, ...(last ? { last } : {}) });
    const { kept } = writeFileSafely(out, bytes);

    output.document({ out, template: set.id, version: found.version, unit: unit.code, period, from: from ?? null, kept });
    if (!obligedUnits(rulebook.obligations, set.id, period, tree, unit.code).length) output.note(notObliged(unit.name));
    output.line(`Đã lập ${out}: ${set.title}, ${unit.name} (${unit.code}), kỳ ${period}.`);
    if (kept !== null) output.line(`Tệp cũ được giữ lại: ${kept}`);
    return 0;
  },
};

function notObliged(name: string): Message {
  return {
    vi: `Lưu ý: ${name} không có trong danh mục đơn vị phải báo cáo bộ này trong kỳ này; báo cáo sẽ không được tính.`,
    en: `Note: ${name} is not among the units obliged to report on this set in this period; its report will not count.`,
  };
}

/** The latest report of this unit and set in the file from before the period. */
async function readLast(file: string, set: string, unit: string, period: Period, rulebook: Rulebook): Promise<LastReport> {
  const sheets = await readSheets(file);
  const { reports } = checkWorkbook(sheets, rulebook);
  const [latest] = reports
    .filter(({ report }) => report.template === set && report.unit === unit && endsBefore(report.period, period))
    .sort((a, b) => ((a.report.period ?? '') < (b.report.period ?? '') ? 1 : -1));
  const sheet = sheets.find(({ name }) => name === latest?.report.sheet);
  if (!latest || !sheet) {
    const found = reports.map(({ report }) => `${report.template} · ${report.unit ?? '?'} · ${report.period ?? '?'}`).join(', ');
    throw new Problem('last-report-unfit', { reason: found === '' ? sheets.map(({ name }) => name).join(', ') : found });
  }
  return { report: latest.report, sheet };
}

function endsBefore(reported: string | null, period: Period): boolean {
  const last = parsePeriod(reported ?? '');
  return last !== undefined && lastDayOf(last) < firstDayOf(period);
}
