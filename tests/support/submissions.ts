/** Submissions for specs of the store: a real sheet and its report; the content is named by a letter. */
import { createHash, randomUUID } from 'node:crypto';
import { checkWorkbook } from '../../core/check.ts';
import type { Report } from '../../core/reading/report.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import type { Actor, NewAccount, NewSubmission, Store } from '../../service/store/store.ts';
import { communeSheet } from './communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from './rulebook.ts';
import { KNOWN_SINCE } from './units.ts';

export const sheet: Sheet = communeSheet(templateFor(NANG_CAO)).sheet;
export const report: Report = readReport();

function readReport(): Report {
  const [checked] = checkWorkbook([sheet], rulebook).reports;
  if (!checked) throw new Error('the sheet is no report');
  return checked.report;
}

export const OFFICER = '00000000-0000-4000-8000-000000000001';
export const SUPERVISOR = '00000000-0000-4000-8000-000000000002';

export const officer: NewAccount = account(OFFICER, 'Xã Nam Mỹ', '13969', 'commune');
export const supervisor: NewAccount = account(SUPERVISOR, 'Huyện Nam Trực', '362', 'district');

export function account(id: string, name: string, unit: string | null, role: NewAccount['role']): NewAccount {
  return {
    id,
    name,
    unit,
    unitFrom: unit === null ? null : KNOWN_SINCE,
    role,
    passwordHash: `hash of ${name}`,
    tokenHash: null,
    mustChangePassword: true,
  };
}

/** Second 5 is `2023-11-14T02:00:05.000Z`. */
export function at(second: number): string {
  return new Date(Date.UTC(2023, 10, 14, 2, 0, second)).toISOString();
}

export function by(id: string | null, second = 0): Actor {
  return { account: id, at: at(second) };
}

/** With the two accounts that send and return. */
export async function withAccounts(store: Store): Promise<Store> {
  await store.addAccounts([officer, supervisor], by(null));
  return store;
}

export function fingerprint(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

export function sent(content: string, changes: Partial<NewSubmission> = {}): NewSubmission {
  return {
    id: randomUUID(),
    unit: '13969',
    template: NANG_CAO,
    period: '2023-11',
    baseVersion: 0,
    fingerprint: fingerprint(content),
    sheet,
    report,
    explanations: [],
    ...changes,
  };
}
