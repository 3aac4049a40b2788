/** One of many files: what its check said, or why there is none. Read once; checked anew when whose the sheets are may be another's. */
import { checkWorkbook, type CheckedReport } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import type { PageRulebook } from '../../client/pageRulebook.ts';
import { openGiven } from '../../host/fileHost.ts';
import type { WorkbookReading } from '../../host/host.ts';
import { isUnavailable, messageOf } from '../../trouble.ts';
import { noReport } from '../check/noReport.ts';

export type Line =
  | { readonly kind: 'report'; readonly file: File; readonly checked: CheckedReport; readonly sheet: Sheet }
  | NotRead
  | { readonly kind: 'notReport'; readonly file: File; readonly reason: Message };

interface NotRead {
  readonly kind: 'notRead';
  readonly file: File;
  readonly reason: Message;
}

/** What stands in a file; what was read stays so, though the file on the disk changes or goes. */
export type FileRead = { readonly kind: 'read'; readonly file: File; readonly reading: WorkbookReading } | NotRead;

/** @throws Trouble `page-unavailable` */
export async function readGiven(file: File): Promise<FileRead> {
  try {
    return { kind: 'read', file, reading: await (await openGiven(file)).readSheets() };
  } catch (error) {
    return notRead(file, error);
  }
}

/**
 * A line for each of its reports; one where it has none. `asked`: what the account says of every sheet.
 * @throws Trouble `units-unavailable`, `page-unavailable`
 */
export async function linesOf(read: FileRead, page: PageRulebook, asked: Asked): Promise<readonly Line[]> {
  if (read.kind === 'notRead') return [read];
  const { file, reading } = read;
  const { sheets, hidden } = reading;
  try {
    const check = await page.withUnits((rulebook) => checkWorkbook(sheets, rulebook, asked, hidden));
    if (check.reports.length === 0) return [{ kind: 'notReport', file, reason: noReport(check).text }];
    return check.reports.flatMap((checked): Line[] => {
      const sheet = sheets.find(({ name }) => name === checked.report.sheet);
      return sheet ? [{ kind: 'report', file, checked, sheet }] : [];
    });
  } catch (error) {
    return [notRead(file, error)];
  }
}

/** What the network did not give is no fault of the file's: with it, all of them can be checked. */
function notRead(file: File, error: unknown): NotRead {
  if (isUnavailable(error)) throw error;
  return { kind: 'notRead', file, reason: messageOf(error) };
}
