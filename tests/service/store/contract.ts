/** What every store promises, run on each adapter. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NANG_CAO } from '../../support/rulebook.ts';
import {
  account,
  at,
  by,
  fingerprint,
  OFFICER,
  report,
  sent,
  sheet,
  SUPERVISOR,
  supervisor,
  withAccounts,
} from '../../support/submissions.ts';
import type { Binding } from '../../../core/master/binding.ts';
import type { Confirmation } from '../../../core/master/confirmation.ts';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { NewSubmission, Store, Submission } from '../../../service/store/store.ts';

const KEY = { unit: '13969', template: NANG_CAO, period: '2023-11' };
const TOKEN = 'a'.repeat(64);
const binding = { kind: 'bound', sheet: 'Biểu', scope: '362', set: NANG_CAO, rows: [], columns: [] } as unknown as Binding;
const confirmation: Confirmation = {
  kind: 'confirmation',
  schemaVersion: 1,
  scope: '362',
  set: NANG_CAO,
  layout: 'communes',
  sheet: 'Biểu',
  columns: [{ heading: 'TC 1', nth: 1, of: 1, column: 'C', meaning: { kind: 'criterion', criterion: 1, measure: 'met' } }],
  rows: [],
  mark: { value: 'x', unmet: null },
};

/** `open` gives a new, empty store. */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await withAccounts(await open());
  });
  afterEach(async () => {
    await store.close();
  });

  async function stored(submission: NewSubmission, second = 0): Promise<Submission> {
    const answer = await store.submit(submission, by(OFFICER, second));
    if (answer.kind !== 'stored') throw new Error(`not stored but ${answer.kind}`);
    return answer.submission;
  }

  describe('submissions', () => {
    it('stores the first version and gives it back whole, sheet and report', async () => {
      const submission = sent('A', { explanations: [{ rule: 'NTM-V014', criterion: 14, indicator: '14.1', text: 'Đang chờ kết quả' }] });
      const first = await stored(submission, 5);
      expect(first).toEqual({
        id: submission.id,
        ...KEY,
        version: 1,
        fingerprint: fingerprint('A'),
        receivedAt: at(5),
        receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
        account: OFFICER,
        returned: null,
      });
      expect(await store.submission(first.id)).toEqual({ submission: first, report, explanations: submission.explanations });
      expect(await store.sheetOf(first.id)).toEqual(sheet);
    });

    it('answers the same id and content with the same submission, also once later versions are there', async () => {
      const submission = sent('A');
      const first = await stored(submission);
      await stored(sent('B', { baseVersion: 1 }));
      expect(await store.submit(submission, by(OFFICER, 9))).toEqual({ kind: 'same', submission: first });
    });

    it.each([
      ['fingerprint', { fingerprint: fingerprint('B') }],
      ['unit', { unit: '13972' }],
      ['template', { template: 'xa-ntm-318-2022' }],
      ['period', { period: '2023-12' }],
    ])('refuses a known id with another %s', async (_, other) => {
      const submission = sent('A');
      const first = await stored(submission);
      expect(await store.submit({ ...submission, ...other }, by(OFFICER))).toEqual({ kind: 'otherContent', submission: first });
      expect(await store.versionsOf({ ...KEY, ...other })).toHaveLength('fingerprint' in other ? 1 : 0);
    });

    it('answers content equal to the current version with it, whatever the base version', async () => {
      const first = await stored(sent('A'));
      for (const baseVersion of [0, 1, 7])
        expect(await store.submit(sent('A', { baseVersion }), by(OFFICER))).toEqual({ kind: 'same', submission: first });
    });

    it('refuses a stale base version, naming the current one', async () => {
      expect(await store.submit(sent('A', { baseVersion: 1 }), by(OFFICER))).toEqual({ kind: 'stale', current: null });
      await stored(sent('A'));
      const second = await stored(sent('B', { baseVersion: 1 }));
      for (const baseVersion of [0, 1, 3])
        expect(await store.submit(sent('C', { baseVersion }), by(OFFICER))).toEqual({ kind: 'stale', current: second });
      expect(await store.versionsOf(KEY)).toHaveLength(2);
    });

    it('counts A, then B, then A again as version 3', async () => {
      await stored(sent('A'));
      await stored(sent('B', { baseVersion: 1 }));
      expect((await stored(sent('A', { baseVersion: 2 }))).version).toBe(3);
      expect((await store.versionsOf(KEY)).map(({ version }) => version)).toEqual([1, 2, 3]);
    });

    it('stores one of 64 equal sends at once, all with one receipt', async () => {
      for (let round = 0; round < 5; round += 1) {
        const submission = sent(`round ${String(round)}`, { unit: `1400${String(round)}` });
        const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => store.submit(submission, by(OFFICER, index % 60))));
        expect(answers.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
        expect(answers.filter(({ kind }) => kind === 'same')).toHaveLength(63);
        expect(new Set(answers.map((answer) => (answer.kind === 'stale' ? '' : answer.submission.receipt))).size).toBe(1);
        expect(await store.versionsOf({ ...KEY, unit: submission.unit })).toHaveLength(1);
      }
    });

    it('lets one of two differing second versions win', async () => {
      await stored(sent('A'));
      const answers = await Promise.all(['B', 'C'].map((content) => store.submit(sent(content, { baseVersion: 1 }), by(OFFICER))));
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['stale', 'stored']);
    });

    it('gives every receipt another code', async () => {
      const receipts = await Promise.all(
        Array.from({ length: 50 }, async (_, unit) => (await stored(sent('A', { unit: String(20_000 + unit) }))).receipt),
      );
      expect(new Set(receipts).size).toBe(50);
    });

    it('keeps hostile text as text', async () => {
      const unit = `'); DROP TABLE submissions; --`;
      await stored(sent('A', { unit, period: '../../etc/passwd', template: '=cmd|calc' }));
      expect(await store.versionsOf({ unit, period: '../../etc/passwd', template: '=cmd|calc' })).toHaveLength(1);
    });

    it('knows nothing of unknown ids', async () => {
      const unknown = sent('A').id;
      expect(await store.submission(unknown)).toBeUndefined();
      expect(await store.sheetOf(unknown)).toBeUndefined();
      expect(await store.returnToSender(unknown, [], by(SUPERVISOR))).toEqual({ kind: 'unknown' });
    });
  });

  describe('returns', () => {
    const remarks = [{ cell: 'F42', indicator: '14.1', text: 'Số liệu khác với BHXH' }];

    it('marks the current version, once', async () => {
      const first = await stored(sent('A'));
      const returned = { ...first, returned: { at: at(30), account: SUPERVISOR, remarks } };
      expect(await store.returnToSender(first.id, remarks, by(SUPERVISOR, 30))).toEqual({ kind: 'returned', submission: returned });
      expect(await store.returnToSender(first.id, [], by(SUPERVISOR, 31))).toEqual({ kind: 'already', submission: returned });
      expect((await store.submission(first.id))?.submission).toEqual(returned);
    });

    it('does not return a version that a later one has replaced', async () => {
      const first = await stored(sent('A'));
      const second = await stored(sent('B', { baseVersion: 1 }));
      expect(await store.returnToSender(first.id, remarks, by(SUPERVISOR))).toEqual({ kind: 'notCurrent', current: second });
    });

    it('takes equal content after a return as a new version', async () => {
      const first = await stored(sent('A'));
      await store.returnToSender(first.id, remarks, by(SUPERVISOR));
      const second = await stored(sent('A', { baseVersion: 1 }));
      expect(second.version).toBe(2);
      expect((await store.versionsOf(KEY)).map(({ returned }) => returned !== null)).toEqual([true, false]);
    });
  });

  describe('the state of a period', () => {
    const current = async (asOf: string | null) =>
      (await store.current(NANG_CAO, '2023-11', asOf)).map(
        ({ submission: { unit, version, returned } }) => `${unit} v${String(version)}${returned ? ' returned' : ''}`,
      );

    it('is as it stood at any instant', async () => {
      const first = await stored(sent('A'), 10);
      await stored(sent('other', { unit: '13972' }), 12);
      await store.returnToSender(first.id, [], by(SUPERVISOR, 20));
      await stored(sent('B', { baseVersion: 1 }), 30);
      await stored(sent('next month', { period: '2023-12' }), 31);
      expect(await current(at(9))).toEqual([]);
      expect(await current(at(10))).toEqual(['13969 v1']);
      expect(await current(at(19))).toEqual(['13969 v1', '13972 v1']);
      expect(await current(at(20))).toEqual(['13969 v1 returned', '13972 v1']);
      expect(await current(at(30))).toEqual(['13969 v2', '13972 v1']);
      expect(await current(null)).toEqual(['13969 v2', '13972 v1']);
    });

    it('gives each submission with its own report', async () => {
      await stored(sent('A', { report: { ...report, sheet: 'một' } }));
      await stored(sent('B', { unit: '13972', report: { ...report, sheet: 'hai' } }));
      expect((await store.current(NANG_CAO, '2023-11', null)).map(({ report: { sheet: name } }) => name)).toEqual(['một', 'hai']);
    });

    it('goes back to the last report that was not returned', async () => {
      const before = (period: string): boolean => period < '2023-11' && period.length === 7;
      const last = async (asOf: string | null = null) =>
        (await store.lastBefore(NANG_CAO, before, ['13969', '13972', '14005'], asOf)).map(
          ({ submission: { unit, period } }) => `${unit} ${period}`,
        );
      await stored(sent('A', { period: '2023-08' }), 1);
      await stored(sent('A', { period: '2023-09' }), 2);
      const october = await stored(sent('A', { period: '2023-10' }), 3);
      await stored(sent('A', { period: '2023-10', unit: '13972' }), 4);
      await stored(sent('A', { period: '2023-10', unit: '99999' }), 4);
      await stored(sent('A', { period: '2023-11', unit: '14005' }), 5);
      await stored(sent('A', { period: '2022', unit: '14005' }), 5);
      await store.returnToSender(october.id, [], by(SUPERVISOR, 6));
      expect(await last()).toEqual(['13969 2023-09', '13972 2023-10']);
      expect(await last(at(5))).toEqual(['13969 2023-10', '13972 2023-10']);
      expect(await last(at(1))).toEqual(['13969 2023-08']);
    });
  });

  describe('accounts', () => {
    it('finds an account by id, token and name, however the name is typed', async () => {
      const added = {
        ...account('00000000-0000-4000-8000-000000000003', 'Xã Hòa Bình', null, 'admin'),
        passwordHash: null,
        tokenHash: TOKEN,
      };
      await store.addAccounts([added], by(null));
      const expected = {
        id: added.id,
        name: 'Xã Hòa Bình',
        unit: null,
        unitFrom: null,
        role: 'admin',
        mustChangePassword: true,
        lockedUntil: null,
      };
      expect(await store.account(added.id)).toEqual(expected);
      expect(await store.accountByToken(TOKEN, at(1))).toEqual(expected);
      expect(await store.accountNamed('xã  HOÀ bình'.normalize('NFD'))).toEqual({ account: expected, passwordHash: null });
      expect(await store.accountNamed('xã hoa bình')).toBeUndefined();
      expect(await store.accountByToken('b'.repeat(64), at(1))).toBeUndefined();
    });

    it('adds all or none', async () => {
      const fresh = account('00000000-0000-4000-8000-000000000004', 'Xã Điền Xá', '13972', 'commune');
      const taken = account('00000000-0000-4000-8000-000000000005', 'XÃ NAM MỸ', '13969', 'commune');
      await expect(store.addAccounts([fresh, taken], by(null))).rejects.toMatchObject({
        code: 'account-name-taken',
        facts: { names: ['XÃ NAM MỸ'] },
      });
      const twin = { ...fresh, id: '00000000-0000-4000-8000-000000000006' };
      await expect(store.addAccounts([fresh, twin], by(null))).rejects.toMatchObject({ code: 'account-name-taken' });
      expect(await store.account(fresh.id)).toBeUndefined();
      expect((await store.audit(null, null, 9)).filter(({ subject }) => subject === fresh.id)).toEqual([]);
    });

    it('locks from the limit on, tells the audit once, and counts anew when the lock has run out', async () => {
      const fail = async (second: number): Promise<string | null | undefined> => {
        await store.noteFailure(OFFICER, 3, at(second + 60), by(null, second));
        return (await store.account(OFFICER))?.lockedUntil;
      };
      expect([await fail(1), await fail(2), await fail(3), await fail(4)]).toEqual([null, null, at(63), at(64)]);
      expect((await store.audit(null, null, 9)).filter(({ action }) => action === 'account.locked')).toHaveLength(1);
      expect([await fail(70), await fail(71)]).toEqual([null, null]);
    });

    it('forgives failures after a sign-in, and opens the lock with a new password', async () => {
      const fail = (second: number) => store.noteFailure(OFFICER, 2, at(60), by(null, second));
      await fail(1);
      await store.openSession({ id: sent('x').id, account: OFFICER, tokenHash: TOKEN, expiresAt: at(50) }, by(OFFICER, 2));
      await fail(3);
      expect((await store.account(OFFICER))?.lockedUntil).toBeNull();
      await fail(4);
      expect((await store.account(OFFICER))?.lockedUntil).toBe(at(60));
      await store.setPassword(OFFICER, 'new hash', false, by(OFFICER, 5));
      expect(await store.accountNamed('Xã Nam Mỹ')).toMatchObject({
        passwordHash: 'new hash',
        account: { lockedUntil: null, mustChangePassword: false },
      });
    });

    it('knows a session until it ends or is closed', async () => {
      await store.openSession({ id: sent('x').id, account: OFFICER, tokenHash: TOKEN, expiresAt: at(50) }, by(OFFICER, 1));
      for (const asked of [store.accountBySession, store.accountByToken]) {
        expect((await asked(TOKEN, at(49)))?.id).toBe(OFFICER);
        expect(await asked(TOKEN, at(50))).toBeUndefined();
      }
      await store.closeSessions(SUPERVISOR, by(SUPERVISOR, 2));
      expect((await store.accountBySession(TOKEN, at(3)))?.id).toBe(OFFICER);
      await store.closeSessions(OFFICER, by(OFFICER, 3));
      expect(await store.accountBySession(TOKEN, at(4))).toBeUndefined();
      expect(await store.accountByToken(TOKEN, at(4))).toBeUndefined();
    });
  });

  describe('the audit', () => {
    it('has one row for each change, newest first, for the units asked for', async () => {
      const first = await stored(sent('A'), 1);
      await store.submit(sent('A'), by(OFFICER, 2));
      await store.returnToSender(first.id, [], by(SUPERVISOR, 3));
      const all = await store.audit(null, null, 10);
      expect(all.map(({ seq, action, unit, account: who, at: when }) => [seq, action, unit, who, when])).toEqual([
        [4, 'submission.returned', '13969', SUPERVISOR, at(3)],
        [3, 'submission.stored', '13969', OFFICER, at(1)],
        [2, 'account.added', '362', null, at(0)],
        [1, 'account.added', '13969', null, at(0)],
      ]);
      expect(all[1]?.details).toMatchObject({
        fingerprint: fingerprint('A'),
        receipt: first.receipt,
        version: 1,
        template: NANG_CAO,
        period: '2023-11',
      });
      expect((await store.audit(new Set(['362']), null, 10)).map(({ subject }) => subject)).toEqual([supervisor.id]);
      expect((await store.audit(null, 3, 1)).map(({ seq }) => seq)).toEqual([2]);
      expect(await store.audit(new Set(), null, 10)).toEqual([]);
      expect(await store.verifyAudit()).toEqual({ rows: 4, broken: null });
    });
  });

  describe('masters', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const upload = (text: string, baseVersion: number, more: object = {}) =>
      store.putMaster(
        { id: 'nam-truc', unit: '362', set: NANG_CAO, bytes: bytes(text), binding, confirmation: null, baseVersion, ...more },
        by(SUPERVISOR, baseVersion),
      );
    const totals = { unit: '362', period: '2023-11', set: NANG_CAO } as unknown as Totals;
    const cells = [{ cell: 'C7', before: 11, after: 12, submissions: ['x'] }];
    const manifest = { period: '2023-11', sheet: 'Biểu', before: 'a', after: 'b', totals, cells, confirmation };
    const refresh = (text: string, baseVersion: number) =>
      store.refreshMaster({ master: 'nam-truc', ...manifest, bytes: bytes(text), baseVersion }, by(SUPERVISOR, 40));

    it('keeps every version, uploaded or refreshed, with the refresh it came from', async () => {
      expect(await upload('one', 0)).toMatchObject({ kind: 'stored', master: { version: 1, unit: '362', binding } });
      expect(await refresh('two', 1)).toMatchObject({ kind: 'stored', master: { version: 2, binding } });
      expect(await upload('three', 2)).toMatchObject({ kind: 'stored', master: { version: 3 } });
      expect(await store.master('nam-truc')).toMatchObject({ id: 'nam-truc', version: 3, storedAt: at(2), set: NANG_CAO });
      for (const [version, text] of [
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ] as const)
        expect(Buffer.from((await store.masterBytes('nam-truc', version)) ?? []).toString()).toBe(text);
      expect(await store.refreshes('nam-truc')).toEqual([
        { master: 'nam-truc', version: 2, at: at(40), ...manifest, totalsBefore: null, sources: [] },
      ]);
      expect(await store.verifyAudit()).toEqual({ rows: 5, broken: null });
    });

    it('keeps a person’s word as the next version of the same workbook, and with the versions after it', async () => {
      await upload('one', 0);
      const confirmed = { ...binding, columns: [] };
      const confirm = (baseVersion: number) =>
        store.confirmMaster({ master: 'nam-truc', binding: confirmed, confirmation, baseVersion }, by(SUPERVISOR, 41));
      expect(await confirm(1)).toMatchObject({ kind: 'stored', master: { version: 2, binding: confirmed, confirmation } });
      expect(Buffer.from((await store.masterBytes('nam-truc', 2)) ?? []).toString()).toBe('one');
      expect(await refresh('two', 2)).toMatchObject({ kind: 'stored', master: { version: 3, confirmation } });
      expect(await store.master('nam-truc')).toMatchObject({ version: 3, binding: confirmed, confirmation });
      expect(await confirm(1)).toMatchObject({ kind: 'stale', master: { version: 3 } });
      expect((await store.audit(null, null, 2)).map(({ action }) => action)).toEqual(['master.refreshed', 'master.confirmed']);
      expect(await store.verifyAudit()).toEqual({ rows: 5, broken: null });
    });

    it('stores nothing on a master that has moved on, or is unknown', async () => {
      expect(await refresh('two', 0)).toEqual({ kind: 'stale', master: null });
      expect(await upload('one', 1)).toEqual({ kind: 'stale', master: null });
      await upload('one', 0);
      expect(await upload('again', 0)).toMatchObject({ kind: 'stale', master: { version: 1 } });
      const answers = await Promise.all([refresh('left', 1), refresh('right', 1)]);
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['stale', 'stored']);
      expect(await store.refreshes('nam-truc')).toHaveLength(1);
    });

    it('never lets a master change hands', async () => {
      await upload('one', 0);
      await expect(upload('stolen', 1, { unit: '363' })).rejects.toMatchObject({ code: 'master-of-another' });
      await expect(upload('other set', 1, { set: 'xa-ntm-318-2022' })).rejects.toMatchObject({ code: 'master-of-another' });
      expect(await store.master('nam-truc')).toMatchObject({ version: 1, unit: '362' });
    });

    it.each(['', '../x', 'a/b', 'A', 'con', 'nul', 'a.xlsx', 'đ', '-a', 'a'.repeat(65)])('refuses the id %j', async (id) => {
      await expect(upload('one', 0, { id })).rejects.toMatchObject({ code: 'master-id-wrong' });
    });
  });
}
