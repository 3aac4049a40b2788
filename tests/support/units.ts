/** Units for specs, written as an office lists them: `36 Tỉnh Nam Định` over `362 Huyện Nam Trực` over `13969 Xã Nam Mỹ`. */
import type { Unit } from '../../core/units/schema.ts';
import type { UnitFile, UnitIndex } from '../../core/units/schema.ts';
import { unitBookOf, type UnitBook } from '../../core/units/unitBook.ts';
import { unitTreeOf, type UnitTree } from '../../core/units/unitTree.ts';

const FIRST_DAY = '2021-01-01';

/** First day of the units of data/units that no list shows to have begun later. */
export const KNOWN_SINCE = '2021-09-01';

function unit(line: string, level: Unit['level'], parent: string | null): Unit {
  const space = line.indexOf(' ');
  return { code: line.slice(0, space), name: line.slice(space + 1), level, parent, from: FIRST_DAY, to: null };
}

/** A province, its districts, their communes. Without districts (`{ '': [...] }`) communes lie right below the province. */
export function unitsOf(province: string, districts: Readonly<Record<string, readonly string[]>>): readonly Unit[] {
  const top = unit(province, 'province', null);
  return [
    top,
    ...Object.entries(districts).flatMap(([line, communes]) => {
      if (line === '') return communes.map((commune) => unit(commune, 'commune', top.code));
      const district = unit(line, 'district', top.code);
      return [district, ...communes.map((commune) => unit(commune, 'commune', district.code))];
    }),
  ];
}

/** A part of Nam Định in November 2023: two districts with a name in common, a district with nothing expected. */
export const NAM_DINH = unitsOf('36 Tỉnh Nam Định', {
  '359 Huyện Vụ Bản': ['13750 Thị trấn Gôi', '13777 Xã Trung Thành'],
  '362 Huyện Nam Trực': [
    '13966 Thị trấn Nam Giang',
    '13969 Xã Nam Mỹ',
    '13972 Xã Điền Xá',
    '13978 Xã Nam Thắng',
    '13984 Xã Hồng Quang',
    '13996 Xã Nam Hùng',
    '14005 Xã Nam Thanh',
  ],
  '363 Huyện Trực Ninh': ['14026 Thị trấn Cổ Lễ', '14029 Xã Phương Định', '14032 Xã Trực Chính', '14035 Xã Trung Đông'],
});

export const NOVEMBER = '2023-11-30';

export function treeOf(units: readonly Unit[] = NAM_DINH): UnitTree {
  return unitTreeOf(units, NOVEMBER);
}

/** The unit of a code on the tree's day; a spec that names another has a mistake. */
export function unitOf(tree: UnitTree, code: string): Unit {
  const found = tree.unit(code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
}

/** A province's file of these units and nothing else. */
export function unitFileOf(province: string, units: readonly Unit[], more: Partial<UnitFile> = {}): UnitFile {
  const rows = units.map(({ code, name, ...shared }) => ({ ...shared, rows: [[code, name] as [string, string]] }));
  const none = { sources: [], continuesIn: [], predecessors: [], disputes: [], groups: [], otherNames: [], notes: [] };
  return { schemaVersion: 2, province, units: rows, ...none, ...more };
}

/** A book of these units, whatever their provinces. */
export function bookOf(units: readonly Unit[], more: Partial<UnitFile> = {}): UnitBook {
  const ranges: UnitIndex['ranges'] = [
    ['00', '99', '00'],
    ['000', '999', '00'],
    ['00000', '99999', '00'],
  ];
  return unitBookOf({ schemaVersion: 1, ranges }, () => unitFileOf('00', units, more), [{ province: '00', from: '', to: null }]);
}
