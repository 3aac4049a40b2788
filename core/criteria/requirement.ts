/**
 * What is asked of a unit for one indicator: the threshold of its region or commune group, year and
 * day, and whether it may decide. The most specific goes first: (region, year), then (year), (region),
 * common; of two of the same reach the dated one.
 */
import type { Reading } from '../reading/report.ts';
import { levelOfNumber, parseLevel, type Level } from './levels.ts';
import { namesIn } from './names.ts';
import type { CommuneGroup, Comparator, Indicator, IndicatorPart, Region, Threshold } from './schema.ts';

/** Where a threshold is looked up. What is not known there finds no threshold that asks for it. */
export interface Place {
  readonly region: Region | null;
  readonly year: number;
  readonly communeGroup?: CommuneGroup | null;
  /** The last day of the period. */
  readonly day?: string;
}

/**
 * | standing    | meaning                                              | decides | printed |
 * |-------------|------------------------------------------------------|---------|---------|
 * | `enforced`  | a verified threshold, or the province's own            | yes     | as it is |
 * | `toConfirm` | a figure that nobody has compared with the decision    | no      | marked  |
 * | `unknown`   | no figure, or one from memory only                     | no      | “theo QĐ của tỉnh – chưa xác nhận” |
 * | `ownWord`   | a boolean indicator: Đạt is the officer's own word     | no      | Đạt     |
 */
export type Standing = 'enforced' | 'toConfirm' | 'unknown' | 'ownWord';

/** What is asked of one figure. */
export interface Asked {
  readonly comparator: Comparator;
  readonly standing: Standing;
  /** Null where unknown. */
  readonly threshold: number | string | null;
  readonly unit: string;
  readonly sources: readonly string[];
}

/** With parts, `standing` is the surest of theirs and `threshold` is null: each part has its own. */
export interface Requirement extends Asked {
  /** In the indicator's order, where a threshold is given for any of them. */
  readonly parts?: readonly (Asked & { readonly key: string })[];
}

export function requirementOf(indicator: Indicator, place: Place): Requirement {
  const { comparator, unit, thresholds } = indicator;
  if (indicator.type === 'boolean') {
    return { comparator, unit, standing: 'ownWord', threshold: 'Đạt', sources: thresholds.flatMap((threshold) => threshold.sources) };
  }
  const common = asked(indicator, mostSpecific(thresholds, undefined, place));
  const parts = thresholds.some(({ part }) => part !== undefined)
    ? indicator.parts?.map((part) => partOf(indicator, part, place))
    : undefined;
  return parts === undefined ? common : { ...common, threshold: null, standing: surest(parts), sources: [], parts };
}

function partOf(indicator: Indicator, { key, unit, comparator }: IndicatorPart, place: Place): Asked & { readonly key: string } {
  return { key, ...asked({ unit, comparator: comparator ?? indicator.comparator }, mostSpecific(indicator.thresholds, key, place)) };
}

function asked({ comparator, unit }: Pick<Indicator, 'comparator' | 'unit'>, threshold: Threshold | undefined): Asked {
  if (!threshold || threshold.enforce === 'no') return { comparator, unit, standing: 'unknown', threshold: null, sources: [] };
  return {
    comparator,
    unit,
    standing: threshold.enforce === 'yes' ? 'enforced' : 'toConfirm',
    threshold: threshold.value,
    sources: threshold.sources,
  };
}

function surest(parts: readonly Asked[]): Standing {
  const order: readonly Standing[] = ['enforced', 'toConfirm'];
  return order.find((standing) => parts.some((part) => part.standing === standing)) ?? 'unknown';
}

function mostSpecific(thresholds: readonly Threshold[], part: string | undefined, place: Place): Threshold | undefined {
  let best: Threshold | undefined;
  let bestRank = -1;
  for (const threshold of thresholds) {
    if (threshold.part !== part || !holdsIn(threshold, place)) continue;
    const rank = specificity(threshold);
    // A verified threshold goes before a remembered one of the same reach.
    const better = rank > bestRank || (rank === bestRank && best?.enforce === 'no' && threshold.enforce !== 'no');
    if (better) {
      best = threshold;
      bestRank = rank;
    }
  }
  return best;
}

function holdsIn({ region, communeGroup, year, from, to }: Threshold, place: Place): boolean {
  if (region !== undefined && region !== place.region) return false;
  if (communeGroup !== undefined && communeGroup !== place.communeGroup) return false;
  if (year !== undefined && year !== place.year) return false;
  if (from === undefined && to === undefined) return true;
  return place.day !== undefined && (from ?? '') <= place.day && place.day <= (to ?? '9999-12-31');
}

function specificity({ region, communeGroup, year, from, to }: Threshold): number {
  const dated = from !== undefined || to !== undefined;
  return (year === undefined ? 0 : 4) + (region === undefined && communeGroup === undefined ? 0 : 2) + (dated ? 1 : 0);
}

/**
 * Whether a reading reaches the requirement; undefined where it cannot be said (unknown
 * threshold, a word, parts of different kinds, levels of different scales).
 *
 * | reading                    | asked          | answer                                  |
 * |----------------------------|----------------|-----------------------------------------|
 * | 95,5                       | ≥ 95           | true                                    |
 * | nam 94; nữ 96 (both sexes) | ≥ 95           | false: each must reach it               |
 * | 0, “Không”                 | = 0            | true                                    |
 * | Trung bình                 | ≥ Khá          | false                                   |
 * | Mức độ 3, or a bare 3      | ≥ Mức độ 2     | true                                    |
 * | Tốt                        | ≥ Mức độ 2     | undefined                               |
 * | Giáo dục; Du lịch          | ≥ 1 (a name)   | true                                    |
 * | a 96; b 60                 | a ≥ 95, b ≥ 65 | false: each must reach its own          |
 * | a 96; b 60                 | a ≥ 95, b unknown | undefined                            |
 * | two different figures      | one threshold  | undefined                               |
 */
export function reaches(requirement: Requirement, reading: Reading): boolean | undefined {
  const { threshold, comparator } = requirement;
  if (requirement.parts) return reachesParts(requirement.parts, requirement.standing, reading);
  if (threshold === null) return undefined;
  if (typeof threshold === 'string') return reachesLevel(threshold, comparator, reading);
  if (reading.kind === 'number') return compare(reading.value, comparator, threshold);
  if (reading.kind === 'text') return compare(namesIn(reading.text).length, comparator, threshold);
  if (reading.kind !== 'parts' || !reading.bothSexes) return undefined;
  const figures = [...(reading.value === null ? [] : [reading.value]), ...reading.parts.map((part) => part.value)];
  const answers = figures.map((figure) => compare(figure, comparator, threshold));
  return answers.includes(undefined) ? undefined : !answers.includes(false);
}

/** Below a part that stands as surely as the whole says it does: false. True only where every part is as sure and reached. */
function reachesParts(parts: NonNullable<Requirement['parts']>, standing: Standing, reading: Reading): boolean | undefined {
  if (reading.kind !== 'parts' || reading.bothSexes) return undefined;
  const answers = parts.map((part) => {
    const figure = reading.parts.find(({ key }) => key === part.key);
    if (part.standing !== standing || typeof part.threshold !== 'number' || !figure) return undefined;
    return compare(figure.value, part.comparator, part.threshold);
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function reachesLevel(threshold: string, comparator: Comparator, reading: Reading): boolean | undefined {
  // “Khá trở lên” asks what “≥ Khá” asks.
  const asked = parseLevel(comparator === '≥' ? threshold.replace(/\s+trở lên\s*$/iu, '') : threshold);
  if (!asked) return undefined;
  const level = levelOf(reading, asked);
  return level?.scale === asked.scale ? compare(level.rank, comparator, asked.rank) : undefined;
}

function levelOf(reading: Reading, asked: Level): Level | undefined {
  if (reading.kind === 'number') return levelOfNumber(reading.value, asked);
  if (reading.kind !== 'text') return undefined;
  return parseLevel(reading.text) ?? (/^\d$/u.test(reading.text) ? levelOfNumber(Number(reading.text), asked) : undefined);
}

/** Undefined for `đạt`, which asks no figure. */
function compare(figure: number, comparator: Comparator, threshold: number): boolean | undefined {
  switch (comparator) {
    case '≥':
      return figure >= threshold;
    case '≤':
      return figure <= threshold;
    case '>':
      return figure > threshold;
    case '<':
      return figure < threshold;
    case '=':
      return figure === threshold;
    case 'đạt':
      return undefined;
  }
}
