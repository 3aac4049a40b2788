/**
 * What is asked of a unit for one indicator: the threshold of its region and year, and
 * whether it may decide. Most specific first: (region, year), then (year), then (region), then common.
 */
import type { Reading } from '../reading/report.ts';
import { levelOfNumber, parseLevel, type Level } from './levels.ts';
import type { Comparator, Indicator, Region, Threshold } from './schema.ts';

/** Where a threshold is looked up. */
export interface Place {
  readonly region: Region | null;
  readonly year: number;
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

export interface Requirement {
  readonly comparator: Comparator;
  readonly standing: Standing;
  /** Null where unknown. */
  readonly threshold: number | string | null;
  readonly unit: string;
  readonly sources: readonly string[];
}

export function requirementOf(indicator: Indicator, place: Place): Requirement {
  const { comparator, unit } = indicator;
  if (indicator.type === 'boolean') {
    return {
      comparator,
      unit,
      standing: 'ownWord',
      threshold: 'Đạt',
      sources: indicator.thresholds.flatMap((threshold) => threshold.sources),
    };
  }
  const threshold = mostSpecific(indicator.thresholds, place);
  if (!threshold || threshold.enforce === 'no') return { comparator, unit, standing: 'unknown', threshold: null, sources: [] };
  return {
    comparator,
    unit,
    standing: threshold.enforce === 'yes' ? 'enforced' : 'toConfirm',
    threshold: threshold.value,
    sources: threshold.sources,
  };
}

function mostSpecific(thresholds: readonly Threshold[], { region, year }: Place): Threshold | undefined {
  let best: Threshold | undefined;
  let bestRank = -1;
  for (const threshold of thresholds) {
    if (threshold.region !== undefined && threshold.region !== region) continue;
    if (threshold.year !== undefined && threshold.year !== year) continue;
    const rank = (threshold.year === undefined ? 0 : 2) + (threshold.region === undefined ? 0 : 1);
    // A verified threshold goes before a remembered one of the same reach.
    const better = rank > bestRank || (rank === bestRank && best?.enforce === 'no' && threshold.enforce !== 'no');
    if (better) {
      best = threshold;
      bestRank = rank;
    }
  }
  return best;
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
 * | two different figures      | anything       | undefined                               |
 */
export function reaches({ threshold, comparator }: Requirement, reading: Reading): boolean | undefined {
  if (threshold === null) return undefined;
  if (typeof threshold === 'string') return reachesLevel(threshold, comparator, reading);
  if (reading.kind === 'number') return compare(reading.value, comparator, threshold);
  if (reading.kind !== 'parts' || !reading.bothSexes) return undefined;
  const figures = [...(reading.value === null ? [] : [reading.value]), ...reading.parts.map((part) => part.value)];
  const answers = figures.map((figure) => compare(figure, comparator, threshold));
  return answers.includes(undefined) ? undefined : !answers.includes(false);
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
    case '=':
      return figure === threshold;
    case 'đạt':
      return undefined;
  }
}
