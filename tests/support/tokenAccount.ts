/** An account that signs in by its token alone, for specs that open the store themselves. */
import { randomUUID } from 'node:crypto';
import { newToken } from '../../service/accounts/tokens.ts';
import type { Role, Store } from '../../service/store/store.ts';
import { KNOWN_SINCE } from './units.ts';

/** Named by its unit's code; the answer is its token. */
export async function addTokenAccount(store: Store, unit: string, role: Role): Promise<string> {
  const { token, hash } = newToken();
  const account = {
    id: randomUUID(),
    name: unit,
    unit,
    unitFrom: KNOWN_SINCE,
    role,
    passwordHash: null,
    tokenHash: hash,
    mustChangePassword: false,
  };
  await store.addAccounts([account], { account: null, at: new Date().toISOString() });
  return token;
}
