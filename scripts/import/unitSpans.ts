/** A province, its districts and its communes of every era, with their spans. */
import type { Region } from '../../core/criteria/schema.ts';
import type { Unit } from '../../core/units/schema.ts';
import { LIST_DAYS, type ProvinceLists } from './unitLists.ts';
import type { ListRow, UnitSources } from './unitSources.ts';
import { byCode, spansOf, type Identity } from './units.ts';

/** Two levels of local government since this day; the three levels ended the day before. */
export const TWO_LEVELS = '2025-07-01';
const LAST_OF_THREE = '2025-06-30';
const NEW_DAYS = [TWO_LEVELS, '2026-04-30'] as const;

/** Where 318/QĐ-TTg's table of regions has been seen; elsewhere not verified. */
export const REGIONS: Readonly<Record<string, Region>> = { '20': 'TDMNPB', '36': 'DBSH', '42': 'BTB' };

/** `unchanged`: no other province came into it on 1/7/2025, so that it is one unit before and after. */
export function provinceUnits(
  { province, provinceNames }: ProvinceLists,
  { newFirst, newLast }: UnitSources,
  unchanged: boolean,
): readonly Unit[] {
  const named = (name: string): readonly Identity[] => (name === '' ? [] : [{ code: province, name, level: 'province', parent: null }]);
  const nameIn = (rows: readonly ListRow[]): string => rows.find((row) => row.province === province)?.provinceName ?? '';
  const oldSpans = spansOf(byCode(LIST_DAYS.map((day) => [day, named(provinceNames.get(day) ?? '')])), {
    province,
    days: LIST_DAYS,
    begins: null,
    ends: LAST_OF_THREE,
  });
  const newSpans = spansOf(
    byCode([
      [NEW_DAYS[0], named(nameIn(newFirst))],
      [NEW_DAYS[1], named(nameIn(newLast))],
    ]),
    { province, days: NEW_DAYS, begins: TWO_LEVELS, ends: null },
  );
  const [last, first] = [oldSpans.at(-1), newSpans[0]];
  const joins = unchanged && last !== undefined && first?.name === last.name;
  const region = REGIONS[province];
  const withRegion = (unit: Unit): Unit => (region === undefined ? unit : { ...unit, region });
  return joins
    ? [...oldSpans.slice(0, -1), { ...last, to: first.to }, ...newSpans.slice(1)].map(withRegion)
    : [...oldSpans.map(withRegion), ...newSpans];
}

export function districtUnits({ province, districts }: ProvinceLists): readonly Unit[] {
  const identities = (names: ReadonlyMap<string, string>): readonly Identity[] =>
    [...names].map(([code, name]) => ({ code, name, level: 'district', parent: province }));
  return spansOf(byCode(LIST_DAYS.map((day) => [day, identities(districts.get(day) ?? new Map())])), {
    province,
    days: LIST_DAYS,
    begins: null,
    ends: LAST_OF_THREE,
  });
}

export function communeUnits({ province, communes }: ProvinceLists, { newFirst, newLast }: UnitSources): readonly Unit[] {
  const old = spansOf(
    byCode(LIST_DAYS.map((day) => [day, [...(communes.get(day) ?? [])].map(([code, place]) => ({ code, level: 'commune', ...place }))])),
    { province, days: LIST_DAYS, begins: null, ends: LAST_OF_THREE },
  );
  const below = (rows: readonly ListRow[]): readonly Identity[] =>
    rows
      .filter((row) => row.province === province)
      .map(({ commune, communeName }) => ({ code: commune, name: communeName, level: 'commune', parent: province }));
  const since = spansOf(
    byCode([
      [NEW_DAYS[0], below(newFirst)],
      [NEW_DAYS[1], below(newLast)],
    ]),
    { province, days: NEW_DAYS, begins: TWO_LEVELS, ends: null },
  );
  return [...old, ...since];
}
