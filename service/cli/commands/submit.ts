/** `tieuchi submit`: a checked report sent to the service, which answers with a receipt. */
import { basename } from 'node:path';
import { checkWorkbook, findingDocument } from '../../../core/check.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { Problem } from '../../../core/problem.ts';
import type { Report } from '../../../core/reading/report.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { isBlocking } from '../../../core/validation/finding.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import { loadRulebook } from '../../rulebook.ts';
import { readSheets } from '../../workbooks.ts';
import type { SentReport } from '../../sendReport.ts';
import type { Command, ExitStatus } from '../command.ts';
import { destinationOptions, readDestination } from '../destination.ts';
import type { Output } from '../output.ts';
import { printReport } from '../printReport.ts';

export const submit: Command = {
  name: 'submit',
  usage: 'FILE.xlsx --to URL (--token TOKEN | TIEUCHI_TOKEN) [--sheet NAME] [--json]',
  does: {
    vi: 'Gửi báo cáo đã điền lên dịch vụ và in mã xác nhận. Gửi lại cùng một tệp không bị tính hai lần.',
    en: 'Sends a filled report to the service and prints the receipt. The same file sent again does not count twice.',
  },
  options: { ...destinationOptions, sheet: { type: 'string' } },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [file = ''] = given.files;
    const destination = readDestination(given);
    const rulebook = loadRulebook();
    const named = { file: basename(file) };
    const found = findReport(await readSheets(file, given.text('sheet')), rulebook, named);
    const checked = checkWorkbook([found.sheet], rulebook, named).reports[0];
    if (!checked) throw new Error('a report that was recognised among others is not recognised alone');
    if (checked.outcome === 'blocked') {
      for (const line of printReport(checked, rulebook)) output.line(line);
      const blocking = checked.findings.filter(isBlocking);
      return refuse(output, 'report-blocked', new Problem('report-blocked', { count: blocking.length }).text, {
        findings: checked.findings.map(findingDocument),
      });
    }
    const { sendReport } = await import('../../sendReport.ts');
    return tell(await sendReport(found.sheet, checked.report, destination), output);
  },
};

/** @throws Problem `no-report-sheet`, `usage-several-reports` */
function findReport(sheets: readonly Sheet[], rulebook: Rulebook, asked: Asked): { readonly sheet: Sheet; readonly report: Report } {
  const { reports } = checkWorkbook(sheets, rulebook, asked);
  if (reports.length > 1) throw new Problem('usage-several-reports', { sheets: reports.map(({ report }) => report.sheet) });
  const report = reports[0]?.report;
  const sheet = sheets.find(({ name }) => name === report?.sheet);
  if (!report || !sheet) throw new Problem('no-report-sheet', { sheets: sheets.map(({ name }) => name) });
  return { sheet, report };
}

function tell(sent: SentReport, output: Output): ExitStatus {
  if (sent.kind === 'refused') {
    const { code, detail, status: _status, title: _title, type: _type, ...rest } = sent.problem;
    return refuse(output, code, detail, rest);
  }
  const { receipt, version, unit, period, submission } = sent.receipt;
  output.document(sent.receipt);
  output.line(`${sent.isNew ? 'Đã nhận' : 'Đã nhận từ trước'} – Mã xác nhận ${receipt}, lần gửi thứ ${String(version)}`);
  output.line(`Đơn vị ${unit} · kỳ ${period} · ${submission}`);
  return 0;
}

/** As every problem of the command line is told, with what a program needs besides. */
function refuse(output: Output, code: string, message: { readonly vi: string; readonly en: string }, rest: object): ExitStatus {
  output.document({ problem: { code, message, ...rest } });
  output.note({ vi: `${message.vi} [${code}]`, en: message.en });
  return code === 'report-blocked' ? 1 : 2;
}
