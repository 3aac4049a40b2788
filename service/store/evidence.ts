/**
 * What an audit row says of the content it vouches for. Written with the content and computed again by
 * `verifyAudit`: one changed byte in a stored sheet, report, remark, master or manifest no longer agrees.
 */
import { sha256 } from './packing.ts';
import type {
  AccountsTable,
  ContentsTable,
  MastersTable,
  MasterVersionsTable,
  RefreshesTable,
  ReturnsTable,
  SubmissionsTable,
} from './schema.ts';

export type Evidence = Readonly<Record<string, string | number | null>>;

/** The fields of an audit row that its content must agree with. */
export interface Vouched {
  readonly unit: string | null;
  readonly at: string | null;
  readonly account: string | null;
  readonly details: Evidence;
}

export function submissionEvidence(row: SubmissionsTable, contents: Omit<ContentsTable, 'submission'>): Evidence {
  const { template, period, version, fingerprint, receipt } = row;
  return { template, period, version, fingerprint, receipt, sheet: sha256(contents.sheet), report: sha256(contents.report) };
}

export function returnEvidence(
  of: Pick<SubmissionsTable, 'template' | 'period' | 'version'>,
  { remarks }: Pick<ReturnsTable, 'remarks'>,
): Evidence {
  return { template: of.template, period: of.period, version: of.version, remarks: sha256(remarks) };
}

export function accountEvidence({ name, role, unit_from: unitFrom }: Pick<AccountsTable, 'name' | 'role' | 'unit_from'>): Evidence {
  return { name, role, unitFrom };
}

export function masterEvidence(
  master: Pick<MastersTable, 'criteria_set'>,
  row: Pick<MasterVersionsTable, 'version' | 'bytes' | 'binding'>,
): Evidence {
  return {
    set: master.criteria_set,
    version: row.version,
    day: dayOf(row.binding),
    workbook: sha256(row.bytes),
    binding: sha256(row.binding),
  };
}

/** On which the unit of the master's code is its unit; read from the text, as a changed binding may be no JSON any more. */
function dayOf(binding: string): string | null {
  return /"day":"(\d{4}-\d{2}-\d{2})"/u.exec(binding)?.[1] ?? null;
}

export function refreshEvidence(uploaded: Evidence, { period, manifest }: Pick<RefreshesTable, 'period' | 'manifest'>): Evidence {
  return { ...uploaded, period, manifest: sha256(manifest) };
}
