/**
 * The units of the whole country in every era, a province at a time: a province's file is read when a
 * unit of it is first asked for. The book does not know files: it is handed a reader.
 */
import { unitsOfFile, type Unit, type UnitFile, type UnitIndex } from './schema.ts';
import { firstDay, isValidOn } from './validity.ts';
import { unitTreeOf, type UnitTree } from './unitTree.ts';

/** A province's file; undefined where it is not at hand, and then asked for again. @throws Problem `rulebook-file-wrong` */
export type UnitReader = (province: string) => UnitFile | undefined;

/** A province that has something to report: where a unit named without its code is looked for. */
export interface Home {
  readonly province: string;
  readonly from: string;
  readonly to: string | null;
}

export interface UnitBook {
  /** Every province there is or was, by code. */
  readonly provinces: readonly string[];
  readonly homes: readonly Home[];
  /** The provinces whose units have or had the code; none for a code nobody knows. */
  provincesOf(code: string): readonly string[];
  file(province: string): UnitFile | undefined;
  unitsOf(province: string): readonly Unit[];
  /** Every unit that has or had the code, the earliest first. */
  spansOf(code: string): readonly Unit[];
  unitOn(code: string, day: string): Unit | undefined;
  /** The units of a day. A name alone is looked for in the homes of that day. */
  treeOn(day: string): UnitTree;
}

interface Loaded {
  readonly file: UnitFile;
  readonly units: readonly Unit[];
  readonly byCode: ReadonlyMap<string, readonly Unit[]>;
}

export function unitBookOf({ ranges }: UnitIndex, read: UnitReader, homes: readonly Home[]): UnitBook {
  const provinces = [...new Set(ranges.map(([, , province]) => province))].sort();
  const loaded = new Map<string, Loaded>();
  const load = (province: string): Loaded | undefined => {
    const found = loaded.get(province);
    if (found) return found;
    const file = read(province);
    if (!file) return undefined;
    const units = unitsOfFile(file);
    const made = { file, units, byCode: Map.groupBy(units, ({ code }) => code) };
    loaded.set(province, made);
    return made;
  };
  const provincesOf = (code: string): readonly string[] => [
    ...new Set(ranges.flatMap(([first, last, province]) => (isBetween(code, first, last) ? [province] : []))),
  ];
  const unitsOf = (province: string): readonly Unit[] => load(province)?.units ?? [];
  const spansOf = (code: string): readonly Unit[] =>
    provincesOf(code)
      .flatMap((province) => load(province)?.byCode.get(code) ?? [])
      .sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
  return {
    provinces,
    homes,
    provincesOf,
    file: (province) => load(province)?.file,
    unitsOf,
    spansOf,
    unitOn: (code, day) => spansOf(code).find((unit) => isValidOn(unit, day)),
    treeOn: (day) => {
      const named = homes.filter(({ from, to }) => from <= day && (to === null || day <= to)).map(({ province }) => province);
      return joinedTree(day, provincesOf, named, (province) => (load(province) ? unitTreeOf(unitsOf(province), day) : undefined));
    },
  };
}

function isBetween(code: string, first: string, last: string): boolean {
  return code.length === first.length && first <= code && code <= last;
}

/** One tree of the provinces' trees, each made when a unit of it is asked for. */
function joinedTree(
  day: string,
  provincesOf: (code: string) => readonly string[],
  named: readonly string[],
  treeOf: (province: string) => UnitTree | undefined,
): UnitTree {
  const trees = new Map<string, UnitTree>();
  const tree = (province: string): UnitTree | undefined => {
    const found = trees.get(province) ?? treeOf(province);
    if (found) trees.set(province, found);
    return found;
  };
  /** By code; a code is one unit's on a day, so where it was found it stays. Codes of no unit are not kept: there is no end of them. */
  const withCode = new Map<string, UnitTree>();
  const treeWith = (code: string): UnitTree | undefined => {
    const known = withCode.get(code);
    if (known) return known;
    for (const province of provincesOf(code)) {
      const found = tree(province);
      if (!found?.unit(code)) continue;
      withCode.set(code, found);
      return found;
    }
    return undefined;
  };
  return {
    day,
    unit: (code) => treeWith(code)?.unit(code),
    childrenOf: (code) => treeWith(code)?.childrenOf(code) ?? [],
    communesOf: (code) => treeWith(code)?.communesOf(code) ?? [],
    named: (name, within) =>
      within === undefined ? named.flatMap((province) => tree(province)?.named(name) ?? []) : (treeWith(within)?.named(name, within) ?? []),
    isWithin: (code, above) => treeWith(code)?.isWithin(code, above) ?? false,
    regionOf: (code) => treeWith(code)?.regionOf(code) ?? null,
  };
}
