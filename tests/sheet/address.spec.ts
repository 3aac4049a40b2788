/** A1 addresses as Excel counts them: what is one, where it stands, and nothing else taken for one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, columnNumber, MAX_COLUMN, MAX_ROW, parseAddress, parseRange } from '../../core/sheet/address.ts';

describe('an address', () => {
  it.each([
    ['A1', 1, 1],
    ['F42', 42, 6],
    ['z9', 9, 26],
    ['AA10', 10, 27],
    ['$F$42', 42, 6],
    ['F$42', 42, 6],
    ['$F42', 42, 6],
    ['XFD1048576', MAX_ROW, MAX_COLUMN],
  ])('%s is a place', (text, row, column) => {
    expect(parseAddress(text)).toEqual({ row, column });
  });

  it.each([
    '',
    '$',
    '$$',
    'A',
    '1',
    'A0',
    'A01',
    'A$',
    'A1 ',
    ' A1',
    'A1:B2',
    'A-1',
    'A1.0',
    '$A$$1',
    '$$A1',
    '@1',
    '[1',
    '`1',
    '{1',
    'Á1',
    'A１',
    'AAAA1',
    'XFE1',
    'A1048577',
    'A10000000',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('is read as it is written, wherever it stands', () => {
    const place = fc.record({ row: fc.integer({ min: 1, max: MAX_ROW }), column: fc.integer({ min: 1, max: MAX_COLUMN }) });
    fc.assert(
      fc.property(place, ({ row, column }) => {
        expect(parseAddress(addressOf(row, column))).toEqual({ row, column });
      }),
    );
  });

  it('is what its pattern says, of any text', () => {
    const nearly = fc.stringMatching(/^[$AaXFDz@[`{019:Á １\u0141\u2041]{0,10}$/u);
    fc.assert(
      fc.property(nearly, (text) => {
        const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text) ?? [];
        const [row, column] = [Number(digits), columnNumber(letters)];
        const isThere = letters !== '' && row <= MAX_ROW && column <= MAX_COLUMN;
        expect(parseAddress(text)).toEqual(isThere ? { row, column } : undefined);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a range', () => {
  it('has its corners in any order, and may be one cell', () => {
    const area = { top: 1, left: 1, bottom: 4, right: 11 };
    expect([parseRange('A1:K4'), parseRange('K4:A1'), parseRange('A4:K1')]).toEqual([area, area, area]);
    expect(parseRange('F42')).toEqual({ top: 42, left: 6, bottom: 42, right: 6 });
  });

  it.each(['', ':', 'A1:', ':A1', 'A1:B', 'A:B', '1:2'])('%j is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
});
