/**
 * The port to what the service keeps. One adapter today (SQLite), one contract spec for every adapter. Time
 * and ids are handed in; the database keeps the promises (unique, foreign key, check), inside the
 * transaction that writes; the audit row is written in that same transaction.
 */
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Explanation } from '../../core/consolidation/totals.ts';
import type { OverlayItem } from '../../core/criteria/overlay.ts';
import type { CellTotal } from '../../core/master/cellTotal.ts';
import type { Binding } from '../../core/master/binding.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import type { Report } from '../../core/reading/report.ts';
import type { CellValue, Sheet } from '../../core/sheet/sheet.ts';

export const roles = ['commune', 'district', 'province', 'admin'] as const;
export type Role = (typeof roles)[number];

/** An instant, ISO 8601 in UTC with milliseconds: `2023-11-14T02:00:00.000Z`. They sort as they read. */
export type Instant = string;

export interface Account {
  /** UUID. */
  readonly id: string;
  readonly name: string;
  /** Code of the account's unit; null for an administrator of the whole service. */
  readonly unit: string | null;
  /** The unit's first day: the code may have been, or become, another unit's. Null where `unit` is. */
  readonly unitFrom: string | null;
  readonly role: Role;
  /** The first password, handed out on paper, must be changed before anything else. */
  readonly mustChangePassword: boolean;
  readonly lockedUntil: Instant | null;
}

/** What identifies the series of versions that a report is one of. */
export interface ReportKey {
  readonly unit: string;
  readonly template: string;
  readonly period: string;
}

export interface Submission extends ReportKey {
  /** The client's id, a UUID. */
  readonly id: string;
  /** 1, 2, 3 … within its key. */
  readonly version: number;
  readonly fingerprint: string;
  readonly receivedAt: Instant;
  /** The code an officer keeps as proof: Mã xác nhận. */
  readonly receipt: string;
  readonly account: string;
  readonly returned: Return | null;
}

export interface StoredReport {
  readonly submission: Submission;
  readonly report: Report;
  readonly explanations: readonly Explanation[];
}

export interface Remark {
  readonly cell: string | null;
  readonly indicator: string | null;
  readonly text: string;
}

export interface Return {
  readonly at: Instant;
  readonly account: string;
  readonly remarks: readonly Remark[];
}

export interface NewSubmission extends ReportKey {
  readonly id: string;
  readonly baseVersion: number;
  readonly fingerprint: string;
  readonly sheet: Sheet;
  readonly report: Report;
  readonly explanations: readonly Explanation[];
}

/**
 * | already there                                          | answer      |
 * |--------------------------------------------------------|-------------|
 * | this id, same fingerprint and key                      | `same`      |
 * | this id, anything else                                 | `otherContent` |
 * | current version not returned, of the same fingerprint  | `same` (its submission) |
 * | current version is not `baseVersion` (0 = none)        | `stale`     |
 * | –                                                      | `stored`    |
 */
export type Submitted =
  | { readonly kind: 'stored'; readonly submission: Submission }
  | { readonly kind: 'same'; readonly submission: Submission }
  | { readonly kind: 'otherContent'; readonly submission: Submission }
  | { readonly kind: 'stale'; readonly current: Submission | null };

export type Returned =
  | { readonly kind: 'returned'; readonly submission: Submission }
  | { readonly kind: 'notCurrent'; readonly current: Submission }
  | { readonly kind: 'already'; readonly submission: Submission }
  | { readonly kind: 'unknown' };

/** Who acts and when, for the audit. */
export interface Actor {
  /** Account id; null for the machine's own administrator at the command line. */
  readonly account: string | null;
  readonly at: Instant;
}

export interface AuditEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly account: string | null;
  /** `submission.stored`, `submission.returned`, `account.added`, `password.changed`, `master.uploaded`, `master.refreshed`, `master.confirmed`, `overlay.confirmed`, … */
  readonly action: string;
  /** Whose subtree may read it; null: administrators only. */
  readonly unit: string | null;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface Master {
  readonly id: string;
  readonly unit: string;
  readonly set: string;
  readonly version: number;
  readonly storedAt: Instant;
  readonly sha256: string;
  /** How the master was understood when uploaded or confirmed. */
  readonly binding: Binding;
  /** A person's word on it; null until somebody gave it. It stays with the master's later versions. */
  readonly confirmation: Confirmation | null;
}

/** Where one written cell comes from. */
export interface ManifestCell {
  readonly cell: string;
  readonly before: CellValue;
  readonly after: string | number | null;
  /** Which total it is; absent in manifests written before this was kept. */
  readonly total?: CellTotal | null;
  readonly submissions: readonly string[];
}

/** A report that counted in a refresh. */
export interface RefreshSource {
  readonly unit: string;
  readonly submission: string;
  readonly period: string;
  readonly version: number;
  readonly fingerprint: string;
}

export interface Refresh {
  readonly master: string;
  readonly version: number;
  readonly period: string;
  readonly at: Instant;
  readonly sheet: string;
  /** SHA-256 of the workbook as it was read, and as it was written. */
  readonly before: string;
  readonly after: string;
  readonly totals: Totals;
  /** The totals that changes were counted from, where the master has such columns. */
  readonly totalsBefore?: Totals | null;
  readonly cells: readonly ManifestCell[];
  /** Absent in manifests written before this was kept. */
  readonly sources?: readonly RefreshSource[];
  /** The person's word it was written by. */
  readonly confirmation: Confirmation | null;
}

export type MasterStored =
  { readonly kind: 'stored'; readonly master: Master } | { readonly kind: 'stale'; readonly master: Master | null };

export interface SubmissionStore {
  submit(submission: NewSubmission, actor: Actor): Promise<Submitted>;
  submission(id: string): Promise<StoredReport | undefined>;
  /** The sheet exactly as it was sent. */
  sheetOf(id: string): Promise<Sheet | undefined>;
  returnToSender(id: string, remarks: readonly Remark[], actor: Actor): Promise<Returned>;
  versionsOf(key: ReportKey): Promise<readonly Submission[]>;
  /**
   * The current version of each key with this template and period as things stood at `asOf` (now when null): a later version is not yet
   * there, a later return not yet done. Those returned are among them, marked. Reports already read once are not parsed again.
   */
  current(template: string, period: string, asOf: Instant | null): Promise<readonly StoredReport[]>;
  /** For each unit, its last report on the template before the period that was current and not returned at `asOf`. */
  lastBefore(
    template: string,
    periodsBefore: (period: string) => boolean,
    units: readonly string[],
    asOf: Instant | null,
  ): Promise<readonly StoredReport[]>;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly unitFrom: string | null;
  readonly role: Role;
  /** Null where the account only has a token. */
  readonly passwordHash: string | null;
  readonly tokenHash: string | null;
  readonly mustChangePassword: boolean;
}

export interface AccountStore {
  /** All or none. @throws Problem `account-name-taken` */
  addAccounts(accounts: readonly NewAccount[], actor: Actor): Promise<void>;
  accountNamed(name: string): Promise<{ readonly account: Account; readonly passwordHash: string | null } | undefined>;
  account(id: string): Promise<Account | undefined>;
  /** Whose own token it is, or whose session's that has not ended. */
  accountByToken(tokenHash: string, now: Instant): Promise<Account | undefined>;
  setPassword(id: string, passwordHash: string, mustChange: boolean, actor: Actor): Promise<void>;
  /** Counts a failed sign-in; from the limit on the account is locked until the instant given. */
  noteFailure(id: string, limit: number, lockUntil: Instant, actor: Actor): Promise<void>;
  openSession(
    session: { readonly id: string; readonly account: string; readonly tokenHash: string; readonly expiresAt: Instant },
    actor: Actor,
  ): Promise<void>;
  accountBySession(tokenHash: string, now: Instant): Promise<Account | undefined>;
  /** All sessions of the account, e.g. after a change of password. */
  closeSessions(account: string, actor: Actor): Promise<void>;
}

/**
 * | `file-damaged`    | the file's own check fails                         |
 * | `row-missing`     | a number of the chain is not there                 |
 * | `row-changed`     | the row does not give its hash                     |
 * | `tail-missing`    | the last row is not the one the head names         |
 * | `content-missing` | what the row vouches for is not there              |
 * | `content-changed` | … or is not what it was                            |
 * | `content-unknown` | more is stored than the audit tells of             |
 */
export type AuditBreak =
  'file-damaged' | 'row-missing' | 'row-changed' | 'tail-missing' | 'content-missing' | 'content-changed' | 'content-unknown';

export interface AuditStore {
  /** Newest first, of these units only (null = all). */
  audit(units: ReadonlySet<string> | null, before: number | null, limit: number): Promise<readonly AuditEntry[]>;
  /** Recomputes the chain, and the contents it vouches for; the first break, or null. */
  verifyAudit(): Promise<{ readonly rows: number; readonly broken: { readonly seq: number; readonly why: AuditBreak } | null }>;
}

export interface MasterStore {
  /** `baseVersion` 0 = the first upload. */
  putMaster(
    master: {
      readonly id: string;
      readonly unit: string;
      readonly set: string;
      readonly bytes: Uint8Array;
      readonly binding: Binding;
      readonly confirmation: Confirmation | null;
      readonly baseVersion: number;
    },
    actor: Actor,
  ): Promise<MasterStored>;
  /** A person's word on the master as its next version: the same workbook, understood anew. */
  confirmMaster(
    confirmed: { readonly master: string; readonly binding: Binding; readonly confirmation: Confirmation; readonly baseVersion: number },
    actor: Actor,
  ): Promise<MasterStored>;
  /** A refreshed workbook as the next version, with its manifest. Nothing is stored when the master has moved on since `baseVersion`. */
  refreshMaster(
    refresh: Omit<Refresh, 'version' | 'at'> & { readonly bytes: Uint8Array; readonly baseVersion: number },
    actor: Actor,
  ): Promise<MasterStored>;
  master(id: string): Promise<Master | undefined>;
  masterBytes(id: string, version: number): Promise<Uint8Array | undefined>;
  refreshes(id: string): Promise<readonly Refresh[]>;
}

/** An overlay item of a province, and the decision it takes the place of. */
export interface Confirmed {
  readonly province: string;
  readonly item: OverlayItem;
  readonly replaces: string | null;
}

export interface OverlayStore {
  confirmOverlay(confirmed: Confirmed, actor: Actor): Promise<void>;
  /** In the order they were confirmed. */
  confirmedOverlays(): Promise<readonly Confirmed[]>;
}

export interface Store extends SubmissionStore, AccountStore, AuditStore, MasterStore, OverlayStore {
  /** True when the store answers. */
  isReady(): Promise<boolean>;
  /** A consistent copy of everything, while others write. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
