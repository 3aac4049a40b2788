/** The gathered lists of units, row by row, with names as the data keeps them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendedName, type Mends } from './unitNames.ts';

/** A commune on the day of a list; `commune` is empty where a district has none. */
export interface ListRow {
  readonly province: string;
  readonly provinceName: string;
  readonly district: string;
  readonly districtName: string;
  readonly commune: string;
  readonly communeName: string;
}

export interface ChangeRow {
  readonly from: string;
  readonly to: string;
  readonly commune: string;
  readonly oldName: string;
  readonly oldDistrict: string;
  readonly provinceName: string;
}

export interface MappingRow {
  readonly district: string;
  readonly old: string;
  readonly oldName: string;
  readonly kind: 'full' | 'partial' | 'unchanged' | 'renamed';
  readonly note: string;
  readonly new: string;
  readonly newName: string;
}

export interface UnitSources {
  /** Districts and communes on 1/3/2025. */
  readonly old: readonly ListRow[];
  /** Communes below their province on 1/7/2025 and on 30/4/2026. */
  readonly newFirst: readonly ListRow[];
  readonly newLast: readonly ListRow[];
  /** The whole country's changes between lists: what stood before each. */
  readonly changes: readonly ChangeRow[];
  /** Whole provinces on the days of their lists. */
  readonly byDate: ReadonlyMap<string, readonly (ListRow & { readonly day: string })[]>;
  readonly statisticsOffice: readonly MappingRow[];
  readonly dvhcvn: readonly { readonly old: string; readonly oldName: string; readonly new: string }[];
  readonly disagreements: readonly { readonly old: string; readonly new: string; readonly onlyIn: string }[];
}

const BY_DATE = { '20': 'lang_son', '36': 'nam_dinh', '42': 'ha_tinh' } as const;

type Cells = (column: string) => string;

export function readUnitSources(folder: string, mends: Mends): UnitSources {
  const rows = (file: string): readonly Cells[] => readRows(join(folder, file));
  const name = (text: string, code = '', place = ''): string => mendedName(text, code, place, mends);
  const listed = (cells: Cells): ListRow => ({
    province: cells('province_code'),
    provinceName: name(cells('province'), cells('province_code'), cells('province_code')),
    district: cells('district_code'),
    districtName: name(cells('district'), cells('district_code'), cells('province_code')),
    commune: cells('commune_code'),
    communeName: name(cells('commune'), cells('commune_code'), cells('province_code')),
  });
  return {
    old: rows('old_3level_2025-03-01_MIT_thanglequoc_v2.4.1.csv').map(listed),
    newFirst: rows('new_2level_2025-07-01_MIT_thanglequoc_v3.0.2.csv').map(listed),
    newLast: rows('new_2level_2026-04-30_MIT_thanglequoc_v4.2.0.csv').map(listed),
    changes: rows('changes_2021_to_2025-03.csv').map((cells) => ({
      from: cells('from_snapshot'),
      to: cells('to_snapshot'),
      commune: cells('commune_code'),
      oldName: name(cells('old_name'), cells('commune_code')),
      oldDistrict: name(cells('old_district')),
      provinceName: name(cells('province')),
    })),
    byDate: new Map(
      Object.entries(BY_DATE).map(([province, file]) => [
        province,
        rows(`${file}_units_by_date.csv`).map((cells) => ({ day: cells('as_of'), ...listed(cells) })),
      ]),
    ),
    statisticsOffice: rows('mapping_old_to_new_2025-07-01_NSO.csv').map((cells) => ({
      district: cells('old_district_code'),
      old: cells('old_commune_code'),
      oldName: name(cells('old_commune')),
      kind: kindOf(cells('kind')),
      note: cells('note_vi'),
      new: cells('new_commune_code'),
      newName: name(cells('new_commune')),
    })),
    dvhcvn: rows('mapping_old_to_new_2025-07-01_MIT_dvhcvn.csv').map((cells) => ({
      old: cells('old_commune_code'),
      oldName: name(cells('old_commune')),
      new: cells('new_commune_code'),
    })),
    disagreements: rows('mapping_disagreements_NSO_vs_dvhcvn.csv').map((cells) => ({
      old: cells('old_commune_code'),
      new: cells('new_commune_code'),
      onlyIn: cells('only_in'),
    })),
  };
}

function kindOf(text: string): MappingRow['kind'] {
  if (text === 'full' || text === 'partial' || text === 'unchanged' || text === 'renamed') return text;
  throw new Error(`a kind of merger nobody knows: ${text}`);
}

/** Comma-separated; a field that holds a comma stands in quotes. A column that is not there reads as empty. */
function readRows(file: string): readonly Cells[] {
  const [heading, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .trim()
    .split(/\r?\n/u)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''),
    );
  const columns = new Map((heading ?? []).map((column, index) => [column, index]));
  return lines.map((cells) => (column) => cells[columns.get(column) ?? -1] ?? '');
}
