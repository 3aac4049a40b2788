/** One of many files: what its check said, or why there is none. */
import { checkWorkbook, type CheckedReport } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { PageRulebook } from '../../client/pageRulebook.ts';
import { openGiven } from '../../host/fileHost.ts';
import { messageOf } from '../../trouble.ts';
import { noReport } from '../check/noReport.ts';

export type Line =
  | { readonly kind: 'report'; readonly file: File; readonly checked: CheckedReport; readonly sheet: Sheet }
  | { readonly kind: 'notReport' | 'notRead'; readonly file: File; readonly reason: Message };

/** A line for each of its reports; one where it has none. */
export async function linesOf(file: File, page: PageRulebook): Promise<readonly Line[]> {
  try {
    const { sheets, hidden } = await (await openGiven(file)).readSheets();
    const check = await page.withUnits((rulebook) => checkWorkbook(sheets, rulebook, {}, hidden));
    if (check.reports.length === 0) return [{ kind: 'notReport', file, reason: noReport(check).text }];
    return check.reports.flatMap((checked): Line[] => {
      const sheet = sheets.find(({ name }) => name === checked.report.sheet);
      return sheet ? [{ kind: 'report', file, checked, sheet }] : [];
    });
  } catch (error) {
    return [{ kind: 'notRead', file, reason: messageOf(error) }];
  }
}
