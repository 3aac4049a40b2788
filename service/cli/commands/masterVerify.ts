/** `tieuchi master verify`: a filled master recomputed, and the cells that differ named. */
import { Problem } from '../../../core/problem.ts';
import { printValue } from '../../../core/sheet/printValue.ts';
import type { CellValue } from '../../../core/sheet/sheet.ts';
import { verifyMaster, type FileState, type VerifiedMaster } from '../../desk/verifyMaster.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command, ExitStatus } from '../command.ts';
import { table } from '../table.ts';

/** Above this the rest is counted; --json names them all. */
const MOST_SHOWN = 40;

export const masterVerify: Command = {
  name: 'master verify',
  usage: 'MASTER.xlsx [--manifest MANIFEST.json] [--totals TOTALS.json] [--reports FOLDER] [--json]',
  does: {
    vi: 'Tính lại mọi ô của một biểu đã ghi và nêu ô nào khác. Với --reports, tính lại từ chính các báo cáo.',
    en: 'Recomputes every cell of a filled master and names those that differ. With --reports: from the reports themselves.',
  },
  options: { manifest: { type: 'string' }, totals: { type: 'string' }, reports: { type: 'string' } },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [file = ''] = given.files;
    const verified = await verifyMaster({
      file,
      manifest: given.text('manifest'),
      totals: given.text('totals'),
      reports: given.text('reports'),
      rulebook: loadRulebook(),
    });
    output.document(verified);
    for (const line of lines(verified)) output.line(line);
    const { differing, communes } = verified;
    if (differing.length + communes.length === 0) return 0;
    const cells = differing.slice(0, 5).map(({ cell }) => cell);
    output.note(new Problem('master-differs', { file, count: differing.length, cells }).text);
    return 2;
  },
};

const STATES: Readonly<Record<FileState, string>> = {
  written: 'tệp đúng như lúc ghi',
  before: 'tệp vẫn là bản trước khi ghi: lần ghi chưa xong',
  changed: 'tệp đã được lưu lại sau khi ghi',
  unknown: 'không có tệp đối chiếu',
};

function lines({ sheet, unit, period, asOf, state, compared, differing, notComputed, communes }: VerifiedMaster): readonly string[] {
  const more = differing.length - MOST_SHOWN;
  return [
    `Trang “${sheet}” · đơn vị ${unit} · kỳ ${period}${asOf === null ? '' : ` · số liệu lúc ${asOf}`} · ${STATES[state]}`,
    `Đã so ${String(compared)} ô; khác ${String(differing.length)}.`,
    ...differingLines(differing.slice(0, MOST_SHOWN)),
    ...(more > 0 ? [`  … và ${String(more)} ô nữa (--json nêu đủ)`] : []),
    ...(notComputed.length === 0
      ? []
      : [`Công thức chưa có kết quả trong tệp (mở bằng Excel rồi lưu): ${notComputed.slice(0, 10).join(', ')}`]),
    ...communes.map(({ name, inReports }) => `${name}: ${inReports === null ? 'không còn báo cáo' : 'báo cáo khác với lúc ghi'}`),
  ];
}

function differingLines(differing: VerifiedMaster['differing']): readonly string[] {
  if (differing.length === 0) return [];
  const rows = differing.map(({ cell, holds, shouldHold, formula }) => [
    cell,
    show(holds),
    show(shouldHold),
    formula === null ? '' : `công thức ${formula}`,
  ]);
  return table(['Ô', 'Đang có', 'Phải là', ''], rows);
}

function show(value: CellValue): string {
  return printValue(value) || '(trống)';
}
