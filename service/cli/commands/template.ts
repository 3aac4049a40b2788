/** `tieuchi template`: a unit's official sheet for a period, started from the last report where there is one. */
import { firstDayOf, lastDayOf, parsePeriod, type Period } from '../../../core/calendar/period.ts';
import { checkWorkbook } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import { Problem } from '../../../core/problem.ts';
import type { Report } from '../../../core/reading/report.ts';
import type { LastReport } from '../../../core/template/lastReport.ts';
import type { LeftBehind } from '../../../core/template/leftBehind.ts';
import { knownLayouts, type Rulebook } from '../../../core/rulebook.ts';
import { obligedUnits } from '../../../core/units/obligation.ts';
import { makeTemplate } from '../../desk/makeTemplate.ts';
import { writeFileSafely } from '../../files.ts';
import { mustHaveEnding } from '../../workbookEnding.ts';
import { readSheets } from '../../workbooks.ts';
import { askedPeriod, askedSet, askedUnit } from '../../asked.ts';
import type { Command, ExitStatus } from '../command.ts';
import { table } from '../table.ts';
import { dataOption, rulebookOf } from '../withStore.ts';

export const template: Command = {
  name: 'template',
  usage: '--set SET --unit CODE --period PERIOD [--from LAST.xlsx] [--form FORM|national] --out FILE.xlsx [--data DIR] [--json]',
  does: {
    vi: 'Lập biểu mẫu chính thức của xã, huyện hoặc tỉnh cho một kỳ, theo bộ tiêu chí của cấp đó (xem: tieuchi set list), theo biểu riêng của tỉnh nếu có (--form national: biểu chung); --from lấy sẵn số liệu của báo cáo trước, kể cả ở biểu khác của cùng bộ, và nêu từng ô không lấy được.',
    en: "Makes a commune's, a district's or a province's official sheet for a period, of a set for that level (tieuchi set list), in the office's own form where it has one (--form national: ours); --from starts it from an earlier report, also in another form of the set, and names each cell not taken over.",
  },
  options: {
    set: { type: 'string' },
    unit: { type: 'string' },
    period: { type: 'string' },
    from: { type: 'string' },
    form: { type: 'string' },
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
    const asked = given.text('form');
    const made = await makeTemplate(rulebook, {
      ...{ unit, tree, period, set },
      ...(last ? { last } : {}),
      ...(asked === undefined ? {} : { form: asked }),
    });
    const { bytes, template: found, form, leftBehind } = made;
    mustHaveEnding(out, bytes);
    const { kept } = writeFileSafely(out, bytes);

    output.document({
      ...{ out, template: set.id, version: found.version, form, unit: unit.code, period, from: from ?? null },
      ...(last ? { fromPeriod: last.report.period, notCarried: leftBehind } : {}),
      kept,
    });
    if (!obligedUnits(rulebook.obligations, set.id, period, tree, unit.code).length) output.note(notObliged(unit.name));
    output.line(`Đã lập ${out}: ${set.title}, ${unit.name} (${unit.code}), kỳ ${period}.`);
    if (form !== null) output.line(`Theo biểu riêng: ${form}`);
    if (last) for (const line of printLeftBehind(last, leftBehind)) output.line(line);
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

/** A person reads the first; --json has all. */
const MOST_PRINTED = 40;

function printLeftBehind({ report }: LastReport, left: readonly LeftBehind[]): readonly string[] {
  const said = [
    ...(report.unit === null
      ? ['Tệp --from không ghi đơn vị; được coi là của đơn vị này. / It names no unit and is taken as this unit’s.']
      : []),
    ...(report.period === null
      ? ['Tệp --from không ghi kỳ; được coi là của kỳ trước. / It names no period and is taken as an earlier one.']
      : []),
  ];
  if (left.length === 0) return [...said, 'Lấy sang đủ số liệu của tệp --from. / Everything was carried over.'];
  const rows = left.slice(0, MOST_PRINTED).map(({ cell, value, reason }) => [cell, shortened(value), `${reason.vi}\n${reason.en}`]);
  const more =
    left.length > MOST_PRINTED ? [`  … và ${String(left.length - MOST_PRINTED)} ô khác (--json nêu hết) / and more, all with --json`] : [];
  const title = `Không lấy sang ${String(left.length)} ô của tệp --from / not carried over:`;
  return [...said, title, ...table(['Ô', 'Đang ghi', 'Lý do'], rows), ...more];
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}

/**
 * The latest report of this unit and set in the file from before the period, or of the period itself where it was begun in
 * another form. A form that names no unit or no period counts where nothing better is there.
 */
async function readLast(file: string, set: string, unit: string, period: Period, rulebook: Rulebook): Promise<LastReport> {
  const sheets = await readSheets(file);
  const { reports } = checkWorkbook(sheets, rulebook);
  const fits = reports
    .map(({ report }) => report)
    .filter((report) => report.template === set && (report.unit === unit || report.unit === null) && isUntil(report.period, period))
    .sort((a, b) => rankOf(b).localeCompare(rankOf(a)));
  const [latest] = fits;
  const sheet = sheets.find(({ name }) => name === latest?.sheet);
  if (!latest || !sheet) {
    const found = reports.map(({ report }) => `${report.template} · ${report.unit ?? '?'} · ${report.period ?? '?'}`).join(', ');
    throw new Problem('last-report-unfit', { reason: found || '–' });
  }
  return { report: latest, sheet, layouts: knownLayouts(rulebook), ...(latest.period === period && { isSamePeriod: true as const }) };
}

/** Those that name their unit go first, then the later ones. */
function rankOf({ unit, period }: Report): string {
  return `${unit === null ? '0' : '1'} ${period ?? ''}`;
}

function isUntil(reported: string | null, period: Period): boolean {
  const last = parsePeriod(reported ?? '');
  return reported === null || reported === period || (last !== undefined && lastDayOf(last) < firstDayOf(period));
}
