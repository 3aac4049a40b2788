/**
 * The whole country's districts and communes on every day of which a list is known. Three provinces have their own lists
 * of each day; elsewhere the list of 1/3/2025 is led back change by change.
 */
import { bareName } from '../../core/units/unitTypes.ts';
import type { ChangeRow, ListRow, UnitSources } from './unitSources.ts';

export const LIST_DAYS = ['2021-09-01', '2023-03-13', '2023-04-10', '2024-02-01', '2024-09-01', '2025-03-01'] as const;
export type ListDay = (typeof LIST_DAYS)[number];

export interface Place {
  readonly name: string;
  /** Code of the district; the province's where the district's code is not known. */
  readonly parent: string;
}

export interface ProvinceLists {
  readonly province: string;
  readonly provinceNames: ReadonlyMap<ListDay, string>;
  readonly districts: ReadonlyMap<ListDay, ReadonlyMap<string, string>>;
  readonly communes: ReadonlyMap<ListDay, ReadonlyMap<string, Place>>;
  /** Districts that are known by name alone, with the communes that lay in them. */
  readonly codeless: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Districts that were renamed with their code kept, though their bare name changed: a list of changes names a commune only
 * where its name or its district's code changed, and these districts' other communes are not named.
 */
const CODE_KEPT: Readonly<Record<string, string>> = { 'Thành phố Huế': '474', 'Huyện Đất Đỏ': '753', 'Huyện Đạ Tẻh': '682' };

/** The province's name before it became a city with the same code. */
const PROVINCE_WAS: Readonly<Record<string, string>> = { 'Tỉnh Thừa Thiên Huế': '46' };

export function provinceLists({ old, changes, byDate }: UnitSources): readonly ProvinceLists[] {
  const byProvince = Map.groupBy(old, ({ province }) => province);
  const codeByName = new Map(old.map(({ province, provinceName }) => [provinceName, province]));
  const changesOf = Map.groupBy(changes, ({ provinceName }) => PROVINCE_WAS[provinceName] ?? codeByName.get(provinceName) ?? '');
  return [...byProvince].map(([province, rows]) => {
    const lists = byDate.get(province);
    return lists ? listed(province, lists, rows) : ledBack(province, rows, changesOf.get(province) ?? []);
  });
}

function listed(province: string, rows: readonly (ListRow & { readonly day: string })[], last: readonly ListRow[]): ProvinceLists {
  const onDay = (day: ListDay): readonly ListRow[] => (day === '2025-03-01' ? last : rows.filter((row) => row.day === day));
  return {
    province,
    provinceNames: new Map(LIST_DAYS.map((day) => [day, onDay(day)[0]?.provinceName ?? ''])),
    districts: new Map(LIST_DAYS.map((day) => [day, new Map(onDay(day).map((row) => [row.district, row.districtName]))])),
    communes: new Map(LIST_DAYS.map((day) => [day, placesOf(onDay(day))])),
    codeless: new Map(),
  };
}

function placesOf(rows: readonly ListRow[]): Map<string, Place> {
  return new Map(
    rows.flatMap(({ commune, communeName, district }) => (commune === '' ? [] : [[commune, { name: communeName, parent: district }]])),
  );
}

function ledBack(province: string, rows: readonly ListRow[], changes: readonly ChangeRow[]): ProvinceLists {
  const lastNames = new Map(rows.map((row) => [row.district, row.districtName]));
  const provinceNames = new Map<ListDay, string>();
  const districts = new Map<ListDay, ReadonlyMap<string, string>>();
  const communes = new Map<ListDay, ReadonlyMap<string, Place>>();
  const codeless = new Map<string, Set<string>>();
  let places = placesOf(rows);
  let names = lastNames;
  let provinceName = rows[0]?.provinceName ?? '';
  for (const day of LIST_DAYS.toReversed()) {
    const after = changes.filter((change) => change.from === day);
    if (after.length > 0) {
      const codes = districtCodes(after, places, names);
      places = new Map(places);
      names = new Map(names);
      for (const { commune, oldName, oldDistrict } of after) {
        if (oldName === '') {
          places.delete(commune);
          continue;
        }
        const code = codes.get(oldDistrict);
        if (code === undefined) codeless.set(oldDistrict, (codeless.get(oldDistrict) ?? new Set()).add(commune));
        else names.set(code, oldDistrict);
        places.set(commune, { name: oldName, parent: code ?? province });
      }
      provinceName = after[0]?.provinceName ?? provinceName;
    }
    communes.set(day, places);
    provinceNames.set(day, provinceName);
    const held = new Set([...places.values()].map(({ parent }) => parent));
    const everEmpty = rows.filter(({ commune }) => commune === '').map(({ district }) => district);
    districts.set(day, new Map([...names].filter(([code]) => held.has(code) || everEmpty.includes(code))));
  }
  return { province, provinceNames, districts, communes, codeless };
}

/**
 * The codes of the districts named before a step. One of the same name after it has the same code, unless a commune moved
 * out of it with its own name unchanged into one of that very name: then the code itself changed.
 */
function districtCodes(
  step: readonly ChangeRow[],
  after: ReadonlyMap<string, Place>,
  namesAfter: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | undefined> {
  const byName = new Map([...namesAfter].map(([code, name]) => [name, code]));
  const byBareName = new Map([...namesAfter].map(([code, name]) => [bareName(name), code]));
  return new Map(
    [...Map.groupBy(step, ({ oldDistrict }) => oldDistrict)].map(([name, rows]) => {
      const code = CODE_KEPT[name] ?? byName.get(name) ?? byBareName.get(bareName(name));
      const moved = rows.some(({ commune, oldName }) => {
        const place = after.get(commune);
        return place?.name === oldName && place.parent === code;
      });
      return [name, moved ? undefined : code];
    }),
  );
}
