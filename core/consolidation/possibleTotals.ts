/**
 * Whether totals can be true at all: every count is made of the communes it names. Totals come back from files
 * that anyone may have edited; a wrong sum must not reach a master. What they say of the law or of the units is not judged here.
 */
import { outstandingList } from './communes.ts';
import { roundedQuotient } from './rounding.ts';
import type { CommuneTotals, CriterionTotals, GroupTotals, Obstacle, Totals } from './totals.ts';

/** One thing that cannot be: where in the document, and why in both languages. */
export interface Impossible {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** All of them, in the document's order. Linear in communes × criteria. */
export function impossibleIn(totals: Totals): readonly Impossible[] {
  return [
    ...inOne(totals),
    ...(totals.districts ?? []).flatMap((district, at) =>
      inOne(district).map(({ path, message }) => ({ path: ['districts', at, ...path], message })),
    ),
    ...inDistricts(totals),
  ];
}

function when(wrong: boolean, path: Impossible['path'], vi: string, en: string): readonly Impossible[] {
  return wrong ? [{ path, message: `${vi} (${en})` }] : [];
}

type Figure = number | string | null | readonly (number | string)[];

function same(actual: Figure, due: Figure, path: Impossible['path'], what: string): readonly Impossible[] {
  if (isSame(actual, due)) return [];
  const [is, shouldBe] = [short(actual), short(due)];
  return [{ path, message: `là ${is}, theo ${what} phải là ${shouldBe} (is ${is}, by ${what} ${shouldBe})` }];
}

function isSame(actual: Figure, due: Figure): boolean {
  if (typeof actual !== 'object' || typeof due !== 'object' || actual === null || due === null) return actual === due;
  return actual.length === due.length && actual.every((one, at) => one === due[at]);
}

/** An issue is a line, not a list of a thousand communes. */
function short(figure: Figure): string {
  const text = JSON.stringify(figure);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function inOne(totals: Totals): readonly Impossible[] {
  const { communes, counted, expected, missing, returned, carried, complete, criteria, criterion } = totals;
  const units = new Set(communes.map(({ unit }) => unit));
  const silent = new Set([...missing, ...returned]);
  const numbers = criteria.map((one) => one.criterion);
  return [
    ...same(counted, communes.length, ['counted'], 'communes'),
    ...when(counted > expected, ['expected'], 'nhỏ hơn counted', 'less than counted'),
    ...same(expected, communes.length + silent.size, ['expected'], 'communes + missing + returned'),
    ...when(new Set(missing).size < missing.length, ['missing'], 'nêu một đơn vị hai lần', 'names a unit twice'),
    ...when(
      [...silent].some((unit) => units.has(unit)),
      ['missing'],
      'nêu đơn vị đã có trong communes',
      'names a unit that is counted',
    ),
    ...when(
      carried.some((unit) => !units.has(unit)),
      ['carried'],
      'nêu đơn vị không có trong communes',
      'names a unit that is not counted',
    ),
    ...when(
      complete && counted < expected,
      ['complete'],
      'không thể đủ khi counted nhỏ hơn expected',
      'cannot be, with counted below expected',
    ),
    ...when(units.size < communes.length, ['communes'], 'nêu một đơn vị hai lần', 'names a unit twice'),
    ...communes.flatMap((commune, at) =>
      inCommune(commune, numbers).map(({ path, message }) => ({ path: ['communes', at, ...path], message })),
    ),
    ...when(new Set(numbers).size < numbers.length, ['criteria'], 'nêu một tiêu chí hai lần', 'names a criterion twice'),
    ...when(
      criterion !== null && (numbers.length !== 1 || numbers[0] !== criterion),
      ['criteria'],
      'không phải riêng tiêu chí ở criterion',
      'is not the one criterion asked for',
    ),
    ...inCriteria(totals),
    ...inLocalRows(totals, units),
    ...inObstacles(totals),
    ...inFigures(totals),
    ...inGroups(totals),
  ];
}

/** Each group's counts are those of its own communes, and no commune is in two. */
function inGroups({ groups = [], communes, missing }: Totals): readonly Impossible[] {
  const known = new Set([...communes.map(({ unit }) => unit), ...missing]);
  const units = groups.flatMap((one) => one.units);
  return [
    ...when(new Set(units).size < units.length, ['groups'], 'nêu một đơn vị hai lần', 'names a unit twice'),
    ...when(
      units.some((unit) => !known.has(unit)),
      ['groups'],
      'nêu đơn vị không có trong communes, missing',
      'names a unit that is in neither communes nor missing',
    ),
    ...groups.flatMap((group, at) => inGroup(group, communes).map(({ path, message }) => ({ path: ['groups', at, ...path], message }))),
  ];
}

function inGroup({ units, counted, criteria }: GroupTotals, communes: readonly CommuneTotals[]): readonly Impossible[] {
  const codes = new Set(units);
  const own = communes.filter(({ unit }) => codes.has(unit));
  return [
    ...same(counted, own.length, ['counted'], 'communes'),
    ...criteria.flatMap(({ criterion, met }, at) =>
      same(met, own.filter((commune) => commune.met.includes(criterion)).length, ['criteria', at, 'met'], 'communes'),
    ),
  ];
}

function inCommune({ met, unmet, notAssessed, metCount, outstanding }: CommuneTotals, criteria: readonly number[]): readonly Impossible[] {
  const said = ascending([...met, ...unmet, ...notAssessed]);
  return [
    ...same(said, ascending(criteria), ['met'], 'criteria (met + unmet + notAssessed)'),
    ...same(metCount, met.length, ['metCount'], 'met'),
    ...same(outstanding, outstandingList(unmet, notAssessed), ['outstanding'], 'unmet + notAssessed'),
  ];
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

const LISTS = [
  ['met', 'metBy'],
  ['unmet', 'unmetBy'],
  ['notAssessed', 'notAssessedBy'],
] as const;

function inCriteria({ criteria, communes, counted }: Totals): readonly Impossible[] {
  const by = { met: unitsBy(communes, 'met'), unmet: unitsBy(communes, 'unmet'), notAssessed: unitsBy(communes, 'notAssessed') };
  return criteria.flatMap((one, at) => [
    ...same(one.met + one.unmet + one.notAssessed, counted, ['criteria', at], 'counted'),
    ...LISTS.flatMap(([count, list]) => [
      ...same(one[count], one[list].length, ['criteria', at, count], list),
      ...same([...one[list]].sort(), by[count].get(one.criterion) ?? [], ['criteria', at, list], 'communes'),
    ]),
  ]);
}

/** Each commune at most once in a row, and none that is not counted. */
function inLocalRows({ local = [] }: Totals, counted: ReadonlySet<string>): readonly Impossible[] {
  return local.flatMap((row, at) => {
    const said = LISTS.flatMap(([, list]) => row[list]);
    return [
      ...LISTS.flatMap(([count, list]) => same(row[count], row[list].length, ['local', at, count], list)),
      ...when(new Set(said).size < said.length, ['local', at], 'nêu một đơn vị hai lần', 'names a unit twice'),
      ...when(
        said.some((unit) => !counted.has(unit)),
        ['local', at],
        'nêu đơn vị không có trong communes',
        'names a unit that is not counted',
      ),
    ];
  });
}

/** Only what a counted commune has not met stands in its way, and each row of its report says so once. */
function inObstacles({ obstacles, communes }: Totals): readonly Impossible[] {
  const unmet = new Map(communes.map((commune) => [commune.unit, new Set(commune.unmet)]));
  const rows = new Set(obstacles.map(rowOf));
  return [
    ...obstacles.flatMap(({ unit, criterion }, at) =>
      when(
        unmet.get(unit)?.has(criterion) !== true,
        ['obstacles', at],
        'nêu tiêu chí không ở trong danh sách chưa đạt của xã',
        'names a criterion that is not among the commune’s unmet ones',
      ),
    ),
    ...when(rows.size < obstacles.length, ['obstacles'], 'nêu một dòng hai lần', 'names a row twice'),
  ];
}

function rowOf({ unit, criterion, indicator }: Obstacle): string {
  return JSON.stringify([unit, criterion, indicator]);
}

function unitsBy(communes: readonly CommuneTotals[], list: 'met' | 'unmet' | 'notAssessed'): ReadonlyMap<number, readonly string[]> {
  const units = new Map<number, string[]>();
  for (const { unit, [list]: criteria } of communes) {
    for (const criterion of criteria) {
      const named = units.get(criterion);
      if (named) named.push(unit);
      else units.set(criterion, [unit]);
    }
  }
  for (const named of units.values()) named.sort();
  return units;
}

function inFigures({ criterion, communes, average, bands, counted }: Totals): readonly Impossible[] {
  const met = communes.reduce((sum, { metCount }) => sum + metCount, 0);
  const due =
    criterion === null && communes.length > 0 && Number.isSafeInteger(met * 200) ? roundedQuotient(met, communes.length, 2) : null;
  const inBands = bands.reduce((sum, { count }) => sum + count, 0);
  return [
    ...same(average, due, ['average'], 'communes'),
    ...when(new Set(bands.map(({ label }) => label)).size < bands.length, ['bands'], 'nêu một nhóm hai lần', 'names a band twice'),
    ...when(
      criterion !== null && bands.length > 0,
      ['bands'],
      'phải trống khi chỉ tính một tiêu chí',
      'must be empty for one criterion alone',
    ),
    ...(bands.length > 0 ? same(inBands, counted, ['bands'], 'counted') : []),
  ];
}

/** What the districts hold together is the whole, commune by commune. */
function inDistricts(totals: Totals): readonly Impossible[] {
  const { districts } = totals;
  if (districts === undefined) return [];
  const path = ['districts'];
  const sum = (of: (one: Totals) => number): number => districts.reduce((all, one) => all + of(one), 0);
  const together = (of: (one: Totals) => readonly string[]): readonly string[] => districts.flatMap(of).sort();
  const linesOf = (one: Totals): readonly string[] => one.communes.map(({ unit, met, unmet }) => JSON.stringify([unit, met, unmet]));
  const said = ({ obstacles }: Totals): readonly string[] => obstacles.map((one) => JSON.stringify([rowOf(one), one.text]));
  const frame = ({ period, set, criterion }: Totals): string => JSON.stringify([period, set, criterion]);
  return [
    ...when(new Set(districts.map(({ unit }) => unit)).size < districts.length, path, 'nêu một đơn vị hai lần', 'names a unit twice'),
    ...when(
      districts.some((one) => frame(one) !== frame(totals)),
      path,
      'có kỳ, bộ tiêu chí hoặc tiêu chí khác',
      'are of another period, set or criterion',
    ),
    ...same(
      sum(({ expected }) => expected),
      totals.expected,
      [...path, 'expected'],
      'expected',
    ),
    ...same(
      sum(({ counted }) => counted),
      totals.counted,
      [...path, 'counted'],
      'counted',
    ),
    ...same(
      together(({ missing }) => missing),
      [...totals.missing].sort(),
      [...path, 'missing'],
      'missing',
    ),
    ...same(together(said), [...said(totals)].sort(), [...path, 'obstacles'], 'obstacles'),
    ...same(together(linesOf), [...linesOf(totals)].sort(), [...path, 'communes'], 'communes'),
    ...totals.criteria.flatMap((one) => sumsOfCriterion(one, districts)),
  ];
}

function sumsOfCriterion(whole: CriterionTotals, districts: readonly Totals[]): readonly Impossible[] {
  const found = districts.flatMap(({ criteria }) => criteria.find(({ criterion }) => criterion === whole.criterion) ?? []);
  return LISTS.flatMap(([count]) =>
    same(
      found.reduce((sum, one) => sum + one[count], 0),
      whole[count],
      ['districts', 'criteria', whole.criterion, count],
      'criteria',
    ),
  );
}
