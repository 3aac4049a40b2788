/**
 * Who may do what, in one table that every route asks. A unit's subtree is that of the day the question is about: the
 * last day of its period, else today. An account is its unit's, not its code's: on a day when the code is
 * another unit's, what is that unit's is foreign to it.
 *
 * | action     | commune  | district, province             | admin |
 * |------------|----------|--------------------------------|-------|
 * | `lookUp`   | yes      | yes                            | yes   |
 * | `self`     | yes      | yes                            | yes   |
 * | `read`     | own unit | own unit and all below         | all   |
 * | `submit`   | own unit | –                              | –     |
 * | `return`   | –        | units below                    | –     |
 * | `master`   | –        | own unit                       | –     |
 * | `reset`    | –        | accounts of units below        | all   |
 * | `audit`    | –        | own unit and all below         | all   |
 */
import type { UnitTree } from '../../core/units/unitTree.ts';
import { firstDay } from '../../core/units/validity.ts';
import type { Account } from '../store/store.ts';

export const actions = ['lookUp', 'self', 'read', 'submit', 'return', 'master', 'reset', 'audit'] as const;
export type Action = (typeof actions)[number];

/**
 * `unit` null: a question about no unit, or about what belongs to the whole service. `tree` null: about the account's own unit,
 * whatever the day.
 */
export function mayAct(
  { role, unit: own, unitFrom }: Pick<Account, 'role' | 'unit' | 'unitFrom'>,
  action: Action,
  unit: string | null,
  tree: Pick<UnitTree, 'isWithin' | 'unit'> | null,
): boolean {
  if (action === 'lookUp' || action === 'self') return true;
  if (role === 'admin') return action === 'read' || action === 'reset' || action === 'audit';
  if (own === null || unit === null) return false;
  const there = tree?.unit(own);
  if (tree && (!there || firstDay(there) !== unitFrom)) return false;
  const isOwn = unit === own;
  const isBelow = !isOwn && (tree?.isWithin(unit, own) ?? false);
  if (role === 'commune') return isOwn && (action === 'read' || action === 'submit');
  switch (action) {
    case 'read':
    case 'audit':
      return isOwn || isBelow;
    case 'return':
    case 'reset':
      return isBelow;
    case 'master':
      return isOwn;
    case 'submit':
      return false;
  }
}
