/** A province's year of reports as bodies to send: the real 226 communes of Nam Định, each month, version after version. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { treeOn } from '../../core/rulebook.ts';
import { printFormCode } from '../../core/template/template.ts';
import type { Unit } from '../../core/units/schema.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

export const PROVINCE = '36';
export const MONTHS = 12;
const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** The communes of the province in 2023. */
export const communes: readonly Unit[] = treeOn(rulebook, '2023-11-30').communesOf(PROVINCE);

/** A copy of data/ in which every one of them owes the report. */
export function writeRulebook(folder: string): void {
  cpSync(DATA, folder, { recursive: true });
  const items = communes.map(({ code }) => ({
    unit: code,
    set: NANG_CAO,
    from: '2023-01-01',
    to: null,
    source: 'đo tải',
    provenance: 'sample',
  }));
  writeFileSync(join(folder, 'obligations', `${PROVINCE}.json`), JSON.stringify({ schemaVersion: 1, province: PROVINCE, items }));
}

const CODE = '@mã@';
const TITLE = '@tiêu đề@';
const NAME = '@tên@';
const NOTE = '@ghi chú@';
/** The sheet once, as JSON; of each report only these four differ. */
const pieces = JSON.stringify(
  communeSheet(templateFor(NANG_CAO), { formCode: CODE, title: TITLE, unitName: NAME, given: { '14.4': { note: NOTE } } }).sheet,
).split(/(@mã@|@tiêu đề@|@tên@|@ghi chú@)/u);

/** The body of one commune's send for a month from 1, as the version after `baseVersion`. */
export function bodyOf({ code, name }: Unit, month: number, baseVersion: number): string {
  const period = `2023-${String(month).padStart(2, '0')}`;
  const filled: Readonly<Record<string, string>> = {
    [CODE]: printFormCode({ template: NANG_CAO, version: 1, unit: code, period }),
    [TITLE]: `BÁO CÁO KẾT QUẢ – Tháng ${String(month)} năm 2023`,
    [NAME]: `ỦY BAN NHÂN DÂN ${name.toUpperCase()}`,
    [NOTE]: `Lần ${String(baseVersion + 1)}`,
  };
  const about = JSON.stringify({ template: NANG_CAO, unit: code, period });
  return `{"sheet":${pieces.map((piece) => filled[piece] ?? piece).join('')},"about":${about},"baseVersion":${String(baseVersion)}}`;
}
