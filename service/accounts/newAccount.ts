/** Whether an account may be: its name, and a role that goes with the unit. */
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { tidy } from '../../core/text/fold.ts';
import type { Unit } from '../../core/units/schema.ts';
import { firstDay, isValidOn, printSpan } from '../../core/units/validity.ts';
import { roles, type Role } from '../store/store.ts';

export interface AccountAsked {
  readonly name: string;
  readonly unit: string | null;
  readonly role: string;
  /** A day of the unit's, `YYYY-MM-DD`, where the code was used again. */
  readonly at?: string | undefined;
}

export interface AccountAllowed extends AccountAsked {
  readonly role: Role;
  /** First day of the unit; null for an administrator. */
  readonly unitFrom: string | null;
  readonly unitName: string | null;
}

/** Fits on one line of a table and of the paper it is handed out on. */
const LONGEST_NAME = 64;

/**
 * The unit is the one of the day, or where no day is said the latest that has or had the code: accounts are made before a
 * merger and outlive it.
 * @throws Problem `account-name-wrong`, `unknown-role`, `unknown-unit`, `usage-account-unit`
 */
export function allowAccount({ name: written, unit, role: text, at }: AccountAsked, rulebook: Rulebook): AccountAllowed {
  const name = tidy(written);
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw new Problem('account-name-wrong', { name: written, limit: LONGEST_NAME });
  const role = roles.find((one) => one === text);
  if (!role) throw new Problem('unknown-role', { role: text, roles });
  const found = unitFor(role, unit, at, rulebook);
  return { name, unit, role, unitFrom: found && firstDay(found), unitName: found && found.name };
}

function unitFor(role: Role, code: string | null, at: string | undefined, { units }: Rulebook): Unit | null {
  if (role === 'admin') {
    if (code !== null) throw new Problem('usage-account-unit', { role, unit: code });
    return null;
  }
  if (code === null) throw new Problem('usage-account-unit', { role, unit: '' });
  const spans = units.spansOf(code);
  const there = at === undefined ? spans : spans.filter((unit) => isValidOn(unit, at));
  if (there.length === 0)
    throw new Problem('unknown-unit', {
      unit: code,
      day: at ?? 'mọi ngày',
      near: spans.map((unit) => `${unit.name} (${printSpan(unit)})`),
    });
  const latest = there.findLast(({ level }) => level === role);
  if (!latest) throw new Problem('usage-account-unit', { role, unit: code });
  return latest;
}
