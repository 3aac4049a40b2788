/** Signing in, passwords, locks: over real HTTP, with the clock handed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCKED_MINUTES, MAX_FAILED_SIGN_INS, MAX_FAILURES, MIN_PASSWORD } from '../../../service/http/limits.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';
import { startService, type Answer, type RunningService } from '../../support/service.ts';

const folder = ownFolder();
let running: RunningService;
let district: string;
const signIn = (name: string, password: string): Promise<Answer> => running.ask('POST', 'v1/sessions', { json: { name, password } });
const codeOf = async (answer: Promise<Answer>): Promise<unknown> => (await answer).body['code'] ?? (await answer).status;
const units = (token: unknown): Promise<Answer> => running.ask('GET', 'v1/units?at=2023-11-30', { token: String(token) });

beforeAll(async () => {
  running = await startService(folder);
  await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
  await running.setPassword('Xã Nam Mỹ', 'mật khẩu của xã');
  await running.addAccount('Xã Điền Xá', 'commune', '13972');
  await running.setPassword('Xã Điền Xá', 'k7mp-x3rt-w9hd', true);
  district = await running.addAccount('Huyện Nam Trực', 'district', '362');
});
afterAll(() => running.service.close());

describe('signing in', () => {
  it('gives a token that works until it ends, and says then that it has ended', async () => {
    const { status, body } = await signIn('xã nam mỹ', 'mật khẩu của xã');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      expiresAt: '2023-11-15T13:00:00.000Z',
      account: { name: 'Xã Nam Mỹ', unit: '13969', unitName: 'Xã Nam Mỹ', role: 'commune', mustChangePassword: false },
    });
    expect((await units(body['token'])).status).toBe(200);
    running.setNow('2023-11-15T13:00:00.001Z');
    expect(await codeOf(units(body['token']))).toBe('token-expired');
    running.setNow('2023-11-15T03:00:00.000Z');
  });

  it('takes the password however its letters are composed', async () => {
    expect((await signIn('Xã Nam Mỹ', 'mật khẩu của xã'.normalize('NFD'))).status).toBe(201);
  });

  it('does not say which of name and password is wrong', async () => {
    const [noName, noPassword] = [await signIn('Xã Không Có', 'x'), await signIn('Xã Nam Mỹ', 'x')];
    expect(noName.status).toBe(401);
    expect(noName.body).toEqual(noPassword.body);
  });

  it('locks the account after many wrong passwords, for a while, though the right one comes', async () => {
    for (let failure = 1; failure < MAX_FAILURES; failure += 1) await signIn('Xã Nam Mỹ', `sai ${String(failure)}`);
    const locked = await signIn('Xã Nam Mỹ', 'mật khẩu của xã');
    expect([locked.status, locked.body['code']]).toEqual([403, 'account-locked']);
    expect((locked.body['detail'] as { vi: string }).vi).toContain('2023-11-15 10:15');
    running.setNow(new Date(Date.parse('2023-11-15T03:00:01.000Z') + LOCKED_MINUTES * 60_000).toISOString());
    expect((await signIn('Xã Nam Mỹ', 'mật khẩu của xã')).status).toBe(201);
  });
});

describe('a first password', () => {
  let token: unknown;
  it('must be changed before anything else', async () => {
    const { body } = await signIn('Xã Điền Xá', 'k7mp-x3rt-w9hd');
    token = body['token'];
    expect(body['account']).toMatchObject({ mustChangePassword: true });
    expect(await codeOf(units(token))).toBe('password-must-change');
  });

  it('is changed with the old one, to one that is long enough and another; every other session ends', async () => {
    const change = (old: string, next: string): Promise<Answer> =>
      running.ask('POST', 'v1/sessions/password', { token: String(token), json: { old, new: next } });
    expect(await codeOf(change('sai', 'mật khẩu mới của xã'))).toBe('sign-in-failed');
    expect(await codeOf(change('k7mp-x3rt-w9hd', 'x'.repeat(MIN_PASSWORD - 1)))).toBe('request-wrong');
    expect(await codeOf(change('k7mp-x3rt-w9hd', 'k7mp-x3rt-w9hd'))).toBe('password-same');
    const changed = await change('k7mp-x3rt-w9hd', 'mật khẩu mới của xã');
    expect(changed).toMatchObject({ status: 201, body: { account: { mustChangePassword: false } } });
    expect((await units(changed.body['token'])).status).toBe(200);
    expect(await codeOf(units(token))).toBe('token-wrong');
    expect(await codeOf(signIn('Xã Điền Xá', 'k7mp-x3rt-w9hd'))).toBe('sign-in-failed');
  });

  it('is given anew by the office above, once, and ends the sessions', async () => {
    const before = (await signIn('Xã Điền Xá', 'mật khẩu mới của xã')).body['token'];
    const path = `v1/accounts/${encodeURIComponent('Xã Điền Xá')}/reset`;
    expect(await codeOf(running.ask('POST', path, { token: String(before) }))).toBe('not-permitted');
    const reset = await running.ask('POST', path, { token: district });
    expect(reset).toMatchObject({
      status: 200,
      body: { name: 'Xã Điền Xá', password: expect.stringMatching(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/u) },
    });
    expect(await codeOf(units(before))).toBe('token-wrong');
    expect((await signIn('Xã Điền Xá', String(reset.body['password']))).body['account']).toMatchObject({ mustChangePassword: true });
    expect(await codeOf(running.ask('POST', 'v1/accounts/ai/reset', { token: district }))).toBe('unknown-account');
  });
});

it('no password and no token stands in the audit or in any file of the store in the clear', async () => {
  const audit = JSON.stringify(await running.store.audit(null, null, 500));
  for (const secret of ['mật khẩu của xã', 'k7mp-x3rt-w9hd', district]) expect(audit).not.toContain(secret);
  expect(audit).toContain('account.locked');
});

it('many failures from one machine are slowed, whoever they ask for; those with a token go on', async () => {
  const codes: unknown[] = [];
  for (let at = 0; at <= MAX_FAILED_SIGN_INS; at += 1) codes.push((await running.ask('POST', 'v1/sessions', { json: {} })).body['code']);
  expect(codes.at(-1)).toBe('too-many-attempts');
  expect((await running.ask('GET', `v1/reports?unit=362&period=2023-11&set=${NANG_CAO}`, { token: district })).status).toBe(200);
});
