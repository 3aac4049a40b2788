/** One file of a watched folder: read, checked as at every door, each report of it sent. Its fate is decided here; nothing is moved yet. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import type { Message } from '../../core/message.ts';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { isWorkbookName } from '../desk/folder.ts';
import { reasons } from '../desk/reasons.ts';
import { findBase, sendOnto, type Destination, type Refused, type SentReport } from '../sendReport.ts';
import { sheetsIn } from '../workbooks.ts';
import { aside, left, type FileFate, type Left, type ReportFate } from './fate.ts';
import { readStill, type InboxFile } from './inbox.ts';
import { codeOf } from './place.ts';
import type { Sends } from './sends.ts';

export interface Taking {
  readonly folder: string;
  readonly rulebook: Rulebook;
  readonly to: Destination;
  readonly sends: Sends;
  /** Of this round: what kept a send from the service, so that no other waits for it in vain. */
  readonly line: { down: Left | null };
}

export async function takeFile(found: InboxFile, taking: Taking): Promise<FileFate> {
  if (found.kind !== 'plain') return aside('', found.kind === 'link' ? reasons.link() : noPlainFile);
  const read = readBytes(found, taking.folder);
  if ('kind' in read) return read;
  const mark = createHash('sha256').update(read.bytes).digest('hex');
  if (!isWorkbookName(found.file)) return aside(mark, reasons.notWorkbook());
  try {
    const { sheets, hidden } = await sheetsIn(read.bytes);
    const { reports, unrecognised } = checkWorkbook(sheets, taking.rulebook, { file: basename(found.file) }, hidden);
    if (reports.length === 0) return aside(mark, reasons.noReport(unrecognised.map(({ sheet }) => sheet)));
    const fates = await sendAll(found.file, reports, sheets, taking);
    if ('kind' in fates) return fates;
    return { kind: fates.every(({ kind }) => kind === 'received') ? 'sent' : 'aside', mark, reports: fates, reason: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return left('unreadable', error.text, aside(mark, error.text));
  }
}

function readBytes(found: InboxFile, folder: string): { readonly bytes: Uint8Array } | FileFate {
  try {
    const bytes = readStill(folder, found);
    return bytes ? { bytes } : { kind: 'moved' };
  } catch (error) {
    if (error instanceof Problem) return aside('', error.text);
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ELOOP') return { kind: 'moved' };
    return left('file', new Problem('file-not-readable', { file: found.file, reason: code }).text);
  }
}

/** A report that the workbook holds twice is sent once. */
async function sendAll(
  file: string,
  reports: readonly CheckedReport[],
  sheets: readonly Sheet[],
  taking: Taking,
): Promise<readonly ReportFate[] | Left> {
  const fates: ReportFate[] = [];
  const seen = new Set<string>();
  for (const checked of reports) {
    const same = `${checked.outcome} ${checked.report.fingerprint}`;
    if (seen.has(same)) continue;
    seen.add(same);
    const sheet = sheets.find(({ name }) => name === checked.report.sheet);
    if (!sheet) throw new Error('a report of a sheet that was not read');
    const fate: ReportFate | Left =
      checked.outcome === 'blocked' ? { kind: 'blocked', checked } : await sendOne(file, sheet, checked, taking);
    if (fate.kind === 'left') return fate;
    fates.push(fate);
  }
  return fates;
}

async function sendOne(file: string, sheet: Sheet, checked: CheckedReport, { to, sends, line }: Taking): Promise<ReportFate | Left> {
  if (line.down) return line.down;
  try {
    const { report } = checked;
    let version = sends.baseOf(file, report);
    if (version === undefined) {
      const base = await findBase(report, to);
      if (base.kind === 'refused') return refused(base, checked);
      version = base.version;
      sends.begin(file, report, version);
    }
    const sent: SentReport = await sendOnto(version, sheet, report, to);
    return sent.kind === 'refused' ? refused(sent, checked) : { kind: 'received', checked, receipt: sent.receipt, isNew: sent.isNew };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return left('line', error.text);
  }
}

/** What an account must put right before anything of it is taken; the report has no part in it. */
const OF_THE_ACCOUNT = new Set([
  'token-missing',
  'token-wrong',
  'token-expired',
  'sign-in-failed',
  'account-locked',
  'password-must-change',
]);

function refused({ problem }: Refused, checked: CheckedReport): ReportFate | Left {
  const { code, status, detail } = problem;
  if (OF_THE_ACCOUNT.has(code)) return left('account', detail);
  if (status === 429 || status >= 500) return left('line', detail);
  return { kind: 'refused', checked, code, reason: detail, findings: problem.findings ?? [] };
}

const noPlainFile: Message = {
  vi: 'Không phải tệp thường. Chép tệp thật vào thư mục.',
  en: 'It is no plain file. Copy the file itself into the folder.',
};
