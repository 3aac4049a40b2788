/** The tables as kysely knows them: names and types only. What they promise stands in the migrations. */

export interface SubmissionsTable {
  readonly id: string;
  readonly unit: string;
  readonly template: string;
  readonly period: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly received_at: string;
  readonly receipt: string;
  readonly account: string;
}

/** Apart from the submissions, so that looking through those reads a few pages and not every sheet. */
export interface ContentsTable {
  readonly submission: string;
  /** The sheet as sent, packed. */
  readonly sheet: Uint8Array;
  /** `{ report, explanations }`, packed. */
  readonly report: Uint8Array;
}

export interface ReturnsTable {
  readonly submission: string;
  readonly at: string;
  readonly account: string;
  /** JSON. */
  readonly remarks: string;
}

export interface AccountsTable {
  readonly id: string;
  readonly name: string;
  /** The name folded: `Hòa` and `hoà` cannot be two people. */
  readonly name_folded: string;
  readonly unit: string | null;
  /** First day of the unit, `YYYY-MM-DD`. */
  readonly unit_from: string | null;
  readonly role: string;
  readonly password_hash: string | null;
  readonly token_hash: string | null;
  readonly must_change_password: number;
  readonly failures: number;
  readonly locked_until: string | null;
}

export interface SessionsTable {
  readonly id: string;
  readonly account: string;
  readonly token_hash: string;
  readonly expires_at: string;
}

export interface AuditTable {
  readonly seq: number;
  readonly at: string;
  readonly account: string | null;
  readonly action: string;
  readonly unit: string | null;
  readonly subject: string;
  /** Canonical JSON. */
  readonly details: string;
  readonly hash: string;
}

/** One row: where the chain ends, so that a tail cut off is missed. */
export interface AuditHeadTable {
  readonly id: 1;
  readonly seq: number;
  readonly hash: string;
}

export interface MastersTable {
  readonly id: string;
  readonly unit: string;
  readonly criteria_set: string;
}

export interface MasterVersionsTable {
  readonly master: string;
  readonly version: number;
  readonly stored_at: string;
  readonly sha256: string;
  /** JSON. */
  readonly binding: string;
  readonly bytes: Uint8Array;
}

export interface RefreshesTable {
  readonly master: string;
  readonly version: number;
  readonly period: string;
  readonly at: string;
  /** All else that is known of a refresh (masters.ts), packed. */
  readonly manifest: Uint8Array;
}

export interface Tables {
  readonly submissions: SubmissionsTable;
  readonly contents: ContentsTable;
  readonly returns: ReturnsTable;
  readonly accounts: AccountsTable;
  readonly sessions: SessionsTable;
  readonly audit: AuditTable;
  readonly audit_head: AuditHeadTable;
  readonly masters: MastersTable;
  readonly master_versions: MasterVersionsTable;
  readonly refreshes: RefreshesTable;
}
