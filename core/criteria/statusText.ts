/** What a set's status is called, for the command line and the set's page. */
import { printOfficialDay } from '../calendar/officialDay.ts';
import type { Counts } from './completeness.ts';
import { printRequirement } from './print.ts';
import { requirementOf, type Place, type Standing } from './requirement.ts';
import { regions, type CriteriaSet, type Indicator, type Region, type Threshold } from './schema.ts';
import type { IndicatorStatus, OpenPlaces } from './status.ts';

export const LEVEL_NAMES: Readonly<Record<CriteriaSet['level'], string>> = {
  commune: 'xã',
  town: 'phường, thị trấn',
  district: 'huyện',
  province: 'tỉnh',
  hamlet: 'thôn, xóm, tổ dân phố',
};

export const REGION_NAMES: Readonly<Record<Region, string>> = {
  TDMNPB: 'Trung du miền núi phía Bắc',
  DBSH: 'Đồng bằng sông Hồng',
  BTB: 'Bắc Trung Bộ',
  DHNTB: 'Duyên hải Nam Trung Bộ',
  TN: 'Tây Nguyên',
  DNB: 'Đông Nam Bộ',
  DBSCL: 'Đồng bằng sông Cửu Long',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  enforced: 'kết luận được',
  toConfirm: 'chờ xác nhận',
  unknown: 'chưa có mức',
  ownWord: 'Đạt/Chưa đạt',
};

/** Held of the decision's: `36/36`, `4/?`. */
export function printCounts({ held, official }: Counts): string {
  return `${String(held)}/${official === null ? '?' : String(official)}`;
}

/** `08/3/2022 – 14/02/2026` */
export function printSpan({ from, to }: Pick<CriteriaSet, 'from' | 'to'>): string {
  return `${from === null ? 'chưa rõ' : printOfficialDay(from)} – ${to === null ? '…' : printOfficialDay(to)}`;
}

/** `chờ xác nhận`, `tỉnh quy định, chưa xác nhận`. */
export function thresholdWord({ threshold, decidesSomewhere, open, indicator }: IndicatorStatus): string {
  if (decidesSomewhere && open.length > 0) return 'kết luận được, trừ nơi còn cần';
  return threshold === 'unknown' && indicator.setByProvince ? 'tỉnh quy định, chưa xác nhận' : STANDINGS[threshold];
}

/** `mọi nơi`, `2022–2026: TN, DNB`. */
export function printOpen(open: readonly OpenPlaces[]): string {
  return open
    .map((places) => {
      const where = [...(places.regions ?? []), ...(places.communeGroups ?? []).map((group) => `nhóm ${String(group)}`)];
      const all = where.length === 0 || where.length === regions.length;
      const years = places.years === null ? '' : printYears(places.years);
      return [years, all ? (years === '' ? 'mọi nơi' : 'mọi vùng') : where.join(', ')].filter((part) => part !== '').join(': ');
    })
    .join('; ');
}

function printYears(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  const isRun = first !== undefined && last !== undefined && last - first + 1 === years.length;
  return isRun && last > first ? `${String(first)}–${String(last)}` : years.map(String).join(', ');
}

/** What is asked at each place of which something is known: `Đạt`, `≥ 95`, `DBSH ≥ 65; BTB ≥ 55`. Memories are not shown. */
export function printThresholds(indicator: Indicator): string {
  if (indicator.type === 'boolean') return 'Đạt';
  const known = indicator.thresholds.filter(({ enforce }) => enforce !== 'no');
  const places = new Map(known.map((one) => [JSON.stringify([one.region, one.communeGroup, one.year, one.from]), one]));
  const asked = [...places.values()].map((threshold) => ({
    where: whereOf(threshold),
    requirement: requirementOf(indicator, placeOf(threshold)),
  }));
  const allOpen = asked.length > 1 && asked.every(({ requirement }) => requirement.standing === 'toConfirm');
  const printed = asked.map(({ where, requirement }) => {
    const mark = requirement.standing === 'toConfirm' && !allOpen ? ' (chưa đối chiếu)' : '';
    return `${where}${printRequirement(requirement).replaceAll('; ', ', ')}${mark}`;
  });
  return `${printed.join('; ')}${allOpen ? ' (đều chưa đối chiếu)' : ''}`;
}

function placeOf({ region, communeGroup, year, from, to }: Threshold): Place {
  return { region: region ?? null, communeGroup: communeGroup ?? null, year: year ?? 0, day: from ?? to ?? '' };
}

/** `2023 DBSH `, `nhóm 1 `; nothing for a common threshold. */
function whereOf({ region, communeGroup, year }: Threshold): string {
  const parts = [
    ...(year === undefined ? [] : [String(year)]),
    ...(region ? [region] : []),
    ...(communeGroup ? [`nhóm ${String(communeGroup)}`] : []),
  ];
  return parts.map((part) => `${part} `).join('');
}
