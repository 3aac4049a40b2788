/** A figure that cannot be: a percentage above 100, a negative figure, a broken count. */
import type { IndicatorType } from '../../criteria/schema.ts';
import { figuresOf } from '../../reading/figures.ts';
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
    const wrong = figuresOf(reading, indicator).find(({ value, type }) => !isPossible(value, type));
    if (wrong === undefined) return undefined;
    const fault = { cell: cells.result, facts: { value: wrong.value, type: wrong.type } };
    const meant = reading.kind === 'number' ? withComma(wrong.value, wrong.type) : undefined;
    return meant === undefined ? fault : { ...fault, fix: [{ cell: cells.result, value: meant, format: 'General' }] };
  }),
  examples: [
    { given: { '14.1': { result: 955 } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: '-5' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '18.5': { result: 1.5 } }, finds: { row: '18.5', column: 'result' } },
    { given: { '14.1': { result: '95,6 (nam 952; nữ 96,0)' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '5.1': { result: 'a 1000; b 1' } }, finds: { row: '5.1', column: 'result' } },
    { given: { '5.1': { result: 'a 100; b -1' } }, finds: { row: '5.1', column: 'result' } },
    { given: { '5.1': { result: 'a 100; b 120' } }, finds: null },
    { given: { '14.1': { result: 100 } }, finds: null },
    { given: { '10': { result: 101.5 } }, finds: null },
  ],
} as const satisfies Rule;

/** 955 → 95.5, 9555 → 95.55: a swallowed comma; undefined where no comma makes a percentage near it. */
function withComma(figure: number, type: IndicatorType): number | undefined {
  const digits = String(figure);
  return type === 'percent' && /^[1-9]\d{2,3}$/u.test(digits) && figure !== 1000
    ? Number(`${digits.slice(0, 2)}.${digits.slice(2)}`)
    : undefined;
}

function isPossible(figure: number, type: IndicatorType): boolean {
  if (figure < 0 || !Number.isFinite(figure)) return false;
  if (type === 'percent') return figure <= 100;
  return type !== 'count' || Number.isInteger(figure);
}
