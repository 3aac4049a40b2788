/** Whether a name written on a sheet is another commune's. */
import { foldName } from '../text/fold.ts';
import type { Unit } from './schema.ts';
import { bareName } from './unitTree.ts';

const COMMUNE_TYPE = /^(?:xã|phường|thị trấn|đặc khu) /u;
/** The body above, in whose name a block may begin. */
const ABOVE = /^(?:huyện|quận|thị xã|thành phố|tỉnh) /u;

/** Types are compared where both say one: xã Nam Dương is not thị trấn Nam Dương. */
export function saysAnotherUnit(written: string, unit: Unit): boolean {
  const name = foldName(written);
  if (ABOVE.test(name)) return false;
  return COMMUNE_TYPE.test(name) ? name !== foldName(unit.name) : bareName(name) !== bareName(unit.name);
}
