/** A figure that cannot be: a percentage above 100, a negative figure, a broken count. */
import type { Reading } from '../../reading/report.ts';
import type { IndicatorType } from '../../criteria/schema.ts';
import { isFigure } from '../../reading/values.ts';
import { eachLine, type Rule } from '../rule.ts';

export const outOfPossible = {
  id: 'NTM-V009',
  severity: 'error',
  why: {
    vi: 'Số ngoài khoảng có thể có là số gõ nhầm (955 thay cho 95,5).',
    en: 'A figure outside what can be is a slip of the keys (955 for 95,5).',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (!isFigure(indicator)) return undefined;
    const wrong = figuresOf(reading, indicator.parts !== undefined).find((figure) => !isPossible(figure, indicator.type));
    return wrong === undefined ? undefined : { cell: cells.result, facts: { value: wrong, type: indicator.type } };
  }),
  examples: [
    { given: { '14.1': { result: 955 } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '-5' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '18.5': { result: 1.5 } }, finds: { row: '18.5', column: 'result' } },
    { given: { '14.1': { result: 100 } }, finds: null },
    { given: { '10': { result: 101.5 } }, finds: null },
  ],
} as const satisfies Rule;

/** Named parts have units of their own, so only their sign is judged: their whole is not one figure. */
function figuresOf(reading: Reading, namedParts: boolean): readonly number[] {
  if (reading.kind === 'number') return [reading.value];
  if (reading.kind !== 'parts') return [];
  const parts = reading.parts.map((part) => part.value);
  return namedParts ? parts.filter((value) => value < 0) : [...(reading.value === null ? [] : [reading.value]), ...parts];
}

function isPossible(figure: number, type: IndicatorType): boolean {
  if (figure < 0 || !Number.isFinite(figure)) return false;
  if (type === 'percent') return figure <= 100;
  return type !== 'count' || Number.isInteger(figure);
}
