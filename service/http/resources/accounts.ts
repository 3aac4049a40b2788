/** An account's password set anew by the administrator or by the office above it: a first password, to be changed at once. */
import { z } from 'zod';
import { vietnamDay } from '../../../core/calendar/vietnamTime.ts';
import { Problem } from '../../../core/problem.ts';
import { treeOfAccount } from '../../asked.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { newFirstPassword } from '../../accounts/tokens.ts';
import type { Account } from '../../store/store.ts';
import { actorOf, type Context } from '../context.ts';
import { NOBODY, route, type Subject } from '../route.ts';
import { noBody, nothing } from '../shapes.ts';

const byName = z.strictObject({ name: z.string().min(1).max(200) });

export const postReset = route({
  method: 'post',
  path: '/v1/accounts/{name}/reset',
  summary: 'Gives an account a new first password, answered once; its sessions end.',
  params: byName,
  query: nothing,
  body: noBody,
  action: 'reset',
  subject: async ({ params }, context): Promise<Subject> => {
    const { unit, unitFrom } = await mustFind(params.name, context);
    if (unit === null) return NOBODY;
    const tree = treeOfAccount(context.rulebook, { unit, unitFrom }, vietnamDay(context.now()));
    return tree ? { unit, tree } : NOBODY;
  },
  answers: { 200: { kind: 'json', schema: z.object({ name: z.string(), password: z.string() }).meta({ id: 'FirstPassword' }) } },
  problems: ['unknown-account'],
  run: async ({ account, params }, context) => {
    const { id, name } = await mustFind(params.name, context);
    const password = newFirstPassword();
    await context.store.setPassword(id, await hashPassword(password), true, actorOf(account, context));
    await context.store.closeSessions(id, actorOf(account, context));
    return { kind: 'json', status: 200, value: { name, password } };
  },
});

async function mustFind(name: string, { store }: Context): Promise<Account> {
  const found = await store.accountNamed(name);
  if (!found) throw new Problem('unknown-account', { name });
  return found.account;
}
