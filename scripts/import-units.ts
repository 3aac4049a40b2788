/**
 * Makes data/units from a folder of gathered facts:
 *
 *   node scripts/import-units.ts FACTS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Region } from '../core/criteria/schema.ts';
import { unitFileSchema } from '../core/units/schema.ts';
import { factsFolder, writeData } from './import/folders.ts';
import { unitsOf, type SnapshotRow } from './import/units.ts';

const PROVINCES: readonly { code: string; file: string; region: Region }[] = [
  { code: '36', file: 'nam_dinh_units_by_date.csv', region: 'DBSH' },
];

const folder = factsFolder('import-units.ts');
for (const { code, file, region } of PROVINCES) {
  const units = unitsOf(readSnapshots(join(folder, 'units', file)), region);
  const content = unitFileSchema.parse({
    schemaVersion: 1,
    province: code,
    sources: [
      'thanglequoc/vietnamese-provinces-database (MIT): danh mục đơn vị hành chính theo ngày, 01/9/2021 đến 01/3/2025',
      'Tỉnh Nam Định thuộc vùng Đồng bằng sông Hồng (bảng vùng của Quyết định số 318/QĐ-TTg ngày 08/3/2022)',
    ],
    units,
  });
  writeData(`units/${code}.json`, content);
  console.log(`${code}: ${String(units.length)} units with their spans`);
}

/** as_of, province_code, province, district_code, district, commune_code, commune, commune_type; no field holds a comma. */
function readSnapshots(file: string): SnapshotRow[] {
  const [, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .trim()
    .split(/\r?\n/u);
  return lines.map((line) => {
    const [day, province, provinceName, district, districtName, commune, communeName] = line.normalize('NFC').split(',');
    if (!day || !province || !provinceName || !district || !districtName || !commune || !communeName)
      throw new Error(`not a row of units: ${line}`);
    return { day, province, provinceName, district, districtName, commune, communeName };
  });
}
