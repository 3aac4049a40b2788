/** Signing in and passwords. The token is answered once; the store keeps its hash. */
import { z } from 'zod';
import { vietnamTime } from '../../../core/calendar/vietnamTime.ts';
import { Problem } from '../../../core/problem.ts';
import { hashPassword, verifyPassword } from '../../accounts/passwords.ts';
import { newToken } from '../../accounts/tokens.ts';
import { roles, type Account } from '../../store/store.ts';
import { unitOf } from '../../asked.ts';
import { actorOf, type Context } from '../context.ts';
import { LOCKED_MINUTES, MAX_FAILURES, MAX_PASSWORD, MIN_PASSWORD, SESSION_HOURS } from '../limits.ts';
import { openRoute, route, type Reply } from '../route.ts';
import { instantSchema } from '../schemas.ts';
import { nobody, nothing } from '../shapes.ts';

const password = z.string().min(1).max(MAX_PASSWORD);
const sessionSchema = z
  .object({
    token: z.string(),
    expiresAt: instantSchema,
    account: z.object({
      name: z.string(),
      unit: z.string().nullable(),
      /** The unit's as it was when it had the code; a code may be another's later. */
      unitName: z.string().nullable(),
      role: z.enum(roles),
      mustChangePassword: z.boolean(),
    }),
  })
  .meta({ id: 'Session' });

export const postSession = openRoute({
  method: 'post',
  path: '/v1/sessions',
  summary: 'Signs in by name and password; the token holds for a working day.',
  params: nothing,
  query: nothing,
  body: { kind: 'json', schema: z.strictObject({ name: z.string().min(1).max(200), password }).meta({ id: 'SignIn' }) },
  answers: { 201: { kind: 'json', schema: sessionSchema } },
  problems: ['sign-in-failed', 'account-locked', 'too-many-attempts'],
  run: async ({ body }, context) => openSession(await signIn(body.name, body.password, context), context),
});

/** A locked account is not asked for its password; a wrong name takes as long as a wrong password. */
async function signIn(name: string, given: string, context: Context): Promise<Account> {
  const found = await context.store.accountNamed(name);
  if (found) mustBeOpen(found.account, context);
  const isRight = await verifyPassword(given, found?.passwordHash ?? null);
  if (found && isRight) return found.account;
  if (found) await noteFailure(found.account, context);
  throw new Problem('sign-in-failed');
}

function mustBeOpen({ lockedUntil }: Account, { now }: Context): void {
  if (lockedUntil === null || lockedUntil <= now()) return;
  throw new Problem('account-locked', { until: vietnamTime(lockedUntil).replace('T', ' ') });
}

async function noteFailure(account: Account, context: Context): Promise<void> {
  await context.store.noteFailure(account.id, MAX_FAILURES, later(context.now(), LOCKED_MINUTES * 60_000), actorOf(account, context));
}

async function openSession(account: Account, context: Context): Promise<Reply> {
  const { token, hash } = newToken();
  const expiresAt = later(context.now(), SESSION_HOURS * 3_600_000);
  await context.store.openSession({ id: context.newId(), account: account.id, tokenHash: hash, expiresAt }, actorOf(account, context));
  const { name, unit, unitFrom, role, mustChangePassword } = account;
  const unitName = unit === null ? null : (unitOf(context.rulebook, { unit, unitFrom })?.name ?? null);
  return { kind: 'json', status: 201, value: { token, expiresAt, account: { name, unit, unitName, role, mustChangePassword } } };
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

const changeSchema = z.strictObject({ old: password, new: z.string().min(MIN_PASSWORD).max(MAX_PASSWORD) }).meta({ id: 'PasswordChange' });

export const postPassword = route({
  method: 'post',
  path: '/v1/sessions/password',
  summary: 'Changes one’s own password; every session ends and a new one is answered.',
  params: nothing,
  query: nothing,
  body: { kind: 'json', schema: changeSchema },
  action: 'self',
  subject: nobody,
  answers: { 201: { kind: 'json', schema: sessionSchema } },
  problems: ['sign-in-failed', 'account-locked'],
  run: async ({ account, body }, context) => {
    const { id } = await signIn(account.name, body.old, context);
    if (body.new === body.old) throw new Problem('password-same');
    await context.store.setPassword(id, await hashPassword(body.new), false, actorOf(account, context));
    await context.store.closeSessions(id, actorOf(account, context));
    return openSession({ ...account, mustChangePassword: false }, context);
  },
});
