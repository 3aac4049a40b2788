/**
 * Whose row it is: a label against the units of one day. Offices write `Xã Nam Mỹ`, `X. Nam Mỹ`,
 * `Nam Mỹ`, `TT Nam Giang`, `Nam Giang (TT)`, `Hồng Quang - Nam Trực`. Names repeat within a province and even within
 * a district, so a label that fits two units is never decided here.
 */
import { fold, foldName, tidy } from '../text/fold.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { readUnitName, typeOfWord, type ReadName } from '../units/unitTypes.ts';

interface Label extends ReadName {
  /** A district's name behind the unit's, folded and bare. */
  readonly within: string | undefined;
  /** Words in parentheses that are neither a type nor a district. */
  readonly addition: string | undefined;
}

export type Match =
  | { readonly kind: 'one'; readonly unit: Unit }
  | { readonly kind: 'several'; readonly units: readonly Unit[] }
  /** One unit has the name, but another type than the label says. */
  | { readonly kind: 'otherType'; readonly unit: Unit }
  /** The name is found, but not below the district that the row stands under. */
  | { readonly kind: 'otherDistrict'; readonly unit: Unit }
  | { readonly kind: 'addition'; readonly unit: Unit; readonly addition: string }
  | { readonly kind: 'none' };

export interface UnitNames {
  /** `section`: code of the district above the row, where one is known. */
  find(label: string, level: 'commune' | 'district', section?: string): Match;
  /** The scope itself, named with its type. */
  isScope(label: string): boolean;
}

/** Longer texts are sentences, not names. */
const LONGEST_LABEL = 120;

/** The names of the units below `scope` on the tree's day. */
export function unitNamesOf(scope: Unit, tree: UnitTree): UnitNames {
  const communes = byBareName(tree.communesOf(scope.code));
  const below = tree.childrenOf(scope.code).filter((unit) => unit.level === 'district');
  const districts = byBareName(below);
  const scopeName = readUnitName(scope.name);
  return {
    find: (text, level, section) => {
      if (text.length > LONGEST_LABEL) return { kind: 'none' };
      const units = level === 'commune' ? communes : districts;
      const around = { section: level === 'commune' ? section : undefined, districts };
      // Some names begin like an abbreviated type (H'Bông): the whole label is then the name.
      const whole = foldName(text);
      if (units.has(whole))
        return matchOf({ type: undefined, bare: whole, within: undefined, addition: undefined }, units.get(whole) ?? [], around);
      const label = readLabel(text, districts);
      return matchOf(label, units.get(label.bare) ?? [], around);
    },
    isScope: (text) => {
      const { type, bare } = readUnitName(text);
      return type === scopeName.type && bare === scopeName.bare;
    },
  };
}

function byBareName(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const { bare } = readUnitName(unit.name);
    const group = groups.get(bare);
    if (group) group.push(unit);
    else groups.set(bare, [unit]);
  }
  return groups;
}

/** Splits off what stands in parentheses or behind a dash or comma: a type, a district, or something else. */
function readLabel(text: string, districts: ReadonlyMap<string, readonly Unit[]>): Label {
  const inside = /^([^()]*)\(([^()]*)\)[\s*.]*$/u.exec(tidy(text));
  if (inside) {
    const [, name = '', words = ''] = inside;
    const type = typeOfWord(fold(words).replace(/\.$/u, ''));
    const read = readUnitName(name);
    if (type !== undefined) return { ...read, type: read.type ?? type, within: undefined, addition: undefined };
    const district = readUnitName(words).bare;
    if (districts.has(district)) return { ...read, within: district, addition: undefined };
    return { ...read, within: undefined, addition: words.trim() };
  }
  const tail = /^(.*\S) ?(?: [-–]|,) ?(\S.*)$/u.exec(tidy(text));
  const district = tail && readUnitName(tail[2] ?? '').bare;
  if (tail && district !== null && districts.has(district))
    return { ...readUnitName(tail[1] ?? ''), within: district, addition: undefined };
  return { ...readUnitName(text), within: undefined, addition: undefined };
}

interface Around {
  readonly section: string | undefined;
  readonly districts: ReadonlyMap<string, readonly Unit[]>;
}

function matchOf(label: Label, named: readonly Unit[], { section, districts }: Around): Match {
  const within = label.within === undefined ? section : districts.get(label.within)?.[0]?.code;
  const here = within === undefined ? named : named.filter((unit) => unit.parent === within);
  const [elsewhere, alsoElsewhere] = named;
  if (!elsewhere) return { kind: 'none' };
  if (here.length === 0) return alsoElsewhere ? { kind: 'several', units: named } : { kind: 'otherDistrict', unit: elsewhere };
  const typed = label.type === undefined ? here : here.filter((unit) => readUnitName(unit.name).type === label.type);
  const [first, second] = typed;
  if (second) return { kind: 'several', units: typed };
  if (first)
    return label.addition === undefined ? { kind: 'one', unit: first } : { kind: 'addition', unit: first, addition: label.addition };
  const [other, another] = here;
  return other && !another ? { kind: 'otherType', unit: other } : { kind: 'several', units: here };
}
