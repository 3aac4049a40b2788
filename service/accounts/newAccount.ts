/** Whether an account may be: its name, and a role that goes with the unit. */
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { tidy } from '../../core/text/fold.ts';
import { roles, type Role } from '../store/store.ts';

export interface AccountAsked {
  readonly name: string;
  readonly unit: string | null;
  readonly role: string;
}

export interface AccountAllowed extends AccountAsked {
  readonly role: Role;
  /** The unit's name, the latest where a code was used again; null for an administrator. */
  readonly unitName: string | null;
}

/** Fits on one line of a table and of the paper it is handed out on. */
const LONGEST_NAME = 64;

/**
 * The unit may be of any day: accounts are made before a merger and outlive it.
 * @throws Problem `account-name-wrong`, `unknown-role`, `unknown-unit`, `usage-account-unit`
 */
export function allowAccount({ name: written, unit, role: text }: AccountAsked, rulebook: Rulebook): AccountAllowed {
  const name = tidy(written);
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw new Problem('account-name-wrong', { name: written, limit: LONGEST_NAME });
  const role = roles.find((one) => one === text);
  if (!role) throw new Problem('unknown-role', { role: text, roles });
  return { name, unit, role, unitName: unitNameFor(role, unit, rulebook) };
}

function unitNameFor(role: Role, code: string | null, rulebook: Rulebook): string | null {
  if (role === 'admin') {
    if (code !== null) throw new Problem('usage-account-unit', { role, unit: code });
    return null;
  }
  if (code === null) throw new Problem('usage-account-unit', { role, unit: '' });
  const ofCode = rulebook.units.filter((unit) => unit.code === code);
  if (ofCode.length === 0) throw new Problem('unknown-unit', { unit: code, day: 'mọi ngày', near: [] });
  const fitting = ofCode.filter(({ level }) => level === role);
  const latest = fitting.find(({ to }) => to === null) ?? fitting.at(-1);
  if (!latest) throw new Problem('usage-account-unit', { role, unit: code });
  return latest.name;
}
