/** Units' names inside sentences and headings. */
import type { Unit } from './schema.ts';
import type { UnitTree } from './unitTree.ts';
import { withoutType } from './unitTypes.ts';

/** Without its type: `Xã Nam Mỹ` → `Nam Mỹ`. */
export function ownName(unit: Unit): string {
  return withoutType(unit.name);
}

/** With the units above it: `Xã Nam Mỹ, huyện Nam Trực, tỉnh Nam Định`; `Xã Nam Hồng, tỉnh Ninh Bình` where there is no district. */
export function placeLine(unit: Unit, tree: UnitTree): string {
  const names = [unit.name];
  let above = unit.parent === null ? undefined : tree.unit(unit.parent);
  while (above) {
    names.push(above.name.charAt(0).toLowerCase() + above.name.slice(1));
    above = above.parent === null ? undefined : tree.unit(above.parent);
  }
  return names.join(', ');
}
