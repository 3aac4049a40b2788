/** Provinces' units, links and notes laid out as the files of data/units. */
import { fold } from '../../core/text/fold.ts';
import type { Unit, UnitFile, UnitIndex, UnitRows } from '../../core/units/schema.ts';
import { firstDay } from '../../core/units/validity.ts';
import type { ProvinceLists } from './unitLists.ts';
import type { Links } from './unitLinks.ts';
import type { Mends } from './unitNames.ts';
import { ranges } from './unitRanges.ts';
import type { UnitSources } from './unitSources.ts';
import { communeUnits, districtUnits, provinceUnits, REGIONS, TWO_LEVELS } from './unitSpans.ts';
import { compare } from './units.ts';

const SOURCES = [
  'thanglequoc/vietnamese-provinces-database (MIT): danh mục ngày 01/3/2025 (v2.4.1), 01/7/2025 (v3.0.2), 30/4/2026 (v4.2.0) và các danh mục từ 01/9/2021',
  'Tổng cục Thống kê: bảng đối chiếu đơn vị hành chính cũ – mới ngày 01/7/2025',
  'dvhcvn (MIT): bảng đối chiếu đơn vị hành chính cũ – mới ngày 01/7/2025',
];

export interface Made {
  readonly files: readonly UnitFile[];
  readonly index: UnitIndex;
}

export function unitFiles(sources: UnitSources, lists: readonly ProvinceLists[], links: Links, mends: Mends): Made {
  const newProvinceOf = new Map(sources.newFirst.map(({ commune, province }) => [commune, province]));
  const oldProvinceOf = new Map(sources.old.flatMap(({ commune, district, province }) => [[commune || district, province] as const]));
  const comings = provinceLinks(links, oldProvinceOf, newProvinceOf);
  const files = lists.map((list): UnitFile => {
    const { province } = list;
    const into = comings.filter(({ old }) => old === province).map((link) => link.new);
    const isNew = sources.newFirst.some((row) => row.province === province);
    const from = comings.filter((link) => link.new === province).map(({ old }) => old);
    const unchanged = isNew && from.length === 1 && from[0] === province && into.length === 1;
    const units = [...provinceUnits(list, sources, unchanged), ...districtUnits(list), ...communeUnits(list, sources)];
    const of = (code: string): boolean => newProvinceOf.get(code) === province;
    return {
      schemaVersion: 2,
      province,
      sources: [...SOURCES, ...(province in REGIONS ? ['Vùng: bảng vùng của Quyết định số 318/QĐ-TTg ngày 08/3/2022'] : [])],
      continuesIn: into.filter((code) => code !== province).sort(),
      units: grouped(units),
      predecessors: predecessorsOf(province, links, of, isNew && !unchanged ? from : []),
      disputes: links.disputes.filter(
        (dispute) =>
          (newProvinceOf.get(dispute.new) ?? newProvinceOf.get(links.links.find(({ old }) => old === dispute.old)?.new ?? '')) === province,
      ),
      groups: [],
      otherNames: otherNames(sources, (code) => oldProvinceOf.get(code) === province, of, units),
      notes: notesOf(list, links, of, mends),
    };
  });
  return { files, index: { schemaVersion: 1, ranges: ranges(lists, sources) } };
}

function provinceLinks(
  { links }: Links,
  oldProvinceOf: ReadonlyMap<string, string>,
  newProvinceOf: ReadonlyMap<string, string>,
): readonly { readonly old: string; readonly new: string }[] {
  const pairs = new Set(links.map((link) => `${oldProvinceOf.get(link.old) ?? ''} ${newProvinceOf.get(link.new) ?? ''}`));
  return [...pairs].map((pair) => ({ old: pair.slice(0, 2), new: pair.slice(3) }));
}

/** By era, level and parent; within a group by code. */
function grouped(units: readonly Unit[]): readonly UnitRows[] {
  const shared = ({ level, parent, from, to, region }: Unit): Omit<UnitRows, 'rows'> => ({
    level,
    parent,
    from,
    to,
    ...(region === undefined ? {} : { region }),
  });
  const order = { province: 0, district: 1, commune: 2 };
  return [...Map.groupBy(units, (unit) => JSON.stringify(shared(unit))).values()]
    .flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
    .sort(([a], [b]) => order[a.level] - order[b.level] || compare(a.parent ?? '', b.parent ?? '') || compare(firstDay(a), firstDay(b)))
    .map((group) => ({
      ...shared(group[0]),
      rows: group.map(({ code, name }) => [code, name] as [string, string]).sort(([a], [b]) => compare(a, b)),
    }));
}

function predecessorsOf(
  province: string,
  { links }: Links,
  of: (code: string) => boolean,
  provinces: readonly string[],
): UnitFile['predecessors'] {
  const rows = [
    ...Map.groupBy(
      links.filter((link) => of(link.new)),
      (link) => link.new,
    ),
  ].map(([code, all]): [string, string[], string[]] => [
    code,
    all
      .filter(({ whole }) => whole)
      .map(({ old }) => old)
      .sort(),
    all
      .filter(({ whole }) => !whole)
      .map(({ old }) => old)
      .sort(),
  ]);
  const above: [string, string[], string[]][] = provinces.length === 0 ? [] : [[province, provinces.toSorted(), []]];
  return rows.length + above.length === 0 ? [] : [{ from: TWO_LEVELS, rows: [...above, ...rows.sort(([a], [b]) => compare(a, b))] }];
}

/** The Statistics Office's names where they are more than another spelling of the same. */
function otherNames(
  { statisticsOffice }: UnitSources,
  isOld: (code: string) => boolean,
  isNew: (code: string) => boolean,
  units: readonly Unit[],
): UnitFile['otherNames'] {
  const known = new Set(units.map(({ code, name }) => `${code} ${fold(name)}`));
  const said = statisticsOffice.flatMap((row): [string, string][] => [
    ...(isOld(row.old) ? [[row.old, row.oldName] as [string, string]] : []),
    ...(isNew(row.new) ? [[row.new, row.newName] as [string, string]] : []),
  ]);
  // A row of another commune's code is mended, and no other name of this one.
  const other = said.filter(([code, name]) => !known.has(`${code} ${fold(name)}`) && !(code === '00553' && name === 'Xã Đặng Xá'));
  return [...new Map(other.map((row) => [row.join(' '), row])).values()].sort(([a], [b]) => compare(a, b));
}

function notesOf({ codeless, province }: ProvinceLists, links: Links, of: (code: string) => boolean, mends: Mends): UnitFile['notes'] {
  const here = (all: Iterable<string>): string[] =>
    [...all].flatMap((key) => (key.startsWith(`${province}/`) ? [key.slice(3)] : [])).sort();
  const letters = here(mends.letters);
  const tones = here(mends.tones);
  return [
    ...[...codeless].map(([name, communes]) => ({
      units: [...communes].sort(),
      text: `Trước khi đổi, thuộc ${name}; mã của huyện chưa xác minh nên ghi ngay dưới tỉnh ${province}`,
    })),
    ...[...links.notes].filter(([code]) => of(code)).map(([code, text]) => ({ units: [code], text })),
    ...[...mends.wording].flatMap(([key, text]) => here([key]).map((code) => ({ units: [code], text }))),
    ...(letters.length === 0
      ? []
      : [{ units: letters, text: 'Chữ hoa đầu từ được sửa theo cách viết tên (“Đồng ý” → “Đồng Ý”, “Thị Xã” → “Thị xã”)' }]),
    ...(tones.length === 0
      ? []
      : [{ units: tones, text: 'Dấu thanh của oa, oe, uy được đặt về một chỗ (hòa, thủy); các nguồn viết hai cách' }]),
  ];
}
