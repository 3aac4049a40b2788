import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNumber, printNumber } from '../../core/text/number.ts';

interface SpellingCase {
  readonly in: string;
  readonly value: number | null;
  readonly note: string;
}
const cases = JSON.parse(readFileSync(new URL('./numberCases.json', import.meta.url), 'utf8')) as readonly SpellingCase[];

/** What the officers' spellings without one value are instead. */
const KIND_BY_NOTE: readonly (readonly [RegExp, string | undefined])[] = [
  [/^ambiguous/, 'ambiguous'],
  [/^ratio/, 'ratio'],
  [/^not assessed/, 'notAssessed'],
  [/^verdict/, undefined],
];

describe('the spellings officers use', () => {
  it.each(cases.map((spelling) => [spelling.in, spelling] as const))('%s', (text, { value, note }) => {
    const reading = parseNumber(text);
    if (value !== null) expect(reading).toMatchObject({ kind: 'number', value });
    else expect(reading?.kind).toBe(KIND_BY_NOTE.find(([pattern]) => pattern.test(note))?.[1]);
  });

  it('keeps the comparator, the approximation and the unit apart from the figure', () => {
    expect(parseNumber('≥65%')).toMatchObject({ value: 65, comparator: '≥', unit: '%' });
    expect(parseNumber('trên 98%')).toMatchObject({ value: 98, comparator: '>' });
    expect(parseNumber('khoảng 20')).toMatchObject({ value: 20, approximate: true });
    expect(parseNumber('98 trở lên')).toMatchObject({ value: 98, comparator: '≥' });
    expect(parseNumber('98% trở lên')).toMatchObject({ value: 98, comparator: '≥', unit: '%' });
  });
});

describe('a figure with something beside it', () => {
  it.each([
    ['80% (12/15)', { kind: 'number', value: 80 }],
    ['12/15 = 80%', { kind: 'number', value: 80 }],
    ['66,6% (2/3)', { kind: 'number', value: 66.6 }],
    ['66,7% (2/3)', { kind: 'number', value: 66.7 }],
    ['90-95', { kind: 'ambiguous', candidates: [90, 95] }],
    ['từ 90 đến 95%', { kind: 'ambiguous', candidates: [90, 95] }],
    ['95,5.', { kind: 'number', value: 95.5 }],
    ['Đạt tỷ lệ: 95,5%', { kind: 'number', value: 95.5 }],
    ['trên dưới 95', { kind: 'number', approximate: true }],
  ] as const)('%s', (text, reading) => expect(parseNumber(text)).toMatchObject(reading));

  it.each(['98/100 = 97%', '100% (15/19)', '80% (12/0)', '95 - 90', '95%/100%', 'từ 95% trở lên'])('“%s” is not read as one', (text) => {
    expect(parseNumber(text)?.kind).not.toBe('number');
  });
});

describe('what is no one number', () => {
  it.each(['95,', '1.2.3', '95,5 hoặc 96', 'km 5', '123 4', '', '   ', '1,23,456'])('“%s” is not read as one', (text) => {
    expect(parseNumber(text)?.kind).not.toBe('number');
  });
});

describe('any figure', () => {
  const figure = fc.integer({ min: 0, max: 999_999_999 }).map((number) => number / 100);

  it('printed with a comma is read back, unless it has three decimals', () => {
    fc.assert(
      fc.property(figure, (value) => {
        expect(parseNumber(printNumber(value))).toEqual({ kind: 'number', value, unit: '' });
      }),
    );
  });

  it('grouped the Vietnamese or the English way with decimals means the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), fc.integer({ min: 1, max: 9 }), (whole, tenth) => {
        const groups = String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
        const value = whole + tenth / 10;
        expect(parseNumber(`${groups},${String(tenth)}`)).toMatchObject({ kind: 'number', value });
        expect(parseNumber(`${groups.replaceAll('.', ',')}.${String(tenth)}`)).toMatchObject({ kind: 'number', value });
        expect(parseNumber(`${groups.replaceAll('.', '\u00A0')},${String(tenth)}`)).toMatchObject({ kind: 'number', value });
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => void parseNumber(text)));
  });
});
