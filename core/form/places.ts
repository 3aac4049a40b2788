/**
 * Where an office's own form says whose it is and of which period: cells above the table that are written anew in
 * every sheet, and a free cell for the form code.
 *
 * | cell                                   | kept as                                |
 * |----------------------------------------|----------------------------------------|
 * | `UBND XÃ …………`                         | `UBND {UNIT}`                          |
 * | `ỦY BAN NHÂN DÂN XÃ NAM MỸ`            | `ỦY BAN NHÂN DÂN {UNIT}`               |
 * | `Đơn vị báo cáo: ………`                  | `Đơn vị báo cáo: {unit}`               |
 * | `Xã: ………`                              | `Xã: {name}`                           |
 * | `BÁO CÁO … – Tháng … năm 20…`          | `BÁO CÁO … – {period}`                 |
 * | `…, ngày … tháng … năm 2023`           | left: the day it is signed             |
 */
import { titleOf, type Period } from '../calendar/period.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Heading } from '../reading/heading.ts';
import { shownText } from '../reading/shownText.ts';
import { addressOf, parseRange } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import { fold } from '../text/fold.ts';
import type { Unit } from '../units/schema.ts';
import { ownName } from '../units/unitName.ts';
import type { FormPlace } from './schema.ts';

const DOTS = '[.…_]';

interface UnitPatterns {
  readonly committee: RegExp;
  readonly blankType: RegExp;
  readonly askedName: RegExp;
}

/** A commune's form names its district too, which stays. */
const TYPES: Readonly<Record<CriteriaSet['level'], string>> = {
  commune: '(?:xã|phường|thị trấn|đặc khu)',
  town: '(?:phường|thị trấn|xã)',
  district: '(?:huyện|quận|thị xã|thành phố)',
  province: '(?:tỉnh|thành phố)',
  hamlet: '(?:thôn|xóm|bản|ấp|tổ dân phố)',
};

function patternsOf(level: CriteriaSet['level']): UnitPatterns {
  const type = TYPES[level];
  const types = `${type}(?:\\s?[/,]\\s?${type})*`;
  return {
    committee: new RegExp(
      `^((?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\\s+)(?:${type}(?!\\p{L})[^\\n]*|(?:${types}\\s*)?:?\\s*${DOTS}{2,})$`,
      'iu',
    ),
    blankType: new RegExp(`^${types}\\s*${DOTS}{2,}$`, 'iu'),
    askedName: new RegExp(`^(${types}\\s*:)\\s*(?:${DOTS}{2,})?$`, 'iu'),
  };
}

const ASKED_UNIT = /^((?:tên )?(?:đơn vị(?! tính)|địa phương)(?: báo cáo)?\s*:)[^\n]*$/iu;
const MONTH = new RegExp(
  `(?:tháng|kỳ báo cáo tháng)\\s*(?:${DOTS}+|\\d{1,2})\\s*(?:/\\s*|[,]?\\s*năm\\s*)(?:20\\d{2}|20${DOTS}+|${DOTS}+)`,
  'iu',
);
const DAY_BEFORE = /(?:ngày|\d|[.…_,])\s*$/iu;
const ASKED_PERIOD = new RegExp(`^(kỳ(?: báo cáo)?\\s*:)\\s*(?:${DOTS}{2,}|\\d{1,2}\\s?[-/]\\s?\\d{4})?$`, 'iu');

/** Cells with a formula say it themselves and are left. */
export function findPlaces(grid: Grid, heading: Heading, level: CriteriaSet['level']): readonly FormPlace[] {
  const patterns = patternsOf(level);
  return grid.rows
    .filter((row) => row <= heading.row)
    .flatMap((row) =>
      grid.cellsOf(row).flatMap(({ cell }) => {
        if (typeof cell.value !== 'string' || cell.formula !== undefined) return [];
        const text = placeText(cell.value, row < heading.top ? patterns : null);
        return text === undefined ? [] : [{ cell: cell.at, text }];
      }),
    );
}

function placeText(value: string, patterns: UnitPatterns | null): string | undefined {
  const text = value.normalize('NFC');
  const unit = patterns ? withUnit(text.trim(), patterns) : undefined;
  const said = withPeriod(unit ?? text);
  return said ?? unit;
}

function withUnit(text: string, { committee, blankType, askedName }: UnitPatterns): string | undefined {
  const capitals = text === text.toUpperCase() ? '{UNIT}' : '{unit}';
  const before = committee.exec(text)?.[1];
  if (before !== undefined) return `${before}${capitals}`;
  if (blankType.test(text)) return capitals;
  const asked = ASKED_UNIT.exec(text)?.[1];
  if (asked !== undefined) return `${asked} {unit}`;
  const named = askedName.exec(text)?.[1];
  return named === undefined ? undefined : `${named} {name}`;
}

function withPeriod(text: string): string | undefined {
  const asked = ASKED_PERIOD.exec(text.trim())?.[1];
  if (asked !== undefined) return `${asked} {period}`;
  const found = MONTH.exec(text);
  if (!found || DAY_BEFORE.test(text.slice(0, found.index))) return undefined;
  const [said] = found;
  const capitals = said === said.toUpperCase() ? '{PERIOD}' : '{period}';
  return `${text.slice(0, found.index)}${capitals}${text.slice(found.index + said.length)}`;
}

/** What the cell says in a unit's sheet of a period. */
export function printPlace({ text }: FormPlace, unit: Unit, period: Period): string {
  const [name, title] = [unit.name, titleOf(period)];
  return text
    .replaceAll('{UNIT}', name.toUpperCase())
    .replaceAll('{unit}', name)
    .replaceAll('{name}', ownName(unit))
    .replaceAll('{PERIOD}', title.toUpperCase())
    .replaceAll('{period}', title);
}

/** The form's own, else the lowest blank row above the heading, else beside its title; null where nothing stands above the heading. */
export function findCodeCell(grid: Grid, { top }: Heading): string | null {
  const above = grid.rows.filter((row) => row < top).flatMap((row) => grid.cellsOf(row).map(({ cell }) => cell));
  const own = above.find(({ value }) => typeof value === 'string' && fold(value).startsWith(fold('mã biểu')));
  if (own) return own.at;
  for (let row = top - 1; row >= 1; row -= 1) {
    const isBlank = grid.cellsOf(row).every(({ cell }) => cell.formula === undefined && shownText(cell) === '');
    const area = grid.mergeAt(row, 1);
    const isFree = !area || (area.top === row && area.left === 1);
    if (isBlank && isFree && !grid.isHiddenRow(row)) return addressOf(row, 1);
  }
  const right = Math.max(grid.lastColumn, ...(grid.sheet.merges ?? []).map((merge) => parseRange(merge)?.right ?? 0));
  return top === 1 ? null : addressOf(1, right + 1);
}
