/**
 * What becomes of a file of a watched folder.
 *
 * | the file                                                     | fate                                     |
 * |--------------------------------------------------------------|------------------------------------------|
 * | every report of it was received                              | `sent`                                   |
 * | a report is blocked, or refused by the service                | `aside`, the others of it sent           |
 * | cannot be read, holds no report, is no workbook, is a link    | `aside`                                  |
 * | the service cannot be reached, is not well, or refuses the account | `left`: tried again                 |
 * | cannot be opened just now                                     | `left`                                   |
 * | went or changed while it was looked at                        | `moved`: nothing                         |
 */
import type { CheckedReport } from '../../core/check.ts';
import type { Message } from '../../core/message.ts';
import type { Finding } from '../../core/validation/finding.ts';
import type { Receipt } from '../http/schemas.ts';

/** What the service found and the check here did not: its rulebook may hold what the province has confirmed since. */
type ServedFinding = Pick<Finding, 'rule' | 'cell' | 'message'>;

export type ReportFate =
  | { readonly kind: 'received'; readonly checked: CheckedReport; readonly receipt: Receipt; readonly isNew: boolean }
  | { readonly kind: 'blocked'; readonly checked: CheckedReport }
  | {
      readonly kind: 'refused';
      readonly checked: CheckedReport;
      readonly code: string;
      readonly reason: Message;
      readonly findings: readonly ServedFinding[];
    };

export interface Settled {
  readonly kind: 'sent' | 'aside';
  /** Of the file's bytes; empty where they were not read. */
  readonly mark: string;
  readonly reports: readonly ReportFate[];
  /** Why the file as a whole is set aside; null where its reports say it. */
  readonly reason: Message | null;
}

export interface Left {
  readonly kind: 'left';
  /** `line` and `account` concern every file; `unreadable`: perhaps the file is only half there yet. */
  readonly why: 'line' | 'account' | 'file' | 'unreadable';
  readonly reason: Message;
  /** Where the file has had its time: what it then becomes. */
  readonly otherwise: Settled | null;
}

export type FileFate = Settled | Left | { readonly kind: 'moved' };

export function aside(mark: string, reason: Message): Settled {
  return { kind: 'aside', mark, reports: [], reason };
}

export function left(why: Left['why'], reason: Message, otherwise: Settled | null = null): Left {
  return { kind: 'left', why, reason, otherwise };
}
