/**
 * The units of one day as a tree: by code, by folded name, with parents and children.
 * Everything that asks "which units?" asks it for a day, because units merge and codes are used again.
 */
import type { Region } from '../criteria/schema.ts';
import { foldName } from '../text/fold.ts';
import type { Unit } from './schema.ts';
import { bareName } from './unitTypes.ts';
import { isValidOn } from './validity.ts';

export interface UnitTree {
  readonly day: string;
  unit(code: string): Unit | undefined;
  childrenOf(code: string): readonly Unit[];
  /** Communes below a unit of any level, in the order of their codes; the unit itself if it is a commune. */
  communesOf(code: string): readonly Unit[];
  /** Units whose name, with or without its type, reads the same; below `within` if given. */
  named(name: string, within?: string): readonly Unit[];
  /** True when `code` is `above` or lies below it. */
  isWithin(code: string, above: string): boolean;
  /** The region of a unit, or of the nearest unit above that says it. */
  regionOf(code: string): Region | null;
}

export function unitTreeOf(units: readonly Unit[], day: string): UnitTree {
  const valid = units.filter((unit) => isValidOn(unit, day)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(valid.map((unit) => [unit.code, unit]));
  const children = groupBy(valid, (unit) => unit.parent ?? '');
  const byName = groupBy(valid, (unit) => foldName(unit.name));
  const byBareName = groupBy(valid, (unit) => bareName(unit.name));

  const communesOf = (code: string): readonly Unit[] => {
    const unit = byCode.get(code);
    if (!unit) return [];
    if (unit.level === 'commune') return [unit];
    return (children.get(code) ?? []).flatMap((child) => communesOf(child.code)).sort((a, b) => (a.code < b.code ? -1 : 1));
  };
  const isWithin = (code: string, above: string): boolean => {
    for (let unit = byCode.get(code); unit; unit = unit.parent === null ? undefined : byCode.get(unit.parent)) {
      if (unit.code === above) return true;
    }
    return false;
  };
  return {
    day,
    unit: (code) => byCode.get(code),
    childrenOf: (code) => children.get(code) ?? [],
    communesOf,
    named: (name, within) => {
      const found = byName.get(foldName(name)) ?? byBareName.get(bareName(name)) ?? [];
      return within === undefined ? found : found.filter((unit) => isWithin(unit.code, within));
    },
    isWithin,
    regionOf: (code) => {
      for (let unit = byCode.get(code); unit; unit = unit.parent === null ? undefined : byCode.get(unit.parent)) {
        if (unit.region) return unit.region;
      }
      return null;
    },
  };
}

function groupBy(units: readonly Unit[], key: (unit: Unit) => string): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const group = groups.get(key(unit));
    if (group) group.push(unit);
    else groups.set(key(unit), [unit]);
  }
  return groups;
}
