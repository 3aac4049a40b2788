/** The figures in one result, each with the kind of figure it is: a whole, men, women, or a named part in its own unit. */
import type { Indicator, IndicatorType } from '../criteria/schema.ts';
import { askedPart } from './parts.ts';
import type { Reading } from './report.ts';

export interface Figure {
  readonly value: number;
  readonly type: IndicatorType;
  readonly approximate?: true;
  readonly comparator?: string;
}

/** None where the result is no figure. */
export function figuresOf(reading: Reading, indicator: Indicator): readonly Figure[] {
  if (reading.kind === 'number') return [{ ...reading, type: indicator.type }];
  if (reading.kind !== 'parts') return [];
  const asked = new Map((reading.bothSexes ? [] : (indicator.parts ?? [])).map((part) => [part.key, askedPart(part).type]));
  return [
    ...(reading.value === null ? [] : [{ value: reading.value, type: indicator.type }]),
    ...reading.parts.map((part) => ({ ...part, type: asked.get(part.key) ?? indicator.type })),
  ];
}
