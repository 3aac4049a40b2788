/** The units a report may be of, for the person who corrects what was recognised: those of the set's kind, within the account's own. */
import { lastDayOf, type Period } from '../../../core/calendar/period.ts';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import { unitLevelOf } from '../../../core/units/fitsSet.ts';
import type { Unit } from '../../../core/units/schema.ts';
import type { UnitTree } from '../../../core/units/unitTree.ts';

/** Units under the one above them, in the order of their codes. */
export interface UnitGroup {
  readonly name: string;
  readonly units: readonly Unit[];
}

/** `within` null: the provinces whose offices use this rulebook. Empty for a set that does not say whose it is. */
export function unitChoices(rulebook: Rulebook, set: CriteriaSet, period: Period, within: string | null): readonly UnitGroup[] {
  const day = lastDayOf(period);
  const tree = treeOn(rulebook, day);
  const level = unitLevelOf(set);
  if (level === null) return [];
  const roots = within === null ? homesOn(rulebook, day) : [within];
  const units = roots.flatMap((root) => unitsBelow(tree, root, level));
  return [...Map.groupBy(units, ({ parent }) => parent ?? '')].map(([parent, some]) => ({
    name: tree.unit(parent)?.name ?? '',
    units: some,
  }));
}

function homesOn({ units }: Rulebook, day: string): readonly string[] {
  return units.homes.filter(({ from, to }) => from <= day && (to === null || day <= to)).map(({ province }) => province);
}

function unitsBelow(tree: UnitTree, root: string, level: Unit['level']): readonly Unit[] {
  const unit = tree.unit(root);
  if (!unit || unit.level === level) return unit ? [unit] : [];
  return level === 'commune' ? tree.communesOf(root) : tree.childrenOf(root).filter((child) => child.level === level);
}
