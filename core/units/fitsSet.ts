/** Whether a criteria set is for units of a unit's level. */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Unit } from './schema.ts';

/** Towns and wards are communes by their level; hamlets are units of no level that is known. */
const LEVELS: Readonly<Record<CriteriaSet['level'], Unit['level'] | null>> = {
  commune: 'commune',
  town: 'commune',
  district: 'district',
  province: 'province',
  hamlet: null,
};

/** The level of the units a set is for; null where the rulebook knows no such units. */
export function unitLevelOf({ level }: Pick<CriteriaSet, 'level'>): Unit['level'] | null {
  return LEVELS[level];
}

export function fitsSet(unit: Unit, set: CriteriaSet): boolean {
  return unitLevelOf(set) === unit.level;
}
