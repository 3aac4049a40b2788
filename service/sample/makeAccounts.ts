/** The sample's accounts: one for each commune that reports, its districts, its province, an administrator; with tokens and passwords in one file. */
import { randomUUID } from 'node:crypto';
import { lastDayOf } from '../../core/calendar/period.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import { obligedUnits } from '../../core/units/obligation.ts';
import type { Unit } from '../../core/units/schema.ts';
import { firstDay } from '../../core/units/validity.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { newFirstPassword, newToken } from '../accounts/tokens.ts';
import { askedPeriod } from '../asked.ts';
import { writePrivateFile } from '../files.ts';
import type { NewAccount, Role, Store } from '../store/store.ts';
import { loadSample, type Sample } from './loadSample.ts';

/** What is handed to a person: shown in the sample's file only, never stored. */
export interface SampleLogin {
  readonly name: string;
  readonly unit: string | null;
  readonly role: Role;
  readonly password: string;
  readonly token: string;
}

/** Fewer at a time than sixteen hashes of 19 MiB each would ask of a small machine's memory. */
const HASHES_AT_ONCE = 4;

/**
 * Adds the accounts and writes their logins to `file` as JSON, readable by its owner alone. Their passwords
 * need not be changed first: the sample is to be tried at once. @throws Problem `account-name-taken`, or of the file
 */
export async function makeAccounts(
  store: Store,
  rulebook: Rulebook,
  file: string,
  sample: Sample = loadSample(),
): Promise<readonly SampleLogin[]> {
  const logins = asked(rulebook, sample).map((one) => ({ ...one, password: newFirstPassword(), token: newToken() }));
  const accounts: NewAccount[] = [];
  for (let at = 0; at < logins.length; at += HASHES_AT_ONCE) {
    const some = logins.slice(at, at + HASHES_AT_ONCE);
    accounts.push(
      ...(await Promise.all(
        some.map(async ({ name, unit, unitFrom, role, password, token }) =>
          newAccount({ name, unit, unitFrom, role }, await hashPassword(password), token.hash),
        ),
      )),
    );
  }
  await store.addAccounts(accounts, { account: null, at: new Date().toISOString() });
  const written = logins.map(({ name, unit, role, password, token }) => ({ name, unit, role, password, token: token.token }));
  writePrivateFile(file, `${JSON.stringify({ notice: sample.notice, accounts: written }, null, 2)}\n`);
  return written;
}

type Asked = Pick<SampleLogin, 'name' | 'unit' | 'role'> & { readonly unitFrom: string | null };

/** A unit’s code is its account’s name: typed without a Vietnamese keyboard. */
function asked(rulebook: Rulebook, sample: Sample): readonly Asked[] {
  const period = askedPeriod(sample.period);
  const tree = treeOn(rulebook, lastDayOf(period));
  const communes = obligedUnits(rulebook.obligations, sample.set, period, tree, sample.province);
  const districts = [...new Set(communes.map(({ parent }) => parent ?? ''))]
    .flatMap((code) => tree.unit(code) ?? [])
    .filter(({ level }) => level === 'district');
  const province = tree.unit(sample.province);
  const of =
    (role: Role) =>
    (unit: Unit): Asked => ({ name: unit.code, unit: unit.code, unitFrom: firstDay(unit), role });
  return [
    ...communes.map(of('commune')),
    ...districts.map(of('district')),
    ...(province ? [of('province')(province)] : []),
    { name: 'admin', unit: null, unitFrom: null, role: 'admin' },
  ];
}

function newAccount({ name, unit, unitFrom, role }: Asked, passwordHash: string, tokenHash: string): NewAccount {
  return { id: randomUUID(), name, unit, unitFrom, role, passwordHash, tokenHash, mustChangePassword: false };
}
