/** Who asks: the account of a session's token, or of an account's own. The store knows tokens by their hash only. */
import { Problem } from '../../core/problem.ts';
import { hashToken } from '../accounts/tokens.ts';
import type { Account } from '../store/store.ts';
import type { Context } from './context.ts';

const BEARER = /^Bearer +([\w.~+/=-]{1,200})$/iu;

/** Before every session: asked for this instant, the store finds sessions that have ended, too. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** @throws Problem `token-missing`, `token-wrong`, `token-expired` */
export async function accountOf(header: string | undefined, { store, now }: Pick<Context, 'store' | 'now'>): Promise<Account> {
  if (header === undefined || header === '') throw new Problem('token-missing');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw new Problem('token-wrong');
  const hash = hashToken(token);
  const account = await store.accountByToken(hash, now());
  if (account) return account;
  throw new Problem((await store.accountBySession(hash, LONG_AGO)) ? 'token-expired' : 'token-wrong');
}
