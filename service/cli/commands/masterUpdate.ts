/** `tieuchi master update`: totals written into the workbook an office already owns, everything else in it unchanged. */
import { lastDayOf } from '../../../core/calendar/period.ts';
import { totalsSchema } from '../../../core/consolidation/totalsSchema.ts';
import { Problem } from '../../../core/problem.ts';
import { treeOn } from '../../../core/rulebook.ts';
import { askedPeriod } from '../../asked.ts';
import { fillInPlace, fillMaster, lookAtMaster, type Looked, type MasterJob } from '../../desk/fillMaster.ts';
import { readConfirmation } from '../../desk/readConfirmation.ts';
import { readJson } from '../../readJson.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command, Given } from '../command.ts';
import type { Output } from '../output.ts';
import { printFilled, printLooked, printPlanned } from '../printFilled.ts';

export const masterUpdate: Command = {
  name: 'master update',
  usage:
    'MASTER.xlsx --totals TOTALS.json (--out OUT.xlsx | --in-place | --dry-run) [--sheet NAME] [--before LAST.json] [--binding BINDING.json] [--if-hash SHA256] [--grow] [--json]',
  does: {
    vi: 'Ghi số tổng hợp vào biểu của huyện, tỉnh; công thức và mọi thứ khác trong biểu giữ nguyên. Cũ → mới của từng ô hiện ra trước khi ghi, bản trước được giữ; --dry-run chỉ cho xem, --if-hash chỉ ghi nếu biểu vẫn là bản đã xem. --sheet nói rõ trang nào là biểu. --before là số kỳ trước, để ghi tăng giảm. --grow thêm dòng cho xã chưa có trong biểu.',
    en: "Writes totals into a district's or a province's master; formulas and everything else in it stay. Old → new of each cell is shown before it is written, and the version before is kept; --dry-run only shows, --if-hash writes only if the master is still the one that was looked at. --sheet says which sheet is the master. --before: last period's totals, for what changed. --grow inserts rows for communes without one.",
  },
  options: {
    totals: { type: 'string' },
    out: { type: 'string' },
    'in-place': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    before: { type: 'string' },
    binding: { type: 'string' },
    sheet: { type: 'string' },
    'if-hash': { type: 'string' },
    grow: { type: 'boolean' },
  },
  files: 1,
  run: (given, output) => {
    const [master = ''] = given.files;
    const totals = readJson(given.mustText('totals'), totalsSchema);
    const rulebook = loadRulebook();
    const [before, binding] = [given.text('before'), given.text('binding')];
    const job: MasterJob = {
      master,
      totals,
      rulebook,
      before: before === undefined ? undefined : readJson(before, totalsSchema),
      confirmation: binding === undefined ? undefined : readConfirmation(binding),
      sheet: given.text('sheet'),
      ifHash: given.text('if-hash'),
      grow: given.is('grow'),
    };
    const tree = treeOn(rulebook, lastDayOf(askedPeriod(totals.period)));
    write(job, given, output, (code) => tree.unit(code)?.name ?? code);
    return 0;
  },
};

function write(job: MasterJob, given: Given, output: Output, nameOf: (unit: string) => string): void {
  const out = given.text('out');
  const ways = [out !== undefined, given.is('in-place'), given.is('dry-run')].filter(Boolean);
  if (ways.length !== 1) throw new Problem('usage-master-out');
  if (given.is('dry-run')) {
    const looked = lookAtMaster(job);
    output.document(looked);
    for (const line of printLooked(looked, nameOf)) output.line(line);
    return;
  }
  const shown = { ...job, show: (looked: Looked) => printPlanned(looked, nameOf).forEach((line) => output.line(line)) };
  const filled = out === undefined ? fillInPlace(shown) : fillMaster({ ...shown, out });
  output.document(filled);
  for (const line of printFilled(filled)) output.line(line);
}
