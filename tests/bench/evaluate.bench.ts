/** What is asked of 3 321 communes × 75 indicators, and whether their results reach it: linear, half a second for the country. */
import { reaches, requirementOf, type Place } from '../../core/criteria/requirement.ts';
import { regions, type Indicator } from '../../core/criteria/schema.ts';
import type { Reading } from '../../core/reading/report.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { against, type Row } from './measure.ts';

const FEW = 332;
const MANY = 3321;

export async function benchEvaluate(): Promise<readonly Row[]> {
  const linear = (MANY / FEW).toFixed(1);
  const few = { name: `${String(FEW)} communes × 75`, work: workOf(FEW) };
  return [await against(`evaluating ${String(MANY)} communes × 75`, workOf(MANY), few, `≈ ${linear} (linear), ≤ 500 ms`)];
}

function workOf(communes: number): () => unknown {
  const indicators = templateFor(NANG_CAO).set.criteria.flatMap((criterion) => criterion.indicators);
  const units = Array.from({ length: communes }, (_, unit) => ({
    place: placeOf(unit),
    readings: indicators.map((indicator, index) => readingFor(indicator, unit + index)),
  }));
  return () => {
    let met = 0;
    for (const { place, readings } of units) {
      indicators.forEach((indicator, index) => {
        const reading = readings[index];
        if (reading && reaches(requirementOf(indicator, place), reading) === true) met += 1;
      });
    }
    return met;
  };
}

function placeOf(unit: number): Place {
  const year = 2022 + (unit % 4);
  return { region: regions[unit % regions.length] ?? null, communeGroup: null, year, day: `${String(year)}-11-30` };
}

/** Every kind of reading, as its indicator is answered. */
function readingFor({ type, parts, bothSexes }: Indicator, turn: number): Reading {
  const value = 50 + (turn % 51);
  if (type === 'boolean') return { kind: 'word', word: 'met' };
  if (type === 'level') return { kind: 'text', text: turn % 2 === 0 ? 'Khá' : 'Mức độ 2' };
  if (parts) return { kind: 'parts', value: null, bothSexes: false, parts: parts.map(({ key }) => ({ key, value })) };
  if (!bothSexes) return { kind: 'number', value };
  const sexes = [
    { key: 'nam', value },
    { key: 'nữ', value: value + 1 },
  ];
  return { kind: 'parts', value, bothSexes: true, parts: sexes };
}
