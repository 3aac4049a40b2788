/** Whether a name written on a sheet is another unit's. */
import { foldName } from '../text/fold.ts';
import type { Unit } from './schema.ts';
import { bareName, isCommuneType, plainType } from './unitTypes.ts';

/** Types are compared where both say one: xã Nam Dương is not thị trấn Nam Dương. */
export function saysAnotherUnit(written: string, unit: Unit): boolean {
  const name = foldName(written);
  const type = plainType(name);
  if (isCommuneType(type) || type === plainType(foldName(unit.name))) return type !== undefined && name !== foldName(unit.name);
  // The body above, in whose name a block may begin.
  return type === undefined && bareName(name) !== bareName(unit.name);
}
